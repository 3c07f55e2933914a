"""Whom a source names, and when it stays open."""

from __future__ import annotations

import pytest

from tests.reading import read

RESOLVED = {
    "name": ('"It sank," Anna Lindqvist said.', ["anna-lindqvist"]),
    "short form": (
        '"It sank," Anna Lindqvist said.\n\nLindqvist said that she was there.',
        ["anna-lindqvist", "anna-lindqvist"],
    ),
    "title before the name": ('"It sank," harbour engineer Paul Okafor said.', ["paul-okafor"]),
    "pronoun after a statement": (
        '"It sank," Paul Okafor said.\n\n"Nobody was hurt," he added.',
        ["paul-okafor", "paul-okafor"],
    ),
    "pronoun after a subject": (
        'Paul Okafor runs the harbour. "Nobody was hurt," he said.',
        ["paul-okafor"],
    ),
    "chain of pronouns": (
        '"It sank," Paul Okafor said.\n\n"It was old," he said.\n\n"Very old," he said.',
        ["paul-okafor"] * 3,
    ),
    "the one analyst": (
        '"It sank," analyst Paul Okafor said.\n\nThe analyst said that it was old.',
        ["paul-okafor", "paul-okafor"],
    ),
    "other people inside the speech": (
        '"Anna Lindqvist was not there," Paul Okafor said.\n\n"She was in Oslo," he said.',
        ["paul-okafor", "paul-okafor"],
    ),
}

OPEN = {
    "no one in view": '"It sank," he said.',
    "two in view": "Paul Okafor met Jack Brown. Jack Brown met Paul Okafor, and Peter Hall met "
    'John Reed. "It sank," he said.',
    "out of reach": "Paul Okafor runs the harbour. The sea was calm. The wind was low. The sky "
    'was clear. The night was long. "It sank," he said.',
    "title against the pronoun": 'Mrs. Lindqvist runs the harbour. "It sank," he said.',
    "plural": 'Paul Okafor runs the harbour. "It sank," they said.',
    "someone in front of the subject": "For Paul Okafor, Jack Brown was a hero. He said that it "
    "sank.",
    "named in the own indirect speech": "Paul Okafor runs the harbour. Jack Brown had lied, "
    "he said.",
    "joint source": "Paul Okafor and Jack Brown said that it sank.",
}


@pytest.mark.parametrize("name", RESOLVED)
def test_resolved(name: str) -> None:
    text, expected = RESOLVED[name]
    assert [s.entity for s in read(text).statements] == expected


@pytest.mark.parametrize("name", OPEN)
def test_left_open(name: str) -> None:
    statements = read(OPEN[name]).statements
    assert [s.entity for s in statements] == [None]
    assert statements[0].source


def test_an_open_pronoun_has_no_key_and_no_class() -> None:
    (statement,) = read('"It sank," he said.').statements
    assert (statement.source_key, statement.naming) == (None, None)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Officials said that it sank.", "officials"),
        ("The officials said that it sank.", "officials"),
        ("A senior official, who was there, said that it sank.", "senior official"),
        ('"It sank," Paul Okafor said.', "paul-okafor"),
        ("Paul Okafor and Jack Brown said that it sank.", "paul okafor and jack brown"),
    ],
)
def test_source_key(text: str, key: str) -> None:
    assert [s.source_key for s in read(text).statements] == [key]
