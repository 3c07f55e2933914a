"""What the stages hand on to the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotated_briefs.model.names import Entity, FieldMention, Mention
from annotated_briefs.model.spans import EntityId
from annotated_briefs.model.statements import Statement
from annotated_briefs.model.summary import Sourcing
from annotated_briefs.model.written import Brief


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything the stages know of one article, people's decisions applied."""

    mentions: tuple[Mention, ...]
    entities: Mapping[EntityId, Entity]
    """Every entity that a mention or a statement names."""
    statements: tuple[Statement, ...]
    sourcing: Sourcing
    model: str
    """The language model that read the text; empty where none did."""
    learned: bool = False
    """Whether the trained part of attribution was on; False where no machine read the text."""
    acts: tuple[Statement, ...] = ()
    """What sources did rather than said: attributions to those who measure, shown to no reader."""
    around: tuple[FieldMention, ...] = ()
    """Names in the headline, the deck and the caption; ``mentions`` are those of the text alone."""


@dataclass(frozen=True, slots=True)
class RecordedWords:
    """The words of a statement as a reviewer wrote them down, for a text that is not here."""

    content: tuple[str, ...]
    source: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class AnnotatedBrief:
    """A brief and its findings."""

    brief: Brief
    findings: Findings


@dataclass(frozen=True, slots=True)
class Page:
    """A generated file, below the documentation's root."""

    path: str
    markdown: str
    """With its front matter; a whole HTML document where ``path`` ends in ``.html``."""
