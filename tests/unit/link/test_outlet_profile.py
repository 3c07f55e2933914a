"""An outlet's profile: from five briefs up, shares with intervals, no rank."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.link.outlets import profile, wilson
from annotated_briefs.model import Counts, Form, Span
from annotated_briefs.publish import publish
from tests.made import annotated, statement


def view(n: int, **counts: int) -> Any:
    said = [statement("S1", Span(0, 5), form=Form.DIRECT, confirmed=n == 0)]
    return publish(
        annotated("Words.", slug=f"b{n}", statements=said, counts=Counts(**counts))  # type: ignore[arg-type]
    )


def test_fewer_than_five_briefs_say_nothing() -> None:
    assert profile([view(n) for n in range(4)]) is None
    assert profile([view(n) for n in range(5)]) is not None


def test_sums_and_shares() -> None:
    counts = {"sentences": 10, "attributed_sentences": 4, "statements": 3, "direct": 3}
    views = [
        view(n, **counts, speaking_sources=1 + (n > 2), named=1, unnamed=int(n > 2))
        for n in range(5)
    ]
    found = profile(views)
    assert found is not None
    assert (found.sentences, found.attributed, found.statements) == (50, 20, 15)
    assert (found.forms, found.naming) == ((15, 0, 0), (5, 2, 0, 0, 0))
    assert found.confirmed == 1
    shares = {form.slug: share for form, share in found.sourcing}
    assert (shares["unnamed"].part, shares["unnamed"].whole) == (2, 5)
    assert shares["one-source"].part == 3
    assert [share for _, share in found.coverage] == [0.4] * 5


@pytest.mark.parametrize(
    # Those of the R package "binom", method "wilson".
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 0.2775), (3, 7, 0.1582, 0.7495), (5, 5, 0.5655, 1.0), (50, 100, 0.4038, 0.5962)],
)
def test_wilsons_interval(part: int, whole: int, low: float, high: float) -> None:
    found = wilson(part, whole)
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)


@given(st.integers(0, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_its_share(numbers: tuple[int, int]) -> None:
    found = wilson(*numbers)
    assert 0 <= found.low <= found.high <= 1
    assert found.low <= found.share <= found.high or found.whole == 0
