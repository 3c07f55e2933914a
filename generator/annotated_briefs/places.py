"""Folders that commands write into: which may be, and what an earlier run left there."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from annotated_briefs import mkdocs_yml
from annotated_briefs.cache import write_atomically
from annotated_briefs.model import Asset, Page

SITE_MARK = ".briefs-site"
"""The file by which a folder is known as a site of ours."""
EXPORT_MARK = ".briefs-export"
"""The file by which a folder is known as an export of ours."""
PAGES_LIST = ".briefs-pages"
"""The file that lists the files written into a folder: one path a line, relative to the folder."""

_HALF_WRITTEN = re.compile(r"\.(?:[0-9a-f]{32}){1,2}(?:\.(?:json|files))?\.[0-9a-z_]{1,10}")
"""What an entry of the cache or a build is called before it is whole."""
_HOUR = 3600.0


class WrongPlaceError(ValueError):
    """The folder that was named holds something that would be lost."""


def check_sources(root: Path, target: Path) -> None:
    """Raise `WrongPlaceError` if writing to ``target`` could harm what people wrote.

    Raises `mkdocs_yml.NotOurSiteError` where mkdocs.yml does not say which folders those are.
    """
    docs_dir = mkdocs_yml.settings(root).get("docs_dir") or "docs"
    root, target = root.resolve(), target.resolve()
    briefs = root / "briefs"
    sources = (root, briefs, root / "docs", (root / docs_dir).resolve())
    if briefs in target.parents or any(target in (s, *s.parents) for s in sources):
        raise WrongPlaceError(
            f"{target}: holds sources of the site (hint: name a folder for the output alone)"
        )


def check_site(root: Path, site_dir: Path) -> None:
    """Raise `WrongPlaceError` unless ``site_dir`` may be replaced as a whole."""
    check_sources(root, site_dir)
    if not site_dir.is_dir() or not any(site_dir.iterdir()):
        return
    # Sites of versions before the mark are known by two files that they all have.
    before = (site_dir / "sitemap.xml", site_dir / "assets" / "briefs" / "briefs.css")
    ours = (site_dir / SITE_MARK).is_file() or all(path.is_file() for path in before)
    if not ours or (site_dir / ".git").exists():
        raise WrongPlaceError(
            f"{site_dir}: holds something other than a site of briefs"
            " (hint: name a folder that is new, empty, or an earlier site)"
        )


def check_export(root: Path, out: Path) -> None:
    """Raise `WrongPlaceError` unless ``out`` may be replaced as a whole by an export."""
    check_sources(root, out)
    if not out.exists():
        return
    if not out.is_dir() or (any(out.iterdir()) and not (out / EXPORT_MARK).is_file()):
        raise WrongPlaceError(
            f"{out}: holds something other than an export of briefs"
            " (hint: name a folder that is new, empty, or an earlier export)"
        )
    known = {*_export_list(out), EXPORT_MARK}
    others = sorted(path.name for path in out.iterdir() if path.name not in known)
    if others:
        raise WrongPlaceError(
            f"{out / others[0]}: is not of the export in this folder, and would be lost with it"
            " (hint: move it elsewhere, or name another folder)"
        )


def _export_list(out: Path) -> list[str]:
    return (out / EXPORT_MARK).read_text("utf-8", errors="replace").splitlines()[1:]


def write_export(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write ``files`` into the new ``folder``, and the mark that lists them."""
    folder.mkdir()
    names = []
    for name, content in files:
        (folder / name).write_bytes(content)
        names.append(name)
    lines = ["Made by `briefs export`, which may replace this folder. Its files:", *names]
    (folder / EXPORT_MARK).write_text("".join(f"{line}\n" for line in lines), "utf-8")


def mark_site(site_dir: Path) -> None:
    """Leave the mark by which a later build knows that it may replace ``site_dir``."""
    (site_dir / SITE_MARK).write_text("Made by `briefs build`, which may replace this folder.\n")


def write_files(
    out: Path,
    files: Sequence[Page | Asset],
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write ``files`` below ``out`` and remove those of an earlier run that are no more.

    No file is removed but those that the earlier run listed, and one that is as it would be written
    is left. ``progress`` is told how many are done, of how many.
    """
    new = {file.path for file in files}
    if any(Path(name).is_absolute() or ".." in Path(name).parts for name in new):
        raise WrongPlaceError(f"{out}: a file that is to be written leads outside")
    old = set(_listed(out))
    # Both, so that a run that is cut short leaves no file unlisted.
    _write_list(out, old | new)
    for done, file in enumerate(files, start=1):
        _write(out / file.path, file.content)
        if progress:
            progress(done, len(files))
    for name in old - new:
        _remove(out, out / name)
    _write_list(out, new)


def _write(path: Path, content: bytes) -> None:
    same = path.is_file() and not path.is_symlink() and path.read_bytes() == content
    if not same:
        write_atomically(path, content)


def _write_list(out: Path, names: Collection[str]) -> None:
    write_atomically(out / PAGES_LIST, "".join(f"{name}\n" for name in sorted(names)).encode())


def _listed(out: Path) -> Iterator[str]:
    """The paths that the list in ``out`` gives, without those that lead outside."""
    path = out / PAGES_LIST
    if path.is_symlink() or not path.is_file():
        return
    for line in path.read_text("utf-8", errors="replace").splitlines():
        name = Path(line)
        if not line or "\0" in line or name.is_absolute() or ".." in name.parts:
            continue
        # A symbolic link may lead outside, too.
        if (out / name).parent.resolve() == out.resolve() / name.parent:
            yield name.as_posix()


def _remove(out: Path, path: Path) -> None:
    """Remove the file ``path`` and the folders below ``out`` that it leaves empty."""
    if not path.is_file():
        return
    path.unlink()
    for folder in path.parents:
        if folder == out or any(folder.iterdir()):
            return
        folder.rmdir()


def sweep(cache: Path) -> None:
    """Delete what runs that were killed had begun to write into ``cache``.

    Only what is an hour old: a younger file may be another run's, which is still writing it. What
    cannot be deleted costs room, never the build.
    """
    before = time.time() - _HOUR
    for path in cache.rglob(".*"):
        if not _HALF_WRITTEN.fullmatch(path.name) or path.is_symlink() or not path.is_file():
            continue
        with suppress(OSError):
            if path.stat().st_mtime < before:
                path.unlink()
