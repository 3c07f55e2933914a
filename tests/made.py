"""Briefs made by hand: no files, no parse, only what a test is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from annotated_briefs.model import (
    AnnotatedBrief,
    Brief,
    Counts,
    Decisions,
    Entity,
    EntityId,
    FieldMention,
    Findings,
    Form,
    Image,
    Kind,
    Mention,
    Metadata,
    Review,
    Rights,
    SentenceSourcing,
    Show,
    Slug,
    SourceProfile,
    Sourcing,
    Span,
    State,
    Statement,
)
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.text import split


def entity(id_: str, name: str = "", kind: Kind = Kind.ORG, *, curated: bool = True) -> Entity:
    return Entity(
        EntityId(id_), kind, name or id_.title(), curated=curated, linkable=curated or " " in name
    )


def statement(
    id_: str,
    content: Span,
    *,
    source: Span | None = None,
    by: str | None = None,
    confirmed: bool = False,
    form: Form = Form.INDIRECT,
) -> Statement:
    return Statement(
        id_,
        (content,),
        source=(source,) if source else (),
        form=form,
        entity=EntityId(by) if by else None,
        source_key=by,
        state=State.CONFIRMED if confirmed else State.MACHINE,
        review=Review("A. Reader", "2024-05-07") if confirmed else None,
    )


def metadata(headline: str = "A headline", *, show: Show = Show.FULL, **fields: object) -> Metadata:
    rights = Rights("The Ledger", "CC-BY-4.0", show)
    return Metadata(headline, Slug("ledger"), rights, **fields)  # type: ignore[arg-type]


def annotated(
    text: str,
    *,
    slug: str = "one",
    show: Show = Show.FULL,
    statements: Sequence[Statement] = (),
    mentions: Sequence[Mention] = (),
    entities: Sequence[Entity] = (),
    sources: Sequence[SourceProfile] = (),
    counts: Counts | None = None,
    decisions: Decisions | None = None,
    **fields: object,
) -> AnnotatedBrief:
    """Every paragraph is one sentence; ``fields`` are those of the metadata."""
    article = split(text)
    fields = {"deck": "A deck", "image": Image("A caption"), **fields}
    brief = Brief(
        Slug(slug),
        "2024",
        Path("briefs/articles/2024") / slug,
        metadata(show=show, **fields),
        article,
        decisions or Decisions(),
    )
    sentences = tuple(
        SentenceSourcing(
            number,
            number,
            paragraph.span,
            tuple(s.id for s in statements if paragraph.span.contains(s.content[0])),
        )
        for number, paragraph in enumerate(article.body, start=1)
    )
    known: Mapping[EntityId, Entity] = {e.id: e for e in entities}
    counts = counts or Counts(sentences=len(sentences), statements=len(statements))
    sourcing = Sourcing(counts, sentences, tuple(sources))
    findings = Findings(tuple(mentions), known, tuple(statements), sourcing, "by hand")
    return AnnotatedBrief(brief, findings)


T = TypeVar("T", AnnotatedBrief, PublishedBrief)


def with_around(view: T, around: Sequence[FieldMention]) -> T:
    """``view`` with these names in its headline, deck and caption."""
    return replace(view, findings=replace(view.findings, around=tuple(around)))
