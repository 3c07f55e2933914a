"""Names on the development halves of four sets and on the seed article: ``make bench-entities``.

Prints, for each, typed F1 (exact span and type of people, organisations and places) and B-cubed F1
of identity within a document, with an empty register.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tests.bench.common import annotate, read_json, score, shared

SETS = ("gum", "meantime", "re3d", "pud")


def measure(gold: Path, work: Path) -> str:
    """What the scorer says of ``briefs annotate`` on the documents of a JSON-lines file."""
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
    return score("score_entities.py", gold, predicted)


def main() -> None:
    """Measure every set and print what the scorer prints."""
    folder = shared()
    with tempfile.TemporaryDirectory() as scratch:
        for name in SETS:
            gold = folder / "corpora" / "entities" / f"{name}.dev.jsonl"
            print(f"== {name}\n{measure(gold, Path(scratch) / name)}")


if __name__ == "__main__":
    main()
