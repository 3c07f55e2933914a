"""Places that the model took for organisations, works or peoples, where the words are sure of it.

"In X" alone says little of an organisation ("in Congress", "invested in Initech"). "The town of
X" and "in X, Indiana" say it all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotated_briefs.annotate import evidence, gazetteer, lexicon
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.shapes import kind_by_words
from annotated_briefs.annotate.stands import stands
from annotated_briefs.model import Kind, Origin, Span

_OF = re.compile(
    r"\b(?:city|town|village|suburb|hamlet|municipality|province|governorate|district|island|port|"
    r"county|outskirts|streets|residents?|inhabitants|mayor) of $",
    re.IGNORECASE,
)
_WHERE = re.compile(r"\b(?:in|at|near|from|outside|leaving|around) $", re.IGNORECASE)
_AND = re.compile(r"\b(?:in|on|from|to|near|between) ([A-Z][\w.]+) and $")
_LARGER = re.compile(
    r", ((?:[A-Z][\w.]+ ?){1,3}?)"
    r"(?=[,.;:)\n–—]| [(–—-]| (?:for|on|in|at|to|from|with|by|where|who|when|after|and)\b|$)"
)
_ORG_LAST = lexicon.words("org_heads", "last")
_MENDED = frozenset({Kind.ORG, Kind.PERSON, Kind.NORP, Kind.WORK, Kind.PRODUCT})
REASON = "town by the words beside it"


def retype(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with the towns among what the model took for something else."""
    doubtful = [c for c in found if _may_be_town(context, c)]
    towns = {
        (kind, name)
        for kind in {c.kind for c in doubtful}
        for name, spans in stands(context, [c for c in doubtful if c.kind is kind]).items()
        if any(_is_town(context, span, kind) for span in spans)
    }
    return [
        c.ruled(Kind.PLACE, REASON)
        if c.origin is Origin.MODEL and (c.kind, context.surface(c.span)) in towns
        else c
        for c in found
    ]


def _may_be_town(context: Context, candidate: Candidate) -> bool:
    if candidate.kind not in _MENDED or candidate.origin is not Origin.MODEL:
        return False
    name = candidate.span.of(context.text).split()
    known = gazetteer.known(context.surface(candidate.span))
    body = name[-1] in _ORG_LAST
    return not (known or body or len(name) > 3 or kind_by_words(name, candidate.kind))


def _is_town(context: Context, span: Span, kind: Kind) -> bool:
    before = context.text[max(0, span.start - 30) : span.start]
    if _OF.search(before):
        return True
    if kind is Kind.NORP:
        return evidence.of_place(context, span) and _stands_alone(context, span)
    if kind is Kind.PERSON and _beside_place(context, span, before):
        return True
    return bool(_WHERE.search(before)) and _in_larger(context, span)


def _beside_place(context: Context, span: Span, before: str) -> bool:
    """ "in Norway and X": a name of one word, joined to a place and said to be anybody nowhere."""
    match = _AND.search(before)
    known = match and gazetteer.known(match.group(1))
    return (
        bool(known and known.kind is Kind.PLACE)
        and len(context.words_in(span)) == 1
        and not evidence.is_given(span.of(context.text))
        and all(t.dep not in {"nsubj", "compound"} for t in context.tokens(span))
    )


def _in_larger(context: Context, span: Span) -> bool:
    """ "in X, Indiana": a country or region follows after a comma."""
    match = _LARGER.match(context.text, span.end)
    known = match and gazetteer.known(match.group(1).strip(" ."))
    return bool(known and known.kind is Kind.PLACE)


def _stands_alone(context: Context, span: Span) -> bool:
    """Whether no noun follows that the name could describe ("in Zarifi waters")."""
    return not context.text.startswith("-", span.end) and all(
        t.dep not in {"amod", "compound"} for t in context.tokens(span)[-1:]
    )
