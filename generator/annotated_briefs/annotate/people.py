"""People known by what stands beside them, and by their full name elsewhere in the article."""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotated_briefs.annotate import gazetteer
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.shapes import kind_by_words
from annotated_briefs.annotate.trim import PARTICLES, is_title
from annotated_briefs.annotate.words import words
from annotated_briefs.model import Kind, Origin

_AGE = re.compile(r",\s*(?:aged\s+)?\d{1,2}\s*,")
SOVEREIGNS = frozenset({"king", "queen", "pope"})
"""Titles that stand for the one person in the article who bears them: "the Queen"."""

_RANKS = frozenset({"prince", "princess", "sheikh", "imam", "sayyid", "saint"})
_NEVER = frozenset({Kind.EVENT, Kind.LAW, Kind.NORP})


def retype(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with people told by title, age and full name."""
    titled = [_by_neighbours(context, candidate) for candidate in found]
    full = {short for c in titled if c.kind is Kind.PERSON for short in surnames(_name(context, c))}
    return [_by_full_name(context, candidate, full) for candidate in titled]


def _name(context: Context, candidate: Candidate) -> str:
    return candidate.span.of(context.text)


def surnames(name: str) -> frozenset[str]:
    """The surfaces that a later mention may shorten a full name to, by its last part.

    "Tareq al-Shammari": "al Shammari" and "Shammari"; "Otto von Berg": "von Berg", "Berg".
    """
    forms = [word.form for word in words(name)]
    if forms and forms[-1].rstrip(".").casefold() in {"jr", "sr", "ii", "iii", "iv"}:
        forms.pop()
    if len(forms) < 2 or len(forms[-1]) < 2:
        return frozenset()
    shorts = {forms[-1]}
    at = len(forms) - 1
    while at > 1 and forms[at - 1].casefold() in PARTICLES:
        at -= 1
        shorts.add(" ".join(forms[at:]))
        shorts.add(" ".join([forms[at].capitalize(), *forms[at + 1 :]]))
    return frozenset(shorts)


def inner_names(name: str) -> frozenset[str]:
    """The further single words that may stand for a person: the first, and those in the middle.

    The surname comes first in "Ma Ngok" and in the middle of "Ana Yu Hoi-kwan".
    """
    forms = name.split()
    return frozenset(
        form
        for form in forms[:-1]
        if len(form) > 1
        and form[0].isupper()
        and form.isalpha()
        and not is_title(form)
        and form.casefold() not in PARTICLES | SOVEREIGNS | _RANKS
    )


def _by_neighbours(context: Context, candidate: Candidate) -> Candidate:
    if candidate.kind in _NEVER | {Kind.PERSON} or candidate.origin is not Origin.MODEL:
        return candidate
    parts = _name(context, candidate).split()
    if len(parts) > 3 or kind_by_words(parts, candidate.kind):
        return candidate
    before = context.before(candidate.span)
    if before and is_title(before[0]) and len(before[0]) > 1 and candidate.kind is not Kind.PLACE:
        return candidate.ruled(Kind.PERSON, "title before the name")
    if _AGE.match(context.text, candidate.span.end):
        return candidate.ruled(Kind.PERSON, "age after the name")
    return candidate


def _by_full_name(context: Context, candidate: Candidate, full: set[str]) -> Candidate:
    if candidate.kind in _NEVER or candidate.kind is Kind.PERSON:
        return candidate
    surface = context.surface(candidate.span)
    if surface in full and not gazetteer.known(surface):
        return candidate.ruled(Kind.PERSON, "full name elsewhere")
    return candidate
