"""Short forms of headed names: after "Pendola Airport", "Pendola" is no person."""

from __future__ import annotations

from collections.abc import Sequence

from annotated_briefs.annotate import evidence, gazetteer, lexicon
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.whereabouts import people_words
from annotated_briefs.model import Kind, Origin

_HEADS = {
    Kind.PLACE: lexicon.words("place_heads", "last") | lexicon.words("place_heads", "surname"),
    Kind.ORG: lexicon.words("org_heads", "last") | lexicon.words("org_heads", "second"),
}
_BETWEEN = frozenset({"International", "National", "Central", "Regional", "Military", "Global"})
"""Words that stand before a head and are no part of the short form either."""

_NOT_NAMES = lexicon.words("not_names")


def retype(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with single words of the kind of the headed name that they begin."""
    kinds: dict[str, Kind] = {}
    for candidate in found:
        words = [word.form for word in context.words_in(candidate.span)]
        if short := short_form(words, candidate.kind):
            kinds.setdefault(short, candidate.kind)
    if not kinds:
        return list(found)
    people = people_words(context, found)
    human = {context.surface(c.span) for c in found if _is_person(context, c)}
    return [
        c.ruled(kinds[name], "longer name elsewhere")
        if c.kind is Kind.PERSON
        and c.origin is Origin.MODEL
        and (name := context.surface(c.span)) in kinds
        and name not in people
        and name not in human
        else c
        for c in found
    ]


def _is_person(context: Context, candidate: Candidate) -> bool:
    return candidate.kind is Kind.PERSON and evidence.of_person(context, candidate.span)


def short_form(words: Sequence[str], kind: Kind) -> str | None:
    """The one word before the head of a place's or an organisation's name: "Fath" of
    "Fath Airport". None if the name has no such head, or if the word is known for itself."""
    heads = _HEADS.get(kind)
    if not heads or len(words) < 2 or words[-1] not in heads:
        return None
    first, *rest = words[:-1]
    if any(word not in _BETWEEN | heads for word in rest):
        return None
    common = first.casefold() in _NOT_NAMES or not first[:1].isupper() or len(first) < 3
    if common or gazetteer.known(first) or evidence.is_given(first) or first in _BETWEEN:
        return None
    return first
