"""What the accuracy benches share: the data beside the repository, and `briefs annotate`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def shared() -> Path:
    """The folder of measuring data. Exits with a word on what is missing where it is absent."""
    folder = Path(os.environ.get("ANNOTATED_BRIEFS_SHARED", ROOT.parent / "shared"))
    if not (folder / "tools").is_dir():
        sys.exit(
            f"{folder}: no measuring data here"
            " (hint: name its folder in the variable ANNOTATED_BRIEFS_SHARED)"
        )
    return folder


def annotate(texts: list[Path], out: Path) -> None:
    """The contract as it stands: `briefs annotate` over ``texts``, one JSON file each in ``out``.

    Run outside the repository, so that its own records play no part.
    """
    command = [str(Path(sys.executable).with_name("briefs")), "annotate", "--out", str(out)]
    subprocess.run([*command, *map(str, texts)], check=True, cwd=out.parent)


def score(tool: str, *arguments: object) -> str:
    """What a scorer of the measuring data prints."""
    command = [sys.executable, str(shared() / "tools" / tool), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def read_json(path: Path) -> Any:
    """The content of a JSON file."""
    return json.loads(path.read_text("utf-8"))
