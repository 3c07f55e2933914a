"""What the stages found in an article, kept by the hash of all that decided it.

That is the text, the language model, people's decisions, the records that the text can name, what
its outlet is called, and our code. Entries are plain data: see `codec`, and `cache` for how they
are kept and checked.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from hashlib import sha256
from pathlib import Path

from annotated_briefs.cache import BytesCache
from annotated_briefs.codec import UNREADABLE, freeze, thaw
from annotated_briefs.model import Article, Decisions, Findings, Register

FINDING = (
    *("model", "annotate", "resolve", "attribute", "sourcing"),
    *("text.py", "selectors.py", "anchors.py", "decide.py", "pipeline.py"),
    *("codec.py", "findings_cache.py", "cache.py", "analyse"),
)
"""The files and folders whose bytes decide what is found."""


@cache
def code_version(names: tuple[str, ...] = FINDING) -> str:
    """A hash of the package's files and folders of these names; of all of them for ``(".",)``."""
    package = Path(__file__).parent
    digest = sha256()
    for name in names:
        top = package / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{path.relative_to(package).as_posix()}\n".encode())
                digest.update(sha256(path.read_bytes()).digest())
    return digest.hexdigest()


class FindingsCache:
    """Findings under ``folder``, one file an article. Safe under concurrent writers."""

    def __init__(self, folder: Path, *, model: str, learned: bool) -> None:
        self._kept = BytesCache(folder / "findings")
        self._machine = (code_version(), model, learned)

    def key(
        self,
        article: Article,
        decisions: Decisions,
        register: Register,
        outlet_names: Collection[str],
    ) -> str:
        """A digest of all that decides the findings.

        ``register`` holds what `resolve.within` left of it.
        """
        made_from = (article.sha256, decisions, [*register.entities.values()], [*outlet_names])
        known = repr((*self._machine, *made_from))
        return sha256(known.encode("utf-8", "surrogatepass")).hexdigest()

    def get(self, key: str) -> Findings | None:
        """The findings; None where they are absent or damaged."""
        payload = self._kept.get(key)
        if payload is None:
            return None
        try:
            return thaw(Findings, payload)
        except UNREADABLE:
            return None

    def put(self, key: str, findings: Findings) -> None:
        """Keep ``findings``. A cache that cannot be written costs time, never the build."""
        self._kept.put(key, freeze(findings))
