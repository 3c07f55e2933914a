"""``briefs entities``: what it prints, what it writes, and its exit codes."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotated_briefs.cli import cli
from annotated_briefs.load import load

from ...conftest import GOLDEN_ROOT, without_tags

PEOPLE = "briefs/entities/people"
TWICE = {
    f"{PEOPLE}/bo-quill.yml": "name: Bo Quill # of Skerry\n",
    f"{PEOPLE}/bo-quil.yml": "name: Bo Quil\n",
}
Make = Callable[..., Path]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["entities", *map(str, arguments)])


@pytest.fixture
def root(make_root: Make) -> Path:
    return without_tags(make_root(TWICE, copy=GOLDEN_ROOT))


def contents(root: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in (root / "briefs").rglob("*") if p.is_file()}


# ------------------------------------------------------------------ suggest


def test_suggest_prints_all_three_lists_and_writes_nothing(root: Path) -> None:
    before = contents(root)
    result = run("suggest", "--root", root)
    assert result.exit_code == 0, result.output
    assert "Names that may be a record's: " in result.stdout
    assert "briefs entities merge people/bo-quill people/bo-quil" in result.stdout
    assert "Names without a record" in result.stdout
    assert contents(root) == before


def test_suggest_as_json(root: Path) -> None:
    result = run("suggest", "--root", root, "--json", "--limit", "1")
    data = json.loads(result.stdout)
    assert list(data) == ["uncurated", "duplicates", "aliases", "left_out"]
    assert [one["names"] for one in data["duplicates"]] == [["Bo Quill", "Bo Quil"]]
    stub = data["duplicates"][0]["stub"]
    assert (stub["action"], stub["path"]) == ("run", None)


def test_suggest_leaves_broken_files_out_and_says_so(root: Path) -> None:
    (root / PEOPLE / "bo-quil.yml").write_text("name: [\n")
    result = run("suggest", "--root", root)
    assert result.exit_code == 1
    assert f"{PEOPLE}/bo-quil.yml:" in result.stderr
    assert "left out" in result.stderr
    assert "Names without a record" in result.stdout


# ------------------------------------------------------------------ merge


def test_merge_writes_and_the_check_is_clean(root: Path) -> None:
    result = run("merge", "bo-quill", f"{root}/{PEOPLE}/bo-quil.yml", "--root", root)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines() == [
        f"{PEOPLE}/bo-quil.yml: removed",
        f"{PEOPLE}/bo-quill.yml: changed",
        "people/bo-quil is now people/bo-quill; its old address leads there",
    ]
    assert (root / PEOPLE / "bo-quill.yml").read_text() == (
        "name: Bo Quill # of Skerry\naliases:\n  - Bo Quil\nformerly:\n  - people/bo-quil\n"
    )
    assert load(root)[1] == ()


def test_a_dry_run_prints_a_patch_that_does_the_same(root: Path) -> None:
    before = contents(root)
    result = run("merge", "bo-quill", "bo-quil", "--root", root, "--dry-run")
    assert result.exit_code == 0
    assert contents(root) == before
    subprocess.run(["git", "apply", "-"], cwd=root, input=result.stdout, text=True, check=True)
    by_patch = contents(root)
    for path, data in before.items():
        path.write_bytes(data)
    assert run("merge", "bo-quill", "bo-quil", "--root", root).exit_code == 0
    assert contents(root) == by_patch


def test_a_refused_merge_is_1_says_where_and_writes_nothing(root: Path) -> None:
    (root / PEOPLE / "bo-quil.yml").write_text("name: Bo Quil\ndifferent_from: bo-quill\n")
    before = contents(root)
    result = run("merge", "bo-quill", "bo-quil", "--root", root)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{PEOPLE}/bo-quil.yml:2:17: the record says")
    assert result.stderr.endswith("nothing was written\n")
    assert contents(root) == before


def test_a_merge_that_would_break_a_record_is_1(root: Path) -> None:
    (root / PEOPLE / "b-quil.yml").write_text("name: Bo Quil\n")
    result = run("merge", "bo-quill", "bo-quil", "--root", root)
    assert result.exit_code == 1
    assert "B307" in result.stderr
    assert (root / PEOPLE / "bo-quil.yml").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["merge", "bo-quill"],
        ["merge", "bo-quill", "bo-qil"],
        ["merge", "people/nobody", "bo-quil"],
        ["suggest", "--limit", "0"],
        ["nonsense"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_2(arguments: list[str], root: Path) -> None:
    result = run(*arguments, "--root", root)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_misspelt_record_gets_a_hint(root: Path) -> None:
    result = run("merge", "people/bo-quill", "people/bo-qil", "--root", root)
    assert 'did you mean "people/bo-quil"?' in result.stderr


@pytest.mark.parametrize("command", ["suggest", "merge"])
def test_every_subcommand_explains_itself_with_an_example(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: briefs entities {command}" in result.output
