"""Related briefs, each with its reason in words and the places that prove it.

Two briefs are related by the sources that both quote, the names that both mention, the likeness of
their words, their story, their topics, and by how near they are in time. A shared name weighs its
inverse document frequency, ln(1 + N / n): a name in every brief says nothing. Everything is found
through indexes, nothing pair by pair. The weights are round figures; `make bench-related` measures
what they give.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

import numpy as np

from annotated_briefs.addresses import entity_key, has_page, parse_partial, story_address
from annotated_briefs.link.gather import FirstPlaces
from annotated_briefs.link.likeness import Floats, Likeness, Postings, likeness
from annotated_briefs.link.quotations import fold
from annotated_briefs.memory import Forgetful, Memory
from annotated_briefs.model import Entity, EntityId, Slug
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.text import WORD

_NOTHING = Forgetful()
_LIKENESS, _NAMES = 2.0, 1.0
"""Both are cosines, 0 to 1. Measured, the words tell more than the names."""
_SOURCE = 2.0
"""A shared source says more than a shared mention, by so much."""
_STORY, _TOPIC = 0.5, 0.1
"""A story was assigned by a person."""
_TIME, _DAYS = 1.0, 60.0
"""Of one day, the score is doubled; that wears off by a factor e in so many days."""
LEAST = 0.4
"""What scores less shares a common name or a few everyday words."""
_MOST = 5
_NAMES_SHOWN = 3
_PLACES = 3
_WORDS_SHOWN = 4
_COMMON = 0.5
"""A name in more than half of the briefs is not followed: it would pair everything."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A name that two briefs share, and where each has it: anchors on their pages."""

    entity: Entity
    here: tuple[str, ...]
    """Its statements where both quote it (``s3``), else its first mention; empty where rights
    withhold the place."""
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A related brief and why."""

    brief: PublishedBrief
    score: float
    quoted: tuple[Tie, ...]
    mentioned: tuple[Tie, ...]
    shared: int
    """How many entities both mention, the quoted ones included."""
    story: str | None
    topics: tuple[str, ...]
    words: tuple[str, ...]
    """What makes the two alike beside shared names, the most telling first."""
    days: int | None
    """How many days lie between the two; None where a date is not known to the day."""


def relate(
    briefs: Sequence[PublishedBrief], memory: Memory = _NOTHING
) -> dict[str, tuple[Related, ...]]:
    """For each brief's address, the most related others, best first.

    What ``memory`` has of the briefs is not worked out again.
    """
    ties = Ties(briefs, memory)
    return {
        brief.brief.address: tuple(explain(ties, i, j, score) for j, score in ties.best(i, _MOST))
        for i, brief in enumerate(briefs)
    }


class Ties:
    """What joins some briefs, by their numbers."""

    def __init__(self, briefs: Sequence[PublishedBrief], memory: Memory = _NOTHING) -> None:
        self.briefs = briefs
        self.places = [FirstPlaces(brief) for brief in briefs]
        self.names = [_names(brief) for brief in briefs]
        self.heard = [_heard(*one) for one in zip(briefs, self.names, strict=True)]
        self.alike: Likeness = likeness(briefs, memory)
        self._dates = [_date(brief) for brief in briefs]
        days = [np.nan if date is None else float(date[0]) for date in self._dates]
        self._days = np.array(days)
        times = Counter(name for own in self.names for name in own)
        self._weight = {
            name: log(1 + len(briefs) / n)
            for name, n in times.items()
            if n <= max(2, len(briefs) * _COMMON)
        }
        self._joined = Postings([self._row(i) for i in range(len(briefs))])

    def _row(self, i: int) -> dict[str, float]:
        """All that may join the i-th to others, so weighed that two of them multiply theirs."""
        names = self.names[i]
        length = sqrt(sum(map(self.weight, names))) or 1.0
        row = {f"name {n}": sqrt(_NAMES * self.weight(n)) / length for n in names}
        more = _NAMES * (_SOURCE - 1)
        row |= {f"heard {n}": sqrt(more * self.weight(n)) / length for n in self.heard[i]}
        row |= {word: sqrt(_LIKENESS) * much for word, much in self.alike.vectors[i].items()}
        return {key: weight for key, weight in row.items() if weight} | _assigned(self.briefs[i])

    def scores(self, i: int) -> Floats:
        """How related each brief is to the i-th, by what joins them; that of the i-th is 0."""
        found = self._joined.like(i)
        apart = np.abs(self._days - self._days[i])
        found *= 1 + _TIME * np.nan_to_num(np.exp(-apart / _DAYS))
        found[i] = 0.0
        return found

    def best(self, i: int, most: int) -> list[tuple[int, float]]:
        """The briefs most related to the i-th and their scores, at most ``most``."""
        scores = self.scores(i)
        near = np.flatnonzero(scores >= LEAST)
        if len(near) > most:
            # Those as good as the last one, too: of equals the address decides.
            last = np.partition(scores[near], -most)[-most]
            near = near[scores[near] >= last]
        found = [(int(j), float(scores[j])) for j in near]
        return sorted(found, key=lambda one: (-one[1], self.briefs[one[0]].brief.address))[:most]

    def weight(self, name: EntityId) -> float:
        """What a shared name says; 0 where it stands in most briefs."""
        return self._weight.get(name, 0.0)

    def days(self, i: int, j: int) -> int | None:
        """How many days lie between two briefs, if both are dated to the day."""
        one, other = self._dates[i], self._dates[j]
        if one is None or other is None or not (one[1] and other[1]):
            return None
        return abs(one[0] - other[0])


def _assigned(brief: PublishedBrief) -> dict[str, float]:
    """Story and topics, each with the root of its weight: two briefs multiply theirs."""
    found = {f"topic {topic}": sqrt(_TOPIC) for topic in brief.brief.metadata.topics}
    if story := story_of(brief):
        found[f"story {story}"] = sqrt(_STORY)
    return found


def _date(brief: PublishedBrief) -> tuple[int, bool] | None:
    """The day as a number, and whether it is known; of a month or year, its middle."""
    published = brief.brief.metadata.published
    if not published:
        return None
    day, known = parse_partial(published)
    return day.toordinal() + {1: 182, 2: 15, 3: 0}[known], known == 3


def _names(brief: PublishedBrief) -> dict[EntityId, Entity]:
    """The entities of ``brief`` that may join it to another, by what they are on the site.

    Its outlet and those who published what it is based on say nothing of what it is about.
    """
    meta = brief.brief.metadata
    publishers = {one.publisher.casefold() for one in meta.based_on}
    return {
        entity_key(entity): entity
        for entity in brief.findings.entities.values()
        if has_page(entity)
        and Slug(entity.id) != meta.outlet
        and publishers.isdisjoint(name.casefold() for name in (entity.name, *entity.aliases))
    }


def _heard(brief: PublishedBrief, names: Container[EntityId]) -> dict[EntityId, list[str]]:
    """The anchors of the statements of each source that is one of ``names``."""
    entities = brief.findings.entities
    found: dict[EntityId, list[str]] = {}
    for statement in brief.findings.statements:
        if statement.entity and statement.entity in entities:
            key = entity_key(entities[statement.entity])
            if key in names:
                found.setdefault(key, []).append(statement.id.lower())
    return found


def story_of(brief: PublishedBrief) -> str:
    """The address of its story; empty where it has none."""
    title = brief.brief.metadata.story
    return story_address(title) if title else ""


def _words_of(entities: Iterable[Entity]) -> set[str]:
    """The folded words of their names: those stand in another reason."""
    return set().union(*(_folded(e.name, *e.aliases) for e in entities))


@lru_cache(maxsize=1 << 14)
def _folded(*names: str) -> frozenset[str]:
    return frozenset(fold(word) for name in names for word in WORD.findall(name))


def _place(ties: Ties, i: int, key: EntityId) -> tuple[str, ...]:
    anchor = ties.places[i].of(key)
    return (anchor,) if anchor else ()


def explain(ties: Ties, i: int, j: int, score: float) -> Related:
    """Why the j-th brief is related to the i-th, and where it shows."""
    here, there = ties.briefs[i].brief.metadata, ties.briefs[j].brief.metadata
    heard, too = ties.heard[i], ties.heard[j]
    shared = [(key, entity) for key, entity in ties.names[i].items() if key in ties.names[j]]
    both = [(key, e) for key, e in shared if key in heard and key in too]
    rest = [(key, e) for key, e in shared if key not in heard or key not in too]
    for names in (both, rest):
        # The rarest first, then by name: the order of reading is not everybody's to know.
        names.sort(key=lambda one: (-ties.weight(one[0]), one[1].name.casefold(), one[0]))
    return Related(
        brief=ties.briefs[j],
        score=score,
        quoted=tuple(
            Tie(e, tuple(heard[key][:_PLACES]), tuple(too[key][:_PLACES]))
            for key, e in both[:_NAMES_SHOWN]
        ),
        mentioned=tuple(
            Tie(e, _place(ties, i, key), _place(ties, j, key)) for key, e in rest[:_NAMES_SHOWN]
        ),
        shared=len(shared),
        story=here.story
        if here.story and story_of(ties.briefs[i]) == story_of(ties.briefs[j])
        else None,
        topics=tuple(t for t in here.topics if t in there.topics),
        words=tuple(ties.alike.shared(i, j, but=_words_of(e for _, e in shared))[:_WORDS_SHOWN]),
        days=ties.days(i, j),
    )
