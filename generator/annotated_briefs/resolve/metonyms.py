"""A place that stands for those who govern it: "the Tehran regime", "Tehran denies it"."""

from __future__ import annotations

from annotated_briefs.annotate import evidence, gazetteer
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.model import Kind

_RULERS = frozenset(
    {"regime", "government", "administration", "authorities", "leadership", "junta", "cabinet"}
)
_TIES = ("-backed", "-aligned", "-led", "-sponsored", "-funded", "-allied", "-controlled")


def is_metonym(context: Context, candidate: Candidate) -> bool:
    """Whether a place's name is followed by the word for its government, or is a city that says
    something or has followers ("Tehran-backed"). A country is its government anyhow."""
    if candidate.kind is not Kind.PLACE:
        return False
    after = context.after(candidate.span)
    if after and after[0].casefold() in _RULERS:
        return True
    known = gazetteer.known(context.surface(candidate.span))
    if known and known.is_country:
        return False
    tied = context.text[candidate.span.end :][:12].startswith(_TIES)
    return tied or evidence.speaks(context, candidate.span)
