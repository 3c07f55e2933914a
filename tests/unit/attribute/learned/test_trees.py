"""The trees against a plain walk from root to leaf."""

from __future__ import annotations

from math import exp

import pytest

from annotated_briefs.attribute.learned.judge import with_scores
from annotated_briefs.attribute.learned.trees import Trees

# The first tree asks for column 1, then for column 0; the second for column 0 alone.
TREES = Trees(
    roots=(0, 5),
    asked=(1, 0, 0, 0, 0, 0, 0, 0),
    limits=(0.5, 3.0, -1.0, 0.25, 2.0, 1.0, -0.5, 0.5),
    lower=(1, 2, 2, 3, 4, 6, 6, 7),
    higher=(4, 3, 2, 3, 4, 7, 6, 7),
    depth=2,
)


@pytest.mark.parametrize(
    ("row", "odds"),
    [
        ((3.0, 0.5), -1.0 + 0.5),
        ((3.1, 0.5), 0.25 + 0.5),
        ((1.0, 0.6), 2.0 - 0.5),
        ((-99.0, -99.0), -1.0 - 0.5),
    ],
)
def test_a_row_goes_down_every_tree(row: tuple[float, float], odds: float) -> None:
    beside = (0.0, 9.0)
    first, chance = TREES.chances([beside, row])
    assert first == pytest.approx(1 / (1 + exp(-(2.0 - 0.5))))
    assert chance == pytest.approx(1 / (1 + exp(-odds)))


def test_no_rows_and_no_trees() -> None:
    assert TREES.chances([]) == []
    assert Trees().chances([(1.0,)]) == [0.5]


def test_a_row_holds_the_score_and_the_best_of_the_others_of_its_cue() -> None:
    rows = with_scores([[1.0], [2.0], [3.0]], [0.5, 0.7, -2.0], [4, 4, 9])
    assert rows == [[1.0, 0.5, 0.7], [2.0, 0.7, 0.5], [3.0, -2.0, -99.0]]
