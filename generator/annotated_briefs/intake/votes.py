"""Whether a text holds a block's words, by runs of four: markup and spacing do not matter."""

from __future__ import annotations

import re
from collections.abc import Iterable

RUN = 4
# Of a block's runs of words: libraries drop a word where a link or an emphasis stood.
ENOUGH = 0.7
# Scripts that do not put spaces between words count by the character.
_TOKEN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|[^\W_]+")


def tokens(text: str) -> tuple[str, ...]:
    """The words of ``text``, lower case."""
    return tuple(_TOKEN.findall(text.casefold()))


def count(text: str) -> int:
    """How many words there are."""
    return len(tokens(text))


class Words:
    """The words of a text, for asking whether a block is in it."""

    def __init__(self, lines: Iterable[str]) -> None:
        every: list[str] = []
        self._lines = set()
        for line in lines:
            found = tokens(line)
            self._lines.add(found)
            every.extend(found)
        self._runs = {tuple(every[i : i + RUN]) for i in range(len(every) - RUN + 1)}

    def has(self, text: str) -> bool:
        """Whether ``text`` is in it: a short one as a line of its own or word for word."""
        found = tokens(text)
        if not found or found in self._lines:
            return bool(found)
        runs = [found[i : i + RUN] for i in range(len(found) - RUN + 1)]
        if not runs:
            return False
        here = sum(run in self._runs for run in runs) / len(runs)
        return here == 1 if len(found) < 2 * RUN else here >= ENOUGH
