"""The files of a site as an earlier build left it, and by what keys they were made.

A file whose key stands again is taken over as it is: neither converted, drawn nor written. It is
linked into the new site, or copied where the file system has no hard links; no build writes into a
file that stands. Only the standard library and `cache` are imported here.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotated_briefs import cache

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
class KeptSite:
    """A folder that holds an earlier site; ``files`` by their paths below it."""

    folder: Path
    files: Mapping[str, tuple[Made, int, int]]
    """How it was made, its size in bytes and its time of change in nanoseconds."""

    def find(self, path: str, key: str) -> Made | None:
        """How the file at ``path`` was made, if by that ``key`` and untouched since."""
        made, size, changed = self.files.get(path, (None, 0, 0))
        if made is None or made.key != key:
            return None
        try:
            stat = (self.folder / path).lstat()
        except OSError:
            return None
        return made if (stat.st_size, stat.st_mtime_ns) == (size, changed) else None

    def take(self, path: str, target: Path) -> None:
        """Let ``target`` be the file at ``path``. Raises OSError where that cannot be."""
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        try:
            os.link(self.folder / path, target)
        except OSError:
            shutil.copy2(self.folder / path, target)


def path_of(manifest: Path) -> Path:
    """Where what there is to know of a site stands, beside the ``manifest`` of its build."""
    return manifest.with_suffix(".files")


def of(folder: Path, made: Mapping[str, Made]) -> KeptSite:
    """The site in ``folder``, whose files were ``made`` so; those that are not there are none."""
    files = {}
    for path, one in made.items():
        try:
            stat = (folder / path).lstat()
        except OSError:
            continue
        files[path] = (one, stat.st_size, stat.st_mtime_ns)
    return KeptSite(folder, files)


def write(path: Path, site: KeptSite) -> None:
    """Keep what there is to know of ``site`` at ``path``; what cannot be written costs time."""
    rows = {
        name: (made.key, made.anchors, made.anchor_links, made.targets, *stat)
        for name, (made, *stat) in site.files.items()
    }
    row = {"version": VERSION, "files": rows}
    cache.keep(path, json.dumps(row, separators=(",", ":")).encode())


def read(path: Path, folder: Path) -> KeptSite:
    """What `write` kept at ``path`` of the site in ``folder``; an empty one where it is damaged."""
    payload = cache.kept(path)
    try:
        row = json.loads(payload or b"{}")
        if row.get("version") != VERSION:
            return KeptSite(folder, {})
        return KeptSite(folder, dict(_rows(row["files"].items())))
    except (ValueError, TypeError, KeyError, AttributeError):
        return KeptSite(folder, {})


def _rows(rows: Iterable[tuple[str, list[Any]]]) -> Iterable[tuple[str, tuple[Made, int, int]]]:
    for name, (key, anchors, links, targets, size, changed) in rows:
        yield name, (Made(key, tuple(anchors), links, tuple(targets)), int(size), int(changed))
