"""What there is to decide in a brief: the machine's findings on which nobody has spoken yet.

Pure: the terminal asks (`cli.reviewing`), `annotations_file` keeps the answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process, utils

from annotated_briefs.model import (
    Article,
    Decisions,
    Entity,
    EntityId,
    Findings,
    Kind,
    Mention,
    Register,
    Selector,
    Span,
    Spans,
    State,
    Statement,
    Verdict,
)
from annotated_briefs.selectors import Ambiguous, NoMatch, match


class Part(StrEnum):
    """The parts of a review, in the order in which they are walked.

    Sources come first: a statement can name its source once that has a record.
    """

    SOURCES = "sources"
    STATEMENTS = "statements"
    QUOTATIONS = "quotations"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that only the machine knows."""

    entity: Entity
    first: Mention
    """Where it stands first, by its longest form there."""
    mentions: int
    alike: tuple[Entity, ...] = ()
    """Records whose names are much like it, the likeliest first; at most three."""


@dataclass(frozen=True, slots=True)
class Open:
    """Everything in a brief on which nobody has decided."""

    sources: tuple[Named, ...] = ()
    """Those who speak, and have no record."""
    statements: tuple[Statement, ...] = ()
    quotations: Spans = ()
    """Those with no stated speaker."""
    names: tuple[Named, ...] = ()
    """Others who are named, and have no record."""

    def count(self, part: Part) -> int:
        """How many there are of a part."""
        items: Collection[object] = getattr(self, part.value)
        return len(items)


def still_open(
    article: Article, findings: Findings, decisions: Decisions, register: Register
) -> Open:
    """What of ``findings``, on ``article`` with ``decisions`` applied, waits for a person."""
    speaking = {s.entity for s in findings.statements if s.entity}
    named = _named(findings, register)
    return Open(
        sources=tuple(one for one in named if one.entity.id in speaking),
        statements=tuple(s for s in findings.statements if s.state is State.MACHINE),
        quotations=_quotations(article, findings, decisions),
        names=tuple(one for one in named if one.entity.id not in speaking),
    )


# ------------------------------------------------------------------ quotations


def _quotations(article: Article, findings: Findings, decisions: Decisions) -> Spans:
    """Quotations without a speaker that nobody has looked at."""
    seen = [
        span
        for d in decisions.statements
        if d.verdict is Verdict.REJECTED
        for selector in d.content
        if (span := _place(article, selector))
    ]
    return tuple(
        span for span in findings.sourcing.orphans if not any(span.overlaps(one) for one in seen)
    )


def _place(article: Article, selector: Selector) -> Span | None:
    try:
        return match(article.text, selector)
    except (NoMatch, Ambiguous):
        return None


# ------------------------------------------------------------------ names

_ALIKE = 80
"""Of 100, by rapidfuzz's token_set_ratio: below it two names share little but letters."""

_NO_RECORDS = frozenset({Kind.NORP})
"""Nationalities and beliefs are no page's subject."""


def _named(findings: Findings, register: Register) -> list[Named]:
    """Entities without a record, the most often named first, then in reading order."""
    times = Counter(m.entity for m in findings.mentions)
    first: dict[EntityId, Mention] = {}
    for mention in findings.mentions:
        known = first.get(mention.entity)
        if known is None or len(mention.span) > len(known.span):
            first[mention.entity] = mention
    return sorted(
        (
            Named(entity, first[id_], times[id_], _alike(entity, register))
            for id_, entity in findings.entities.items()
            if not entity.curated and id_ in first and entity.kind not in _NO_RECORDS
        ),
        key=lambda one: (-one.mentions, one.first.span),
    )


def _alike(entity: Entity, register: Register) -> tuple[Entity, ...]:
    forms = {
        (id_, form): form
        for id_, record in register.entities.items()
        if record.kind is entity.kind
        for form in (record.name, *record.aliases)
    }
    found = process.extract(
        entity.name,
        forms,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=_ALIKE,
        limit=9,
    )
    ids = dict.fromkeys(key[0] for _, _, key in found)
    return tuple(register.entities[id_] for id_ in [*ids][:3])
