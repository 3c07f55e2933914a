"""The search index of a built site, written by Pagefind (https://pagefind.app).

A browser loads the parts that a query needs and nothing before there is one; Material's own search
sends its whole index to every reader.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
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


def write_index(site_dir: Path, searched: Path | None = None) -> None:
    """Index the pages of ``site_dir`` that ask for it, in place of an earlier index.

    ``searched`` is a folder for what Pagefind reads of the pages, kept from one index of a site to
    the next; None where there is no next.
    Raises `SearchIndexError` with what Pagefind said.
    """
    target = site_dir / FOLDER
    # Pagefind adds to a folder: parts of an earlier index would stay in it for ever.
    shutil.rmtree(target, ignore_errors=True)
    with ExitStack() as stack:
        if searched is None:
            name = tempfile.TemporaryDirectory(dir=site_dir.parent, prefix=".searched-")
            searched = Path(stack.enter_context(name))
        _hand_over(site_dir, searched)
        _run(searched, target)
    _check_room(target)
    # Its own interfaces: ours stands in briefs.js.
    for unused in (*target.glob("pagefind-*ui*"), target / "pagefind-highlight.js"):
        unused.unlink(missing_ok=True)


def _hand_over(site_dir: Path, searched: Path) -> None:
    """Let ``searched`` hold what Pagefind is to see of each page, at the page's own path.

    A page that an earlier site had is known by its time of change, which is that of its part.
    """
    stale = {path for path in searched.rglob("*.html") if path.is_file()}
    fresh: dict[Path, Path] = {}
    for page in (path for path in site_dir.rglob("*.html") if path.is_file()):
        part = searched / page.relative_to(site_dir)
        if part not in stale or part.stat().st_mtime_ns != page.stat().st_mtime_ns:
            fresh[part] = page
        stale.discard(part)
    # First, for a folder may have the name that a file had.
    for part in stale:
        part.unlink()
    for part, page in fresh.items():
        if part.is_dir():
            shutil.rmtree(part)
        if words := _searched(page.read_bytes()):
            part.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(words)
            changed = page.stat().st_mtime_ns
            os.utime(part, ns=(changed, changed))
        else:
            part.unlink(missing_ok=True)


_ASKS, _BODY, _END = b"data-pagefind-body", b"<div data-pagefind-body>", b"</article>"
_AGAIN = b'</div><div class="ab-again">'
"""Behind it, main.html has what repeats the words before it, and is not searched."""
_HEAD = re.compile(rb".*?(<html[^>]*>).*?(<title>.*?</title>)", re.DOTALL)


def _searched(page: bytes) -> bytes:
    """What Pagefind is to see of ``page``; empty where it would index nothing.

    Most of its time goes into reading HTML, and of a page a half is the theme's.
    """
    asks, start, end = page.find(_ASKS), page.find(_BODY), page.rfind(_END)
    if asks < 0:
        return b""
    again = page.find(_AGAIN, start)
    end = again if 0 <= start < again < end else end
    head = _HEAD.match(page, 0, start) if 0 <= start < end else None
    if head is None or asks < start or page.find(_ASKS, start + len(_BODY)) >= 0:
        return page
    return b"%b<head>%b</head><body>%b</body></html>" % (head[1], head[2], page[start:end])


def _run(pages: Path, target: Path) -> None:
    # Its command line: the Python interface takes ten pages a second, this a thousand.
    command = [sys.executable, "-m", "pagefind", "--silent", "--site", str(pages)]
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
