"""The sentences about numbers: plain, right at every count, and without a verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated_briefs.model import (
    Access,
    BasedOn,
    Counts,
    Decisions,
    Naming,
    Review,
    SourceProfile,
    Sourcing,
    Span,
    State,
    StatementDecision,
    Verdict,
)
from annotated_briefs.render.phrases import (
    count,
    day,
    forms,
    listed,
    main_sentence,
    not_given,
    reviewed_words,
    tally,
    tidy,
    told,
)
from tests.made import statement


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


def test_kinds_of_sources_are_one_line_and_how_they_know_another() -> None:
    made = sourcing(9, 5, 3, 2)
    counts = replace(made.counts, named=1, institution=1)
    known = replace(made.sources[0], basis="who was there")
    other = replace(made.sources[1], naming=Naming.INSTITUTION)
    found, zeros = tally(replace(made, counts=counts, sources=(known, other)))
    words = [one for _, one in found]
    assert "2 sources: 1 named person and 1 institution" in words
    assert "How the named person knows: given" in words
    assert "unnamed sources" in zeros
    two = replace(made, counts=replace(counts, named=2, institution=0))
    assert "How they know: given for none of 2 named people" in [one for _, one in tally(two)[0]]


def test_a_role_is_enough_to_know_who_speaks() -> None:
    bare = SourceProfile("s", "Ada Quill", Naming.NAMED, Access.NOT_STATED, ("S1",))
    assert not_given(bare) == "role and affiliation"
    assert not_given(replace(bare, role="harbour master")) == ""
    assert not_given(replace(bare, affiliation="Northbank")) == ""
    assert not_given(replace(bare, unknown=frozenset({"role"}))) == ""


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("the bridge is safe,", "the bridge is safe"),
        ("“the bridge is safe,”", "“the bridge is safe,”"),
        ("is it safe?", "is it safe?"),
    ],
)
def test_a_comma_that_leads_to_the_cue_is_not_shown(words: str, shown: str) -> None:
    assert tidy(words) == shown


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ((), None),
        ((None,), "Ledger"),
        (("2019-09-15",), "Ledger, 15 September 2019"),
        (("2019-09-23", "2019-09-05"), "Ledger, 5 to 23 September 2019"),
        (("2019-09-23", "2019-10-01"), "Ledger, 23 September 2019 to 1 October 2019"),
        (("2019", "2019-09-01"), "Ledger, 2019 to 1 September 2019"),
    ],
)
def test_whose_reports_it_was_written_from(dates: tuple[str | None, ...], words: str) -> None:
    assert told([BasedOn("A title", "Ledger", published=date) for date in dates]) == words


@pytest.mark.parametrize(
    ("total", "confirmed", "rejected", "words"),
    [
        (2, 0, 0, "Counted by machine; no person has confirmed the 2 statements yet"),
        (2, 1, 0, "Counted by machine; a person has confirmed 1 of 2 statements"),
        (2, 2, 0, "All 2 statements confirmed by a person"),
        (
            2,
            0,
            1,
            "Counted by machine; no person has confirmed the 2 statements yet, 1 finding rejected",
        ),
        (
            2,
            1,
            2,
            "Counted by machine; a person has confirmed 1 of 2 statements and rejected 2 findings",
        ),
        (1, 1, 1, "1 statement confirmed by a person, 1 finding rejected"),
        (0, 0, 0, "No statements found"),
        (0, 0, 1, "No statements found; a person has rejected 1 finding"),
    ],
)
def test_how_far_the_review_is(total: int, confirmed: int, rejected: int, words: str) -> None:
    made = [statement(f"S{n}", Span(n, n + 1), confirmed=n < confirmed) for n in range(total)]
    assert [s.state is State.CONFIRMED for s in made].count(True) == confirmed
    review = Review("A. Reader", "2024-05-03")
    verdicts = [Verdict.REJECTED] * rejected + [Verdict.CONFIRMED] * confirmed
    left = StatementDecision(Verdict.REJECTED, review, entity_open=True)
    decided = (StatementDecision(verdict, review) for verdict in verdicts)
    decisions = Decisions((left, *decided))
    assert reviewed_words(made, decisions) == words
