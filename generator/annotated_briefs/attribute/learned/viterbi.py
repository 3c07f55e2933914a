"""The best labels of a chain, and how sure they are (Rabiner 1989; Lafferty et al., ICML 2001).

A chain is a row of scores for every position, one score a label; ``transitions[a][b]`` is added
where label ``b`` follows label ``a``. All scores are logarithms, not normalised.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log
from operator import add, mul

Row = Sequence[float]


def best_path(scores: Sequence[Row], transitions: Sequence[Row]) -> tuple[list[int], float]:
    """The labels with the highest total, and that total. An empty chain has no labels."""
    if not scores:
        return [], 0.0
    into = list(enumerate(zip(*transitions, strict=True)))
    totals = list(scores[0])
    back: list[list[int]] = []
    for row in scores[1:]:
        came, reached = [], []
        for b, steps in into:
            ways = list(map(add, totals, steps))
            top = max(ways)
            came.append(ways.index(top))
            reached.append(top + row[b])
        back.append(came)
        totals = reached
    total = max(totals)
    path = [totals.index(total)]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1], total


def log_partition(scores: Sequence[Row], transitions: Sequence[Row]) -> float:
    """The logarithm of the sum over all labellings: the forward algorithm, scaled at each step."""
    if not scores:
        return 0.0
    into = [[exp(step) for step in column] for column in zip(*transitions, strict=True)]
    log_sum = 0.0
    mass: list[float] = []
    for row in scores:
        high = max(row)
        weight = [exp(score - high) for score in row]
        if mass:
            mass = [w * sum(map(mul, mass, steps)) for w, steps in zip(weight, into, strict=True)]
        else:
            mass = weight
        scale = sum(mass)
        mass = [m / scale for m in mass]
        log_sum += high + log(scale)
    return log_sum
