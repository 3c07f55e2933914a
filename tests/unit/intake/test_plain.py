"""Text files as people save them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.intake.found import Intake, Part
from annotated_briefs.intake.plain import read_text

SAVED = """\
World

Ferry to Skerry stays, council says

The vote ends two years of doubt about the only link to the island.

Mayor Ada Quill (right) is pictured with Bo Reed on the pier.
Mayor Ada Quill (right) is pictured with Bo Reed on the pier.

By Cara Holt |

The ferry to Skerry will stay, the council decided on Monday.

"We need it," said Mayor Ada Quill.

A long debate

The debate took four hours.

Advertisement

It ended after midnight.

Do you like this article?

© 2024 The Skerry Courier. All rights reserved.
"""


def fields(found: Intake) -> dict[str, object]:
    return {
        "headline": found.headline and found.headline.value,
        "deck": found.deck and found.deck.value,
        "byline": [one.value for one in found.byline],
        "published": found.published and found.published.value,
        "section": found.section and found.section.value,
        "outlet": found.outlet and found.outlet.value,
    }


def test_a_saved_article() -> None:
    found = read_text(SAVED)
    assert fields(found) == {
        "headline": "Ferry to Skerry stays, council says",
        "deck": "The vote ends two years of doubt about the only link to the island.",
        "byline": ["Cara Holt"],
        "published": None,
        "section": "World",
        "outlet": "The Skerry Courier",
    }
    assert found.outlet and found.outlet.doubtful
    assert [image.caption for image in found.images] == [
        "Mayor Ada Quill (right) is pictured with Bo Reed on the pier."
    ]
    assert [(b.text[:9], b.part) for b in found.blocks] == [
        ("The ferry", Part.PARAGRAPH),
        ('"We need ', Part.PARAGRAPH),
        ("A long de", Part.SUBHEAD),
        ("The debat", Part.PARAGRAPH),
        ("It ended ", Part.PARAGRAPH),
    ]


def test_what_was_dropped_is_listed_line_by_line() -> None:
    assert [(d.line, d.reason) for d in read_text(SAVED).dropped] == [
        (1, "the section"),
        (3, "the headline"),
        (5, "the deck"),
        (7, "a caption, printed twice"),
        (10, "the byline"),
        (20, "an advertisement"),
        (24, "asks what the reader thinks of it"),
        (26, "a copyright notice"),
    ]


def test_no_word_is_lost() -> None:
    found = read_text(SAVED)
    kept = {word for block in found.blocks for word in block.text.split()}
    listed = {word for one in found.dropped for word in one.text.split()}
    assert set(SAVED.split()) == kept | listed


BODY = "\n\nThe ferry stays.\n\nThe mayor said so.\n"


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("Ferry stays\nBy Ada Quill and Bo Reed, Skerry Courier\nPublished: 3 May 2024",
         ("Ferry stays", ["Ada Quill", "Bo Reed"], "2024-05-03")),
        ("Ferry stays\n\nMay 3, 2024", ("Ferry stays", [], "2024-05-03")),
        ("Ferry stays\n\n2024-05-03T09:30:00Z", ("Ferry stays", [], "2024-05-03T09:30:00+00:00")),
        ("Ferry stays\n\n03/04/2024", ("Ferry stays", [], None)),
        ("Ferry stays\n\nUpdated 3 May 2024", ("Ferry stays", [], None)),
        ("Title: Ferry stays\nAuthor: Ada Quill\nDate: 1 June 2023",
         ("Ferry stays", ["Ada Quill"], "2023-06-01")),
        ("Ferry stays\n\nBy Ada Quill for the Courier", ("Ferry stays", ["Ada Quill"], None)),
        ("Ferry stays\n\nBy Monday", ("Ferry stays", [], None)),
        ("Ferry stays\n\nBy Plato", ("Ferry stays", ["Plato"], None)),
        ("Ferry stays\n\nBy Staff Reporter", ("Ferry stays", [], None)),
        ("Ferry stays\n\nBy BBC News", ("Ferry stays", ["BBC News"], None)),
        ("Ferry stays\n\nBy Ada Quill, Political Editor and Bo Reed",
         ("Ferry stays", ["Ada Quill", "Bo Reed"], None)),
        ("Ferry stays\n\nBy Ada Quill with Bo Reed",
         ("Ferry stays", ["Ada Quill", "Bo Reed"], None)),
        ("Will the ferry stay?\n\nhttps://a.example/b", ("Will the ferry stay?", [], None)),
        ("", (None, [], None)),
    ],
)  # fmt: skip
def test_heads(head: str, wanted: tuple[str | None, list[str], str | None]) -> None:
    found = read_text(head + BODY)
    got = fields(found)
    assert (got["headline"], got["byline"], got["published"]) == wanted
    assert [b.text for b in found.blocks] == ["The ferry stays.", "The mayor said so."]


def test_a_first_sentence_is_no_headline() -> None:
    found = read_text("The ferry to Skerry stays.\n\nBy then it was late.\n")
    assert found.headline is None
    assert len(found.blocks) == 2


def test_lines_without_blank_ones_are_paragraphs() -> None:
    found = read_text("Ferry stays\nThe ferry to Skerry stays.\nThe mayor said so.\n")
    assert found.headline and found.headline.value == "Ferry stays"
    assert [b.text for b in found.blocks] == ["The ferry to Skerry stays.", "The mayor said so."]


def test_wrapped_lines_are_joined() -> None:
    text = (
        "Ferry stays\n\nThe ferry to the island of Skerry will stay, the council of the\n"
        "town decided on Monday after a debate of four hours, and the mayor\nwas glad.\n\nSo it is."
    )
    assert "\n" not in read_text(text).blocks[0].text


def test_sentences_that_begin_like_furniture_stay() -> None:
    text = "Share prices fell on Monday.\n\nWatch the harbour, he said.\n\nRelated work began."
    assert len(read_text(text).blocks) == 3


@pytest.mark.parametrize(
    "sentence",
    [
        "Donate blood, said the hospital.",
        "Subscribe now, the mayor told residents, or pay twice.",
        "Watch: it will fall.",
    ],
)
def test_a_sentence_between_paragraphs_stays(sentence: str) -> None:
    found = read_text(f"Ferry stays\n\nBy Ada Quill\n\n{PROSE}\n\n{sentence}\n\n{PROSE}\n")
    assert [b.text for b in found.blocks] == [PROSE, sentence, PROSE]


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter",
        "Watch: how it fell",
        "Advertisement",
        "\u00a9 2024 The Courier.",
    ],
)
def test_a_notice_between_paragraphs_goes(line: str) -> None:
    found = read_text(f"Ferry stays\n\nBy Ada Quill\n\n{PROSE}\n\n{line}\n\n{PROSE}\n")
    assert [b.text for b in found.blocks] == [PROSE, PROSE]
    assert line in [d.text for d in found.dropped]


def test_a_request_at_the_end_goes() -> None:
    found = read_text(f"Ferry stays\n\nBy Ada Quill\n\n{PROSE}\n\nSign up for our letter.\n")
    assert [b.text for b in found.blocks] == [PROSE]


PROSE = "The ferry to Skerry stays, the council said on Monday."


@given(st.text())
def test_nothing_raises_and_nothing_is_made_up(text: str) -> None:
    found = read_text(text)
    for block in found.blocks:
        assert "".join(block.text.split()) in "".join(text.split())


@pytest.mark.shared
def test_the_seed_article(shared_dir: Path) -> None:
    found = read_text((shared_dir / "articles" / "pishtaz-cracks.txt").read_text("utf-8"))
    assert found.section and found.section.value == "Politics"
    assert found.headline and found.headline.value.startswith("Cracks emerge between IRGC")
    assert found.deck and found.deck.value.startswith("Iran-aligned Iraqi militias")
    assert [one.value for one in found.byline] == ["Anas al-Bar"]
    assert found.published is None
    assert [b.text for b in found.blocks if b.part is Part.SUBHEAD] == ["Internal review"]
    assert len(found.blocks) == 17
    assert [d.line for d in found.dropped] == [1, 3, 5, 7, 10, 46]


def test_a_wide_space_above_a_subhead_goes_on() -> None:
    long = "The council that voted for the boat has never seen it from its own deck"
    text = f"The ferry stays\n\nBy A. Reader\n\nIt stays.\n\n\n{long}\n\nIt was voted for.\n"
    found = read_text(text)
    assert [b.text for b in found.blocks if b.part is Part.SUBHEAD] == [long]
    assert found.text == f"It stays.\n\n\n{long}\n\nIt was voted for."
