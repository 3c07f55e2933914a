"""The lists of briefs by year, topic and form, and the search page that leads to them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated_briefs.link import gather
from annotated_briefs.model import Counts, Kind, Outlet, Register, Slug, Span
from annotated_briefs.publish import PublishedBrief, publish
from annotated_briefs.render.facets import render_facets
from annotated_briefs.render.paging import PER_PAGE
from tests import markup
from tests.made import annotated, entity, statement

OUTLETS = {Slug("ledger"): Outlet(Slug("ledger"), "The Harbour Ledger")}
HOSTILE = "<img src=x onerror=alert(1)> *roads*"


def brief(slug: str, **given: object) -> PublishedBrief:
    given = {"headline": f"The headline of {slug}", **given}
    return publish(annotated("One sentence.", slug=slug, **given), {})  # type: ignore[arg-type]


def pages(*views: PublishedBrief) -> dict[str, str]:
    known = {e.id: e for view in views for e in view.findings.entities.values()}
    links, stories = gather(views, Register(known))
    made = render_facets(views, links=links, stories=stories, outlets=OUTLETS)
    return {page.path: page.markdown for page in made}


def words(markdown: str) -> str:
    return " ".join(markup.text(markup.fragment(markdown.partition("\n---\n")[2])).split())


def test_a_year_lists_its_briefs_and_no_others() -> None:
    made = pages(brief("a", published="2024-05"), brief("b", published="2023"), brief("c"))
    assert {"years/2024.md", "years/2023.md", "years/undated.md"} <= set(made)
    assert "headline of a" in made["years/2024.md"]
    assert "headline of b" not in made["years/2024.md"]
    assert "headline of c" in made["years/undated.md"]


def test_a_form_that_no_brief_has_gets_no_page() -> None:
    made = pages(brief("a", counts=Counts(speaking_sources=1, unnamed=1)))
    assert {"forms/one-source.md", "forms/unnamed.md"} <= set(made)
    assert "forms/documents.md" not in made
    assert "forms/documents" not in made["search/index.md"]


def test_topics_that_share_an_address_share_a_page() -> None:
    made = pages(brief("a", topics=("Sea roads",)), brief("b", topics=("sea-roads", "Sea Roads")))
    assert [path for path in made if path.startswith("topics/")] == ["topics/sea-roads.md"]
    assert made["topics/sea-roads.md"].count("headline of b") == 1
    assert "2 briefs" in words(made["topics/sea-roads.md"])


def test_a_topic_of_no_letters_has_an_address() -> None:
    assert "topics/topic.md" in pages(brief("a", topics=("???",)))


def test_a_long_list_is_split_in_pages() -> None:
    made = pages(*(brief(f"b{n}", published="2024") for n in range(PER_PAGE + 1)))
    assert {"years/2024.md", "years/2024/2.md"} <= set(made)
    assert "headline of b0" in made["years/2024.md"]
    assert f"headline of b{PER_PAGE}" in made["years/2024/2.md"]


def test_the_search_page_leads_to_every_facet_with_its_count() -> None:
    ada = entity("ada", "Ada Quill", Kind.PERSON)
    said = [statement("S1", Span(0, 3), by="ada")]
    views = [
        brief("a", published="2024", story="The Bridge", topics=("roads",)),
        brief("b", published="2024", statements=said, entities=[ada]),
    ]
    page = pages(*views)["search/index.md"]
    for address in ("outlets/ledger", "years/2024", "stories/the-bridge", "topics/roads"):
        assert f'href="../{address}/"' in page
    for address in ("people/ada", "sources", "people", "organizations", "places"):
        assert f'href="../{address}/"' in page
    assert "2024 2" in words(page)
    assert "roads 1" in words(page)


def test_the_search_page_stands_without_a_brief() -> None:
    assert "# Search" in pages()["search/index.md"]


@pytest.mark.parametrize("field", ["headline", "story", "topics"])
def test_a_strangers_words_are_no_markup(field: str) -> None:
    given = (HOSTILE,) if field == "topics" else HOSTILE
    made = pages(brief("a", published="2024", **{field: given}))
    assert any("img src" in words(text) for text in made.values())
    for path, text in made.items():
        assert "<img" not in text, path


def test_lists_are_not_searched_for_what_they_list_has_pages_of_its_own() -> None:
    for path, text in pages(brief("a", published="2024", topics=("roads",))).items():
        assert "found_as: null" in text, path


def test_an_outlet_without_a_record_is_not_offered() -> None:
    view = brief("a")
    about = replace(view.brief.metadata, outlet=Slug("unknown"))
    view = replace(view, brief=replace(view.brief, metadata=about))
    assert "outlets/unknown" not in pages(view)["search/index.md"]
