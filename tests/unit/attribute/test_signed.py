"""Signed quotations."""

from __future__ import annotations

import pytest

from tests.parses import attributed


@pytest.mark.parametrize(
    "text",
    [
        '"The sea was calm that night." — Mara Olsen',
        '"The sea was calm that night."\n-- Mara Olsen, a cook',
    ],
)
def test_a_line_of_its_own_is_signed(text: str) -> None:
    assert [(who, said) for who, _, said in attributed(text).said()] == [
        ("Mara Olsen", ['"The sea was calm that night."'])
    ]


@pytest.mark.parametrize(
    "text",
    [
        'The word "lottery" — an old one — stuck.',
        '"The sea was calm that night." — an old song',
    ],
)
def test_a_dash_alone_signs_nothing(text: str) -> None:
    assert attributed(text).said() == []
