"""First-level divisions of countries, written to the word list from rigour's territory data.

``python -m tests.train.divisions`` with ``rigour`` installed (MIT; it is needed for nothing else,
so no requirements file names it). Its names in other languages and its adjectives are left out:
measured on the development halves, they add wrong names and no right one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.metadata import version
from typing import Any

from tests.bench.common import ROOT

LIST = ROOT / "generator" / "annotated_briefs" / "annotate" / "lexicon" / "divisions.txt"
HEAD = """\
# First-level divisions of countries: code, Wikidata id, name. Made by tests/train/divisions.py from
# the territory data of rigour {version}: Copyright (c) 2023-2025 OpenSanctions Datenbanken GmbH,
# MIT License.
"""


def lines(territories: Iterable[dict[str, Any]]) -> Iterator[str]:
    """A line for each division that is no country and has a name in Latin letters, by code."""
    for territory in sorted(territories, key=lambda t: str(t["code"])):
        code, name = str(territory["code"]), str(territory["name"])
        plain = all(ord(letter) < 0x250 for letter in name)
        if "-" in code and not territory.get("is_country") and plain and "(" not in name:
            yield f"{code} {territory['qid']} {name}"


def main() -> None:
    """Write the list anew."""
    data = import_module("rigour._core").territories_jsonl()
    rows = [json.loads(line) for line in data.splitlines() if line.strip()]
    text = HEAD.format(version=version("rigour")) + "\n".join(lines(rows)) + "\n"
    LIST.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
