"""The CSV files of a site, put together from the lines of each brief.

One brief changes, and a thousand stay: what a brief says in the tables is kept from one build to
the next, by all that decides it.
"""

from __future__ import annotations

import json
from typing import Protocol

from annotated_briefs.findings_cache import code_version
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.tables.columns import TABLES
from annotated_briefs.tables.csv_files import header, lines_of
from annotated_briefs.tables.rows import BY_BRIEF, CODE, Holdings, rows_of

_Lines = list[tuple[int, str]]
"""For each table of `BY_BRIEF`: how many rows, and their lines."""


class Kept(Protocol):
    """Where lines of an earlier build are."""

    def get(self, made_from: str) -> bytes | None:
        """What was made from the same brief by the same code, if it is there."""

    def put(self, made_from: str, payload: bytes) -> None:
        """Keep it."""


class CsvFiles:
    """The CSV files of a collection, all made at the first question for one of them.

    Each is asked for its size and for its content; it is held until its content is taken.
    """

    def __init__(self, held: Holdings, kept: Kept) -> None:
        self._held, self._kept = held, kept
        self._made: dict[str, bytes] = {}
        self._rows: dict[str, int] = {}

    def size(self, table: str) -> tuple[int, int]:
        """In rows and in bytes."""
        if table not in self._made:
            self._make()
        return self._rows[table], len(self._made[table])

    def content(self, table: str) -> bytes:
        """The file."""
        if table not in self._made:
            self._make()
        return self._made.pop(table)

    def _make(self) -> None:
        lines: dict[str, list[tuple[int, str]]] = {table.name: [] for table in TABLES}
        for view in self._held.ordered:
            for table, own in zip(BY_BRIEF, self._lines(view), strict=True):
                lines[table.name].append(own)
        for table in TABLES:
            if table not in BY_BRIEF:
                rows = list(self._held.rows(table))
                lines[table.name] = [(len(rows), lines_of(table, rows))]
            parts = [header(table), *(text for _, text in lines[table.name])]
            self._made[table.name] = "".join(parts).encode()
            self._rows[table.name] = sum(number for number, _ in lines[table.name])

    def _lines(self, view: PublishedBrief) -> _Lines:
        made_from = repr((code_version(CODE), view.key, self._held.publication.url))
        known = self._kept.get(made_from) if view.key else None
        if known is not None:
            return [(number, text) for number, text in json.loads(known)]
        made: _Lines = []
        for table in BY_BRIEF:
            rows = list(rows_of(table, view, self._held.publication))
            made.append((len(rows), lines_of(table, rows)))
        if view.key:
            self._kept.put(made_from, json.dumps(made, ensure_ascii=False).encode())
        return made
