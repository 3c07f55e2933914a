"""Marks may overlap in any way, and the HTML is sound and says what the text says."""

from __future__ import annotations

import re
from collections import Counter

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotated_briefs.model import Span
from annotated_briefs.render.marks import Mark, marked
from tests import markup

# No controls: what becomes of those is held in test_encode.
TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn")) | st.sampled_from("\n<>&\"'[]*` "),
    min_size=1,
    max_size=60,
)


@st.composite
def marked_texts(draw):
    text = draw(TEXT)
    at = st.integers(0, len(text) - 1)
    marks = []
    for number, (a, b, rank, with_id) in enumerate(
        draw(st.lists(st.tuples(at, at, st.integers(0, 4), st.booleans()), max_size=8))
    ):
        span = Span(min(a, b), max(a, b) + 1)
        # A link inside a link is not HTML; rank 4 is the entities', which never overlap.
        attributes = (("class", f"m{number}"), ("title", draw(TEXT)))
        marks.append(Mark(span, rank, "span", attributes, f"id{number}" if with_id else None))
    start, end = sorted((draw(at), draw(at)))
    return text, draw(st.sampled_from([Span(0, len(text)), Span(start, end + 1)])), marks


@settings(max_examples=400, deadline=None)
@given(marked_texts())
@example(("abcdef", Span(0, 6), [Mark(Span(0, 4), 1, "span"), Mark(Span(2, 6), 0, "span")]))
@example(("abc", Span(0, 3), [Mark(Span(0, 3), r, "i", (), f"x{r}") for r in (3, 0, 2)]))
def test_sound_html_with_the_words_of_the_text(case: tuple[str, Span, list[Mark]]) -> None:
    text, span, marks = case

    html = str(marked(text, span, marks))

    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    parser.parseFragment(html, container="p")  # raises at the first error
    body = markup.fragment(html)
    # A line break in the text takes the spaces around it along.
    assert re.sub(r"[ \t]*\n[ \t]*", "\n", markup.text(body)) == re.sub(
        r"[ \t]*\n[ \t]*", "\n", span.of(text)
    )
    ids = [e.get("id") for e in markup.elements(body) if e.get("id")]
    assert Counter(ids) == Counter(m.id for m in marks if m.id and m.span.overlaps(span))


@settings(max_examples=300, deadline=None)
@given(marked_texts())
def test_each_mark_covers_its_words(case: tuple[str, Span, list[Mark]]) -> None:
    _, span, marks = case
    # Letters that all differ show which words an element covers.
    text = "".join(chr(0x4E00 + i) for i in range(span.end))

    body = markup.fragment(str(marked(text, span, marks)))

    for number, mark in enumerate(marks):
        parts = markup.by_class(body, f"m{number}") if mark.attributes else []
        cut = Span(max(mark.span.start, span.start), min(mark.span.end, span.end))
        wanted = cut.of(text) if mark.span.overlaps(span) else ""
        assert "".join(markup.text(part) for part in parts) == wanted
        assert all(markup.text(part) for part in parts), "no empty element"


@settings(max_examples=200, deadline=None)
@given(marked_texts())
def test_lower_ranks_stand_outside(case: tuple[str, Span, list[Mark]]) -> None:
    text, span, marks = case
    ranks = {f"m{n}": m.rank for n, m in enumerate(marks)}
    body = markup.fragment(str(marked(text, span, marks)))
    for outer in markup.elements(body):
        for inner in outer:
            if outer is not body:
                assert ranks[outer.get("class", "")] <= ranks[inner.get("class", "")]


@pytest.mark.parametrize("value", ['" onclick="x', "a&b", "<", "javascript:alert(1)"])
def test_attributes_are_encoded(value: str) -> None:
    html = str(marked("word", Span(0, 4), [Mark(Span(0, 4), 0, "a", (("href", value),))]))
    (link,) = list(markup.fragment(html))
    assert dict(link.attrib) == {"href": value}
