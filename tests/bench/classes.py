"""What the summary says beside who said what, on our Wikinews labels.

The naming class of the statements that were found; hedged reports, quotations without a speaker,
quoted terms and reply signals, each as spans.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.bench.common import read_json, shared
from tests.bench.news import labels, texts
from tests.bench.page import table

NAMING = {
    "named": "named person",
    "unnamed": "unnamed person or group",
    "institution": "institution",
    "document": "document, data or post",
    "media_report": "media report",
}
KINDS = {
    "hedges": "hedged reports",
    "orphans": "quotations without a speaker",
    "quoted_terms": "quoted terms",
    "replies": "reply signals",
}
Spans = list[tuple[int, int]]


def paired(found: Spans, gold: Spans) -> int:
    """How many of two lists of spans belong together, one to one: those that share a character."""
    left = sorted(gold)
    pairs = 0
    for start, end in sorted(found):
        match = next((one for one in left if one[0] < end and start < one[1]), None)
        if match:
            left.remove(match)
            pairs += 1
    return pairs


def spans_of(kind: str, given: Sequence[Any]) -> Spans:
    """The spans of a kind, as the labels or as `briefs annotate` write them."""
    if kind == "replies":
        given = [one["span"] if isinstance(one, dict) else one for one in given]
    return [(one[0], one[1]) for one in given]


def _scorer() -> ModuleType:
    path = shared() / "tools" / "score_attribution.py"
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def matched(
    scorer: ModuleType, text: str, found: list[dict[str, Any]], gold: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """The pairs that the scorer counts as right by "content+source"."""
    words = scorer.Text(text)
    mine = [scorer.Attribution(words, one, set()) for one in found]
    theirs = [scorer.Attribution(words, one, set()) for one in gold]
    for i, j, overlap in scorer.match(mine, theirs):
        if overlap >= 0.5 and scorer.source_agrees(mine[i], theirs[j]):
            yield found[i], gold[j]


def rows(reports: Path) -> list[str]:
    """Two tables, from the reports of `briefs annotate` on the Wikinews texts."""
    scorer, known = _scorer(), texts()
    right, seen = Counter[str](), Counter[str]()
    spans = {kind: [0, 0, 0] for kind in KINDS}
    for stem, gold in labels().items():
        report = read_json(reports / f"{stem}.json")
        for one, label in matched(scorer, known[stem], report["statements"], gold["statements"]):
            if label["naming"]:
                seen[label["naming"]] += 1
                right[label["naming"]] += one["naming"] == label["naming"]
        for kind, tally in spans.items():
            mine = spans_of(kind, report["sourcing"][kind])
            theirs = spans_of(kind, gold[kind])
            tally[0] += len(theirs)
            tally[1] += len(mine)
            tally[2] += paired(mine, theirs)
    return _tables(right, seen, spans)


def _tables(right: Counter[str], seen: Counter[str], spans: dict[str, list[int]]) -> list[str]:
    classes = [("every class", right.total(), seen.total())]
    classes += [(words, right[key], seen[key]) for key, words in NAMING.items()]
    naming = [f"| {name} | {n} | {good} | {_share(good, n)} |" for name, good, n in classes]
    kinds = [
        f"| {KINDS[kind]} | {gold} | {found} | {hits}"
        f" | {_share(hits, found)} | {_share(hits, gold)} |"
        for kind, (gold, found, hits) in spans.items()
    ]
    return [
        "**On what footing a source is cited (Wikinews).** Of the statements that were found:",
        *table(
            ("Naming class in the labels", "Statements found", "Class right", "Percent"), naming
        ),
        "**What else the summary counts (Wikinews).**",
        *table(("What", "Labelled", "Found", "Right", "Precision", "Recall"), kinds),
    ]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "–"
