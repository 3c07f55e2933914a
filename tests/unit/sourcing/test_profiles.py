"""The speaking sources."""

from __future__ import annotations

import pytest

from annotated_briefs.model import Access, Naming
from tests.parses import attributed


def test_what_two_say_together_is_each_ones_statement() -> None:
    found = attributed("Olsen and Reed said it sank. Olsen said it was old.", "Olsen", "Reed")
    assert [(p.name, p.statements) for p in found.sourcing().sources] == [
        ("Olsen", ("S1", "S2")),
        ("Reed", ("S1",)),
    ]


JOINT = {
    "Police and residents said it sank.": [
        ("Police", Naming.INSTITUTION),
        ("residents", Naming.UNNAMED),
    ],
    "The mayor and the council said it sank.": [
        ("The mayor", Naming.UNNAMED),
        ("the council", Naming.INSTITUTION),
    ],
    "Ann Roe and the Harbour Safety Agency said it sank.": [
        ("Ann Roe", Naming.NAMED),
        ("Harbour Safety Agency", Naming.INSTITUTION),
    ],
    "The Interior Ministry and the Red Cross said it sank.": [
        ("Interior Ministry", Naming.INSTITUTION),
        ("Red Cross", Naming.INSTITUTION),
    ],
    "The mayor of Elmtown, Greta Voss, and the fire chief, Ian Roe, said it sank.": [
        ("Greta Voss", Naming.NAMED),
        ("Ian Roe", Naming.NAMED),
    ],
    "The mayor, Greta Voss, and the fire chief, Ian Roe, said it sank.": [
        ("Greta Voss", Naming.NAMED),
        ("Ian Roe", Naming.NAMED),
    ],
    "She and Ian Roe said it sank.": [("Ian Roe", Naming.NAMED)],
    "Her husband and manager said it sank.": [("Her husband and manager", Naming.UNNAMED)],
    "A spokesman for Ann Roe and Ian Roe said it sank.": [
        ("A spokesman for Ann Roe and Ian Roe", Naming.UNNAMED)
    ],
    "Neither Ann Roe nor Ian Roe said it sank.": [],
}


@pytest.mark.parametrize("text", JOINT)
def test_everybody_who_speaks_together_is_a_source(text: str) -> None:
    bodies = ("Harbour Safety Agency", "Interior Ministry", "Red Cross")
    found = attributed(text, "Ann Roe", "Ian Roe", "Greta Voss", orgs=bodies)
    assert [(p.name, p.naming) for p in found.sourcing().sources] == JOINT[text]


def test_the_class_of_a_source_is_that_of_its_own_statements() -> None:
    found = attributed("Residents said it sank. Police and residents said it was old.")
    assert [(p.name, p.naming, p.statements) for p in found.sourcing().sources] == [
        ("Residents", Naming.UNNAMED, ("S1", "S2")),
        ("Police", Naming.INSTITUTION, ("S2",)),
    ]


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


def test_a_saying_of_nobody_has_no_part_in_the_shares() -> None:
    found = attributed("Olsen said it sank. Nobody warned that it sank.", "Olsen")
    sourcing = found.sourcing()
    assert [p.statements for p in sourcing.sources] == [("S1",)]
    assert sourcing.effective_sources == 1
