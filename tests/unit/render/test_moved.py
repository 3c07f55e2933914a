from annotated_briefs.model import Entity, EntityId, Kind
from annotated_briefs.render.moved import render_moved

ADA = Entity(
    EntityId("ada-quill"), Kind.PERSON, "Ada Quill", formerly=("people/ada-quil", "groups/quills")
)


def test_each_former_address_has_a_page() -> None:
    pages = {page.path: page.markdown for page in render_moved([ADA], ())}
    assert list(pages) == ["people/ada-quil/index.html", "groups/quills/index.html"]
    assert 'content="0; url=../ada-quill/"' in pages["people/ada-quil/index.html"]
    assert 'href="../../people/ada-quill/"' in pages["groups/quills/index.html"]


def test_a_page_that_stands_there_is_not_written_over() -> None:
    paths = [page.path for page in render_moved([ADA], {"people/ada-quil"})]
    assert paths == ["groups/quills/index.html"]
