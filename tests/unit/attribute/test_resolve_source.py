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
    "the other one told by a title": (
        'Mr. Okafor met Mrs. Lindqvist at the harbour. "It sank," she said.',
        ["lindqvist"],
    ),
    "the other one told by a first name": (
        'Anna Lindqvist met Peter Hall at the harbour. "It sank," he said.',
        ["peter-hall"],
    ),
    "the speaker before those spoken of": (
        "Peter Hall said that John Reed had met Jack Brown.\n\n"
        '"The two talked for an hour," he said.',
        ["peter-hall", "peter-hall"],
    ),
    "a turn of several sentences between": (
        '"It sank," Paul Okafor said. "The sea was calm. The wind was low. The sky was clear. The '
        'night was long. We heard nothing."\n\n"Nobody was hurt," he added.',
        ["paul-okafor", "paul-okafor"],
    ),
    "a chain of pronouns that tell no speech": (
        "Paul Okafor runs the harbour. He came from Oslo. He stayed for years. He walks each pier. "
        'He has no deputy. "Nobody was hurt," he said.',
        ["paul-okafor"],
    ),
    "owner of the subject": (
        'Paul Okafor\'s harbour was empty. "Nobody was hurt," he said.',
        ["paul-okafor"],
    ),
    "an owner comes back by his own deputy": (
        'Paul Okafor runs the harbour. His boat sank. "Nobody was hurt," he said.',
        ["paul-okafor"],
    ),
    "a deputy who spoke last": (
        "Paul Okafor runs the harbour. His deputy, Jack Brown, said that it sank. He added that "
        "it was old.",
        ["jack-brown", "jack-brown"],
    ),
    "a body does not smile": (
        'Paul Okafor runs the harbour. The Harbour Safety Agency left. "It sank," he said.',
        ["paul-okafor"],
    ),
    "somebody else named in the own indirect speech": (
        'Paul Okafor runs the harbour. If Anna Lindqvist comes, he said, "she will see it."',
        ["paul-okafor"],
    ),
    "relative pronoun": (
        "Paul Okafor, who said that it sank, runs the harbour.",
        ["paul-okafor"],
    ),
    "title that is written short": (
        "Sen. Paul Okafor went to the harbour.\n\nThe senator said that it sank.",
        ["paul-okafor"],
    ),
    "former holder": (
        "Harbour engineer Paul Okafor went to Oslo.\n\nThe former engineer said that it sank.",
        ["paul-okafor"],
    ),
    "body by the last word of its name": (
        "The Harbour Safety Agency closed the pier.\n\nThe agency said that it sank.",
        ["harbour-safety-agency"],
    ),
    "it, after one body": (
        "The Harbour Safety Agency closed the pier. It said that the ship sank.",
        ["harbour-safety-agency"],
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
    "joint source with a pronoun": "Paul Okafor runs the harbour. He and others said that it sank.",
    "first name against the pronoun": 'Anna Lindqvist runs the harbour. "It sank," he said.',
    "somebody without a name": "Paul Okafor runs the harbour. A driver stood at the pier. "
    '"It sank," he said.',
    "named in the own quotation": "Paul Okafor runs the harbour.\n\n"
    '"Paul Okafor was not there," he said.',
    "another of that name, by his title": "Mrs. Lindqvist came. Mrs. Lindqvist spoke. Mrs. "
    'Lindqvist sat down. Mr. Lindqvist left. "It sank," he said.',
    "the one in view named in the own speech": "Jack Brown came to the harbour. Paul Okafor runs "
    "the harbour. He said that Paul Okafor had come.",
    "owner in the own indirect speech": "Anna Lindqvist runs the harbour. Maria Brown's father "
    "was there, she said.",
    "he who is modified": "Paul Okafor, who he said was late, runs the harbour.",
    "two of that role": "Analyst Paul Okafor met analyst Anna Lindqvist. The analyst said that it "
    "sank.",
    "role that nobody was given": "Paul Okafor met Anna Lindqvist. The analyst said that it sank.",
    "another analyst": "Analyst Paul Okafor came. Another analyst said that it sank.",
    "modifier that he was not given": "Analyst Paul Okafor came. The naval analyst said that it "
    "sank.",
    "two bodies of that name": "The Harbour Safety Agency met the Coast Survey Agency. The agency "
    "said that it sank.",
    "a word for any body": "The Harbour Group closed the pier. The group said that it sank.",
    "an owner and the one he owns": "Paul Okafor runs the harbour. His deputy, Jack Brown, left "
    'early. "It sank," he said.',
    "a name that nothing knows, who smiles": "Paul Okafor runs the harbour. Marlow smiled at the "
    'crowd. "It sank," he said.',
    "an owner by name": 'Paul Okafor\'s deputy, Jack Brown, left early. "It sank," he said.',
    "it, after two things": "The Harbour Safety Agency closed the pier, and the report came out. "
    "It said that the ship sank.",
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
        ("One of the officials said that it sank.", "one of the officials"),
    ],
)
def test_source_key(text: str, key: str) -> None:
    assert [s.source_key for s in read(text).statements] == [key]
