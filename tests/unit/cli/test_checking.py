"""What `check` prints of what it found."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotated_briefs import review_notes
from annotated_briefs.analyse.models import ModelMissingError
from annotated_briefs.cli import checking, cli
from tests.unit.cli.test_reviewing import FERRY, FILES


def check(root: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--root", str(root), *options])


def git(root: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=root, check=True, capture_output=True)


@pytest.fixture
def root(make_root: Callable[..., Path]) -> Path:
    other = FERRY.replace("ferry-stays", "ferry-goes")
    article = "The boat to Skerry was sold on Friday, the owner said. He gave no price.\n"
    more = {f"{other}/article.txt": article, f"{other}/brief.yml": FILES[f"{FERRY}/brief.yml"]}
    made = make_root({**FILES, **more, ".gitignore": "/.cache/\n"})
    git(made, "init", "--initial-branch", "main")
    git(made, "add", "--all")
    git(made, "commit", "--message", "Before")
    return made


def places(result: Result) -> set[tuple[str, str]]:
    return {(Path(one["path"]).parent.name, one["code"]) for one in json.loads(result.output)}


def test_marks_are_on_what_changed_alone(root: Path) -> None:
    assert places(check(root, "--format", "json")) == {
        ("ferry-stays", "B507"), ("ferry-goes", "B507")
    }  # fmt: skip
    assert places(check(root, "--format", "json", "--changed", "main")) == set()
    git(root, "switch", "--create", "mine")
    brief = root / FERRY / "brief.yml"
    brief.write_text(brief.read_text() + "section: Local\n")
    assert places(check(root, "--format", "json", "--changed", "main")) == {("ferry-stays", "B507")}
    # What others did on the base in the meantime is not this branch's.
    git(root, "commit", "--all", "--message", "Mine")
    git(root, "switch", "main")
    other = root / FERRY.replace("stays", "goes") / "brief.yml"
    other.write_text(other.read_text() + "section: Local\n")
    git(root, "commit", "--all", "--message", "Theirs")
    git(root, "switch", "mine")
    assert places(check(root, "--format", "json", "--changed", "main")) == {("ferry-stays", "B507")}


def test_an_error_elsewhere_is_never_left_out(root: Path) -> None:
    (root / "briefs/outlets/courier.yml").unlink()
    result = check(root, "--format", "json", "--changed", "main")
    assert result.exit_code == 1
    assert places(result) == {("ferry-stays", "B301"), ("ferry-goes", "B301")}


def test_a_base_that_git_does_not_know(root: Path) -> None:
    result = check(root, "--changed", "--output=x")
    assert result.exit_code == 2
    assert not (root / "x").exists()
    assert "git knows no commit" in check(root, "--changed", "nowhere").output
    assert check(root, "--changed", "main", str(root / FERRY)).exit_code == 2


def test_bad_settings_do_not_hide_what_was_found(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: [\n")
    (root / FERRY / "brief.yml").write_text("headline: x\n")
    result = check(root)
    assert result.exit_code == 1
    assert "B201" in result.output
    assert "mkdocs.yml" in result.output.splitlines()[-1]


def test_nor_does_a_missing_model(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ModelMissingError

    monkeypatch.setattr(checking, "review_notes", refuse)
    assert review_notes.review_notes is not refuse
    (root / FERRY / "brief.yml").write_text("headline: x\n")
    result = check(root)
    assert result.exit_code == 1
    assert "B201" in result.output
    assert "no English model" in result.output


def test_a_brief_by_its_slug(root: Path) -> None:
    result = check(root, "ferry-goes", "--format", "json")
    assert places(result) == {("ferry-goes", "B507")}
    assert places(check(root, "2024/ferry-goes", "--format", "json")) == places(result)
    assert 'there is no brief "ferry" in' in check(root, "ferry").output
    (root / FERRY / "brief.yml").write_text("headline: x\n")
    result = check(root, "ferry-goes")
    assert result.exit_code == 0
    assert "2 more errors in other files: briefs check lists all." in result.output


def test_many_notes_of_a_kind_are_counted(root: Path) -> None:
    article = "The boat to Skerry was sold on Friday, the owner said. He gave no price.\n"
    for name in ("one", "two"):
        folder = root / "briefs/articles/2024" / name
        folder.mkdir()
        (folder / "article.txt").write_text(article.replace("Friday", name))
        (folder / "brief.yml").write_text(FILES[f"{FERRY}/brief.yml"])
    (root / "briefs/outlets/gone.yml").write_text("name: Gone\n")
    said = check(root).output
    assert "B507 note: statements that nobody has reviewed, 4 times (--notes lists them;" in said
    assert "briefs/outlets/gone.yml:1:1: B314 note:" in said
    assert "No errors, 5 notes." in said
    assert check(root, "--notes").output.count(" B507 ") == 4
    assert check(root, "--format", "github").output.count("B507") == 4
