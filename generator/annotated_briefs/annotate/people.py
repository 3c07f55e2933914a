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
_RULES = frozenset({"regime", "dictatorship", "presidency"})
"""Words after the name of a ruler; after a capital's or a people's they say nothing."""

_DESCRIBED = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
"""After "the Diaz", the noun that the article belongs to."""

_NEVER = frozenset({Kind.EVENT, Kind.LAW, Kind.NORP})


def retype(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with people told by title, age and full name."""
    titled = [_by_neighbours(context, candidate) for candidate in found]
    alone = {context.surface(c.span) for c in titled if c.kind is Kind.PERSON}
    titled = [_by_surname(context, candidate, alone) for candidate in titled]
    full = {short for c in titled if c.kind is Kind.PERSON for short in surnames(_name(context, c))}
    named = [_by_full_name(context, candidate, full) for candidate in titled]
    return [c for candidate in named if (c := _with_article(context, candidate, full))]


def _with_article(context: Context, candidate: Candidate, full: set[str]) -> Candidate | None:
    """ "The Owls" are a band or a team; "the Zarif" is nobody, whatever else it is."""
    surface = context.surface(candidate.span)
    doubtful = candidate.kind is Kind.PERSON and candidate.origin is Origin.MODEL
    if not doubtful or " " in surface or {surface, surface.removesuffix("s")} & full:
        return candidate
    after = context.beside(candidate.span)[1]
    describes = after is not None and (after.text == "-" or after.pos in _DESCRIBED)
    if describes or [word.casefold() for word in context.before(candidate.span)] != ["the"]:
        return candidate
    return candidate.ruled(Kind.ORG, "plural after an article") if surface[-1] == "s" else None


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
    if len(parts) == 1 and _is_ruler(context, candidate):
        return candidate.ruled(Kind.PERSON, "ruler by the word after")
    if _AGE.match(context.text, candidate.span.end):
        return candidate.ruled(Kind.PERSON, "age after the name")
    return candidate


def _is_ruler(context: Context, candidate: Candidate) -> bool:
    """ "The Zarif regime" is somebody's; a party's or a country's has another name before it."""
    name = _name(context, candidate)
    after = context.after(candidate.span)
    known = name.isupper() or gazetteer.known(name)
    return candidate.kind is Kind.ORG and bool(after) and after[0] in _RULES and not known


def _by_surname(context: Context, candidate: Candidate, alone: set[str]) -> Candidate:
    """ "Ana Diaz" taken for a place: "Diaz", alone elsewhere, is a person."""
    if candidate.kind not in {Kind.PLACE, Kind.PRODUCT} or candidate.origin is not Origin.MODEL:
        return candidate
    forms = context.surface(candidate.span).split()
    last = forms[-1]
    if len(forms) != 2 or last not in alone or gazetteer.known(last) or not last.isalpha():
        return candidate
    return candidate.ruled(Kind.PERSON, "surname elsewhere")


def _by_full_name(context: Context, candidate: Candidate, full: set[str]) -> Candidate:
    if candidate.kind in _NEVER or candidate.kind is Kind.PERSON:
        return candidate
    surface = context.surface(candidate.span)
    if surface in full and not gazetteer.known(surface):
        return candidate.ruled(Kind.PERSON, "full name elsewhere")
    return candidate
