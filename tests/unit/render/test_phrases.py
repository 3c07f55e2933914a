"""The sentences about numbers: plain, right at every count, and without a verdict."""

from __future__ import annotations

import pytest

from annotated_briefs.model import Access, Counts, Naming, SourceProfile, Sourcing
from annotated_briefs.render.phrases import count, day, forms, listed, main_sentence, tally


@pytest.mark.parametrize(
    ("n", "words"), [(0, "0 stories"), (1, "1 story"), (2, "2 stories"), (1200, "1,200 stories")]
)
def test_count(n: int, words: str) -> None:
    assert count(n, "story", "stories") == words


@pytest.mark.parametrize(
    ("items", "words"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_listed(items: list[str], words: str) -> None:
    assert listed(items) == words


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (None, "date not given"),
        ("2024", "2024"),
        ("2024-12", "December 2024"),
        ("2024-12-01", "1 December 2024"),
        ("0987-01-02", "2 January 987"),
    ],
)
def test_day_says_as_much_as_is_known(published: str | None, words: str) -> None:
    assert day(published) == words


def sourcing(sentences: int, attributed: int, *sizes: int, open_: int = 0) -> Sourcing:
    sources = tuple(
        SourceProfile(f"s{n}", f"Source {n}", Naming.NAMED, Access.NOT_STATED, ("S",) * size)
        for n, size in enumerate(sizes, start=1)
    )
    counts = Counts(
        sentences=sentences,
        attributed_sentences=attributed,
        statements=sum(sizes) + open_,
        speaking_sources=len(sizes),
    )
    return Sourcing(counts, (), sources)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (sourcing(16, 0), "None of its 16 sentences names a source."),
        (
            sourcing(16, 9, 9),
            "9 of 16 sentences name a source, and all 9 name the same one.",
        ),
        (sourcing(5, 2, 2), "2 of 5 sentences name a source, and both name the same one."),
        (sourcing(5, 1, 1), "1 of 5 sentences names a source: Source 1."),
        (
            sourcing(5, 2, 1, open_=1),
            "2 of 5 sentences name a source, and only one source is identified: Source 1.",
        ),
        (sourcing(5, 2, open_=2), "2 of 5 sentences name a source; who it is stays open."),
        (
            sourcing(9, 5, 3, 2),
            "5 of 9 sentences name a source, from 2 sources; 3 of 5 statements are by Source 1.",
        ),
        (sourcing(9, 4, 2, 2), "4 of 9 sentences name a source, from 2 sources."),
        (sourcing(9, 9, 2, *[1] * 7), "9 of 9 sentences name a source, from 8 sources."),
    ],
)
def test_main_sentence(made: Sourcing, words: str) -> None:
    assert main_sentence(made) == words


def test_forms_that_occur() -> None:
    assert forms(2, 0, 1) == "2 direct, 1 indirect"


def test_a_zero_reads_none_found() -> None:
    found, zeros = tally(sourcing(5, 2, 1))
    assert all(not words.startswith("0 ") for _, words in found)
    assert "media reports" in zeros
    everything = " ".join([words for _, words in found] + zeros)
    for verdict in ("score", "good", "bad", "false", "true", "unsourced", "reliable"):
        assert verdict not in everything
