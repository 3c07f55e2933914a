"""`briefs build --profile` says where the time went."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotated_briefs.cli.profiling import part_of
from tests.conftest import GOLDEN_ROOT, run_briefs


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/a/site-packages/annotated_briefs/attribute/cues.py", "briefs: attribute"),
        ("/a/annotated_briefs/generator/annotated_briefs/link/gather.py", "briefs: link"),
        ("/a/annotated_briefs/kept_site.py", "briefs: the rest"),
        ("/a/annotated_briefs/render/templates/brief.md.jinja", "templates (Jinja)"),
        ("/a/annotated_briefs/render/brief.py", "briefs: render"),
        ("/a/annotated_briefs/theme/overrides/main.html", "templates (Jinja)"),
        ("/a/site-packages/markdown/core.py", "Markdown"),
        ("/usr/lib/python3.11/json/decoder.py", "Python and the rest"),
        ("~", "Python and the rest"),
    ],
)
def test_every_file_is_of_a_part(path: str, part: str) -> None:
    assert part_of(path) == part


def test_the_table(make_root, tmp_path: Path) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    done = run_briefs("build", "--profile", "--root", root, "--site", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    total, *rows = (line for line in done.stderr.splitlines() if " s  " in line or "in all" in line)
    assert total.endswith(" s in all")
    parts = {row.split("%  ")[1]: float(row.split()[0]) for row in rows}
    assert {"templates (Jinja)", "Markdown", "briefs: render", "MkDocs"} <= parts.keys()
    assert [*parts.values()] == sorted(parts.values(), reverse=True)
    assert sum(parts.values()) == pytest.approx(float(total.split()[0]), abs=0.1)
