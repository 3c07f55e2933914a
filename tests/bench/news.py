"""Our labels of twenty Wikinews articles (tests/gold/wikinews), beside their texts.

The texts are found by their hash: the repository holds offsets alone.
"""

from __future__ import annotations

import hashlib
import sys
from csv import DictReader, field_size_limit
from pathlib import Path
from typing import Any

from tests.bench.common import ROOT, read_json, shared

LABELS = ROOT / "tests" / "gold" / "wikinews"


def labels() -> dict[str, dict[str, Any]]:
    """The labels of each article, by the stem of its file."""
    return {path.stem: read_json(path) for path in sorted(LABELS.glob("*.json"))}


def texts() -> dict[str, str]:
    """The text of each article, by the stem of its file."""
    field_size_limit(sys.maxsize)
    table = shared() / "corpora" / "wikinews" / "wikinews_2019.csv"
    with table.open(encoding="utf-8", newline="") as file:
        known = {
            hashlib.sha256(r["text"].encode()).hexdigest(): r["text"] for r in DictReader(file)
        }
    return {stem: known[record["text_sha256"]] for stem, record in labels().items()}


def corpus(folder: Path) -> Path:
    """The set in PolNeAR's layout, written into ``folder``."""
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    records = labels()
    for stem, text in texts().items():
        (folder / "text" / f"{stem}.txt").write_bytes(text.encode())
        standoff = "\n".join(_brat(records[stem]["statements"], text)) + "\n"
        (folder / "attributions" / f"{stem}_ed.ann").write_text(standoff, "utf-8")
    return folder


def _brat(statements: list[dict[str, Any]], text: str) -> list[str]:
    lines, n = [], 0
    for number, statement in enumerate(statements, start=1):
        event = []
        for role in ("source", "cue", "content"):
            if not statement[role]:
                continue
            n += 1
            spans = ";".join(f"{start} {end}" for start, end in statement[role])
            words = " ".join(text[start:end] for start, end in statement[role]).replace("\n", " ")
            lines.append(f"T{n}\t{role.capitalize()} {spans}\t{words}")
            event.append(f"{role.capitalize()}:T{n}")
        lines.append(f"E{number}\t{' '.join(event)}")
    return lines
