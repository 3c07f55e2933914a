"""The best labels of a chain, and how sure they are (Rabiner 1989; Lafferty et al., ICML 2001).

A chain is a row of scores for every position, one score a label; ``transitions[a][b]`` is added
where label ``b`` follows label ``a``. All scores are logarithms, not normalised.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import exp, inf, log
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


def best_path_with(
    scores: Sequence[Row], transitions: Sequence[Row], needed: Collection[int]
) -> tuple[list[int], float] | None:
    """The best labels among those in which every label of ``needed`` stands; None if none can.

    A state is a label and which of ``needed`` have been met by then, a bit for each.
    """
    if not scores:
        return None if needed else ([], 0.0)
    if max(needed, default=0) >= len(scores[0]):
        return None
    bits = [0] * len(scores[0])
    for n, label in enumerate(sorted(needed)):
        bits[label] = 1 << n
    ways = _ways(transitions, bits, 1 << len(needed))
    totals = [-inf] * (len(bits) << len(needed))
    for label, score in enumerate(scores[0]):
        totals[bits[label] * len(bits) + label] = score
    back: list[list[int]] = []
    for row in scores[1:]:
        came, reached = [0] * len(totals), [-inf] * len(totals)
        for to, label, states, steps in ways:
            sums = list(map(add, map(totals.__getitem__, states), steps))
            top = max(sums)
            came[to] = states[sums.index(top)]
            reached[to] = top + row[label]
        back.append(came)
        totals = reached
    total = max(totals[-len(bits) :])
    if total == -inf:
        return None
    state = len(totals) - len(bits) + totals[-len(bits) :].index(total)
    path = [state % len(bits)]
    for came in reversed(back):
        state = came[state]
        path.append(state % len(bits))
    return path[::-1], total


_Way = tuple[int, int, Sequence[int], Row]


def _ways(transitions: Sequence[Row], bits: Sequence[int], sets: int) -> list[_Way]:
    """Each state that can be reached, its label, the states before it, and the steps from them.

    A state is the number of a set of labels met, times the number of labels, plus a label.
    """
    size = len(bits)
    ways: list[_Way] = []
    for met in range(sets):
        for label, bit in enumerate(bits):
            if met & bit == bit:
                froms = [m * size + a for m in {met ^ bit, met} for a in range(size)]
                possible = [s for s in froms if (s // size) & bits[s % size] == bits[s % size]]
                steps = [transitions[s % size][label] for s in possible]
                ways.append((met * size + label, label, possible, steps))
    return ways


def log_partition(scores: Sequence[Row], transitions: Sequence[Row]) -> float:
    """The logarithm of the sum over all labellings: the forward algorithm."""
    if not scores:
        return 0.0
    into = [[exp(step) for step in column] for column in zip(*transitions, strict=True)]
    log_sum = high = max(scores[0])
    mass = [exp(score - high) for score in scores[0]]
    for n, row in enumerate(scores[1:], start=1):
        high = max(row)
        log_sum += high
        mass = [
            exp(score - high) * sum(map(mul, mass, steps))
            for score, steps in zip(row, into, strict=True)
        ]
        if n % _SCALED == 0:
            scale = sum(mass)
            mass = [m / scale for m in mass]
            log_sum += log(scale)
    return log_sum + log(sum(mass))


_SCALED = 8
"""Steps between two scalings: e to the power of transitions stays a number for so long."""
