"""How alike the words of briefs are: TF-IDF vectors and their cosine, sparse.

Only words that may be shown count. Of each brief the words are kept that tell it most from others;
an index of them gives every cosine without comparing pair by pair.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from annotated_briefs.link.quotations import common, fold
from annotated_briefs.memory import Forgetful, Memory
from annotated_briefs.publish import PublishedBrief

_LETTERS = re.compile(r"[^\W\d_]{3,}")
_NOTHING = Forgetful()
_KEPT = 40
"""Words of a brief. More cost time and join what shares only everyday words."""
_FEWEST = 12
"""A brief that shows fewer words is as alike to another as if it had so many: where two headlines
are all there is, one word in common would make them the same."""
_EVERYWHERE = 0.2
"""A word in more than this share of the briefs says too little of any."""
_FEW = 5
"""In so many briefs a word may stand however few there are: in a small collection, one story is a
large part of it."""
_HEADLINE = 2
"""How often a word of the headline counts."""
_LONGEST = 1_000
"""What stands in more briefs than this, and in more than `_EVERYWHERE` of them, joins none: a name,
a topic or a story that a fifth of a large collection has would make each brief cost all others."""

WORDS = "words"
"""By this and the key of a brief, a memory has the brief's words."""

Floats = NDArray[np.float64]
"""A figure for each brief."""
Words = dict[str, tuple[int, str]]
"""By the folded word: how often it stands in a brief, and how that writes it, without a capital
where it stands so anywhere."""


class Postings:
    """What rows have in common: a sparse matrix, by its rows and by its columns."""

    def __init__(self, rows: Sequence[Mapping[str, float]]) -> None:
        self._size = len(rows)
        known: dict[str, int] = {}
        keys = np.array([known.setdefault(k, len(known)) for row in rows for k in row], np.intp)
        weights = np.array([weight for row in rows for weight in row.values()], np.float64)
        lengths = [len(row) for row in rows]
        numbers = np.repeat(np.arange(len(rows)), lengths)
        times = np.bincount(keys, minlength=len(known))
        most = max(_LONGEST, len(rows) * _EVERYWHERE)
        # A key of one row joins it to no other.
        followed = ((times > 1) & (times <= most))[keys]
        keys, weights, numbers = keys[followed], weights[followed], numbers[followed]
        self._keys, self._weights = keys, weights
        self._rows = np.searchsorted(numbers, np.arange(len(rows) + 1))
        order = np.argsort(keys, kind="stable")
        self._where, self._much = numbers[order], weights[order]
        self._columns = np.searchsorted(keys[order], np.arange(len(known) + 1))

    def like(self, i: int) -> Floats:
        """For each row, the sum over the keys that it shares with the i-th of both weights."""
        own = slice(self._rows[i], self._rows[i + 1])
        starts = self._columns[self._keys[own]]
        lengths = self._columns[self._keys[own] + 1] - starts
        before = np.cumsum(lengths) - lengths
        at = np.arange(lengths.sum()) + np.repeat(starts - before, lengths)
        much = self._much[at] * np.repeat(self._weights[own], lengths)
        return np.bincount(self._where[at], much, self._size).astype(np.float64, copy=False)


@dataclass(frozen=True, slots=True)
class Likeness:
    """The vectors of some briefs, each of length 1 at most, and who has each word."""

    vectors: tuple[Mapping[str, float], ...]
    """By the folded word."""
    written: tuple[Mapping[str, str], ...]
    """How each brief writes its words, by the folded word."""

    def shared(self, i: int, j: int, *, but: Set[str]) -> list[str]:
        """The words that make the i-th and the j-th alike, as the i-th writes them.

        The most telling first; without those in ``but``, which are folded.
        """
        mine, theirs = self.vectors[i], self.vectors[j]
        both = [word for word in mine if word in theirs and word not in but]
        both.sort(key=lambda w: (-mine[w] * theirs[w], w))
        return [self.written[i][word] for word in both]


def likeness(briefs: Sequence[PublishedBrief], memory: Memory = _NOTHING) -> Likeness:
    """The vectors of ``briefs``; the words of those that ``memory`` has are not read again."""
    read = [
        memory.recall((WORDS, brief.key), partial(_read, brief)) if brief.key else _read(brief)
        for brief in briefs
    ]
    known: dict[str, int] = {}
    words = np.array([known.setdefault(w, len(known)) for own in read for w in own], np.intp)
    times = np.array([one for own in read for one, _ in own.values()], np.float64)
    owner = np.repeat(np.arange(len(read)), [len(own) for own in read])
    frequency = np.bincount(words, minlength=len(known))
    told = (frequency <= max(_FEW, len(briefs) * _EVERYWHERE))[words]
    words, times, owner = words[told], times[told], owner[told]
    weights = (1 + np.log(times)) * np.log(1 + len(briefs) / frequency[words])
    rank = np.empty(len(known), np.intp)
    rank[[known[word] for word in sorted(known)]] = np.arange(len(known))
    # A word of this brief alone joins it to none; it only takes a part of the length.
    order = np.lexsort((rank[words], -weights, frequency[words] == 1, owner))
    first = np.searchsorted(owner[order], np.arange(len(briefs)))
    order = order[np.arange(len(order)) - first[owner[order]] < _KEPT]
    words, weights, owner = words[order], weights[order], owner[order]
    kept = np.bincount(owner, minlength=len(briefs))
    squares = np.bincount(owner, weights**2, len(briefs))
    lengths = np.sqrt(squares * np.maximum(1.0, _FEWEST / np.maximum(kept, 1)))
    return _by_brief(read, [*known], words, weights / lengths[owner], np.cumsum(kept).tolist())


def _by_brief(
    read: Sequence[Words],
    known: Sequence[str],
    words: NDArray[np.intp],
    weights: Floats,
    ends: Sequence[int],
) -> Likeness:
    """Numbers as words again: those of the n-th end at the n-th of ``ends``."""
    pairs = [*zip((known[word] for word in words.tolist()), weights.tolist(), strict=True)]
    vectors = tuple(dict(pairs[start:end]) for start, end in zip([0, *ends], ends, strict=False))
    written = tuple(
        {word: own[word][1] for word in vector} for own, vector in zip(read, vectors, strict=True)
    )
    return Likeness(vectors, written)


def _read(brief: PublishedBrief) -> Words:
    """The words of what is shown of ``brief``."""
    meta, article = brief.brief.metadata, brief.brief.article
    shown = [span.of(article.text) for span in brief.visible] if article else []
    shown += [] if article else [words for parts in brief.quotes.values() for words in parts]
    shown += [meta.deck or "", *[meta.headline] * _HEADLINE]
    found: Words = {}
    for run, times in Counter(" ".join(shown).split()).items():
        for folded, word in _telling(run):
            so_far = found.get(folded)
            if so_far is None:
                found[folded] = times, word
            else:
                found[folded] = times + so_far[0], word if word.islower() else so_far[1]
    return found


@lru_cache(maxsize=1 << 16)
def _telling(run: str) -> tuple[tuple[str, str], ...]:
    """The words in a run of signs without a space that are not common: (folded, as written)."""
    words = ((fold(word), word) for word in _LETTERS.findall(run))
    return tuple(pair for pair in words if pair[0] not in common())
