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
    bits = {label: 1 << n for n, label in enumerate(sorted(needed))}
    everything = (1 << len(bits)) - 1
    if not scores:
        return None if needed else ([], 0.0)
    totals = {(bits.get(label, 0), label): score for label, score in enumerate(scores[0])}
    back: list[dict[_State, _State]] = []
    for row in scores[1:]:
        came: dict[_State, _State] = {}
        reached: dict[_State, float] = {}
        for state, so_far in totals.items():
            met, steps = state[0], transitions[state[1]]
            for label, score in enumerate(row):
                to, way = (met | bits.get(label, 0), label), so_far + steps[label] + score
                if way > reached.get(to, -inf):
                    reached[to], came[to] = way, state
        back.append(came)
        totals = reached
    ends = [(total, state) for state, total in totals.items() if state[0] == everything]
    if not ends:
        return None
    total, state = max(ends)
    path = [state[1]]
    for came in reversed(back):
        state = came[state]
        path.append(state[1])
    return path[::-1], total


_State = tuple[int, int]


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
