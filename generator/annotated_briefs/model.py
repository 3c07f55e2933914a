"""The nouns of the project: frozen dataclasses, without I/O.

Offsets are half-open code points into the article's text everywhere. A *source* is who is cited,
never the article or its outlet; a *cue* is the words that do the attributing; the *content* is
what is attributed. A *mention* is a name at a place; an *entity* is what it names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NewType

Slug = NewType("Slug", str)
"""A folder or file name that is also part of an address: ``[a-z0-9]`` runs joined by ``-``."""

EntityId = NewType("EntityId", str)
"""The slug of a curated record, or of a machine-found name. Unique over all kinds."""


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """``start <= i < end`` in code points of the article's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


# ------------------------------------------------------------------ the text


class ParagraphKind(StrEnum):
    """What a block of the article's text is."""

    BODY = "body"
    SUBHEAD = "subhead"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of text between blank lines."""

    span: Span
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class Article:
    """The text as it was given (newlines as ``\\n``, no byte-order mark) and its blocks."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    sha256: str
    """Hex digest of the text in UTF-8."""

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are not subheads."""
        return tuple(p for p in self.paragraphs if p.kind is ParagraphKind.BODY)


# ------------------------------------------------------------------ what the model reads


@dataclass(frozen=True, slots=True)
class Token:
    """One token of the parse. ``head`` is an index into `Analysis.tokens` (itself for a root)."""

    start: int
    end: int
    text: str
    """As the model read it: marks normalised, the same length as in the article."""
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    sentence: int
    """Index into `Analysis.sentences`."""

    @property
    def span(self) -> Span:
        """Where the token stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class RawEntity:
    """A name as the model labelled it (spaCy's own labels: PERSON, GPE, DATE ...)."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one paragraph; ``first`` and ``last`` are half-open token indexes."""

    span: Span
    paragraph: int
    """Index into `Article.paragraphs`."""
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """The parse of one article as plain data: what the cache keeps. Knows nothing of spaCy."""

    model: str
    """Name and version, as in ``en_core_web_sm 3.8.0``."""
    reading: str
    """The text as the model read it: quotation marks straight, same length as the article's."""
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    entities: tuple[RawEntity, ...]


# ------------------------------------------------------------------ names


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
    curated: bool = True
    linkable: bool = True
    """False for a machine-only name of one word: it may mean another in the next article."""


@dataclass(frozen=True, slots=True)
class Register:
    """The curated records, by id."""

    entities: Mapping[EntityId, Entity] = field(default_factory=dict)


# ------------------------------------------------------------------ who said what


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
    """``S1`` onwards in reading order of the content."""
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
    second_hand: Spans = ()
    """The words that say the source is itself reporting another ("citing state media")."""
    quoted: Spans = ()
    """The parts of the content that stand inside quotation marks, the marks included."""
    state: State = State.MACHINE
    review: Review | None = None


# ------------------------------------------------------------------ the sourcing summary


class ReplyKind(StrEnum):
    """A sign that the other side was asked, or answered."""

    DENIED = "denied"
    DECLINED = "declined to comment"
    NO_RESPONSE = "did not respond"
    UNREACHED = "could not be reached"


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
    paragraph: int
    """From 1 among the body paragraphs."""
    span: Span | None
    """None where the article's text is not in the repository."""
    statements: tuple[str, ...] = ()
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


@dataclass(frozen=True, slots=True)
class Counts:
    """The plain counts, over body sentences. Words are those of `text.WORD`."""

    paragraphs: int = 0
    sentences: int = 0
    body_words: int = 0
    words_in_attributed_sentences: int = 0
    quoted_words: int = 0
    statements: int = 0
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
    relayed: int = 0
    second_hand: int = 0
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
        """Statements of the top source ÷ all statements (BBC Editorial Guidelines 3.3.4)."""
        if not self.counts.statements or not self.sources:
            return None
        return len(self.sources[0].statements) / self.counts.statements

    @property
    def effective_sources(self) -> float | None:
        """1 / Σp² over the speaking sources' shares of the statements that have one."""
        sizes = [len(source.statements) for source in self.sources]
        total = sum(sizes)
        return total**2 / sum(n * n for n in sizes) if total else None


# ------------------------------------------------------------------ what people wrote


class Show(StrEnum):
    """How much of an article the site may hold."""

    FULL = "full"
    EXCERPT = "excerpt"
    QUOTES = "quotes"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Rights:
    """Whose text it is, and what we may show of it."""

    holder: str
    license: str
    """A canonical identifier: ``CC-BY-4.0``, ``CC0-1.0``, ``public-domain``, ``unknown`` ..."""
    show: Show
    basis: str | None = None
    permission_ref: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's words; the picture itself is not kept."""

    caption: str
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class BasedOn:
    """Where the facts of an article of our own come from."""

    title: str
    publisher: str
    url: str | None = None
    published: str | None = None
    license: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """``brief.yml`` after validation."""

    headline: str
    outlet: Slug
    rights: Rights
    deck: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; None is "unknown"."""
    url: str | None = None
    section: str | None = None
    language: str = "en"
    topics: tuple[str, ...] = ()
    story: str | None = None
    summary: str | None = None
    """Contributor's Markdown."""
    why: str | None = None
    """Contributor's Markdown."""
    image: Image | None = None
    based_on: tuple[BasedOn, ...] = ()


@dataclass(frozen=True, slots=True)
class Selector:
    """A W3C TextQuoteSelector."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Verdict(StrEnum):
    """What a reviewer did with a statement."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    ADDED = "added"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class StatementDecision:
    """A reviewer's word on one statement; selectors point into the article's text."""

    verdict: Verdict
    review: Review
    content: tuple[Selector, ...] = ()
    """Empty where the rights withhold the words; then ``words`` and ``sentence`` say how many
    and where."""
    source: Selector | None = None
    cue: Selector | None = None
    entity: EntityId | None = None
    form: Form | None = None
    naming: Naming | None = None
    access: Access | None = None
    sentence: int | None = None
    """The number of the body sentence (from 1) in which the content begins."""
    words: int | None = None
    described_as: str | None = None


@dataclass(frozen=True, slots=True)
class MentionDecision:
    """A reviewer's word on one name; ``entity`` None says "not a name"."""

    target: Selector
    entity: EntityId | None
    review: Review


@dataclass(frozen=True, slots=True)
class Note:
    """An editor's margin note (Markdown) beside the words it is about."""

    target: Selector
    body: str
    review: Review


@dataclass(frozen=True, slots=True)
class TextFacts:
    """What is known of an article whose text is not here, taken down when it was read."""

    sha256: str
    paragraphs: int
    sentences: int
    words: int
    attributed: tuple[int, ...] = ()
    """Numbers of the body sentences that name a source."""
    hedged: tuple[int, ...] = ()
    orphaned: tuple[int, ...] = ()
    subheads_before: tuple[int, ...] = ()
    """Numbers of the body sentences that follow a subhead."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """``annotations.yml`` after validation."""

    statements: tuple[StatementDecision, ...] = ()
    mentions: tuple[MentionDecision, ...] = ()
    notes: tuple[Note, ...] = ()
    text: TextFacts | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes articles."""

    id: Slug
    name: str
    url: str | None = None
    description: str | None = None
    country: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """One folder under ``briefs/articles/<year>/``."""

    slug: Slug
    year: str
    folder: Path
    metadata: Metadata
    article: Article | None
    """None where the text is not in the repository."""
    decisions: Decisions

    @property
    def address(self) -> str:
        """Where the page stands, below the site's root, without a trailing slash."""
        return f"briefs/{self.year}/{self.slug}"


@dataclass(frozen=True, slots=True)
class Corpus:
    """All that people wrote under ``briefs/``."""

    root: Path
    briefs: tuple[Brief, ...]
    register: Register
    outlets: Mapping[Slug, Outlet]


# ------------------------------------------------------------------ what comes out


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything the stages know of one article, people's decisions applied."""

    mentions: tuple[Mention, ...]
    entities: Mapping[EntityId, Entity]
    """Every entity that a mention or a statement names."""
    statements: tuple[Statement, ...]
    sourcing: Sourcing
    model: str


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
    """A generated file, below the documentation's root; ``markdown`` carries its front matter."""

    path: str
    markdown: str
