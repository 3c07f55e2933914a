"""The plain counts, over body sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

from annotated_briefs.attribute.quotes import Quotation, is_quoted
from annotated_briefs.model import (
    Analysis,
    Counts,
    Form,
    Naming,
    SentenceSourcing,
    SourceProfile,
    Span,
    Spans,
    Statement,
    index_of,
)
from annotated_briefs.text import WORD


def count(
    text: str,
    analysis: Analysis,
    sentences: Sequence[SentenceSourcing],
    sources: Sequence[SourceProfile],
    statements: Sequence[Statement],
    *,
    quotations: Sequence[Quotation],
    hedges: Spans,
    orphans: Spans,
) -> Counts:
    """Everything that can be counted of an article whose text is here."""
    attributed = [s for s in sentences if s.attributed]
    paragraphs = {s.paragraph for s in sentences}
    named = {s.paragraph for s in attributed}
    return Counts(
        paragraphs=len(paragraphs),
        sentences=len(sentences),
        body_words=sum(s.words for s in sentences),
        words_in_attributed_sentences=sum(s.words for s in attributed),
        quoted_words=_quoted_words(text, statements, quotations),
        statements=len(statements),
        unsaid=sum(s.unsaid for s in statements),
        **_forms(statements),
        attributed_sentences=len(attributed),
        attributed_paragraphs=len(named),
        unattributed_paragraphs=len(paragraphs) - len(named),
        speaking_sources=len(sources),
        **_classes(sources),
        reportedly=len(hedges),
        orphan_quotes=len(orphans),
        relayed=sum(bool(s.relays) for s in statements),
        second_hand=sum(bool(s.second_hand) for s in statements),
        cues=_cues(text, analysis, statements),
    )


class _Forms(TypedDict):
    direct: int
    mixed: int
    indirect: int


def _forms(statements: Sequence[Statement]) -> _Forms:
    forms = Counter(s.form for s in statements)
    return {
        "direct": forms[Form.DIRECT],
        "mixed": forms[Form.MIXED],
        "indirect": forms[Form.INDIRECT],
    }


class _Classes(TypedDict):
    named: int
    unnamed: int
    institution: int
    document: int
    media_report: int


def _classes(sources: Sequence[SourceProfile]) -> _Classes:
    classes = Counter(p.naming for p in sources)
    return {
        "named": classes[Naming.NAMED],
        "unnamed": classes[Naming.UNNAMED],
        "institution": classes[Naming.INSTITUTION],
        "document": classes[Naming.DOCUMENT],
        "media_report": classes[Naming.MEDIA_REPORT],
    }


def _quoted_words(
    text: str, statements: Sequence[Statement], quotations: Sequence[Quotation]
) -> int:
    """Words inside the quotation marks of statements; none is counted twice."""
    starts = {
        span.start + m.start()
        for s in statements
        for span in s.content
        for m in WORD.finditer(span.of(text))
    }
    return sum(is_quoted(quotations, start) for start in starts)


def _cues(text: str, analysis: Analysis, statements: Sequence[Statement]) -> dict[str, int]:
    """How often each cue word is used: the main verb of a verb group, else the whole phrase."""
    cues = [span for s in statements for span in s.cue]
    placed = index_of(cues)
    verbs = {
        span: t.text.lower()
        for t in analysis.tokens
        if t.pos == "VERB"
        for span in placed.overlapping(Span(t.start, t.start + 1))
    }
    counted = Counter(verbs.get(span, span.of(text).lower()) for span in cues)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
