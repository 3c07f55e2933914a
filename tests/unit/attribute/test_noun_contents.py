"""What a noun, an adjective or "according to" attributes."""

from __future__ import annotations

import pytest

from tests.parses import attributed

CASES = {
    "noun with a clause": ("Olsen's claim that it sank is false.", ["that it sank"]),
    "noun with an infinitive": (
        "Olsen's promise to repair the ferry was kept.",
        ["to repair the ferry"],
    ),
    "noun and copula": ("Olsen's view is that it must go.", ["that it must go"]),
    "adjective": ("The mayor is sure that it sank.", ["that it sank"]),
    "according to, first": ("According to the museum, it sank in May.", ["it sank in May"]),
    "according to, inside": (
        "The ferry, according to police, sank.",
        ["The ferry,", "sank"],
    ),
    "a relative clause is no claim": ("The claim that Olsen made is false.", []),
    "nobody's claim": ("The claim is false.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_contents(name: str) -> None:
    text, expected = CASES[name]
    assert [words for _, _, said in attributed(text).said() for words in said] == expected
