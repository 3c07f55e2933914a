"""The indexes: who is listed as a source."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from annotated_briefs.link import gather
from annotated_briefs.model import Entity, EntityId, Kind, Publication, Register, Span
from annotated_briefs.publish import publish
from annotated_briefs.render.indexes import render_indexes
from tests.made import annotated, statement

ADA = Entity(EntityId("ada-quill"), Kind.PERSON, "Ada Quill")


def pages(*, unsaid: bool) -> dict[str, Any]:
    said = replace(statement("S1", Span(0, 5), by="ada-quill"), unsaid=unsaid)
    view = publish(annotated("Words of Ada.", statements=[said], entities=[ADA]))
    links, stories = gather([view], Register({ADA.id: ADA}))
    found = render_indexes(
        [view],
        links=links,
        stories=stories,
        outlets={},
        handwritten=(),
        publication=Publication(),
    )
    return {page.path: page for page in found}


@pytest.mark.parametrize("unsaid", [False, True])
def test_what_was_not_said_makes_nobody_a_source(unsaid: bool) -> None:
    found = pages(unsaid=unsaid)
    for path in ("index.md", "sources/index.md", "search/index.md"):
        assert ("Ada Quill" in found[path].markdown) is not unsaid, path
    assert (">heard<" in found["people/index.md"].markdown) is not unsaid
    assert "Ada Quill" in found["people/index.md"].markdown


def test_an_index_is_another_once_somebody_is_heard() -> None:
    one, other = pages(unsaid=True), pages(unsaid=False)
    assert one["people/index.md"].key
    assert one["people/index.md"].key != other["people/index.md"].key
