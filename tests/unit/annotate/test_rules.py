"""Each rule on a text of its own: what it finds, and what it must leave alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from annotated_briefs.annotate import annotate
from annotated_briefs.model import Register
from tests.marked import marked

CASES = {
    # The model's labels and slips
    "kinds": (
        "[PERSON:Ana Diaz] joined [ORG:Initech] in [GPE:Lisbon] on [DATE:Monday] for [MONEY:$5].",
        "Ana Diaz/PERSON Initech/ORG Lisbon/PLACE",
    ),
    "title inside": ("[PERSON:President Ana Diaz] spoke.", "Ana Diaz/PERSON"),
    "role inside": ("[PERSON:magician Ana Diaz] spoke.", "Ana Diaz/PERSON"),
    "particle kept": (
        "[PERSON:al-Rashidi] spoke to [PERSON:von Berg].",
        "al-Rashidi/PERSON von Berg/PERSON",
    ),
    "possessive": ("[ORG:Initech's] staff and [GPE:Lisbon’s] mayor.", "Initech/ORG Lisbon/PLACE"),
    "article": ("[ORG:the Owl Society] met.", "Owl Society/ORG"),
    "preposition": ("[GPE:in Lisbon] it rained.", "Lisbon/PLACE"),
    "full stop": ("It was [ORG:Initech.]", "Initech/ORG"),
    "abbreviation": ("It was [ORG:Initech Corp.] that paid.", "Initech Corp./ORG"),
    "line break": ("[PERSON:Ana Diaz\nImage] is here.", "Ana Diaz/PERSON"),
    "two people": (
        "[PERSON:Ana Diaz and Luis Ortega] spoke.",
        "Ana Diaz/PERSON Luis Ortega/PERSON",
    ),
    "no names": ("[PERSON:He] saw [ORG:Monday] and [PERSON:emoji], said the [ORG:Minister].", ""),
    # Well-known names
    "country missed": ("Troops left Iran.", "Iran/PLACE"),
    "country mistaken": ("[PERSON:Tunisia] won.", "Tunisia/PLACE"),
    "hyphen": ("Iran-aligned groups", "Iran/PLACE"),
    "abbreviated country": ("A U.S. envoy and a UK envoy.", "U.S./PLACE UK/PLACE"),
    "people": ("Iraqi and South Korean diplomats", "Iraqi/NORP South Korean/NORP"),
    "part of longer": ("[ORG:Bank of Iran] closed.", "Bank of Iran/ORG"),
    "doubtful alone": ("They asked Jordan to leave.", ""),
    "small letters": ("He who dares, and us.", ""),
    # Short forms in brackets
    "acronym": (
        "The [PERSON:Owl Care Foundation] (OCF) paid.",
        "Owl Care Foundation/ORG OCF/ORG",
    ),
    "acronym over small words": (
        "The Society for the Study of Owls (SSO) met.",
        "Society for the Study of Owls/ORG SSO/ORG",
    ),
    "acronym first": ("The OCF (Owl Care Foundation) paid.", "OCF/ORG Owl Care Foundation/ORG"),
    "not an acronym": ("[PERSON:Ana Diaz] (ABC) left.", "Ana Diaz/PERSON"),
    # Words of the name
    "head word": ("The [PERSON:Owl Liberation Front] fired.", "Owl Liberation Front/ORG"),
    "militia word": ("[PERSON:Kataib al-Noor] fired.", "Kataib al-Noor/ORG"),
    "place word": ("At [ORG:Owl Valley] it snowed.", "Owl Valley/PLACE"),
    "given name": ("[ORG:Tobias Penhallow] spoke.", "Tobias Penhallow/PERSON"),
    "given name in a company": (
        "[ORG:Tobias Penhallow Foundation] paid.",
        "Tobias Penhallow Foundation/ORG",
    ),
    "headed but unseen": (
        "He wrote to the Grey Owl Ministry about this.",
        "Grey Owl Ministry/ORG",
    ),
    "headline is no name": ("Small Farmers Leave Party", ""),
    "tail": (
        "The [ORG:Joint Council] for the Care of birds met.",
        "Joint Council for the Care/ORG",
    ),
    # Groups
    "led": (
        "[PERSON:Zarif al-Noor] leader [PERSON:Ana Diaz] spoke.",
        "Zarif al-Noor/ORG Ana Diaz/PERSON",
    ),
    "led country": ("[GPE:Iran] leader [PERSON:Ana Diaz] spoke.", "Iran/PLACE Ana Diaz/PERSON"),
    "led by one word": ("[PERSON:Zarif] leader [PERSON:Ana] spoke.", "Zarif/PERSON Ana/PERSON"),
    "listed": (
        "the leaders of [PERSON:Zarif], [GPE:Nujoom], and the [ORG:Owl Party] met.",
        "Zarif/ORG Nujoom/ORG Owl Party/ORG",
    ),
    "listed countries": (
        "the leaders of [GPE:Zarif], [GPE:Iran] and the [ORG:Owl Party] met.",
        "Zarif/PLACE Iran/PLACE Owl Party/ORG",
    ),
    "listed people": (
        "members of [PERSON:Zarif] and [PERSON:Ana Diaz] met.",
        "Zarif/PERSON Ana Diaz/PERSON",
    ),
    "told": ("he told [GPE:Pendola] by phone", "Pendola/ORG"),
    "told in": ("he was told in [GPE:Pendola] by phone", "Pendola/PLACE"),
    # People
    "surname": (
        "[PERSON:Tariq al-Rashidi] left. [ORG:Rashidi] and al-Rashidi said so.",
        "Tariq al-Rashidi/PERSON Rashidi/PERSON al-Rashidi/PERSON",
    ),
    "surname of another name": (
        "[PERSON:Jack London] left [GPE:London].",
        "Jack London/PERSON London/PLACE",
    ),
    "title before": ("President [ORG:Penhallow] spoke.", "Penhallow/PERSON"),
    "title before a place": ("President of [GPE:Pendola] spoke.", "Pendola/PLACE"),
    "age": ("[ORG:Penhallow], 45, spoke.", "Penhallow/PERSON"),
    # The same words elsewhere
    "majority": (
        "[ORG:Pendola] won. [GPE:Pendola] lost. [ORG:Pendola] left.",
        "Pendola/ORG Pendola/ORG Pendola/ORG",
    ),
    "found again": ("[ORG:Pendola] won. But Pendola left.", "Pendola/ORG Pendola/ORG"),
    "curly apostrophe": ("[ORG:Pen'dola] won. But Pen’dola left.", "Pen'dola/ORG Pen’dola/ORG"),
    "common word": ("[WORK_OF_ART:Freedom] sold. Freedom means freedom.", "Freedom/WORK"),
    "inside a word": ("[ORG:Pendola] won in Pendolatown.", "Pendola/ORG"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_rule(text: str, expected: str) -> None:
    article, analysis = marked(text)
    found = annotate(article, analysis, Register())
    assert [f"{c.span.of(article.text)}/{c.kind}" for c in found] == _names(expected)


def _names(expected: str) -> list[str]:
    names: list[str] = []
    words: list[str] = []
    for word in expected.split():
        words.append(word)
        if "/" in word:
            names.append(" ".join(words))
            words = []
    return names


def test_candidates_are_disjoint_and_in_order() -> None:
    article, analysis = marked(
        "[ORG:Owl Care Foundation (OCF)] and [PERSON:Ana Diaz, Luis Ortega] left Iran for the U.S."
    )
    found = annotate(article, analysis, Register())
    assert found
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_every_finding_says_why() -> None:
    article, analysis = marked("[PERSON:Kataib al-Noor] left Iran with [PERSON:Ana Diaz].")
    found = {c.span.of(article.text): c.reason for c in annotate(article, analysis, Register())}
    assert found == {
        "Kataib al-Noor": "head word of an organisation",
        "Iran": "well-known name",
        "Ana Diaz": "model",
    }
