"""How good suggested stories are: against the judged stories of Wikinews (tests/gold/related)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from annotated_briefs.curate.stories import suggest_stories
from annotated_briefs.publish import PublishedBrief
from tests.bench.related import judged


@dataclass(frozen=True, slots=True)
class Row:
    """Pairs of articles that are put into one story."""

    what: str
    suggested: int
    right: int
    wanted: int

    def __str__(self) -> str:
        return (
            f"{self.what}: {self.right} of {self.suggested} pairs right"
            f" ({self.right / max(1, self.suggested):.1%}), {self.right} of {self.wanted} found"
            f" ({self.right / max(1, self.wanted):.1%})"
        )


def measure(views: Sequence[PublishedBrief]) -> list[Row]:
    """``views`` are those of the table, in its order; none has a story."""
    number = {view.brief.address: n for n, view in enumerate(views)}
    groups = [
        sorted(number[one.address] for one in found.joining) for found in suggest_stories(views)
    ]
    both = judged()
    story = _pairs(both["stories"].values())
    subject = story | _pairs(both["subjects"].values())
    suggested = _pairs(groups)
    return [
        Row(f"{len(groups)} stories suggested, of one story", len(suggested),
            len(suggested & story), len(story)),
        Row("of one story or subject", len(suggested), len(suggested & subject), len(subject)),
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Returned:
    """Each article of a story of three or more, taken out of it while all others are assigned."""

    right: int
    wrong: int
    total: int

    def __str__(self) -> str:
        return (
            f"taken out of its story: {self.right} of {self.total} suggested for it again,"
            f" {self.wrong} for another"
        )


def returned(views: Sequence[PublishedBrief]) -> Returned:
    """``views`` are those of the table, in its order."""
    number = {view.brief.address: n for n, view in enumerate(views)}
    stories = judged()["stories"]
    title = {row: name for name, group in stories.items() for row in group}
    taken = [row for group in stories.values() if len(group) > 2 for row in group]
    right = wrong = 0
    for out in taken:
        told = [_told(view, title.get(n) if n != out else None) for n, view in enumerate(views)]
        for one in suggest_stories(told):
            if any(number[joining.address] == out for joining in one.joining):
                right += one.title == title[out]
                wrong += one.title != title[out]
    return Returned(right, wrong, len(taken))


def _told(view: PublishedBrief, story: str | None) -> PublishedBrief:
    brief = replace(view.brief, metadata=replace(view.brief.metadata, story=story))
    return replace(view, brief=brief)


def _pairs(groups: object) -> set[tuple[int, int]]:
    return {pair for group in groups for pair in combinations(sorted(group), 2)}  # type: ignore[attr-defined]
