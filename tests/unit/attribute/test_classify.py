"""On what footing a source is cited."""

from __future__ import annotations

import pytest

from annotated_briefs.model import Access, Form, Naming
from tests.reading import read


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('"It sank," Paul Okafor said.', Form.DIRECT),
        ('Paul Okafor said it was "rotten" all along.', Form.MIXED),
        ("Paul Okafor said it was rotten.", Form.INDIRECT),
        ("Paul Okafor said it was 'rotten to the keel' all along.", Form.MIXED),
    ],
)
def test_form(text: str, form: Form) -> None:
    assert [s.form for s in read(text).statements] == [form]


@pytest.mark.parametrize(
    ("text", "naming"),
    [
        ("Paul Okafor said that it sank.", Naming.NAMED),
        ("Officials said that it sank.", Naming.UNNAMED),
        ("Some said that it sank.", Naming.UNNAMED),
        ("A senior official said that it sank.", Naming.UNNAMED),
        ("The ministry said that it sank.", Naming.INSTITUTION),
        ("The White House said that it sank.", Naming.INSTITUTION),
        ("A police report said that it sank.", Naming.DOCUMENT),
        ("According to the council's budget, it sank.", Naming.DOCUMENT),
        ("A new survey shows that most want a bridge.", Naming.DOCUMENT),
        ("State media reported that it sank.", Naming.MEDIA_REPORT),
        ("A newspaper report said that it sank.", Naming.MEDIA_REPORT),
        ("The New York Times reported that it sank.", Naming.MEDIA_REPORT),
    ],
)
def test_naming(text: str, naming: Naming) -> None:
    assert [s.naming for s in read(text).statements] == [naming]


@pytest.mark.parametrize(
    ("text", "access"),
    [
        ('"It sank," Paul Okafor told The Harbour Post.', Access.TOLD_OUTLET),
        ('"It sank," Paul Okafor told The New York Times.', Access.OTHER_OUTLET),
        ('"It sank," Paul Okafor told reporters.', Access.PUBLIC),
        ('"It sank," Paul Okafor said in a statement.', Access.PUBLIC),
        ('"It sank," Paul Okafor tweeted.', Access.PUBLIC),
        ("A police report said that it sank.", Access.DOCUMENT),
        ("State media reported that it sank.", Access.OTHER_OUTLET),
        ('"It sank," Paul Okafor said.', Access.NOT_STATED),
        ('"It sank," Paul Okafor told his sister.', Access.NOT_STATED),
        ("In an interview with the Harbour Post, Paul Okafor said it sank.", Access.TOLD_OUTLET),
        ("In an interview with the Mull Times, Paul Okafor said it sank.", Access.OTHER_OUTLET),
        ("Paul Okafor said in an interview with the BBC that it sank.", Access.OTHER_OUTLET),
        ("Speaking to the Mull Times, Paul Okafor said that it sank.", Access.OTHER_OUTLET),
        ("Paul Okafor confirmed to the BBC that it sank.", Access.OTHER_OUTLET),
        ("Paul Okafor confirmed to The Harbour Post that it sank.", Access.TOLD_OUTLET),
        ("According to a report for The Harbour Post, it sank.", Access.DOCUMENT),
        ("Paul Okafor agreed with the BBC that it sank.", Access.NOT_STATED),
        ("In an interview with his sister, Paul Okafor said it sank.", Access.NOT_STATED),
        (
            "Paul Okafor, who wept in an interview with the BBC last year, said that it sank.",
            Access.NOT_STATED,
        ),
    ],
)
def test_access(text: str, access: Access) -> None:
    assert [s.access for s in read(text, "The Harbour Post").statements] == [access]


SPOKEN_TO = {
    "Speaking to the BBC, {} said that it sank.": True,
    "When he spoke to the BBC, {} said that it sank.": True,
    "{} spoke to the BBC and said that it sank.": True,
    "Speaking in an interview with the BBC, {} said that it sank.": True,
    "{}, who refused to speak to the BBC, said that it sank.": False,
    "{}, who has declined an interview with the BBC, said that it sank.": False,
    "Refusing to speak to the BBC, {} said that it sank.": False,
    "Not speaking to the BBC, {} said that it sank.": False,
    "{} said it sank, but did not speak to the BBC.": False,
    "{} did not speak to the BBC and said that it sank.": False,
    "{} stopped speaking to the BBC and said that it sank.": False,
    "{} cancelled an interview with the BBC and said that it sank.": False,
    "After speaking to the BBC, {} said that it sank.": False,
    "After he spoke to the BBC, {} said that it sank.": False,
    "Before an interview with the BBC, {} said that it sank.": False,
}


@pytest.mark.parametrize("text", SPOKEN_TO)
def test_an_outlet_that_is_named_was_told_only_what_was_said_to_it(text: str) -> None:
    access = Access.OTHER_OUTLET if SPOKEN_TO[text] else Access.NOT_STATED
    text = text.format("Paul Okafor")
    assert [s.access for s in read(text, "The Harbour Post").statements] == [access]


@pytest.mark.parametrize(
    "text",
    [
        "Paul Okafor, who refused to speak to the Harbour Post, said that it sank.",
        "Before speaking to the Harbour Post, Paul Okafor said that it sank.",
        "Without speaking to the Harbour Post, Paul Okafor said that it sank.",
        "After speaking to the Harbour Post, Paul Okafor said that it sank.",
        "Asked about an interview with the Harbour Post, Paul Okafor said that it sank.",
    ],
)
def test_who_refused_to_speak_to_us_did_not_tell_us(text: str) -> None:
    assert [s.access for s in read(text, "The Harbour Post").statements] == [Access.NOT_STATED]


def test_what_was_denied_in_a_talk_is_no_talk_that_was_denied() -> None:
    denounced, _ = read(
        "Paul Okafor has denounced crews that idle, saying his town doesn’t want “that crap,” in an"
        " interview with the Harbour Post on Sunday.",
        "The Harbour Post",
    ).statements
    assert denounced.access is Access.TOLD_OUTLET


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Paul Okafor told reporters that it sank.", ["reporters"]),
        ("Paul Okafor said that it sank.", []),
    ],
)
def test_addressee(text: str, addressee: list[str]) -> None:
    found = read(text)
    assert found.words(found.statements[0].addressee) == addressee


@pytest.mark.parametrize(
    ("text", "relays"),
    [
        ('"Island fishermen do not feel safe," Paul Okafor said.', ["Island fishermen"]),
        ("Many have become convinced that it is over, Paul Okafor said.", ["Many"]),
        ("Paul Okafor said he believed it was over.", []),
        ('"Nobody knows," Paul Okafor said.', []),
        ("No fisherman believes it, Paul Okafor said.", []),
        ("Paul Okafor said the ferry was late.", []),
        ("Paul Okafor said the pier is considered safe.", []),
    ],
)
def test_relays(text: str, relays: list[str]) -> None:
    found = read(text)
    assert found.words(found.statements[0].relays) == relays


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("State media reported that it sank.", ["State media"]),
        ("Paul Okafor said that it sank.", []),
        ("Paul Okafor said that it sank, citing the coast guard.", ["citing the coast guard"]),
    ],
)
def test_second_hand(text: str, words: list[str]) -> None:
    found = read(text)
    assert found.words(found.statements[0].second_hand) == words
