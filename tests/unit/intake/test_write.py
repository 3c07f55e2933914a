"""From what was found to files that the checks accept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.intake.found import Block, Found, Intake
from annotated_briefs.intake.write import Given, known_outlet, new_brief, new_outlet, slug_for
from annotated_briefs.load.problems import validate
from annotated_briefs.load.schema import BriefModel
from annotated_briefs.load.yaml_source import read
from annotated_briefs.model import Outlet, Slug

FERRY = Intake(
    headline=Found("Ferry stays: “We need it”", "line 1"),
    deck=Found("The vote # ends doubt.", "line 2", doubtful=True),
    byline=(Found("Ada Quill", "line 3"),),
    outlet=Found("The Skerry Courier", "line 9", doubtful=True),
    published=Found("2024-05-03T23:30:00-05:00", "line 4"),
    url=Found("https://www.courier.example/ferry", "line 5"),
    language=Found("en-GB", "<html lang>"),
    blocks=(Block("The ferry stays."),),
)
COURIER = Outlet(Slug("courier"), "Skerry Courier", url="https://courier.example/")


def errors(text: str) -> list[str]:
    document, found = read(text.encode(), Path("brief.yml"))
    assert document is not None
    _, more = validate(BriefModel, document)
    return [d.message for d in (*found, *more)]


def test_a_whole_brief_has_no_error() -> None:
    made = new_brief(FERRY, "courier", Given(license="CC-BY-4.0", holder="The Courier"))
    assert errors(made.yaml) == []
    data = yaml.safe_load(made.yaml)
    assert data["headline"] == "Ferry stays: “We need it”"
    # The date is the outlet's own day, not that of Greenwich.
    assert str(data["published"]) == "2024-05-03"
    assert data["rights"] == {
        "holder": "The Courier",
        "license": "CC-BY-4.0",
        "basis": "licence",
        "show": "full",
    }
    assert made.missing == ("summary: what the article says, in your own words",)


def test_what_is_doubtful_says_so() -> None:
    made = new_brief(FERRY, "courier", Given())
    doubtful = [line for line in made.yaml.splitlines() if "please check" in line]
    assert [line.partition(":")[0] for line in doubtful] == ["deck", "outlet"]


def test_a_date_long_before_the_last_change_is_to_be_checked() -> None:
    for doubtful in (True, False):
        changed = Found("2026-01-12", "JSON-LD dateModified", doubtful=doubtful)
        made = new_brief(replace(FERRY, changed=changed), "courier", Given())
        row = next(line for line in made.yaml.splitlines() if line.startswith("published"))
        note = "  # please check: the page was changed on 2026-01-12; its words may be of that day"
        assert row == f"published: 2024-05-03{note if doubtful else ''}"


def test_what_has_to_be_given_stands_open_and_is_listed() -> None:
    made = new_brief(Intake(blocks=FERRY.blocks), None, Given())
    assert [m.partition(":")[0] for m in made.missing] == [
        "headline",
        "outlet",
        "published",
        "rights.holder",
        "rights.license",
        "summary",
    ]
    assert errors(made.yaml) == [
        '"headline" is empty',
        '"outlet" is empty',
        '"rights.holder" is empty',
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [("url", "javascript:alert(1)"), ("language", "english please"), ("headline", "a\0b")],
)
def test_values_that_may_not_stand_there_are_left_out_with_the_reason(
    field: str, value: str
) -> None:
    made = new_brief(Intake(**{field: Found(value, "x")}), None, Given())  # type: ignore[arg-type]
    assert [r.partition(":")[0] for r in made.refused] == [field]
    assert value not in made.yaml


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_words_come_back_as_they_were(headline: str, caption: str) -> None:
    made = new_brief(
        Intake(headline=Found(headline, "x"), section=Found(caption, "y")), "courier", Given()
    )
    data = yaml.safe_load(made.yaml)
    for key, given_ in (("headline", headline), ("section", caption)):
        if data.get(key):
            assert data[key] == " ".join(given_.split())


def test_slugs() -> None:
    assert slug_for(FERRY, []) == "ferry-stays-we-need-it"
    assert slug_for(FERRY, ["ferry-stays-we-need-it"]) == "ferry-stays-we-need-it-2"
    assert slug_for(Intake(), ["untitled"]) == "untitled-2"
    assert slug_for(Intake(headline=Found("ایران", "x")), []) not in {"", "index"}


def test_an_outlet_is_known_by_name_alias_or_address() -> None:
    known = {COURIER.id: COURIER}
    assert known_outlet(FERRY, known) == COURIER
    assert known_outlet(Intake(url=FERRY.url), known) == COURIER
    assert known_outlet(Intake(outlet=Found("The Post", "x")), known) is None


def test_a_new_outlets_record() -> None:
    path, text = new_outlet("The Post & Mail", "https://post.example/a/b?c", [])
    assert path.as_posix() == "briefs/outlets/the-post-mail.yml"
    assert yaml.safe_load(text) == {"name": "The Post & Mail", "url": "https://post.example/"}
    assert new_outlet("Iran", None, ["iran"])[0].stem == "iran-outlet"


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Ferry to Skerry stays", "ferry-to-skerry-stays"),
        # Cut at a word, and not after one that leads on to the next.
        ("Council of the islands votes to keep the old ferry for another year",
         "council-of-the-islands-votes-to-keep"),
        ("Mayor who was asked about the ferry that sank says nothing",
         "mayor-who-was-asked-about-the-ferry"),
        ("What it is for", "what-it-is-for"),
    ],
)  # fmt: skip
def test_a_slug_is_short(headline: str, slug: str) -> None:
    assert slug_for(Intake(headline=Found(headline, "line 1")), ()) == slug


def test_lines_of_an_answer_stay_lines() -> None:
    made = new_brief(FERRY, "courier", Given(why="Everybody asked.\n\n# Nobody: answered."))
    assert "why: |-\n  Everybody asked.\n\n  # Nobody: answered.\n" in made.yaml
    assert yaml.safe_load(made.yaml)["why"] == "Everybody asked.\n\n# Nobody: answered."
    assert errors(made.yaml) == []


@given(st.text(max_size=40))
def test_any_answer_is_written_as_it_is(why: str) -> None:
    made = new_brief(FERRY, "courier", Given(why=f"x\n{why}\ny"))
    document, _ = read(made.yaml.encode("utf-8", "surrogatepass"), Path("brief.yml"))
    if document is not None:
        kept = "\n".join(line.rstrip() for line in f"x\n{why}\ny".split("\n"))
        assert document.value.get("why", kept) in {f"x\n{why}\ny", kept}


def test_a_headline_that_is_all_a_quotation_keeps_its_marks_without_a_finding() -> None:
    quoted = replace(FERRY, headline=Found("“It's ours, and stays”", "<h1>"))
    made = new_brief(quoted, "courier", Given())
    assert errors(made.yaml) == []
    assert yaml.safe_load(made.yaml)["headline"] == "“It's ours, and stays”"
