"""What every entity, outlet and story gathers from the published briefs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotated_briefs.addresses import has_page
from annotated_briefs.model import Entity, EntityId, Register, SourceProfile, Span, Statement
from annotated_briefs.publish import PublishedBrief


@dataclass(frozen=True, slots=True)
class StatementLink:
    """A statement of an entity, and the brief that carries it."""

    brief: PublishedBrief
    statement: Statement
    profile: SourceProfile | None
    """How the article describes the source."""


@dataclass(frozen=True, slots=True)
class MentionLink:
    """A sentence that mentions an entity; ``name`` is a span relative to ``sentence``."""

    sentence: str | None
    """None where the rights withhold it."""
    name: Span
    anchor: str


@dataclass(frozen=True, slots=True)
class Outing:
    """One brief in which an entity is mentioned."""

    brief: PublishedBrief
    mentions: tuple[MentionLink, ...]


@dataclass(frozen=True, slots=True)
class EntityLinks:
    """Everything the collection holds about one entity."""

    entity: Entity
    statements: tuple[StatementLink, ...]
    outings: tuple[Outing, ...]
    names: tuple[str, ...]
    """The names by which the articles call it, most frequent first."""
    company: tuple[tuple[EntityId, int], ...]
    """Who appears in the same briefs, and in how many."""


@dataclass(frozen=True, slots=True)
class StoryLinks:
    """The briefs of one story, oldest first, undated ones last."""

    title: str
    briefs: tuple[PublishedBrief, ...]


@dataclass(slots=True)
class _Gathering:
    entity: Entity
    statements: list[StatementLink]
    outings: list[Outing]
    names: Counter[str]


_COMPANY = 12
"""More companions than fit on a screen say nothing."""


def by_date(briefs: Iterable[PublishedBrief]) -> list[PublishedBrief]:
    """Newest first; undated ones last; ties by address."""
    return sorted(
        sorted(briefs, key=lambda b: b.brief.address),
        key=lambda b: b.brief.metadata.published or "",
        reverse=True,
    )


def gather(
    briefs: Sequence[PublishedBrief], register: Register
) -> tuple[dict[EntityId, EntityLinks], tuple[StoryLinks, ...]]:
    """The pages-to-be: entities that have a page, by id, and stories by title."""
    found: dict[EntityId, _Gathering] = {
        id_: _Gathering(entity, [], [], Counter()) for id_, entity in register.entities.items()
    }
    together: dict[EntityId, Counter[EntityId]] = defaultdict(Counter)
    for brief in by_date(briefs):
        here = _gather_brief(brief, found)
        for id_ in here:
            together[id_].update(other for other in here if other != id_)
    links = {
        id_: _finish(g, together[id_], found)
        for id_, g in found.items()
        if g.statements or g.outings or g.entity.curated
    }
    return links, _stories(briefs)


def _gather_brief(brief: PublishedBrief, found: dict[EntityId, _Gathering]) -> list[EntityId]:
    findings = brief.findings
    paged = {id_: e for id_, e in findings.entities.items() if has_page(e)}
    places: dict[EntityId, list[MentionLink]] = {id_: [] for id_ in paged}
    for id_, link, name in _mentions(brief, paged):
        places[id_].append(link)
        _at(found, paged[id_]).names[name] += 1
    profiles = {p.entity: p for p in findings.sourcing.sources if p.entity}
    for statement in findings.statements:
        if statement.entity in paged:
            entity = paged[statement.entity]
            profile = profiles.get(statement.entity)
            _at(found, entity).statements.append(StatementLink(brief, statement, profile))
    for id_, entity in paged.items():
        _at(found, entity).outings.append(Outing(brief, tuple(places[id_])))
    return list(paged)


def _at(found: dict[EntityId, _Gathering], entity: Entity) -> _Gathering:
    known = found.setdefault(entity.id, _Gathering(entity, [], [], Counter()))
    if not entity.curated and len(entity.name) > len(known.entity.name):
        known.entity = replace(known.entity, name=entity.name)
    return known


def _mentions(
    brief: PublishedBrief, paged: Mapping[EntityId, Entity]
) -> Iterable[tuple[EntityId, MentionLink, str]]:
    article = brief.brief.article
    if article is None:
        return
    sentences = [s for s in brief.findings.sourcing.sentences if s.span]
    for mention in brief.findings.mentions:
        if mention.entity not in paged:
            continue
        name = mention.span.of(article.text)
        home = next((s for s in sentences if s.span and s.span.contains(mention.span)), None)
        if home is None or home.span is None:
            continue
        sentence = brief.words(home.span)
        inside = Span(mention.span.start - home.span.start, mention.span.end - home.span.start)
        yield mention.entity, MentionLink(sentence, inside, f"n{home.number}"), name


def _finish(
    gathering: _Gathering, company: Counter[EntityId], found: Mapping[EntityId, _Gathering]
) -> EntityLinks:
    entity = gathering.entity
    others = sorted(
        ((id_, n) for id_, n in company.items() if id_ in found),
        key=lambda pair: (-pair[1], found[pair[0]].entity.name),
    )
    return EntityLinks(
        entity=entity,
        statements=tuple(gathering.statements),
        outings=tuple(gathering.outings),
        names=tuple(name for name, _ in gathering.names.most_common()),
        company=tuple(others[:_COMPANY]),
    )


def _stories(briefs: Iterable[PublishedBrief]) -> tuple[StoryLinks, ...]:
    stories: dict[str, list[PublishedBrief]] = defaultdict(list)
    for brief in briefs:
        if brief.brief.metadata.story:
            stories[brief.brief.metadata.story].append(brief)
    return tuple(
        StoryLinks(title, _oldest_first(members)) for title, members in sorted(stories.items())
    )


def _oldest_first(briefs: Iterable[PublishedBrief]) -> tuple[PublishedBrief, ...]:
    ordered = reversed(by_date(briefs))
    return tuple(sorted(ordered, key=lambda b: b.brief.metadata.published is None))
