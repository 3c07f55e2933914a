"""What the language model found, kept by the hash of all that decided it.

An entry is a plain file: a SHA-256 over its name and its payload, a newline, the payload. An entry
that cannot be read, or whose digest does not hold, counts as absent and is computed anew; so does
one that was copied to another's name.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from annotated_briefs.model import Analysis, Article, RawEntity, Sentence, Span, Token

_CODE = ("analyse/parse.py", "text.py", "cache.py")
"""The files whose bytes decide what an analysis holds."""


@cache
def _code_version() -> str:
    package = files("annotated_briefs")
    digest = hashlib.sha256()
    for name in _CODE:
        digest.update((package / name).read_bytes())
    return digest.hexdigest()


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` so that ``path`` holds either what it held before or all of ``data``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        # mkstemp makes files that only their owner reads; a site is for everybody.
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def kept(path: Path) -> bytes | None:
    """The payload of the entry at ``path``; None where it is absent or damaged."""
    try:
        digest, _, payload = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return payload if _digest(path, payload) == digest else None


def keep(path: Path, payload: bytes) -> None:
    """Write an entry. A cache that cannot be written costs time, never the build."""
    with suppress(OSError):
        write_atomically(path, _digest(path, payload) + b"\n" + payload)


def _digest(path: Path, payload: bytes) -> bytes:
    return hashlib.sha256(path.stem.encode() + b"\n" + payload).hexdigest().encode()


@dataclass(frozen=True, slots=True)
class AnalysisCache:
    """Analyses under ``folder``, one file each. Safe under concurrent writers."""

    folder: Path
    model: str
    """Name and version of the model: a part of every key."""

    def _path(self, article: Article) -> Path:
        key = hashlib.sha256(
            "\n".join((article.sha256, self.model, _code_version())).encode()
        ).hexdigest()
        return self.folder / key[:2] / f"{key}.json"

    def has(self, article: Article) -> bool:
        """Whether there is an entry for ``article``, which may be damaged."""
        return self._path(article).is_file()

    def get(self, article: Article) -> Analysis | None:
        """The analysis of ``article``; None where it is absent or damaged."""
        payload = kept(self._path(article))
        return _thaw(json.loads(payload)) if payload is not None else None

    def put(self, article: Article, analysis: Analysis) -> None:
        """Keep ``analysis``. A cache that cannot be written costs time, never the build."""
        payload = json.dumps(_freeze(analysis), ensure_ascii=False, separators=(",", ":")).encode()
        keep(self._path(article), payload)


@dataclass(frozen=True, slots=True)
class BytesCache:
    """Bytes under ``folder`` by what they were made from; kept and checked as analyses are."""

    folder: Path

    def get(self, made_from: str) -> bytes | None:
        """What was made from ``made_from``; None where it is absent or damaged."""
        return kept(self._path(made_from))

    def put(self, made_from: str, payload: bytes) -> None:
        """Keep ``payload``. A cache that cannot be written costs time, never the build."""
        keep(self._path(made_from), payload)

    def _path(self, made_from: str) -> Path:
        key = hashlib.sha256(made_from.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / key[:2] / key


def _freeze(analysis: Analysis) -> dict[str, Any]:
    return {
        "model": analysis.model,
        "reading": analysis.reading,
        "tokens": [
            (t.start, t.end, t.text, t.lemma, t.pos, t.tag, t.dep, t.head, t.sentence)
            for t in analysis.tokens
        ],
        "sentences": [
            (s.span.start, s.span.end, s.paragraph, s.first, s.last) for s in analysis.sentences
        ],
        "entities": [(e.span.start, e.span.end, e.label) for e in analysis.entities],
    }


def _thaw(data: dict[str, Any]) -> Analysis:
    return Analysis(
        model=data["model"],
        reading=data["reading"],
        tokens=tuple(Token(*row) for row in data["tokens"]),
        sentences=tuple(
            Sentence(Span(start, end), paragraph, first, last)
            for start, end, paragraph, first, last in data["sentences"]
        ),
        entities=tuple(
            RawEntity(Span(start, end), label) for start, end, label in data["entities"]
        ),
    )
