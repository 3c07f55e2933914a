"""Quotation marks that no statement accounts for: orphans, and terms that are no speech."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.model import Analysis, Span, Statement, first_from, index_of
from annotated_briefs.text import WORD

_TERM_WORDS = 5
"""A longer stretch between marks is a clause, not a term (Guardian/AFP guide, exclusions)."""

_NAMING = re.compile(
    r"(?:so-called|known as|called|dubbed|nicknamed|named|titled|entitled|termed"
    r"|the (?:word|term|phrase|title|name)s?)[\s,]*$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"\b(?:the|a|an|this|that|its|their|his|her|our|\w+'s)\s+$", re.IGNORECASE)


def sort_quotations(
    text: str,
    analysis: Analysis,
    quotations: Sequence[Quotation],
    statements: Sequence[Statement],
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """``(orphans, terms)`` among the quotations outside every statement's content."""
    said = index_of(s for statement in statements for s in statement.content)
    orphans: list[Span] = []
    terms: list[Span] = []
    for quotation in quotations:
        if said.touches(quotation.span):
            continue
        term = is_term(text, analysis, quotation)
        # An apostrophe pairs too easily with another for single marks to count as speech.
        if term:
            terms.append(quotation.span)
        elif not quotation.single:
            orphans.append(quotation.span)
    return tuple(orphans), tuple(terms)


def is_term(text: str, analysis: Analysis, quotation: Quotation) -> bool:
    """Whether the marks stand around a name or a term.

    It is short and ends in no punctuation of its own; and it is a title, or it stands before the
    noun that it describes, or an article or a word of naming stands before it.
    """
    span = quotation.span
    inner = span.of(text).strip("\"“”«»'‘’ ")
    if not inner or inner[-1] in ".!?…" or len(WORD.findall(inner)) > _TERM_WORDS:
        return False
    before = analysis.reading[max(0, span.start - 40) : span.start]
    if quotation.is_term(text) or _NAMING.search(before) or _DETERMINER.search(before):
        return True
    return _describes_next_noun(analysis, span)


def _describes_next_noun(analysis: Analysis, span: Span) -> bool:
    at = first_from(analysis.tokens, span.end)
    if at == len(analysis.tokens):
        return False
    following = analysis.tokens[at]
    if following.pos not in {"NOUN", "PROPN"}:
        return False
    return not analysis.reading[span.end : following.start].strip(" ")
