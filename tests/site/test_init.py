"""A new publisher's repository."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from annotated_briefs import origin
from annotated_briefs.checks import load_checked
from annotated_briefs.cli import cli
from tests.conftest import run_briefs


def init(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["init", *map(str, arguments)])


@pytest.mark.parametrize("name", ["harbour-briefs", "it's a \u00e9 folder", "a/b/c"])
def test_it_is_sound_and_builds(tmp_path: Path, name: str) -> None:
    root = tmp_path / name
    result = init(root)
    assert result.exit_code == 0, result.output
    assert load_checked(root)[1] == ()
    if name == "harbour-briefs":
        done = run_briefs("build", "--strict", "--root", root)
        assert done.returncode == 0, done.stderr
        assert "Saltby keeps its ferry" in (root / "site/index.html").read_text("utf-8")
        # Each brief's link "how often it errs" leads to a page that is there.
        assert 'id="accuracy"' in (root / "site/method/index.html").read_text("utf-8")
        assert run_briefs("check", "--root", root).returncode == 0


def test_the_readme_names_each_file_of_the_example_and_no_folder_of_ones_own(
    tmp_path: Path,
) -> None:
    root = tmp_path / "x"
    assert init(root).exit_code == 0
    readme = (root / "README.md").read_text("utf-8")
    (told,) = re.findall(r"delete what belongs to it.*?\n\n?-", readme, re.DOTALL)
    named = [root / one for one in re.findall(r"`(briefs/[^`]*)`", told)]
    below = [p for one in named for p in (one.rglob("*") if one.is_dir() else [one])]
    there = [p for p in (root / "briefs").rglob("*") if p.is_file()]
    assert sorted(p for p in below if p.is_file()) == sorted(there)
    # The folders that hold one's own work as well stay.
    assert [one.name for one in named if one.is_dir()] == ["the-first-brief"]


def test_the_sites_that_the_guides_name_are_not_committed(tmp_path: Path) -> None:
    assert init(tmp_path / "x").exit_code == 0
    for root in (tmp_path / "x", Path(__file__).parents[2]):
        ignored = (root / ".gitignore").read_text("utf-8").splitlines()
        assert {"/site/", "/public/", "/build/", "/briefs/private/"} <= {*ignored}


def test_the_name_and_the_address_are_data(tmp_path: Path) -> None:
    name = 'Harbour: "Briefs" # <b>'
    assert init(tmp_path / "x", "--name", name, "--url", "https://x.example/briefs").exit_code == 0
    settings = (tmp_path / "x" / "mkdocs.yml").read_text("utf-8")
    data = yaml.safe_load(settings)
    assert (data["site_name"], data["site_url"]) == (name, "https://x.example/briefs/")
    requirements = (tmp_path / "x" / "requirements.txt").read_text("utf-8")
    assert "annotated-briefs[search] @ git+https://" in requirements


ORIGINS = {
    "of a commit": (
        '{"url": "https://git.example/briefs", "vcs_info": {"vcs": "git", "commit_id": "%s"}}',
        f"annotated-briefs[search] @ git+https://git.example/briefs@{'a' * 40}",
    ),
    "of a folder without git": ('{"url": "file:///nowhere/at/all", "dir_info": {}}', None),
    "with a password": (
        '{"url": "https://me:word@git.example/x", "vcs_info": {"vcs": "git", "commit_id": "%s"}}',
        None,
    ),
    "of an index": (None, None),
}


@pytest.mark.parametrize("name", ORIGINS)
def test_the_program_is_fixed_by_its_commit_or_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    noted, wanted = ORIGINS[name]

    class Installed:
        def read_text(self, _: str) -> str | None:
            return noted and noted.replace("%s", "a" * 40)

    monkeypatch.setattr(origin, "distribution", lambda _: Installed())
    result = init(tmp_path / "a site")
    lines = (tmp_path / "a site/requirements.txt").read_text("utf-8").splitlines()
    assert "annotated-briefs==" not in "".join(lines)
    if wanted:
        assert lines[-1] == wanted
        assert "FILL IN" not in "".join(lines)
    else:
        assert "FULL-COMMIT-HASH" in lines[-1]
        assert "First fill in requirements.txt" in result.output
    assert f"cd '{tmp_path / 'a site'}'" in result.output


def test_it_holds_no_code(tmp_path: Path) -> None:
    init(tmp_path / "x")
    assert not [p for p in (tmp_path / "x").rglob("*") if p.suffix in {".py", ".js", ".css"}]


def test_a_folder_with_git_alone_is_taken(tmp_path: Path) -> None:
    (tmp_path / "x" / ".git").mkdir(parents=True)
    result = init(tmp_path / "x")
    assert result.exit_code == 0
    assert "git init" not in result.output


def test_a_folder_with_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    result = init(tmp_path)
    assert result.exit_code == 2
    assert "is not empty: notes.txt (hint: give a new folder)" in result.output
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


def test_an_address_that_is_none(tmp_path: Path) -> None:
    result = init(tmp_path / "x", "--url", "briefs.example")
    assert result.exit_code == 2
    assert not (tmp_path / "x").exists()


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really, calls = Path.write_bytes, []

    def fail(path: Path, data: bytes) -> int:
        calls.append(path)
        if len(calls) > 5:
            raise OSError(28, "No space left on device", str(path))
        return really(path, data)

    monkeypatch.setattr(Path, "write_bytes", fail)
    assert init(tmp_path / "x").exit_code == 1
    assert list(tmp_path.iterdir()) == []
