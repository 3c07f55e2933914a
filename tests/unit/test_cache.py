"""The cache gives back what was put in, or nothing."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotated_briefs import cache as cache_module
from annotated_briefs import manifest, parses, places
from annotated_briefs.analyse.models import InstalledModel
from annotated_briefs.cache import AnalysisCache, BytesCache, write_atomically
from annotated_briefs.text import split
from tests.marked import marked

ARTICLE, ANALYSIS = marked("[PERSON:Ana Diaz] left [GPE:Rome].\n\n“Why?” 😀 ‘so’")


@pytest.fixture
def kept(tmp_path: Path) -> AnalysisCache:
    cache = AnalysisCache(tmp_path / "cache", "model 1")
    cache.put(ARTICLE, ANALYSIS)
    return cache


def entry(cache: AnalysisCache) -> Path:
    (path,) = [p for p in cache.folder.rglob("*") if p.is_file()]
    return path


def test_it_gives_back_what_was_put_in(kept: AnalysisCache) -> None:
    assert kept.get(ARTICLE) == ANALYSIS


def test_another_text_or_model_is_another_entry(kept: AnalysisCache) -> None:
    assert kept.get(split("Another text.")) is None
    assert AnalysisCache(kept.folder, "model 2").get(ARTICLE) is None
    other = replace(ANALYSIS, model="model 2")
    AnalysisCache(kept.folder, "model 2").put(ARTICLE, other)
    assert kept.get(ARTICLE) == ANALYSIS
    assert AnalysisCache(kept.folder, "model 2").get(ARTICLE) == other


def test_another_version_of_the_code_is_another_entry(
    kept: AnalysisCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_module, "_code_version", lambda: "another")
    assert kept.get(ARTICLE) is None


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_a_flipped_bit_is_seen(kept: AnalysisCache, where: float, bit: int) -> None:
    path = entry(kept)
    whole = path.read_bytes()
    damaged = bytearray(whole)
    damaged[int(where * len(whole))] ^= 1 << bit
    path.write_bytes(damaged)
    try:
        assert kept.get(ARTICLE) is None
    finally:
        path.write_bytes(whole)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.floats(0, 1, exclude_max=True))
def test_a_cut_entry_is_seen(kept: AnalysisCache, where: float) -> None:
    path = entry(kept)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(where * len(whole))])
    try:
        assert kept.get(ARTICLE) is None
    finally:
        path.write_bytes(whole)


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    cache = AnalysisCache(tmp_path / "file", "model 1")
    cache.put(ARTICLE, ANALYSIS)
    assert cache.get(ARTICLE) is None


def test_a_write_that_fails_leaves_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.md"
    write_atomically(path, b"old")

    def fail(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


# ------------------------------------------------------------------ in the pipeline


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were parsed, in order; no model is loaded."""
    seen: list[str] = []

    def parse(articles, model, executor):
        for article in articles:
            seen.append(article.text)
            yield article, replace(ANALYSIS, model=model.label, reading=article.text)

    monkeypatch.setattr(parses, "_parse", parse)
    return seen


def test_a_text_is_parsed_once(tmp_path: Path, parsed: list[str]) -> None:
    one, two = split("One."), split("Two.")
    found = list(parses.analyses([one, two, split("One.")], tmp_path))
    assert [a.reading for a in found] == ["One.", "Two.", "One."]
    assert parsed == ["One.", "Two."]
    steps: list[tuple[int, int]] = []
    [*parses.analyses([two, split("Three."), one], tmp_path, lambda *step: steps.append(step))]
    assert parsed == ["One.", "Two.", "Three."]
    assert steps == [(1, 1)]


def test_they_are_read_as_they_are_asked_for(tmp_path: Path, parsed: list[str]) -> None:
    found = parses.analyses([split(f"{n}.") for n in range(3)], tmp_path)
    assert parsed == []
    assert next(found).reading == "0."
    assert parsed == ["0."]
    assert len(list(found)) == 2


def test_without_a_folder_nothing_is_kept(tmp_path: Path, parsed: list[str]) -> None:
    list(parses.analyses([split("One.")], None))
    list(parses.analyses([split("One.")], None))
    assert parsed == ["One.", "One."]


def test_a_damaged_entry_is_parsed_anew_and_mended(tmp_path: Path, parsed: list[str]) -> None:
    first = list(parses.analyses([split("One.")], tmp_path))
    (path,) = [p for p in tmp_path.rglob("*") if p.is_file()]
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert list(parses.analyses([split("One.")], tmp_path)) == first
    assert list(parses.analyses([split("One.")], tmp_path)) == first
    assert parsed == ["One.", "One."]


def test_a_new_model_parses_anew(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("1", "2", "1"):
        model = InstalledModel("package", "model", version)
        monkeypatch.setattr(parses, "installed_model", lambda _wanted="auto", model=model: model)
        (found,) = parses.analyses([split("One.")], tmp_path)
        assert found.model == f"model {version}"
    assert parsed == ["One.", "One."]


def test_what_a_killed_run_had_begun_is_swept_when_it_is_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "cache"

    def killed(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", killed)
        patch.setattr(Path, "unlink", lambda *_, **__: None)
        for begin in (
            lambda: AnalysisCache(folder, "model 1").put(ARTICLE, ANALYSIS),
            lambda: BytesCache(folder / "pictures").put("a picture", b"data"),
            lambda: manifest.write(
                manifest.path_of(folder, tmp_path / "site"),
                settings={}, taken=0, tops=[], files={}, site="", said=[],
            ),
        ):  # fmt: skip
            with pytest.raises(KeyboardInterrupt):
                begin()
    begun = [path for path in folder.rglob("*") if path.is_file()]
    assert len(begun) == 3
    BytesCache(folder / "pictures").put("a picture", b"data")
    (folder / ".gitignore").write_text("*")
    (folder / f".{'a' * 64}.abcdefgh").symlink_to(folder / ".gitignore")

    places.sweep(folder)
    assert all(path.exists() for path in begun), "another run may still be writing them"
    for path in folder.rglob("*"):
        os.utime(path, (time.time() - 4_000,) * 2)
    places.sweep(folder)
    assert not any(path.exists() for path in begun)
    assert BytesCache(folder / "pictures").get("a picture") == b"data"
    assert (folder / ".gitignore").read_text() == "*"
    assert (folder / f".{'a' * 64}.abcdefgh").is_symlink()
    places.sweep(tmp_path / "none")
