"""What a change to the files changes on the site."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotated_briefs.cli import cli
from tests.unit.cli.test_reviewing import FERRY, FILES, review

GIT = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]


@pytest.fixture
def root(make_root: Callable[..., Path]) -> Path:
    made = make_root({**FILES, ".gitignore": ".cache\n"})
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*GIT, *command], cwd=made, check=True)
    return made


def diff(root: Path, *options: str, base: str = "HEAD") -> str:
    result = CliRunner().invoke(cli, ["diff", base, "--root", str(root), *options])
    assert result.exit_code == 0, result.output
    return result.output


def test_nothing_changed(root: Path) -> None:
    assert "Nothing that a reader would see." in diff(root)


def test_a_new_brief_comes_with_its_summary(root: Path) -> None:
    folder = root / "briefs/articles/2024/bridge"
    folder.mkdir()
    (folder / "article.txt").write_text('"The bridge is <open>," said Mayor Ada Quill.\n')
    (folder / "brief.yml").write_text(
        FILES[f"{FERRY}/brief.yml"].replace("Ferry stays", "'Bridge *open* | @all'")
    )
    said = diff(root)
    assert "## 1 new brief" in said
    assert "1 of 1 sentence names a source" in said
    assert "| Ada Quill | named person | 1 |" in said
    # Nothing of a stranger's text acts in GitHub's Markdown.
    assert "*open*" not in said
    assert "@all" not in said
    assert "The Skerry Courier \u00b7 " in said
    # For a terminal the words stand as they are, and command nothing.
    (folder / "brief.yml").write_text(
        FILES[f"{FERRY}/brief.yml"].replace("Ferry stays", "'Bridge *open* | \u202e@all'")
    )
    plain = diff(root, "--format", "text")
    assert "### Bridge *open* | \\u202e@all" in plain
    assert "CC-BY-4.0, shown as full" in plain
    assert "&#" not in plain


def test_new_and_changed_outlets_are_listed(root: Path) -> None:
    (root / "briefs/outlets/gazette.yml").write_text("name: The Skerry Gazette\n")
    (root / "briefs/outlets/courier.yml").write_text(
        "name: The Skerry Courier\ndescription: A weekly.\n"
    )
    said = diff(root, "--format", "text")
    assert "## 1 new outlet\n\n- The Skerry Gazette (outlets/gazette)\n" in said
    assert "## 1 changed outlet\n\n- The Skerry Courier (outlets/courier): A weekly.\n" in said


def test_a_review_shows_as_changed_counts(root: Path) -> None:
    review(root, "a|r|q", "--only", "statements")
    said = diff(root)
    assert "## 1 changed brief" in said
    assert "| statements | 3 | 2 |" in said
    assert "| confirmed by a person | 0 | 1 |" in said


def test_what_is_lost_is_said(root: Path) -> None:
    (root / FERRY).rename(root / "briefs/articles/2024/ferry-moved")
    said = diff(root)
    assert "## 1 brief no longer there" in said
    assert "lost address" in said
    assert "ferry-stays.md" in said


def test_a_brief_with_an_error_is_left_out_and_not_gone(root: Path) -> None:
    path = root / FERRY / "brief.yml"
    path.write_text(path.read_text().replace("courier", "curier"))
    said = diff(root, "--format", "text")
    assert "## 1 brief left out of the site" in said
    assert "no longer there" not in said
    assert f"- {FERRY}" not in said.partition("## 1 new finding")[0]
    assert "ferry-stays.md" not in said
    # Each heading stands apart.
    lines = said.split("\n")
    assert all(not lines[n - 1] for n, line in enumerate(lines) if n and line.startswith("#"))


def test_new_errors_and_records(root: Path) -> None:
    (root / "briefs/outlets/courier.yml").write_text("name: [\n")
    (root / "briefs/entities/people/bo-reed.yml").write_text("name: Bo Reed\n")
    said = diff(root)
    assert "## 1 new record" in said
    assert "B101" in said


@pytest.mark.parametrize("base", ["nope", "--output=x", "HEAD~9"])
def test_no_such_commit(root: Path, base: str) -> None:
    result = CliRunner().invoke(cli, ["diff", "--root", str(root), "--", base])
    assert result.exit_code == 2
    assert "git knows no commit" in result.output
    assert not (root / "x").exists()
