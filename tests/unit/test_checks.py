"""Names in an article that fit several records: found by words, settled by a person."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from annotated_briefs.checks import load_checked
from annotated_briefs.cli import cli
from annotated_briefs.diagnostics import Diagnostic
from annotated_briefs.pipeline import site
from tests.specimens.roots import BRIEF, Specimen, write

ADA, BO = "name: Ada Quill\naliases: [Quill]\n", "name: Bo Quill\naliases: [Quill]\n"
PEOPLE = {"E/people/ada-quill.yml": ADA, "E/people/bo-quill.yml": BO}

BO_SAID = """\
entities:
  - target: {exact: Quill, suffix: " said"}
    entity: bo-quill
    by: A. Reader
    on: 2024-05-02
"""


def check(
    root: Path, sentence: str, decisions: str = "", **records: str
) -> tuple[list[str], list[Diagnostic]]:
    """The briefs that are left, and the names in doubt."""
    changes = {
        **PEOPLE,
        **records,
        "@/article.txt": f"The old harbour was closed on Monday.\n\n{sentence}\n",
        "@/annotations.yml": decisions or None,
    }
    write(root, Specimen("made", changes, []))
    corpus, found = load_checked(root)
    errors = [d for d in found if d.severity.value == "error"]
    assert {d.code for d in errors} <= {"B506"}
    return [b.slug for b in corpus.briefs], errors


def test_a_name_of_two_records_is_an_error_at_its_place(tmp_path: Path) -> None:
    briefs, (found,) = check(tmp_path, "The port is safe, Quill said.")
    assert briefs == []
    assert (found.path.as_posix(), found.line, found.column) == (f"{BRIEF}/article.txt", 3, 19)
    assert found.message == '"Quill" fits ada-quill (Ada Quill) and bo-quill (Bo Quill)'


def test_the_line_of_the_hint_settles_it(tmp_path: Path) -> None:
    sentence = 'Quill waited. "Quill was late," Quill said: no "Quill".'
    _, found = check(tmp_path / "before", sentence)
    assert len(found) == 4
    lines = [d.hint.partition("annotations.yml: ")[2] for d in found]
    written = "\n".join(f"  {line}" for line in lines)
    written = written.replace("YOUR NAME", "A. Reader").replace("YYYY-MM-DD", "2024-05-02")
    assert len(yaml.safe_load(f"entities:\n{written}")["entities"]) == 4
    assert check(tmp_path / "after", sentence, f"entities:\n{written}\n")[1] == []


def test_one_decision_tells_for_the_whole_article(tmp_path: Path) -> None:
    briefs, found = check(tmp_path, "Quill said so. Nobody asked Quill.", BO_SAID)
    assert (briefs, found) == (["harbour-closed"], [])


def test_a_decision_leaves_open_what_the_article_names_in_full_as_well(tmp_path: Path) -> None:
    _, found = check(tmp_path, "Quill said so. Ada Quill left. Nobody asked Quill.", BO_SAID)
    assert [(d.line, d.column) for d in found] == [(3, 45)]


@pytest.mark.parametrize("entity", ["bo-quill", "null"])
def test_a_decision_on_the_place_is_enough(tmp_path: Path, entity: str) -> None:
    decision = (
        f"entities:\n  - {{target: Quill, entity: {entity}, by: A. Reader, on: 2024-05-02}}\n"
    )
    assert check(tmp_path, "The port is safe, Quill said.", decision)[1] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Quill spoke. Quill then left.",
        "The talks in Omar Quill House ended.",
        "On Monday Omar Quill spoke.",
        "Bernard Quill spoke.",
        "A quill lay there, and quills were sold.",
    ],
)
def test_what_the_words_settle_is_no_error(tmp_path: Path, sentence: str) -> None:
    assert check(tmp_path, sentence)[1] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday Quill spoke.",
        "Yesterday Quill spoke.",
        "Mayor Quill spoke.",
        "He met the German Quill there.",
        "Ada Quill and Bo Quill met; Quill spoke.",
    ],
)
def test_what_stands_beside_it_need_not_be_its_name(tmp_path: Path, sentence: str) -> None:
    assert len(check(tmp_path, sentence)[1]) == 1


SURNAMES = {
    "E/people/ada-quill.yml": "name: Ada Quill\n",
    "E/people/bo-quill.yml": "name: Bo Quill\n",
}


@pytest.mark.parametrize(
    ("sentence", "columns"),
    [
        ("Ada Quill and Bo Quill met. Later Quill left, and Mr Quill spoke.", [35, 54]),
        ("Ada Quill and Bo Quill met. Ada Quill left.", []),
        ("Ada Quill met Omar Quill there. Later Quill left.", []),
        ("The Quill family came. Quill spoke.", []),
    ],
)
def test_a_surname_of_two_whom_the_article_names_fits_both(
    tmp_path: Path, sentence: str, columns: list[int]
) -> None:
    _, found = check(tmp_path, sentence, **SURNAMES)
    assert [d.column for d in found] == columns


def test_it_needs_no_model(tmp_path: Path) -> None:
    before = {m for m in sys.modules if re.match("spacy|thinc", m)}
    check(tmp_path, "The port is safe, Quill said.")
    assert {m for m in sys.modules if re.match("spacy|thinc", m)} == before


def test_check_fails_and_a_build_reports_the_same(tmp_path: Path) -> None:
    check(tmp_path, "The port is safe, Quill said.")
    done = CliRunner().invoke(cli, ["check", "--root", str(tmp_path)])
    assert done.exit_code == 1
    assert f"{BRIEF}/article.txt:3:19: B506" in done.output
    assert [d.code for d in site(tmp_path).diagnostics if d.severity.value == "error"] == ["B506"]
