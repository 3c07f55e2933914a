"""Places in a text, and the two kinds of identifier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

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
