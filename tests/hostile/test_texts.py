"""Texts that are none, or too much of one thing: a clear refusal, or pages in bounded time."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from mkdocs.exceptions import Abort

from annotated_briefs import building
from annotated_briefs.checks import load_checked
from annotated_briefs.cli import cli
from annotated_briefs.model import Limits
from tests.conftest import GOLDEN_ROOT, run_briefs
from tests.hostile import LONG

Counted = Callable[[str], None]
FOLDER = "briefs/articles/2024/ferry-back-in-service"
ARTICLE = f"{FOLDER}/article.txt"
WORDS = "The mayor said on Monday that the ferry would be late again. "
BUDGET = Limits().text

# What a reader of the finding is told: the code, and the line and column.
REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "1:1: B006"),
    "white space": (b" \n\t\n \xc2\xa0\n", "1:1: B006"),
    "a byte-order mark alone": (b"\xef\xbb\xbf", "1:1: B006"),
    "NUL": (b"One.\n\nThe end\0.\n", "3:8: B008"),
    "a noncharacter": ("One \ufffe.\n".encode(), "1:5: B008"),
    "invalid UTF-8": (b"One.\ntwo \xff\n", "2:5: B007"),
    "a cut character": (b"One caf\xc3", "1:8: B007"),
    "a surrogate": (b"One \xed\xa0\x80\n", "1:5: B007"),
    "an overlong slash": (b"One \xc0\xaf\n", "1:5: B007"),
    "UTF-16": ("The mayor said so.\n".encode("utf-16"), "1:1: B007"),
    "UTF-16 without a mark": ("The mayor said so.\n".encode("utf-16-be"), "1:1: B007"),
    "a program": (b"\x7fELF\x02\x01\x01" + b"\0\0\0\x03\0\x3e\xff" * 20, "1:1: B007"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "1:1: B007"),
    "a document of an office program": (b"PK\x03\x04\x14\0\x06\0word/document.xml", "1:1: B007"),
    "10 MB in one line": (b"word " * 2_000_000, "1:1: B012"),
    "one letter more than allowed": (b"a" * (BUDGET + 1), "1:1: B012"),
    "100,000 paragraphs": (b"a\n\n" * 100_000, "1:1: B012"),
    "2,001 paragraphs": (b"a\n\n" * 2_001, "4001:1: B012"),
    "40,001 characters in a paragraph": (b"The end.\n\n" + b"word " * 8_001, "3:1: B012"),
    "60,001 words and marks": ((b".,;:" * 5_000 + b"\n\n") * 3 + b"a\n", "7:1: B012"),
}
NOTED: dict[str, tuple[str, str]] = {
    "a vertical tab": ("One\x0btwo.\n", "1:4: B009"),
    "an escape sequence": ("\x1b[31mRed.\n", "1:1: B009"),
    "a C1 control": ("One\x9btwo.\n", "1:4: B009"),
    "an override of direction": ("Pay \u202e100\u202c now.\n", "1:5: B010"),
    "an isolate": ("Pay \u2066100\u2069 now.\n", "1:5: B010"),
    "a zero-width space": ("Ali\u200bce said.\n", "1:4: B010"),
    "a zero-width joiner": ("Ali\u200dce said.\n", "1:4: B015"),
    "a soft hyphen": ("Ali\u00adce said.\n", "1:4: B015"),
    "a mark inside": ("One\ufefftwo.\n", "1:4: B010"),
    "tag characters": ("One\U000e0041\U000e0042.\n", "1:4: B010"),
}


@pytest.fixture
def said_of(make_root: Callable[..., Path]) -> Callable[[bytes], list[str]]:
    root = make_root(copy=GOLDEN_ROOT)
    (root / FOLDER / "annotations.yml").unlink()

    def check(data: bytes) -> list[str]:
        (root / ARTICLE).write_bytes(data)
        return [str(one) for one in load_checked(root)[1] if one.path.as_posix() == ARTICLE]

    return check


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, said_of: Callable[[bytes], list[str]]) -> None:
    data, place = REFUSED[name]
    (said,) = said_of(data)
    assert said.startswith(f"{ARTICLE}:{place} ")
    assert said.endswith(")"), "a hint"


@pytest.mark.parametrize("name", NOTED)
def test_noted_and_shown_to_a_reviewer(
    name: str, said_of: Callable[[bytes], list[str]], make_root: Callable[..., Path]
) -> None:
    text, place = NOTED[name]
    said = said_of(text.encode())
    assert any(line.startswith(f"{ARTICLE}:{place} ") for line in said), said
    assert all(line.isprintable() for line in said)


def test_counted(counted: Counted) -> None:
    counted(f"{len(REFUSED)} texts refused and {len(NOTED)} noted, each with its place")


def test_a_reviewer_sees_what_cannot_be_seen(make_root: Callable[..., Path]) -> None:
    """In a terminal that an override would turn round, and an escape would command."""
    root = make_root(copy=GOLDEN_ROOT)
    (root / FOLDER / "annotations.yml").unlink()
    said = (
        "“We pay \u202e100\u202c to \x1b[31meveryone\u200b,” the mayor Ada Quill said on Monday.\n"
    )
    (root / ARTICLE).write_text(said, "utf-8")
    arguments = ["review", "--root", str(root), "ferry-back-in-service"]
    said = CliRunner().invoke(cli, arguments, input="q\n").output
    assert "We pay" in said
    for hidden in "\u202e\u202c\x1b\u200b":
        assert hidden not in said
    assert "\\u202e" in said
    assert "\\x1b" in said


# ------------------------------------------------------------------ budgets are settings

SETTINGS = (
    "site_name: x\nplugins:\n  - search\n"
    "  - briefs:\n      max_text: {text}\n      max_yaml: {yaml}\n"
)


def test_budgets_are_settings(
    make_root: Callable[..., Path], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    tight = {"mkdocs.yml": SETTINGS.format(text=100, yaml=50)}
    root = make_root(tight, copy=GOLDEN_ROOT)
    codes = {one.code for one in load_checked(root)[1]}
    assert {"B012", "B111"} <= codes
    with pytest.raises(Abort):
        building.build(root, tmp_path / "site", strict=False, progress=None)
    assert "longer than 100 characters" in caplog.text
    assert "larger than 50 bytes" in caplog.text
    (root / "mkdocs.yml").write_text(SETTINGS.format(text=300_000, yaml=64_000))
    (root / ARTICLE).write_text(filled(WORDS * 8 + "\n\n", 250_000))
    assert not any(one.code == "B012" for one in load_checked(root)[1])


def test_a_budget_that_is_no_number(make_root: Callable[..., Path]) -> None:
    root = make_root({"mkdocs.yml": SETTINGS.format(text="much", yaml=1)}, copy=GOLDEN_ROOT)
    done = run_briefs("build", "--root", root)
    assert done.returncode == 1
    assert "max_text" in done.stderr
    assert "Traceback" not in done.stderr


# ------------------------------------------------------------------ as much as is allowed


def filled(piece: str, size: int) -> str:
    return piece * (size // len(piece))


RUNS: dict[str, str] = {
    "sentences": WORDS * 8 + "\n\n",
    "words without an end": "the big red ",
    "one letter": "a",
    "brackets": "(",
    "square brackets": "[",
    "brackets apart": "( ",
    "runs of 150": "(" * 150 + " ",
    "quotation marks": '"',
    "quotation marks apart": '"a" ',
    "opening marks": "“ ",
    "apostrophes": "' ",
    "emoji": "\U0001f600",
    "combining marks": "\u0301",
    "hyphens": "a-",
    "points": ". ",
    "lines": "a\n",
    "tabs": "a\t",
    "names": "John Smith, ",
    "initials": "United Nations (UN) ",
    "said": "he said she said ",
    "according": "according to officials, ",
    "transcript": "Smith: yes\n",
    "addresses": "http://a.example/b ",
    "spaces": " " * 999 + "a",
}
PARAGRAPHS = "a" * 8 + " b" * 5 + "\n\n"


@pytest.mark.parametrize("name", RUNS)
def test_time_does_not_run_away(name: str, said_of: Callable[[bytes], list[str]]) -> None:
    """Four times the text takes less than eight times as long to read and check; long: to build."""
    small, large = (filled(RUNS[name], size).encode() for size in (12_000, 48_000))
    seconds = []
    for data in (small, small, large):
        start = time.process_time()
        said_of(data)
        seconds.append(time.process_time() - start)
    assert seconds[2] < 8 * min(seconds[:2]) + 0.2


@pytest.mark.skipif(not LONG, reason="the long form alone: as much text as is allowed, read whole")
@pytest.mark.parametrize("name", [*RUNS, "2,000 paragraphs"])
def test_the_most_text_within_a_minute(
    name: str, make_root: Callable[..., Path], tmp_path: Path, counted: Counted
) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    (root / FOLDER / "annotations.yml").unlink()
    text = filled(RUNS.get(name, PARAGRAPHS), BUDGET // 5 - 10)
    text = "\n\n".join(["A mayor spoke.", *[text] * (4 if name in RUNS else 1)])
    (root / ARTICLE).write_text(text, "utf-8")
    start = time.process_time()
    errors = building.build(root, tmp_path / "site", strict=False, progress=None, keep_going=True)
    seconds = time.process_time() - start
    page = tmp_path / "site/briefs/2024/ferry-back-in-service/index.html"
    assert page.is_file() is (errors == 0)
    if errors:
        assert "B012" in {one.code for one in load_checked(root)[1]}
    assert seconds < 60
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    assert memory < 2_000
    told = ", refused" if errors else ""
    counted(f"{len(text):,} characters of {name}: {seconds:.1f} s, {memory} MB at most{told}")
