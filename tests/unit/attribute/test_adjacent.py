"""Speech by position: what stands right before and right after the cue's clause."""

from __future__ import annotations

import pytest

from annotated_briefs import text as texts
from annotated_briefs.attribute.adjacent import quotations_beside
from annotated_briefs.attribute.quotes import find_quotations
from annotated_briefs.model import Span


def beside(text: str, clause: str, cue: str) -> list[str]:
    article = texts.split(text)
    where = article.text.index(clause)
    verb = article.text.index(cue, where)
    found = quotations_beside(
        article.text,
        Span(where, where + len(clause)),
        Span(verb, verb + len(cue)),
        find_quotations(article),
    )
    return [span.of(article.text) for span in found]


@pytest.mark.parametrize(
    ("text", "clause", "expected"),
    [
        ('"It sank," Olsen said.', "Olsen said", ['"It sank,"']),
        ('"It," Olsen said, "sank."', "Olsen said", ['"It,"', '"sank."']),
        ('Olsen said: "It sank."', "Olsen said", ['"It sank."']),
        ('Olsen said, with a smile: "It sank."', "Olsen said", ['"It sank."']),
        ('Olsen said:\n\n"It sank."', "Olsen said", ['"It sank."']),
        ('"It sank." Olsen said.', "Olsen said", []),
        ('Olsen said.\n\n"It sank."', "Olsen said", []),
        ('"Morning Edition," Olsen said.', "Olsen said", []),
        ('He left "at once" and Olsen said so.', "Olsen said", []),
    ],
)
def test_beside(text: str, clause: str, expected: list[str]) -> None:
    assert beside(text, clause, "said") == expected
