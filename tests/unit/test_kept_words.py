"""The words of briefs are read back by a later run, and never those that a brief shows no more."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from annotated_briefs import kept_words
from annotated_briefs.kept_words import KeptWords
from annotated_briefs.link import relate
from annotated_briefs.memory import Forgetful, Memory
from annotated_briefs.publish import PublishedBrief, publish
from tests.made import annotated

LIKENESS = sys.modules["annotated_briefs.link.likeness"]


def view(slug: str, words: str) -> PublishedBrief:
    made = publish(annotated(words, slug=slug, headline=slug))
    return replace(made, key=f"{slug}: {words}")


def views() -> list[PublishedBrief]:
    gale = "The ferries stayed in the harbour because a gale tore the moorings."
    return [view("a", gale), view("b", f"A {gale}"), *(view(f"x{n}", f"word{n}") for n in range(8))]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the briefs whose words are read."""
    found: list[str] = []
    own = LIKENESS._read

    def note(brief: PublishedBrief) -> object:
        found.append(brief.key)
        return own(brief)

    monkeypatch.setattr(LIKENESS, "_read", note)
    return found


def run(folder: Path, briefs: list[PublishedBrief], memory: Memory | None = None) -> object:
    words = KeptWords(folder, memory or Forgetful())
    found = relate(briefs, words)
    words.keep()
    return found


def files(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()]


def test_a_later_run_reads_only_what_is_new(tmp_path: Path, read: list[str]) -> None:
    briefs = views()
    first = run(tmp_path, briefs)
    assert first == relate(briefs)
    read.clear()
    assert run(tmp_path, briefs) == first
    assert read == []
    briefs[0] = view("a", "Gulls ate the sandwiches of the choir.")
    assert run(tmp_path, briefs) == relate(briefs)
    assert read[0] == briefs[0].key


def test_what_is_not_shown_any_more_is_not_kept(tmp_path: Path) -> None:
    briefs = views()
    run(tmp_path, briefs)
    assert any(b"moorings" in data for data in files(tmp_path))
    run(tmp_path, briefs[2:])
    assert not any(b"moorings" in data for data in files(tmp_path))
    run(tmp_path, briefs)
    run(tmp_path, [])
    assert not any(b"moorings" in data for data in files(tmp_path)), "the last brief is gone"


def test_a_preview_writes_what_it_remembers_too(tmp_path: Path, read: list[str]) -> None:
    briefs, memory = views(), Memory()
    run(tmp_path, briefs, memory)
    memory.turn()
    run(tmp_path, [view("new", "Owls everywhere tonight."), *briefs], memory)
    read.clear()
    run(tmp_path, briefs)
    assert read == []


def test_other_code_or_a_damaged_file_counts_as_absent(
    tmp_path: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    briefs = views()
    run(tmp_path, briefs)
    (path,) = (path for path in tmp_path.rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes()[:-40])
    read.clear()
    run(tmp_path, briefs)
    assert len(read) == len(briefs)
    monkeypatch.setattr(kept_words, "code_version", lambda _: "another")
    read.clear()
    run(tmp_path, briefs)
    assert len(read) == len(briefs)


def test_a_file_of_another_shape_counts_as_absent(tmp_path: Path, read: list[str]) -> None:
    words = KeptWords(tmp_path, Forgetful())
    words._kept.put(kept_words._NAME, b'{"code": 1, "words": []}')
    run(tmp_path, views())
    assert len(read) == len(views())
