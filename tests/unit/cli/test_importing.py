"""From a text to a brief's folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from annotated_briefs.checks import load_checked
from annotated_briefs.cli import cli, import_questions, importing
from annotated_briefs.curate import files
from annotated_briefs.intake import fetch as fetching
from annotated_briefs.text import split
from tests.unit.intake.test_issue import ISSUE

TEXT = """\
Ferry to Skerry stays

By Ada Quill

Published: 3 May 2024

The ferry to Skerry stays, the council said on Monday.

"We need it," said Mayor Bo Reed.
"""


@pytest.fixture
def root(make_root: Callable[..., Path]) -> Path:
    files = {
        "mkdocs.yml": "site_name: Test\n",
        "briefs/outlets/courier.yml": "name: The Skerry Courier\nurl: https://courier.example/\n",
        "saved.txt": TEXT,
    }
    return make_root(files)


def run(root: Path, *arguments: str, **options: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--root", str(root)], **options)  # type: ignore[arg-type]


def new(root: Path, *arguments: str) -> Result:
    return run(root, "new", str(root / "saved.txt"), *arguments)


def test_no_source_is_no_folder(root: Path) -> None:
    result = run(root, "new", "")
    assert result.exit_code == 2
    assert "SOURCE is empty (hint: give a saved page" in result.output


def test_headings_that_count_as_sentences_are_said(root: Path) -> None:
    page = (
        "<html><body><article><h1>Ferry stays</h1><p>The ferry stays, the council said.</p>"
        "<h2>{}</h2><p>It costs the town much money, the council's budget says of it.</p>"
        "<p>The boat is older than anybody who sails with it, said its skipper, Bo Reed.</p>"
        "</article></body></html>"
    )
    long = "The council that voted for the boat has never seen it from its own deck"
    for number, (heading, lost) in enumerate(
        ((long, False), ("What it costs", False), ("“It is safe”", False), (f"{long}.", True))
    ):
        (root / "saved.html").write_text(page.format(heading))
        given = ("--slug", f"x{number}", "--license", "CC BY 4.0")
        made = run(root, "new", str(root / "saved.html"), *given)
        assert ("1 heading of the page counts as a sentence, please check" in made.output) is lost
        (written,) = root.glob(f"briefs/articles/*/x{number}/article.txt")
        assert len(split(written.read_text("utf-8")).body) == 3 + lost


def test_lines_that_may_be_subheads_are_said(root: Path) -> None:
    long = "The council that voted for the boat has never seen it from its own deck"
    text = "Ferry stays\n\nBy A. Reader\n\nIt stays.\n{}\n{}\n\nIt was voted for. It sails.\n"
    for number, (above, line, said) in enumerate(
        (("", long, True), ("\n", long, False), ("", f"{long}.", False), ("", "Why, then?", False))
    ):
        (root / "saved.txt").write_text(text.format(above, line))
        made = new(root, "--slug", f"y{number}", "--license", "CC0-1.0").output
        assert ("1 line ends in no full stop, please check" in made) is said


def test_what_the_review_waits_for_is_said(root: Path) -> None:
    assert "First write these into brief.yml" in new(root).output
    given = ("--slug", "other", "--outlet", "courier")
    assert "First write these" not in new(root, *given).output


def test_an_open_text_is_a_brief_at_once(root: Path) -> None:
    result = new(root, "--license", "cc by 4.0", "--outlet", "courier")
    assert result.exit_code == 0, result.output
    folder = root / "briefs/articles/2024/ferry-to-skerry-stays"
    assert (folder / "article.txt").read_text() == (
        "The ferry to Skerry stays, the council said on Monday.\n\n"
        '"We need it," said Mayor Bo Reed.\n'
    )
    data = yaml.safe_load((folder / "brief.yml").read_text())
    assert (data["headline"], data["byline"]) == ("Ferry to Skerry stays", ["Ada Quill"])
    assert data["rights"]["holder"] == "The Skerry Courier"
    assert load_checked(root)[1] == ()


def test_it_says_what_it_found_what_it_dropped_and_what_it_needs(root: Path) -> None:
    said = new(root).output
    assert 'headline   "Ferry to Skerry stays"  [line 1]' in said
    assert 'line 3: the byline: "By Ada Quill"' in said
    assert "rights.license: the licence that the page states" in said
    assert "briefs/private/2024/ferry-to-skerry-stays.txt" in said


def test_a_text_of_unknown_licence_stays_out_of_the_repository(root: Path) -> None:
    assert new(root, "--outlet", "courier").exit_code == 0
    folder = root / "briefs/articles/2024/ferry-to-skerry-stays"
    assert sorted(p.name for p in folder.iterdir()) == ["annotations.yml", "brief.yml"]
    assert yaml.safe_load((folder / "annotations.yml").read_text())["text"]["sentences"] == 2
    (found,) = load_checked(root)[1]
    assert found.code == "B005"
    assert 'run "briefs review ferry-to-skerry-stays"' in found.hint
    # No sentence of the article is in a file that git takes.
    kept = "".join(p.read_text() for p in folder.iterdir())
    assert "council said" not in kept


def test_its_counts_are_those_of_the_file(root: Path) -> None:
    (root / "saved.txt").write_text(
        f"{TEXT}\nWhat it costs\n\nIt costs little, and sails.\n\n"
        "The ferry, seen from above on a day in May\n\nNobody was hurt.\n"
    )
    said = new(root, "--outlet", "courier").output
    path = root / "briefs/articles/2024/ferry-to-skerry-stays/annotations.yml"
    facts = yaml.safe_load(path.read_text())["text"]
    counted = f"{facts['paragraphs']} paragraphs, 2 subheads, {facts['words']} words"
    assert counted.startswith("4 paragraphs")
    assert counted in said


def test_a_second_brief_of_one_headline_gets_another_address(root: Path) -> None:
    said = [new(root, "--license", "CC0", "--outlet", "courier").output for _ in range(2)]
    assert "There is a brief of it already" not in said[0]
    assert "by its headline: briefs/articles/2024/ferry-to-skerry-stays. If" in said[1]
    names = sorted(p.name for p in (root / "briefs/articles/2024").iterdir())
    assert names == ["ferry-to-skerry-stays", "ferry-to-skerry-stays-2"]


def test_a_new_outlet_gets_a_record(root: Path) -> None:
    assert new(root, "--outlet", "Harbour & Bay", "--own-work", "--holder", "Me").exit_code == 0
    assert yaml.safe_load((root / "briefs/outlets/harbour-bay.yml").read_text()) == {
        "name": "Harbour & Bay"
    }
    assert [d.code for d in load_checked(root)[1]] == ["B314"]  # the courier has no brief


def test_an_outlets_record_with_an_error_is_not_written_over(root: Path) -> None:
    path = root / "briefs/outlets/harbour-bay.yml"
    path.write_text("name: Harbour & Bay\ncuntry: Skerry\n")
    result = new(root, "--outlet", "Harbour & Bay", "--license", "CC0")
    assert result.exit_code == 1
    assert 'harbour-bay.yml:2:1: B103 unknown key "cuntry"' in result.output
    assert "harbour-bay.yml: mend it first" in result.output
    assert path.read_text() == "name: Harbour & Bay\ncuntry: Skerry\n"
    assert not (root / "briefs/articles").exists()


def test_outlets_of_one_slug_get_files_of_their_own(root: Path) -> None:
    names = ["Caf\u00e9 News", "Cafe News", "Caf\u00e8 News"]
    for number, name in enumerate(names):
        result = new(root, "--outlet", name, "--license", "CC0", "--slug", f"ferry-{number}")
        assert result.exit_code == 0, result.output
    files = {p.stem: p.read_text() for p in (root / "briefs/outlets").glob("caf*")}
    assert {stem: yaml.safe_load(text)["name"] for stem, text in files.items()} == {
        "cafe-news": names[0],
        "cafe-news-outlet": names[1],
        "cafe-news-outlet-2": names[2],
    }


def test_a_private_text_is_not_written_over(root: Path) -> None:
    path = root / "briefs/private/2024/ferry-to-skerry-stays.txt"
    path.parent.mkdir(parents=True)
    path.write_text("Somebody's work.\n")
    assert new(root, "--outlet", "courier").exit_code == 0
    assert path.read_text() == "Somebody's work.\n"
    assert path.with_name("ferry-to-skerry-stays-2.txt").exists()
    result = new(root, "--slug", path.stem)
    assert result.exit_code == 2
    assert "briefs/private/2024/ferry-to-skerry-stays.txt is there already" in result.output


def test_a_failure_leaves_nothing_behind(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write, done = files.write_atomically, []

    def full(path: Path, data: bytes) -> None:
        if len(done) == 2:
            raise OSError(28, "No space left on device", str(path))
        write(path, data)
        done.append(path)

    monkeypatch.setattr(files, "write_atomically", full)
    result = new(root, "--outlet", "Harbour & Bay")
    assert result.exit_code == 1
    assert "No space left on device (hint: nothing was written)" in result.output
    assert [path.name for path in done] == ["brief.yml", "harbour-bay.yml"]
    assert [p.name for p in root.glob("briefs/**/*") if p.is_file()] == ["courier.yml"]
    assert not (root / "briefs/articles").exists()


def link(root: Path, **answers: str) -> Result:
    """A suggestion without its text."""
    text = ISSUE.partition("### Text")[0] + "### Text\n\n_No response_\n"
    for old, new_ in answers.items():
        text = text.replace({"licence": "CC-BY-4.0 (free to use with credit)"}[old], new_)
    (root / "issue.md").write_text(text)
    return run(root, "new", "--from-issue", str(root / "issue.md"), "--no-input")


def test_a_suggestion_without_a_text_is_a_link_to_go_on_with(root: Path) -> None:
    result = link(root, licence="unknown")
    assert result.exit_code == 0, result.output
    folder = root / "briefs/articles/2024/ferry-to-skerry-stays"
    assert [p.name for p in folder.iterdir()] == ["brief.yml"]
    assert yaml.safe_load((folder / "brief.yml").read_text())["rights"]["show"] == "link"
    assert "The article's text is not in the repository" in result.output
    (found,) = load_checked(root)[1]
    assert (found.code, found.path.name) == ("B005", folder.name)
    # What it says leads to a sound brief.
    (folder / "article.txt").write_text(TEXT.partition("2024\n\n")[2])
    name = "2024/ferry-to-skerry-stays"
    assert run(root, "withhold", name).exit_code == 0
    reviewed = run(root, "review", name, "--by", "A. Reader", input="A\ny\n" * 9)
    assert "Nothing here waits" in reviewed.output or "Still open" in reviewed.output
    assert not [d for d in load_checked(root)[1] if d.severity == "error"]


def test_a_file_without_a_text_is_refused_all_the_same(root: Path) -> None:
    (root / "saved.txt").write_text("\n")
    assert new(root).exit_code == 1


def test_a_suggestion_whose_text_may_not_stand_says_what_to_do(root: Path) -> None:
    (root / "issue.md").write_text(ISSUE.replace("CC-BY-4.0 (free to use with credit)", "unknown"))
    result = run(root, "new", "--from-issue", str(root / "issue.md"))
    assert result.exit_code == 0
    assert "briefs withhold 2024/ferry-to-skerry-stays" in result.output
    assert not (root / "briefs/articles/2024/ferry-to-skerry-stays/article.txt").exists()


def test_what_the_form_answered_is_not_asked(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(import_questions, "line", lambda question: asked.append(question) or "")
    monkeypatch.setattr(importing, "_is_terminal", lambda: True)
    (root / "issue.md").write_text(ISSUE)
    assert run(root, "new", "--from-issue", str(root / "issue.md")).exit_code == 0
    assert asked == []


def test_a_licence_that_is_none_is_asked_for_again(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(["public", "cc by 4.0"])
    monkeypatch.setattr(import_questions, "line", lambda _: next(answers))
    monkeypatch.setattr(importing, "_is_terminal", lambda: True)
    result = new(root, "--outlet", "courier")
    assert result.exit_code == 0, result.output
    assert '"public" is none of them' in result.output
    assert (root / "briefs/articles/2024/ferry-to-skerry-stays/article.txt").exists()


def test_what_was_found_is_shown_before_the_questions(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "saved.txt").write_text(TEXT.replace("Published: 3 May 2024\n\n", ""))
    answers = iter(["The Skerri Courier", "The Skerry Courier", "last spring", "May 2024", "CC0"])
    asked: list[str] = []

    def line(question: str) -> str:
        importing.click.echo(question)
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(import_questions, "line", line)
    monkeypatch.setattr(importing, "_is_terminal", lambda: True)
    said = new(root).output
    assert [q.split(",")[0] for q in asked] == [
        "Outlet",
        "Outlet",
        "Published",
        "Published",
        "Licence",
    ]
    assert said.index('headline   "Ferry to Skerry stays"') < said.index("Outlet, who published")
    assert "Known outlets: courier (The Skerry Courier)." in said
    assert "Did you mean courier (The Skerry Courier)?" in said
    assert '"last spring" is no such date' in said
    after = said.partition("Found, by your answers")[2]
    assert 'outlet     "The Skerry Courier"  [you]' in after
    assert 'published  "2024-05"  [you]' in after
    assert "licence    CC0-1.0" in after
    assert (root / "briefs/articles/2024/ferry-to-skerry-stays/article.txt").exists()
    assert load_checked(root)[1] == ()


@pytest.mark.parametrize("stated", [True, False])
def test_a_brief_that_is_there_is_named_before_anything_is_asked(
    root: Path, monkeypatch: pytest.MonkeyPatch, stated: bool
) -> None:
    assert new(root, "--license", "CC0", "--outlet", "courier").exit_code == 0
    if not stated:
        (root / "saved.txt").write_text(TEXT.partition("stays\n\n")[2])
    before = sorted(root.rglob("*"))
    monkeypatch.setattr(importing, "_is_terminal", lambda: True)
    answers = "n\n" if stated else "Ferry to Skerry stays\ncourier\n\nn\n"
    result = run(root, "new", str(root / "saved.txt"), input=answers)
    assert result.exit_code == 0, result.output
    assert "already, by its headline: briefs/articles/2024/ferry-to-skerry-stays." in result.output
    assert ("Outlet, who published it" in result.output) is not stated
    assert result.output.endswith("Nothing was written.\n")
    assert sorted(root.rglob("*")) == before
    went_on = run(root, "new", str(root / "saved.txt"), input="y\ncourier\nCC0\n")
    if stated:
        assert went_on.exit_code == 0, went_on.output
        assert went_on.output.count("There is a brief of it already") == 1
        assert (root / "briefs/articles/2024/ferry-to-skerry-stays-2").is_dir()


@pytest.mark.parametrize(
    ("answers", "said", "outlet"),
    [
        ("3 May 2024|courier", '"3 May 2024" is a date. For a new one, say it again.', "courier"),
        ("2024-05-03|courier", '"2024-05-03" is a date.', "courier"),
        ("1843|1843", '"1843" is a date.', "1843"),
        ("ferry to|courier", '"ferry to" is how the headline begins.', "courier"),
        ("Bay Post|n|courier", '"Bay Post" is a new outlet, and gets a record: right?', "courier"),
        ("Bay Post|y", '"Bay Post" is a new outlet', "bay-post"),
    ],
)
def test_an_outlet_that_may_be_none_is_asked_for_again(
    root: Path, monkeypatch: pytest.MonkeyPatch, answers: str, said: str, outlet: str
) -> None:
    monkeypatch.setattr(importing, "_is_terminal", lambda: True)
    lines = "".join(f"{one}\n" for one in [*answers.split("|"), "CC0"])
    result = run(root, "new", str(root / "saved.txt"), input=lines)
    assert result.exit_code == 0, result.output
    assert said in result.output
    (path,) = (root / "briefs/articles").glob("*/*/brief.yml")
    assert yaml.safe_load(path.read_text())["outlet"] == outlet


def test_ctrl_d_at_a_question_writes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "_is_terminal", lambda: True)
    result = new(root)  # the first question finds the end of the answers
    assert "Outlet, who published it" in result.output
    assert result.exit_code == 1
    assert "Aborted!" in result.output
    assert not (root / "briefs/articles").exists()
    assert not (root / "briefs/private").exists()


def test_the_form_by_a_pipe(root: Path) -> None:
    result = run(root, "new", "--from-issue", "-", input=ISSUE)
    assert result.exit_code == 0, result.output
    assert (root / "briefs/articles/2024/ferry-to-skerry-stays/brief.yml").exists()


def test_an_outlet_that_was_given_is_listed(root: Path) -> None:
    assert 'outlet     "The Skerry Courier"  [you]' in new(root, "--outlet", "courier").output


def test_own_work_says_what_it_takes_for_granted(root: Path) -> None:
    said = new(root, "--outlet", "courier", "--own-work").output
    assert 'licence    CC-BY-4.0, of "The Skerry Courier" (you wrote it' in said


def test_an_issues_answers(root: Path) -> None:
    path = root / "issue.md"
    path.write_text(ISSUE)
    result = run(root, "new", "--from-issue", str(path))
    assert result.exit_code == 0, result.output
    data = yaml.safe_load(
        (root / "briefs/articles/2024/ferry-to-skerry-stays/brief.yml").read_text()
    )
    assert (data["outlet"], data["byline"]) == ("courier", ["Ada Quill", "Bo Reed"])
    assert data["why"] == "Everybody on the island asked."
    assert load_checked(root)[1] == ()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["new"], 2, "give SOURCE or --from-issue"),
        (["new", "nowhere.html"], 2, "No such file"),
        (["new", "{saved}", "--from-issue", "{saved}"], 2, "exclude one another"),
        (["new", "{saved}", "--license", "mine"], 2, "is no licence"),
        (["new", "{saved}", "--slug", "Not A Slug"], 2, "the slug"),
        (["new", "{empty}"], 1, "no article text"),
        (["new", "{binary}"], 1, "no text and no page"),
        (["new", "{pdf}"], 1, "no text and no page"),
        (["new", "{latin}"], 1, "is not UTF-8"),
    ],
)
def test_refusals_say_how_to_mend_them(
    root: Path, arguments: list[str], code: int, said: str
) -> None:
    (root / "empty.txt").write_text("")
    (root / "binary.txt").write_bytes(b"PK\0\0")
    (root / "pdf.txt").write_bytes(b"%PDF-1.7\nThe ferry stays.\n")
    (root / "latin.txt").write_bytes("Caf\u00e9".encode("latin-1"))
    names = {
        name: str(root / f"{name}.txt") for name in ("saved", "empty", "binary", "latin", "pdf")
    }
    result = run(root, *(one.format(**names) for one in arguments))
    assert result.exit_code == code
    assert said in result.output
    assert "hint: " in result.output
    assert not (root / "briefs/articles").exists()


def test_an_address_that_cannot_be_had(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise fetching.requests.ConnectionError

    monkeypatch.setattr(fetching.requests.Session, "get", refuse)
    result = run(root, "new", "https://courier.example/ferry")
    assert result.exit_code == 1
    assert "the server cannot be reached (hint: save the page" in result.output


def test_extract_prints_the_fields(root: Path) -> None:
    done = CliRunner().invoke(cli, ["extract", str(root / "saved.txt")])
    assert json.loads(done.stdout) == {
        "headline": "Ferry to Skerry stays",
        "byline": ["Ada Quill"],
        "published": "2024-05-03",
        "outlet": None,
        "deck": None,
        "language": None,
        "text": 'The ferry to Skerry stays, the council said on Monday.\n\n"We need it," said '
        "Mayor Bo Reed.",
    }
    text = TEXT.replace("stays, the", "stays,\x9b31m \u202ethe\x7f")
    hidden = CliRunner().invoke(cli, ["extract", "-"], input=text)
    assert not set(hidden.stdout) & set("\x9b\u202e\x7f")
    assert "\x9b31m \u202ethe\x7f" in json.loads(hidden.stdout)["text"]
    piped = CliRunner().invoke(cli, ["extract", "-"], input=TEXT)
    assert piped.stdout == done.stdout
