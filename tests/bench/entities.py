"""Names on the development halves of four sets: ``make bench-entities``.

For each, typed F1 (exact span and type of people, organisations and places) and B-cubed F1 of
identity within a document, with an empty register. Where a set says which names mean the same
over its documents, also identity over documents: without records and with records made from the
same documents (`entities_register`). Where the medium model is installed, the first figures with
it as well. Prints what the method page shows, and with ``--write``
writes it there.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotated_briefs.analyse.models import ModelMissingError, installed_model
from annotated_briefs.model import ModelSize
from tests.bench.common import annotate, figures, model_of, read_json, score, shared
from tests.bench.entities_register import Record, records, write
from tests.bench.page import publish, table, today

SETS = {
    "gum": "GUM, news and interviews",
    "meantime": "MEANTIME",
    "re3d": "re3d",
    "pud": "PUD, single sentences",
}


HEAD = ("Data set", "What", "Precision", "Recall", "F1")

CROSS = ("meantime", "re3d")
"""Sets whose entities have ids over documents."""


@dataclass(frozen=True)
class Measured:
    """How many documents a set has, and what the scorer says of our names in them."""

    documents: int
    within: Mapping[str, Any]
    over: Mapping[str, Any]
    """Scores with entities that mean the same in all documents."""


def measure(
    gold: Path, work: Path, found: Sequence[Record] = (), model: ModelSize = "sm"
) -> Measured:
    """Our names against a JSON-lines file, with these records in the register."""
    documents = read_documents(gold)
    texts, reports = work / "texts", work / "reports"
    texts.mkdir(parents=True)
    write(found, work / "root")
    paths = []
    for number, document in enumerate(documents):
        # The scorer's offsets are into the text as it stands: no newline may be converted.
        paths.append(texts / f"{number}.txt")
        paths[-1].write_bytes(document["text"].encode())
    annotate(paths, reports, "--model", model)
    predicted = work / "predicted.jsonl"
    with predicted.open("w", encoding="utf-8") as file:
        for number, document in enumerate(documents):
            report = read_json(reports / f"{number}.json")
            row = {
                "id": document["id"],
                "text": document["text"],
                "mentions": linked(report, number),
            }
            file.write(json.dumps(row) + "\n")
    scores = [
        json.loads(score("score_entities.py", "--json", *flags, gold, predicted))
        for flags in ((), ("--cross",))
    ]
    return Measured(len(documents), *scores)


def read_documents(gold: Path) -> list[dict[str, Any]]:
    """The documents of a JSON-lines file."""
    return [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line]


def linked(report: Mapping[str, Any], number: int) -> list[dict[str, Any]]:
    """A report's mentions, their entities named as the site links them: over documents where a
    record or a name of two words and more says so, and else within document ``number`` alone."""
    keys = {}
    for entity in report["entities"]:
        over = entity["curated"] or " " in entity["name"]
        place = "" if entity["curated"] else f"{entity['type']}/" if over else f"{number}/"
        keys[entity["id"]] = place + entity["id"]
    return [{**mention, "entity": keys[mention["entity"]]} for mention in report["mentions"]]


def rows(name: str, measured: Measured) -> list[str]:
    """Two lines of the table; one where the set does not say which names mean the same."""
    head = f"| {name}, {measured.documents} texts"
    lines = [f"{head} | names, with their kind | {figures(measured.within['typed'])} |"]
    if measured.within["b3"]["n"]:
        same = "which names mean the same one"
        lines.append(f"{head} | {same} | {figures(measured.within['b3'])} |")
    return lines


def rows_over(name: str, without: Measured, with_records: Measured, count: int) -> list[str]:
    """Identity over documents, without and with ``count`` records; links by themselves as well."""
    head = f"| {name}, over its {without.documents} texts"
    records_too = f"with {count} records of these texts"
    typed = figures(with_records.within["typed"])
    return [
        f"{head} | which names mean the same one, no record | {figures(without.over['b3'])} |",
        f"{head} | the same, {records_too} | {figures(with_records.over['b3'])} |",
        f"{head} | pairs of mentions, {records_too} | {figures(with_records.over['pairwise'])} |",
        f"{head} | names, with their kind, {records_too} | {typed} |",
    ]


def main() -> None:
    """Measure every set, print, and write where asked to."""
    folder = shared() / "corpora" / "entities"
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch)
        lines, over = [], []
        for key, name in SETS.items():
            gold = folder / f"{key}.dev.jsonl"
            plain = measure(gold, work / key)
            lines += rows(name, plain)
            if key in CROSS:
                found = records(read_documents(gold))
                curated = measure(gold, work / f"{key}-records", found)
                over += rows_over(name, plain, curated, len(found))
        model = model_of(work / next(iter(SETS)) / "reports")
        write = "--write" in sys.argv[1:]
        said = f"Names, measured on {today()} with {model}."
        publish("bench-entities", [said, *table(HEAD, [*lines, *over])], write=write)
        if installed("md"):
            publish("bench-entities-md", medium(folder, work), write=write)


def medium(folder: Path, work: Path) -> list[str]:
    """The first figures again, with the medium model."""
    lines = []
    for key, name in SETS.items():
        lines += rows(name, measure(folder / f"{key}.dev.jsonl", work / f"{key}-md", model="md"))
    model = model_of(work / f"{next(iter(SETS))}-md" / "reports")
    return [f"The same on {today()} with {model}.", *table(HEAD, lines)]


def installed(size: ModelSize) -> bool:
    """Whether this machine has a model of that size."""
    try:
        installed_model(size)
    except ModelMissingError:
        return False
    return True


if __name__ == "__main__":
    main()
