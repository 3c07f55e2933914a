"""Whom a name names: merges that are right, and merges that must not be."""

from __future__ import annotations

import pytest

from annotated_briefs.model import EntityId, Kind, Origin, Register, Span
from annotated_briefs.resolve import ambiguous, name_things
from annotated_briefs.text import split
from tests.marked import marked, record, register

TOGETHER = {
    "surname": "[PERSON:Tariq al-Rashidi] left. [PERSON:al-Rashidi] and [ORG:Rashidi] spoke.",
    "title": "[PERSON:Tariq al-Rashidi] left. President Rashidi spoke.",
    "given name": "[PERSON:Ana Diaz] left. [PERSON:Ana] spoke.",
    "middle name": "[PERSON:Ana Maria Diaz] left. [PERSON:Ana Diaz] spoke.",
    "kunya": "[PERSON:Abu Zarif al-Noori] left. [PERSON:Abu Zarif] spoke.",
    "defined": "the [ORG:Owl Care Foundation] (OCF) met. OCF paid.",
    "initials": "the [ORG:Owl Care Foundation] met. [ORG:OCF] paid.",
    "legal form": "[ORG:Initech Inc.] met. [ORG:Initech] paid.",
    "generic head": "the [ORG:Zarif Organization] met. [ORG:Zarif] paid.",
    "names of a country": "the [GPE:United States] and the U.S. and the US",
    "people": "[NORP:Iraqi] forces and [NORP:Iraqis]",
    "short given name": "[PERSON:Jo Diaz] left. [PERSON:Jo] spoke.",
    "surname first": "[PERSON:Ma Ngok] left. [PERSON:Ma] spoke.",
    "surname in the middle": "[PERSON:Ana Yu Hoi-kwan] left. [PERSON:Yu] spoke.",
    "sovereign": "[PERSON:Queen Zarbina II] left. They wrote to the Queen about it.",
    "country of a body": "the [ORG:Norwegian Parliament] met. [ORG:Parliament] voted.",
    "body of a country": "the [ORG:Parliament of Norway] met. [ORG:Parliament] voted.",
    "body of a body": "the [ORG:UN General Assembly] met. [ORG:General Assembly] seats are few.",
    "body": "the [ORG:Grey Owl Council] met. [ORG:Council] members voted.",
    "airport": "at [FAC:Zarbin Airport] it rained. [GPE:Zarbin] was shut.",
    "airline": "[ORG:Zarbin Airlines] flew. [PERSON:Zarbin] is bankrupt.",
    "marks": "[ORG:Pen'dola] and [ORG:Pen’dola]",
}


@pytest.mark.parametrize("text", TOGETHER.values(), ids=TOGETHER.keys())
def test_together(text: str) -> None:
    mentions, entities = name_things(*marked(text), Register())
    assert len(mentions) > 1
    assert len(entities) == 1


APART = {
    "two of a surname": (
        "[PERSON:Ana Diaz] and [PERSON:Luis Diaz] left. [PERSON:Diaz] spoke.",
        ["ana-diaz", "luis-diaz", "diaz"],
    ),
    "group within a name": (
        "[ORG:Hizbullah] and [ORG:Kataib Hizbullah] met.",
        ["hizbullah", "kataib-hizbullah"],
    ),
    "spelling": (
        "[PERSON:Kristen Wold] and [PERSON:Kristin Wold]",
        ["kristen-wold", "kristin-wold"],
    ),
    "subsidiary": (
        "[ORG:Initech] and [ORG:Initech Rocket Works]",
        ["initech", "initech-rocket-works"],
    ),
    "two of a first name": (
        "[PERSON:Ma Ngok] and [PERSON:Ma Tai] left. [PERSON:Ma] spoke.",
        ["ma-ngok", "ma-tai", "ma"],
    ),
    "first name of one, surname of another": (
        "[PERSON:Ma Ngok] and [PERSON:Ana Ma] left. [PERSON:Ma] spoke.",
        ["ma-ngok", "ana-ma", "ma"],
    ),
    "two queens": (
        "[PERSON:Queen Zarbina] met [PERSON:Queen Olga]. Later the Queen spoke.",
        ["queen-zarbina", "queen-olga", "queen"],
    ),
    "two parliaments": (
        "the [ORG:Norwegian Parliament] and the [ORG:Danish Parliament]; [ORG:Parliament] voted",
        ["norwegian-parliament", "danish-parliament", "parliament"],
    ),
    "no parliament in full": ("[ORG:Parliament] voted in [GPE:Norway].", ["parliament", "norway"]),
    "town before its airport": (
        "It left [GPE:Zarbin]. Then [FAC:Zarbin Airport] was shut.",
        ["zarbin", "zarbin-airport"],
    ),
    "town after its airport": (
        "It left [FAC:Zarbin Airport]. It rained in [GPE:Zarbin].",
        ["zarbin-airport", "zarbin"],
    ),
    "two companies of a name": (
        "[ORG:Zarbin Airlines Records] and [ORG:Zarbin Records] sued. [ORG:Zarbin] lost.",
        ["zarbin-airlines-records", "zarbin-records", "zarbin"],
    ),
    "person and place": ("[PERSON:Jack London] left [GPE:London].", ["jack-london", "london"]),
}


@pytest.mark.parametrize(("text", "expected"), APART.values(), ids=APART.keys())
def test_apart(text: str, expected: list[str]) -> None:
    mentions, _ = name_things(*marked(text), Register())
    assert [m.entity for m in mentions] == expected


def test_machine_only_entities() -> None:
    _, entities = name_things(
        *marked("[PERSON:Tariq al-Rashidi] met [ORG:Initech]. Later al-Rashidi left."), Register()
    )
    man, firm = entities[EntityId("tariq-al-rashidi")], entities[EntityId("initech")]
    assert (man.name, man.aliases, man.curated, man.linkable) == (
        "Tariq al-Rashidi",
        ("al-Rashidi",),
        False,
        True,
    )
    assert not firm.linkable


def test_short_form_joins_a_record() -> None:
    one = record("rashidi", Kind.PERSON, "Tariq al-Rashidi")
    mentions, entities = name_things(
        *marked("Tariq al-Rashidi left. Rashidi spoke."), register(one)
    )
    assert [m.entity for m in mentions] == ["rashidi", "rashidi"]
    assert entities == {"rashidi": one}


def test_id_of_a_record_is_not_taken_by_chance() -> None:
    party = record("zarif", Kind.ORG, "The Zarif Alliance")
    mentions, entities = name_things(*marked("[PERSON:Zarif] spoke."), register(party))
    assert [m.entity for m in mentions] == ["zarif-person"]
    assert not entities[EntityId("zarif-person")].curated


def test_ids_are_unique_within_an_article() -> None:
    text = "[PERSON:Ana Diaz] left. [WORK_OF_ART:Ána Diaz] was sung."
    mentions, entities = name_things(*marked(text), Register())
    assert sorted(entities) == ["ana-diaz", "ana-diaz-work"]
    assert {m.kind for m in mentions} == {Kind.PERSON, Kind.WORK}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the [GPE:Tehran] regime fell", True),
        ("the [GPE:Tehran] government’s word", True),
        ("regime troops in [GPE:Tehran] fell", False),
        ("[GPE:Tehran]. Government buildings burned", False),
        ("the [NORP:Iranian] regime fell", False),
    ],
)
def test_metonym(text: str, expected: bool) -> None:
    mentions, _ = name_things(*marked(text), Register())
    assert [m.metonym for m in mentions] == [expected]


# ------------------------------------------------------------------ two records, one form

FATHER = record("hafiz", Kind.PERSON, "Hafiz al-Rashidi", "al-Rashidi", different_from=("tariq",))
SON = record("tariq", Kind.PERSON, "Tariq al-Rashidi", "al-Rashidi", different_from=("hafiz",))
TOWN = record("rashidi-town", Kind.PLACE, "Rashidi", "al-Rashidi")


def test_the_full_name_settles_it() -> None:
    article, analysis = marked("Tariq al-Rashidi left. Then al-Rashidi spoke.")
    mentions, _ = name_things(article, analysis, register(FATHER, SON))
    assert [m.entity for m in mentions] == ["tariq", "tariq"]
    assert list(ambiguous(article, register(FATHER, SON))) == []


@pytest.mark.parametrize(
    "text", ["Then [PERSON:al-Rashidi] spoke.", "Hafiz al-Rashidi, Tariq al-Rashidi; al-Rashidi"]
)
def test_the_machine_does_not_guess(text: str) -> None:
    article, analysis = marked(text)
    mentions, entities = name_things(article, analysis, register(FATHER, SON))
    last = entities[mentions[-1].entity]
    assert not last.curated
    assert not last.linkable
    assert list(ambiguous(article, register(FATHER, SON))) == [
        (mentions[-1].span, (FATHER.id, SON.id))
    ]


def test_records_are_never_merged() -> None:
    mentions, _ = name_things(
        *marked("Hafiz al-Rashidi and Tariq al-Rashidi"), register(FATHER, SON)
    )
    assert [m.entity for m in mentions] == ["hafiz", "tariq"]


def test_a_sure_kind_settles_it() -> None:
    article, analysis = marked("[ORG:al-Rashidi], 45, spoke.")
    mentions, _ = name_things(article, analysis, register(SON, TOWN))
    assert [m.entity for m in mentions] == ["tariq"]


# ------------------------------------------------------------------ people's decisions


def test_decisions_win() -> None:
    article, analysis = marked("[PERSON:Hafiz al-Rashidi] met [ORG:Initech].")
    at = Span(6, 16)
    firm = Span(article.text.index("Initech"), article.text.index("Initech") + 7)
    mentions, entities = name_things(
        article, analysis, register(FATHER, SON), [(at, SON.id), (firm, None)]
    )
    assert [(m.span, m.entity, m.kind, m.origin) for m in mentions] == [
        (at, "tariq", Kind.PERSON, Origin.PERSON)
    ]
    assert set(entities) == {"tariq"}


def test_a_decision_for_an_unknown_id_changes_nothing() -> None:
    article, analysis = marked("[ORG:Initech] left.")
    before = name_things(article, analysis, Register())
    assert name_things(article, analysis, Register(), [(Span(0, 7), EntityId("no-such"))]) == before


def test_a_decision_may_name_a_machine_only_entity() -> None:
    article, analysis = marked("[PERSON:Ana Diaz] left. The minister spoke.")
    span = Span(article.text.index("minister"), article.text.index("minister") + 8)
    mentions, _ = name_things(article, analysis, Register(), [(span, EntityId("ana-diaz"))])
    assert [m.entity for m in mentions] == ["ana-diaz", "ana-diaz"]


def test_ambiguous_heeds_the_parse_where_there_is_one() -> None:
    article, analysis = marked("[PERSON:Omar al-Rashidi] met [ORG:al-Rashidi], 45, there.")
    records = register(SON, TOWN)
    assert list(ambiguous(article, records, analysis)) == []
    bare = split("Omar Reed met al-Rashidi, 45, there.")
    assert [span.of(bare.text) for span, _ in ambiguous(bare, records)] == ["al-Rashidi"]
