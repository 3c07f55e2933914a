"""Where the installed program came from, as pip can have it again: git, at one commit."""

from __future__ import annotations

import json
import re
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urlsplit

_ADDRESS = re.compile(r"(?:https|ssh)://[\w.~:@/%+-]+")
_COMMIT = re.compile(r"[0-9a-f]{40}")


def requirement() -> str | None:
    """``annotated-briefs[search] @ git+https://...@<commit>``; None where that is not known.

    A name on a package index is no origin: whoever registers it first would be installed.
    """
    try:
        noted = distribution("annotated-briefs").read_text("direct_url.json")
        found = json.loads(noted or "{}")
    except (PackageNotFoundError, ValueError):
        return None
    url, vcs = str(found.get("url", "")), found.get("vcs_info") or {}
    if vcs.get("vcs") == "git":
        return _written(url, str(vcs.get("commit_id", "")))
    if url.startswith("file://"):
        folder = Path(unquote(urlsplit(url).path))
        # Of a commit that nobody else has, or of edited files, an address would be wrong.
        if _git(folder, "branch", "--remotes", "--contains", "HEAD") and not _git(
            folder, "status", "--porcelain"
        ):
            return _written(
                _git(folder, "remote", "get-url", "origin"), _git(folder, "rev-parse", "HEAD")
            )
    return None


def _written(url: str, commit: str) -> str | None:
    if not _ADDRESS.fullmatch(url) or not _COMMIT.fullmatch(commit) or "@" in urlsplit(url).netloc:
        return None  # an address with a password in it is nobody else's
    return f"annotated-briefs[search] @ git+{url}@{commit}"


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603
            ["git", *arguments],  # noqa: S607
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
