"""Words and phrases: names looked up in a text by their words, however many names there are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from annotated_briefs.model import Span

# "U.S." and "K.C." are one word; an apostrophe inside a word belongs to it ("Da'esh"), the one of
# a possessive does not.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʼ‘`](?![sS]\b)[^\W_]+)*")
_MARKS = re.compile(r"['’ʼ‘`.]")
_DASHES = re.compile(r"\s*[-‐‑‒–]\s*")
_SPACES = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_SHORT = 3
"""An abbreviation ("St", "Dr", an initial) has at most three letters."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text; ``form`` is without apostrophes and full stops."""

    span: Span
    form: str
    key: str
    """``form`` without regard to capitals."""


def words(text: str) -> list[Word]:
    """The words of ``text``, in order."""
    found = []
    for match in _WORD.finditer(text):
        form = _MARKS.sub("", match.group())
        found.append(Word(Span(match.start(), match.end()), form, form.casefold()))
    return found


def keys(text: str) -> frozenset[str]:
    """The keys of the words of ``text``, each once."""
    return frozenset(_MARKS.sub("", word).casefold() for word in {*_WORD.findall(text)})


def _joint(between: str) -> str:
    """What stands between two words, variants of marks and spaces made one."""
    if _SPACES.fullmatch(between):
        return " "
    return _DASHES.sub(" ", between).replace("’", "'")


def _joints(text: str, run: Sequence[Word]) -> tuple[str, ...]:
    return tuple(_joint(text[a.span.end : b.span.start]) for a, b in pairwise(run))


def same_joints(one: tuple[str, ...], other: tuple[str, ...], run: Sequence[Word]) -> bool:
    """Whether two runs of equal words are joined alike; "St." is as good as "St"."""
    return all(
        a == b or ({a, b} == {" ", ". "} and len(word.form) <= _SHORT)
        for a, b, word in zip(one, other, run, strict=False)
    )


def capitals(forms: Sequence[str], of: Sequence[str]) -> bool:
    """Whether ``forms`` are ``of`` in a headline's capitals: "BADR ORGANIZATION"."""
    return len("".join(of)) > _SHORT and all(f == o.upper() for f, o in zip(forms, of, strict=True))


@dataclass(frozen=True, slots=True)
class _Entry(Generic[T]):
    forms: tuple[str, ...]
    joints: tuple[str, ...]
    value: T


class Phrases(Generic[T]):
    """Phrases with a value each. Looking up costs the same for ten phrases and ten thousand."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], list[_Entry[T]]] = defaultdict(list)
        self._lengths: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return sum(len(entries) for entries in self._entries.values())

    def add(self, phrase: str, value: T) -> None:
        """Look for ``phrase`` too; the same phrase may stand for several values."""
        run = words(phrase)
        if not run:
            return
        key = tuple(word.key for word in run)
        entry = _Entry(tuple(word.form for word in run), _joints(phrase, run), value)
        if entry not in self._entries[key]:
            self._entries[key].append(entry)
        lengths = self._lengths.setdefault(run[0].key, [])
        if len(run) not in lengths:
            lengths.append(len(run))
            lengths.sort(reverse=True)

    def scan(self, text: str, run: Sequence[Word]) -> Iterator[tuple[Span, list[T]]]:
        """The phrases in a text and their values: leftmost, longest, disjoint."""
        at = 0
        while at < len(run):
            for length in self._lengths.get(run[at].key, ()):
                values = self._at(text, run[at : at + length], length)
                if values:
                    yield Span(run[at].span.start, run[at + length - 1].span.end), values
                    at += length
                    break
            else:
                at += 1

    def _at(self, text: str, run: Sequence[Word], length: int) -> list[T]:
        entries = self._entries.get(tuple(word.key for word in run))
        if not entries or len(run) < length:
            return []
        forms = tuple(word.form for word in run)
        joints = _joints(text, run)
        return [
            entry.value
            for entry in entries
            if (forms == entry.forms or capitals(forms, entry.forms))
            and same_joints(joints, entry.joints, run)
        ]
