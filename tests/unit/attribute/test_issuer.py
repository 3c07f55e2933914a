"""Whose statement a statement is."""

from __future__ import annotations

import pytest

from annotated_briefs.model import Naming
from tests.parses import attributed


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said in a statement that it sank.\n\nThe statement added that it was old.",
        "The ministry issued a statement.\n\nThe statement said that it sank.",
        "A statement from the ministry said that it sank.",
        "The ministry's statement said that it sank.",
    ],
)
def test_the_issuer_is_the_source(text: str) -> None:
    found = attributed(text).statements
    assert {(s.source_key, s.naming) for s in found} == {("ministry", Naming.INSTITUTION)}


def test_a_named_issuer() -> None:
    text = "Mara Olsen released a statement.\n\nThe statement said that it sank."
    (one,) = attributed(text, "Mara Olsen").statements
    assert (one.entity, one.naming) == ("mara-olsen", Naming.NAMED)


def test_the_words_that_cite_stay_as_they_are() -> None:
    text = "The ministry issued a statement.\n\nThe statement said that it sank."
    assert [who for who, _, _ in attributed(text).said()] == ["The statement"]


@pytest.mark.parametrize(
    "text",
    [
        "A statement said that it sank.",
        "The statement said that it sank.",
        "The ministry issued a report.\n\nThe report said that it sank.",
        "The ministry read a statement.\n\nA second statement said that it sank.",
    ],
)
def test_a_document_that_nobody_issued_here(text: str) -> None:
    assert [s.naming for s in attributed(text).statements] == [Naming.DOCUMENT]
