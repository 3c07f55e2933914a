"""Names in the headline, the deck and the caption."""

from __future__ import annotations

import pytest

from annotated_briefs.model import Entity, EntityId, Field, Kind, Mention, Register, Span
from annotated_briefs.resolve import name_fields
from annotated_briefs.text import split
from tests.made import entity

QUILL = entity("ada-quill", "Ada Quill", Kind.PERSON)
MAY = entity("tess-may", "Tess May", Kind.PERSON)
PORT = entity("port-office", "Port Office", curated=False)
TEXT = "Ada Quill spoke to the Port Office. Some said that a council had failed. The Office left."


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def named(
    headline: str, *records: Entity, text: str = TEXT, entities: tuple[Entity, ...] = (QUILL, PORT)
) -> list[tuple[str, str]]:
    """The names in ``headline`` of an article that names the machine's own by its full name."""
    article = split(text)
    mentions = [Mention(at(text, e.name), e.kind, e.id) for e in entities if e.name in article.text]
    found = name_fields(
        {Field.HEADLINE: headline},
        article,
        mentions,
        {e.id: e for e in entities},
        Register({r.id: r for r in records}),
    )
    assert all(m.field is Field.HEADLINE for m in found)
    return [(m.span.of(headline), m.entity) for m in found]


def test_what_the_text_names_is_named_in_the_headline() -> None:
    assert named("Ada Quill’s plea to Port Office") == [
        ("Ada Quill", "ada-quill"),
        ("Port Office", "port-office"),
    ]


def test_a_surname_means_the_person_of_the_text() -> None:
    assert named("Harbour unsafe: Quill") == [("Quill", "ada-quill")]
    brother = entity("bo-quill", "Bo Quill", Kind.PERSON, curated=False)
    assert named("Harbour unsafe: Quill", entities=(QUILL, brother)) == []


def test_a_record_is_known_where_the_text_does_not_name_it() -> None:
    assert named("Northbank mourns", entity("northbank", "Northbank", Kind.PLACE)) == [
        ("Northbank", "northbank")
    ]
    assert named("Southbank mourns", entity("northbank", "Northbank", Kind.PLACE)) == []


def test_of_two_records_the_one_in_the_article_is_meant() -> None:
    def warden(id_: str) -> Entity:
        return Entity(EntityId(id_), Kind.ORG, id_.title(), ("Wardens",))

    north, south = warden("north-wardens"), warden("south-wardens")
    assert named("Wardens agree", north, south) == []
    assert named("Wardens agree", north, south, entities=(south,)) == [("Wardens", "south-wardens")]


def test_the_longer_name_wins() -> None:
    trust = entity("ada-quill-trust", "Ada Quill Trust")
    assert named("Ada Quill Trust sues", trust) == [("Ada Quill Trust", "ada-quill-trust")]


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Talks On Harbour May Fail Again", []),
        ("May Talks Fail Again", []),
        ("Harbour talks with May have failed", [("May", "tess-may")]),
        ("Tess May Resigns After Talks", [("Tess May", "tess-may")]),
    ],
)
def test_among_capitals_a_word_of_everyday_speech_is_no_name(
    headline: str, found: list[tuple[str, str]]
) -> None:
    assert named(headline, entities=(MAY,)) == found


def test_what_the_article_writes_small_is_no_name_among_capitals() -> None:
    council = entity("council", "Council")
    assert named("Harbour Talks Fail In Council", council) == []
    assert named("Talks in Council have failed again", council) == [("Council", "council")]


def test_every_field_is_read_and_counts_for_itself() -> None:
    fields = {Field.HEADLINE: "Quill speaks", Field.DECK: "She is tired", Field.CAPTION: "A. Quill"}
    found = name_fields(fields, None, (), {QUILL.id: QUILL}, Register())
    assert [(m.field, m.span.of(fields[m.field])) for m in found] == [
        (Field.HEADLINE, "Quill"),
        (Field.CAPTION, "Quill"),
    ]
