"""What people wrote under ``briefs/``: metadata, records, decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from annotated_briefs.model.article import Article
from annotated_briefs.model.names import Field, Register
from annotated_briefs.model.spans import EntityId, Slug
from annotated_briefs.model.statements import Access, Form, Naming, Review


class Show(StrEnum):
    """How much of an article the site may hold."""

    FULL = "full"
    EXCERPT = "excerpt"
    QUOTES = "quotes"
    LINK = "link"


QUOTE_WORDS = 50
"""The most words of a quotation where the text may not stand in full."""
QUOTE_SHARE = 0.25
"""The most of an article that all its quotations may be."""
SHORT_WORDS = 11
"""The most words of an article that may stand outside a quotation: a name, "a senior official"."""


def share_of(total: int, show: Show) -> int:
    """How many words of an article of ``total`` words may stand in quotations."""
    return 0 if show is Show.LINK else int(total * QUOTE_SHARE)


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

    @property
    def fields(self) -> Mapping[Field, str]:
        """The outlet's words around the text, as far as they are given."""
        caption = self.image.caption if self.image else None
        given = {Field.HEADLINE: self.headline, Field.DECK: self.deck, Field.CAPTION: caption}
        return {field: words for field, words in given.items() if words}


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
    entity_open: bool = False
    """``entity: null`` was written: the reviewer says that the text leaves the source open."""
    called: str | None = None
    """The source's name in full, where no record has it and ``source`` is a part of it or "he"."""
    form: Form | None = None
    naming: Naming | None = None
    access: Access | None = None
    sentence: int | None = None
    """The number of the body sentence (from 1) in which the content begins."""
    through: int | None = None
    """The number of the body sentence in which it ends, if that is another."""
    words: int | None = None
    described_as: str | None = None
    chance: float | None = None
    """The machine's estimate when the statement was reviewed; None where it had none."""

    @property
    def names_source(self) -> bool:
        """Whether it says by itself who speaks, as it has to where the text is not there."""
        return bool(self.entity or self.source or self.described_as)


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
    body_sha256: str | None = None
    """That of the body's words alone; None where the file is older than this key."""
    attributed: tuple[int, ...] = ()
    """Numbers of the body sentences that name a source."""
    hedged: tuple[int, ...] = ()
    orphaned: tuple[int, ...] = ()
    subheads_before: tuple[int, ...] = ()
    """Numbers of the body sentences that follow a subhead."""
    open: int = 0
    """How many of the machine's statements nobody had decided on when it was last reviewed."""


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
    aliases: tuple[str, ...] = ()
    """What its articles call it: "told the Courier"."""
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
