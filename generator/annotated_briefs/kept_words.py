"""The words by which briefs are alike, kept in one file by the key of each brief's view.

To read and fold the words of a thousand briefs takes half a second, to read them back a tenth of
that. The file holds those of the last build alone: what a brief showed once is gone with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from annotated_briefs.cache import BytesCache
from annotated_briefs.codec import UNREADABLE, freeze, thaw
from annotated_briefs.findings_cache import code_version
from annotated_briefs.link.likeness import WORDS, Words
from annotated_briefs.memory import Memory

T = TypeVar("T")
_NAME = "of the last build"
_CODE = ("link/likeness.py", "link/quotations.py", "link/lexicon", "codec.py", "kept_words.py")


@dataclass(frozen=True, slots=True)
class _Words:
    code: str
    """The version of the code that read them."""
    words: dict[str, Words]


class KeptWords(Memory):
    """``memory`` with the words of briefs that an earlier run left under ``folder``."""

    def __init__(self, folder: Path, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self._kept = BytesCache(folder / "words")
        self._earlier: dict[str, Words] | None = None
        self._words: dict[str, Words] = {}

    def recall(self, made_from: Hashable, make: Callable[[], T]) -> T:
        """The value that was made from ``made_from``, or else what ``make`` gives."""
        if not isinstance(made_from, tuple) or made_from[0] != WORDS:
            return self._memory.recall(made_from, make)
        key = str(made_from[1])
        found = self._memory.recall(made_from, lambda: self._read(key) or make())
        self._words[key] = cast("Words", found)
        return cast("T", found)

    def _read(self, key: str) -> Words | None:
        if self._earlier is None:
            self._earlier = self._last()
        return self._earlier.get(key)

    def _last(self) -> dict[str, Words]:
        payload = self._kept.get(_NAME)
        try:
            found = thaw(_Words, payload) if payload else None
        except UNREADABLE:
            return {}
        return found.words if found and found.code == code_version(_CODE) else {}

    def keep(self) -> None:
        """Write the words of this run; what cannot be written costs time alone."""
        if not self._words and self._earlier is None:
            self._earlier = self._last()  # nobody asked: the last brief is gone
        if self._earlier is not None and self._earlier.keys() != self._words.keys():
            self._kept.put(_NAME, freeze(_Words(code_version(_CODE), self._words)))
