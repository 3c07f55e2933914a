"""Blocks, words and what the model reads."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.model import ParagraphKind
from annotated_briefs.text import decode, reading, split, words


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfa", "a"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("é😀".encode(), "é😀"),
        (b"", ""),
    ],
)
def test_decode(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("One, two.", 2),
        ("U.S. troops don't re-enter 1,000 homes", 6),
        ("—", 0),
        ("“l’été”", 1),
        ("a/b", 2),
    ],
)
def test_words(text: str, count: int) -> None:
    assert words(text) == count


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("One.\n\nTwo.", ["One.", "Two."]),
        ("One\nmore.\n \t\nTwo.", ["One\nmore.", "Two."]),
        ("\n\n  One.  \n\n", ["One."]),
        ("", []),
        (" \n\u00a0\n", []),
    ],
)
def test_blocks_stand_between_blank_lines(text: str, blocks: list[str]) -> None:
    assert [p.span.of(text) for p in split(text).paragraphs] == blocks


BODY = "A sentence that is a paragraph."


@pytest.mark.parametrize(
    ("line", "subhead"),
    [
        ("Internal review", True),
        ("3 things to know", True),
        ("What the *notice* at <b>the pier</b> says", True),
        ("Internal review.", False),
        ("internal review", False),
        ('The "review"', False),
        ("Who knew?", False),
        ("What is the harbour levy?", True),
        ("Why do ferries matter? Because they do.", False),
        ('Who is "the keeper" here?', False),
        ("The harbour levy is what?", False),
        ("One two three four five six seven eight nine ten", True),
        ("One two three four five six seven eight nine ten eleven", False),
        ("Two\nlines", False),
    ],
)
def test_subheads(line: str, subhead: bool) -> None:
    article = split(f"{BODY}\n\n{line}\n\n{BODY}")
    assert [p.kind is ParagraphKind.SUBHEAD for p in article.paragraphs] == [False, subhead, False]
    assert len(article.body) == 3 - subhead


def test_a_subhead_stands_between_paragraphs() -> None:
    for text in (f"Review\n\n{BODY}", f"{BODY}\n\nReview", f"{BODY}\n\nOne\n\nTwo\n\n{BODY}"):
        assert all(p.kind is ParagraphKind.BODY for p in split(text).paragraphs)


LONG = "The council that voted for the boat has never seen it"


@pytest.mark.parametrize(
    ("line", "subhead"),
    [
        (LONG, True),
        (f"{LONG} from its own deck", True),
        (f"{LONG} from its own deck or from any other that was there", False),
        (f"{LONG}.", False),
        ("“The boat is safe,” he said", True),
        ("“A boat I will carry”", True),
        ("“The boat is safe.”", False),
        ("Who knew?", True),
        ("It stays!", True),
        ("What it costs:", False),
        ("and so it stays", False),
        ("Two\nlines", False),
    ],
)
def test_a_wide_space_above_tells_other_subheads(line: str, subhead: bool) -> None:
    article = split(f"{BODY}\n\n\n{line}\n\n{BODY}\n")
    kinds = [p.kind is ParagraphKind.SUBHEAD for p in article.paragraphs]
    assert kinds == [False, subhead, False]


def test_the_space_is_wide_only_beside_others() -> None:
    evenly = split(f"{BODY}\n\n\n{LONG}\n\n\n{BODY}\n")
    assert len(evenly.body) == 3
    below_another = split(f"{BODY}\n\n\nPart one\n\n\n{LONG}\n\n{BODY}\n")
    assert len(below_another.body) == 2
    at_the_ends = split(f"\n\n\n{LONG}\n\n{BODY}\n\n\n{LONG}\n")
    assert len(at_the_ends.body) == 3


@given(st.text() | st.text(st.sampled_from('ab .\n\t\u00a0\u2028"“')))
def test_blocks_hold_every_word_in_order(text: str) -> None:
    article = split(text)
    spans = [p.span for p in article.paragraphs]
    assert all(a.end < b.start for a, b in pairwise(spans))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(s.of(text) == s.of(text).strip() for s in spans)


@given(st.text() | st.text(st.sampled_from("“”„«»‘’'\" \tab\u00a0"), max_size=400))
def test_reading_moves_nothing(text: str) -> None:
    read = reading(text)
    assert len(read) == len(text)
    assert not set(read) & set("“”„‟«»‘’‛")
    for old, new in zip(text, read, strict=True):
        if old.isalnum() and old != new:
            assert len(text) > 150


def test_a_long_run_is_masked() -> None:
    assert reading("a " + "(" * 200 + " b") == "a " + "x" * 200 + " b"
    assert reading("(" * 150) == "(" * 150


@pytest.mark.parametrize("text", ["a" * 200_000, "a\n" * 100_000, " \n" * 100_000, '"' * 200_000])
def test_it_is_fast_on_any_text(text: str) -> None:
    start = time.process_time()
    split(text)
    reading(text)
    words(text)
    assert time.process_time() - start < 2
