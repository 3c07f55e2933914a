"""Where the root of a site is, and its cache. Apart from `load`, so that asking costs nothing."""

from __future__ import annotations

from pathlib import Path


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above ``start`` with ``mkdocs.yml`` and ``briefs/``."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "briefs").is_dir():
            return folder
    return None


def cache_of(root: Path) -> Path:
    """Where what was worked out from the files under ``root`` is kept."""
    return root / ".cache" / "briefs"
