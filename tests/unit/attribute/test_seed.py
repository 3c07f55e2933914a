"""The article that the project started from, against its gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reading import Read, read

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def gold(shared_dir: Path) -> dict[str, Any]:
    path = shared_dir / "articles" / "pishtaz-cracks.sourcing.gold.json"
    loaded: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return loaded


@pytest.fixture(scope="module")
def raw(shared_dir: Path) -> str:
    return (shared_dir / "articles" / "pishtaz-cracks.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def body(raw: str, gold: dict[str, Any]) -> Read:
    structure = gold["structure"]
    blocks = sorted([*structure["paragraphs"], structure["subhead"]])
    return read("\n\n".join(raw[start:end] for start, end in blocks) + "\n", "Pishtaz")


def test_the_raw_file_gives_the_nine_statements_and_nothing_else(
    raw: str, gold: dict[str, Any]
) -> None:
    found = read(raw, "Pishtaz")
    expected = [
        (
            [(c["start"], c["end"]) for c in s["content"]],
            (s["cue"]["start"], s["cue"]["end"]),
            (s["source_mention"]["start"], s["source_mention"]["end"]),
            s["type"],
            s["source_ref"],
        )
        for s in gold["statements"]
    ]
    assert [
        (
            [(c.start, c.end) for c in s.content],
            (s.cue[0].start, s.cue[0].end),
            (s.source[0].start, s.source[0].end),
            s.form.value,
            s.entity,
        )
        for s in found.statements
    ] == expected


def test_the_counts_of_the_body(body: Read, gold: dict[str, Any]) -> None:
    counts = body.sourcing().counts
    assert {name: getattr(counts, name) for name in gold["counts"]} == gold["counts"]


def test_what_has_no_source(body: Read) -> None:
    sourcing = body.sourcing()
    assert body.words(sourcing.orphans) == ['"sacrificial lambs"']
    assert body.words(sourcing.quoted_terms) == ['"axis of resistance"']
    assert body.words(sourcing.hedges) == ["reportedly"]
    assert [s.number for s in sourcing.sentences if not s.statements] == [1, 2, 3, 4, 7, 8, 9]
    assert [s.number for s in sourcing.sentences if s.after_subhead] == [8]


def test_the_one_source(body: Read) -> None:
    (profile,) = body.sourcing().sources
    assert (profile.name, profile.role, profile.affiliation) == (
        "Tareq al-Shammari",
        "political analyst",
        None,
    )
    assert (profile.access.value, len(profile.statements)) == ("told-outlet", 9)


def test_the_dead_are_not_asked(body: Read) -> None:
    silent = body.sourcing().not_heard
    assert not {"ismail-haniyeh", "hassan-nasrallah", "hashem-safieddine"} & set(silent)
    assert {"ali-khamenei", "hamas", "bashar-al-assad"} <= set(silent)
