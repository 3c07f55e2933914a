"""What a site was built from, so that a build with nothing new ends before it begins.

A manifest lists every file that a build could read, by its time and size and by the hash of its
content; the packages that were installed; the command's settings; and the site as it was left. It
is kept in the cache, never in the site. Where anything differs, cannot be read, or is not as a
build of ours leaves it, there is a full build. Only the standard library is imported here.
"""

from __future__ import annotations

import json
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

VERSION = 1
_RACY = 2_000_000_000
"""Nanoseconds: a file as new as this may change again without a new time."""

Stat = list[Any]
"""Size, time of change in nanoseconds, SHA-256 of the content."""


def path_of(cache: Path, site_dir: Path) -> Path:
    """Where the manifest of ``site_dir`` stands in ``cache``."""
    name = sha256(os.fsencode(site_dir)).hexdigest()[:32]
    return cache / "builds" / f"{name}.json"


def installed() -> str:
    """A hash of the interpreter's version and of the names and versions of all packages."""
    names = [sys.version, os.environ.get("SOURCE_DATE_EPOCH", "")]
    for key in ("purelib", "platlib"):
        with os.scandir(sysconfig.get_paths()[key]) as listing:
            names += sorted(entry.name for entry in listing if entry.name.endswith("-info"))
    return sha256("\n".join(names).encode()).hexdigest()


def inputs(tops: Iterable[str]) -> dict[str, Stat]:
    """Every file at or below ``tops``, with its content's hash, by its path."""
    found: dict[str, Stat] = {}
    for path, stat in _files(tops):
        found[path] = [stat.st_size, stat.st_mtime_ns, _hash(path)]
    return found


def _files(tops: Iterable[str]) -> Iterator[tuple[str, os.stat_result]]:
    """The files at or below ``tops`` in no order; links are followed, as MkDocs follows them."""
    waiting = list(tops)
    seen: set[str] = set()
    while waiting:
        top = waiting.pop()
        real = os.path.realpath(top)
        if real in seen:
            continue
        seen.add(real)
        path = Path(top)
        if not path.is_dir():
            if path.is_file():
                yield top, path.stat()
            continue
        with os.scandir(top) as listing:
            for entry in listing:
                if entry.name == "__pycache__":
                    continue
                if entry.is_dir():
                    waiting.append(entry.path)
                elif entry.is_file():
                    yield entry.path, entry.stat()


def _hash(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123 - half the time of a Path
        return sha256(file.read()).hexdigest()


def state(site_dir: Path) -> str:
    """A hash of the names, sizes and times of all files of a built site."""
    rows = [f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}" for path, stat in _files([str(site_dir)])]
    return sha256("\n".join(sorted(rows)).encode("utf-8", "surrogateescape")).hexdigest()


def write(
    path: Path,
    *,
    settings: Mapping[str, Any],
    taken: int,
    tops: Sequence[str],
    files: Mapping[str, Stat],
    site: str,
    said: Sequence[str],
) -> None:
    """Keep what a build was made from. What cannot be written costs time, never the build.

    ``taken`` is when ``files`` began to be listed, in nanoseconds. ``said`` is what the build had
    to say; a build that is skipped says it again.
    """
    row = {
        "version": VERSION,
        "taken": taken,
        "installed": installed(),
        "settings": dict(settings),
        "tops": list(tops),
        "files": dict(files),
        "site": site,
        "said": list(said),
    }
    payload = json.dumps(row, separators=(",", ":")).encode()
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(sha256(payload).hexdigest().encode() + b"\n" + payload)
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)


def nothing_new(path: Path, settings: Mapping[str, Any], site_dir: Path) -> list[str] | None:
    """What a build with these settings would say, if it would leave ``site_dir`` as it is.

    None where something differs, or where it cannot be told.
    """
    try:
        digest, _, payload = path.read_bytes().partition(b"\n")
        if sha256(payload).hexdigest().encode() != digest:
            return None
        row = json.loads(payload)
        same = (
            row["version"] == VERSION
            and row["settings"] == dict(settings)
            and row["installed"] == installed()
            and site_dir.is_dir()
            and row["site"] == state(site_dir)
            and unchanged(row["tops"], row["files"], row["taken"])
        )
        return [str(one) for one in row["said"]] if same else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def unchanged(tops: Sequence[str], files: Mapping[str, Stat], taken: int) -> bool:
    """Whether the files at and below ``tops`` are those of ``files``, byte for byte.

    ``taken`` is when these began to be listed, in nanoseconds.
    """
    left = len(files)
    for path, stat in _files(tops):
        known = files.get(path)
        if known is None:
            return False
        left -= 1
        size, changed, digest = known
        as_it_was = changed == stat.st_mtime_ns and size == stat.st_size
        settled = stat.st_mtime_ns < taken - _RACY
        if not (as_it_was and settled) and (size != stat.st_size or digest != _hash(path)):
            return False
    return left == 0
