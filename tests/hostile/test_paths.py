"""Names and links that lead elsewhere: nothing outside the root is read or written."""

from __future__ import annotations

import os
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort

from annotated_briefs import building
from annotated_briefs.checks import load_checked
from annotated_briefs.cli import cli
from annotated_briefs.diagnostics import Diagnostic
from annotated_briefs.load.fields import slug_problem
from tests.conftest import GOLDEN_ROOT
from tests.hostile.trees import digest, tree

Counted = Callable[[str], None]
YEAR = "briefs/articles/2024"
FOLDER = f"{YEAR}/ferry-back-in-service"
SECRET = "SECRET-FROM-OUTSIDE"
BRIEF = "headline: A\noutlet: harbour-ledger\nrights: {holder: B, license: CC0-1.0}\n"


@pytest.fixture
def root(make_root: Callable[..., Path]) -> Path:
    made: Path = make_root(copy=GOLDEN_ROOT)
    outside = made.parent / "outside"
    (outside / "folder").mkdir(parents=True)
    (outside / "article.txt").write_text(f"The mayor said {SECRET}.\n")
    (outside / "brief.yml").write_text(BRIEF.replace("A", SECRET, 1))
    (outside / "folder" / "brief.yml").write_text(BRIEF.replace("A", SECRET, 1))
    (outside / "folder" / "article.txt").write_text(f"The mayor said {SECRET}.\n")
    return made


def found_in(root: Path) -> list[Diagnostic]:
    """The findings; fails where something from outside was read."""
    corpus, found = load_checked(root)
    assert SECRET not in repr(corpus)
    return list(found)


# ------------------------------------------------------------------ links


def link_file(root: Path) -> None:
    (root / FOLDER / "article.txt").unlink()
    (root / FOLDER / "article.txt").symlink_to(root.parent / "outside" / "article.txt")


def link_metadata(root: Path) -> None:
    (root / FOLDER / "brief.yml").unlink()
    (root / FOLDER / "brief.yml").symlink_to("../../../../../outside/brief.yml")


def link_folder(root: Path) -> None:
    (root / YEAR / "linked").symlink_to(root.parent / "outside" / "folder")


def link_year(root: Path) -> None:
    (root / "briefs/articles/2025").symlink_to(root.parent / "outside")


def link_all(root: Path) -> None:
    (root / "briefs").rename(root.parent / "moved")
    (root / "briefs").symlink_to(root.parent / "moved")


def link_record(root: Path) -> None:
    (root / "briefs/outlets/linked.yml").symlink_to(root.parent / "outside" / "brief.yml")


def link_to_device(root: Path) -> None:
    (root / FOLDER / "article.txt").unlink()
    (root / FOLDER / "article.txt").symlink_to("/dev/zero")


def link_dangling(root: Path) -> None:
    (root / FOLDER / "article.txt").unlink()
    (root / FOLDER / "article.txt").symlink_to("nowhere")


def link_inside(root: Path) -> None:
    (root / YEAR / "linked").symlink_to("ferry-back-in-service")


def loop(root: Path) -> None:
    (root / YEAR / "loop").symlink_to(".")
    (root / "briefs/outlets/loop.yml").symlink_to("loop.yml")


def hard_link(root: Path) -> None:
    (root / FOLDER / "article.txt").unlink()
    os.link(root.parent / "outside" / "article.txt", root / FOLDER / "article.txt")


def hard_linked_record(root: Path) -> None:
    os.link(root.parent / "outside" / "brief.yml", root / "briefs/outlets/hard.yml")


def fifo(root: Path) -> None:
    (root / FOLDER / "article.txt").unlink()
    os.mkfifo(root / FOLDER / "article.txt")


def fifo_record(root: Path) -> None:
    os.mkfifo(root / "briefs/outlets/pipe.yml")


def folder_for_a_file(root: Path) -> None:
    (root / FOLDER / "article.txt").unlink()
    (root / FOLDER / "article.txt").mkdir()


LINKS = [
    *(link_file, link_metadata, link_folder, link_year, link_all, link_record, link_to_device),
    *(link_dangling, link_inside, loop, hard_link, hard_linked_record, fifo, fifo_record),
]


@pytest.mark.parametrize("make", LINKS, ids=lambda m: m.__name__)
def test_what_is_no_file_of_ours_is_named_and_not_read(
    make: Callable[[Path], None], root: Path
) -> None:
    make(root)
    found = found_in(root)
    assert "B001" in {one.code for one in found}
    assert all(one.line >= 1 and one.hint for one in found if one.code == "B001")


def test_links_are_counted(counted: Counted) -> None:
    counted(f"{len(LINKS)} links, pipes and loops in briefs/: none read, each named")


def test_a_folder_in_the_place_of_a_file(root: Path) -> None:
    folder_for_a_file(root)
    assert {"B002", "B005"} <= {one.code for one in found_in(root)}


@pytest.mark.parametrize("target", ["../outside/article.txt", "../.git/config", "/etc/hostname"])
def test_a_link_in_docs_that_leads_outside_is_not_published(
    target: str, root: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text(SECRET)
    docs = root / "docs"
    docs.mkdir()
    place = root.parent / target[3:] if target.startswith("../outside") else root / target[3:]
    (docs / "extra.txt").symlink_to(Path(target) if target.startswith("/") else place)
    with pytest.raises(Abort):
        building.build(root, tmp_path / "site", strict=True, progress=None)
    assert "extra.txt is a link to " in caplog.text
    assert "outside the repository (hint: " in caplog.text
    assert not (tmp_path / "site").exists()


# ------------------------------------------------------------------ names

BAD_NAMES = [
    *("..", ".", "a/b", "/etc", "a\\b", "C:", "a b", "A", "É", "cafe\u0301", "a--b", "-a", "a-"),
    *("con", "prn", "aux", "nul", "com1", "lpt9", "index", "readme", "a.b", "a?b", "a#b", "a%2e"),
    *("a\u202eb", "a\0b", "a\nb", "", "a" * 81, "a" * 5_000, "~", "$HOME", "`id`", "<b>", "a_b"),
]


def test_names_that_cannot_be_part_of_an_address(counted: Counted) -> None:
    assert [name for name in BAD_NAMES if not slug_problem(name)] == []
    counted(f"{len(BAD_NAMES)} names refused as addresses")


@pytest.mark.parametrize(
    "name", [n for n in BAD_NAMES if n not in {"", ".", ".."} and not set(n) & {"/", "\0"}][:-9]
)
def test_a_folder_of_such_a_name_makes_no_page(name: str, root: Path) -> None:
    try:
        shutil.copytree(root / FOLDER, root / YEAR / name)
    except OSError:
        pytest.skip("this system has no such name")
    corpus, found = load_checked(root)
    assert [brief.slug for brief in corpus.briefs] == ["ferry-back-in-service"]
    assert {one.code for one in found if one.path.parent.as_posix() == YEAR} & {"B003", "B011"}
    assert all("\n" not in str(one) and "\u202e" not in str(one) for one in found)


@pytest.mark.parametrize(
    ("one", "other"), [("Same", "same"), ("caf\u00e9", "cafe\u0301"), ("ﬁne", "fine")]
)
def test_names_that_are_one_elsewhere(one: str, other: str, root: Path) -> None:
    if (
        unicodedata.normalize("NFC", one).casefold()
        != unicodedata.normalize("NFC", other).casefold()
    ):
        pytest.skip("two names everywhere")
    for name in (one, other):
        shutil.copytree(root / FOLDER, root / YEAR / name)
    assert "B011" in {found.code for found in load_checked(root)[1]}


@pytest.mark.parametrize(
    "line",
    [
        "outlet: ../../outside/brief",
        "outlet: /etc/passwd",
        "outlet: harbour-ledger/../x",
        'outlet: "harbour-ledger\\0"',
        "image: ../../../../etc/passwd",
        "image: {caption: a, file: /etc/passwd}",
        "url: file:///etc/passwd",
        "url: javascript:alert(1)",
        "slug: ../../OUTSIDE",
        "template: /etc/passwd",
    ],
)
def test_values_that_would_lead_elsewhere_are_errors(line: str, root: Path) -> None:
    path = root / FOLDER / "brief.yml"
    key = line.partition(":")[0]
    kept = [one for one in path.read_text("utf-8").splitlines() if not one.startswith(f"{key}:")]
    path.write_text("\n".join([line, *kept]) + "\n", "utf-8")
    corpus, found = load_checked(root)
    assert corpus.briefs == ()
    assert any(one.line == 1 and one.severity == "error" for one in found)


# ------------------------------------------------------------------ writing


def test_new_writes_through_no_link(root: Path) -> None:
    page = root.parent / "article.txt"
    page.write_text("Ferry stops again\n\nThe ferry stopped on Monday, the mayor said.\n")
    before = digest(tree(root.parent / "outside"))
    (root / "briefs/articles/undated").symlink_to(root.parent / "outside")
    arguments = ["new", str(page), "--root", str(root), "--no-input", "--license", "CC0-1.0"]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code != 0
    assert digest(tree(root.parent / "outside")) == before


def test_a_build_writes_nothing_outside_its_folder_and_its_cache(
    root: Path, tmp_path: Path, counted: Counted
) -> None:
    """With every link and every bad name at once, in a preview that goes on."""
    for make in (link_folder, link_year, link_record, loop, hard_linked_record, fifo_record):
        make(root)
    before = digest(tree(root.parent / "outside"))
    there = {path.name for path in root.parent.iterdir()}
    with pytest.raises(Abort):
        building.build(root, tmp_path / "site", strict=False, progress=None)
    assert digest(tree(root.parent / "outside")) == before
    assert {path.name for path in root.parent.iterdir()} == there
    counted("a build over all links at once: refused, nothing written")
