"""Which words are taken for cues, and how far a cue reaches."""

from __future__ import annotations

import pytest

from annotated_briefs.attribute.cues import cue_at, find_cues
from annotated_briefs.attribute.found import CueKind
from tests.parses import at, tree


def cues(text: str) -> list[tuple[str, CueKind]]:
    read = tree(text)
    words = read.analysis.reading
    return [(read.span(c.tokens).of(words), c.kind) for c in find_cues(read)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said it sank.", [("said", CueKind.VERB)]),
        ("The mayor did not say whether it sank.", [("did not say", CueKind.VERB)]),
        (
            "Passengers were told by officials that it sank.",
            [("were told", CueKind.PASSIVE)],
        ),
        (
            "Asked by reporters, the mayor said it sank.",
            [("Asked", CueKind.PASSIVE), ("said", CueKind.VERB)],
        ),
        ("The claim that it sank is false.", [("claim", CueKind.NOUN)]),
        ("The mayor is sure that it sank.", [("sure", CueKind.ADJECTIVE)]),
        ("The ferry left the harbour.", []),
        ('"They said it sank."', []),
    ],
)
def test_cues(text: str, expected: list[tuple[str, CueKind]]) -> None:
    assert cues(text) == expected


def test_behind_a_comma_inside_the_marks_any_verb_speaks() -> None:
    assert cues('"Enough," Olsen cracked.') == [("cracked", CueKind.VERB)]


def test_a_word_in_no_list_is_a_cue_without_tags() -> None:
    read = tree("The ferry left the harbour.")
    cue = cue_at(read, at(read, "left"))
    assert (cue.kind, cue.tags) == (CueKind.VERB, frozenset())
