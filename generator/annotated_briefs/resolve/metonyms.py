"""A place that stands for those who govern it: "the Tehran regime"."""

from __future__ import annotations

from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.model import Kind

_RULERS = frozenset(
    {"regime", "government", "administration", "authorities", "leadership", "junta", "cabinet"}
)


def is_metonym(context: Context, candidate: Candidate) -> bool:
    """Whether a place's name is followed by the word for its government."""
    if candidate.kind is not Kind.PLACE:
        return False
    after = context.after(candidate.span)
    return bool(after) and after[0].casefold() in _RULERS
