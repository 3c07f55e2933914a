"""What the stages cost beside the language model: ratios of processor time, in one process.

A ratio means the same on every machine, and the best of several rounds is the one that other work
on the machine disturbed least.
"""

from __future__ import annotations

import csv
import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

from annotated_briefs.analyse.models import installed_model
from annotated_briefs.analyse.parse import analyse
from annotated_briefs.attribute import attribute, mark_quoted, prepare
from annotated_briefs.model import Article, Register
from annotated_briefs.resolve import name_things
from annotated_briefs.sourcing import summarise
from annotated_briefs.text import decode, reading, split
from tests.conftest import REPOSITORY

SOURCING = 0.25
"""Attribution and sourcing together, at most, of spaCy's own time."""
NAMES = 0.20
"""Finding and resolving names, at most, of spaCy's own time."""
ROOM = 1.4
"""In the suite a second worker shares the processor's caches, which costs Python more than spaCy's
matrices: 0.24 alone was 0.30 there. The bound itself is held by ``make bench-speed``, alone."""


class Cost(NamedTuple):
    """Seconds of processor time for all articles, the best of the rounds."""

    spacy: float
    names: float
    sourcing: float

    def check(self, what: str, room: float = 1.0) -> None:
        """Hold the bounds, times ``room``."""
        names, sourcing = self.names / self.spacy, self.sourcing / self.spacy
        print(f"\n{what}: names {names:.3f}, attribution and sourcing {sourcing:.3f} of spaCy's")
        assert sourcing <= room * SOURCING
        assert names <= room * NAMES


def seconds(work: Callable[[], object]) -> float:
    """Processor time of ``work``. As in `timeit`, without the garbage collector: what it costs
    depends on everything else that the process holds."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        work()
        return time.process_time() - start
    finally:
        gc.enable()


def cost(articles: Sequence[Article], rounds: int) -> Cost:
    model, register = installed_model(), Register()
    nlp = import_module(model.package).load()
    blocks = [[p.span.of(reading(a.text)) for p in a.paragraphs] for a in articles]
    parsed = list(zip(articles, analyse(articles, model), strict=True))
    named = [(a, parse, *name_things(a, parse, register)) for a, parse in parsed]

    def spacy() -> None:
        for texts in blocks:
            list(nlp.pipe(texts, batch_size=64))

    def names() -> None:
        for article, analysis in parsed:
            name_things(article, analysis, register)

    def sourcing() -> None:
        for article, analysis, mentions, entities in named:
            ready = prepare(article, analysis)
            found = attribute(article, analysis, mentions, entities, prepared=ready)
            said = mark_quoted(ready.quotations, [s for s in found if not s.act])
            summarise(article, analysis, mentions, entities, said, prepared=ready)

    spacy(), names(), sourcing()  # word lists and weights are read once in a process
    runs = [(seconds(spacy), seconds(names), seconds(sourcing)) for _ in range(rounds)]
    return Cost(*(min(column) for column in zip(*runs, strict=True)))


def test_our_stages_cost_a_part_of_spacys_time_on_the_sample() -> None:
    paths = sorted((REPOSITORY / "briefs" / "articles").rglob("article.txt"))
    articles = [split(decode(path.read_bytes())) for path in paths]
    assert sum(len(article.text.split()) for article in articles) > 4000
    cost(articles, rounds=6).check(f"{len(articles)} samples", room=ROOM)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("corpus", ["polnear", "wikinews"])
def test_our_stages_cost_a_part_of_spacys_time_on_news(corpus: str, shared_dir: Path) -> None:
    if os.environ.get("BRIEFS_LONG_BENCH") != "1":
        pytest.skip("the long form of the benchmark (make bench-speed)")
    articles = [split(text) for text in news(shared_dir / "corpora", corpus)]
    cost(articles, rounds=5).check(f"{len(articles)} articles of {corpus}")


def news(corpora: Path, corpus: str) -> list[str]:
    if corpus == "polnear":
        paths = sorted((corpora / "polnear" / "dev" / "text").glob("*.txt"))
        return [decode(path.read_bytes()) for path in paths[::2]]
    csv.field_size_limit(sys.maxsize)
    with (corpora / "wikinews" / "wikinews_2019.csv").open(encoding="utf-8", newline="") as file:
        return [row["text"] for row in csv.DictReader(file)][::3]
