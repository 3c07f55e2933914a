"""The workflows' own shell steps, run one after another in a clone as a runner would run them.

Left out are what a forge does itself (actions, the order of jobs) and the installation: `briefs` is
the one of this environment, and `gh` writes down what it is asked.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from annotated_briefs.cli import cli
from annotated_briefs.scaffold import own_files
from tests.conftest import BRIEFS
from tests.unit.intake.test_issue import ISSUE

WORKFLOWS = ".github/workflows"
SECOND = "briefs/articles/2024/bridge-shut"
BRIEF = """\
headline: Bridge shut for a week
outlet: norvik-post
published: 2024-05-20
rights: {holder: Norvik Post, license: CC-BY-4.0, show: full}
"""
FILES = {
    f"{SECOND}/brief.yml": BRIEF,
    f"{SECOND}/article.txt": "The bridge is shut. It will open in June, Mayor Jane Okafor said.\n",
    "briefs/outlets/norvik-post.yml": "name: Norvik Post\n",
}


@dataclass
class Clone:
    """A checkout, and what a runner gives the steps of a job."""

    folder: Path
    aside: Path
    expressions: dict[str, str] = field(default_factory=dict)

    def git(self, *arguments: str) -> str:
        who = ("-c", "user.name=T", "-c", "user.email=t@example.org")
        done = subprocess.run(
            ["git", *who, *arguments], cwd=self.folder, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    def commit(self, files: dict[str, str]) -> None:
        for name, text in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", "Change")

    def propose(self, files: dict[str, str]) -> None:
        """A pull request as it is checked out: the merge with its base, on no branch."""
        self.expressions["github.event.pull_request.base.sha"] = self.git("rev-parse", "main")
        self.git("checkout", "-q", "-b", "theirs")
        self.commit(files)
        self.git("checkout", "-q", "--detach", "main")
        self.git("merge", "-q", "--no-ff", "-m", "Merge", "theirs")

    def run(self, step: dict[str, Any]) -> subprocess.CompletedProcess[str]:
        given = {
            **os.environ,
            "PATH": f"{self.aside}:{BRIEFS.parent}:{os.environ['PATH']}",
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_OUTPUT": str(self.aside / "output"),
            "GITHUB_STEP_SUMMARY": str(self.aside / "summary.md"),
            "GITHUB_EVENT_PATH": str(self.aside / "event.json"),
            "RUNNER_TEMP": str(self.aside),
        }
        for name, value in step.get("env", {}).items():
            given[name] = re.sub(r"\$\{\{ (.*?) \}\}", lambda m: self.expressions[m[1]], value)
        script = self.aside / "step.sh"
        script.write_text(step["run"])
        return subprocess.run(
            ["bash", "-e", script],
            check=False,
            cwd=self.folder,
            env=given,
            capture_output=True,
            text=True,
        )

    def run_all(self, workflow: str, job: str) -> dict[str, subprocess.CompletedProcess[str]]:
        """Every step of a job by its name; like a runner, after one that failed only those that
        ask for it."""
        text = (self.folder / WORKFLOWS / workflow).read_text("utf-8")
        done: dict[str, subprocess.CompletedProcess[str]] = {}
        for step in yaml.safe_load(text)["jobs"][job]["steps"]:
            failed = any(one.returncode for one in done.values())
            if "run" not in step or step["name"] == "Install" or (failed and "if" not in step):
                continue
            done[step["name"]] = self.run(step)
        return done

    def aside_text(self, name: str) -> str:
        return (self.aside / name).read_text("utf-8")


@pytest.fixture
def clone(tmp_path: Path, analyses: Path) -> Clone:
    """What `briefs init` writes, with a history of its own."""
    folder = tmp_path / "saltby-briefs"
    result = CliRunner().invoke(cli, ["init", str(folder), "--name", "Saltby briefs"])
    assert result.exit_code == 0, result.output
    (folder / ".cache").mkdir()
    (folder / ".cache" / "briefs").symlink_to(analyses)
    aside = tmp_path / "runner"
    aside.mkdir()
    made = Clone(folder, aside)
    made.git("init", "-q", "-b", "main")
    made.commit({})
    made.expressions["github.event.pull_request.author_association"] = "FIRST_TIME_CONTRIBUTOR"
    return made


def test_a_pull_request_with_a_brief(clone: Clone) -> None:
    clone.propose(FILES)
    gate = clone.run_all("pull-request.yml", "gate")
    assert [one.returncode for one in gate.values()] == [0]
    assert clone.aside_text("output") == "ask=false\n"
    done = clone.run_all("pull-request.yml", "briefs")
    assert {name: one.returncode for name, one in done.items()} == {
        "Check": 0,
        "Say what changes on the site": 0,
        "Build the site": 0,
    }, [one.stderr for one in done.values()]
    marks = done["Check"].stdout.splitlines()
    assert [line.split(",")[0] for line in marks] == [f"::notice file={SECOND}/article.txt"]
    summary = clone.aside_text("summary.md")
    assert "## 1 new brief" in summary
    assert "### Bridge shut for a week" in summary
    assert (clone.folder / "site/briefs/2024/bridge-shut/index.html").is_file()


def test_a_pull_request_with_a_mistake(clone: Clone) -> None:
    clone.propose({**FILES, f"{SECOND}/brief.yml": BRIEF.replace("headline", "headlin")})
    done = clone.run_all("pull-request.yml", "briefs")
    # The site is not built, and yet what changes is said.
    assert {name: one.returncode for name, one in done.items()} == {
        "Check": 1,
        "Say what changes on the site": 0,
    }
    assert f"::error file={SECOND}/brief.yml,line=1,col=1,title=B103 unknown key" in (
        done["Check"].stdout
    )
    assert "B103" in clone.aside_text("summary.md")


def test_what_is_pushed_to_main(clone: Clone) -> None:
    done = clone.run_all("main.yml", "build")
    assert {name: one.returncode for name, one in done.items()} == {"Check": 0, "Build the site": 0}
    assert "Saltby keeps its ferry" in (clone.folder / "site/index.html").read_text("utf-8")


def test_an_accepted_suggestion_becomes_a_branch(clone: Clone) -> None:
    if not shutil.which("jq"):
        pytest.skip("jq is not installed (a runner has it)")
    clone.git("clone", "-q", "--bare", ".", str(clone.aside / "origin.git"))
    clone.git("remote", "add", "origin", str(clone.aside / "origin.git"))
    (clone.aside / "event.json").write_text(json.dumps({"issue": {"body": ISSUE}}), "utf-8")
    gh = clone.aside / "gh"
    gh.write_text(f'#!/bin/sh\necho "$@" >> "{clone.aside}/gh.txt"\n')
    gh.chmod(0o755)
    clone.expressions |= {"github.token": "none", "github.event.issue.number": "7"}
    done = clone.run_all("suggested-article.yml", "brief")
    assert [one.returncode for one in done.values()] == [0, 0], [o.stderr for o in done.values()]
    # A stranger's words are not printed: the runner obeys commands in what is.
    assert "".join(one.stdout for one in done.values()) == ""
    branch = "suggested-article-7"
    names = clone.git("diff", "--name-only", "main", f"origin/{branch}").splitlines()
    folder = "briefs/articles/2024/ferry-to-skerry-stays"
    assert names == [
        f"{folder}/article.txt",
        f"{folder}/brief.yml",
        "briefs/outlets/the-skerry-courier.yml",
    ]
    assert f"pr create --head {branch} --title Brief suggested in #7" in clone.aside_text("gh.txt")
    assert clone.aside_text("body.md").endswith("Closes #7\n")


@pytest.mark.parametrize("name", ["pull-request.yml", "main.yml", "suggested-article.yml"])
def test_ours_run_the_same(clone: Clone, name: str) -> None:
    """What differs between ours and a publisher's: how the program is installed, our own tests."""

    def scripts(text: str) -> dict[str, str]:
        jobs = yaml.safe_load(text)["jobs"].values()
        return {s["name"]: s["run"] for job in jobs for s in job["steps"] if "run" in s}

    theirs = scripts((clone.folder / WORKFLOWS / name).read_text("utf-8"))
    ours = scripts(own_files()[f"{WORKFLOWS}/{name}"])
    differ = {step for step in theirs | ours if theirs.get(step) != ours.get(step)}
    assert differ <= {"Install", "Lint and test", "Ask the advisory database"}
