"""What the words beside a name add to it, cut from it, and say of its kind."""

from __future__ import annotations

import pytest

from annotated_briefs.annotate import annotate
from annotated_briefs.model import Register
from tests.marked import marked

CASES = {
    # Longer and shorter names
    "legal form": (
        "[ORG:Initech] LLC and [ORG:Umbra], Inc. merged.",
        "Initech LLC/O Umbra, Inc./O",
    ),
    "legal form of nobody": ("[PERSON:Ana Diaz] Co left.", "Ana Diaz/P"),
    "operation": (
        "Everyone there was trained long before by the Grey Task Force - Operation Steady Owl"
        " and by several others who were there.",
        "Grey Task Force - Operation Steady Owl/O",
    ),
    "no operation": ("The [ORG:Owl Board] - open since May - met.", "Owl Board/O"),
    "flight": ("The loss of [PERSON:Zarbin Air Flight 12] was felt.", "Zarbin Air/O"),
    "quarter of a town": ("They met in East Tehran.", "East Tehran/L"),
    "compass in small letters": ("They met in eastern Tehran.", "Tehran/L"),
    "currency": ("It cost US$ 12 and US$30.", ""),
    "country before a currency sign elsewhere": ("The US paid $12.", "US/L"),
    "half a word": ("They sent 12[PERSON:K] masks.", ""),
    "country and its bank": ("the [ORG:US Federal Reserve] rose", "US/L Federal Reserve/O"),
    "people and their index": (
        "[ORG:British FTSE] rises as [GPE:Norway] waits",
        "British/N FTSE/X Norway/L",
    ),
    "country in a name": ("the [ORG:Norway Owl Council] met", "Norway Owl Council/O"),
    "abbreviated country and its bank": (
        "the [ORG:U.S. Federal Reserve] rose",
        "U.S./L Federal Reserve/O",
    ),
    "noun after a well-known name": ("most [ORG:E.U. nations] agreed", "E.U./O"),
    "owner": ("[ORG:Hamas's War Board] met.", "Hamas/O War Board/O"),
    "genitive in a name": (
        "[ORG:Harbour Workers's Owl Union] met.",
        "Harbour Workers's Owl Union/O",
    ),
    "dash between": ("[ORG:Group F — Norway 1] – 0 [GPE:Chile].", "Group F/O Norway/L Chile/L"),
    "second of": (
        "The [ORG:Joint Council] for the Welfare of Owls met.",
        "Joint Council for the Welfare of Owls/O",
    ),
    "wider name over its parts": (
        "[PERSON:Abu Zarif al-Kuwaiti] died.\n\nDeath of [PERSON:Abu Zarif] al-[NORP:Kuwaiti]",
        "Abu Zarif al-Kuwaiti/P Abu Zarif al-Kuwaiti/P",
    ),
    # Towns
    "town of": ("shells fell on the town of [ORG:Pendola] today", "Pendola/L"),
    "resident of, elsewhere": (
        "[ORG:Pendola] shook. A resident of Pendola said so.",
        "Pendola/L Pendola/L",
    ),
    "in a country": ("born in [PERSON:Pendola], Norway, long ago", "Pendola/L Norway/L"),
    "list of bodies": ("said [ORG:Pendola], Norway and others", "Pendola/O Norway/L"),
    "in an organisation": ("he invested in [ORG:Pendola] early", "Pendola/O"),
    "team and its country": (
        "the game of [ORG:Pendola], Norway faced Chile",
        "Pendola/O Norway/L Chile/L",
    ),
    "institution of": ("the town of [ORG:Pendola University] grew", "Pendola University/O"),
    "people in": ("an attack in [NORP:al-Pendola] today", "al-Pendola/L"),
    "place and place": ("attacks on Aleppo and [PERSON:Pendola] went on", "Aleppo/L Pendola/L"),
    "place and person": ("attacks on Aleppo and [PERSON:Ana Diaz] went on", "Aleppo/L Ana Diaz/P"),
    "place and given name": ("a letter to Norway and [PERSON:Ana] came", "Norway/L Ana/P"),
    # Groups
    "members": ("[GPE:Pendola] rose. Members of Pendola left.", "Pendola/O Pendola/O"),
    "members of a country": ("Members of [GPE:Norway] left.", "Norway/L"),
    "members of whose staff": ("Members of [PERSON:Penhallow]'s staff left.", "Penhallow/P"),
    "told and nothing else": (
        "[PERSON:Ana Diaz] told [PERSON:Clarion] so.",
        "Ana Diaz/P Clarion/O",
    ),
    "told, no product": (
        "[PERSON:Ana Diaz] told [PRODUCT:Clarion] so. [PRODUCT:Clarion] pays.",
        "Ana Diaz/P Clarion/O Clarion/O",
    ),
    "told and more": (
        "[PERSON:Ana Diaz] told [PERSON:Penhallow] so. Penhallow wept.",
        "Ana Diaz/P Penhallow/P Penhallow/P",
    ),
    "told, full name elsewhere": (
        "[PERSON:Ana Diaz] told [PERSON:Ortega]. [PERSON:Luis Ortega] wept.",
        "Ana Diaz/P Ortega/P Luis Ortega/P",
    ),
    "row of companies": (
        "engines such as [ORG:Initech], [PERSON:Bong], and [ORG:Umbra] agreed",
        "Initech/O Bong/O Umbra/O",
    ),
    "row with a full name": (
        "letters to [ORG:Initech], [ORG:Umbra] and [PERSON:Ana Diaz] came",
        "Initech/O Umbra/O Ana Diaz/P",
    ),
    "row with somebody known": (
        "letters to [ORG:Initech], [ORG:Umbra] and [PERSON:Penhal] came to [PERSON:Ana Penhal]",
        "Initech/O Umbra/O Penhal/P Ana Penhal/P",
    ),
    "row with a country": (
        "letters to [ORG:Initech], [ORG:Umbra] and [GPE:Norway] came",
        "Initech/O Umbra/O Norway/L",
    ),
    "plural after an article": ("They love the [PERSON:Owlets], all of them.", "Owlets/O"),
    "family": ("[PERSON:Ana Owlets] left. The [PERSON:Owlets] left.", "Ana Owlets/P Owlets/P"),
    "person before a noun": ("the [PERSON:Penhallows] letter", "Penhallows/P"),
    "nobody": ("They called it the [PERSON:Worldling].", ""),
    "body with a capital": (
        "On Monday the Coalition met, and the Council too.",
        "Coalition/O Council/O",
    ),
    "body in small letters": ("On Monday the coalition met.", ""),
    # People
    "ruler": ("an end to the [ORG:Penhallow] regime", "Penhallow/P"),
    "party in power": ("an end to the [ORG:FPL] regime", "FPL/O"),
    "capital": ("an end to the Tehran regime", "Tehran/L"),
    "surname elsewhere": (
        "[GPE:Dorian Penhallow] ran. [PERSON:Penhallow] scored.",
        "Dorian Penhallow/P Penhallow/P",
    ),
    "first name alone": (
        "[PERSON:Daniel Penhal] left. They lied to Daniel, she said.",
        "Daniel Penhal/P Daniel/P",
    ),
    "first name that is a word": ("[PERSON:Grace Penhal] left. Grace is grace.", "Grace Penhal/P"),
    "town of two words": ("[GPE:Dorian Penhallow] lies far. It rains.", "Dorian Penhallow/L"),
    # Events and products
    "conference": (
        "the [ORG:Owl Developers Conference] (ODC) began",
        "Owl Developers Conference/E ODC/E",
    ),
    "bishops": ("the [ORG:Bishops Conference] wrote", "Bishops Conference/O"),
    "championship": ("at the [GPE:Owl Championship] again", "Owl Championship/E"),
    "device": ("the [ORG:iPod] and [PERSON:iPhones]", "iPod/X iPhones/X"),
    "adjective of games": ("the [GPE:Paralympic] team", ""),
}
LETTERS = {"P": "PERSON", "O": "ORG", "L": "PLACE", "N": "NORP", "E": "EVENT", "X": "PRODUCT"}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_rule(text: str, expected: str) -> None:
    article, analysis = marked(text)
    found = [
        (c.span.of(article.text), c.kind.value) for c in annotate(article, analysis, Register())
    ]
    assert found == _names(expected)


def _names(expected: str) -> list[tuple[str, str]]:
    names = []
    rest = expected
    while rest:
        name, _, rest = rest.partition("/")
        names.append((name.strip(), LETTERS[rest[0]]))
        rest = rest[1:]
    return names
