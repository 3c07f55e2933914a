"""The article that the project started from, with its gold, through `briefs annotate`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.bench.common import annotate, read_json, shared

Span = tuple[int, int]


def _article(raw: str, structure: dict[str, Any]) -> tuple[str, list[tuple[int, int, int]]]:
    """The body as a brief holds it, without caption and byline; (start, end, move) of its parts."""
    text, moves = "", []
    for start, end in sorted([*structure["paragraphs"], structure["subhead"]]):
        moves.append((start, end, len(text) - start))
        text += raw[start:end] + "\n\n"
    return text, moves


def _moved(item: dict[str, int], moves: list[tuple[int, int, int]]) -> list[int]:
    start, end = item["start"], item["end"]
    (move,) = [move for low, high, move in moves if low <= start and end <= high]
    return [start + move, end + move]


def measure(work: Path) -> str:
    """How many statements are exact (source, cue, content and form) and how many counts right."""
    folder = shared() / "articles"
    gold = read_json(folder / "pishtaz-cracks.sourcing.gold.json")
    text, moves = _article((folder / "pishtaz-cracks.txt").read_text("utf-8"), gold["structure"])
    path = work / "seed.txt"
    path.write_text(text, "utf-8")
    annotate([path], work / "seed")
    report = read_json(work / "seed" / "seed.json")
    expected = [
        {
            "source": [_moved(s["source_mention"], moves)],
            "cue": [_moved(s["cue"], moves)],
            "content": [_moved(c, moves) for c in s["content"]],
            "form": s["type"],
        }
        for s in gold["statements"]
    ]
    found = [{key: s[key] for key in expected[0]} for s in report["statements"] if not s["act"]]
    exact = sum(one in expected for one in found)
    others = f"{len(found) - exact} others are" if len(found) > exact else "no other is"
    counts = report["sourcing"]["counts"]
    right = sum(counts[name] == value for name, value in gold["counts"].items())
    return (
        f"In the article that the project started from, {exact} of {len(expected)} statements are"
        f" exact to the character, {others} found, and {right} of {len(gold['counts'])} counts are"
        " right."
    )
