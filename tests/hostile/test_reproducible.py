"""The same files make the same site: elsewhere, in another zone, language and seed, and read by
another number of processes.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.conftest import GOLDEN_ROOT, write_root
from tests.hostile import LONG
from tests.hostile.trees import digest, tree

Counted = Callable[[str], None]

# Where, in which language, with which seed, and how many processes read the articles.
SETTINGS: list[tuple[dict[str, str], int]] = [
    ({"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}, 1),
    ({"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"}, 2),
    ({"TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "random"}, 3),
    ({"TZ": "Asia/Kathmandu", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1", "COLUMNS": "40"}, 5),
]
# Said by a build that starts processes, so that the test knows that it has.
BUILD = """
import os, sys
from annotated_briefs.analyse import pool
processes, begin = int(sys.argv[1]), pool._begin
pool._processors = lambda: processes
def begun(parent):
    os.write(2, b"a process begins\\n")
    begin(parent)
pool._begin = begun
from annotated_briefs.cli import main
sys.argv = ["briefs", *sys.argv[2:]]
main()
"""
FOLDER = "briefs/articles/2023"
MORE = 24
"""Articles beside those of the golden root: enough for five processes."""


def more() -> dict[str, str]:
    """Short articles, so that there is something to share out."""
    made = {}
    for n in range(MORE):
        made[f"{FOLDER}/more-{n}/article.txt"] = (
            f"The harbour of Skerry lost {n} boats, the mayor Ada Quill said on Monday.\n\n"
            f"“We have {n + 2} left,” she told the Ledger.\n"
        )
        made[f"{FOLDER}/more-{n}/brief.yml"] = (
            f"headline: Harbour loses {n} boats\noutlet: harbour-ledger\n"
            f"published: 2023-03-{n + 1:02}\n"
            "rights: {holder: Harbour Ledger, license: CC-BY-4.0, show: full}\n"
        )
    return made


def site_of(root: Path, site: Path, setting: dict[str, str], processes: int) -> tuple[str, int]:
    """One hash of all that a reader can load, the search index apart; how many processes read."""
    done = subprocess.run(
        [
            *(sys.executable, "-c", BUILD, str(processes)),
            *("build", "--strict", "--root", root, "--site", site),
        ],
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
    return digest(kept), done.stderr.count("a process begins")


def test_the_same_hash_everywhere(tmp_path: Path, analyses: Path, counted: Counted) -> None:
    found, begun = set(), []
    chosen = SETTINGS if LONG else SETTINGS[:2]
    for number, (setting, processes) in enumerate(chosen):
        place = tmp_path / ("a" * (1 + 20 * number)) / f"place {number}"
        root = write_root(place / "root", more() if LONG else {}, analyses, copy=GOLDEN_ROOT)
        if LONG:  # what was worked out before is part of it, too
            (root / ".cache" / "briefs").unlink()
        made, began = site_of(root, place / "site", setting, processes)
        found.add(made)
        begun.append(began)
    assert len(found) == 1
    if LONG and sys.platform == "linux":  # one alone reads without a process of its own
        assert begun == [0, 2, 3, 5]
    counted(
        f"{len(chosen)} builds in other places, zones, languages and seeds, read by"
        f" {' '.join(map(str, begun))} more processes: 1 hash"
    )
