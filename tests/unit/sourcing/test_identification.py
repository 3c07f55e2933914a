"""Role, affiliation, how they know and what they stand to gain, in the article's words."""

from __future__ import annotations

import pytest

from annotated_briefs.sourcing.identification import basis_in, stake_in
from tests.parses import attributed

ROLES = {
    "before the name": ("Harbour engineer Mara Olsen said it sank.", "Harbour engineer"),
    "a title": ("Mayor Mara Olsen said it sank.", "Mayor"),
    "behind it": ("Mara Olsen, a retired captain, said it sank.", "a retired captain"),
    "behind an age": ("Mara Olsen, 54, a retired captain, said it sank.", "a retired captain"),
    "of a person": (
        "Mara Olsen, a spokeswoman for Paul Reed, said it sank.",
        "a spokeswoman for Paul Reed",
    ),
    "one of two who speak": (
        "The agency and its director, Mara Olsen, said it sank.",
        "its director",
    ),
    "two fields of one office": (
        "The minister of health and sport, Mara Olsen, said it sank.",
        "minister of health and sport",
    ),
    "a form of address": ("Mrs. Mara Olsen said it sank.", None),
    "an age alone": ("Mara Olsen, 54, said it sank.", None),
    "what she does": ("Mara Olsen, who lives here, said it sank.", None),
    "where she is from": ("Mara Olsen, of Norvik, said it sank.", None),
    "somebody else beside her": ("Mara Olsen and Paul Reed said it sank.", None),
    "others beside her": ("Mara Olsen, Paul Reed and residents said it sank.", None),
}


@pytest.mark.parametrize("name", ROLES)
def test_role(name: str) -> None:
    text, role = ROLES[name]
    sources = attributed(text, "Mara Olsen", "Paul Reed").sourcing().sources
    assert [p.role for p in sources if p.entity == "mara-olsen"] == [role]


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Mara Olsen, a lawyer at Greenpeace, said it sank.", "Greenpeace"),
        ("Greenpeace lawyer Mara Olsen said it sank.", "Greenpeace"),
        ("Mara Olsen said Greenpeace left.", None),
        ("Mara Olsen, the envoy to Greenpeace, said it sank.", None),
    ],
)
def test_affiliation(text: str, affiliation: str | None) -> None:
    (profile,) = attributed(text, "Mara Olsen", orgs=("Greenpeace",)).sourcing().sources
    assert profile.affiliation == affiliation


@pytest.mark.parametrize(
    ("described", "basis"),
    [
        ("an official familiar with the talks", "familiar with the talks"),
        ("Olsen, who saw the crash", "who saw the crash"),
        ("Olsen, who worked for Mrs. Reed at the port", "who worked for Mrs. Reed at the port"),
        ("Olsen, who heard about 2,600 shots", "who heard about 2,600 shots"),
        ("Olsen, who lives here", None),
    ],
)
def test_basis(described: str, basis: str | None) -> None:
    assert basis_in(described) == basis


@pytest.mark.parametrize(
    ("described", "stake"),
    [
        ("a shareholder in the firm; Olsen", "a shareholder in the firm"),
        ("Olsen, who owns a third of it", "who owns a third of it"),
        ("an investor in the bridge", "an investor in the bridge"),
        ("a longtime critic of the mayor", "a longtime critic of the mayor"),
        ("a lobbyist for the port", "a lobbyist for the port"),
        ("supporters in the crowd", None),
        ("a friend in the village", None),
        ("a friend", None),
    ],
)
def test_stake(described: str, stake: str | None) -> None:
    assert stake_in(described) == stake
