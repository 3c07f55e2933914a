"""Words with a capital that name nobody: nouns that open a sentence, dates, a country's economy."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from annotated_briefs.annotate import gazetteer, lexicon
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.model import Kind, Origin, Span

_COMMON = lexicon.words("common_nouns", "people") | lexicon.words("common_nouns", "things")
_OF_COUNTRY = lexicon.words("common_nouns", "of")
_DATE = re.compile(
    r"(?:\d{1,4}|(?:\d+(?:st|nd|rd|th))|of|(?:mon|tues|wednes|thurs|fri|satur|sun)day|"
    r"january|february|march|april|may|june|july|august|september|october|november|december)",
    re.IGNORECASE,
)


def drop(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` without what the model took for names because of a capital."""
    kept = [_country_alone(context, c) for c in found]
    named = {context.surface(c.span) for c in kept if not context.opens_sentence(c.span)}
    return [c for c in kept if not (_is_date(context, c) or _is_noun(context, c, named))]


def _is_date(context: Context, candidate: Candidate) -> bool:
    """ "9 September" is a day, even where something happened on it."""
    words = [word.form for word in context.words_in(candidate.span)]
    return len(words) > 1 and all(_DATE.fullmatch(word) for word in words)


def _is_noun(context: Context, candidate: Candidate, named: set[str]) -> bool:
    """A common noun that has its capital from the sentence, and stands nowhere else as a name."""
    surface = context.surface(candidate.span)
    return (
        candidate.origin is Origin.MODEL
        and surface.casefold() in _COMMON
        and surface not in named
        and context.opens_sentence(candidate.span)
        and not context.is_headline(candidate.span)
    )


def _country_alone(context: Context, candidate: Candidate) -> Candidate:
    """ "the Economy of Norway" names Norway."""
    name = candidate.span.of(context.text)
    head, _, country = name.partition(" of ")
    country = country.removeprefix("the ")
    known = gazetteer.known(country.strip("."))
    if (
        candidate.origin is not Origin.MODEL
        or head.casefold() not in _OF_COUNTRY
        or not known
        or known.kind is not Kind.PLACE
    ):
        return candidate
    span = Span(candidate.span.end - len(country), candidate.span.end)
    return replace(candidate, span=span).ruled(Kind.PLACE, "well-known name")
