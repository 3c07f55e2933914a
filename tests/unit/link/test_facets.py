"""What a brief says of itself to those who narrow a search."""

from __future__ import annotations

import pytest

from annotated_briefs.link.facets import FACETS, FORMS, UNDATED, facets_of, speakers_of, year_of
from annotated_briefs.model import (
    Counts,
    Kind,
    Outlet,
    ReplyKind,
    ReplySignal,
    Slug,
    Sourcing,
    Span,
)
from annotated_briefs.publish import publish
from tests.made import annotated, entity, statement

LEDGER = {Slug("ledger"): Outlet(Slug("ledger"), "The Harbour Ledger")}
FORM = {form.slug: form.holds for form in FORMS}


def facets(**given):
    return facets_of(publish(annotated("Ada Quill said the bridge held.", **given), {}), LEDGER)


def test_the_outlet_by_its_name() -> None:
    assert facets()["outlet"] == ("The Harbour Ledger",)


def test_an_outlet_without_a_record_by_its_slug() -> None:
    assert facets_of(publish(annotated("One."), {}), {})["outlet"] == ("ledger",)


@pytest.mark.parametrize(
    ("published", "year"), [("2024-05-07", "2024"), ("2024", "2024"), (None, UNDATED)]
)
def test_the_year_as_far_as_it_is_known(published: str | None, year: str) -> None:
    assert year_of(publish(annotated("One.", published=published), {})) == year


def test_a_facet_without_a_value_is_left_out() -> None:
    found = facets()
    assert "story" not in found
    assert "topic" not in found
    assert all(found.values())


def test_story_and_topics_as_they_are_written() -> None:
    found = facets(story="The Bridge", topics=("roads", "Storms & floods", "roads"))
    assert found["story"] == ("The Bridge",)
    assert found["topic"] == ("roads", "Storms & floods")


def test_who_is_quoted_is_named_once_and_is_told_from_who_is_only_named() -> None:
    ada = entity("ada-quill", "Ada Quill", Kind.PERSON)
    council = entity("council", "Town Council")
    said = [statement(f"S{n}", Span(15, 30), by="ada-quill") for n in (1, 2)]
    found = facets(statements=said, entities=[ada, council])
    assert found["quoted"] == ("Ada Quill",)
    assert found["name"] == ("Ada Quill", "Town Council")


def test_a_name_without_a_page_is_no_facet() -> None:
    assert "name" not in facets(entities=[entity("x", "Quill", Kind.PERSON, curated=False)])


def test_facets_come_in_the_order_in_which_they_are_offered() -> None:
    found = facets(story="A", topics=("b",), entities=[entity("ada", "Ada Quill")])
    assert list(found) == [name for name in FACETS if name in found]


@pytest.mark.parametrize(
    ("slug", "counts"),
    [
        ("named-people", Counts(named=1)),
        ("unnamed", Counts(unnamed=1)),
        ("institutions", Counts(institution=1)),
        ("documents", Counts(document=1)),
        ("media-reports", Counts(media_report=1)),
        ("one-source", Counts(speaking_sources=1)),
        ("hedged", Counts(reportedly=1)),
        ("quotation-without-speaker", Counts(orphan_quotes=1)),
    ],
)
def test_a_form_of_sourcing_follows_from_its_count_alone(slug: str, counts: Counts) -> None:
    two = Counts(speaking_sources=2)
    assert FORM[slug](Sourcing(counts, (), ()))
    assert not FORM[slug](Sourcing(two, (), ()))


def test_no_source_is_not_one_source() -> None:
    assert FORM["no-source"](Sourcing(Counts(), (), ()))
    assert not FORM["one-source"](Sourcing(Counts(), (), ()))
    assert not FORM["no-source"](Sourcing(Counts(speaking_sources=1), (), ()))


def test_a_reply_and_its_absence_are_both_told() -> None:
    signal = ReplySignal(ReplyKind.NO_RESPONSE, Span(0, 4))
    assert FORM["reply"](Sourcing(Counts(), (), (), replies=(signal,)))
    assert not FORM["reply"](Sourcing(Counts(), (), ()))


def test_slugs_and_labels_of_the_forms_are_distinct() -> None:
    assert len({form.slug for form in FORMS}) == len({form.label for form in FORMS}) == len(FORMS)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({}, ["_"]),
        ({"S1": "Ada"}, ["_0", "Ada"]),
        ({"S1": "Ada", "S2": "officials", "S3": "Ada"}, ["_0_1_0", "Ada", "officials"]),
        ({"S2": "Ada", "S4": "Wren"}, ["__0__1", "Ada", "Wren"]),
    ],
)
def test_whose_each_statement_is(names: dict[str, str], expected: list[str]) -> None:
    said = [statement(id_, Span(0, 3)) for id_ in names]
    assert speakers_of(publish(annotated("One.", statements=said), {}), names) == expected
