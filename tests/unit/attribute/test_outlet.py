"""What an article's own publisher is called in it."""

from __future__ import annotations

import pytest

from annotated_briefs.attribute.outlet import is_outlet, means_us, names_outlet


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("The Harbour Courier", True),
        ("a reporter for the Harbour Courier", True),
        ("the Courier", True),
        ("the Courier's reporter", True),
        ("couriers", False),
        ("the Courier Mail", False),
        ("a courier", False),
        ("reporters", False),
    ],
)
def test_names_outlet(phrase: str, expected: bool) -> None:
    assert names_outlet(phrase, ["The Harbour Courier"]) is expected


def test_a_last_word_that_is_no_kind_of_paper_does_not_stand_alone() -> None:
    assert not names_outlet("the Life", ["Harbour Life"])
    assert names_outlet("Harbour Life", ["Harbour Life"])


def test_the_phrase_is_the_outlet_or_only_holds_it() -> None:
    assert is_outlet("the Courier", ["The Harbour Courier"])
    assert not is_outlet("a rival of the Courier", ["The Harbour Courier"])


def test_no_outlet_is_named_where_none_is_known() -> None:
    assert not names_outlet("the Courier", [])


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("us", True), ("this newspaper", True), ("a newspaper", False), ("them", False)],
)
def test_means_us(phrase: str, expected: bool) -> None:
    assert means_us(phrase) is expected
