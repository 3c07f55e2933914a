"""Tables as CSV: RFC 4180 in UTF-8, safe to open in a spreadsheet.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break as a
formula, and the words of an article are a stranger's. Such a cell has an apostrophe before it, as
spreadsheets themselves write text. Where a comma does not part the cells (in many countries a
semicolon does), what follows that mark begins a cell, too, and is guarded alike: behind quotation
marks as well, for such a spreadsheet takes them for the bounds of the cell. One rule takes all of
it back, and nothing is lost: `unguarded`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable

from annotated_briefs.tables.columns import Column, Table, Type
from annotated_briefs.tables.rows import Row, Value

_STARTS = "'=+-@\t\r\n＝＋－＠"
_BEGINS = '((?:^|[;\t\r\n])"*)'
_GUARDED = re.compile(f"{_BEGINS}(?=[{re.escape(_STARTS)}])")
"""``'`` is among them so that `unguarded` takes away what was put there, and no other."""
_GUARDS = re.compile(f"{_BEGINS}'")
_FIRST = f'{_STARTS}"'
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""Controls, halves of characters and what is none: no format of ours can hold them all."""


def plain(value: Value) -> Value:
    """``value`` without what would break a file: such characters are shown as missing."""
    if isinstance(value, str) and not value.isprintable():
        return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    return value


def guarded(text: str) -> str:
    """``text`` so that no spreadsheet takes it for a formula."""
    # Nearly all cells are of this kind.
    if ";" not in text and text[:1] not in _FIRST and text.isprintable():
        return text
    return _GUARDED.sub(r"\1'", text)


def unguarded(text: str) -> str:
    """What `guarded` was given."""
    return _GUARDS.sub(r"\1", text)


def csv_bytes(table: Table, rows: Iterable[Row]) -> bytes:
    """``rows`` under the names of the columns. An empty cell is no value; truth is a word."""
    return (header(table) + lines_of(table, rows)).encode()


def header(table: Table) -> str:
    """The first line of its file."""
    return f"{','.join(table.names)}\r\n"


def lines_of(table: Table, rows: Iterable[Row]) -> str:
    """The lines of ``rows``."""
    out = io.StringIO(newline="")
    # By columns, for most of them hold nothing that needs a look.
    columns = zip(table.columns, zip(*rows, strict=True), strict=False)
    cells = [[_CELL[c.type](v) for v in values] if _looked(c) else values for c, values in columns]
    csv.writer(out).writerows(zip(*cells, strict=True))
    return out.getvalue()


def _looked(column: Column) -> bool:
    """Whether the values are not what is written: truth, and words that are not our own."""
    return column.type is Type.YES_NO or column.free


def _text(value: Value) -> Value:
    return guarded(str(plain(value))) if isinstance(value, str) else value


_TRUTH = {True: "true", False: "false"}
_CELL: dict[Type, Callable[[Value], Value]] = {
    Type.TEXT: _text,
    Type.YES_NO: lambda value: None if value is None else _TRUTH[bool(value)],
}
