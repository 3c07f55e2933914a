"""Places in a text, and the two kinds of identifier."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from typing import Generic, NewType, Protocol, TypeVar

Slug = NewType("Slug", str)
"""A folder or file name that is also part of an address: ``[a-z0-9]`` runs joined by ``-``."""

EntityId = NewType("EntityId", str)
"""The slug of a curated record, or of a machine-found name. Unique over all kinds."""


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """``start <= i < end`` in code points of the article's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]
T = TypeVar("T")


class Placed(Protocol):
    """What stands at one place in a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


P = TypeVar("P", bound=Placed)
_START, _END = attrgetter("span.start"), attrgetter("span.end")


def first_from(ordered: Sequence[Placed], offset: int) -> int:
    """The index in ``ordered`` (disjoint, in reading order) of the first that starts there or on.

    ``len(ordered)`` if there is none.
    """
    return bisect_left(ordered, offset, key=_START)


def first_beyond(ordered: Sequence[Placed], offset: int) -> int:
    """The index in ``ordered`` (disjoint, in reading order) of the first that ends after it."""
    return bisect_right(ordered, offset, key=_END)


def overlapping(ordered: Sequence[P], span: Span) -> Sequence[P]:
    """The part of ``ordered`` (disjoint, in reading order) that overlaps ``span``."""
    low = first_beyond(ordered, span.start)
    return ordered[low : max(low, first_from(ordered, span.end))]


class SpanIndex(Generic[T]):
    """Values by their places, which may overlap each other; built once and asked often."""

    __slots__ = ("_placed", "_reach", "_starts")

    def __init__(self, placed: Iterable[tuple[Span, T]]) -> None:
        self._placed = sorted(placed, key=_place)
        self._starts = [span.start for span, _ in self._placed]
        # How far any up to here reaches: this rises, so it can be searched as the starts can.
        self._reach = list(accumulate((span.end for span, _ in self._placed), max))

    def overlapping(self, span: Span) -> list[T]:
        """The values whose places overlap ``span``, in the order of their places."""
        low, high = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return [value for place, value in self._placed[low:high] if place.end > span.start]

    def touches(self, span: Span) -> bool:
        """Whether any place overlaps ``span``."""
        # The places from ``low`` to ``high`` start before the end of ``span``, and the first of
        # them is the one that reaches beyond its start.
        return bisect_right(self._reach, span.start) < bisect_left(self._starts, span.end)


def _place(placed: tuple[Span, object]) -> Span:
    return placed[0]


def index_of(spans: Iterable[Span]) -> SpanIndex[Span]:
    """The spans themselves by their places."""
    return SpanIndex((span, span) for span in spans)
