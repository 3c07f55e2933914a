"""How two versions of the same words differ: marked in the words, and said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from annotated_briefs.link import Carried
from annotated_briefs.link.quotations import Quotation
from annotated_briefs.render.phrases import count

SAME = "the same, word for word"
_AROUND = 12
"""Words shown before and behind those that are shared."""
_NAMED = 6
"""So many words of a difference are given; of more, their number."""

Op = tuple[str, int, int, int, int]
"""A tag, and the words of one and of the other that it is about: half-open ranges."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a version that stand together."""

    words: str
    differs: bool = False
    """Whether the version that it is held against has other words there, or none."""
    left_out: int = 0
    """How many words only that one has in this place; then there are none here."""


def alike(one: Carried, other: Carried) -> bool:
    """Whether the words are the same, spelled the same."""
    mine, theirs = (c.quotation.plain()[slice(*c.words)] for c in (one, other))
    return mine == theirs


def _ops(one: Carried, other: Carried) -> list[Op]:
    """What makes the shared words of ``other`` those of ``one``: ranges of the words of both."""
    (a, a_end), (b, b_end) = other.words, one.words
    # Not as they are folded: another spelling is a difference to show.
    found = Levenshtein.opcodes(other.quotation.plain()[a:a_end], one.quotation.plain()[b:b_end])
    return [
        (op.tag, op.src_start + a, op.src_end + a, op.dest_start + b, op.dest_end + b)
        for op in found
    ]


def parts(carried: Carried, against: Carried) -> Iterator[Part]:
    """The words of ``carried``; marked where those of ``against`` are others."""
    quotation = carried.quotation
    spans, (start, end) = quotation.spans(), carried.words

    def words(first: int, last: int) -> str:
        # With the punctuation behind each word, up to the next.
        until = spans[last].start if last < len(spans) else len(quotation.text)
        return quotation.text[spans[first].start if first else 0 : until]

    low, high = max(0, start - _AROUND), min(len(spans), end + _AROUND)
    more = carried is not against
    if low:
        yield Part("… ")
    if low < start:
        yield Part(words(low, start), differs=more)
    for tag, i, i_end, j, j_end in _ops(carried, against):
        if j < j_end:
            yield Part(words(j, j_end), differs=tag != "equal")
        else:
            yield Part("", left_out=i_end - i)
    if end < high:
        yield Part(words(end, high), differs=more)
    if high < len(spans):
        yield Part("…")


def difference(carried: Carried, against: Carried) -> str:
    """In words, how ``carried`` differs from ``against``; of long differences only the number."""
    ops = _ops(carried, against)
    before = carried.words[0], against.words[0]
    behind = _behind(carried), _behind(against)
    # A third version may share more with one of them than they do with each other.
    if ops and ops[0][0] in _ONE_SIDED:
        before = _with(before, ops.pop(0))
    if ops and ops[-1][0] in _ONE_SIDED:
        behind = _with(behind, ops.pop())
    said = [
        *_at_the_ends(*before, "begins", "later", "earlier"),
        *_at_the_ends(*behind, "ends", "earlier", "later"),
    ]
    for tag, i, i_end, j, j_end in ops:
        if tag == "replace":
            ours, theirs = _given(carried.quotation, j, j_end), _given(against.quotation, i, i_end)
            said.append(f"{ours} for {theirs}")
        elif tag == "insert":
            said.append(f"with {_given(carried.quotation, j, j_end)} added")
        elif tag == "delete":
            said.append(f"without {_given(against.quotation, i, i_end)}")
    return "; ".join(said) if said else SAME


_ONE_SIDED = ("insert", "delete")


def _behind(carried: Carried) -> int:
    return len(carried.quotation.folded) - carried.words[1]


def _with(ends: tuple[int, int], op: Op) -> tuple[int, int]:
    """The words of both at an end, with those that ``op`` has there."""
    _, i, i_end, j, j_end = op
    return ends[0] + j_end - j, ends[1] + i_end - i


def _at_the_ends(mine: int, theirs: int, verb: str, less: str, more: str) -> Iterator[str]:
    """What is said of the words before the shared ones, or behind them."""
    if mine and theirs:
        yield f"other words where it {verb}"
    elif mine or theirs:
        yield f"{verb} {count(mine or theirs, 'word')} {more if mine else less}"


def _given(quotation: Quotation, start: int, end: int) -> str:
    if end - start > _NAMED:
        return count(end - start, "word")
    spans = quotation.spans()
    return f"“{quotation.text[spans[start].start : spans[end - 1].end]}”"
