"""Suggested stories: briefs without one that seem to tell one event, or to belong to a story.

Briefs are put together while the pair scores of `link.related`, nearness in time included, are high
on average over all pairs of what would be one: a chain of neighbours is no story. Two stories that
people made are never joined. Nothing is assigned: a person takes a suggestion or leaves it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotated_briefs.addresses import story_address
from annotated_briefs.curate.yaml_edit import scalar
from annotated_briefs.link.related import Ties, explain, story_of
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.related import Reason, listed_as

LEAST = 0.9
"""The average score of the pairs of a story; see `make bench-related` for what it gives."""
_LOOKED_AT = 20
"""Related briefs of each that are looked at; what is further down counts as not related."""


@dataclass(frozen=True, slots=True)
class Joining:
    """A brief without a story, and the brief of the suggested one to which it is tied most."""

    address: str
    path: str
    """Its brief.yml, below the root."""
    headline: str
    published: str | None
    tied_to: str
    """The address of that one."""
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StorySuggestion:
    """Briefs that may be one story."""

    title: str
    """Of a new story, shared words to be written better by a person."""
    known: bool
    """Whether briefs have this story already."""
    joining: tuple[Joining, ...]
    """By date."""
    others: tuple[str, ...]
    """The addresses of the briefs that have the story already."""
    score: float
    line: str
    """What to write into each brief.yml."""


def suggest_stories(briefs: Sequence[PublishedBrief]) -> tuple[StorySuggestion, ...]:
    """The stories that ``briefs`` suggest, the surest first."""
    ties = Ties(briefs)
    scores = {
        (min(i, j), max(i, j)): score
        for i in range(len(briefs))
        for j, score in ties.best(i, _LOOKED_AT)
    }
    found = []
    for group, score in _groups(briefs, scores):
        if any(not story_of(briefs[i]) for i in group):
            found.append(_suggestion(ties, group, scores, score))
    return tuple(sorted(found, key=lambda s: (-s.score, s.joining[0].address)))


def _groups(
    briefs: Sequence[PublishedBrief], scores: Mapping[tuple[int, int], float]
) -> list[tuple[list[int], float]]:
    """Groups of several and the average score of the pairs that a brief without a story is in."""
    of: dict[int, list[int]] = {}
    stories: dict[str, list[int]] = {}
    for i, brief in enumerate(briefs):
        story = story_of(brief)
        group = stories.setdefault(story, []) if story else []
        group.append(i)
        of[i] = group
    for (i, j), score in sorted(scores.items(), key=lambda pair: (-pair[1], pair[0])):
        one, other = of[i], of[j]
        if one is other or score < LEAST:
            continue
        if _assigned(briefs, one) and _assigned(briefs, other):
            continue
        if _average(one, other, scores) >= LEAST:
            one += other
            for member in other:
                of[member] = one
    different = {id(group): group for group in of.values() if len(group) > 1}
    return [(sorted(group), _within(briefs, group, scores)) for group in different.values()]


def _assigned(briefs: Sequence[PublishedBrief], group: Sequence[int]) -> bool:
    return any(story_of(briefs[i]) for i in group)


def _average(
    one: Sequence[int], other: Sequence[int], scores: Mapping[tuple[int, int], float]
) -> float:
    """Over the pairs that would come together; of a long story, over its nearest members."""
    if len(one) > len(other):
        return _average(other, one, scores)
    total = 0.0
    for i in one:
        nearest = sorted((_score(i, j, scores) for j in other), reverse=True)[:_NEAREST]
        total += sum(nearest) / len(nearest)
    return total / len(one)


_NEAREST = 2
"""Of a running story, the latest report is near to the last ones, not to the first."""


def _within(
    briefs: Sequence[PublishedBrief], group: Sequence[int], scores: Mapping[tuple[int, int], float]
) -> float:
    best = [
        max(_score(i, j, scores) for j in group if j != i) for i in group if not story_of(briefs[i])
    ]
    return sum(best) / len(best) if best else 0.0


def _score(i: int, j: int, scores: Mapping[tuple[int, int], float]) -> float:
    return scores.get((min(i, j), max(i, j)), 0.0)


# ------------------------------------------------------------------ what is said of a group


def _suggestion(
    ties: Ties, group: Sequence[int], scores: Mapping[tuple[int, int], float], score: float
) -> StorySuggestion:
    briefs = ties.briefs
    members = [i for i in group if story_of(briefs[i])]
    joining = [i for i in group if not story_of(briefs[i])]
    joining.sort(key=lambda i: (briefs[i].brief.metadata.published or "~", briefs[i].brief.address))
    title = briefs[members[0]].brief.metadata.story if members else _title(ties, group)
    assert title is not None, "members have a story"  # noqa: S101
    return StorySuggestion(
        title=title,
        known=bool(members),
        joining=tuple(_joining(ties, i, group, scores) for i in joining),
        others=tuple(briefs[i].brief.address for i in members),
        score=round(score, 2),
        line=f"story: {scalar(title)}",
    )


def _joining(
    ties: Ties, i: int, group: Sequence[int], scores: Mapping[tuple[int, int], float]
) -> Joining:
    nearest = max((j for j in group if j != i), key=lambda j: (_score(i, j, scores), -j))
    brief, other = ties.briefs[i].brief, ties.briefs[nearest].brief
    reasons = listed_as(explain(ties, i, nearest, _score(i, nearest, scores))).reasons
    return Joining(
        address=brief.address,
        path=path_of(ties.briefs[i]).as_posix(),
        headline=brief.metadata.headline,
        published=brief.metadata.published,
        tied_to=other.address,
        reasons=tuple(map(_in_words, reasons)),
    )


def path_of(brief: PublishedBrief) -> Path:
    """The brief.yml of ``brief``, below the root."""
    return Path("briefs/articles", brief.brief.year, brief.brief.slug, "brief.yml")


def _in_words(reason: Reason) -> str:
    names = ", ".join(shared.name for shared in reason.names)
    return (
        f"{reason.words} {names}" if names else ": ".join(filter(None, (reason.words, reason.rest)))
    )


def _title(ties: Ties, group: Sequence[int]) -> str:
    """Shared names and words, the most telling first: ``Puerto Rico: governor, resign``."""
    names = Counter(key for i in group for key in ties.names[i])
    told: defaultdict[str, float] = defaultdict(float)
    for i in group:
        for word, weight in ties.alike.vectors[i].items():
            told[word] += weight
    known = {key: entity.name for i in group for key, entity in ties.names[i].items()}
    shared = [key for key, n in names.items() if n > len(group) / 2]
    shared.sort(key=lambda key: (-names[key] * ties.weight(key), known[key]))
    name = known[shared[0]] if shared else ""
    apart = {part.casefold() for part in name.split()}
    written = {word: ties.alike.written[i][word] for i in group for word in ties.alike.vectors[i]}
    several = Counter(word for i in group for word in ties.alike.vectors[i])
    words = [w for w in told if several[w] > 1 and written[w].casefold() not in apart]
    words.sort(key=lambda w: (-several[w], -told[w], w))
    shown = ", ".join(written[w] for w in words[: 2 if name else 3])
    title = ": ".join(filter(None, (name, shown))) or ties.briefs[group[0]].brief.metadata.headline
    taken = {story_of(brief) for brief in ties.briefs}
    return title if story_address(title) not in taken else f"{title} (another)"
