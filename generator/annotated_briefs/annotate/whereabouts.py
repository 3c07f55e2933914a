"""Places that the model took for people, known by "in" and the like.

"In X" alone outweighs the model only where nothing in the whole article speaks for a person: no
title, no age, no "said", no longer name of someone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from annotated_briefs.annotate import evidence, lexicon
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.stands import stands
from annotated_briefs.annotate.words import words
from annotated_briefs.model import Kind, Origin, Span

_PLACE_LAST = lexicon.words("place_heads", "last") | lexicon.words("place_heads", "surname")


def retype(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with people made places where the article only ever says "in" them."""
    doubtful = [c for c in found if c.kind is Kind.PERSON and _may_be_place(context, c)]
    if not doubtful:
        return list(found)
    people = people_words(context, found)
    places = {
        name
        for name, spans in stands(context, doubtful).items()
        if not _is_person(context, name, spans, people)
        and any(_is_where(context, span, found) for span in spans)
    }
    return [
        c.ruled(Kind.PLACE, "where something is")
        if c.kind is Kind.PERSON and context.surface(c.span) in places
        else c
        for c in found
    ]


def _may_be_place(context: Context, candidate: Candidate) -> bool:
    name = context.words_in(candidate.span)
    headed = len(name) > 1 and name[-1].form in _PLACE_LAST
    return bool(name) and (candidate.origin is Origin.MODEL or headed)


def people_words(context: Context, found: Sequence[Candidate]) -> dict[str, set[str]]:
    """The words of people's names of several words, and the names that hold them."""
    holders: dict[str, set[str]] = defaultdict(set)
    for candidate in found:
        name = context.surface(candidate.span)
        if candidate.kind is Kind.PERSON and " " in name:
            for word in name.split():
                holders[word].add(name)
    return holders


def _is_person(
    context: Context, name: str, spans: Sequence[Span], people: dict[str, set[str]]
) -> bool:
    forms = [word.form for word in words(name)]
    headed = len(forms) > 1 and forms[-1] in _PLACE_LAST
    if evidence.is_given(forms[0]) and not headed:
        return True
    if people.get(forms[-1], set()) - {name}:
        return True
    return any(evidence.of_person(context, span) for span in spans)


def _is_where(context: Context, span: Span, found: Sequence[Candidate]) -> bool:
    """ "in X", and "in X and Y" for Y; a headline leaves out too much to say."""
    if context.is_headline(span):
        return False
    if evidence.of_place(context, span):
        return True
    all_tokens = context.analysis.tokens
    heads = [all_tokens[t.head].span for t in context.tokens(span) if t.dep == "conj"]
    return any(
        evidence.of_place(context, c.span)
        for c in found
        if c.span.end < span.start and any(c.span.contains(head) for head in heads)
    )
