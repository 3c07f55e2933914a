"""The speaking sources."""

from __future__ import annotations

from annotated_briefs.model import Access, Naming
from tests.parses import attributed


def test_what_two_say_together_is_each_ones_statement() -> None:
    found = attributed("Olsen and Reed said it sank. Olsen said it was old.", "Olsen", "Reed")
    assert [(p.name, p.statements) for p in found.sourcing().sources] == [
        ("Olsen", ("S1", "S2")),
        ("Reed", ("S1",)),
    ]


def test_a_group_of_people_without_names_is_one_source() -> None:
    found = attributed("Police and residents said it sank.")
    assert [p.name for p in found.sourcing().sources] == ["Police and residents"]


def test_a_saying_that_is_denied_makes_no_source() -> None:
    found = attributed("Olsen did not say whether it sank.", "Olsen")
    sourcing = found.sourcing()
    assert (sourcing.sources, sourcing.counts.statements) == ((), 1)


def test_an_open_pronoun_is_no_source() -> None:
    assert attributed("She said it sank.").sourcing().sources == ()


def test_a_statement_shows_its_issuer() -> None:
    found = attributed("A statement from the ministry said that it sank.")
    (profile,) = found.sourcing().sources
    assert (profile.name, profile.naming, profile.access) == (
        "ministry",
        Naming.INSTITUTION,
        Access.PUBLIC,
    )


def test_an_owner_is_named_without_the_apostrophe() -> None:
    (profile,) = attributed("The mayor's claim that it sank is false.").sourcing().sources
    assert profile.name == "The mayor"


def test_the_source_with_most_statements_comes_first() -> None:
    found = attributed(
        "The mayor said it sank. Olsen said it sank. Olsen said it was old.", "Olsen"
    )
    assert [p.name for p in found.sourcing().sources] == ["Olsen", "The mayor"]
