"""Reports without a reporter: "reportedly", "is said to", "it is understood that"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotated_briefs.attribute.lexicon import words
from annotated_briefs.model import Analysis, Span, Spans, Statement, index_of

_VERBS = r"(?:said|believed|thought|rumou?red|reported|alleged|understood|claimed|feared)"
_SAID_TO = re.compile(
    r"\b(?:is|are|was|were|be|been)(?: also| widely| long)?"
    rf" (?:{_VERBS}|supposed) to\b"
    rf"|\bit (?:is|was|has been)(?: also| widely| long| now)? {_VERBS}"
    r" (?:that\b|(?=the\b|he\b|she\b))"
    r"|\bthere (?:are|were|have been)(?: \w+)?"
    r" (?:reports|claims|rumou?rs|allegations) (?:that|of)\b"
    r"|\brumou?r has it\b",
    re.IGNORECASE,
)


def find_hedges(analysis: Analysis, statements: Sequence[Statement]) -> Spans:
    """Every hedge outside the words of a stated source (AP Stylebook, "allegedly")."""
    said = index_of(s for one in statements if one.source for s in one.content)
    listed = words("hedges")
    adverbs = [t.span for t in analysis.tokens if t.text.lower() in listed]
    phrases = [
        Span(m.start(), m.start() + len(m.group().rstrip()))
        for m in _SAID_TO.finditer(analysis.reading)
    ]
    found = sorted(adverbs + phrases)
    return tuple(span for span in found if not said.touches(span))
