"""The sourcing summary of one article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotated_briefs.model.spans import EntityId, Span, Spans
from annotated_briefs.model.statements import Access, Naming


class ReplyKind(StrEnum):
    """A sign that the other side was asked, or answered."""

    DENIED = "denied"
    DECLINED = "declined to comment"
    NO_RESPONSE = "did not respond"
    UNREACHED = "could not be reached"
    ASKED = "asked for comment"
    """Asked, and the text tells of no answer."""


@dataclass(frozen=True, slots=True)
class ReplySignal:
    """The words of a reply signal, and who gave it where that is clear."""

    kind: ReplyKind
    span: Span
    entity: EntityId | None = None


@dataclass(frozen=True, slots=True)
class SentenceSourcing:
    """What one body sentence says of its source."""

    number: int
    """From 1, in reading order, subheads left out."""
    paragraph: int | None
    """From 1 among the body paragraphs; None where the text is not in the repository."""
    span: Span | None
    """None where the article's text is not in the repository."""
    statements: tuple[str, ...] = ()
    attributed: bool = False
    """Names a source: one of its statements has one. An open quotation alone does not."""
    hedges: Spans = ()
    orphans: Spans = ()
    hedged: bool = False
    """Holds a hedge with no report named; true also where the text is not here to show it."""
    orphaned: bool = False
    """Holds a quotation without a stated speaker."""
    words: int = 0
    after_subhead: bool = False


@dataclass(frozen=True, slots=True)
class SourceProfile:
    """One speaking source of one article. Words are the article's own; None is "not given"."""

    key: str
    name: str
    naming: Naming
    access: Access
    statements: tuple[str, ...]
    entity: EntityId | None = None
    role: str | None = None
    affiliation: str | None = None
    basis: str | None = None
    """How they know, in the article's words."""
    stake: str | None = None
    anonymity_reason: str | None = None
    """For an unnamed source: why it is not named, in the article's words."""
    unknown: tuple[str, ...] = ()
    """Fields above that are None though the article may give them: nobody took them down, or the
    rights withhold them."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The plain counts, over body sentences. Words are those of `text.WORD`."""

    paragraphs: int = 0
    sentences: int = 0
    body_words: int = 0
    words_in_attributed_sentences: int = 0
    quoted_words: int = 0
    statements: int = 0
    unsaid: int = 0
    """Those of them that deny, await or suppose the saying: they make nobody a speaking source."""
    direct: int = 0
    mixed: int = 0
    indirect: int = 0
    attributed_sentences: int = 0
    attributed_paragraphs: int = 0
    unattributed_paragraphs: int = 0
    speaking_sources: int = 0
    named: int = 0
    unnamed: int = 0
    institution: int = 0
    document: int = 0
    media_report: int = 0
    reportedly: int = 0
    orphan_quotes: int = 0
    relayed: int | None = 0
    """None where the article's text is not here to tell."""
    second_hand: int | None = 0
    """None where the article's text is not here to tell."""
    cues: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What an article says of where its claims come from. It counts; it never judges."""

    counts: Counts
    sentences: tuple[SentenceSourcing, ...]
    sources: tuple[SourceProfile, ...]
    """Most statements first, then reading order."""
    hedges: Spans = ()
    orphans: Spans = ()
    quoted_terms: Spans = ()
    not_heard: tuple[EntityId, ...] = ()
    """People and organisations mentioned with no statement of their own, not reported dead."""
    replies: tuple[ReplySignal, ...] = ()

    @property
    def top_share(self) -> float | None:
        """Statements of the top source ÷ all that were made (BBC Editorial Guidelines 3.3.4)."""
        made = self.counts.statements - self.counts.unsaid
        return len(self.sources[0].statements) / made if made and self.sources else None

    @property
    def effective_sources(self) -> float | None:
        """1 / Σp² over the speaking sources' shares of the statements that have one."""
        sizes = [len(source.statements) for source in self.sources]
        total = sum(sizes)
        return total**2 / sum(n * n for n in sizes) if total else None
