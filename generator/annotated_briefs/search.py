"""The search index of a built site, written by Pagefind (https://pagefind.app).

A browser loads the parts that a query needs and nothing before there is one; Material's own search
sends its whole index to every reader.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

FOLDER = "pagefind"
"""Where the index stands below the site."""

_UNSEARCHED = (
    ".headerlink",  # the paragraph sign behind a heading, where a publisher has it
    "[data-search-exclude]",  # what Material's search leaves out, too
    # Of a table of statements, the words that stand nowhere else on the page.
    ".ab-statements thead",
    ".ab-statements th",
    ".ab-statements td:not([data-label='What is attributed'])",
    ".ab-statements .ab-soft",
    ".ab-statements tr[id^='row-']",
)
"""What repeats, explains or leads to the words of a page."""

_BINARIES = ("pagefind_bin", "pagefind_bin_extended")
_SECONDS = 1800
"""More than 100,000 pages take; a program that hangs must not hang the build."""


_ROOM = 4 << 20
"""Bytes; no file of the index is as large."""


class SearchIndexError(RuntimeError):
    """Pagefind did not write its index."""


def installed() -> bool:
    """Whether Pagefind and its program can be run."""
    return find_spec("pagefind") is not None and any(find_spec(name) for name in _BINARIES)


def write_index(site_dir: Path) -> None:
    """Index the pages of ``site_dir`` that ask for it, in place of an earlier index.

    Raises `SearchIndexError` with what Pagefind said.
    """
    target = site_dir / FOLDER
    # Pagefind adds to a folder: parts of an earlier index would stay in it for ever.
    shutil.rmtree(target, ignore_errors=True)
    # Its command line: the Python interface takes ten pages a second, this a thousand.
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(site_dir)]
    command += ["--output-path", str(target), "--exclude-selectors", ", ".join(_UNSEARCHED)]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, no shell
            command, capture_output=True, text=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise SearchIndexError(f"Pagefind took more than {_SECONDS // 60} minutes") from error
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["without a word"]
        raise SearchIndexError(f"Pagefind stopped: {said[0]}")
    _check_room(target)
    # Its own interfaces: ours stands in briefs.js.
    for unused in (*target.glob("pagefind-*ui*"), target / "pagefind-highlight.js"):
        unused.unlink(missing_ok=True)


def _check_room(folder: Path) -> None:
    """Raise `SearchIndexError` where the disk is full.

    Pagefind leaves a file short for which there was no room, and says nothing. Where one of its
    files had none, this larger one has none either.
    """
    probe = folder / ".room"
    try:
        probe.write_bytes(bytes(_ROOM))
    except OSError as error:
        raise SearchIndexError(
            f"no room for the search index: {error.strerror} (hint: make room and build again)"
        ) from error
    finally:
        probe.unlink(missing_ok=True)
