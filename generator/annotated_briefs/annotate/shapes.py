"""Kinds read off the words of a name itself: head words, given names, well-known names."""

from __future__ import annotations

from collections.abc import Sequence

from annotated_briefs.annotate import gazetteer, lexicon
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.trim import PARTICLES
from annotated_briefs.model import Kind, Origin

_ORG_LAST = lexicon.words("org_heads", "last")
_ORG_SECOND = lexicon.words("org_heads", "second")
_ORG_FIRST = lexicon.words("org_heads", "first")
_PLACE_LAST = lexicon.words("place_heads", "last")
_PLACE_FIRST = lexicon.words("place_heads", "first")
_SURNAME_TOO = lexicon.words("place_heads", "surname")
_EVENT_LAST = lexicon.words("event_heads", "last")
_GATHERING = lexicon.words("event_heads", "gathering")
_GATHERED = lexicon.words("event_heads", "gathered")
_GIVEN = lexicon.words("given_names")
_LONGEST_PERSON = 4
"""Words in a person's name, particles apart; more is a title or an institution."""


def retype(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with the kinds that the names themselves give away."""
    return [_retyped(context, candidate) for candidate in found]


def _retyped(context: Context, candidate: Candidate) -> Candidate:
    if candidate.origin is not Origin.MODEL:
        return candidate
    known = gazetteer.known(context.surface(candidate.span))
    if known:
        return candidate.ruled(known.kind, "well-known name")
    kind = kind_by_words(candidate.span.of(context.text).split(), candidate.kind)
    return candidate.ruled(kind[0], kind[1]) if kind else candidate


def kind_by_words(words: Sequence[str], kind: Kind) -> tuple[Kind, str] | None:
    """The kind that the words of a name say, and by what; None if they say nothing.

    ``kind`` is what the model thinks: events, works, laws and products keep it.
    """
    if len(words) == 1 or kind in {Kind.EVENT, Kind.WORK, Kind.LAW, Kind.PRODUCT}:
        return None
    last = words[-1].rstrip(".,")
    if kind_of_head := _by_head(words, last, kind):
        return kind_of_head
    if kind is Kind.PERSON:
        numbered = words[0] not in _GIVEN and any(c.isdigit() for c in last)
        return (Kind.PRODUCT, "number of a model") if numbered else None
    if last in _SURNAME_TOO:
        return Kind.PLACE, "head word of a place"
    return (Kind.PERSON, "given name") if _is_person(words) and last not in _ORG_SECOND else None


def _by_head(words: Sequence[str], last: str, kind: Kind) -> tuple[Kind, str] | None:
    if _is_event(words, last):
        return Kind.EVENT, "head word of an event"
    place = kind is Kind.PLACE and (last in _PLACE_LAST or words[0] in _PLACE_FIRST)
    if words[0] in _ORG_FIRST or (last in _ORG_LAST and not place):
        return Kind.ORG, "head word of an organisation"
    if last in _PLACE_LAST or words[0] in _PLACE_FIRST:
        return Kind.PLACE, "head word of a place"
    return None


def _is_event(words: Sequence[str], last: str) -> bool:
    """ "Developers Conference" is held; "Bishops' Conference" (of churches) is a body."""
    return last in _EVENT_LAST or (last in _GATHERING and words[-2] in _GATHERED)


def _is_person(words: Sequence[str]) -> bool:
    proper = [word for word in words if word.casefold() not in PARTICLES]
    return (
        words[0] in _GIVEN
        and 1 < len(proper) <= _LONGEST_PERSON
        and all(word[0].isupper() or "-" in word for word in proper)
        and not any(c.isdigit() or c in "&/," for word in words for c in word)
    )
