"""All tables as one SQLite database, which Datasette and any other tool of SQLite opens."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence

from annotated_briefs.tables.columns import TABLES, Column, Table, Type
from annotated_briefs.tables.csv_files import plain
from annotated_briefs.tables.rows import Row

_FULL_TEXT = "FTS5"


class NoFullTextError(RuntimeError):
    """Python's SQLite was built without FTS5."""


def sqlite_bytes(rows: Mapping[str, Sequence[Row]]) -> bytes:
    """The database of ``rows``, by the names of their tables: the same bytes for the same rows.

    Raises `NoFullTextError`.
    """
    database = sqlite3.connect(":memory:")
    try:
        database.execute("PRAGMA foreign_keys = ON")
        # A reader of pages of 4,096 bytes is what every version of SQLite is.
        database.execute("PRAGMA page_size = 4096")
        for table in TABLES:
            database.execute(create(table))
            places = ", ".join("?" * len(table.columns))
            database.executemany(
                f'INSERT INTO "{table.name}" VALUES ({places})',  # noqa: S608 - our own names
                ([plain(value) for value in row] for row in rows[table.name]),
            )
            for statement in _indexes(table):
                database.execute(statement)
        database.commit()
        return database.serialize()
    except sqlite3.OperationalError as error:
        if "no such module" not in str(error):
            raise
        raise NoFullTextError(
            f"SQLite {sqlite3.sqlite_version} of this Python has no full-text index, FTS5"
            " (hint: use a Python from python.org, Debian or Homebrew; the CSV files need none)"
        ) from error
    finally:
        database.close()


def create(table: Table) -> str:
    """The statement that makes ``table``."""
    lines = [_column(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})")
    lines += [
        f'FOREIGN KEY ("{column.name}") REFERENCES "{column.of}" ("id")'
        for column in table.columns
        if column.of
    ]
    inner = ",\n  ".join(lines)
    return f'CREATE TABLE "{table.name}" (\n  {inner}\n)'


def _column(column: Column) -> str:
    parts = [_quoted(column.name), "TEXT" if column.type is Type.TEXT else "INTEGER"]
    if not column.null:
        parts.append("NOT NULL")
    if column.type is Type.YES_NO:
        parts.append(f"CHECK ({_quoted(column.name)} IN (0, 1))")
    if column.values:
        values = ", ".join(f"'{value}'" for value in column.values)
        parts.append(f"CHECK ({_quoted(column.name)} IN ({values}))")
    return " ".join(parts)


def _quoted(name: str) -> str:
    return f'"{name}"'


def _indexes(table: Table) -> Iterator[str]:
    """For joins, and of words: an index of the name that Datasette looks for."""
    for column in table.columns:
        if column.of and column.name != table.key[0]:
            name = f"{table.name}_{column.name}"
            yield f'CREATE INDEX "{name}" ON "{table.name}" ("{column.name}")'
    if table.searched:
        words = ", ".join(table.searched)
        index = f"{table.name}_fts"
        yield f'CREATE VIRTUAL TABLE "{index}" USING {_FULL_TEXT} ({words}, content="{table.name}")'
        yield (
            f'INSERT INTO "{index}" (rowid, {words})'  # noqa: S608 - our own names
            f' SELECT rowid, {words} FROM "{table.name}"'
        )
