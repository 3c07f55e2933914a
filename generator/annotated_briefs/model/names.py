"""Names in the text and what they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotated_briefs.model.spans import EntityId, Span


class Kind(StrEnum):
    """What an entity is."""

    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    NORP = "NORP"
    EVENT = "EVENT"
    WORK = "WORK"
    LAW = "LAW"
    PRODUCT = "PRODUCT"


class Origin(StrEnum):
    """What decided a finding. Later members win over earlier ones."""

    MODEL = "model"
    RULE = "rule"
    RECORD = "record"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at a place in the text, and the entity that it names."""

    span: Span
    kind: Kind
    entity: EntityId
    origin: Origin = Origin.MODEL
    metonym: bool = False
    """A capital that stands for its government ("the Tehran regime")."""
    reason: str = ""
    """What decided it, in a few words: the model, which rule, which record, whose decision."""


class Field(StrEnum):
    """Words of the outlet that stand around the article's text."""

    HEADLINE = "headline"
    DECK = "deck"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class FieldMention:
    """A name in the headline, the deck or the caption; ``span`` counts in that field's text."""

    field: Field
    span: Span
    kind: Kind
    entity: EntityId


@dataclass(frozen=True, slots=True)
class Entity:
    """Who or what is named: a curated record, or a name that only the machine has seen."""

    id: EntityId
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    description: str | None = None
    ids: Mapping[str, str] = field(default_factory=dict)
    """Identifiers elsewhere, as in ``{"wikidata": "Q794"}``."""
    different_from: tuple[EntityId, ...] = ()
    dead_since: str | None = None
    formerly: tuple[str, ...] = ()
    """Addresses below the site's root that its page had before a merge: ``people/ada-quil``."""
    curated: bool = True
    linkable: bool = True
    """False for a machine-only name of one word: it may mean another in the next article."""


@dataclass(frozen=True, slots=True)
class Register:
    """The curated records, by id."""

    entities: Mapping[EntityId, Entity] = field(default_factory=dict)
