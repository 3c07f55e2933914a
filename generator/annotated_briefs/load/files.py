"""The files below a root, opened with care: anybody may have sent them in a pull request.

Only regular files in real folders are opened; a symlink could lead to any file of the machine, a
hard link be one, and a FIFO would never end.
"""

from __future__ import annotations

import errno
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from annotated_briefs import mkdocs_yml
from annotated_briefs.diagnostics import Diagnostic, Rule, quoted
from annotated_briefs.memory import Forgetful, Memory
from annotated_briefs.model import Limits

_IGNORED = frozenset({"README.md", "Thumbs.db", "desktop.ini"})
"""Besides names that begin with a point: files for people and of their file managers."""


@dataclass(frozen=True, order=True, slots=True)
class Entry:
    """A regular file or a real folder."""

    path: Path
    """Relative to the root."""
    is_folder: bool

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.name


@dataclass(slots=True)
class Tree:
    """Reads below ``root``; all paths are relative to it. Collects what is wrong on the way."""

    root: Path
    found: list[Diagnostic] = field(default_factory=list)
    changed: Mapping[Path, bytes | None] = field(default_factory=dict)
    """What files are taken to hold instead; None for one that is taken to be gone."""
    limits: Limits = field(default_factory=Limits)
    memory: Memory = field(default_factory=Forgetful)

    def report(self, path: Path, rule: Rule, message: str, hint: str = "") -> None:
        """Note a finding about a whole file or folder."""
        self.found.append(Diagnostic(path, 1, 1, rule, message, hint))

    def entries(self, folder: Path) -> list[Entry]:
        """What is in ``folder``, by name; nothing where there is no such folder."""
        if not self._leads_there(folder):
            return []
        try:
            with os.scandir(self.root / folder) as listing:
                entries = [e for one in listing if (e := self._entry(folder, one))]
        except FileNotFoundError:
            return []
        except OSError as error:
            self._unreadable(folder, error)
            return []
        entries = [e for e in entries if self.changed.get(e.path, b"") is not None]
        entries.sort(key=lambda entry: entry.name)
        self.found.extend(_collisions(entries))
        return entries

    def read(self, path: Path, limit: int) -> bytes | None:
        """The file's bytes, at most ``limit`` + 1 of them; None where it cannot be read."""
        if path in self.changed:
            return self.changed[path]
        if not self._leads_there(path.parent):
            return None
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        flags |= getattr(os, "O_BINARY", 0)
        try:
            if not self._is_regular(path):
                return None
            with os.fdopen(os.open(self.root / path, flags), "rb") as file:
                return file.read(limit + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            self._unreadable(path, error)
            return None

    def _leads_there(self, folder: Path) -> bool:
        """Whether every step to ``folder`` is a real folder."""
        for step in (*reversed(folder.parents), folder):
            try:
                mode = (self.root / step).lstat().st_mode
            except OSError:
                return False
            if step.parts and not stat.S_ISDIR(mode):
                return False
        return True

    def _entry(self, folder: Path, listed: os.DirEntry[str]) -> Entry | None:
        path = folder / listed.name
        if listed.name.startswith(".") or listed.name in _IGNORED:
            return None
        if listed.is_symlink() or not (
            listed.is_dir(follow_symlinks=False) or listed.is_file(follow_symlinks=False)
        ):
            self._not_regular(path)
            return None
        return Entry(path, listed.is_dir(follow_symlinks=False))

    def _is_regular(self, path: Path) -> bool:
        """Whether it is a file that stands nowhere else; says so where not."""
        found = (self.root / path).lstat()
        if not stat.S_ISREG(found.st_mode):
            self._not_regular(path)
            return False
        if found.st_nlink > 1:
            message = f"{quoted(path.name)} is a hard link: the same file stands elsewhere, too"
            self.report(path, Rule.NOT_REGULAR, message, "put a copy in its place")
            return False
        return True

    def _not_regular(self, path: Path) -> None:
        kind = "a symbolic link" if (self.root / path).is_symlink() else "no regular file"
        self.report(path, Rule.NOT_REGULAR, f"{quoted(path.name)} is {kind}", "put the file itself")

    def _unreadable(self, path: Path, error: OSError) -> None:
        reason = (error.strerror or "unknown reason").lower()
        message = f"cannot be read: {reason}"
        self.report(path, Rule.UNREADABLE, message, "see who may read the file")


def refuse_links(root: Path, path: Path) -> None:
    """Raise OSError where a step from ``root`` to ``path`` is there and no real folder.

    What is written below ``root`` would stand elsewhere.
    """
    for step in (*reversed(path.parents), path):
        if step.parts and (root / step).is_symlink():
            raise OSError(errno.ELOOP, "is a symbolic link, and leads elsewhere", str(step))


def limits_of(root: Path) -> Limits:
    """How much a file below ``root`` may hold, as its mkdocs.yml says where it can be read."""
    try:
        return mkdocs_yml.limits(root)
    except (mkdocs_yml.NotOurSiteError, OSError):
        return Limits()


def _collisions(entries: list[Entry]) -> Iterator[Diagnostic]:
    """Names that Windows or macOS would take for one: they differ in case or composition alone."""
    first: dict[str, str] = {}
    for entry in entries:
        folded = unicodedata.normalize("NFC", entry.name).casefold()
        if folded in first:
            message = f"{quoted(entry.name)} and {quoted(first[folded])} are one on some systems"
            yield Diagnostic(entry.path, 1, 1, Rule.NAMES_COLLIDE, message, "rename one of them")
        first.setdefault(folded, entry.name)
