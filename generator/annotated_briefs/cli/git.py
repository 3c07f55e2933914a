"""What git knows of a root's files."""

from __future__ import annotations

import subprocess
from pathlib import Path

from annotated_briefs.cli.shell import fail
from annotated_briefs.diagnostics import quoted, visible


def git(root: Path, *arguments: str) -> bytes | None:
    """What git prints; None where it fails. It is run in ``root``, which may be a subfolder."""
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            cwd=root,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        fail("git is not installed (hint: install it; the other commands work without)")
    return done.stdout if done.returncode == 0 else None


def commit_of(root: Path, name: str) -> str:
    """The hash of the commit that ``name`` means; exit 2 where there is none."""
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found is None:
        fail(f"git knows no commit {visible(quoted(name))} (hint: fetch it, or name another)", 2)
    return found.decode().strip()


def changed_since(root: Path, name: str) -> list[Path]:
    """The files below ``root``, relative to it, that are not as they were where the branch of
    ``name`` and this one parted; new ones that git does not ignore are among them."""
    commit = commit_of(root, name)
    base = git(root, "merge-base", commit, "HEAD")
    since = base.decode().strip() if base else commit
    listed = [
        git(root, "diff", "--name-only", "-z", "--no-renames", "--relative", since, "--", "."),
        git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", "."),
    ]
    names = b"".join(part or b"" for part in listed).split(b"\0")
    return [Path(name.decode(errors="surrogateescape")) for name in names if name]
