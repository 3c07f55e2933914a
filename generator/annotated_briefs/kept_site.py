"""The files of a site as an earlier build left it, and by what keys they were made.

A file whose key stands again is taken over as it is: neither converted, drawn nor written. It is
linked into the new site, or copied where the file system has no hard links; no build writes into a
file that stands. Only the standard library and `cache` are imported here.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotated_briefs.cache import keep, kept
from annotated_briefs.codec import UNREADABLE, freeze, thaw

VERSION = 1


@dataclass(frozen=True, slots=True)
class Made:
    """How a file of the site was made."""

    key: str
    """A digest of everything that decided its bytes."""
    anchors: tuple[str, ...] = ()
    """What other pages may link to on it."""
    anchor_links: Mapping[str, Mapping[str, str]] | None = None
    """By the source that it links to: anchor there, link as it was written."""
    targets: tuple[str, ...] = ()
    """The sources of the pages to which its Markdown links: without one it is another page."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A file as a build left it."""

    made: Made
    size: int
    changed: int
    """In nanoseconds."""


@dataclass(frozen=True, slots=True)
class KeptSite:
    """A folder that holds an earlier site; ``files`` by their paths below it."""

    folder: Path
    files: Mapping[str, Standing]

    def find(self, path: str, key: str) -> Made | None:
        """How the file at ``path`` was made, if by that ``key`` and untouched since."""
        known = self.files.get(path)
        if known is None or known.made.key != key:
            return None
        return known.made if _stands(self.folder / path, known) else None

    def take(self, path: str, target: Path) -> bool:
        """Let ``target`` be the file at ``path``; False where that cannot be."""
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(self.folder / path, target)
            except OSError:
                shutil.copy2(self.folder / path, target, follow_symlinks=False)
            if _stands(target, self.files[path]):
                return True
            target.unlink()
        except OSError:
            target.unlink(missing_ok=True)
        return False


def _stands(path: Path, known: Standing) -> bool:
    """Whether the file at ``path`` is as it was left, and as a build would leave it now."""
    try:
        found = path.lstat()
    except OSError:
        return False
    as_left = (found.st_size, found.st_mtime_ns) == (known.size, known.changed)
    return as_left and stat.S_ISREG(found.st_mode) and stat.S_IMODE(found.st_mode) == _new_mode()


@cache
def _new_mode() -> int:
    """The permissions that a new file gets from this process."""
    mask = os.umask(0o022)
    os.umask(mask)
    return 0o666 & ~mask


def path_of(manifest: Path) -> Path:
    """Where what there is to know of a site stands, beside the ``manifest`` of its build."""
    return manifest.with_suffix(".files")


def of(folder: Path, made: Mapping[str, Made]) -> KeptSite:
    """The site in ``folder``, whose files were ``made`` so; those that are not there are none."""
    files = {}
    for path, one in made.items():
        try:
            found = (folder / path).lstat()
        except OSError:
            continue
        files[path] = Standing(one, found.st_size, found.st_mtime_ns)
    return KeptSite(folder, files)


@dataclass(frozen=True, slots=True)
class _Table:
    """What stands in the file of `path_of`."""

    version: int
    files: Mapping[str, Standing]


def write(path: Path, site: KeptSite) -> None:
    """Keep what there is to know of ``site`` at ``path``; what cannot be written costs time."""
    keep(path, freeze(_Table(VERSION, site.files)))


def read(path: Path, folder: Path) -> KeptSite:
    """What `write` kept at ``path`` of the site in ``folder``; an empty one where it is damaged."""
    try:
        table = thaw(_Table, kept(path) or b"")
    except UNREADABLE:
        return KeptSite(folder, {})
    return KeptSite(folder, table.files if table.version == VERSION else {})
