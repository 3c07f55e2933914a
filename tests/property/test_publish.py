"""Whatever the article and whatever was found in it, no more is published than its rights allow."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_briefs.model import (
    QUOTE_SHARE,
    QUOTE_WORDS,
    AnnotatedBrief,
    RecordedWords,
    Show,
    Span,
    State,
)
from annotated_briefs.publish import (
    DESCRIPTION_WORDS,
    EXCERPT_WORDS,
    publish,
)
from annotated_briefs.text import words
from tests.made import annotated, statement


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, list[tuple[Span, Span, bool]]]:
    """An article, and spans of it that count as contents and sources of statements."""
    sizes = draw(st.lists(st.integers(1, 160), min_size=1, max_size=6))
    paragraphs = [" ".join(f"w{p}x{i}" for i in range(n)) + "." for p, n in enumerate(sizes)]
    text = "\n\n".join(paragraphs)
    at = st.integers(0, len(text) - 1)
    # Of one word up to the whole article, often at the edge of what is allowed.
    length = st.integers(1, 80) | st.integers(200, 420) | st.just(len(text))
    found = []
    for start, size, source, confirmed in draw(
        st.lists(st.tuples(at, length, st.integers(1, 120), st.booleans()), max_size=7)
    ):
        content = Span(start, min(len(text), start + size))
        found.append((content, Span(start, min(len(text), start + source)), confirmed))
    return text, found


def brief(case: tuple[str, list[tuple[Span, Span, bool]]], show: Show) -> AnnotatedBrief:
    text, found = case
    made = [
        statement(f"S{n}", content, source=source, confirmed=confirmed)
        for n, (content, source, confirmed) in enumerate(found, start=1)
    ]
    return annotated(text, show=show, statements=made)


@pytest.mark.parametrize("show", [Show.QUOTES, Show.EXCERPT])
@settings(max_examples=200, deadline=None)
@given(case=texts())
def test_quotations_are_short_and_few(
    show: Show, case: tuple[str, list[tuple[Span, Span, bool]]]
) -> None:
    made = brief(case, show)
    view = publish(made)
    sizes = [sum(words(part) for part in parts) for parts in view.quotes.values()]
    assert max(sizes, default=0) <= QUOTE_WORDS
    assert sum(sizes) <= words(case[0]) * QUOTE_SHARE
    by_id = {s.id: s for s in made.findings.statements}
    for id_, parts in view.quotes.items():
        assert parts == tuple(span.of(case[0]) for span in by_id[id_].content)
    # What a person confirmed is not crowded out by what the machine found.
    spent = sum(
        sum(words(part) for part in parts)
        for id_, parts in view.quotes.items()
        if by_id[id_].state is State.CONFIRMED
    )
    left_out = [
        words(s.content[0].of(case[0]))
        for s in made.findings.statements
        if s.state is State.CONFIRMED and s.id not in view.quotes
    ]
    room = int(words(case[0]) * QUOTE_SHARE) - spent
    assert all(size > min(QUOTE_WORDS, room) for size in left_out)


@settings(max_examples=200, deadline=None)
@given(texts())
def test_an_excerpt_is_a_short_beginning(
    case: tuple[str, list[tuple[Span, Span, bool]]],
) -> None:
    made = brief(case, Show.EXCERPT)
    view = publish(made)
    article = made.brief.article
    assert article is not None
    assert view.blocks == article.paragraphs[: len(view.blocks)]
    size = sum(words(block.span.of(case[0])) for block in view.blocks)
    assert size <= min(EXCERPT_WORDS, words(case[0]) * QUOTE_SHARE)


@pytest.mark.parametrize("show", list(Show))
@settings(max_examples=100, deadline=None)
@given(case=texts(), data=st.data())
def test_words_are_given_only_from_what_is_visible(
    show: Show, case: tuple[str, list[tuple[Span, Span, bool]]], data: st.DataObject
) -> None:
    text = case[0]
    view = publish(brief(case, show))
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    visible = any(part.start <= span.start and span.end <= part.end for part in view.visible)
    assert view.words(span) == (span.of(text) if visible else None)
    allowed = [part for parts in view.quotes.values() for part in parts]
    allowed += [block.span.of(text) for block in view.blocks]
    for part in view.visible:
        assert show is Show.FULL or part.of(text) in allowed
    for one in view.findings.statements:
        for said in (view.source_words(one), view.cue_words(one)):
            if show is Show.LINK:
                assert said is None
            elif show is not Show.FULL and said:
                assert words(said) <= DESCRIPTION_WORDS


@settings(max_examples=100, deadline=None)
@given(texts())
def test_full_is_everything(case: tuple[str, list[tuple[Span, Span, bool]]]) -> None:
    made = brief(case, Show.FULL)
    view = publish(made)
    assert view.visible == (Span(0, len(case[0])),)
    assert len(view.quotes) == len(made.findings.statements)
    assert made.brief.article is not None
    assert view.blocks == made.brief.article.paragraphs


@settings(max_examples=100, deadline=None)
@given(texts())
def test_a_link_is_no_word(case: tuple[str, list[tuple[Span, Span, bool]]]) -> None:
    made = brief(case, Show.LINK)
    recorded = {
        s.id: RecordedWords(("some words",), "a source", "said") for s in made.findings.statements
    }
    view = publish(made, recorded)
    assert (view.visible, dict(view.quotes), view.blocks) == ((), {}, ())
