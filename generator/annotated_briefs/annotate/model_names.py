"""What the model labelled, as candidates: its kinds made ours, its slips mended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefs.annotate import lexicon
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.trim import is_title, trim
from annotated_briefs.model import Kind, Span

_KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORG,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": Kind.NORP,
    "EVENT": Kind.EVENT,
    "WORK_OF_ART": Kind.WORK,
    "LAW": Kind.LAW,
    "PRODUCT": Kind.PRODUCT,
}
"""OntoNotes' labels; dates, numbers and the like are no names."""

_NOT_NAMES = lexicon.words("not_names")
_AND = re.compile(r"\s+(?:and|&|[–—])\s+|,\s+")
_DASH = re.compile(r"\s+[–—]\s+")


def names(context: Context) -> list[Candidate]:
    """The model's names, trimmed, without those that are none; disjoint, in reading order."""
    found: list[Candidate] = []
    for entity in context.analysis.entities:
        kind = _KINDS.get(entity.label)
        if kind is None:
            continue
        for part in _parts(context.text, entity.span, kind):
            span = trim(context.text, part, kind)
            if span and is_name(span.of(context.text), kind) and not _is_title(context, span, kind):
                found.append(Candidate(span, kind))
    return found


def _is_title(context: Context, span: Span, kind: Kind) -> bool:
    """A line in capitals throughout is the article's own headline, whatever work it sounds like."""
    at_start = span.start == 0 or context.text[span.start - 1] == "\n"
    return kind is Kind.WORK and at_start and context.is_headline(span)


def is_name(words: str, kind: Kind) -> bool:
    """Whether ``words`` can be a name: a capital, and not a pronoun, a day, a bare title."""
    if not any(c.isupper() for c in words) or words.casefold() in _NOT_NAMES:
        return False
    if kind not in {Kind.WORK, Kind.EVENT} and not any(w[:1].isupper() for w in _bits(words)):
        return any(c.isupper() for c in words[1:]) and " " not in words  # "iPhone", "al-Qaida"
    return not all(is_title(word) or word.casefold() in _NOT_NAMES for word in words.split())


def _bits(words: str) -> list[str]:
    return re.split(r"[\s\-]+", words)


def _parts(text: str, span: Span, kind: Kind) -> Iterator[Span]:
    """People and places come one at a time: "Ana Diaz and Luis Ortega" is two names.

    A dash between spaces parts all but titles: "Group F — Norway 1".
    """
    at = span.start
    parting = _AND if kind in {Kind.PERSON, Kind.PLACE} else _DASH
    for match in () if kind is Kind.WORK else parting.finditer(text, span.start, span.end):
        yield Span(at, match.start())
        at = match.end()
    yield Span(at, span.end)
