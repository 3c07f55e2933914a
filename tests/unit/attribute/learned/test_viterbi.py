"""The decoder against every labelling there is, on chains short enough to try them all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from math import exp, isclose, log

from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.attribute.learned.viterbi import Row, best_path, best_path_with, log_partition

Chain = tuple[list[list[float]], list[list[float]]]
_SCORE = st.floats(-5, 5).map(lambda x: round(x, 3))


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    labels = draw(st.integers(1, 4))
    row = st.lists(_SCORE, min_size=labels, max_size=labels)
    scores = draw(st.lists(row, min_size=1, max_size=5))
    return scores, draw(st.lists(row, min_size=labels, max_size=labels))


def value(path: Sequence[int], scores: Sequence[Row], transitions: Sequence[Row]) -> float:
    steps = sum(transitions[a][b] for a, b in pairwise(path))
    return steps + sum(row[label] for row, label in zip(scores, path, strict=True))


@given(chains())
def test_no_labelling_beats_the_best_path(
    chain: Chain,
) -> None:
    scores, transitions = chain
    path, total = best_path(scores, transitions)
    every = product(range(len(transitions)), repeat=len(scores))
    assert isclose(total, value(path, scores, transitions), abs_tol=1e-9)
    assert isclose(total, max(value(p, scores, transitions) for p in every), abs_tol=1e-9)


@given(chains(), st.sets(st.integers(0, 3), max_size=2))
def test_no_labelling_with_the_needed_labels_beats_the_best_of_them(
    chain: Chain, needed: set[int]
) -> None:
    scores, transitions = chain
    every = product(range(len(transitions)), repeat=len(scores))
    values = [value(p, scores, transitions) for p in every if needed <= set(p)]
    best = best_path_with(scores, transitions, needed)
    if best is None:
        assert not values
    else:
        path, total = best
        assert needed <= set(path)
        assert isclose(total, value(path, scores, transitions), abs_tol=1e-9)
        assert isclose(total, max(values), abs_tol=1e-9)


@given(chains())
def test_the_partition_sums_over_every_labelling(
    chain: Chain,
) -> None:
    scores, transitions = chain
    every = product(range(len(transitions)), repeat=len(scores))
    expected = log(sum(exp(value(p, scores, transitions)) for p in every))
    assert isclose(log_partition(scores, transitions), expected, abs_tol=1e-6)


def test_a_transition_outweighs_a_word() -> None:
    scores = [(2.0, 0.0), (0.0, 0.5), (2.0, 0.0)]
    assert best_path(scores, [(0.0, 0.0), (0.0, 0.0)])[0] == [0, 1, 0]
    assert best_path(scores, [(0.0, -1.0), (-1.0, 0.0)])[0] == [0, 0, 0]


def test_nothing_to_label() -> None:
    assert best_path([], [(0.0,)]) == ([], 0.0)
    assert best_path_with([], [(0.0,)], {0}) is None
    assert best_path_with([], [(0.0,)], ()) == ([], 0.0)
    assert log_partition([], [(0.0,)]) == 0.0
