"""What stands in a folder, to be held against another time or another build."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

Tree = dict[str, bytes]


def tree(folder: Path) -> Tree:
    """Every file below ``folder`` by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def digest(files: Tree) -> str:
    """One hash for all of ``files``."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    return hashlib.sha256("".join(sorted(lines)).encode()).hexdigest()


def index_is_whole(site: Path) -> bool:
    """Whether the search index of ``site`` has a fragment for each page that its head counts."""
    head = json.loads((site / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    counted = sum(language["page_count"] for language in head["languages"].values())
    return counted == len(list((site / "pagefind" / "fragment").iterdir())) > 0
