"""`briefs build` with nothing new: it leaves the site alone and imports next to nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import GOLDEN_ROOT, run_briefs

_PROBE = """
import sys
from annotated_briefs.cli import cli
cli.main({arguments!r}, standalone_mode=False)
heavy = ("spacy", "mkdocs", "pydantic", "babel", "yaml", "jinja2", "annotated_briefs.pipeline")
print([name for name in heavy if name in sys.modules])
"""


def test_nothing_new(make_root, tmp_path: Path) -> None:
    root, site = make_root(copy=GOLDEN_ROOT), tmp_path / "site"
    article = root / "briefs/articles/2024/ferry-back-in-service/article.txt"
    article.write_text(article.read_text("utf-8") + "\nThe \u202eend.\n", encoding="utf-8")
    arguments = ["build", "--root", str(root), "--site", str(site)]
    first = run_briefs(*arguments)
    assert first.returncode == 0, first.stderr
    stood = (site / "index.html").stat()

    code = _PROBE.format(arguments=arguments)
    again = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert again.stdout.splitlines() == [f"Nothing has changed: the site is in {site}", "[]"]
    assert (site / "index.html").stat() == stood
    assert "B010" in first.stderr
    assert again.stderr == first.stderr, "what there is to say is said again"

    for more in ("--strict", "--anew"):
        done = run_briefs(*arguments, more)
        assert (done.returncode, done.stdout) == (0, first.stdout), "another build"
