"""Names on the development halves of four sets: ``make bench-entities``.

For each, typed F1 (exact span and type of people, organisations and places) and B-cubed F1 of
identity within a document, with an empty register. Prints what the method page shows, and with
``--write`` writes it there.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench.common import annotate, figures, model_of, read_json, score, shared
from tests.bench.page import publish, table, today

SETS = {
    "gum": "GUM, news and interviews",
    "meantime": "MEANTIME",
    "re3d": "re3d",
    "pud": "PUD, single sentences",
}


def measure(gold: Path, work: Path) -> tuple[int, dict[str, Any]]:
    """How many documents a JSON-lines file has, and what the scorer says of our names in them."""
    documents = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line]
    texts, reports = work / "texts", work / "reports"
    texts.mkdir(parents=True)
    paths = []
    for number, document in enumerate(documents):
        # The scorer's offsets are into the text as it stands: no newline may be converted.
        paths.append(texts / f"{number}.txt")
        paths[-1].write_bytes(document["text"].encode())
    annotate(paths, reports)
    predicted = work / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as file:
        for number, document in enumerate(documents):
            mentions = read_json(reports / f"{number}.json")["mentions"]
            row = {"id": document["id"], "text": document["text"], "mentions": mentions}
            file.write(json.dumps(row) + "\n")
    return len(documents), json.loads(score("score_entities.py", "--json", gold, predicted))


def rows(name: str, documents: int, scores: dict[str, Any]) -> list[str]:
    """Two lines of the table; one where the set does not say which names mean the same."""
    lines = [f"| {name}, {documents} texts | names, with their kind | {figures(scores['typed'])} |"]
    if scores["b3"]["n"]:
        same = "which names mean the same one"
        lines.append(f"| {name}, {documents} texts | {same} | {figures(scores['b3'])} |")
    return lines


def main() -> None:
    """Measure every set, print, and write where asked to."""
    folder = shared() / "corpora" / "entities"
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        lines = []
        for key, name in SETS.items():
            lines += rows(name, *measure(folder / f"{key}.dev.jsonl", work / key))
        model = model_of(work / next(iter(SETS)) / "reports")
    head = ("Data set", "What", "Precision", "Recall", "F1")
    publish(
        "bench-entities",
        [f"Names, measured on {today()} with {model}.", *table(head, lines)],
        write="--write" in sys.argv[1:],
    )


if __name__ == "__main__":
    main()
