"""Pairing of quotation marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs import text as texts
from annotated_briefs.attribute.quotes import find_quotations, sentence_breaks


def marks(text: str) -> list[str]:
    article = texts.split(text)
    return [q.span.of(article.text) for q in find_quotations(article)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He left "at once" and ran.', ['"at once"']),
        ("He left “at once” and ran.", ["“at once”"]),
        ("He left «at once» and ran.", ["«at once»"]),
        ("He left ''at once'' and ran.", ["''at once''"]),
        ("He left „at once” and ran.", ["„at once”"]),
        ('"One," she said. "Two."', ['"One,"', '"Two."']),
        ("“Outer ‘inner’ outer,” she said.", ["“Outer ‘inner’ outer,”"]),
        ("She called it 'a fine old boat' again.", ["'a fine old boat'"]),
        ("It's the crew's boat, isn't it?", []),
        ("The plank is 6' 2\" long.", []),
        ("No marks here.", []),
        ('Left open "to the end.', ['"to the end.']),
        ('An empty "" pair.', ['""']),
        ("He left ``at once'' and ran.", ["``at once''"]),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert marks(text) == expected


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    article = texts.split('She said: "One.\n\n"Two," she said.')
    first, second = find_quotations(article)
    assert (first.closed, second.closed) == (False, True)
    assert (first.paragraph, second.paragraph) == (0, 1)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ('"Morning Edition"', True),
        ('"The Long Way Home"', True),
        ('"They left at once."', False),
        ('"left at once"', False),
    ],
)
def test_is_term(text: str, term: bool) -> None:
    (quotation,) = find_quotations(texts.split(f"It was {text} then"))
    assert quotation.is_term(f"It was {text} then") is term


def test_a_sentence_surely_begins_after_a_stop_inside_marks() -> None:
    article = texts.split('"It sank." Officials left.')
    breaks = set(sentence_breaks(article, find_quotations(article)))
    assert article.text.index("Officials") in breaks


def test_a_comma_inside_marks_ends_no_sentence() -> None:
    article = texts.split('"It sank," officials said.')
    assert not set(sentence_breaks(article, find_quotations(article)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"It sank, Olsen said. We swam.', ['"It sank,']),
        ('"It sank, Olsen said. "We swam."', ['"It sank,', '"We swam."']),
        ("“It sank, Olsen said. “We swam.”", ["“It sank,", "“We swam.”"]),
        ('It sank," Olsen said. We swam.', ['It sank,"']),
        ('It sank. We swam," Olsen said.', []),
        ('"It sank, he told me. Why?" Olsen said.', ['"It sank, he told me. Why?"']),
    ],
)
def test_an_odd_mark_costs_no_more_than_its_sentence(text: str, expected: list[str]) -> None:
    assert marks(text) == expected


@given(st.text(alphabet="\"'“”‘’`«» \n,.?!aAsaid", max_size=60))
def test_marks_in_any_disorder_are_paired_without_overlap(text: str) -> None:
    article = texts.split(text)
    spans = [q.span for q in find_quotations(article)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
