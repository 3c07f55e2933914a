"""Speaker labels, interviews and the labels that name nobody."""

from __future__ import annotations

import pytest

from tests.parses import attributed

CASES = {
    "capitals": ("OLSEN: It sank.", [("OLSEN", "It sank")]),
    "capitals and a role": ("MARA OLSEN, HARBOUR MASTER: It sank.", [("MARA OLSEN", "It sank")]),
    "names that come back": (
        "Olsen: It sank.¶Reed: Why?¶Olsen: It was old.",
        [("Olsen", "It sank"), ("Olsen", "It was old")],
    ),
    "one who asks and tells": (
        "Reed: Why?¶Olsen: It sank.¶Reed: It was old.",
        [("Reed", "Why?"), ("Olsen", "It sank"), ("Reed", "It was old")],
    ),
    "an interviewer in capitals": (
        "REED: Why?¶OLSEN: It sank.¶REED: When?¶OLSEN: In May.",
        [("OLSEN", "It sank"), ("OLSEN", "In May")],
    ),
    "a question in capitals": (
        "REED: Why?¶OLSEN: It sank.",
        [("REED", "Why?"), ("OLSEN", "It sank")],
    ),
    "what is done meanwhile": (
        "Olsen (laughing): It sank.¶Reed: Why?¶Olsen: It was old.",
        [("Olsen", "It sank"), ("Olsen", "It was old")],
    ),
    "answers": (
        "Q: Did it sink?¶A: It sank.¶Q: Why?¶A: It was old.",
        [("A", "It sank"), ("A", "It was old")],
    ),
    "an answer of two paragraphs": (
        "Q: Did it sink?¶A: It sank.¶We swam.¶Q: Why?",
        [("A", "It sank.\n\nWe swam")],
    ),
    "an A without a question": ("A: It sank.", []),
    "labels of the desk": ("PHOTO: It sank.¶CORRECTION: It did not sink.", []),
    "one name alone": ("Olsen: It sank.", []),
}


@pytest.mark.parametrize("name", CASES)
def test_turns(name: str) -> None:
    text, expected = CASES[name]
    found = attributed(text.replace("¶", "\n\n")).said()
    assert [(who, words) for who, _, said in found for words in said] == expected


def test_an_answer_is_left_open() -> None:
    found = attributed("Q: Did it sink?\n\nA: It sank.\n\nQ: Why?\n\nA: It was old.")
    assert {(s.entity, s.source_key, s.naming) for s in found.statements} == {(None, None, None)}


def test_the_outlet_puts_questions_and_makes_no_statement() -> None:
    text = "Courier: Did it sink?\n\nOlsen: It sank.\n\nCourier: Why?\n\nOlsen: It was old."
    found = attributed(text, outlet="The Courier")
    assert [who for who, _, _ in found.said()] == ["Olsen", "Olsen"]


def test_a_paper_that_only_asks_makes_no_statement_even_if_nobody_knows_its_name() -> None:
    text = "Daily Post: Did it sink?\n\nOlsen: It sank.\n\nDaily Post: Why?\n\nOlsen: It was old."
    assert [who for who, _, _ in attributed(text).said()] == ["Olsen", "Olsen"]


def test_a_label_makes_no_second_hand_report() -> None:
    text = "Daily Post: It sank.\n\nOlsen: It did not.\n\nDaily Post: It did."
    assert {s.second_hand for s in attributed(text).statements} == {()}
