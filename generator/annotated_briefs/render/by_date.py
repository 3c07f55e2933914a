"""All statements of each form and each kind of source by date: where the marks over time lead.

A line for each brief with the numbers of its statements, that lead to them. Their words would be
most of a large site; they stand on the brief's page, as far as its rights allow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from annotated_briefs.link.collection import periods_of
from annotated_briefs.model import Outlet, Page, Slug, Statement
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.environment import page
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.paging import Jump, Pager, page_of, pagers, pages_for, stretch
from annotated_briefs.render.phrases import count, day
from annotated_briefs.render.shelves import EVERY_SHELF, SHELF_TITLES, shelves_of


@dataclass(frozen=True, slots=True)
class Line:
    """A brief and its statements of one kind."""

    period: str
    """``2024-05`` or ``2024``; empty where the article has no date."""
    brief: PublishedBrief
    statements: tuple[Statement, ...]


class ByDate:
    """What stands under which date, by the addresses of `shelves`."""

    def __init__(self, newest: Sequence[PublishedBrief]) -> None:
        period_of = periods_of(newest)
        self._lines: dict[str, list[Line]] = defaultdict(list)
        for brief in newest:
            found: dict[str, list[Statement]] = defaultdict(list)
            for statement in brief.findings.statements:
                for shelf in shelves_of(statement):
                    found[shelf].append(statement)
            found.setdefault(EVERY_SHELF, [])  # A brief without any has its line there.
            for shelf, members in found.items():
                self._lines[shelf].append(Line(period_of(brief), brief, tuple(members)))
        self._jumps = {shelf: _jumps(lines) for shelf, lines in self._lines.items()}

    def at(self, shelf: str, period: str) -> str | None:
        """Where the statements of ``period`` begin; None where there are none."""
        jump = self._jumps.get(shelf, {}).get(period)
        pager = Pager(by_date_address(shelf), 1)
        return f"{pager.at(jump.number)}#{jump.anchor}" if jump else None

    def render(self, outlets: Mapping[Slug, Outlet]) -> Iterator[Page]:
        """The pages of each list."""
        for shelf, title in SHELF_TITLES.items():
            if self._lines[shelf]:
                yield from self._pages(shelf, f"{title}, by date", outlets)

    def _pages(self, shelf: str, title: str, outlets: Mapping[Slug, Outlet]) -> Iterator[Page]:
        lines, jumps = self._lines[shelf], [*self._jumps[shelf].values()]
        total = sum(len(line.statements) for line in lines)
        lead = f"{count(total, 'statement')} in {count(len(lines), 'brief')}, newest first."
        parent = None if shelf == EVERY_SHELF else (shelf, SHELF_TITLES[shelf])
        for pager in pagers(by_date_address(shelf), pages_for(len(lines))):
            shown = stretch(lines, pager.number)
            before = lines[shown.first - 2].period if shown.first > 1 else None
            yield page(
                pager.address,
                "by_date.md.jinja",
                title=title + pager.suffix,
                description=pager.describe(f"{title}: {lead}"),
                pager=pager,
                shown=shown,
                lead=lead,
                parent=parent,
                jumps=jumps,
                before=before,
                anchor_of=_anchor,
                period_of=attrgetter("period"),
                outlets=outlets,
                key=key_of(
                    [line.brief for line in shown.entries],
                    *("by date", shelf, title, lead, pager, jumps, before),
                    [line.period for line in shown.entries],
                    outlets=outlets,
                ),
            )


def by_date_address(shelf: str) -> str:
    """The first page of all that ``shelf`` has the newest of."""
    return shelf if shelf == EVERY_SHELF else f"{shelf}/by-date"


def _jumps(lines: Sequence[Line]) -> dict[str, Jump]:
    """Where each period begins."""
    periods = ["\0", *(line.period for line in lines)]
    return {
        now: Jump(day(now) if now else "Undated", _anchor(now), page_of(position))
        for position, (last, now) in enumerate(pairwise(periods))
        if last != now
    }


def _anchor(period: str) -> str:
    return f"m{period.replace('-', '')}" if period else "undated"
