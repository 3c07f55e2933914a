"""One kind a surface form in one article, and every place where the form stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from annotated_briefs.annotate import lexicon
from annotated_briefs.annotate.candidate import Candidate, uncovered
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.people import surnames
from annotated_briefs.annotate.words import Phrases
from annotated_briefs.model import Kind, Origin, Span

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
    counts = {c.kind: sum(v.kind is c.kind for v in votes) for c in votes}
    most = max(counts.values())
    return next(c for c in sorted(votes) if counts[c.kind] == most)


def _agreeing(candidate: Candidate, chosen: Candidate) -> Candidate:
    if candidate.kind is chosen.kind:
        return candidate
    return candidate.ruled(chosen.kind, "same words elsewhere")


def spread(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with the further places where the same names, and people's surnames, stand."""
    phrases: Phrases[Candidate] = Phrases()
    for candidate in found:
        name = candidate.span.of(context.article.text)
        phrases.add(name, candidate)
        if candidate.kind is Kind.PERSON:
            for short in surnames(name):
                phrases.add(short, replace(candidate, reason="surname"))
    new = []
    for span, values in phrases.scan(context.article.text, context.words):
        best = max(values, key=lambda c: (c.reason != "surname", c.strength, -c.span.start))
        if _names_again(context, span, best):
            reason = "full name elsewhere" if best.reason == "surname" else "same words elsewhere"
            new.append(Candidate(span, best.kind, Origin.RULE, reason))
    return uncovered(found, new)


def _names_again(context: Context, span: Span, candidate: Candidate) -> bool:
    """Whether the words are the name again, and not a common word that looks like it."""
    run = context.words_in(span)
    if len(run) > 1:
        return True
    form = run[0].form
    if form.casefold() in _NOT_NAMES or form.islower() or len(form) < 2:
        return False
    if context.text[span.end : span.end + 1] == "-" and len(form) < 3:
        return False
    if form.casefold() in context.lower:
        tokens = context.tokens(span)
        return bool(tokens) and tokens[0].pos == "PROPN" and candidate.kind is not Kind.WORK
    return True
