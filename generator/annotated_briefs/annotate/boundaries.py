"""Names that the model ends too early, runs together, or misses though a head word closes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotated_briefs.annotate import gazetteer, lexicon
from annotated_briefs.annotate.candidate import Candidate, overlay
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.trim import is_title, trim
from annotated_briefs.model import Kind, Origin, Span, index_of

_CAPITALS = r"[A-Z][\w'-]*(?:\s[A-Z][\w'-]*){0,4}"
_HEADED = re.compile(rf"\b((?:{_CAPITALS}\s))([A-Z]\w+)\b")
_TAIL = re.compile(
    r" (?:for|of|on) (?:the )?[A-Z][\w'-]*(?: (?:and )?[A-Z][\w'-]*){0,3}(?: of [A-Z][\w'-]*)?"
)
_BODY = re.compile(
    r"\b[Tt]he (Coalition|Alliance|Council|Commission|Parliament|Senate|Congress|Assembly)\b"
    r"(?! [A-Z]| (?:of|for|on) (?:the )?[A-Z])"
)
_GIVEN = lexicon.words("given_names")
_ORG_LAST = lexicon.words("org_heads", "last")
_ORG_FIRST = lexicon.words("org_heads", "first")
_PLACE_LAST = lexicon.words("place_heads", "last")
_TAKES_TAIL = frozenset(
    {"Foundation", "Council", "Association", "Committee", "Institute", "Ministry", "Department"}
    | {"Society", "Federation", "Commission", "Office", "Organization", "Organisation", "Agency"}
)
"""Bodies whose names go on with "for ..." or "of ..."."""

_PAIRS = {
    "England": "Wales",
    "Bosnia": "Herzegovina",
    "Trinidad": "Tobago",
    "Antigua": "Barbuda",
    "Newfoundland": "Labrador",
    "Jammu": "Kashmir",
}
"""Countries and jurisdictions whose names are two joined by "and"."""

_DETERMINERS = frozenset(
    {"No", "All", "Every", "Some", "Most", "Many", "Any", "Each", "Other", "Only"}
)

_LIST = re.compile(r",?\s+and\s+|,\s+")
_NUMBER = re.compile(r"\s+\d+$")
_SCORE = re.compile(r"\d+\s+")


def mend(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with longer, shorter and further names where head words say so."""
    parts = [part for candidate in found for part in _split(context, candidate)]
    longer = [_with_pair(context, _with_tail(context, candidate)) for candidate in parts]
    mended: list[Candidate] = []
    for candidate in sorted(longer):
        if not mended or not candidate.span.overlaps(mended[-1].span):
            mended.append(candidate)
    return _with_headed(context, mended)


def _split(context: Context, candidate: Candidate) -> Iterator[Candidate]:
    """One candidate for each name that the model ran together."""
    if candidate.kind not in {Kind.ORG, Kind.PLACE} or candidate.origin is not Origin.MODEL:
        yield candidate
        return
    text, span = context.text, candidate.span
    words = list(re.finditer(r"\S+", span.of(text)))
    if "," in span.of(text) and len(_LIST.split(span.of(text))) > 2:
        yield from _list_parts(text, candidate)
        return
    for length in (3, 2):
        person = [word.group() for word in words[-length:]]
        if len(words) > length and _starts_person(words, length) and _is_person(person):
            cut = span.start + words[-length].start()
            rest = trim(text, Span(span.start, cut), candidate.kind)
            if rest and not all(map(is_title, rest.of(text).split())):
                yield replace(candidate, span=rest)
            yield Candidate(Span(cut, span.end), Kind.PERSON).ruled(Kind.PERSON, "given name")
            return
    while len(words) > 1 and is_title(words[-1].group()):
        words.pop()
    end = span.start + words[-1].end()
    if len(words) > 1 and words[-1].group().islower():  # "E.U. nations"
        before = span.start + words[-2].end()
        end = before if gazetteer.known(text[span.start : before]) else end
    if (match := _NUMBER.search(text[span.start : end])) and gazetteer.known(
        text[span.start : span.start + match.start()]
    ):
        end = span.start + match.start()
    start = span.start
    if (match := _SCORE.match(text, start, end)) and gazetteer.known(text[match.end() : end]):
        start = match.end()
    yield replace(candidate, span=Span(start, end))


def _list_parts(text: str, candidate: Candidate) -> Iterator[Candidate]:
    """ "Acme, Umbrella and Initech": three companies in a row."""
    at = candidate.span.start
    ends = [*_LIST.finditer(text, at, candidate.span.end), None]
    for match in ends:
        end = match.start() if match else candidate.span.end
        span = trim(text, Span(at, end), candidate.kind)
        if span and span.of(text)[0].isupper() and span.of(text).casefold() not in {"inc.", "ltd."}:
            yield replace(candidate, span=span)
        at = match.end() if match else end


def _starts_person(words: Sequence[re.Match[str]], length: int) -> bool:
    """A title, or two words and more, stand before the last ``length`` words."""
    before = [word.group() for word in words[:-length]]
    return all(map(is_title, before)) or len(before) > 1


def _is_person(words: Sequence[str]) -> bool:
    return (
        words[0] in _GIVEN
        and words[-1] not in _ORG_LAST | _PLACE_LAST
        and all(word[0].isupper() and word.replace("-", "").isalpha() for word in words)
    )


def _with_tail(context: Context, candidate: Candidate) -> Candidate:
    """ "Society" and "for the Care of Owls": the name goes on after its head word."""
    words = candidate.span.of(context.text).split()
    if candidate.kind is not Kind.ORG or words[-1] not in _TAKES_TAIL:
        return candidate
    match = _TAIL.match(context.text, candidate.span.end)
    if not match or gazetteer.known(match.group().split(maxsplit=1)[1]):
        return candidate
    return replace(candidate, span=Span(candidate.span.start, match.end()))


def _with_pair(context: Context, candidate: Candidate) -> Candidate:
    """ "High Court of England" and "and Wales": half a country's name ends no court's."""
    of, _, last = candidate.span.of(context.text).rpartition(" ")
    tail = f" and {_PAIRS.get(last)}"
    if not of.endswith(" of") or not context.text.startswith(tail, candidate.span.end):
        return candidate
    return replace(candidate, span=Span(candidate.span.start, candidate.span.end + len(tail)))


def _with_headed(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """Runs of capitals that end in a head word, in ordinary sentences, though no model saw them."""
    new: list[Candidate] = []
    taken = index_of(c.span for c in found)
    for match in _HEADED.finditer(context.text):
        head = match.group(2)
        kind = Kind.ORG if head in _ORG_LAST else Kind.PLACE if head in _PLACE_LAST else None
        span = kind and trim(context.text, Span(*match.span()), Kind.ORG)
        if not kind or not span or context.is_headline(span):
            continue
        first = span.of(context.text).split()[0]
        length = len(span.of(context.text).split())
        if taken.touches(span) or length < 2 or is_title(first) or first in _DETERMINERS:
            continue
        if context.opens_sentence(span) and length < 3:
            continue
        new.append(Candidate(span, kind).ruled(kind, "head word"))
    return overlay(found, [*new, *_bodies(context, found, new)])


def _bodies(
    context: Context, found: Sequence[Candidate], new: Sequence[Candidate]
) -> Iterator[Candidate]:
    """ "the Coalition", said of one body alone: with its capital it is a name."""
    taken = index_of(c.span for c in (*found, *new))
    for match in _BODY.finditer(context.text):
        span = Span(*match.span(1))
        if not taken.touches(span) and not context.is_headline(span):
            yield Candidate(span, Kind.ORG).ruled(Kind.ORG, "body with a capital")
