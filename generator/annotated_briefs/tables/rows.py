"""The rows of each table. Words come from `publish`, so that rights are applied once."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from annotated_briefs.addresses import (
    entity_address,
    has_page,
    outlet_address,
    story_address,
    topic_address,
)
from annotated_briefs.findings_cache import code_version
from annotated_briefs.link import EntityLinks, StoryLinks
from annotated_briefs.model import (
    Entity,
    EntityId,
    Form,
    Naming,
    Outlet,
    Publication,
    Show,
    Slug,
    Span,
    State,
    Statement,
)
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.keys import key_of
from annotated_briefs.tables.columns import TABLES, VERSION, Table

CODE = ("model", "publish.py", "text.py", "addresses.py", "link", "tables")
"""The package's files and folders that decide what the tables say of given findings."""
Value = str | int | bool | None
Row = tuple[Value, ...]


@dataclass(frozen=True)
class Holdings:
    """All that the tables are made of."""

    briefs: Sequence[PublishedBrief] = ()
    links: Mapping[EntityId, EntityLinks] = field(default_factory=dict)
    stories: Sequence[StoryLinks] = ()
    outlets: Mapping[Slug, Outlet] = field(default_factory=dict)
    publication: Publication = field(default_factory=Publication)

    def rows(self, table: Table) -> Iterator[Row]:
        """The rows of ``table``, in the order of its columns."""
        if table.name in _WHOLE:
            return _WHOLE[table.name](self)
        return (row for view in self.ordered for row in rows_of(table, view, self.publication))

    @cached_property
    def ordered(self) -> tuple[PublishedBrief, ...]:
        """The briefs by their ids."""
        return tuple(sorted(self.briefs, key=brief_id))

    @cached_property
    def statements(self) -> int:
        """How many there are."""
        return sum(len(view.findings.statements) for view in self.briefs)

    @cached_property
    def confirmed(self) -> int:
        """How many of these a person has confirmed."""
        return sum(
            s.state is State.CONFIRMED for view in self.briefs for s in view.findings.statements
        )

    @cached_property
    def key(self) -> str:
        """A digest of everything that decides the rows, our code too; empty if a brief has none."""
        entities = [one.entity for one in self.links.values()]
        known = (
            VERSION,
            code_version(CODE),
            entities,
            list(self.outlets.items()),
            self.publication,
        )
        return key_of(self.ordered, "tables", known)


def rows_of(table: Table, view: PublishedBrief, publication: Publication) -> Iterator[Row]:
    """Those rows of ``table``, one of `BY_BRIEF`, that ``view`` alone decides."""
    return _OF_BRIEF[table.name](view, publication)


def _page(publication: Publication, address: str, anchor: str = "") -> str:
    """The page at ``address``: a whole address where the site has one."""
    return f"{publication.url or ''}{address}/{anchor}"


def brief_id(view: PublishedBrief) -> str:
    """``2024/ferry-vote``."""
    return f"{view.brief.year}/{view.brief.slug}"


def _outlets(held: Holdings) -> Iterator[Row]:
    times = Counter(view.brief.metadata.outlet for view in held.briefs)
    for slug in sorted({*held.outlets, *times}):
        # One without a record stops a build; with --keep-going it is left out.
        one = held.outlets.get(slug) or Outlet(slug, slug)
        page = _page(held.publication, outlet_address(slug))
        yield slug, one.name, page, one.url, one.country, one.language, one.description, times[slug]


def _stories(held: Holdings) -> Iterator[Row]:
    for story in sorted(held.stories, key=lambda one: story_address(one.title)):
        address = story_address(story.title)
        yield _last(address), story.title, _page(held.publication, address), len(story.briefs)


def _last(address: str) -> str:
    return address.rpartition("/")[2]


def _topics(held: Holdings) -> Iterator[Row]:
    found: dict[str, list[str]] = {}
    for view in held.ordered:
        # Two spellings of one topic share an address.
        for address, topic in _topics_of(view).items():
            found.setdefault(address, []).append(topic)
    for address, names in sorted(found.items()):
        yield _last(address), names[0], _page(held.publication, address), len(names)


def _topics_of(view: PublishedBrief) -> dict[str, str]:
    return {topic_address(topic): topic for topic in reversed(view.brief.metadata.topics)}


def _entities(held: Holdings) -> Iterator[Row]:
    found = {entity_address(one.entity): one for one in reversed([*held.links.values()])}
    for address, links in sorted(found.items()):
        one = links.entity
        yield (
            address,
            one.kind.value,
            one.name,
            _page(held.publication, address),
            one.curated,
            one.description,
            one.ids.get("wikidata"),
            len(links.statements),
            len(links.outings),
        )


def _briefs(view: PublishedBrief, publication: Publication) -> Iterator[Row]:
    meta, facts, here = view.brief.metadata, view.brief.decisions.text, view.brief.article
    yield (
        brief_id(view),
        _page(publication, view.brief.address),
        meta.headline,
        meta.outlet,
        meta.published,
        "; ".join(meta.byline) or None,
        meta.url,
        meta.section,
        meta.language,
        _last(story_address(meta.story)) if meta.story else None,
        meta.rights.holder,
        meta.rights.license,
        meta.rights.show.value,
        here.sha256 if here else facts.sha256 if facts else None,
        here is not None,
        view.findings.model or None,
        *_counted(view),
    )


def _counted(view: PublishedBrief) -> Iterator[Value]:
    found = view.findings
    counts = found.sourcing.counts
    yield counts.paragraphs
    yield counts.sentences
    yield counts.attributed_sentences
    yield sum(sentence.hedged for sentence in found.sourcing.sentences)
    yield counts.body_words
    yield counts.words_in_attributed_sentences if view.brief.article else None
    yield len(found.statements)
    yield sum(one.state is State.CONFIRMED for one in found.statements)
    yield counts.unsaid
    yield from (getattr(counts, form.value) for form in Form)
    yield counts.speaking_sources
    yield from (getattr(counts, naming.value) for naming in Naming)
    yield counts.orphan_quotes


def _brief_topics(view: PublishedBrief, publication: Publication) -> Iterator[Row]:
    del publication
    for address in sorted(_topics_of(view)):
        yield brief_id(view), _last(address)


def _sources(view: PublishedBrief, publication: Publication) -> Iterator[Row]:
    del publication
    id_ = brief_id(view)
    for number, one in enumerate(view.findings.sourcing.sources, start=1):
        yield (
            _source_id(view, number),
            id_,
            _entity_id(view, one.entity),
            one.name,
            one.naming.value,
            one.access.value,
            one.role,
            one.affiliation,
            one.basis,
            one.anonymity_reason,
            len(one.statements),
        )


def _source_id(view: PublishedBrief, number: int) -> str:
    return f"{brief_id(view)}#source-{number}"


def _statement_id(view: PublishedBrief, statement: str) -> str:
    return f"{brief_id(view)}#{statement.lower()}"


def _entity_id(view: PublishedBrief, id_: EntityId | None) -> str | None:
    """The entity's id in the collection; None where it has no page."""
    entity = view.findings.entities.get(id_) if id_ else None
    return entity_address(entity) if entity and has_page(entity) else None


def _statements(view: PublishedBrief, publication: Publication) -> Iterator[Row]:
    said_by, sentences = _speakers(view), _sentences(view)
    for number, one in enumerate(view.findings.statements, start=1):
        anchor = one.id.lower()
        where = sentences.get(one.id, ())
        here = view.brief.article is not None
        yield (
            _statement_id(view, one.id),
            brief_id(view),
            _page(publication, view.brief.address, f"#{anchor}"),
            number,
            _first_speaker(view, one, said_by.get(one.id, ())),
            _entity_id(view, one.entity),
            " … ".join(view.quotes[one.id]) if one.id in view.quotes else None,
            view.source_words(one),
            view.cue_words(one),
            one.form.value,
            one.naming.value if one.naming else None,
            one.access.value,
            one.unsaid,
            bool(one.second_hand) if here else None,
            bool(one.relays) if here else None,
            where[0] if where else None,
            where[-1] if where else None,
            one.state.value,
            one.review.by if one.review else None,
            one.review.on if one.review else None,
        )


def _speakers(view: PublishedBrief) -> dict[str, list[int]]:
    """By statement: the numbers of the sources that make it."""
    found: dict[str, list[int]] = {}
    for number, one in enumerate(view.findings.sourcing.sources, start=1):
        for id_ in one.statements:
            found.setdefault(id_, []).append(number)
    return found


def _first_speaker(view: PublishedBrief, said: Statement, numbers: Sequence[int]) -> str | None:
    """The source that the statement itself names, of those that make it together."""
    if not numbers:
        return None
    sources = view.findings.sourcing.sources
    own = (n for n in numbers if sources[n - 1].key == said.source_key)
    return _source_id(view, next(own, numbers[0]))


def _sentences(view: PublishedBrief) -> dict[str, list[int]]:
    """By statement: the numbers of its sentences."""
    found: dict[str, list[int]] = {}
    for sentence in view.findings.sourcing.sentences:
        for id_ in sentence.statements:
            found.setdefault(id_, []).append(sentence.number)
    return found


def _statement_sources(view: PublishedBrief, publication: Publication) -> Iterator[Row]:
    del publication
    said_by = _speakers(view)
    for one in view.findings.statements:
        for number in said_by.get(one.id, ()):
            yield _statement_id(view, one.id), _source_id(view, number)


def _mentions(view: PublishedBrief, publication: Publication) -> Iterator[Row]:
    del publication
    id_ = brief_id(view)
    for number, row in enumerate(_names(view), start=1):
        yield f"{id_}#mention-{number}", id_, *row


def _names(view: PublishedBrief) -> Iterator[Row]:
    """Around the text first, then in reading order; those whose place is withheld last, by name.

    Names stand close together: where the text is withheld, their places would put its words back in
    their order, so that neither is told.
    """
    entities = {id_: _named(entity) for id_, entity in view.findings.entities.items()}
    fields = view.brief.metadata.fields
    for around in view.findings.around:
        if around.field in fields and around.entity in entities:
            words = around.span.of(fields[around.field])
            at = (around.field.value, None, around.span.start, around.span.end)
            yield (*entities[around.entity], words, *at, False, None)
    places = sorted((s.span, s.number) for s in view.findings.sourcing.sentences if s.span)
    withheld: list[Row] = []
    for one in view.findings.mentions:
        if one.entity in entities:
            shown = view.words(one.span)
            place = (None, None) if shown is None else (one.span.start, one.span.end)
            name = None if view.show is Show.LINK else view.name_words(one.span)
            where = ("text", _sentence(places, one.span), *place)
            row = (*entities[one.entity], name, *where, one.metonym, one.origin.value)
            if shown is None:
                withheld.append(row)
            else:
                yield row
    yield from sorted(withheld, key=_by_name)


def _by_name(row: Row) -> tuple[str, ...]:
    """Name, kind and address, then all else, so that rows in any order come out in one."""
    address, kind, name, *others = row
    return str(name).casefold(), str(name), str(kind), str(address), *map(str, others)


def _named(entity: Entity) -> Row:
    address = entity_address(entity) if has_page(entity) else None
    return address, entity.kind.value, entity.name


def _sentence(places: Sequence[tuple[Span, int]], span: Span) -> int | None:
    at = bisect_right(places, span.start, key=lambda one: one[0].start)
    home, number = places[at - 1] if at else (None, None)
    return number if home is not None and home.contains(span) else None


_WHOLE: Mapping[str, Callable[[Holdings], Iterator[Row]]] = {
    "outlets": _outlets,
    "stories": _stories,
    "topics": _topics,
    "entities": _entities,
}
_OF_BRIEF: Mapping[str, Callable[[PublishedBrief, Publication], Iterator[Row]]] = {
    "briefs": _briefs,
    "brief_topics": _brief_topics,
    "sources": _sources,
    "statements": _statements,
    "statement_sources": _statement_sources,
    "mentions": _mentions,
}
BY_BRIEF = tuple(table for table in TABLES if table.name in _OF_BRIEF)
"""The tables whose rows each brief decides by itself."""
