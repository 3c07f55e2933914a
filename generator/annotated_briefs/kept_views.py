"""Published briefs of an earlier run, kept by the hash of all that decided them.

Unlike findings, which are kept by the records that an article can name, these are kept by the whole
register: to know which records concern a text takes longer than to read back what was found. Where
a record has changed, the findings are still there, and only what `publish` makes of them is made
anew. See `codec` for what an entry holds and `cache` for how it is kept and checked.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from annotated_briefs.cache import BytesCache
from annotated_briefs.codec import Unreadable, freeze, thaw
from annotated_briefs.findings_cache import FINDING, code_version
from annotated_briefs.memory import Memory
from annotated_briefs.model import Brief, Register
from annotated_briefs.publish import PublishedBrief

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
        """All that decides the view of ``brief``."""
        text = brief.article.sha256 if brief.article else None
        return repr((*self._known, replace(brief, article=None), text, [*outlet_names]))

    def get(self, made_from: str) -> PublishedBrief | None:
        """The view, with its key; None where it is absent or damaged."""
        return self._memory.recall(made_from, lambda: self._read(made_from))

    def _read(self, made_from: str) -> PublishedBrief | None:
        payload = self._kept.get(made_from)
        if payload is None:
            return None
        try:
            return replace(thaw(PublishedBrief, payload), key=_digest(payload))
        except Unreadable:
            return None

    def put(self, made_from: str, view: PublishedBrief) -> PublishedBrief:
        """Keep ``view``: the same with its key. What cannot be written costs time alone."""
        payload = freeze(view)
        self._kept.put(made_from, payload)
        made = replace(view, key=_digest(payload))
        self._memory.hold(made_from, made)
        return made


def _digest(payload: bytes) -> str:
    return sha256(payload).hexdigest()
