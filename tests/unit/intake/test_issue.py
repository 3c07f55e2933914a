"""Answers of the issue form."""

from __future__ import annotations

import pytest

from annotated_briefs.intake.issue import read_issue
from annotated_briefs.intake.plain import read_text

ISSUE = """\
### Link

https://courier.example/ferry

### Headline

Ferry to Skerry stays

### Outlet

The Skerry Courier

### Byline

Ada Quill and Bo Reed

### Date

3 May 2024

### Licence

CC-BY-4.0 (free to use with credit)

### Rights holder

_No response_

### Language

en

### Why it is worth a brief

Everybody on the island asked.

### Story

_No response_

### Text

The ferry stays.

### A long debate

"We need it," said Mayor Ada Quill.

### Something else

_No response_
"""


def test_a_filled_form() -> None:
    said = read_issue(ISSUE.replace("\n", "\r\n"))
    found = said.intake
    assert found.url and found.url.value == "https://courier.example/ferry"
    assert found.headline and found.headline.value == "Ferry to Skerry stays"
    assert [one.value for one in found.byline] == ["Ada Quill", "Bo Reed"]
    assert found.published and found.published.value == "2024-05-03"
    assert (said.license, said.holder, said.story) == ("CC-BY-4.0", None, None)
    assert said.why == "Everybody on the island asked."
    # Headings of the text itself are part of it.
    assert "### A long debate" in found.text


def test_an_empty_form() -> None:
    said = read_issue("")
    assert (said.license, said.intake.text, said.intake.headline) == ("unknown", "", None)


def test_answers_that_say_nothing_clear() -> None:
    said = read_issue("### Licence\n\nI do not know\n\n### Date\n\n03/04/2024\n")
    assert said.license == "unknown"
    assert said.intake.published is None
    assert [d.reason for d in said.intake.dropped] == ["a date that may be read in two ways"]


def test_a_second_answer_to_a_question_does_not_count() -> None:
    said = read_issue("### Headline\n\nFirst\n\n### Text\n\nWords.\n\n### Headline\n\nSecond\n")
    assert said.intake.headline and said.intake.headline.value == "First"


def test_a_label_of_the_form_within_the_text_is_text() -> None:
    found = read_issue(f"{ISSUE}\n### Story\n\nThe end of it.\n\n### Licence\n\nNone.\n")
    assert found.story is None
    assert found.license == "CC-BY-4.0"
    assert [b.text for b in found.intake.blocks][-4:] == [
        "### Story",
        "The end of it.",
        "### Licence",
        "None.",
    ]


def test_a_label_that_was_deleted_takes_no_other_with_it() -> None:
    found = read_issue(ISSUE.replace("### Story\n\n_No response_\n\n", ""))
    assert "The ferry stays." in found.intake.text


@pytest.mark.parametrize(
    ("said", "day", "reason"),
    [
        ("May 2024", "2024-05", None),
        ("2024", "2024", None),
        ("2024-05", "2024-05", None),
        ("03/04/2024", None, "a date that may be read in two ways"),
        ("last spring", None, "no date that can be read: write it as in 2024-05-03"),
    ],
)
def test_dates_as_people_answer(said: str, day: str | None, reason: str | None) -> None:
    text = f"A title\n\nDate: {said}\n\nText."
    for found in (read_issue(f"### Date\n\n{said}\n").intake, read_text(text)):
        assert (found.published.value if found.published else None) == day
        reasons = [d.reason for d in found.dropped]
        assert reason is None or reason in reasons


def test_an_address_without_its_beginning_is_completed_and_doubtful() -> None:
    for found in (
        read_issue("### Link\n\nwww.courier.example/ferry\n").intake,
        read_text("A title\n\nLink: www.courier.example/ferry\n\nBy Ada Quill\n\nText."),
    ):
        assert found.url
        assert (found.url.value, found.url.doubtful) == ("https://www.courier.example/ferry", True)
