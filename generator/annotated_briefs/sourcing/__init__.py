"""Sourcing: counts what an article says of where its claims come from. It never judges."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from annotated_briefs.attribute.prepare import Prepared, prepare
from annotated_briefs.model import (
    Analysis,
    Article,
    Entity,
    EntityId,
    Mention,
    ParagraphKind,
    SentenceSourcing,
    Sourcing,
    SpanIndex,
    Spans,
    Statement,
    index_of,
    overlapping,
)
from annotated_briefs.sourcing.counts import count
from annotated_briefs.sourcing.hedges import find_hedges
from annotated_briefs.sourcing.not_heard import not_heard
from annotated_briefs.sourcing.profiles import profiles
from annotated_briefs.sourcing.quotations import sort_quotations
from annotated_briefs.sourcing.replies import find_replies
from annotated_briefs.sourcing.reviewed import summarise_reviewed
from annotated_briefs.text import has_headline, words

__all__ = ["summarise", "summarise_reviewed"]


def summarise(
    article: Article,
    analysis: Analysis,
    mentions: Sequence[Mention],
    entities: Mapping[EntityId, Entity],
    statements: Sequence[Statement],
    *,
    outlet_names: Collection[str] = (),
    prepared: Prepared | None = None,
) -> Sourcing:
    """The sourcing summary of an article and its statements.

    Subheads are left out of every count, and so is a headline that stands at the head of the text
    with all it attributes. A statement belongs to each sentence that holds a part of its content,
    source or cue. ``outlet_names`` are what the article's own publisher is called; ``prepared``
    saves preparing the article again.
    """
    prepared = prepared or prepare(article, analysis)
    quotations, tree = prepared.quotations, prepared.tree
    article, statements = _body_of(article, statements)
    known = [m for m in mentions if m.entity in entities]
    body = [q for q in quotations if article.paragraphs[q.paragraph].kind is ParagraphKind.BODY]
    orphans, terms = sort_quotations(article.text, analysis, body, statements)
    hedges = _body_hedges(article, analysis, statements)
    sentences = _sentences(article, analysis, statements, hedges, orphans)
    sources = profiles(article.text, tree, known, entities, statements)
    return Sourcing(
        counts=count(
            article.text,
            analysis,
            sentences,
            sources,
            statements,
            quotations=quotations,
            hedges=hedges,
            orphans=orphans,
        ),
        sentences=sentences,
        sources=sources,
        hedges=hedges,
        orphans=orphans,
        quoted_terms=terms,
        not_heard=not_heard(tree, known, entities, statements, outlet_names),
        replies=find_replies(tree, known),
    )


def _body_of(
    article: Article, statements: Sequence[Statement]
) -> tuple[Article, Sequence[Statement]]:
    """The article without its headline, as far as counts go, and the statements of its body."""
    if not has_headline(article):
        return article, statements
    first, *rest = article.paragraphs
    body = (replace(first, kind=ParagraphKind.SUBHEAD), *rest)
    own = [s for s in statements if not all(first.span.contains(c) for c in s.content)]
    return replace(article, paragraphs=body), own


def _body_hedges(article: Article, analysis: Analysis, statements: Sequence[Statement]) -> Spans:
    body = article.body
    found = find_hedges(analysis, statements)
    return tuple(h for h in found if any(p.span.contains(h) for p in overlapping(body, h)))


def _sentences(
    article: Article,
    analysis: Analysis,
    statements: Sequence[Statement],
    hedges: Spans,
    orphans: Spans,
) -> tuple[SentenceSourcing, ...]:
    number_of = _body_numbers(article)
    parts = SpanIndex(
        (span, number)
        for number, s in enumerate(statements)
        for span in (*s.content, *s.source, *s.cue)
    )
    hedged, orphaned = index_of(hedges), index_of(orphans)
    rows: list[SentenceSourcing] = []
    last_paragraph = -1
    for sentence in analysis.sentences:
        if sentence.paragraph not in number_of:
            continue
        first = sentence.paragraph != last_paragraph
        last_paragraph = sentence.paragraph
        here = [statements[number] for number in sorted({*parts.overlapping(sentence.span)})]
        own = tuple(h for h in hedged.overlapping(sentence.span) if sentence.span.contains(h))
        left = tuple(orphaned.overlapping(sentence.span))
        rows.append(
            SentenceSourcing(
                number=len(rows) + 1,
                paragraph=number_of[sentence.paragraph],
                span=sentence.span,
                statements=tuple(s.id for s in here),
                attributed=any(s.source for s in here),
                hedges=own,
                orphans=left,
                hedged=bool(own),
                orphaned=bool(left),
                words=words(sentence.span.of(article.text)),
                after_subhead=first and _follows_subhead(article, sentence.paragraph),
            )
        )
    return tuple(rows)


def _body_numbers(article: Article) -> dict[int, int]:
    body = [i for i, p in enumerate(article.paragraphs) if p.kind is ParagraphKind.BODY]
    return {index: number for number, index in enumerate(body, 1)}


def _follows_subhead(article: Article, paragraph: int) -> bool:
    # The first block is never a subhead: set apart from the body, it is the headline.
    return paragraph > 1 and article.paragraphs[paragraph - 1].kind is ParagraphKind.SUBHEAD
