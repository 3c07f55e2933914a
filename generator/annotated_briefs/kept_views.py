"""Published briefs of an earlier run, kept by the hash of all that decided them.

Unlike findings, which are kept by the records that an article can name, these are kept by the whole
register: to know which records concern a text takes longer than to read back what was found. Where
a record has changed, the findings are still there, and only what `publish` makes of them is made
anew. See `codec` for what an entry holds and `cache` for how it is kept and checked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from annotated_briefs.cache import BytesCache
from annotated_briefs.codec import UNREADABLE, freeze, thaw
from annotated_briefs.findings_cache import FINDING, code_version
from annotated_briefs.memory import Memory
from annotated_briefs.model import Brief, Findings, Paragraph, RecordedWords, Register, Spans
from annotated_briefs.publish import PublishedBrief, without_withheld_fields

_CODE = (*FINDING, "publish.py", "kept_views.py")


class KeptViews:
    """Published briefs under ``folder``, one file a brief. Safe under concurrent writers."""

    def __init__(
        self, folder: Path, register: Register, *, model: str, learned: bool, memory: Memory
    ) -> None:
        self._memory = memory
        self._kept = BytesCache(folder / "views")
        records = sha256(repr([*register.entities.items()]).encode("utf-8", "surrogatepass"))
        self._known = (code_version(_CODE), model, learned, records.hexdigest())

    def made_from(self, brief: Brief, outlet_names: Collection[str]) -> str:
        """A digest of all that decides the view of ``brief``."""
        return _digest(repr((*self._known, _written(brief), [*outlet_names])))

    def get(self, made_from: str, brief: Brief) -> PublishedBrief | None:
        """The view of ``brief``, with its key; None where it is absent or damaged."""
        return self._memory.recall(made_from, lambda: self._read(made_from, brief))

    def _read(self, made_from: str, brief: Brief) -> PublishedBrief | None:
        payload = self._kept.get(made_from)
        if payload is None:
            return None
        try:
            return _view(brief, thaw(_Found, payload), payload)
        except UNREADABLE:
            return None

    def put(self, made_from: str, view: PublishedBrief, brief: Brief) -> PublishedBrief:
        """Keep ``view``, that of ``brief``: the same with its key.

        What cannot be written costs time alone.
        """
        found = _Found(view.findings, view.visible, view.quotes, view.blocks, view.recorded)
        payload = freeze(found)
        self._kept.put(made_from, payload)
        made = _view(brief, found, payload)
        self._memory.hold(made_from, made)
        return made


@dataclass(frozen=True, slots=True)
class _Found:
    """A view without what people wrote.

    That comes from their files, which were checked: whoever may write to a cache could put another
    address there, or other rights.
    """

    findings: Findings
    visible: Spans
    quotes: Mapping[str, tuple[str, ...]]
    blocks: tuple[Paragraph, ...]
    recorded: Mapping[str, RecordedWords]


def _view(brief: Brief, found: _Found, payload: bytes) -> PublishedBrief:
    return PublishedBrief(
        without_withheld_fields(brief),
        found.findings,
        found.visible,
        found.quotes,
        found.blocks,
        found.recorded,
        _digest(f"{_written(brief)}\n{_digest(payload)}"),
    )


def _written(brief: Brief) -> str:
    """All that people wrote of ``brief``; its text by its hash."""
    text = brief.article.sha256 if brief.article else None
    return repr((replace(brief, article=None), text))


def _digest(made_from: str | bytes) -> str:
    if isinstance(made_from, str):
        made_from = made_from.encode("utf-8", "surrogatepass")
    return sha256(made_from).hexdigest()
