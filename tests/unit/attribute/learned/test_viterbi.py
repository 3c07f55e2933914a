"""The decoder against every labelling there is, on chains short enough to try them all."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product
from math import exp, isclose, log

from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.attribute.learned.viterbi import Best, Row, best_path_with, best_paths

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


@given(chains(), st.lists(st.integers(0, 5), max_size=3))
def test_no_labelling_beats_the_best_path(chain: Chain, cuts: list[int]) -> None:
    scores, transitions = chain
    batch = [scores[:cut] for cut in cuts] + [scores]
    for rows, best in zip(batch, best_paths(batch, transitions), strict=True):
        values = [
            value(p, rows, transitions) for p in product(range(len(transitions)), repeat=len(rows))
        ]
        assert len(best.labels) == len(rows)
        assert isclose(best.total, value(best.labels, rows, transitions), abs_tol=1e-9)
        assert isclose(best.total, max(values), abs_tol=1e-9)
        assert isclose(best.log_sum, log(sum(map(exp, values))), abs_tol=1e-6)


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


def test_a_transition_outweighs_a_word() -> None:
    scores = [(2.0, 0.0), (0.0, 0.5), (2.0, 0.0)]
    assert best_paths([scores], [(0.0, 0.0), (0.0, 0.0)])[0].labels == [0, 1, 0]
    assert best_paths([scores], [(0.0, -1.0), (-1.0, 0.0)])[0].labels == [0, 0, 0]


def test_nothing_to_label() -> None:
    assert best_paths([], [(0.0,)]) == []
    assert best_paths([[]], [(0.0,)]) == [Best((), 0.0, 0.0)]
    assert best_path_with([], [(0.0,)], {0}) is None
    assert best_path_with([], [(0.0,)], ()) == ([], 0.0)
