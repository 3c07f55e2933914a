"""Which of several readings stands."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from annotated_briefs.attribute import find_quotations
from annotated_briefs.attribute.search import search, tree_of
from annotated_briefs.model import Analysis, Article, Sentence, Span
from annotated_briefs.text import split
from tests.parses import attributed, parsed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said that engineers warned that it was weak.", ["The mayor"]),
        ("Reed told Olsen it sank, according to a report.", ["a report"]),
        ("The ministry said it sank, the Norvik Times reported.", ["the Norvik Times"]),
        ('Asked whether it sank, Olsen said: "No."', ["Olsen"]),
    ],
)
def test_the_outermost_stands(text: str, expected: list[str]) -> None:
    assert [who for who, _, _ in attributed(text).said()] == expected


def test_a_sentence_without_end_is_read_in_time_that_grows_with_its_length() -> None:
    short, long = _seconds(200), _seconds(1600)
    assert long < 8 * short * 4 + 0.5


def _seconds(times: int) -> float:
    article, analysis = _repeated("The mayor said it sank.", times)
    quotations = find_quotations(article)
    began = time.process_time()
    found = search(article, tree_of(article, analysis, quotations), quotations)
    spent = time.process_time() - began
    assert len(found) == times
    return spent


def _repeated(text: str, times: int) -> tuple[Article, Analysis]:
    """One sentence of so many clauses, as a text without full stops is read."""
    _, analysis = parsed(text)
    step, width = len(analysis.tokens), len(text) + 1
    tokens = tuple(
        replace(t, start=t.start + n * width, end=t.end + n * width, head=t.head + n * step)
        for n in range(times)
        for t in analysis.tokens
    )
    article = split(" ".join([text] * times))
    one = Sentence(Span(0, len(article.text)), 0, 0, len(tokens))
    return article, Analysis("by hand", article.text, tokens, (one,), ())
