"""Headlines that name their source by a colon, and those that do not."""

from __future__ import annotations

import pytest

from tests.parses import attributed

BODY = "\n\nThe bridge is old."


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Mayor: ferry must stay", "Mayor", "ferry must stay"),
        ("Poll: most islanders want a bridge", "Poll", "most islanders want a bridge"),
        ("Bridge could fall any day: report", "report", "Bridge could fall any day"),
        ("Mara Olsen: the ferry is a wreck", "Mara Olsen", "the ferry is a wreck"),
        ("Mayor: we will rebuild", "Mayor", "we will rebuild"),
    ],
)
def test_a_colon_names_the_source(headline: str, source: str, content: str) -> None:
    assert attributed(headline + BODY).said() == [(source, ":", [content])]


@pytest.mark.parametrize(
    "text",
    [
        "Late again: the ferry and its crew" + BODY,
        "Mayor: must the ferry stay?" + BODY,
        "Mara Olsen: a life in pictures" + BODY,
        "A life in pictures: Mara Olsen" + BODY,
        "Mara Olsen: how the mayor fell from power" + BODY,
        "Ferry report: what you need to know" + BODY,
        "Police: three officers on trial for theft" + BODY,
        "Police: man who robbed the bank" + BODY,
        "Mayor: the ferry must stay." + BODY,
        "Mayor: ferry must stay",
        "The bridge is old.\n\nMayor: ferry must stay",
    ],
)
def test_other_colons_and_other_places(text: str) -> None:
    assert attributed(text).said() == []
