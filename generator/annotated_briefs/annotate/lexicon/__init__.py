"""The word lists, read once. Each file says at its head where it comes from."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of ``<name>.txt`` without comments and blank lines."""
    text = files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")


@cache
def words(name: str, label: str | None = None) -> frozenset[str]:
    """The words of a list, as written; with ``label``, of the lines that begin with it."""
    rows = [line.split() for line in lines(name)]
    if label is None:
        return frozenset(word for row in rows for word in row)
    return frozenset(word for row in rows if row[0] == label for word in row[1:])
