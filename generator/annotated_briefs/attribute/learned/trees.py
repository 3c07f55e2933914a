"""Boosted trees (Friedman 2001) as plain arrays: a row of numbers in, a chance out.

Every tree asks "is this number at most that one?" until it comes to a leaf; the leaves' values
add up to the logarithm of the odds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

Rows = Sequence[Sequence[float]]


@dataclass(frozen=True)
class Trees:
    """Nodes of all trees, one after the other; a leaf has itself for both branches."""

    roots: tuple[int, ...] = ()
    """The first node of each tree."""
    asked: tuple[int, ...] = ()
    """By node, the number of the column that it looks at (0 for a leaf)."""
    limits: tuple[float, ...] = ()
    """By node, the greatest number that goes to the lower branch; of a leaf, its value."""
    lower: tuple[int, ...] = ()
    higher: tuple[int, ...] = ()
    depth: int = 0
    """Questions on the longest way from a root to a leaf."""

    @cached_property
    def _nodes(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        roots, asked = np.array(self.roots, np.intp), np.array(self.asked, np.intp)
        lower, higher = np.array(self.lower, np.intp), np.array(self.higher, np.intp)
        return roots, asked, np.array(self.limits, float), lower, higher

    def chances(self, rows: Rows) -> list[float]:
        """The chance of each row, 0 to 1."""
        if not rows:
            return []
        roots, asked, limits, lower, higher = self._nodes
        table = np.array(rows, dtype=float)
        line = np.arange(len(table))[:, None]
        at = np.broadcast_to(roots, (len(table), len(roots)))
        for _ in range(self.depth):
            at = np.where(table[line, asked[at]] <= limits[at], lower[at], higher[at])
        odds = limits[at].sum(axis=1)
        chances: list[float] = (1.0 / (1.0 + np.exp(-odds))).tolist()
        return chances
