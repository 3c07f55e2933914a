"""What a verb attributes, construction by construction."""

from __future__ import annotations

import pytest

from tests.parses import attributed

CASES = {
    "that-clause": ("The mayor said that it sank.", ["that it sank"]),
    "no that": ("The mayor said it sank.", ["it sank"]),
    "infinitive": ("The company promised to repair it.", ["to repair it"]),
    "object": ("The mayor praised the crew.", ["the crew"]),
    "preposition": ("The mayor warned of a storm.", ["a storm"]),
    "gerund": ("Olsen denied knowing of the cracks.", ["knowing of the cracks"]),
    "subject of a passive": ("The claim was rejected by the ministry.", ["The claim"]),
    "described as": (
        "The ferry was described by Olsen as a wreck.",
        ["The ferry", "as a wreck"],
    ),
    "before the cue": ("The ferry will sail, the mayor said.", ["The ferry will sail,"]),
    "around the cue": ("The ferry, Olsen said, sank.", ["The ferry,", "sank"]),
    "as she put it": ("As Olsen put it, the ferry is a wreck.", ["the ferry is a wreck"]),
    "what the sentence cites for the whole is left out": (
        "Olsen told Reed the ferry sank, according to a report.",
        ["Olsen told Reed the ferry sank,"],
    ),
    "a comment after it is another statement": (
        "The mayor said it sank, adding that it was old.",
        ["it sank", "that it was old"],
    ),
    "a pointing word says nothing": ("The mayor said so.", []),
    "a purpose is not yet said": ("The council met to praise the crew.", []),
    "a passive without an agent": ("The claim was rejected.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_contents(name: str) -> None:
    text, expected = CASES[name]
    assert [words for _, _, said in attributed(text).said() for words in said] == expected
