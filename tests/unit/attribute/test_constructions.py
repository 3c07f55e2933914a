"""The constructions of English news, each through the whole engine: `constructions.txt`.

The rules alone must find exactly these; the trained weights may see a few of them otherwise.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotated_briefs.attribute import attribute
from tests.reading import read

Said = list[tuple[str, str, list[str]]]


def _cases() -> dict[str, Said]:
    written = Path(__file__).with_name("constructions.txt").read_text("utf-8")
    cases: dict[str, Said] = {}
    for block in written.replace("¶", "\x00").strip().split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            text, *rows = (line.replace("\x00", "\n\n") for line in lines)
            cases[text] = [_statement(row) for row in rows]
    return cases


def _statement(row: str) -> tuple[str, str, list[str]]:
    source, cue, content = row.split(" | ")
    return source, cue, content.split(" || ")


CASES = _cases()
AGREE = 0.9
"""The least share of these that the trained weights leave as they are."""


@pytest.mark.parametrize("text", CASES)
def test_who_said_what(text: str) -> None:
    assert said(text, learned=False) == CASES[text]


def test_the_trained_weights_leave_most_of_them_as_they_are() -> None:
    alike = [said(text, learned=True) == expected for text, expected in CASES.items()]
    assert sum(alike) >= AGREE * len(alike)


def said(text: str, *, learned: bool) -> Said:
    found = read(text)
    statements = attribute(
        found.article, found.analysis, found.mentions, found.entities, learned=learned
    )
    return replace(found, statements=tuple(s for s in statements if not s.act)).said()
