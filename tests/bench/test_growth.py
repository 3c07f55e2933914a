"""Texts that nobody writes but anybody may feed: what they cost grows as their length does.

Twice the text takes twice the time where the work is linear and four times where it is quadratic,
whatever the machine.
"""

from __future__ import annotations

import pytest

from annotated_briefs.analyse.models import installed_model
from annotated_briefs.analyse.parse import analyse
from annotated_briefs.model import Analysis, Article, Decisions, Register
from annotated_briefs.pipeline import find
from annotated_briefs.text import split
from tests.bench.test_speed import seconds

SIZE = 5_000
"""Code points of the shorter text."""
ROUNDS = 3
MOST = 3.0
"""Times what the shorter text takes, at most, for one of twice its length."""
AGAIN = 4
"""Measurements more where it took longer."""

SHAPES = {
    "quotations": ('"A," he said. ', ""),
    "speaker labels": ("ANN: We go.\n\n", ""),
    "a list of names": ("Ann Roe, ", "and Bob Doe said it."),
    "one sentence": ("he said she said ", ""),
    "one quotation after another": ('"We go." ', "he said."),
    "short forms in brackets": ("United Nations (UN) ", "won."),
    "according, again and again": ("according to officials, ", "it rained."),
    "reports nobody makes": ("It reportedly sank. ", ""),
}


def parsed(part: str, end: str, size: int) -> tuple[Article, Analysis]:
    article = split(part * (size // len(part)) + end)
    return article, next(iter(analyse([article], installed_model())))


def cost(article: Article, analysis: Analysis) -> float:
    """Seconds of processor time to find everything in the article, without the language model."""

    def work() -> None:
        find(article, analysis, register=Register(), decisions=Decisions())

    return min(seconds(work) for _ in range(ROUNDS))


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_takes_no_more_than_thrice_the_time(shape: str) -> None:
    short, long = (parsed(*SHAPES[shape], size) for size in (SIZE, 2 * SIZE))
    find(*short, register=Register(), decisions=Decisions())  # word lists and weights are read once
    before, after = cost(*short), cost(*long)
    for _ in range(AGAIN):
        # A machine that others use, too, slows down for a moment; what is quadratic stays so.
        if after > MOST * before:
            before, after = min(before, cost(*short)), min(after, cost(*long))
    print(f"\n{shape}: {before:.3f} s, {after:.3f} s")
    assert after <= MOST * before
