"""What joining briefs costs, as ratios of processor time in one run; and that the labels hold."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from annotated_briefs.link import echoes, gather, relate
from annotated_briefs.model import EntityId, Kind, Mention, Register, Span
from annotated_briefs.publish import PublishedBrief, publish
from annotated_briefs.render import render_site
from tests.bench import related, renderings, stories
from tests.made import annotated, entity, statement

NUMBER = 300


def _views() -> list[PublishedBrief]:
    """Briefs of 200 words drawn as those of a language are, with ten names and ten quotations."""
    chance = random.Random(9)
    vocabulary = [f"w{''.join(chance.choices('abcdefghij', k=6))}" for _ in range(20_000)]
    weights = [1 / n for n in range(1, len(vocabulary) + 1)]
    names = [entity(f"name-{n}", f"Name {n}", Kind.PERSON) for n in range(NUMBER // 2)]
    return [_view(n, chance.choices(vocabulary, weights, k=200), chance.sample(names, 10))
            for n in range(NUMBER)]  # fmt: skip


def _view(n: int, words: list[str], names: list) -> PublishedBrief:  # type: ignore[type-arg]
    parts = [" ".join(words[at : at + 20]) for at in range(0, 200, 20)]
    text = "\n\n".join(f"“{part}”" for part in parts)
    at, said, mentions = 0, [], []
    for k, (part, name) in enumerate(zip(parts, names, strict=True), 1):
        inside = Span(at + 1, at + 1 + len(part))
        said.append(replace(statement(f"S{k}", inside, by=name.id), quoted=(inside,)))
        mentions.append(Mention(Span(at + 1, at + 5), Kind.PERSON, EntityId(name.id)))
        at += len(part) + 4
    made = annotated(text, slug=f"b{n}", mentions=mentions, entities=names, headline=parts[0][:40])
    return publish(replace(made, findings=replace(made.findings, statements=tuple(said))))


def _cost(work: Callable[[], object], rounds: int = 3) -> float:
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def test_joining_briefs_costs_a_part_of_drawing_them(counted: Callable[[str], None]) -> None:
    views = _views()
    links, found = gather(views, Register())

    def draw() -> None:
        for page in render_site(views, links=links, stories=found, related={}, outlets={}):
            if page.path.startswith("briefs/2024/"):
                page.draw()

    drawing = _cost(draw, rounds=1)
    relating, echoing = _cost(lambda: relate(views)), _cost(lambda: echoes(views))
    counted(
        f"of drawing {NUMBER} briefs: related {relating / drawing:.3f}, same words"
        f" {echoing / drawing:.3f}"
    )
    assert relating < drawing / 2
    assert echoing < drawing / 2


def test_every_label_is_a_row_and_groups_have_several() -> None:
    both = related.judged()
    for groups in both.values():
        for group in groups.values():
            assert len(group) == len(set(group)) > 1
            assert all(0 <= row < 171 for row in group)
    assert sum(map(len, both["stories"].values())) == len(related.relevant(both["stories"])) == 36
    assert len(related.relevant(*both.values())) == 62


def test_two_translations_are_told_from_two_statements(counted: Callable[[str], None]) -> None:
    for name, pairs in (("chosen_on", 168), ("held_out", 32)):
        row = renderings.measure(name)
        counted(f"put otherwise: {row}")
        assert row.pairs == pairs
        assert row.precision > 0.95
    assert row.found > 0.4 * row.pairs


@pytest.mark.shared
@pytest.mark.slow
def test_what_joins_wikinews(shared_dir, analyses, counted) -> None:  # type: ignore[no-untyped-def]
    from tests.bench import collected
    from tests.bench import echoes as words

    views = collected.views(shared_dir, analyses)
    assert echoes(views) == (), "no two articles of the set quote the same words"
    for row in words.measure(views):
        counted(f"the same words: {row}")
        assert row.wrong == 0
    _, subject = stories.measure(views)
    counted(f"stories: {subject}")
    assert subject.right > 0.9 * subject.suggested
    story, both = related.measure(views)
    counted(f"related: {story}")
    counted(f"related: {both}")
    assert story.relevant > 0.9
    assert both.relevant > 0.8
