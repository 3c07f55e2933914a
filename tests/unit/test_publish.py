"""The edges of what rights allow; the rule for every article is in tests/property."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated_briefs.model import Decisions, RecordedWords, Show, Span, TextFacts
from annotated_briefs.publish import publish
from tests.made import annotated, statement

WORDS = " ".join(f"w{n}" for n in range(400)) + "."


def first(words: int) -> Span:
    """The span of the first ``words`` words."""
    return Span(0, len(" ".join(WORDS.split()[:words])))


@pytest.mark.parametrize(("size", "shown"), [(49, True), (50, True), (51, False)])
def test_a_quotation_has_at_most_fifty_words(size: int, shown: bool) -> None:
    made = annotated(WORDS, show=Show.QUOTES, statements=[statement("S1", first(size))])
    assert ("S1" in publish(made).quotes) is shown


def test_in_all_at_most_a_quarter_and_the_confirmed_first() -> None:
    parts = [statement(f"S{n}", first(40), confirmed=n == 3) for n in range(1, 5)]
    made = annotated(WORDS, show=Show.QUOTES, statements=parts)
    assert list(publish(made).quotes) == ["S3", "S1"]


@pytest.mark.parametrize(("size", "shown"), [(11, True), (12, False)])
def test_a_source_is_described_in_at_most_eleven_words(size: int, shown: bool) -> None:
    one = statement("S1", first(5), source=first(size))
    view = publish(annotated(WORDS, show=Show.QUOTES, statements=[one]))
    assert bool(view.source_words(one)) is shown


@pytest.mark.parametrize("show", list(Show))
def test_deck_and_caption_are_the_outlets_words_too(show: Show) -> None:
    meta = publish(annotated(WORDS, show=show)).brief.metadata
    kept = show in {Show.FULL, Show.EXCERPT}
    assert (meta.deck is not None, meta.image is not None) == (kept, kept)


@pytest.mark.parametrize(
    ("show", "total", "quotes"),
    [
        (Show.QUOTES, 100, ["S1"]),
        (Show.QUOTES, 7, []),
        (Show.EXCERPT, 100, ["S1"]),
        (Show.LINK, 100, []),
    ],
)
def test_what_reviewers_wrote_down_obeys_the_same_limits(
    show: Show, total: int, quotes: list[str]
) -> None:
    made = annotated(WORDS, show=show, statements=[statement("S1", first(2))])
    facts = Decisions(text=TextFacts("0" * 64, 1, 1, total))
    made = replace(made, brief=replace(made.brief, article=None, decisions=facts))
    view = publish(made, {"S1": RecordedWords(("the ramp holds",), "a smith", "said")})
    assert list(view.quotes) == quotes
    source = view.source_words(made.findings.statements[0])
    assert source == (None if show is Show.LINK else "a smith")
