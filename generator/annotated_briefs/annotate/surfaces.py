"""One kind a surface form in one article, and every place where the form stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from annotated_briefs.annotate import evidence, lexicon
from annotated_briefs.annotate.candidate import Candidate, overlay, uncovered
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.people import SOVEREIGNS, inner_names, surnames
from annotated_briefs.annotate.words import Phrases
from annotated_briefs.model import Kind, Origin, Span, SpanIndex

_NOT_NAMES = lexicon.words("not_names")
_ORDER = list(Kind)


def agree(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with one kind for each surface: the strongest finding's, then the commonest."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in found:
        groups[context.surface(candidate.span)].append(candidate)
    chosen = {surface: _chosen(group) for surface, group in groups.items()}
    return [_agreeing(c, chosen[context.surface(c.span)]) for c in found]


def _chosen(group: Sequence[Candidate]) -> Candidate:
    strongest = max(c.strength for c in group)
    votes = [c for c in group if c.strength == strongest]
    counts = Counter(c.kind for c in votes)
    most = max(counts.values())
    return next(c for c in sorted(votes) if counts[c.kind] == most)


def _agreeing(candidate: Candidate, chosen: Candidate) -> Candidate:
    if candidate.kind is chosen.kind:
        return candidate
    return candidate.ruled(chosen.kind, "same words elsewhere")


def spread(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with the further places where the same names, and parts of people's, stand."""
    phrases: Phrases[_Again] = Phrases()
    for name, again in _names(context, found).items():
        phrases.add(name, again)
    new = []
    for span, values in phrases.scan(context.article.text, context.words):
        best = min(values, key=_rank)
        if _names_again(context, span, best):
            whole = best.part is _Part.WHOLE
            reason = "same words elsewhere" if whole else "full name elsewhere"
            new.append(Candidate(span, best.of.kind, Origin.RULE, reason))
    placed = SpanIndex((c.span, c) for c in found)
    wide = [c for c in new if _covers_parts(context, c, placed)]
    return overlay(uncovered(found, new), wide)


def _names(context: Context, found: Sequence[Candidate]) -> dict[str, _Again]:
    """What to look for, and the best that each may be: it stands for no more than that."""
    best: dict[str, _Again] = {}
    for candidate in found:
        name = candidate.span.of(context.article.text)
        parts = {name: _Part.WHOLE}
        if candidate.kind is Kind.PERSON:
            parts = _parts(name) | parts
        for words, part in parts.items():
            again = _Again(part, candidate)
            if words not in best or _rank(again) < _rank(best[words]):
                best[words] = again
    return best


def _rank(again: _Again) -> tuple[_Part, int, Span]:
    """Less is better: the whole name, the stronger finding, the first place."""
    return again.part, -again.of.strength, again.of.span


def _covers_parts(context: Context, candidate: Candidate, found: SpanIndex[Candidate]) -> bool:
    """Whether a name of several words stands where so far only parts of it were found."""
    inside = found.overlapping(candidate.span)
    return (
        bool(inside)
        and len(context.words_in(candidate.span)) > 1
        and all(len(c.span) < len(candidate.span) for c in inside)
        and all(candidate.span.contains(c.span) for c in inside)
        and all(c.origin is not Origin.RECORD for c in inside)
    )


class _Part(IntEnum):
    """How much of a name stands again; less is asked of what comes first."""

    WHOLE = 0
    SURNAME = 1
    INNER = 2
    TITLE = 3


@dataclass(frozen=True, slots=True)
class _Again:
    part: _Part
    of: Candidate


def _parts(name: str) -> dict[str, _Part]:
    """What a later mention may shorten a person's name to."""
    parts = dict.fromkeys(inner_names(name), _Part.INNER)
    parts |= dict.fromkeys(surnames(name), _Part.SURNAME)
    title = name.split(maxsplit=1)[0]
    if title.casefold() in SOVEREIGNS and title != name:
        parts[title] = _Part.TITLE
    return parts


def _names_again(context: Context, span: Span, again: _Again) -> bool:
    """Whether the words are the name again, and not a common word that looks like it."""
    run = context.words_in(span)
    if len(run) > 1:
        return True
    form = run[0].form
    hyphened = context.text[span.end : span.end + 1] == "-" and len(form) < 3
    if form.casefold() in _NOT_NAMES or form.islower() or len(form) < 2 or hyphened:
        return False
    if again.part in {_Part.INNER, _Part.TITLE}:
        return _part_stands_alone(context, span, again.part)
    if form.casefold() in context.lower:
        tokens = context.tokens(span)
        return bool(tokens) and tokens[0].pos == "PROPN" and again.of.kind is not Kind.WORK
    return True


def _part_stands_alone(context: Context, span: Span, part: _Part) -> bool:
    """Whether a first name is nothing but one or speaks; "the Queen" is no part of a title.

    Beside another proper noun it is part of another name.
    """
    before, after = context.beside(span)
    if any(token and token.pos == "PROPN" for token in (before, after)):
        return False
    if part is _Part.TITLE:
        return before is not None and before.text in {"the", "The"}
    word = context.words_in(span)[0]
    if evidence.is_given(word.form) and word.key not in context.lower:
        return all(token.pos == "PROPN" for token in context.tokens(span))
    return evidence.speaks(context, span)
