"""From token ranges to the spans that a reader sees: whole quotations, clean edges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.attribute.tree import Range, Tree
from annotated_briefs.model import Span, Spans, overlapping

_EDGE = " \n\t\u00a0,;:—–-"
_STOP = ".;:—–- \n\t\u00a0"


def content_spans(
    text: str, tree: Tree, ranges: Iterable[Range], quotations: Sequence[Quotation], apart: Range
) -> Spans:
    """``ranges`` as spans: grown over quotations that they cut, ``apart`` (the cue) left out.

    The comma that closes a content before its cue belongs to it (PolNeAR); a full stop does only
    inside quotation marks.
    """
    hole = tree.span(apart)
    spans = [_grow(tree.span(r), quotations, hole) for r in ranges]
    pieces = [piece for span in spans for piece in _without(span, hole)]
    tidy = [_tidy(text, piece, quotations, hole) for piece in pieces]
    return merge(text, [span for span in tidy if any(c.isalnum() for c in span.of(text))])


def _grow(span: Span, quotations: Sequence[Quotation], hole: Span) -> Span:
    for quotation in overlapping(quotations, span):
        cut = quotation.span.overlaps(span) and not span.contains(quotation.span)
        if cut and not quotation.span.overlaps(hole):
            span = Span(min(span.start, quotation.span.start), max(span.end, quotation.span.end))
    return span


def _without(span: Span, hole: Span) -> list[Span]:
    if not span.overlaps(hole):
        return [span]
    pieces = (Span(span.start, hole.start), Span(hole.end, span.end))
    return [p for p in pieces if p.start < p.end]


def _tidy(text: str, span: Span, quotations: Sequence[Quotation], hole: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _STOP and not _abbreviation(text, start, end):
        end -= 1
    if end > start and text[end - 1] == "," and start >= hole.end:
        end -= 1
    if end <= hole.start and text[end : end + 1] == ",":
        end += 1
    return _balance(Span(start, end), quotations)


def _abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the last full stop belongs to a short form ("U.S.", "Inc.") inside the sentence."""
    return text[end - 1] == "." and end - start > 3 and text[end - 3] == "."


def _balance(span: Span, quotations: Sequence[Quotation]) -> Span:
    """The closing mark back, where tidying or the parse stopped just short of it."""
    for quotation in overlapping(quotations, span):
        q = quotation.span
        if span.start <= q.start < span.end < q.end <= span.end + 2:
            return Span(span.start, q.end)
    return span


def merge(text: str, spans: Iterable[Span]) -> Spans:
    """In reading order, those that overlap or have only spaces between them made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
