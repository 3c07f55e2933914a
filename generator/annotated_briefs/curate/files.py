"""Write several files: all of them, or none."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from annotated_briefs.cache import write_atomically
from annotated_briefs.curate.merge import Change
from annotated_briefs.load.files import refuse_links


class ChangedMeanwhileError(OSError):
    """A file is no longer what it was when the merge was worked out."""


def create(root: Path, files: Mapping[Path, bytes]) -> None:
    """Make new ``files``, by their paths below ``root``; what is there is never written over.

    Where one fails, those made before it are taken away, and the OSError goes on. Raises
    `FileExistsError`, its ``filename`` relative to the root, before anything is written.
    """
    for path in files:
        # A link that leads nowhere is there, too.
        if os.path.lexists(root / path):
            raise FileExistsError(errno.EEXIST, "is there already", path.as_posix())
        refuse_links(root, path)
    folders = {step for path in files for step in path.parents if not (root / step).exists()}
    made: list[Path] = []
    try:
        for path, data in files.items():
            write_atomically(root / path, data)
            made.append(path)
    except BaseException:
        for path in made:
            (root / path).unlink(missing_ok=True)
        for folder in sorted(folders, key=lambda one: -len(one.parts)):
            with suppress(OSError):
                (root / folder).rmdir()  # an empty one would be a brief without its brief.yml
        raise


def write(root: Path, changes: Sequence[Change]) -> None:
    """Make ``changes`` below ``root``; files that are taken away go last.

    Where one fails, those made before it are taken back, and the OSError goes on.
    Raises `ChangedMeanwhileError` before anything is written.
    """
    for change in changes:
        if (root / change.path).read_bytes() != change.before:
            raise ChangedMeanwhileError(
                f"{change.path.as_posix()}:1:1: changed while it was read (hint: merge again)"
            )
    done: list[Change] = []
    try:
        for change in sorted(changes, key=lambda c: c.after is None):
            if change.after is None:
                (root / change.path).unlink()
            else:
                write_atomically(root / change.path, change.after)
            done.append(change)
    except BaseException:
        for change in done:
            write_atomically(root / change.path, change.before)
        raise
