"""The two lists of an entity, what it says and where it is mentioned, one page at a time.

Both kinds of pages show them, HTML and plain. A page draws its own stretch alone, and its key is
made from the briefs of that stretch: a name in all of a thousand briefs has dozens of pages, and an
edit to one brief draws those anew that show it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from annotated_briefs.addresses import entity_address
from annotated_briefs.link import EntityLinks, Outing, StatementLink
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.mentions import Entry, entries, entries_of
from annotated_briefs.render.paging import Pager, Stretch, pagers, pages_for, stretch


@dataclass(frozen=True, slots=True)
class Lists:
    """Both lists; made by `lists_of`."""

    links: EntityLinks
    owners: tuple[Outing, ...]
    """Of each entry of the list of mentions: the brief that it stands under."""

    def pagers(self) -> Iterator[Pager]:
        """One for each page that they fill."""
        total = pages_for(len(self.links.statements), len(self.owners))
        return iter(pagers(entity_address(self.links.entity), total))

    def said(self, number: int) -> Stretch[StatementLink]:
        """What the page of that number shows of the statements."""
        return stretch(self.links.statements, number)

    def mentions(self, number: int) -> Stretch[Entry]:
        """What it shows of the mentions."""
        shown = stretch(self.owners, number)
        at = shown.first - 1
        return Stretch(self._entries(at, at + len(shown.entries)), shown.first, shown.total)

    def before(self, number: int) -> Entry | None:
        """The last mention on the page before it, where its own go on from there."""
        at = stretch(self.owners, number).first - 1
        return self._entries(at - 1, at)[0] if 0 < at < len(self.owners) else None

    def _entries(self, start: int, end: int) -> list[Entry]:
        if start >= min(end, len(self.owners)):
            return []
        begin = self._begin(start)
        # Each brief once: its entries stand side by side.
        found = entries(next(same) for _, same in groupby(self.owners[begin:end], key=id))
        return found[start - begin : end - begin]

    def _begin(self, at: int) -> int:
        """Where the brief of the entry ``at`` has its first."""
        while at and self.owners[at - 1] is self.owners[at]:
            at -= 1
        return at

    def views(self, number: int) -> Iterator[PublishedBrief]:
        """The briefs of which the two stretches of that page say something."""
        yield from (said.brief for said in self.said(number).entries)
        shown = stretch(self.owners, number)
        # The last entry of the page before may be of a brief that goes on.
        yield from (owner.brief for owner in self.owners[max(0, shown.first - 2) : shown.last])

    def place(self, number: int) -> tuple[list[str], tuple[int, int]]:
        """Which of their statements and sentences those are.

        The statements' ids; which entry of its brief is the page's first, from 0, and how many
        entries are left from there.
        """
        said = [one.statement.id for one in self.said(number).entries]
        at = stretch(self.owners, number).first - 1
        if at >= len(self.owners):
            return said, (0, 0)
        return said, (at - self._begin(at), len(self.owners) - at)


def lists_of(links: EntityLinks) -> Lists:
    """The lists of the entity of ``links``."""
    return Lists(links, tuple(o for o in links.outings for _ in range(entries_of(o))))
