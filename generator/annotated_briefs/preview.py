"""What `briefs serve` keeps from one save to the next, so that a save costs what it changes."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from annotated_briefs import kept_site, search
from annotated_briefs.kept_site import KeptSite, Made
from annotated_briefs.memory import Memory


class Templates(BytecodeCache):
    """Templates that were compiled for an earlier save, in memory."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give ``bucket`` its code; Jinja holds the source against it."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of ``bucket``."""
        self._code[bucket.key] = bucket.bytecode_to_string()


class Preview:
    """The site before the last save, and what was read and found for it.

    The index of the search is that of the preview's start: to make it anew takes longer than all
    else that a save needs.
    """

    def __init__(self) -> None:
        self.memory = Memory()
        self.templates = Templates()
        self._made: Mapping[str, Made] | None = None
        """How the files of the last site were made; None where its build did not end."""
        self._kept: KeptSite | None = None

    def begin(self, site_dir: Path) -> KeptSite:
        """Set the site in ``site_dir`` aside, if it is whole; the last that was."""
        self.memory.turn()
        aside = site_dir.with_name(f"{site_dir.name}-before")
        made, self._made = self._made, None
        if made is not None:
            shutil.rmtree(aside, ignore_errors=True)
            self._kept = None
            with suppress(OSError):  # without it, everything is drawn
                site_dir.rename(aside)
                self._kept = kept_site.of(aside, made)
        return self._kept or KeptSite(aside, {})

    def end(self, site_dir: Path, made: Mapping[str, Made]) -> bool:
        """Note that ``site_dir`` is whole; whether it has the index of the search already."""
        self._made = made
        index = self._kept.folder / search.FOLDER if self._kept else None
        if index is None or not index.is_dir():
            return False
        index.rename(site_dir / search.FOLDER)
        return True

    def close(self) -> None:
        """Clear away what was set aside."""
        if self._kept:
            shutil.rmtree(self._kept.folder, ignore_errors=True)
