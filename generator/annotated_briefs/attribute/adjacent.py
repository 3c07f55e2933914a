"""Speech by position: quotations that stand right before or right after the cue's own clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.model import Span, Spans

_GAP_BEFORE = re.compile(r"[\s,—–-]*")
_GAP_AFTER = re.compile(r"\s*(?:[,:]|,? that)\s*")
_NO_GAP = re.compile(r"\s+")


def quotations_beside(text: str, clause: Span, cue: Span, quotations: Sequence[Quotation]) -> Spans:
    """The quotation that ends where ``clause`` begins, and the one that begins where it ends."""
    beside: list[Span] = []
    for quotation in quotations:
        span = quotation.span
        if span.end <= clause.start:
            near = _GAP_BEFORE.fullmatch(text, span.end, clause.start)
            if near and "\n\n" not in near.group() and quotation.before_cue(text):
                beside.append(span)
        elif span.start >= clause.end:
            direct = clause.end == cue.end and not quotation.is_term(text)
            near = (_NO_GAP if direct else _GAP_AFTER).fullmatch(
                text, clause.end, span.start
            ) or _GAP_AFTER.fullmatch(text, clause.end, span.start)
            if near and "\n\n" not in near.group():
                beside.append(span)
            break
    return tuple(beside)
