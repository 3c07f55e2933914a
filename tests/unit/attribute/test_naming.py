"""Naming classes, relayed views and second-hand reports, on parses written down."""

from __future__ import annotations

import pytest

from annotated_briefs.model import Form, Naming
from tests.parses import attributed

NAMED, UNNAMED, BODY = Naming.NAMED, Naming.UNNAMED, Naming.INSTITUTION
DOCUMENT, MEDIA = Naming.DOCUMENT, Naming.MEDIA_REPORT

CLASSES = {
    "Mara Olsen said that it sank.": NAMED,
    "Officials said that it sank.": UNNAMED,
    "Some said that it sank.": UNNAMED,
    "A source close to the minister said that it sank.": UNNAMED,
    "A spokesman for the ministry said that it sank.": UNNAMED,
    "The ministry said that it sank.": BODY,
    "Police said that it sank.": BODY,
    "A court filing said that it sank.": DOCUMENT,
    "Police reports said that it sank.": DOCUMENT,
    "A poll showed that most want a bridge.": DOCUMENT,
    "State media reported that it sank.": MEDIA,
    "Unconfirmed reports said that it sank.": MEDIA,
    "The data showed that it sank.": DOCUMENT,
    "A video posted on social media showed that it sank.": DOCUMENT,
    "Some militias said that it sank.": UNNAMED,
    "The safety agency said that it sank.": BODY,
    "The news agency said that it sank.": MEDIA,
    "A newspaper said that it sank.": MEDIA,
    "A newspaper report said that it sank.": MEDIA,
    "An email seen by this newspaper said that it sank.": DOCUMENT,
    "A report obtained by the Norvik Times said that it sank.": DOCUMENT,
    "A press release said that it sank.": DOCUMENT,
    "A film star said that it sank.": UNNAMED,
    "One of the officials said that it sank.": UNNAMED,
    "One said that it sank.": UNNAMED,
    "It sank, according to The Ledger.": BODY,
    "It sank, according to the captain.": UNNAMED,
    "She said that it sank.": None,
}


@pytest.mark.parametrize("text", CLASSES)
def test_naming(text: str) -> None:
    (statement,) = attributed(text, "Mara Olsen").statements
    assert statement.naming is CLASSES[text]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('"It sank," Olsen said.', Form.DIRECT),
        ('The mayor said it was "old and rotten" then.', Form.MIXED),
        ("The mayor said it sank.", Form.INDIRECT),
    ],
)
def test_form(text: str, form: Form) -> None:
    assert attributed(text).statements[0].form is form


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ("Olsen said the islanders feel cheated.", ["the islanders"]),
        ("Olsen said the ministry believes that it sank.", ["the ministry"]),
        ("Olsen said she believes that it sank.", []),
        ("Olsen said that nobody believes it.", []),
        ("Olsen said that it sank.", []),
    ],
)
def test_relayed_views(text: str, relays: list[str]) -> None:
    found = attributed(text)
    assert found.words(found.statements[0].relays) == relays


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("State media reported that it sank.", ["State media"]),
        ("Olsen said that it sank, citing the ministry.", ["citing the ministry"]),
        ("The ferry sank, Reuters reported, citing state media.", ["citing state media"]),
        ("Olsen was quoted by Reuters as saying it sank.", ["Reuters"]),
        ("Olsen was cited by state media as saying that it sank.", ["state media"]),
        ("Olsen was quoted as saying it sank.", []),
        ("Olsen said that it sank.", []),
    ],
)
def test_second_hand(text: str, words: list[str]) -> None:
    found = attributed(text)
    assert found.words(found.statements[0].second_hand) == words
