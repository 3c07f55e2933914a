"""Speech by position: quotations that stand right before or right after the cue's own clause."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.model import Span, Spans

_GAP_BEFORE = re.compile(r"[\s,—–-]*")
_GAP_AFTER = re.compile(r"\s*[,:]\s*")
_NO_GAP = re.compile(r"\s+")
_LEAD_IN = re.compile(r"[^.!?;:\n\"“”]{0,120}:\s+")
"""The rest of a clause that announces speech: ", with a smile: "."""


def quotations_beside(text: str, clause: Span, cue: Span, quotations: Sequence[Quotation]) -> Spans:
    """The quotation that ends where ``clause`` begins, and the one that begins where it ends.

    A quotation may follow after a comma or colon, or directly behind the cue itself.
    """
    beside: list[Span] = []
    for quotation in quotations:
        span = quotation.span
        if span.end <= clause.start:
            near = _GAP_BEFORE.fullmatch(text, span.end, clause.start)
            speech = quotation.before_cue(text) and not _is_title(text, span)
            if near and speech and "\n\n" not in near.group():
                beside.append(span)
        elif span.start >= clause.end:
            direct = clause.end == cue.end and not quotation.is_term(text)
            patterns = (_GAP_AFTER, _LEAD_IN, *((_NO_GAP,) if direct else ()))
            gap = text[clause.end : span.start]
            if ("\n\n" not in gap or _block(gap)) and any(p.fullmatch(gap) for p in patterns):
                beside.append(span)
            break
    return tuple(beside)


def _block(gap: str) -> bool:
    """A colon at the end of a paragraph announces the quotation that is the next."""
    return gap.rstrip().endswith(":") and gap.count("\n\n") == 1


def _is_title(text: str, span: Span) -> bool:
    """A programme or book of several words, all of them in capitals ("Morning Edition,")."""
    words = span.of(text).strip("\"“”'‘’,. ").split()
    return len(words) > 1 and all(w[0].isupper() for w in words if len(w) > 3)
