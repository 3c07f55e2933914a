"""Whether two quotations hold the same words, and where.

The words are put side by side by the least number of edits (rapidfuzz). Of what then stands side by
side, the stretch that agrees best is taken, as in local alignment: a quotation that another outlet
cut at its beginning, its end or in the middle is found as well as one that is spelled otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from rapidfuzz.distance import Indel, Levenshtein

from annotated_briefs.addresses import parse_partial
from annotated_briefs.link.quotations import Quotation, common

_NEAR = 0.75
_NEAR_FROM = 4
"""Two words of at least so many letters, most of which agree, are one word spelled in two ways."""
_EQUAL, _PLAIN, _LIKE, _OTHER, _GAP, _CUT = 1.0, 0.5, 0.7, -1.0, -0.6, -1.2
"""What a word adds: equal, equal and common, alike, another in its place, one more; the most that a
run of further words takes off, for a quotation may be cut in the middle."""
_CUT_FROM, _CUT_COUNTS = 3, 0.5
"""A run of so many further words is a cut, and counts for less than a word that differs."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What the shared words have to be."""

    telling: int
    """Different words that are not common."""
    words: int
    agreement: float
    """Of all that stands side by side, the share that is equal."""


ANYWHERE = (Needs(telling=4, words=7, agreement=0.9), Needs(telling=2, words=10, agreement=0.9))
"""As good as word for word, whoever says it and whenever."""
IN_TIME = (Needs(telling=3, words=7, agreement=0.9), Needs(telling=5, words=8, agreement=0.7))
"""Within `_DAYS`, where two outlets may have put the same words otherwise."""
SAME_SPEAKER = (Needs(telling=3, words=5, agreement=0.9), Needs(telling=2, words=7, agreement=0.95))
"""Within `_DAYS` and of one speaker: then a few words will do."""
_ALL = (*ANYWHERE, *IN_TIME, *SAME_SPEAKER)
LEAST = min(needs.words for needs in _ALL)
"""A quotation of fewer words is the same as no other."""
_DAYS = 31


@dataclass(frozen=True, slots=True)
class Shared:
    """The stretch that two quotations share: half-open ranges of the words of each."""

    here: tuple[int, int]
    there: tuple[int, int]
    equal: tuple[tuple[int, int], ...]
    """The words that are equal or alike: (number in one, number in the other)."""

    differs: float
    """Words in the place of another, and those that only one has; a cut counts `_CUT_COUNTS`."""

    @property
    def agreement(self) -> float:
        """Of all that stands side by side, the share that is equal."""
        return len(self.equal) / (len(self.equal) + self.differs)

    def meets(self, needs: Needs, telling: int) -> bool:
        """Whether it is enough; ``telling`` of its different words are telling ones."""
        return (
            telling >= needs.telling
            and len(self.equal) >= needs.words
            and self.agreement >= needs.agreement
        )


def shared(one: Quotation, other: Quotation) -> Shared | None:
    """What both quote; None where that is too little to be the same words."""
    found = best_stretch(one.folded, other.folded)
    if found is None or not any(found.meets(n, n.telling) for n in _ALL):
        return None
    mine, theirs = one.telling(), other.telling()
    both = {one.folded[i] for i, j in found.equal if mine[i] and theirs[j]}
    needs: tuple[Needs, ...] = ANYWHERE
    if _near_in_time(one, other):
        needs += IN_TIME
        if one.speaker and one.speaker == other.speaker:
            needs += SAME_SPEAKER
    return found if any(found.meets(n, len(both)) for n in needs) else None


def anywhere(quotation: Quotation) -> bool:
    """Whether its words are the same whoever quotes them whole, and whenever."""
    telling = quotation.telling()
    words = {word for word, tells in zip(quotation.folded, telling, strict=True) if tells}
    return any(
        len(words) >= needs.telling and len(quotation.folded) >= needs.words for needs in ANYWHERE
    )


def _near_in_time(one: Quotation, other: Quotation) -> bool:
    """Whether both may be of one month; a date that is not known speaks against nothing."""
    dates = [q.brief.brief.metadata.published for q in (one, other)]
    if not dates[0] or not dates[1]:
        return True
    (a, known), (b, too) = (parse_partial(d) for d in dates if d)
    margin = {1: 366, 2: 31, 3: 0}[min(known, too)]
    return abs(a - b) <= timedelta(days=_DAYS + margin)


def best_stretch(one: Sequence[str], other: Sequence[str]) -> Shared | None:
    """The stretch of ``one`` and ``other`` (folded words) that agrees best; None without any."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    columns = list(_columns(one, other))
    total, start, gap = 0.0, 0, 0.0
    for n, (i, j) in enumerate(columns):
        if i is None or j is None:
            gain = max(_GAP, _CUT - gap)
            gap += gain
        else:
            gain, gap = _gain(one[i], other[j]), 0.0
        if total <= 0:
            total, start, gap = 0.0, n, 0.0 if gain >= 0 else gain
        total += gain
        if total > best[0]:
            best = (total, start, n + 1)
    return _grown(one, other, columns[best[1] : best[2]]) if best[0] > 0 else None


def _columns(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """The words side by side, by the least number of edits; None where one has no counterpart."""
    for op in Levenshtein.opcodes(one, other):
        mine, theirs = range(op.src_start, op.src_end), range(op.dest_start, op.dest_end)
        if op.tag in {"equal", "replace"}:
            yield from zip(mine, theirs, strict=True)
        else:
            yield from ((n, None) for n in mine)
            yield from ((None, n) for n in theirs)


def _gain(one: str, other: str) -> float:
    if one == other:
        return _PLAIN if one in common() else _EQUAL
    return _LIKE if alike(one, other) else _OTHER


def alike(one: str, other: str) -> bool:
    """Whether two folded words are one word, spelled in one way or in two."""
    if one == other:
        return True
    if min(len(one), len(other)) < _NEAR_FROM or one in common() or other in common():
        return False
    return Indel.normalized_similarity(one, other, score_cutoff=_NEAR) > 0


def _grown(
    one: Sequence[str], other: Sequence[str], columns: Sequence[tuple[int | None, int | None]]
) -> Shared:
    """The stretch of ``columns``, with the equal words that stand before and behind it."""
    mine = [i for i, _ in columns if i is not None]
    theirs = [j for _, j in columns if j is not None]
    i, i_end, j, j_end = mine[0], mine[-1] + 1, theirs[0], theirs[-1] + 1
    pairs = [(a, b) for a, b in columns if a is not None and b is not None]
    same = [(a, b) for a, b in pairs if alike(one[a], other[b])]
    cuts = groupby(columns, key=lambda c: (c[0] is None, c[1] is None))
    lengths = [len(list(run)) for key, run in cuts if any(key)]
    differs = len(pairs) - len(same) + sum(n if n < _CUT_FROM else _CUT_COUNTS for n in lengths)
    while i and j and one[i - 1] == other[j - 1]:
        i, j = i - 1, j - 1
        same.insert(0, (i, j))
    while i_end < len(one) and j_end < len(other) and one[i_end] == other[j_end]:
        same.append((i_end, j_end))
        i_end, j_end = i_end + 1, j_end + 1
    return Shared((i, i_end), (j, j_end), tuple(same), differs)
