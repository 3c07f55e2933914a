"""Every name that the briefs use, curated or not, with what is known of it over all briefs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from annotated_briefs.addresses import entity_address, story_address
from annotated_briefs.curate.spelling import fold
from annotated_briefs.model import Entity, EntityId, Kind, Mention, Register
from annotated_briefs.publish import PublishedBrief

_COMMON = 20
"""Company in more than one in twenty briefs (a news agency, a president) tells nothing."""

_WEAK = {Kind.PLACE, Kind.NORP}
"""Countries and nationalities are company to everybody."""


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that holds a name."""

    brief: str
    """The brief's folder."""
    sentence: int | None
    """Its number; None in a subhead."""
    form: str
    """The name as it stands there."""
    words: str | None
    """The sentence; None where the rights withhold it."""


@dataclass(frozen=True, slots=True)
class Name:
    """A record, or a name that only the machine has seen, over all briefs."""

    key: str
    """The record's address, or ``~`` and the folded name."""
    name: str
    kind: Kind
    record: Entity | None
    kinds: tuple[tuple[Kind, int], ...]
    """What the machine takes a name without a record for, and in how many briefs."""
    forms: tuple[str, ...]
    """The name, its aliases, and what the articles call it, most frequent first."""
    briefs: frozenset[str]
    places: tuple[Place, ...]
    """The first mention in each brief, in the order of the briefs."""
    mentions: int
    statements: int
    company: frozenset[str]
    """Keys of the less common names in the same briefs."""
    stories: frozenset[str]


@dataclass(slots=True)
class _Found:
    record: Entity | None
    names: Counter[str] = field(default_factory=Counter)
    """The machine's full name in each brief."""
    kinds: Counter[Kind] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    places: dict[str, Place] = field(default_factory=dict)
    mentions: int = 0
    statements: int = 0
    stories: set[str] = field(default_factory=set)


def names(briefs: Sequence[PublishedBrief], register: Register) -> tuple[Name, ...]:
    """Records first, in the register's order, then the machine's names in that of the briefs."""
    found = {entity_address(e): _Found(e) for e in register.entities.values()}
    in_brief: dict[str, set[str]] = {}
    for brief in briefs:
        where = brief.brief.folder.as_posix()
        in_brief[where] = _read(brief, where, found)
    spread = Counter(key for keys in in_brief.values() for key in keys)
    most = max(3, len(briefs) // _COMMON)
    weak = {key for key, one in found.items() if _kind(one) in _WEAK}
    rare = {key for key, number in spread.items() if number <= most} - weak
    return tuple(_finish(key, one, in_brief, rare) for key, one in found.items())


def _read(brief: PublishedBrief, where: str, found: dict[str, _Found]) -> set[str]:
    """Note what ``brief`` has of each name; gives their keys."""
    findings = brief.findings
    keys = {id_: _key(entity) for id_, entity in findings.entities.items()}
    for id_, entity in findings.entities.items():
        one = found.setdefault(keys[id_], _Found(entity if entity.curated else None))
        if not entity.curated:
            one.kinds[entity.kind] += 1
            one.names[entity.name] += 1
        if story := brief.brief.metadata.story:
            one.stories.add(story_address(story))
    for mention, place in _places(brief, where):
        if mention.entity in keys:
            one = found[keys[mention.entity]]
            one.mentions += 1
            one.forms[place.form] += 1
            one.places.setdefault(where, place)
    for statement in findings.statements:
        if statement.entity in keys:
            one = found[keys[statement.entity]]
            one.statements += 1
            one.places.setdefault(where, _unplaced(where, findings.entities, statement.entity))
    return set(keys.values())


def _key(entity: Entity) -> str:
    return entity_address(entity) if entity.curated else f"~{fold(entity.name)}"


def _unplaced(where: str, entities: Mapping[EntityId, Entity], id_: EntityId) -> Place:
    """A speaker of an article whose text is not here."""
    return Place(where, None, entities[id_].name, None)


def _places(brief: PublishedBrief, where: str) -> Iterator[tuple[Mention, Place]]:
    sentences = [s for s in brief.findings.sourcing.sentences if s.span]
    for mention in brief.findings.mentions:
        form = brief.name_words(mention.span)
        if form is None:
            continue
        home = next((s for s in sentences if s.span and s.span.contains(mention.span)), None)
        words = brief.words(home.span) if home and home.span else None
        shown = " ".join(words.split()) if words else None
        yield mention, Place(where, home.number if home else None, " ".join(form.split()), shown)


def _finish(key: str, one: _Found, in_brief: Mapping[str, set[str]], rare: set[str]) -> Name:
    briefs = frozenset(where for where in one.places)
    name = one.record.name if one.record else _best(one.names)
    aliases = one.record.aliases if one.record else ()
    used = (form for form, _ in one.forms.most_common())
    company = {other for where in briefs for other in in_brief[where] & rare} - {key}
    return Name(
        key=key,
        name=name,
        kind=_kind(one),
        record=one.record,
        kinds=tuple(one.kinds.most_common()),
        forms=tuple(dict.fromkeys((name, *aliases, *used))),
        briefs=briefs,
        places=tuple(one.places.values()),
        mentions=one.mentions,
        statements=one.statements,
        company=frozenset(company),
        stories=frozenset(one.stories),
    )


def _kind(one: _Found) -> Kind:
    return one.record.kind if one.record else one.kinds.most_common(1)[0][0]


def _best(names: Counter[str]) -> str:
    """The commonest way to write a name; capitals throughout lose."""
    return max(_in_order(names), key=lambda name: (not name.isupper(), names[name]))


def _in_order(names: Iterable[str]) -> list[str]:
    return sorted(names)
