"""One bad brief among twenty costs one brief; ten bad ones are reported at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import GOLDEN_ROOT, run_briefs

Counted = Callable[[str], None]
FOLDER = "briefs/articles/2024"
BRIEF = (
    "headline: Brief number {n}\noutlet: harbour-ledger\npublished: 2024-05-{n:02}\n"
    "rights: {{holder: Harbour Ledger, license: CC-BY-4.0, show: full}}\n"
)
BAD = [
    "headline: [unclosed\n",
    "outlet: nobody-knows\n",
    "published: 2024-13-45\n",
    "url: javascript:alert(1)\n",
    "headlin: x\n",
    "rights: {license: CC-BY-4.0}\n",
    "topics: {a: b}\n",
    "language: 1\n",
    "headline: a\theadline: b\n",
    "summary: &a x\n",
]


def twenty(bad: int) -> dict[str, str]:
    """The files of twenty briefs, the first ``bad`` of them with an error in line 1."""
    files = {}
    for n in range(1, 21):
        lines = BRIEF.format(n=n).splitlines(keepends=True)
        if n <= bad:
            key = BAD[n - 1].partition(":")[0]
            lines = [BAD[n - 1], *(one for one in lines if not one.startswith(f"{key}:"))]
        files[f"{FOLDER}/number-{n}/brief.yml"] = "".join(lines)
        files[f"{FOLDER}/number-{n}/article.txt"] = f"The mayor spoke on day {n}.\n"
    return files


def root_with(make_root: Callable[..., Path], bad: int) -> Path:
    records = {
        path.relative_to(GOLDEN_ROOT).as_posix(): path.read_text("utf-8")
        for path in (GOLDEN_ROOT / "mkdocs.yml", *(GOLDEN_ROOT / "briefs/outlets").iterdir())
    }
    return make_root({**records, **twenty(bad)})


def test_one_bad_one_and_nineteen_built(
    make_root: Callable[..., Path], tmp_path: Path, counted: Counted
) -> None:
    root = root_with(make_root, 1)
    stopped = run_briefs("build", "--root", root, "--site", tmp_path / "site")
    assert stopped.returncode == 1
    assert not (tmp_path / "site").exists()

    done = run_briefs("build", "--root", root, "--site", tmp_path / "site", "--keep-going")
    assert done.returncode == 3
    assert f"{FOLDER}/number-1/brief.yml:1:11: B101 " in done.stderr
    assert done.stderr.splitlines()[-1] == (
        "briefs: 1 error; the files that have them are left out"
    )
    built = {path.parent.name for path in (tmp_path / "site/briefs/2024").glob("*/index.html")}
    assert built == {f"number-{n}" for n in range(2, 21)}
    counted("1 bad brief among 20: reported with its place, 19 built")


def test_ten_bad_ones_at_once(
    make_root: Callable[..., Path], tmp_path: Path, counted: Counted
) -> None:
    root = root_with(make_root, 10)
    done = run_briefs("generate", "--root", root, "--out", tmp_path / "out", "--keep-going")
    assert done.returncode == 3
    for n in range(1, 11):
        assert f"{FOLDER}/number-{n}/brief.yml:1:" in done.stderr
    assert "Traceback" not in done.stderr
    written = {path.stem for path in (tmp_path / "out/briefs/2024").glob("number-*.md")}
    assert written == {f"number-{n}" for n in range(11, 21)}
    counted("10 bad briefs among 20: all reported at once, 10 written")


@pytest.mark.parametrize("options", [["--strict", "--keep-going"]])
def test_strict_and_keep_going_are_a_choice(
    options: list[str], make_root: Callable[..., Path]
) -> None:
    done = run_briefs("build", "--root", make_root(copy=GOLDEN_ROOT), *options)
    assert done.returncode == 2
    assert "choose one" in done.stderr
