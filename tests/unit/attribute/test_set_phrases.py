"""Cues that are set phrases, and the turns of phrase that look like them."""

from __future__ import annotations

import pytest

from annotated_briefs.attribute.cues import find_cues
from tests.parses import attributed, tree


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The ferry sank, according to Mara Olsen.", "Mara Olsen", ["The ferry sank,"]),
        ("In the words of Mara Olsen, the ferry was a wreck.", "Mara Olsen", None),
        ("The ferry was, in her words, a wreck.", "her", ["The ferry was,", "a wreck"]),
        ("Per the ministry, the ferry will sail in May.", "the ministry", None),
    ],
)
def test_a_set_phrase_cites(text: str, source: str, content: list[str] | None) -> None:
    ((who, _, said),) = attributed(text).said()
    assert who == source
    assert content is None or said == content


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sails twice per day, mostly at night.",
        "In her words there was anger.",
        "The ferry was rebuilt according to plan.",
        "They sang the words of an old song.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    found = attributed(text).said()
    assert [who for who, _, _ in found] in ([], ["plan"])


def test_a_word_in_quotation_marks_is_no_cue() -> None:
    read = tree('She read "according to the rules" aloud.')
    assert not [c for c in find_cues(read) if read[c.head].text == "according"]
