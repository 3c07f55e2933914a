"""The curated records' names in the text. They win over the model and the rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from annotated_briefs.annotate import gazetteer
from annotated_briefs.annotate.candidate import Candidate, overlay
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.trim import is_title
from annotated_briefs.annotate.words import Phrases
from annotated_briefs.model import Entity, EntityId, Kind, Origin, Register, Span, SpanIndex

_LINKS = frozenset({"of", "for", "and", "the", "in", "de", "du", "des", "del", "di", "la", "le"})
"""Small words that hold a longer name together."""


OPEN = "fits several records"
"""The reason of a candidate that the context settles for no record."""


@dataclass(frozen=True, slots=True)
class Match:
    """A record's name or alias at a place; several ids where it fits several records."""

    span: Span
    ids: tuple[EntityId, ...]


class _Index:
    """A register's names, ready for look-up. Built once for a register, not once an article."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.phrases: Phrases[EntityId] = Phrases()
        for entity in register.entities.values():
            for name in (entity.name, *entity.aliases):
                self.phrases.add(name, entity.id)


_latest: list[_Index] = []
"""The index of the register seen last. A build has one register; it is compared by identity and
held here, so that the identity cannot be taken over by another."""


def _index(register: Register) -> _Index:
    if not _latest or _latest[0].register is not register:
        _latest[:] = [_Index(register)]
    return _latest[0]


def matches(context: Context, register: Register) -> Iterator[Match]:
    """The places where a record's name or alias stands: longest, disjoint, in reading order."""
    if not register.entities:
        return
    text = context.article.text
    for span, ids in _index(register).phrases.scan(text, context.words):
        if not _part_of_word(context, span) and not _mere_letter(context, span):
            yield Match(span, tuple(dict.fromkeys(ids)))


def _part_of_word(context: Context, span: Span) -> bool:
    """A record named by one or two letters is not in "X-ray" nor in "Vitamin-X"."""
    text = context.text
    hyphen = text[span.end : span.end + 1] == "-" or text[span.start - 1 : span.start] == "-"
    return hyphen and len(span) <= len("Xi")


def _mere_letter(context: Context, span: Span) -> bool:
    """A record named by one letter is meant in "on X" and "the platform X", not in "Class X"."""
    if len(span) > 1:
        return False
    before = context.text[: span.start].split()[-1:]
    after = context.text[span.end :].lstrip(" ,(").lower()
    return before not in ([word] for word in _BEFORE_LETTER) and not after.startswith("formerly")


_BEFORE_LETTER = ("on", "via", "platform", "site", "network", "app", "service", "company")


def override(
    context: Context,
    found: Sequence[Candidate],
    register: Register,
    named: Collection[EntityId] = (),
) -> list[Candidate]:
    """``found`` with the records' names over it, save inside a longer name of something else.

    ``named`` are records that a person found in the article; each speaks as a full name does.
    """
    kept: list[Candidate] = []
    near = SpanIndex((c.span, c) for c in found)
    full = _full_names(context, register, named)
    for match in matches(context, register):
        cover = near.overlapping(match.span)
        if any(_is_other(context, c, match.span) for c in cover):
            continue
        kept.append(_candidate(match, cover, register, full))
    return overlay(found, kept)


def _candidate(
    match: Match,
    cover: Sequence[Candidate],
    register: Register,
    full: dict[EntityId, int],
) -> Candidate:
    entities = [register.entities[id_] for id_ in match.ids]
    entity = settled(entities, cover, full)
    if entity:
        return Candidate(match.span, entity.kind, Origin.RECORD, "record", entity.id)
    kinds = {e.kind for e in entities}
    kind = kinds.pop() if len(kinds) == 1 else cover[0].kind if cover else entities[0].kind
    return Candidate(match.span, kind, Origin.RULE, OPEN)


def settled(
    entities: Sequence[Entity], cover: Sequence[Candidate], full: dict[EntityId, int]
) -> Entity | None:
    """The one record that the context speaks for; None if it speaks for none, or for several.

    A longer name of one of them elsewhere in the article settles it; then the kind, where the
    rules are sure of it.
    """
    if len(entities) == 1:
        return entities[0]
    longest = max(full.get(e.id, 0) for e in entities)
    named = [e for e in entities if full.get(e.id, 0)]
    if longest and len(named) == 1:
        return named[0]
    kinds = {c.kind for c in cover if c.origin is not Origin.MODEL}
    fitting = [e for e in entities if e.kind in kinds]
    return fitting[0] if len(fitting) == 1 else None


def _full_names(
    context: Context, register: Register, named: Collection[EntityId]
) -> dict[EntityId, int]:
    """How often each record stands in the article under a name that is its alone, and longer
    than one word; or in ``named``."""
    counts: dict[EntityId, int] = defaultdict(int)
    for id_ in named:
        counts[id_] += 1
    for match in matches(context, register):
        if len(match.ids) == 1 and len(context.words_in(match.span)) > 1:
            counts[match.ids[0]] += 1
    return counts


def _is_other(context: Context, candidate: Candidate, span: Span) -> bool:
    """Whether ``candidate`` is a longer name of its own, of which the record is only a part.

    "Hafez al-Assad" is not the record with the alias "al-Assad". But the rest may be no part of
    the name: a title, a nationality, a word in small letters.
    """
    if not candidate.span.contains(span) or candidate.span == span:
        return False
    rest = [w for w in context.words_in(candidate.span) if not span.contains(w.span)]
    return any(_belongs(context, candidate, word.span) for word in rest)


def _belongs(context: Context, candidate: Candidate, span: Span) -> bool:
    word = span.of(context.text)
    known = gazetteer.known(word.strip("."))
    if is_title(word) or (known and known.kind is Kind.NORP):
        return False
    if word.islower():
        return word in _LINKS or candidate.kind in {Kind.WORK, Kind.EVENT, Kind.LAW}
    tokens = context.tokens(span)
    return not tokens or tokens[0].pos in {"PROPN", "NOUN", "ADJ", "NUM", "X"}


def unsettled(
    context: Context, register: Register, named: Collection[EntityId] = ()
) -> Iterator[Match]:
    """The matches that fit several records, where no full name in the article settles it."""
    full = _full_names(context, register, named)
    for match in matches(context, register):
        entities = [register.entities[id_] for id_ in match.ids]
        if settled(entities, (), full) is None:
            yield match
