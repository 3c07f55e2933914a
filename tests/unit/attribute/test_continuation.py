"""Speech that goes on beyond its cue, forwards and backwards."""

from __future__ import annotations

import pytest

from tests.parses import attributed

CASES = {
    "the next sentence": (
        '"It sank," Olsen said. "We swam."',
        [['"It sank,"', '"We swam."']],
    ),
    "paragraphs left open before the cue": (
        '"It sank.¶"We swam," Olsen said.',
        [['"It sank.\n\n"We swam,"']],
    ),
    "paragraphs left open behind it": (
        'Olsen said: "It sank.¶"We swam."',
        [['"It sank.\n\n"We swam."']],
    ),
    "a closed quotation ends its speech": (
        '"It sank."¶"We swam," Olsen said.',
        [['"We swam,"']],
    ),
    "marks of another kind are a block from elsewhere": (
        '"It sank.¶“We swam,” Olsen said.',
        [["“We swam,”"]],
    ),
    "words between are the writer's": (
        '"It sank," Olsen said. It was noon. "We swam."',
        [['"It sank,"']],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_speech(name: str) -> None:
    text, expected = CASES[name]
    text = text.replace("¶", "\n\n")
    assert [said for _, _, said in attributed(text).said()] == expected
