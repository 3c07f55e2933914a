"""The register's names in the text."""

from __future__ import annotations

import time

import pytest

from annotated_briefs.annotate import annotate
from annotated_briefs.model import Kind, Origin
from annotated_briefs.text import split
from tests.marked import analysis_of, marked, record, register

OWLS = record("owls", Kind.ORG, "Order of the Owls", "Owls", "Al-Bum")
RASHIDI = record("rashidi", Kind.PERSON, "Tariq al-Rashidi", "al-Rashidi")
NOOR = record("noor", Kind.ORG, "Kata'ib al-Noor")
LETTER = record("x", Kind.ORG, "X")

CASES = {
    "name": ("The Order of the Owls met.", ["Order of the Owls/owls"]),
    "alias": ("Owls met.", ["Owls/owls"]),
    "small letters": ("owls met.", []),
    "headline capitals": ("ORDER OF THE OWLS MEETS", ["ORDER OF THE OWLS/owls"]),
    "possessive": ("Tariq al-Rashidi’s son", ["Tariq al-Rashidi/rashidi"]),
    "hyphen variants": (
        "Tariq al Rashidi and Tariq al‑Rashidi",
        ["Tariq al Rashidi/rashidi", "Tariq al‑Rashidi/rashidi"],
    ),
    "apostrophe left out": ("Kataib al-Noor fired.", ["Kataib al-Noor/noor"]),
    "apostrophe curly": ("Kata’ib al-Noor fired.", ["Kata’ib al-Noor/noor"]),
    "over a line break": ("Order of\nthe Owls met.", ["Order of\nthe Owls/owls"]),
    "over a paragraph": ("He saw Tariq\n\nal-Rashidi", ["al-Rashidi/rashidi"]),
    "over a full stop": ("He saw Tariq. Al-Rashidi", []),
    "part of a word": ("Owlsworth met.", []),
    "hyphened adjective": ("Owls-aligned groups", ["Owls/owls"]),
    "one letter": ("a photo on X in May", ["X/x"]),
    "one letter with its former name": ("X, formerly Owlet, said", ["X/x"]),
    "one letter after another word": ("Generation X watched a ship of Class X.", []),
    "one letter in a word": ("an X-ray", []),
    "over the model": ("[PERSON:Al-Bum] met.", ["Al-Bum/owls"]),
    "title in the model's span": ("[PERSON:President al-Rashidi] spoke.", ["al-Rashidi/rashidi"]),
    "someone else": ("[PERSON:Hafiz al-Rashidi] spoke.", []),
    "something longer": ("[ORG:University of the Owls] met.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_record(text: str, expected: list[str]) -> None:
    article, analysis = marked(text)
    found = annotate(article, analysis, register(OWLS, RASHIDI, NOOR, LETTER))
    curated = [c for c in found if c.record]
    assert [f"{c.span.of(article.text)}/{c.record}" for c in curated] == expected
    assert all(c.origin is Origin.RECORD for c in curated)


def test_longest_match_wins() -> None:
    short = record("noor-party", Kind.ORG, "Noor")
    article, analysis = marked("Kata'ib al-Noor and Noor")
    found = annotate(article, analysis, register(short, NOOR))
    assert [c.record for c in found] == ["noor", "noor-party"]


def test_another_register_is_not_confused_with_the_last() -> None:
    article, analysis = marked("Owls met.")
    assert annotate(article, analysis, register(OWLS))[0].record == "owls"
    assert annotate(article, analysis, register(RASHIDI)) == ()


def test_ten_thousand_records_cost_little() -> None:
    """Looking up depends on the text, not on the register; the bound suits a busy machine."""
    many = register(
        *(record(f"r{i}", Kind.PERSON, f"Tariq al-Name{i}", f"al-Name{i}") for i in range(10_000))
    )
    article = split("Tariq al-Name77 met al-Name9999 in a house. " * 75)
    analysis = analysis_of(article)
    annotate(article, analysis, many)  # builds the index
    start = time.process_time()  # a busy machine costs the clock, not the processor
    found = annotate(article, analysis, many)
    assert {c.record for c in found} == {"r77", "r9999"}
    assert time.process_time() - start < 0.2
