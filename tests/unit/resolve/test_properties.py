"""What holds for every text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_briefs.model import Kind, RawEntity, Span
from annotated_briefs.resolve import name_things
from annotated_briefs.text import split
from tests.marked import analysis_of, record, register

WORDS = st.sampled_from(
    [
        "Tariq",
        "al-Rashidi",
        "Owls",
        "(OCF)",
        "Owl Care Foundation",
        "the",
        "U.S.",
        "Iran's",
        ".\n\n",
        "President",
        "of",
        ",",
        "and",
        "X",
        "’",
        "İ",
        "ß",
        "\u200b",
        "'",
        "(",
        "-",
        "leaders of",
    ]
)
LABELS = st.sampled_from(["PERSON", "ORG", "GPE", "NORP", "WORK_OF_ART", "DATE"])
REGISTER = register(record("owls", Kind.ORG, "Owls"), record("t", Kind.PERSON, "Tariq al-Rashidi"))


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=25), st.lists(st.tuples(st.integers(0, 99), LABELS), max_size=6))
def test_mentions_are_disjoint_named_and_repeatable(
    words: list[str], labels: list[tuple[int, str]]
) -> None:
    text = " ".join(words)
    article = split(text)
    entities, at = [], 0
    for start, label in sorted(labels):
        end = min(start + 12, len(text))
        if at <= start < end:
            entities.append(RawEntity(Span(start, end), label))
            at = end
    analysis = analysis_of(article, tuple(entities))
    mentions, found = name_things(article, analysis, REGISTER)
    assert name_things(article, analysis, REGISTER) == (mentions, found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))
    assert {m.entity for m in mentions} == set(found)
    assert all(found[m.entity].kind is m.kind for m in mentions)
    assert all(m.span.of(text).strip() == m.span.of(text) != "" for m in mentions)
