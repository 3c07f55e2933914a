"""Related briefs, each with its reason in words.

Two briefs are related by the sources that both quote, the entities that both mention, their story
and their topics. A shared name weighs its inverse document frequency, ln(N / n): a name in every
brief says nothing. Computed through an index of names, never pair by pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from math import log

from annotated_briefs.addresses import entity_key, has_page, story_address
from annotated_briefs.model import Entity, EntityId, Slug
from annotated_briefs.publish import PublishedBrief

_STORY, _SOURCE, _TOPIC = 3.0, 2.0, 0.5
"""A story was assigned by a person; a shared source says more than a shared mention."""
_MOST = 5
_NAMES_SHOWN = 3
_COMMON = 0.5
"""A name in more than half of the briefs is not followed: it would pair everything."""


@dataclass(frozen=True, slots=True)
class Related:
    """A related brief and why: names quoted in both, names mentioned in both, story, topics."""

    brief: PublishedBrief
    score: float
    quoted: tuple[Entity, ...]
    mentioned: tuple[Entity, ...]
    shared: int
    """How many entities both mention, the quoted ones included."""
    story: str | None
    topics: tuple[str, ...]


def relate(briefs: Sequence[PublishedBrief]) -> dict[str, tuple[Related, ...]]:
    """For each brief's address, the most related others, best first."""
    names = [_names(brief) for brief in briefs]
    heard = [_heard(brief) for brief in briefs]
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, brief in enumerate(briefs):
        for name in names[i]:
            index["entity", name].append(i)
        meta = brief.brief.metadata
        for key in (("story", _story(brief)), *(("topic", t) for t in meta.topics)):
            if key[1]:
                index[key].append(i)
    return {
        brief.brief.address: _relate_one(i, briefs, names, heard, index)
        for i, brief in enumerate(briefs)
    }


def _names(brief: PublishedBrief) -> dict[EntityId, Entity]:
    """The entities of ``brief`` that may join it to another, by what they are on the site."""
    outlet = brief.brief.metadata.outlet
    return {
        entity_key(entity): entity
        for entity in brief.findings.entities.values()
        if has_page(entity) and Slug(entity.id) != outlet
    }


def _story(brief: PublishedBrief) -> str:
    """The address of its story; empty where it has none."""
    title = brief.brief.metadata.story
    return story_address(title) if title else ""


def _relate_one(
    i: int,
    briefs: Sequence[PublishedBrief],
    names: Sequence[dict[EntityId, Entity]],
    heard: Sequence[set[EntityId]],
    index: dict[tuple[str, str], list[int]],
) -> tuple[Related, ...]:
    here = briefs[i]
    total = len(briefs)
    scores: defaultdict[int, float] = defaultdict(float)
    for id_ in names[i]:
        others = index["entity", id_]
        if len(others) > max(2, total * _COMMON):
            continue
        weight = log(1 + total / len(others))
        for j in others:
            scores[j] += weight * (_SOURCE if id_ in heard[i] and id_ in heard[j] else 1)
    meta = here.brief.metadata
    for j in index["story", _story(here)] if meta.story else ():
        scores[j] += _STORY
    for topic in meta.topics:
        for j in index["topic", topic]:
            scores[j] += _TOPIC
    scores.pop(i, None)
    # Almost all are far below the best: those alone are put in order.
    least = min(nlargest(_MOST, scores.values()), default=0.0)
    near = [j for j, score in scores.items() if score >= least]
    best = sorted(near, key=lambda j: (-scores[j], briefs[j].brief.address))[:_MOST]
    return tuple(
        _explain(
            here,
            briefs[j],
            mine=names[i],
            theirs=names[j],
            both=heard[i] & heard[j],
            score=scores[j],
        )
        for j in best
    )


def _heard(brief: PublishedBrief) -> set[EntityId]:
    entities = brief.findings.entities
    return {
        entity_key(entities[s.entity])
        for s in brief.findings.statements
        if s.entity and s.entity in entities
    }


def _explain(
    here: PublishedBrief,
    there: PublishedBrief,
    *,
    mine: dict[EntityId, Entity],
    theirs: dict[EntityId, Entity],
    both: set[EntityId],
    score: float,
) -> Related:
    shared = {key: mine[key] for key in mine if key in theirs}
    quoted = tuple(e for key, e in shared.items() if key in both)
    rest = [e for key, e in shared.items() if key not in both]
    a, b = here.brief.metadata, there.brief.metadata
    return Related(
        brief=there,
        score=score,
        quoted=quoted[:_NAMES_SHOWN],
        mentioned=tuple(rest[:_NAMES_SHOWN]),
        shared=len(shared),
        story=a.story if a.story and _story(here) == _story(there) else None,
        topics=tuple(t for t in a.topics if t in b.topics),
    )
