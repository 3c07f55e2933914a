"""Facets: what a brief says of itself, and the lists of those that share it."""

from __future__ import annotations

from typing import Any

import pytest

from annotated_briefs.link import gather
from annotated_briefs.link.facets import FACETS, FORMS, facets_of, year_of
from annotated_briefs.model import Counts, Entity, EntityId, Kind, Outlet, Register, Slug, Span
from annotated_briefs.publish import publish
from annotated_briefs.render.facets import render_facets
from tests import markup
from tests.made import annotated, statement

OUTLETS = {Slug("ledger"): Outlet(Slug("ledger"), "The Ledger")}
ADA = Entity(EntityId("ada-quill"), Kind.PERSON, "Ada Quill")


def view(slug: str = "one", **fields: Any) -> Any:
    return publish(annotated("Ada said a boat was late.", slug=slug, **fields))


def pages(views: list[Any]) -> dict[str, str]:
    links, stories = gather(views, Register())
    found = render_facets(views, links=links, stories=stories, outlets=OUTLETS)
    return {page.path: page.markdown for page in found}


def heads(markdown: str) -> list[str]:
    items = markup.by_class(markup.fragment(markdown), "ab-item")
    return [markup.words(next(item.iter("h3"))) for item in items]


def test_what_a_brief_says_of_itself() -> None:
    said = statement("S1", Span(9, 24), by="ada-quill")
    brief = view(
        published="2024-05", topics=("boats",), story="The boats", statements=[said], entities=[ADA]
    )
    found = facets_of(brief, OUTLETS)
    assert found["outlet"] == ("The Ledger",)
    assert found["year"] == ("2024",)
    assert found["topic"] == ("boats",)
    assert found["story"] == ("The boats",)
    assert found["quoted"] == found["name"] == ("Ada Quill",)
    assert set(found) <= set(FACETS)


def test_what_it_does_not_say_is_no_facet() -> None:
    found = facets_of(view(), {})
    assert found["outlet"] == ("ledger",)
    assert found["year"] == ("undated",)
    assert not {"story", "topic", "quoted"} & set(found)


@pytest.mark.parametrize(("published", "year"), [("2024", "2024"), ("1999-12-31", "1999")])
def test_the_year(published: str, year: str) -> None:
    assert year_of(view(published=published)) == year


@pytest.mark.parametrize(
    ("counts", "slugs"),
    [
        (Counts(), {"no-source"}),
        (Counts(speaking_sources=1, named=1), {"named-people", "one-source"}),
        (Counts(speaking_sources=3, unnamed=2, institution=1), {"unnamed", "institutions"}),
        (Counts(speaking_sources=2, document=1, media_report=1), {"documents", "media-reports"}),
        (
            Counts(speaking_sources=2, named=2, reportedly=1, orphan_quotes=1),
            {"named-people", "hedged", "quotation-without-speaker"},
        ),
    ],
)
def test_forms_of_sourcing_follow_from_the_counts(counts: Counts, slugs: set[str]) -> None:
    sourcing = view(counts=counts).findings.sourcing
    assert {form.slug for form in FORMS if form.holds(sourcing)} == slugs


def test_years_topics_and_forms_list_their_briefs() -> None:
    views = [
        view("one", headline="One", published="2024-05-07", topics=("boats", "ports")),
        view("two", headline="Two", published="2023", topics=("boats",)),
        view("three", headline="Three"),
    ]
    found = pages(views)
    assert heads(found["years/2024.md"]) == ["One"]
    assert heads(found["years/undated.md"]) == ["Three"]
    assert heads(found["topics/boats.md"]) == ["One", "Two"]
    assert heads(found["topics/ports.md"]) == ["One"]
    assert heads(found["forms/no-source.md"]) == ["One", "Two", "Three"]
    assert "forms/unnamed.md" not in found


def test_topics_that_share_an_address_share_a_page() -> None:
    found = pages([view("one", topics=("Boats!", "boats")), view("two", topics=("boats",))])
    assert len(heads(found["topics/boats.md"])) == 2


def test_every_facet_has_an_index_and_the_search_page_leads_to_each() -> None:
    found = pages([view(f"b{n}", topics=(f"topic {n}",), published="2024") for n in range(35)])
    assert {"years/index.md", "topics/index.md", "forms/index.md", "search/index.md"} <= set(found)
    search = found["search/index.md"]
    assert search.count("../topics/topic-") == 30
    assert "All topics" in search
    assert "All years" not in search
    assert found["topics/index.md"].count("topic-") == 35


def test_a_hostile_topic_is_text() -> None:
    found = pages([view(topics=("<script>x</script>",))])
    assert "<script>x" not in "".join(found.values())
