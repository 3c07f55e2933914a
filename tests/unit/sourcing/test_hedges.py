"""Reports with no report named."""

from __future__ import annotations

import pytest

from tests.parses import attributed


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The captain reportedly left.", "reportedly"),
        ("The captain, allegedly, left.", "allegedly"),
        ("The captain is said to have left.", "is said to"),
        ("It is understood that the captain left.", "It is understood that"),
        ("It was widely believed that the captain left.", "It was widely believed that"),
        ("There are reports that the captain left.", "There are reports that"),
    ],
)
def test_hedges(text: str, hedge: str) -> None:
    found = attributed(text)
    assert found.words(found.sourcing().hedges) == [hedge]


@pytest.mark.parametrize(
    "text",
    [
        "The captain appears to have left.",
        "The mayor said the captain allegedly left.",
        "It is true that the captain left.",
        "There are boats that the captain left.",
        "Police reported that the captain left.",
    ],
)
def test_no_hedges(text: str) -> None:
    sourcing = attributed(text).sourcing()
    assert (sourcing.hedges, sourcing.counts.reportedly) == ((), 0)
