"""Attribution on PolNeAR's development half and on our own news set: ``make bench-sourcing``.

Prints the table of the method page. "content+source": a statement counts only with the right words
and the right source span; "reported" is the part of the gold that a reader would call citing.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from csv import DictReader, field_size_limit
from pathlib import Path
from typing import Any

from tests.bench.common import ROOT, annotate, read_json, score, shared

COLUMNS = ("all", "reported", "quoted", "direct", "mixed", "indirect")
NEWS_GOLD = ROOT / "tests" / "gold" / "wikinews"


def predictions(reports: Path, out: Path) -> None:
    """``briefs annotate``'s reports as the scorer wants them."""
    out.mkdir()
    for path in reports.glob("*.json"):
        rows = [
            {role: s[role] for role in ("source", "cue", "content")}
            for s in read_json(path)["statements"]
        ]
        (out / path.name).write_text(json.dumps(rows), "utf-8")


def measure(gold: Path, work: Path) -> dict[str, Any]:
    """The scorer's figures for the articles of ``gold`` (PolNeAR's layout)."""
    reports, predicted = work / "reports", work / "predicted"
    annotate(sorted((gold / "text").glob("*.txt")), reports)
    predictions(reports, predicted)
    figures = work / "figures.json"
    score("score_attribution.py", gold, predicted, "--json", figures)
    result: dict[str, Any] = read_json(figures)
    return result


def news_set(work: Path) -> Path | None:
    """Our own annotations of Wikinews articles in PolNeAR's layout; None where there are none.

    The texts are found by their hash: the repository holds offsets alone.
    """
    golds = sorted(NEWS_GOLD.glob("*.json"))
    if not golds:
        return None
    field_size_limit(sys.maxsize)
    with (shared() / "corpora/wikinews/wikinews_2019.csv").open(encoding="utf-8", newline="") as f:
        texts = {hashlib.sha256(r["text"].encode()).hexdigest(): r["text"] for r in DictReader(f)}
    folder = work / "news"
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    for path in golds:
        record = read_json(path)
        text = texts[record["text_sha256"]]
        (folder / "text" / f"{path.stem}.txt").write_bytes(text.encode())
        standoff = "\n".join(_brat(record["statements"], text)) + "\n"
        (folder / "attributions" / f"{path.stem}_ed.ann").write_text(standoff, "utf-8")
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


def rows(name: str, figures: dict[str, Any]) -> list[str]:
    """Lines of a Markdown table by `COLUMNS`: percentages, and how many statements the gold has."""
    scores = figures["attribution"]["content+source"]
    return [
        f"| {name} | {column} | {100 * s['p']:.1f} | {100 * s['r']:.1f} | {100 * s['f1']:.1f}"
        f" | {s['gold']:.0f} |"
        for column in COLUMNS
        if (s := scores[column])
    ]


def main() -> None:
    """Measure both sets and print the table."""
    print("| set | statements | precision | recall | F1 | in the gold |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        (work / "polnear").mkdir()
        gold = shared() / "corpora" / "polnear" / "dev"
        print("\n".join(rows("PolNeAR dev", measure(gold, work / "polnear"))))
        if news := news_set(work):
            print("\n".join(rows("Wikinews 2019", measure(news, work / "news"))))


if __name__ == "__main__":
    main()
