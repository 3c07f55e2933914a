"""How the collection carries one source: by which outlets, in what form, how near, how often alone.

It counts what the briefs hold. What an article says was not said is no statement of the source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotated_briefs.addresses import entity_key
from annotated_briefs.link.gather import EntityLinks, StatementLink
from annotated_briefs.model import Access, EntityId, Form, Slug, SourceProfile
from annotated_briefs.publish import PublishedBrief


@dataclass(frozen=True, slots=True)
class InOutlet:
    """One outlet's briefs in which a source speaks."""

    outlet: Slug
    briefs: int
    alone: int
    """Briefs of those in which all statements are its own."""
    statements: int
    forms: tuple[int, ...]
    """Statements by form, in the order of `Form`."""
    told: int
    """Statements that were made to the outlet itself."""
    second_hand: int | None
    """None where no text of theirs is here to tell."""


@dataclass(frozen=True, slots=True)
class Description:
    """Words by which articles describe a source, and the briefs in which they do."""

    words: str
    briefs: tuple[PublishedBrief, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """A source over all briefs."""

    statements: int
    """Those that were made: what was not said is left out, here and below."""
    unsaid: int
    """Those that the articles say were not made, or not yet."""
    briefs: int
    alone: int
    outlets: tuple[InOutlet, ...]
    """By their slug: they are not ranked."""
    access: tuple[tuple[Access, int], ...]
    """Statements by how the articles came by them, those of none left out."""
    second_hand: int
    described: tuple[Description, ...]
    """Most briefs first."""


def voice(links: EntityLinks) -> Voice:
    """What ``links`` show of their entity as a source."""
    made = links.made
    briefs = _briefs(made)
    key = entity_key(links.entity)
    by_outlet: dict[Slug, list[StatementLink]] = {}
    for one in made:
        by_outlet.setdefault(one.brief.brief.metadata.outlet, []).append(one)
    access = Counter(one.statement.access for one in made)
    return Voice(
        statements=len(made),
        unsaid=len(links.statements) - len(made),
        briefs=len(briefs),
        alone=sum(speaks_alone(b, key) for b in briefs),
        outlets=tuple(_in_outlet(*own, key) for own in sorted(by_outlet.items())),
        access=tuple((one, access[one]) for one in Access if access[one]),
        second_hand=sum(bool(one.statement.second_hand) for one in made),
        described=_described(briefs, key),
    )


def speaks_alone(brief: PublishedBrief, key: EntityId) -> bool:
    """Whether every statement that ``brief`` tells of is by the entity of this key.

    The key is that of `addresses.entity_key`. A statement whose source is left open may be by
    somebody else.
    """
    entities = brief.findings.entities
    by = [s.entity for s in brief.findings.statements if not s.unsaid]
    known = [entity_key(entities[id_]) for id_ in by if id_ and id_ in entities]
    return bool(by) and len(known) == len(by) and set(known) == {key}


def _is(source: SourceProfile, brief: PublishedBrief, key: EntityId) -> bool:
    entity = brief.findings.entities.get(source.entity) if source.entity else None
    return entity is not None and entity_key(entity) == key


def _briefs(made: Iterable[StatementLink]) -> list[PublishedBrief]:
    return list({one.brief.brief.address: one.brief for one in made}.values())


def _in_outlet(slug: Slug, here: Sequence[StatementLink], key: EntityId) -> InOutlet:
    briefs = _briefs(here)
    return InOutlet(
        outlet=slug,
        briefs=len(briefs),
        alone=sum(speaks_alone(b, key) for b in briefs),
        statements=len(here),
        forms=tuple(sum(one.statement.form is form for one in here) for form in Form),
        told=sum(one.statement.access is Access.TOLD_OUTLET for one in here),
        second_hand=sum(bool(one.statement.second_hand) for one in here)
        if any(b.brief.article for b in briefs)
        else None,
    )


def _described(briefs: Iterable[PublishedBrief], key: EntityId) -> tuple[Description, ...]:
    """Roles as the articles give them; capitals apart, the same words are one."""
    words: dict[str, str] = {}
    found: dict[str, list[PublishedBrief]] = {}
    for brief in briefs:
        for source in brief.findings.sourcing.sources:
            if source.role and _is(source, brief, key):
                words.setdefault(source.role.casefold(), source.role)
                found.setdefault(source.role.casefold(), []).append(brief)
    ordered = sorted(found, key=lambda folded: (-len(found[folded]), folded))
    return tuple(Description(words[folded], tuple(found[folded])) for folded in ordered)
