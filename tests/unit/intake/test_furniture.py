"""Lines that stand about an article: the same ones on a saved page and in a text file."""

from __future__ import annotations

import pytest

from annotated_briefs.intake import dates, photographers
from annotated_briefs.intake.furniture import may_be_prose, surely_furniture, why_furniture


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ALSO READ: Cod is back in the sound", "links to another article"),
        ("Latest videos from The Courier", "links to another article"),
        ("Sign up for our morning letter.", "asks the reader to subscribe"),
        ("Follow The Courier on Google News and add us as a preferred source.",
         "asks the reader to subscribe"),
        ("Got a story? Get in touch with our news desk.", "asks the reader to subscribe"),
        ("By signing up you agree that we may write to you. You can unsubscribe at any time, by a"
         " link at the foot of each letter, or in your account, or by a call to the number below.",
         "asks the reader to subscribe"),
        ("Advertisement", "an advertisement"),
        ("Share this article", "share buttons"),
        ("© 2024 The Courier. All rights reserved.", "a copyright notice"),
        ("3 min read", "the page's own words"),
        ("This is a breaking news story - more to follow", "the page's own words"),
        ("Tags: ferries, Skerra", "a list of topics"),
        ("Did you like this article?", "asks what the reader thinks of it"),
    ],
)  # fmt: skip
def test_they_are_known_by_their_words(line: str, reason: str) -> None:
    assert why_furniture(line) == reason
    assert surely_furniture(line) == reason or line.endswith("?")


@pytest.mark.parametrize(
    "line",
    [
        "Donate blood, said the hospital.",
        "Register by Monday, the council asked the islanders.",
        "Watch to see whether the boat comes.",
    ],
)
def test_a_sentence_of_the_article_stays_on_a_page(line: str) -> None:
    assert surely_furniture(line) is None
    reason = why_furniture(line)
    assert reason is not None
    assert may_be_prose(line, reason)


@pytest.mark.parametrize(
    "line",
    [
        "The ferry stays.",
        "Share prices fell, and the ferry's owner said so.",
        "She said that islanders who follow the council on Facebook knew of it already.",
        "",
    ],
)
def test_what_only_begins_like_one_is_none(line: str) -> None:
    assert surely_furniture(line) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published on Friday, 3 May 2024 at noon", "2024-05-03"),
        ("By Ada Holm, May 3rd, 2024", "2024-05-03"),
        ("3rd of May 2024", "2024-05-03"),
        ("2024-05-03T09:30", "2024-05-03T09:30:00"),
        ("03/04/2024", None),
        ("in May", None),
    ],
)
def test_the_first_date_of_a_line(text: str, day: str | None) -> None:
    assert dates.first(text) == day


@pytest.mark.parametrize(
    ("caption", "parts"),
    [
        ("The boat. (AP Photo/Else Mann)", ("The boat.", "AP Photo/Else Mann")),
        ("The boat. Photo by Else Mann", ("The boat.", "Else Mann")),
        ("The boat (right) in dock.", ("The boat (right) in dock.", None)),
    ],
)
def test_a_credit_is_parted_from_its_caption(caption: str, parts: tuple[str, str | None]) -> None:
    assert photographers.parted(caption) == parts


def test_a_credit_alone() -> None:
    assert photographers.is_credit("Getty Images")
    assert photographers.is_credit("(The Courier)")
    assert not photographers.is_credit("The boat in dock.")
