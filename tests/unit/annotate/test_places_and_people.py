"""A place the model took for a person, a person's short form, a common noun with a capital."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated_briefs.annotate import annotate
from annotated_briefs.model import Analysis, Article, Register
from tests.marked import marked

CASES = {
    # Where something is
    "in": ("It rained for several hours in [PERSON:Zarbin Tol].", "Zarbin Tol/PLACE"),
    "into": ("They moved into [PERSON:Zarbin].", "Zarbin/PLACE"),
    "town of": ("It rained on the town of [PERSON:Zarbin].", "Zarbin/PLACE"),
    "camp at": ("a camp at [PERSON:Zarbin] burned", "Zarbin/PLACE"),
    "area": ("at least in the [PERSON:Zarbin] area", "Zarbin/PLACE"),
    "of": ("It is the view of [PERSON:Zarbin].", "Zarbin/PERSON"),
    "shouted at": ("They shouted at [PERSON:Zarbin].", "Zarbin/PERSON"),
    "trust in": ("They lost confidence in [PERSON:Zarbin].", "Zarbin/PERSON"),
    "given name in": ("She saw much of herself in [PERSON:Ana Diaz].", "Ana Diaz/PERSON"),
    "title elsewhere": (
        "The film is set in [PERSON:Zarbin]. President [PERSON:Zarbin] has died.",
        "Zarbin/PERSON Zarbin/PERSON",
    ),
    "age elsewhere": (
        "Hope lay in [PERSON:Zarbin]. [PERSON:Zarbin], 45, has died.",
        "Zarbin/PERSON Zarbin/PERSON",
    ),
    "full name elsewhere": (
        "Hope lay in [PERSON:Zarbin]. [PERSON:Otto Zarbin] has died.",
        "Zarbin/PERSON Otto Zarbin/PERSON",
    ),
    "elsewhere too": (
        "It rained in [PERSON:Zarbin]. The roads to [PERSON:Zarbin] were shut.",
        "Zarbin/PLACE Zarbin/PLACE",
    ),
    # Head words of places
    "park": ("They marched from [FAC:Victoria Park] at noon.", "Victoria Park/PLACE"),
    "park as a surname": ("The prize went to [PERSON:Grace Park].", "Grace Park/PERSON"),
    "park by place": (
        "They met at noon in [PERSON:Victoria Park] for a last time.",
        "Victoria Park/PLACE",
    ),
    "river": ("It flooded the [ORG:River Zarb].", "River Zarb/PLACE"),
    # Short forms of headed names
    "airport": (
        "It left [FAC:Zarbin Airport]. [PERSON:Zarbin] is shut.",
        "Zarbin Airport/PLACE Zarbin/PLACE",
    ),
    "two heads": (
        "It left [FAC:Zarbin International Airport]. [PERSON:Zarbin] is shut.",
        "Zarbin International Airport/PLACE Zarbin/PLACE",
    ),
    "airline": (
        "[ORG:Zarbin Airlines] flew. [PERSON:Zarbin] is bankrupt.",
        "Zarbin Airlines/ORG Zarbin/ORG",
    ),
    "group": (
        "[ORG:Zarbin Group] grew. [PERSON:Zarbin] is bankrupt.",
        "Zarbin Group/ORG Zarbin/ORG",
    ),
    "founder": (
        "[PERSON:Otto Zarbin] left [ORG:Zarbin Group]. [PERSON:Zarbin] is bankrupt.",
        "Otto Zarbin/PERSON Zarbin Group/ORG Zarbin/PERSON",
    ),
    "titled founder": (
        "[ORG:Zarbin Group] grew. Mr [PERSON:Zarbin] is bankrupt.",
        "Zarbin Group/ORG Zarbin/PERSON",
    ),
    "given name before a head": (
        "[ORG:Tobias Group] grew. [PERSON:Tobias] is bankrupt.",
        "Tobias Group/ORG Tobias/PERSON",
    ),
    # Numbers of models
    "model": ("A [PERSON:Zarbin 707] came down.", "Zarbin 707/PRODUCT"),
    "person with a footnote": ("[PERSON:Ana Diaz2] came.", "Ana Diaz2/PERSON"),
    # Common nouns and dates
    "people at the start": ("[ORG:Citizens] and cyclists were hurt.", ""),
    "thing at the start": ("[PERSON:Turnout] was low.", ""),
    "thing after a quotation mark": ('"[PERSON:Turnout] was low."', ""),
    "a name after all": (
        "[ORG:Citizens] won. The party of the [ORG:Citizens] grew.",
        "Citizens/ORG Citizens/ORG",
    ),
    "day": ("It failed on [EVENT:9 September] there.", ""),
    "attacks of a day": (
        "the [EVENT:September 11 attacks] changed it",
        "September 11 attacks/EVENT",
    ),
    "majesty": ("It was not for Her [PERSON:Majesty's] courts.", ""),
    "economy": ("He would ruin the [ORG:Economy of Norway].", "Norway/PLACE"),
    "body of a country": ("He would ruin the [ORG:Bank of Norway].", "Bank of Norway/ORG"),
    "no": ("“No Owl Front here,” he wrote on the wall.", ""),
    # Pairs
    "pair": (
        "the [ORG:High Court of England] and [GPE:Wales] sat",
        "High Court of England and Wales/ORG",
    ),
    "no pair": (
        "the [ORG:High Court of England] and [GPE:France] agreed",
        "High Court of England/ORG France/PLACE",
    ),
    # Sovereigns
    "the queen": (
        "[PERSON:Queen Zarbina II] came. They lied to the Queen about it.",
        "Queen Zarbina II/PERSON Queen/PERSON",
    ),
    "another queen": (
        "[PERSON:Queen Zarbina II] came. She saw Queen Street, a queen and the Queen Mother.",
        "Queen Zarbina II/PERSON",
    ),
}


def _found(article: Article, analysis: Analysis) -> str:
    found = annotate(article, analysis, Register())
    return " ".join(f"{c.span.of(article.text)}/{c.kind}" for c in found)


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_rule(text: str, expected: str) -> None:
    assert _found(*marked(text)) == expected


def _parsed(text: str, links: dict[str, tuple[str, str]]) -> tuple[Article, Analysis]:
    """`marked` with grammar: word to its relation and the word that it hangs on."""
    article, analysis = marked(text)
    words = [token.text for token in analysis.tokens]
    tokens = tuple(
        replace(t, dep=links[t.text][0], head=words.index(links[t.text][1]))
        if t.text in links
        else t
        for t in analysis.tokens
    )
    lemmas = {"said": "say", "called": "call"}
    tokens = tuple(replace(t, lemma=lemmas.get(t.text, t.lemma)) for t in tokens)
    return article, replace(analysis, tokens=tokens)


def test_who_speaks_is_a_person() -> None:
    text = "Much hope lay in [PERSON:Zarbin], as [PERSON:Zarbin] himself said."
    assert _found(*marked(text)) == "Zarbin/PLACE Zarbin/PLACE"
    grammar = _parsed(text, {"Zarbin": ("nsubj", "said")})
    assert _found(*grammar) == "Zarbin/PERSON Zarbin/PERSON"


def test_in_reaches_over_and() -> None:
    text = "It rained in [GPE:Pendola] and [PERSON:Zarbin] at noon."
    assert _found(*marked(text)) == "Pendola/PLACE Zarbin/PERSON"
    grammar = _parsed(text, {"Zarbin": ("conj", "Pendola")})
    assert _found(*grammar) == "Pendola/PLACE Zarbin/PLACE"


def test_in_does_not_reach_a_modifier() -> None:
    text = "Many died in [PERSON:Zarbin] crowds."
    assert _found(*marked(text)) == "Zarbin/PLACE"
    assert _found(*_parsed(text, {"Zarbin": ("compound", "crowds")})) == "Zarbin/PERSON"


@pytest.mark.parametrize("full", ["Ma Ngok", "Ana Ma Hoi-kwan"])
def test_a_surname_that_comes_first_or_second(full: str) -> None:
    text = f"So said [PERSON:{full}]. After that, Ma called it off."
    alone = f"{full}/PERSON"
    article, analysis = marked(text)
    assert _found(article, analysis) == alone
    called = next(i for i, t in enumerate(analysis.tokens) if t.text == "called")
    last = max(t.start for t in analysis.tokens if t.text == "Ma")
    tokens = tuple(
        replace(t, dep="nsubj", head=called)
        if t.start == last
        else replace(t, lemma="call")
        if t.text == "called"
        else t
        for t in analysis.tokens
    )
    assert _found(article, replace(analysis, tokens=tokens)) == f"{alone} Ma/PERSON"
