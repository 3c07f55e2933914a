"""`briefs export` and the data page: whole or not at all, the same bytes, in their own place."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotated_briefs.cli import cli
from annotated_briefs.tables import files, parquet_files, sqlite_file
from tests import markup
from tests.conftest import GOLDEN_ROOT, run_briefs


@pytest.fixture
def root(make_root) -> Path:
    return make_root(copy=GOLDEN_ROOT)


def run(root: Path, out: Path, *options: str):
    return CliRunner().invoke(cli, ["export", "--root", str(root), "--out", str(out), *options])


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_collection_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """Here, and in a process with another order of sets and another clock."""
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "UTC5"}
    done = run_briefs("export", "--root", root, "--out", tmp_path / "other", env=environment)
    assert done.returncode == 0, done.stderr
    assert run(root, tmp_path / "here").exit_code == 0
    made = content(tmp_path / "here")
    assert made == content(tmp_path / "other")
    assert {"statements.csv", "statements.parquet", "collection.sqlite"} <= made.keys()


def test_without_a_folder_it_goes_to_build(root: Path) -> None:
    done = CliRunner().invoke(cli, ["export", "--root", str(root), "--no-parquet"])
    assert done.exit_code == 0, done.output
    assert (root / "build/export/statements.csv").is_file()
    assert list((root / "build").iterdir()) == [root / "build/export"]


def test_a_folder_with_something_else_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("mine")
    done = run(root, tmp_path / "mine")
    assert done.exit_code == 2
    assert "holds something other than an export" in done.output
    assert content(tmp_path / "mine") == {"thesis.txt": b"mine"}
    done = run(root, root / "briefs")
    assert done.exit_code == 2
    assert "holds sources of the site" in done.output


def test_what_somebody_put_beside_an_export_is_not_lost(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(root, out).exit_code == 0
    assert run(root, out, "--no-parquet").exit_code == 0
    assert not list(out.glob("*.parquet"))
    (out / "notes.txt").write_text("mine")
    before = content(out)
    done = run(root, out)
    assert done.exit_code == 2
    assert "notes.txt" in done.output
    assert content(out) == before


def test_one_that_dies_half_way_leaves_the_old_one(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    assert run(root, out).exit_code == 0
    before = content(out)
    article = root / "briefs/articles/2024/ferry-back-in-service/brief.yml"
    article.write_text(article.read_text("utf-8").replace("headline: ", "headline: The "), "utf-8")

    def full(*_: object, **__: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "sqlite_bytes", full)
    assert run(root, out).exit_code == 1
    assert content(out) == before
    assert [path.name for path in tmp_path.iterdir() if "out" in path.name] == ["out"]
    monkeypatch.undo()
    assert run(root, out).exit_code == 0
    assert content(out) != before


def test_errors_stop_it_before_anything_is_written(root: Path, tmp_path: Path) -> None:
    (root / "briefs/outlets/broken.yml").write_text("name: [\n")
    done = run(root, tmp_path / "out")
    assert done.exit_code == 1
    assert not (tmp_path / "out").exists()
    assert run(root, tmp_path / "out", "--keep-going").exit_code == 3
    assert (tmp_path / "out/statements.csv").is_file()


def test_without_pyarrow_all_else_is_written_and_what_to_install_is_said(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet_files, "installed", lambda: False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run(root, tmp_path / "out", "--parquet")
    assert done.exit_code == 1
    assert not (tmp_path / "out").exists()
    done = run(root, tmp_path / "out")
    assert done.exit_code == 0, done.output
    hint = f"{shlex.quote(sys.executable)} -m pip install pyarrow"
    assert f"no Parquet files were written: pyarrow is not installed (hint: {hint})" in done.stderr
    assert {"statements.csv", "collection.sqlite"} <= content(tmp_path / "out").keys()
    assert not list((tmp_path / "out").glob("*.parquet"))
    assert "parquet" not in (tmp_path / "out/README.md").read_text().lower()
    done = run(root, tmp_path / "out", "--no-parquet")
    assert (done.exit_code, "not installed" in done.output) == (0, False)


def test_a_sqlite_without_a_full_text_index_is_named(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_file, "_FULL_TEXT", "fts5_of_nobody")
    done = run(root, tmp_path / "out")
    assert done.exit_code == 1
    assert "FTS5" in done.output
    assert not (tmp_path / "out").exists()


# ------------------------------------------------------------------ on the site


def test_the_data_page_tells_the_size_of_what_it_links_to(golden_site: Path) -> None:
    page = markup.read(golden_site / "data/index.html")
    (table,) = markup.by_class(page, "ab-files")
    linked = [e.get("href") for e in table.iter("a")]
    assert len(linked) == 10
    for row in list(table.iter("tr"))[1:]:
        name, _, rows, size = (markup.words(cell) for cell in row.iter("td"))
        found = (golden_site / "data" / name).read_bytes()
        assert size == files_size(len(found))
        # The golden brief has no line break within a cell.
        assert int(rows.replace(",", "")) == found.count(b"\r\n") - 1


def files_size(size: int) -> str:
    return f"{size} bytes" if size < 1000 else f"{size / 1000:.0f} kB"


def test_the_site_holds_the_tables_of_the_export(root: Path, golden_site: Path, tmp_path) -> None:
    assert run(root, tmp_path / "out", "--no-parquet").exit_code == 0
    for path in (golden_site / "data").iterdir():
        if path.name not in {"index.html", "brief.schema.json"}:
            assert path.read_bytes() == (tmp_path / "out" / path.name).read_bytes()


def test_readers_are_led_to_the_data(golden_site: Path) -> None:
    for name in (
        "index.html",
        "insights/index.html",
        "briefs/2024/ferry-back-in-service/index.html",
    ):
        page = markup.read(golden_site / name)
        (content,) = list(page.iter("article"))
        found = [e.get("href") for e in content.iter("a")]
        assert any(href and href.endswith("data/") for href in found), name
