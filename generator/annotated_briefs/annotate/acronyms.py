"""Names and their short forms in brackets: "Islamic Revolutionary Guard Corps (IRGC)".

The long form is found by its initials, as in Schwartz and Hearst, "A simple algorithm for
identifying abbreviation definitions in biomedical text" (2003), held to whole words here.
"""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotated_briefs.annotate import gazetteer
from annotated_briefs.annotate.candidate import Candidate, overlay
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.shapes import kind_by_words
from annotated_briefs.annotate.words import Word
from annotated_briefs.model import Kind, Span, SpanIndex, overlapping

_SHORT_IN_BRACKETS = re.compile(r"\(\s*(?:the\s+|or\s+)?[\"']?([A-Z][\w.&-]{1,9}?)[\"']?\s*[),;]")
_LONG_IN_BRACKETS = re.compile(
    r"\b([A-Z][A-Z.&-]{1,9})\s+\((?:the\s+)?([A-Z][\w&'.-]*(?:\s+[\w&'.-]+){1,9})\)"
)
_SMALL = frozenset(
    {"of", "the", "for", "and", "in", "on", "to", "a", "an", "with", "against"}
    | {"de", "la", "du", "des", "del", "di", "y", "et", "al"}
)
_NEVER = frozenset({Kind.PERSON, Kind.NORP, Kind.PLACE})
"""A spelled-out name with a short form in brackets is none of these, whatever the model says."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A name and its short form, side by side in the text."""

    long: Span
    short: Span


def definitions(context: Context, found: Sequence[Candidate]) -> Iterator[Definition]:
    """The short forms that the article itself defines, both ways round.

    A short form in another language ("Harbour Workers' Union (HAS)") has other initials: it is
    one where capitals alone fill the brackets right after an organisation of ``found``.
    """
    text = context.text
    ends = {c.span.end: c.span for c in found if c.kind is Kind.ORG}
    for match in _SHORT_IN_BRACKETS.finditer(text):
        short = Span(*match.span(1))
        if sum(c.isupper() for c in short.of(text)) > 1:
            long = _long_form(context, short.of(text), match.start())
            before = ends.get(len(text[: match.start()].rstrip()))
            if long:
                yield Definition(long, short)
            elif before and _is_foreign(match, before.of(text)):
                yield Definition(before, short)
    for match in _LONG_IN_BRACKETS.finditer(text):
        long, short = Span(*match.span(2)), Span(*match.span(1))
        run = context.words_in(long)
        if _spells(run, _letters(short.of(text))):
            yield Definition(long, short)


def _is_foreign(match: re.Match[str], long: str) -> bool:
    """Whether brackets hold a short form and nothing else, known for nothing else."""
    short = match.group(1)
    return (
        match.group().endswith(")")
        and match.group().count("(") == 1
        and short.isalpha()
        and short.isupper()
        and " " in long
        and gazetteer.known(short) is None
    )


def initials(run: Sequence[Word], *, small: bool = False) -> str:
    """The first letters of the words, in capitals; without "of", "the" ... unless ``small``."""
    named = (w for w in run if w.key != "s")  # the mark of a genitive is no word
    return "".join(w.form[0] for w in named if small or w.key not in _SMALL).upper()


def add(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with both forms of every definition, of one kind."""
    pairs: list[Candidate] = []
    near = SpanIndex((c.span, c) for c in found)
    for definition in definitions(context, found):
        both = (definition.long, definition.short)
        if any(overlapping(pairs, span) for span in both):
            continue
        kind = _kind(context, near, definition)
        for span in both:
            insort(pairs, Candidate(span, kind).ruled(kind, "short form in brackets"))
    return overlay(found, pairs)


def _kind(context: Context, near: SpanIndex[Candidate], definition: Definition) -> Kind:
    words = definition.long.of(context.text).split()
    if (said := kind_by_words(words, Kind.ORG)) and said[0] is Kind.EVENT:
        return Kind.EVENT
    inside = [c for c in near.overlapping(definition.long) if c.kind not in _NEVER]
    return max(inside, key=lambda c: len(c.span)).kind if inside else Kind.ORG


def _letters(short: str) -> str:
    return "".join(c for c in short if c.isalnum()).upper()


def _long_form(context: Context, short: str, end: int) -> Span | None:
    """The shortest run of words before ``end`` that begins with a capital and spells ``short``."""
    letters = _letters(short)
    run: list[Word] = []
    for word in reversed(context.words_in(Span(max(0, end - 160), end))):
        run.insert(0, word)
        between = context.text[word.span.end : run[1].span.start if len(run) > 1 else end]
        if any(mark in between for mark in '.;:()"\n') and "St." not in word.form:
            return None
        if len(run) > 1 and word.form[0].isupper() and _spells(run, letters):
            return Span(word.span.start, run[-1].span.end)
        if len(run) > len(letters) + 5:
            return None
    return None


def _spells(run: Sequence[Word], letters: str) -> bool:
    return letters in {initials(run), initials(run, small=True)}
