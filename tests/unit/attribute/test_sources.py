"""The noun phrase that a cue cites."""

from __future__ import annotations

import pytest

from tests.parses import attributed

CASES = {
    "a long apposition": (
        "Mara Olsen, 54, an engineer who built three ferries, said it sank.",
        ["Mara Olsen, 54, an engineer who built three ferries"],
    ),
    "a relative clause tells more and does not name": (
        "Mara Olsen, who runs the harbour, said it sank.",
        ["Mara Olsen"],
    ),
    "coordination": ("Mara Olsen and Paul Reed said it sank.", ["Mara Olsen and Paul Reed"]),
    "three of them": (
        "Police, the fire service and residents said it sank.",
        ["Police, the fire service and residents"],
    ),
    "neither of two": (
        "Neither Olsen nor Reed said that it sank.",
        ["Neither Olsen nor Reed"],
    ),
    "a word that belongs to what stands before": (
        "In the filing itself Ford also made this point, writing that the bridge was cracked.",
        ["Ford"],
    ),
    "inverted order": ('"It sank," said Mara Olsen.', ["Mara Olsen"]),
    "inverted, with an issuer": (
        '"It sank," read a statement from the ministry.',
        ["a statement from the ministry"],
    ),
    "agent of a passive": ("Passengers were told by officials that it sank.", ["officials"]),
    "whose claim it is": ("Olsen's claim that it sank is false.", ["Olsen's"]),
    "a shared subject": (
        "The mayor said it sank and added that it was old.",
        ["The mayor", "The mayor"],
    ),
    "nobody": ("Passengers were told that it sank.", []),
    "an expletive": ("There was said to be a crack.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_sources(name: str) -> None:
    text, expected = CASES[name]
    assert [who for who, _, _ in attributed(text).said()] == expected
