"""What stands right beside a name and belongs to it, and what a model takes in and does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from annotated_briefs.annotate import gazetteer
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.model import Kind, Origin, Span

_LEGAL_FORM = re.compile(r",? (?:Inc|Ltd|LLC|L\.L\.C|LLP|PLC|plc|Corp|GmbH|AG|SpA|Co)\b\.?")
_OPERATION = re.compile(r" ?[-–—] ?Operation [A-Z]\w+(?: [A-Z]\w+)*")
_FLIGHT = re.compile(r" Flight(?: \d+)?$")
_MONEY = re.compile(r" ?[$€£¥]")
_COMPASS = re.compile(r"\b(?:North|South|East|West|Central)(?:ern)? $")
_OF_LANDS = frozenset({Kind.ORG, Kind.PRODUCT})
_LONGEST_COMPASS = len("Northern ") + 1
_TERRITORY = re.compile(r"(?:the )?(\S+(?: States| Kingdom| Korea)?)(?:'s)? (?=[A-Z])")


def part(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with names that the model ran together made one each."""
    return [p for c in found for p in _parts(context, _without_flight(context.text, c))]


def mend(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with every name as long as it is in the text; disjoint, in reading order."""
    mended: list[Candidate] = []
    for candidate in sorted(found):
        if _is_cut(context.text, candidate.span):
            continue
        span = _whole(context, candidate)
        if not mended or not span.overlaps(mended[-1].span):
            mended.append(replace(candidate, span=span))
    return mended


def _is_cut(text: str, span: Span) -> bool:
    """Whether it is no name at all: half a word ("24K"), or a currency's country ("US$")."""
    return text[span.start - 1 : span.start].isalnum() or bool(_MONEY.match(text, span.end))


def _without_flight(text: str, candidate: Candidate) -> Candidate:
    """ "Zarif Air Flight 12" names an airline, whatever the model says."""
    match = _FLIGHT.search(candidate.span.of(text))
    if not match or not match.start() or candidate.kind not in {Kind.ORG, Kind.PERSON}:
        return candidate
    span = Span(candidate.span.start, candidate.span.start + match.start())
    return replace(candidate, span=span).ruled(Kind.ORG, "flight number")


def _parts(context: Context, candidate: Candidate) -> Iterator[Candidate]:
    """One name or two: a country and its bank ("US Federal Reserve"), an owner and its own."""
    if candidate.origin is Origin.MODEL:
        name, start = candidate.span.of(context.text), candidate.span.start
        if (match := _TERRITORY.match(name)) and (rest := gazetteer.known(name[match.end() :])):
            land = gazetteer.known(match.group(1))
            if land and land.kind in {Kind.PLACE, Kind.NORP} and rest.kind in _OF_LANDS:
                yield _known(start, match.end(1), land.kind)
                yield _known(start + match.end(), len(name) - match.end(), rest.kind)
                return
        owner, mark, owned = name.partition("'s ")
        known = gazetteer.known(owner)
        if mark and known and candidate.kind is Kind.ORG and " " in owned:
            yield _known(start, len(owner), known.kind)
            yield replace(candidate, span=Span(start + len(owner + mark), candidate.span.end))
            return
    yield candidate


def _known(start: int, length: int, kind: Kind) -> Candidate:
    return Candidate(Span(start, start + length), kind).ruled(kind, gazetteer.REASON)


def _whole(context: Context, candidate: Candidate) -> Span:
    text, start, end = context.text, candidate.span.start, candidate.span.end
    further = _LEGAL_FORM.match(text, end) or _OPERATION.match(text, end)
    if candidate.kind is Kind.ORG and further:
        end = further.end()
    before = text[max(0, start - _LONGEST_COMPASS) : start]
    if candidate.kind is Kind.PLACE and (match := _COMPASS.search(before)):
        start -= len(before) - match.start()
    return Span(start, end)
