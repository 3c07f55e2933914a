"""Short forms that an article makes clear by its order, its brackets and its countries."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated_briefs.annotate import annotate
from annotated_briefs.model import EntityId, Kind, Origin, Register, Span
from annotated_briefs.resolve import name_things
from annotated_briefs.resolve.reasons import DECISION
from tests.marked import marked, record, register

IDS = {
    # A surname that several people bear
    "who came first": (
        "[PERSON:Ana Diaz] ran. [PERSON:Diaz] won. Her father [PERSON:Luis Diaz] wept.",
        "ana-diaz ana-diaz luis-diaz",
    ),
    "who came first, named again": (
        "[PERSON:Ana Diaz] ran. [PERSON:Diaz] won. [PERSON:Luis Diaz] wept. [PERSON:Diaz] left.",
        "ana-diaz ana-diaz luis-diaz ana-diaz",
    ),
    "headline before": (
        "[PERSON:Diaz] wins\n\n[PERSON:Ana Diaz] ran. [PERSON:Diaz] won. [PERSON:Luis Diaz] wept.",
        "ana-diaz ana-diaz ana-diaz luis-diaz",
    ),
    "both came before": (
        "[PERSON:Ana Diaz] and [PERSON:Luis Diaz] ran. [PERSON:Diaz] won.",
        "ana-diaz luis-diaz diaz",
    ),
    "headline alone before": (
        "[PERSON:Diaz] wins\n\n[PERSON:Ana Diaz] and [PERSON:Luis Diaz] ran.",
        "diaz ana-diaz luis-diaz",
    ),
    "first name of another": (
        "[PERSON:Diaz Speech] ran. [PERSON:Diaz] won. [PERSON:Luis Diaz] wept.",
        "diaz-speech diaz luis-diaz",
    ),
    # Short forms in brackets
    "in another language": (
        "the [ORG:Harbour Workers Union] (ZDR) met. [ORG:ZDR] paid.",
        "harbour-workers-union harbour-workers-union harbour-workers-union",
    ),
    "another known body": (
        "the [ORG:Harbour Workers Union] (AFP) met.",
        "harbour-workers-union afp",
    ),
    "a country": ("the [ORG:Harbour Workers Union] (UK) met.", "harbour-workers-union uk"),
    "a person's party": ("[PERSON:Ana Diaz] ([ORG:ZDR]) met.", "ana-diaz zdr"),
    "more than a short form": (
        "the [ORG:Harbour Workers Union] ([ORG:ZDR], closed) met.",
        "harbour-workers-union zdr",
    ),
    "genitive": (
        "the [ORG:Pendolan People's Army] met. [ORG:PPA] fired.",
        "pendolan-people-s-army pendolan-people-s-army",
    ),
    # Bodies of countries
    "court": (
        "the [ORG:Italian Supreme Court of Owls] met. The [ORG:Supreme Court] ruled.",
        "italian-supreme-court-of-owls italian-supreme-court-of-owls",
    ),
    "two courts": (
        "the [ORG:Italian Supreme Court of Owls], the [ORG:Supreme Court of Mice]:"
        " [ORG:Supreme Court] ruled.",
        "italian-supreme-court-of-owls supreme-court-of-mice supreme-court",
    ),
    "the Korea in question": (
        "[GPE:South Korea] won. [GPE:Korea] lost before.",
        "south-korea south-korea",
    ),
    "either Korea": (
        "[GPE:South Korea] and [GPE:North Korea] on [GPE:Korea]",
        "south-korea north-korea korea",
    ),
    "another south": ("[GPE:South Sudan] and [GPE:Sudan]", "south-sudan sudan"),
    # Marks
    "particles and hyphens": (
        "[PERSON:Tariq al-Rashidi] met [PERSON:Al Rashidi] and [PERSON:al‑Rashidi]’s men.",
        "tariq-al-rashidi tariq-al-rashidi tariq-al-rashidi",
    ),
    "son of": (
        "[PERSON:Zaid bin Qahtan] spoke. [PERSON:bin Qahtan] left.",
        "zaid-bin-qahtan zaid-bin-qahtan",
    ),
    "father of": (
        "[PERSON:Abu Zarif] spoke. [PERSON:Abu Noor] left.",
        "abu-zarif abu-noor",
    ),
    "dictator": (
        "the Pendolan dictator [PERSON:Omar al-Penhal] fled. President [PERSON:Penhal] fell.",
        "omar-al-penhal omar-al-penhal",
    ),
    "transliterations": ("[GPE:Pendolah] and [GPE:Pendola]", "pendolah pendola"),
}


@pytest.mark.parametrize(("text", "expected"), IDS.values(), ids=IDS.keys())
def test_identity(text: str, expected: str) -> None:
    mentions, _ = name_things(*marked(text), Register())
    assert [m.entity for m in mentions] == expected.split()


METONYMS = {
    "regime": ("the Tehran regime spoke", [True]),
    "government": ("the Pyongyang government's view", [True]),
    "city": ("in Tehran it rained", [False]),
    "street": ("a Tehran street", [False]),
    "ruler is no place": ("the [PERSON:Penhallow] regime spoke", [False]),
    "country": ("the authorities of Iran", [False]),
    "followers": ("Tehran-backed groups", [True]),
    "base": ("Tehran-based groups", [False]),
    "country's followers": ("Iran-backed groups", [False]),
}


@pytest.mark.parametrize(("text", "expected"), METONYMS.values(), ids=METONYMS.keys())
def test_metonym(text: str, expected: list[bool]) -> None:
    mentions, _ = name_things(*marked(text), Register())
    assert [m.metonym for m in mentions] == expected


@pytest.mark.parametrize(
    ("place", "verb", "expected"),
    [
        ("Tehran", "say", True),
        ("Beijing", "say", True),
        ("Tehran", "lie", False),
        ("Iran", "say", False),
    ],
)
def test_a_city_that_says_something_is_its_government(
    place: str, verb: str, expected: bool
) -> None:
    article, bare = marked(f"Then {place} spoke.")
    tokens = [replace(token, lemma=verb) for token in bare.tokens]
    tokens[1] = replace(tokens[1], dep="nsubj", head=2)
    mentions, _ = name_things(article, replace(bare, tokens=tuple(tokens)), Register())
    assert [m.metonym for m in mentions] == [expected]


def test_every_mention_says_what_decided_it() -> None:
    article, analysis = marked(
        "[ORG:Owls] and [PERSON:Ana Diaz] left Norway. President [ORG:Penhallow] fell. Z met."
    )
    owls = register(record("owls", Kind.ORG, "Order of the Owls", "Owls"))
    at = article.text.index("Z met")
    mentions, _ = name_things(article, analysis, owls, [(Span(at, at + 1), EntityId("owls"))])
    assert {m.span.of(article.text): (m.origin, m.reason) for m in mentions} == {
        "Owls": (Origin.RECORD, "record: owls"),
        "Ana Diaz": (Origin.MODEL, "model: PERSON"),
        "Norway": (Origin.RULE, "rule: well-known name"),
        "Penhallow": (Origin.RULE, "rule: title before the name"),
        "Z": (Origin.PERSON, DECISION),
    }


def test_a_surface_has_one_kind_unless_a_decision_says_otherwise() -> None:
    text = "[ORG:Pendola] won. [GPE:Pendola] lost. In the end [PERSON:Pendola] left."
    article, analysis = marked(text)
    assert len({c.kind for c in annotate(article, analysis, Register())}) == 1
    first = article.text.index("Pendola")
    town = register(record("pendola-town", Kind.PLACE, "Town of Pendola"))
    decided = [(Span(first, first + len("Pendola")), EntityId("pendola-town"))]
    mentions, _ = name_things(article, analysis, town, decided)
    assert [m.kind for m in mentions] == [Kind.PLACE, Kind.ORG, Kind.ORG]
