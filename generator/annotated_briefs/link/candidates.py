"""Which quotations are worth comparing: those that share a rare pair of words and a run of three.

A pair is two telling words that follow each other, however many common ones stand between. One that
stands in many quotations is a stock phrase and is not followed, so that nothing is compared pair by
pair; but where a longer run of words stands in many, each is compared with the first that has it.
All is worked out on arrays of numbers, block by block, so that the memory it takes is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotated_briefs.link.quotations import Quotation, common

MOST = 40
"""A word pair in more quotations than this is a stock phrase."""
TRIED = 12
"""With how many earlier quotations one is compared: those that share most pairs with it."""
_LIKELY = TRIED * 2
_REACH = 2
"""A pair joins a telling word to so many that follow it: one may be spelled or rendered
otherwise."""
_RUN = 3
"""The same words have so many in common that follow each other."""
_LONG_RUN = 6
"""Of what very many quote, nearly every cut has so many running words of the first."""
_BLOCK = 1 << 20
"""Pairs of quotations that are counted at a time."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Postings:
    """Which quotations have a key: ``owner`` by key, each once and in order."""

    owner: Numbers
    start: Numbers
    """Where the owners of the same key begin, for each entry."""

    @classmethod
    def of(cls, keys: Numbers, owner: Numbers, least: int, most: float) -> _Postings:
        """Those of the keys that at least ``least`` and at most ``most`` have."""
        order = np.lexsort((owner, keys))
        keys, owner = keys[order], owner[order]
        fresh = np.ones(len(keys), bool)
        fresh[1:] = (keys[1:] != keys[:-1]) | (owner[1:] != owner[:-1])
        keys, owner = keys[fresh], owner[fresh]
        _, start, inverse, times = np.unique(
            keys, return_index=True, return_inverse=True, return_counts=True
        )
        followed = (times >= least) & (times <= most)
        kept = followed[inverse]
        moved = np.concatenate([[0], np.cumsum(kept)])
        return cls(owner[kept], moved[start[inverse[kept]]])


def candidates(found: Sequence[Quotation], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of different briefs, an earlier and a later, of the quotations with these numbers."""
    words = [found[n].folded for n in numbers]
    known: dict[str, int] = {}
    flat = np.array([known.setdefault(w, len(known)) for own in words for w in own], np.int64)
    owner = np.repeat(np.arange(len(words)), [len(own) for own in words])
    ids: dict[str, int] = {}
    briefs = np.array([ids.setdefault(found[n].brief.brief.address, n) for n in numbers], np.int64)
    runs = _postings_of_runs(flat, owner, _RUN, 2, np.inf)
    own_runs = _by_owner(runs, len(words))
    plain = common()
    tells = np.array([word not in plain for word in known], bool)
    for one, other in (
        *_likely(_pairs(flat[tells[flat]], owner[tells[flat]], len(known)), briefs, own_runs),
        *_first_of_many(_postings_of_runs(flat, owner, _LONG_RUN, MOST + 1, np.inf), briefs),
    ):
        yield numbers[one], numbers[other]


def _pairs(words: Numbers, owner: Numbers, known: int) -> _Postings:
    """Who has which rare pair of telling words, whatever their order."""
    keys, owners = [], []
    for reach in range(1, _REACH + 1):
        one, other = words[:-reach], words[reach:]
        within = (owner[:-reach] == owner[reach:]) & (one != other)
        keys.append((np.minimum(one, other) * known + np.maximum(one, other))[within])
        owners.append(owner[reach:][within])
    return _Postings.of(np.concatenate(keys), np.concatenate(owners), 2, MOST)


def _postings_of_runs(
    words: Numbers, owner: Numbers, length: int, least: int, most: float
) -> _Postings:
    """Who has which ``length`` words that follow each other."""
    behind = length - 1
    keys = words.copy()
    for n in range(1, length):
        # Runs of n words are numbered anew, so that no number outgrows 64 bits.
        _, keys = np.unique(keys, return_inverse=True)
        keys = keys[:-1] * (int(words.max(initial=0)) + 1) + words[n:]
    within = owner[behind:] == owner[: max(0, len(owner) - behind)]
    return _Postings.of(keys[within], owner[behind:][within], least, most)


def _by_owner(postings: _Postings, size: int) -> list[frozenset[int]]:
    """The keys of each quotation, as the number of the entry that each begins at."""
    order = np.argsort(postings.owner, kind="stable")
    ends = np.cumsum(np.bincount(postings.owner, minlength=size))
    return [frozenset(own.tolist()) for own in np.split(postings.start[order], ends[:-1])]


def _likely(
    pairs: _Postings, briefs: Numbers, runs: Sequence[frozenset[int]]
) -> Iterator[tuple[int, int]]:
    """Each with the earlier ones that share most pairs with it, and a run."""
    has_run = np.array([bool(own) for own in runs], bool)
    order = np.argsort(pairs.owner, kind="stable")
    order = order[has_run[pairs.owner[order]]]
    before = np.cumsum(order - pairs.start[order])
    at = 0
    while at < len(order):
        # A block ends with all of a quotation's pairs, and holds one quotation at least.
        last = int(np.searchsorted(before, (before[at - 1] if at else 0) + _BLOCK))
        owner = pairs.owner[order[min(last, len(order) - 1)]]
        end = int(np.searchsorted(pairs.owner[order], owner, "right"))
        yield from _most_shared(pairs, order[at:end], briefs, runs)
        at = end


def _most_shared(
    pairs: _Postings, entries: Numbers, briefs: Numbers, runs: Sequence[frozenset[int]]
) -> Iterator[tuple[int, int]]:
    """`_likely` for the quotations of some entries of ``pairs``."""
    earlier = entries - pairs.start[entries]
    at = np.arange(earlier.sum()) + np.repeat(
        pairs.start[entries] - (np.cumsum(earlier) - earlier), earlier
    )
    one, other = pairs.owner[at], np.repeat(pairs.owner[entries], earlier)
    apart = briefs[one] != briefs[other]
    codes, times = np.unique(other[apart] * len(briefs) + one[apart], return_counts=True)
    one, other = codes % len(briefs), codes // len(briefs)
    order = np.lexsort((one, -times, other))
    one, other = one[order], other[order]
    first = np.searchsorted(other, other)
    likely = np.arange(len(other)) - first < _LIKELY
    left: dict[int, int] = {}
    for m, n in zip(one[likely].tolist(), other[likely].tolist(), strict=True):
        if left.get(n, TRIED) and not runs[m].isdisjoint(runs[n]):
            left[n] = left.get(n, TRIED) - 1
            yield m, n


def _first_of_many(runs: _Postings, briefs: Numbers) -> Iterator[tuple[int, int]]:
    """Each that has a long run in common with very many, with the first that has it."""
    first = runs.owner[runs.start]
    apart = briefs[first] != briefs[runs.owner]
    codes = np.unique(runs.owner[apart] * len(briefs) + first[apart])
    tried: dict[int, int] = {}
    for code in codes.tolist():
        other, one = divmod(code, len(briefs))
        tried[other] = tried.get(other, 0) + 1
        if tried[other] <= TRIED:
            yield one, other
