"""What the language model read, as plain data."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_briefs.model.spans import Span


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
