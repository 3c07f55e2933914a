"""The word lists, read once from the package's data files.

Format: ``#`` begins a comment; a line is a word, or ``word: tag tag ...``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The words of ``lexicon/<name>.txt``."""
    return frozenset(tagged(name))


@cache
def tagged(name: str) -> Mapping[str, frozenset[str]]:
    """The words of ``lexicon/<name>.txt`` with their tags (an empty set where none)."""
    text = files(__package__).joinpath("lexicon", f"{name}.txt").read_text("utf-8")
    entries: dict[str, frozenset[str]] = {}
    for line in text.splitlines():
        word, _, tags = line.partition("#")[0].partition(":")
        if word.strip():
            entries[word.strip()] = frozenset(tags.split())
    return entries
