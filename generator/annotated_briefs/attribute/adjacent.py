"""Speech by position: quotations that stand right before or right after the cue's own clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.model import Span, Spans, first_beyond, first_from

_GAP_BEFORE = re.compile(r"[\s,—–-]*")
_GAP_AFTER = re.compile(r"\s*[,:]\s*")
_NO_GAP = re.compile(r"\s+")
_LEAD_IN = re.compile(r"[^.!?;:\n\"“”]{0,120}:\s+")
"""The rest of a clause that announces speech: ", with a smile: "."""


def quotations_beside(text: str, clause: Span, cue: Span, quotations: Sequence[Quotation]) -> Spans:
    """The quotation that ends where ``clause`` begins, and the one that begins where it ends.

    A quotation may follow after a comma or colon, or directly behind the cue itself.
    """
    before = first_beyond(quotations, clause.start) - 1
    after = first_from(quotations, clause.end)
    beside: list[Span] = []
    if before >= 0 and _ends_at(text, quotations[before], clause):
        beside.append(quotations[before].span)
    if after < len(quotations) and _begins_at(text, quotations[after], clause, cue):
        beside.append(quotations[after].span)
    return tuple(beside)


def _ends_at(text: str, quotation: Quotation, clause: Span) -> bool:
    near = _GAP_BEFORE.fullmatch(text, quotation.span.end, clause.start)
    if not near or "\n\n" in near.group():
        return False
    return quotation.before_cue(text) and not _is_title(text, quotation.span)


def _begins_at(text: str, quotation: Quotation, clause: Span, cue: Span) -> bool:
    gap = text[clause.end : quotation.span.start]
    if "\n\n" in gap and not _block(gap):
        return False
    if _GAP_AFTER.fullmatch(gap) or _LEAD_IN.fullmatch(gap):
        return True
    direct = clause.end == cue.end and not quotation.is_term(text)
    return direct and _NO_GAP.fullmatch(gap) is not None


def _block(gap: str) -> bool:
    """A colon at the end of a paragraph announces the quotation that is the next."""
    return gap.rstrip().endswith(":") and gap.count("\n\n") == 1


def _is_title(text: str, span: Span) -> bool:
    """A programme or book of several words, all of them in capitals ("Morning Edition,")."""
    words = span.of(text).strip("\"“”'‘’,. ").split()
    return len(words) > 1 and all(w[0].isupper() for w in words if len(w) > 3)
