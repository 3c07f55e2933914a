"""Sayings that are denied, awaited or supposed."""

from __future__ import annotations

import pytest

from tests.parses import attributed


@pytest.mark.parametrize(
    "text",
    [
        "Olsen did not say whether it sank.",
        "Olsen never said that it sank.",
        "Olsen will say on Monday that it sank.",
        "Olsen might argue that it sank.",
        "Olsen is expected to say that it sank.",
        "Olsen failed to say whether it sank.",
        "If Olsen says that it sank, nobody will sail.",
        "The company declined to name the captain.",
        "Nobody warned that it sank.",
        "No one said that it sank.",
        "No official said that it sank.",
        "None of the officials said that it sank.",
        "Neither Olsen nor Reed said that it sank.",
        "Neither of the officials said that it sank.",
        "Not one official said that it sank.",
        "Nobody believes that it sank.",
    ],
)
def test_not_said(text: str) -> None:
    assert [s.unsaid for s in attributed(text).statements] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Olsen said that it sank.",
        "Olsen has said that it sank.",
        "Olsen denied that it sank.",
        "Olsen does not believe that it sank.",
        "Olsen went on to say that it sank.",
        "Olsen said that it will sink.",
        "Olsen said that nobody sank.",
        "Not only Olsen but also Reed said that it sank.",
        "One of the officials said that it sank.",
        "Olsen said that she did not say so.",
    ],
)
def test_said(text: str) -> None:
    assert [s.unsaid for s in attributed(text).statements] == [False]
