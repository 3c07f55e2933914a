"""Findings that are kept are those that would be found, and no others."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotated_briefs.analyse.models import installed_model
from annotated_briefs.annotate.words import keys
from annotated_briefs.checks import load_checked
from annotated_briefs.codec import UNREADABLE, freeze, thaw
from annotated_briefs.findings_cache import FindingsCache
from annotated_briefs.model import (
    Brief,
    Corpus,
    Decisions,
    Entity,
    EntityId,
    Findings,
    Kind,
    Machine,
    Register,
)
from annotated_briefs.parses import analyses
from annotated_briefs.pipeline import find, findings_of, outlet_names
from annotated_briefs.resolve.within import Within
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_checked(REPOSITORY)[0]


@pytest.fixture(scope="module")
def whole(corpus: Corpus, analyses_folder: Path) -> dict[Path, Findings]:
    """What the stages find with the whole register, nothing kept."""
    briefs = [b for b in corpus.briefs if b.article]
    parsed = analyses([b.article for b in briefs if b.article], analyses_folder)
    return {
        b.folder: find(b.article, analysis, register=corpus.register, decisions=b.decisions,
                       outlet_names=outlet_names(corpus, b))
        for b, analysis in zip(briefs, parsed, strict=True)
        if b.article
    }  # fmt: skip


@pytest.fixture(scope="module")
def analyses_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept")


def test_what_is_kept_is_what_the_whole_register_gives(
    corpus: Corpus, whole: dict[Path, Findings], analyses_folder: Path
) -> None:
    briefs = [b for b in corpus.briefs if b.article]
    assert len(briefs) > 10
    for _ in range(2):  # found anew, then read
        found = list(findings_of(briefs, corpus, Machine(), cache=analyses_folder))
        for brief, findings in found:
            assert findings == whole[brief.folder]
            assert [*findings.entities] == [*whole[brief.folder].entities]
    assert any((analyses_folder / "findings").rglob("*"))


def test_a_row_is_plain_json_and_comes_back_as_it_was(whole: dict[Path, Findings]) -> None:
    for findings in whole.values():
        payload = freeze(findings)
        assert json.loads(payload)
        assert thaw(Findings, payload) == findings
    for wrong in (payload[:-1], payload.replace(b'"mentions":[', b'"mentions":[1,'), b"[]", b""):
        with pytest.raises(UNREADABLE):
            thaw(Findings, wrong)


def one(corpus: Corpus, slug: str) -> Brief:
    return next(b for b in corpus.briefs if b.slug == slug)


def key(brief: Brief, register: Register, folder: Path, decisions: Decisions | None = None) -> str:
    cache = FindingsCache(folder, model=installed_model().label, learned=True)
    assert brief.article
    return cache.key(
        brief.article, decisions or brief.decisions, Within(register).of(brief), ["The Desk"]
    )


def test_only_what_concerns_a_text_decides_what_is_kept(corpus: Corpus, tmp_path: Path) -> None:
    brief = one(corpus, "queen-grants-suspension-of-parliament")
    entities = dict(corpus.register.entities)
    before = key(brief, corpus.register, tmp_path)

    def with_record(id_: str, name: str, **more: object) -> str:
        record = Entity(EntityId(id_), Kind.PERSON, name, **more)  # type: ignore[arg-type]
        return key(brief, Register({**entities, record.id: record}), tmp_path)

    assert with_record("ada-quill", "Ada Quill") == before
    assert with_record("y-c", "Yvette Cooper") != before
    assert with_record("x", "Nobody Here", aliases=("Hammond",)) != before
    # Ids that the text's own names would take: they would be called otherwise.
    assert with_record("john-bercow", "Somebody Else") != before
    assert with_record("john-bercow-person", "Somebody Else") != before
    decided = replace(brief.decisions, notes=())
    assert key(brief, corpus.register, tmp_path, decided) == before or brief.decisions.notes
    assert key(brief, Register(), tmp_path) != before


@pytest.mark.parametrize("damage", [b"", b"{}", b"no digest\n{}", "other"])
def test_a_damaged_entry_is_absent(damage: bytes | str, corpus: Corpus, tmp_path: Path) -> None:
    brief = one(corpus, "queen-grants-suspension-of-parliament")
    ((_, findings),) = findings_of([brief], corpus, Machine(), cache=tmp_path)
    cache = FindingsCache(tmp_path, model=installed_model().label, learned=True)
    (entry,) = (p for p in (tmp_path / "findings").rglob("*") if p.is_file())
    if damage == "other":  # whole, and of another shape
        cache._kept.put("x", b"[1, 2]")
        (other,) = (p for p in (tmp_path / "findings").rglob("*") if p.is_file() and p != entry)
        damage = other.read_bytes()
        other.unlink()
    entry.write_bytes(damage if isinstance(damage, bytes) else b"")
    ((_, again),) = findings_of([brief], corpus, Machine(), cache=tmp_path)
    assert again == findings
    assert len(entry.read_bytes()) > 1000, "it is written anew"


def test_names_that_may_fit_several_records_are_looked_at(corpus: Corpus) -> None:
    def register(*names: str) -> Within:
        return Within(
            Register({EntityId(str(n)): Entity(EntityId(str(n)), Kind.PERSON, name)
                      for n, name in enumerate(names)})
        )  # fmt: skip

    text = "Ada Quill met Omar Quill. Quill smiled."
    assert register("Ada Quill", "Omar Quill").may_doubt(keys(text))
    assert register("Ada Quill", "ADA QUILL").may_doubt(keys(text))
    assert not register("Ada Quill", "Omar Doe").may_doubt(keys(text))
    assert not register("Ada Quill", "Omar Quill").may_doubt(keys("Ada went to Rome."))
