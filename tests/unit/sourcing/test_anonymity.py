"""The reason that an article gives for a source without a name."""

from __future__ import annotations

import pytest

from tests.parses import attributed

REASONS = {
    "because": (
        "An official, who asked not to be named because he feared for his job, said it sank.",
        "because he feared for his job",
    ),
    "not authorised": (
        "An official who was not authorized to speak said it sank.",
        "was not authorized to speak",
    ),
    "in the next sentence": (
        "An official said it sank. The official spoke on condition of anonymity to discuss"
        " private talks.",
        "to discuss private talks",
    ),
    "of somebody else": (
        "An official said it sank. A sailor spoke on condition of anonymity to discuss it.",
        None,
    ),
    "no reason": ("An official, who spoke on condition of anonymity, said it sank.", None),
    "no word of it": ("An official said it sank.", None),
    "the claim's own reason": (
        "Speaking on condition of anonymity, an official said it sank because of ice.",
        None,
    ),
}


@pytest.mark.parametrize("name", REASONS)
def test_reasons(name: str) -> None:
    text, reason = REASONS[name]
    (profile,) = attributed(text).sourcing().sources
    assert profile.anonymity_reason == reason


def test_a_named_source_needs_none() -> None:
    text = "An official, who asked not to be named because he feared for his job, said it sank."
    (profile,) = attributed(text, "official").sourcing().sources
    assert profile.anonymity_reason is None
