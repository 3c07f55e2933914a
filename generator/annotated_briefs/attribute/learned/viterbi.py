"""The best labels of a chain, and how sure they are (Rabiner 1989; Lafferty et al., ICML 2001).

A chain is a row of scores for every position, one score a label; ``transitions[a][b]`` is added
where label ``b`` follows label ``a``. All scores are logarithms, not normalised.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from math import inf
from operator import add

import numpy as np
from numpy.typing import NDArray

Row = Sequence[float]


@dataclass(frozen=True, slots=True)
class Best:
    """The labels of a chain with the highest total."""

    labels: Sequence[int]
    total: float
    log_sum: float
    """The logarithm of the sum over all labellings, by the forward algorithm."""


def best_paths(chains: Sequence[Sequence[Row]], transitions: Sequence[Row]) -> list[Best]:
    """The best labels of each chain. All go forward together, a position at a time.

    An empty chain has no labels.
    """
    order = sorted(range(len(chains)), key=lambda n: -len(chains[n]))
    order = [n for n in order if chains[n]]
    best = [Best((), 0.0, 0.0)] * len(chains)
    if not order:
        return best
    lengths = [len(chains[n]) for n in order]
    scores = np.zeros((lengths[0], len(order), len(transitions)))
    for at, n in enumerate(order):
        scores[: lengths[at], at] = chains[n]
    totals, came = _forward(scores, lengths, np.array(transitions, dtype=float))
    sums = _log_sums(scores, lengths, np.array(transitions, dtype=float))
    for at, n in enumerate(order):
        label = int(totals[at].argmax())
        path = [label]
        for steps in reversed(came[1 : lengths[at], at].tolist()):
            label = steps[label]
            path.append(label)
        best[n] = Best(path[::-1], float(totals[at].max()), float(sums[at]))
    return best


_Table = NDArray[np.float64]


def _forward(
    scores: _Table, lengths: Sequence[int], transitions: _Table
) -> tuple[_Table, NDArray[np.intp]]:
    """The highest total by chain and last label, and by position the label that it came from."""
    totals = scores[0].copy()
    came = np.zeros(scores.shape, dtype=np.intp)
    columns = np.ascontiguousarray(transitions.T)
    for n, live in _live(lengths):
        ways = totals[:live, None, :] + columns
        ways.argmax(axis=2, out=came[n, :live])
        totals[:live] = ways.max(axis=2) + scores[n, :live]
    return totals, came


def _log_sums(scores: _Table, lengths: Sequence[int], transitions: _Table) -> _Table:
    high = scores.max(axis=2)
    weights = np.exp(scores - high[:, :, None])
    into = np.exp(transitions)
    mass = weights[0].copy()
    scales = np.ones(high.shape)
    for n, live in _live(lengths):
        step = (mass[:live] @ into) * weights[n, :live]
        scale = scales[n, :live] = step.sum(axis=1)
        mass[:live] = step / scale[:, None]
    sums: _Table = high.sum(axis=0) + np.log(scales).sum(axis=0) + np.log(mass.sum(axis=1))
    return sums


def _live(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each position after the first, and how many chains, the longest first, reach so far."""
    live = len(lengths)
    for n in range(1, lengths[0]):
        while lengths[live - 1] <= n:
            live -= 1
        yield n, live


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
