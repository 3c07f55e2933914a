"""Which quotations are compared: what arrays find is what a slow reading of the rule finds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.link import candidates as module
from annotated_briefs.link.candidates import MOST, TRIED, candidates
from annotated_briefs.link.quotations import Quotation, common
from annotated_briefs.publish import PublishedBrief, publish
from tests.made import annotated

VIEWS = [publish(annotated("Some words.", slug=f"b{n}")) for n in range(4)]
WORDS = ("gull", "harbour", "mast", "rope", "storm", "the", "of", "it")


def said(words: str | Sequence[str], brief: PublishedBrief) -> Quotation:
    parts = words.split() if isinstance(words, str) else words
    return Quotation(brief, None, 1, " ".join(parts), tuple(parts))


def runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))


def rare_pairs(words: Sequence[str]) -> set[frozenset[str]]:
    telling = [word for word in words if word not in common()]
    near = [*pairwise(telling), *zip(telling, telling[2:], strict=False)]
    return {frozenset(pair) for pair in near if pair[0] != pair[1]}


def by_the_rule(found: Sequence[Quotation], most: int) -> set[tuple[int, int]]:
    times = Counter(pair for q in found for pair in rare_pairs(q.folded))
    rare = [{p for p in rare_pairs(q.folded) if 1 < times[p] <= most} for q in found]
    return {
        (m, n)
        for m, n in combinations(range(len(found)), 2)
        if found[m].brief is not found[n].brief
        and rare[m] & rare[n]
        and runs(found[m].folded) & runs(found[n].folded)
    }


QUOTATIONS = st.lists(
    st.tuples(st.lists(st.sampled_from(WORDS), max_size=9), st.sampled_from(VIEWS)), max_size=9
)


@given(QUOTATIONS, st.sampled_from([2, 3, MOST]), st.sampled_from([1, 5, 1 << 20]))
def test_arrays_find_what_the_rule_says(
    quoted: list[tuple[list[str], PublishedBrief]], most: int, block: int
) -> None:
    found = [said(words, view) for words, view in quoted]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "MOST", most)
        patch.setattr(module, "_BLOCK", block)
        patch.setattr(module, "_LONG_RUN", 20)
        made = [*candidates(found, range(len(found)))]
    assert len(made) == len(set(made))
    assert set(made) == by_the_rule(found, most)


def test_a_pair_of_words_that_stands_everywhere_is_not_followed() -> None:
    views = [publish(annotated("Words.", slug=f"x{n}")) for n in range(MOST + 1)]
    every = [said(f"mast{n} rope of the storm", view) for n, view in enumerate(views)]
    assert [*candidates(every, range(len(every)))] == []
    assert len([*candidates(every[:MOST], range(MOST))]) == sum(min(n, TRIED) for n in range(MOST))


def test_each_is_compared_with_those_that_share_most_the_earliest_first() -> None:
    views = [publish(annotated("Words.", slug=f"x{n}")) for n in range(TRIED * 2 + 2)]
    few = [said("mast rope of the storm", view) for view in views[:-2]]
    close = said("gull mast rope of the storm harbour", views[-2])
    last = said("gull mast rope of the storm harbour", views[-1])
    made = [m for m, n in candidates([*few, close, last], range(len(views))) if n == len(views) - 1]
    assert made == [len(few), *range(TRIED - 1)]


def test_a_long_run_of_very_many_is_compared_with_the_first_that_has_it() -> None:
    views = [publish(annotated("Words.", slug=f"x{n}")) for n in range(MOST + 1)]
    run = "the mast of the rope and the storm"
    every = [said(f"gull{n} {run} harbour{n}", view) for n, view in enumerate(views)]
    assert [*candidates(every, range(len(every)))] == [(0, n) for n in range(1, len(views))]


def test_the_numbers_are_those_that_were_given() -> None:
    found = [said("storm", VIEWS[0])] * 3
    found += [said("mast rope of the storm", VIEWS[n]) for n in (0, 1, 2)]
    assert [*candidates(found, [3, 5])] == [(3, 5)]
    assert [*candidates([], [])] == []
