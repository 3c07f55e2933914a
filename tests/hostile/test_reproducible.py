"""The same files make the same site: elsewhere, in another zone and language, with another seed."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

from tests.conftest import BRIEFS, GOLDEN_ROOT, write_root
from tests.hostile import LONG
from tests.hostile.trees import digest, tree

Counted = Callable[[str], None]

SETTINGS: list[dict[str, str]] = [
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"},
    {"TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "random"},
    {"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1", "COLUMNS": "40"},
]


def site_of(root: Path, site: Path, setting: dict[str, str]) -> str:
    """One hash of all that a reader can load, the search index apart."""
    done = subprocess.run(
        [BRIEFS, "build", "--strict", "--root", root, "--site", site],
        env={**os.environ, **setting},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    # Pagefind names the parts of its index anew in each run; gzip writes down the time.
    kept = {
        name: data
        for name, data in tree(site).items()
        if not name.startswith("pagefind/") and name != "sitemap.xml.gz"
    }
    assert len(kept) > 50
    return digest(kept)


def test_the_same_hash_everywhere(tmp_path: Path, analyses: Path, counted: Counted) -> None:
    found = set()
    chosen = SETTINGS if LONG else SETTINGS[:2]
    for number, setting in enumerate(chosen):
        place = tmp_path / ("a" * (1 + 20 * number)) / f"place {number}"
        root = write_root(place / "root", {}, analyses, copy=GOLDEN_ROOT)
        if LONG:  # what was worked out before is part of it, too
            (root / ".cache" / "briefs").unlink()
        found.add(site_of(root, place / "site", setting))
    assert len(found) == 1
    counted(f"{len(chosen)} builds in other places, zones, languages and seeds: 1 hash")
