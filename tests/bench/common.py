"""What the accuracy benches share: the data beside the repository, and `briefs annotate`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
RULES_ALONE = "--no-learned"


def shared() -> Path:
    """The folder of measuring data. Exits with a word on what is missing where it is absent."""
    folder = Path(os.environ.get("ANNOTATED_BRIEFS_SHARED", ROOT.parent / "shared"))
    if not (folder / "tools").is_dir():
        sys.exit(
            f"{folder}: no measuring data here"
            " (hint: name its folder in the variable ANNOTATED_BRIEFS_SHARED)"
        )
    return folder


def annotate(texts: Sequence[Path], out: Path, *flags: str) -> None:
    """The contract as it stands: `briefs annotate` over ``texts``, one JSON file each in ``out``.

    In a root beside ``out`` that holds no records and keeps the parses, so that the same texts are
    parsed once however often they are annotated.
    """
    root = out.parent / "root"
    (root / "briefs").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text("site_name: bench\n", "utf-8")
    command = [str(Path(sys.executable).with_name("briefs")), "annotate", *flags]
    command += ["--root", str(root), "--out", str(out)]
    subprocess.run([*command, *map(str, texts)], check=True)


def score(tool: str, *arguments: object) -> str:
    """What a scorer of the measuring data prints."""
    command = [sys.executable, str(shared() / "tools" / tool), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def read_json(path: Path) -> Any:
    """The content of a JSON file."""
    return json.loads(path.read_text("utf-8"))


def model_of(reports: Path) -> str:
    """Name and version of the language model behind the reports in a folder."""
    return str(read_json(next(iter(sorted(reports.glob("*.json")))))["model"])


def figures(scores: Mapping[str, float], separator: str = " | ") -> str:
    """Precision, recall and F1 in percent, of a scorer's ``p``, ``r`` and ``f1`` or ``f``."""
    f1 = scores["f1"] if "f1" in scores else scores["f"]
    return separator.join(f"{100 * value:.1f}" for value in (scores["p"], scores["r"], f1))
