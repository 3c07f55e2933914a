"""What the briefs of one story show side by side: who speaks when, and in whose words alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotated_briefs.addresses import entity_key, has_page
from annotated_briefs.link.gather import StoryLinks
from annotated_briefs.model import Entity, EntityId, Kind, Slug
from annotated_briefs.publish import PublishedBrief


@dataclass(frozen=True, slots=True)
class Role:
    """A source in a story."""

    entity: Entity
    said: tuple[tuple[str, ...], ...]
    """For each of the story's briefs the ids of its statements there, ``("S1", "S4")``."""

    @property
    def tally(self) -> list[int]:
        """How many statements it has in each brief."""
        return [len(ids) for ids in self.said]

    @property
    def total(self) -> int:
        """How many in all."""
        return sum(self.tally)

    @property
    def enters(self) -> int:
        """The index of the first brief in which it speaks."""
        return next(i for i, ids in enumerate(self.said) if ids)

    def first_in(self, briefs: Iterable[int]) -> tuple[int, str] | None:
        """The brief and the id of the first statement in any of ``briefs``, which are indexes."""
        return next(((i, self.said[i][0]) for i in briefs if self.said[i]), None)


@dataclass(frozen=True, slots=True)
class Column:
    """An outlet of a story; ``briefs`` are indexes into the story's."""

    outlet: Slug
    briefs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """What of a story's sources and names stands in the briefs of one outlet only."""

    column: Column
    sources: tuple[Role, ...]
    """Whom no other outlet quotes or cites, most statements first."""
    named: tuple[Entity, ...]
    """People and organisations whom no other outlet as much as names; the sources left out."""


def cast(briefs: Sequence[PublishedBrief]) -> tuple[Role, ...]:
    """Every identified source of ``briefs``, the most heard first."""
    said: dict[EntityId, list[list[str]]] = {}
    entities: dict[EntityId, Entity] = {}
    for i, brief in enumerate(briefs):
        for statement in brief.findings.statements:
            entity = brief.findings.entities.get(statement.entity) if statement.entity else None
            if entity is None or statement.unsaid:
                continue
            key = entity_key(entity)
            entities.setdefault(key, entity)
            said.setdefault(key, [[] for _ in briefs])[i].append(statement.id)
    roles = [Role(entities[key], tuple(map(tuple, ids))) for key, ids in said.items()]
    return tuple(sorted(roles, key=lambda role: (-role.total, role.entity.name)))


def columns(story: StoryLinks) -> tuple[Column, ...]:
    """The outlets of the story; none where there is but one: then nothing is compared."""
    found: dict[Slug, list[int]] = {}
    for i, brief in enumerate(story.briefs):
        found.setdefault(brief.brief.metadata.outlet, []).append(i)
    if len(found) < 2:
        return ()
    return tuple(Column(slug, tuple(briefs)) for slug, briefs in sorted(found.items()))


def alone(
    story: StoryLinks, roles: Sequence[Role], compared: Sequence[Column]
) -> tuple[Alone, ...]:
    """What each of the outlets ``compared`` has that no other of them has; without empty ones.

    Where a brief of another has no text here, nobody knows whom it names; where its review is not
    at its end, nobody knows whom it quotes.
    """
    names = [_names(story, column) for column in compared]
    heard = {entity_key(role.entity) for role in roles}
    found = []
    for n, column in enumerate(compared):
        others = [i for other in compared if other is not column for i in other.briefs]
        elsewhere = set().union(*(names[m] for m in range(len(compared)) if m != n))
        mine = [r for r in roles if r.first_in(column.briefs) and not r.first_in(others)]
        only = [e for key, e in names[n].items() if key not in elsewhere and key not in heard]
        without = [story.briefs[i].brief for i in others if story.briefs[i].brief.article is None]
        if without:
            only = []
        if any(brief.decisions.text and brief.decisions.text.open for brief in without):
            mine = []
        found.append(Alone(column, tuple(mine), tuple(sorted(only, key=lambda e: e.name))))
    return tuple(one for one in found if one.sources or one.named)


def _names(story: StoryLinks, column: Column) -> dict[EntityId, Entity]:
    """The people and organisations with a page that the column's briefs name, the outlet apart."""
    return {
        entity_key(entity): entity
        for i in column.briefs
        for entity in story.briefs[i].findings.entities.values()
        if has_page(entity)
        and entity.kind in {Kind.PERSON, Kind.ORG}
        and Slug(entity.id) != column.outlet
    }
