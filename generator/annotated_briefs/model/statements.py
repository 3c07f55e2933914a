"""Who said what, on what footing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotated_briefs.model.spans import EntityId, Spans


class Form(StrEnum):
    """How much of the content stands inside quotation marks: all, part, none."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Naming(StrEnum):
    """On what footing a source is cited."""

    NAMED = "named"
    UNNAMED = "unnamed"
    INSTITUTION = "institution"
    DOCUMENT = "document"
    MEDIA_REPORT = "media_report"


class Access(StrEnum):
    """How the article came by the words."""

    TOLD_OUTLET = "told-outlet"
    PUBLIC = "public-statement"
    DOCUMENT = "document"
    OTHER_OUTLET = "other-outlet"
    NOT_STATED = "not-stated"


class State(StrEnum):
    """Who stands behind an item."""

    MACHINE = "machine"
    CONFIRMED = "confirmed"


@dataclass(frozen=True, slots=True)
class Review:
    """Who decided, and when (ISO date)."""

    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One source, one cue, one content. Spans are in reading order."""

    id: str
    """``S1`` onwards in reading order of the content; ``A1`` onwards where it is an act."""
    content: Spans
    source: Spans = ()
    """Empty where no source is stated."""
    cue: Spans = ()
    form: Form = Form.INDIRECT
    entity: EntityId | None = None
    """The source once names and pronouns are resolved; None is "left open"."""
    source_key: str | None = None
    """Groups the statements of one speaking source: the entity's id, or the folded noun phrase of
    an unnamed one ("officials"). None where no source is stated or a pronoun is left open."""
    naming: Naming | None = None
    access: Access = Access.NOT_STATED
    addressee: Spans = ()
    relays: Spans = ()
    """Whose view the content relays ("they felt ..."), where it does."""
    unsaid: bool = False
    """The cue denies, awaits or supposes the saying: "did not say", "will say", "if she says"."""
    second_hand: Spans = ()
    """The words that say the source is itself reporting another ("citing state media")."""
    quoted: Spans = ()
    """The parts of the content that stand inside quotation marks, the marks included."""
    act: bool = False
    """The source does something here rather than says it ("voted against the bridge"). Measured as
    an attribution, but no statement to a reader: it enters no count and no page."""
    chance: float | None = None
    """The machine's own estimate, 0 to 1, that this is a statement; None where it makes none."""
    state: State = State.MACHINE
    review: Review | None = None
