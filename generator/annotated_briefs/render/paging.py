"""Long lists as several pages of at most a hundred entries, each at an address of its own.

The first page stands at the list's own address, the further ones below it: ``people/ada-quill/``,
``people/ada-quill/2/``. Those of an index stand below ``index/``, a name that no record may have:
``people/index/2/``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

PER_PAGE = 100
"""Entries on one page."""

_ALL = 9
"""Up to so many pages each has its number in the pager; of more, those near the reader."""
_NEAR = 2

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page of how many this is, and where the others stand."""

    base: str
    """The address of the first."""
    total: int
    number: int = 1
    """From 1."""
    index: bool = False

    def at(self, number: int) -> str:
        """The address of the page of that number."""
        if number == 1:
            return self.base
        return f"{self.base}/{'index/' if self.index else ''}{number}"

    @property
    def address(self) -> str:
        """The address of this page."""
        return self.at(self.number)

    @property
    def path(self) -> str:
        """The Markdown file of this page."""
        return f"{self.base}/index.md" if self.index and self.number == 1 else f"{self.address}.md"

    @property
    def suffix(self) -> str:
        """What the title says of the page: nothing on the first."""
        return f", page {self.number}" if self.number > 1 else ""

    def describe(self, description: str) -> str:
        """``description`` of the list as that of this page."""
        return f"{description} Page {self.number}." if self.number > 1 else description

    @property
    def shown(self) -> tuple[int | None, ...]:
        """The numbers that the pager shows; None is a gap of several."""
        near = range(self.number - _NEAR, self.number + _NEAR + 1)
        wanted = [
            n
            for n in range(1, self.total + 1)
            if self.total <= _ALL or n in {1, self.total} or n in near
        ]
        out: list[int | None] = []
        for n in wanted:
            before = out[-1] if out else 0
            if before is not None and n - before == 2:
                out.append(n - 1)
            elif before is not None and n - before > 2:
                out.append(None)
            out.append(n)
        return tuple(out)


@dataclass(frozen=True, slots=True)
class Jump:
    """A place in a list to jump to, whichever of its pages it is on."""

    label: str
    anchor: str
    number: int
    """Of the page."""


def page_of(position: int) -> int:
    """The number of the page that holds the entry at ``position``, counted from 0."""
    return position // PER_PAGE + 1


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """The entries of one page, and which of all they are."""

    entries: Sequence[T]
    first: int
    """Number of the first of them, from 1."""
    total: int

    @property
    def last(self) -> int:
        """Number of the last of them."""
        return self.first + len(self.entries) - 1

    @property
    def is_all(self) -> bool:
        """Whether the list has no other page."""
        return len(self.entries) == self.total


def pages_for(*lengths: int) -> int:
    """How many pages lists of these lengths need side by side; one at least."""
    return max(1, *(-(-length // PER_PAGE) for length in lengths))


def stretch(entries: Sequence[T], number: int) -> Stretch[T]:
    """The entries on the page of that number; none where the list has ended before."""
    start = (number - 1) * PER_PAGE
    return Stretch(entries[start : start + PER_PAGE], start + 1, len(entries))


def pagers(base: str, total: int, *, index: bool = False) -> Iterator[Pager]:
    """The pages of a list that needs ``total`` of them."""
    return (Pager(base, total, number, index) for number in range(1, total + 1))
