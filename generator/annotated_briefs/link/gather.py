"""What every entity, outlet and story gathers from the published briefs."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from annotated_briefs.addresses import entity_key, has_page, story_address
from annotated_briefs.model import Entity, EntityId, Field, Mention, Register, Span, Statement
from annotated_briefs.publish import PublishedBrief


@dataclass(frozen=True, slots=True)
class StatementLink:
    """A statement of an entity, and the brief that carries it."""

    brief: PublishedBrief
    statement: Statement


@dataclass(frozen=True, slots=True)
class MentionLink:
    """A sentence that mentions an entity; ``name`` is a span relative to ``sentence``."""

    sentence: str | None
    """None where the rights withhold it. A subhead, a headline, a deck, a caption are one, too."""
    name: Span
    anchor: str | None
    """Where the sentence stands on the brief's page; None where it does not."""
    metonym: bool = False
    """Whether a place's name stands there for those who govern it."""
    field: Field | None = None
    """The part of the outlet's words around the text that the sentence is; None in the text."""


@dataclass(frozen=True, slots=True)
class Outing:
    """One brief in which an entity is mentioned."""

    brief: PublishedBrief
    mentions: tuple[MentionLink, ...]
    """Those in the headline, deck and caption first, then those in the text in reading order."""

    @property
    def in_text(self) -> int:
        """How often the article's text mentions it."""
        return sum(mention.field is None for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class EntityLinks:
    """Everything the collection holds about one entity."""

    entity: Entity
    statements: tuple[StatementLink, ...]
    outings: tuple[Outing, ...]
    names: tuple[str, ...]
    """The names by which the articles call it, most frequent first, of equals by the alphabet."""
    company: tuple[tuple[EntityId, int], ...]
    """Who appears most often in the same briefs, by `addresses.entity_key`, and in how many."""
    companions: int = 0
    """How many appear in the same briefs altogether."""
    namesake: bool = False
    """Whether another entity of the collection has the same name."""

    @property
    def made(self) -> tuple[StatementLink, ...]:
        """The statements that were made: without what the articles say was not said."""
        return tuple(one for one in self.statements if not one.statement.unsaid)


@dataclass(frozen=True, slots=True)
class StoryLinks:
    """The briefs of one story, oldest first, undated ones last."""

    title: str
    """As the first of them writes it."""
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
    """Newest first; undated ones last; ties by the reports that they tell of, then by address."""
    return sorted(
        sorted(briefs, key=lambda b: b.brief.address),
        key=lambda b: (b.brief.metadata.published or "", _told_until(b)),
        reverse=True,
    )


def _told_until(brief: PublishedBrief) -> str:
    """The date of the last of the reports from which the article was written."""
    return max((b.published or "" for b in brief.brief.metadata.based_on), default="")


def gather(
    briefs: Sequence[PublishedBrief], register: Register
) -> tuple[dict[EntityId, EntityLinks], tuple[StoryLinks, ...]]:
    """The pages-to-be: entities with a page, by `addresses.entity_key`, and stories by title."""
    found: dict[EntityId, _Gathering] = {
        id_: _Gathering(entity, [], [], Counter()) for id_, entity in register.entities.items()
    }
    together: dict[EntityId, Counter[EntityId]] = defaultdict(Counter)
    for brief in by_date(briefs):
        here = _gather_brief(brief, found)
        for key in here:
            together[key].update(other for other in here if other != key)
    kept = {k: g for k, g in found.items() if g.statements or g.outings or g.entity.curated}
    bearers = Counter(g.entity.name for g in kept.values())
    links = {
        key: _finish(g, together[key], found, namesake=bearers[g.entity.name] > 1)
        for key, g in kept.items()
    }
    return links, _stories(briefs)


def _gather_brief(brief: PublishedBrief, found: dict[EntityId, _Gathering]) -> list[EntityId]:
    findings = brief.findings
    paged = {id_: e for id_, e in findings.entities.items() if has_page(e)}
    places: dict[EntityId, list[MentionLink]] = {id_: [] for id_ in paged}
    for id_, link, name in _mentions(brief, paged):
        places[id_].append(link)
        if name is not None:
            _at(found, paged[id_]).names[name] += 1
    for statement in findings.statements:
        if statement.entity in paged:
            entity = paged[statement.entity]
            _at(found, entity).statements.append(StatementLink(brief, statement))
    for id_, entity in paged.items():
        _at(found, entity).outings.append(Outing(brief, tuple(places[id_])))
    return [entity_key(entity) for entity in paged.values()]


def _at(found: dict[EntityId, _Gathering], entity: Entity) -> _Gathering:
    known = found.setdefault(entity_key(entity), _Gathering(entity, [], [], Counter()))
    if not entity.curated and len(entity.name) > len(known.entity.name):
        known.entity = replace(known.entity, name=entity.name)
    return known


def _mentions(
    brief: PublishedBrief, paged: Mapping[EntityId, Entity]
) -> Iterable[tuple[EntityId, MentionLink, str | None]]:
    """Each mention of one of ``paged``: the entity's id, the link, the name if it may be shown."""
    fields = brief.brief.metadata.fields
    for around in brief.findings.around:
        if around.entity in paged and around.field in fields:
            words = fields[around.field]
            anchor = None if around.field is Field.HEADLINE else around.field.value
            yield (
                around.entity,
                MentionLink(words, around.span, anchor, field=around.field),
                around.span.of(words),
            )
    homes = _Homes(brief)
    for mention in brief.findings.mentions:
        if mention.entity in paged:
            yield mention.entity, homes.link(mention), brief.name_words(mention.span)


class FirstPlaces:
    """Where a brief first mentions each entity; worked out for those that are asked for."""

    def __init__(self, brief: PublishedBrief) -> None:
        self._brief = brief
        self._found: dict[EntityId, str | None] = {}

    def of(self, key: EntityId) -> str | None:
        """An anchor on its page; None where the rights withhold every place.

        ``key`` is that of `addresses.entity_key`.
        """
        if key not in self._found:
            places = (self._homes.place(span) for span in self._mentions.get(key, ()))
            self._found[key] = next((anchor for _, anchor in places if anchor), None)
        return self._found[key]

    @cached_property
    def _homes(self) -> _Homes:
        return _Homes(self._brief)

    @cached_property
    def _mentions(self) -> dict[EntityId, list[Span]]:
        findings = self._brief.findings
        keys = {id_: entity_key(entity) for id_, entity in findings.entities.items()}
        found: dict[EntityId, list[Span]] = defaultdict(list)
        for mention in findings.mentions:
            found[keys[mention.entity]].append(mention.span)
        return found


class _Homes:
    """The sentences of an article, and its blocks for what stands in none: a subhead."""

    def __init__(self, brief: PublishedBrief) -> None:
        self._brief = brief
        sentences = brief.findings.sourcing.sentences
        placed = [(s.span, s.number) for s in sentences if s.span]
        self._sentences = sorted(placed, key=lambda one: (one[0].start, one[0].end))

    def link(self, mention: Mention) -> MentionLink:
        """``mention`` in its sentence."""
        home, anchor = self.place(mention.span)
        sentence = self._brief.words(home) if anchor else None
        inside = Span(mention.span.start - home.start, mention.span.end - home.start)
        return MentionLink(sentence, inside, anchor, mention.metonym)

    def place(self, span: Span) -> tuple[Span, str | None]:
        """The sentence of ``span`` and its anchor, if shown.

        A subhead is anchored at the sentence that follows it.
        """
        at = bisect_right(self._sentences, span.start, key=lambda one: one[0].start)
        home, number = self._sentences[at - 1] if at else (None, 0)
        if home is not None and home.contains(span):
            return home, self._anchor(home, home, number)
        block = self._block(span)
        following = self._sentences[at : at + 1]
        place = (home, number) if home and block.contains(home) else next(iter(following), None)
        return block, self._anchor(block, *place) if place else None

    def _block(self, span: Span) -> Span:
        article = self._brief.brief.article
        blocks = article.paragraphs if article else ()
        return next((p.span for p in blocks if p.span.contains(span)), span)

    def _anchor(self, words: Span, place: Span, number: int) -> str | None:
        """That of the sentence ``place``, if shown, or of a quotation that holds ``words``."""
        if self._brief.in_text(place):
            return f"n{number}"
        for statement in self._brief.findings.statements:
            held = any(part.contains(words) for part in statement.content)
            if held and statement.id in self._brief.quotes:
                return statement.id.lower()
        return None


def _finish(
    gathering: _Gathering,
    company: Counter[EntityId],
    found: Mapping[EntityId, _Gathering],
    *,
    namesake: bool,
) -> EntityLinks:
    entity = gathering.entity
    others = sorted(
        ((key, n) for key, n in company.items() if key in found),
        key=lambda pair: (-pair[1], found[pair[0]].entity.name),
    )
    return EntityLinks(
        entity=entity,
        statements=tuple(gathering.statements),
        outings=tuple(gathering.outings),
        names=tuple(sorted(gathering.names, key=lambda name: (-gathering.names[name], name))),
        company=tuple(others[:_COMPANY]),
        companions=len(others),
        namesake=namesake,
    )


def _stories(briefs: Iterable[PublishedBrief]) -> tuple[StoryLinks, ...]:
    stories: dict[str, list[PublishedBrief]] = defaultdict(list)
    for brief in briefs:
        if title := brief.brief.metadata.story:
            # Titles that share an address would write one page over the other.
            stories[story_address(title)].append(brief)
    ordered = [_oldest_first(members) for members in stories.values()]
    links = [StoryLinks(b[0].brief.metadata.story or "", b) for b in ordered]
    return tuple(sorted(links, key=lambda s: s.title))


def _oldest_first(briefs: Iterable[PublishedBrief]) -> tuple[PublishedBrief, ...]:
    ordered = reversed(by_date(briefs))
    return tuple(sorted(ordered, key=lambda b: b.brief.metadata.published is None))
