"""Who is spoken about and not heard."""

from __future__ import annotations

import pytest

from annotated_briefs.sourcing import summarise
from tests.parses import attributed

SILENT = {
    "spoken of": ("Olsen said that Reed left.", ["reed"]),
    "both met": ("Olsen met Reed.", ["olsen", "reed"]),
    "threatened, not dead": ("Rebels threatened to kill Reed.", ["reed"]),
    "not said": ("Reed did not say whether it sank.", ["reed"]),
    "not relayed": ("Olsen said that Reed did not tell the mayor.", ["reed"]),
    "an act that is told": ("Olsen said that Reed sank it.", ["reed"]),
    "still to be said": ("Reed will say on Monday that it sank.", ["reed"]),
}

HEARD = {
    "together": "Olsen and Reed said it sank.",
    "told only": "Olsen told Reed that it sank.",
    "told in what another says": "Olsen said that the mayor had told Reed that it sank.",
    "told by nobody": "Reed was told that it sank.",
    "relayed by another": "Olsen said that Reed had told the mayor that it sank.",
    "warned, by what another says": "Olsen said that Reed had warned that it would sink.",
    "reported dead": "Olsen said that Reed was killed.",
    "the late": "Olsen said that the late Reed built it.",
    "where the source belongs": "Olsen, a lawyer at Reed, said it sank.",
    "who made the poll": "A poll by Reed showed that most want a bridge.",
}


@pytest.mark.parametrize("name", SILENT)
def test_silent(name: str) -> None:
    text, expected = SILENT[name]
    assert list(attributed(text, "Olsen", "Reed").sourcing().not_heard) == expected


@pytest.mark.parametrize("name", HEARD)
def test_not_silent(name: str) -> None:
    assert attributed(HEARD[name], "Olsen", "Reed").sourcing().not_heard == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Olsen wrote in a Facebook post that it sank.", []),
        ("Olsen said that Facebook left.", ["facebook"]),
    ],
)
def test_where_words_are_posted(text: str, expected: list[str]) -> None:
    found = attributed(text, "Olsen", orgs=("Facebook",))
    assert list(found.sourcing().not_heard) == expected


@pytest.mark.parametrize(
    ("outlet", "expected"), [("The Harbour Courier", []), ("The Norvik Post", ["courier"])]
)
def test_the_outlet_does_not_speak_about_itself(outlet: str, expected: list[str]) -> None:
    found = attributed("The documents were seen by the Courier.", orgs=("Courier",))
    sourcing = summarise(
        found.article,
        found.analysis,
        found.mentions,
        found.entities,
        found.statements,
        outlet_names=[outlet],
    )
    assert list(sourcing.not_heard) == expected
