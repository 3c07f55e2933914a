"""Reports without a reporter: "reportedly", "is said to"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotated_briefs.attribute.lexicon import words
from annotated_briefs.model import Analysis, Span, Spans, Statement

_SAID_TO = re.compile(
    r"\b(?:is|are|was|were|be|been)(?: also| widely| long)?"
    r" (?:said|believed|thought|rumou?red|reported|alleged|understood|supposed) to\b",
    re.IGNORECASE,
)


def find_hedges(analysis: Analysis, statements: Sequence[Statement]) -> Spans:
    """Every hedge outside the words of a stated source (AP Stylebook, "allegedly")."""
    said = [s for statement in statements if statement.source for s in statement.content]
    listed = words("hedges")
    adverbs = [t.span for t in analysis.tokens if t.text.lower() in listed]
    phrases = [Span(m.start(), m.end()) for m in _SAID_TO.finditer(analysis.reading)]
    found = sorted(adverbs + phrases)
    return tuple(span for span in found if not any(s.overlaps(span) for s in said))
