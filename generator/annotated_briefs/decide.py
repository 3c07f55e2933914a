"""People's decisions laid over the machine's statements. Where they meet, people win.

Pure: `load` reports decisions whose quoted words cannot be found (`anchors.anchor_problems`) and
leaves such a brief out; here they are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotated_briefs.anchors import anchor, surroundings, whole_words
from annotated_briefs.model import (
    Access,
    Article,
    Decisions,
    EntityId,
    Form,
    Span,
    Spans,
    State,
    Statement,
    StatementDecision,
    Verdict,
)
from annotated_briefs.selectors import Ambiguous, NoMatch, match
from annotated_briefs.text import reading, words

# ------------------------------------------------------------------ with the article at hand


def decide(
    article: Article | None, statements: Sequence[Statement], decisions: Decisions
) -> tuple[Statement, ...]:
    """The statements of an article once its reviewers have spoken, numbered in reading order.

    A confirmed, corrected or added decision takes the place of the machine's statement of the
    same content (see `_same`); a rejected one removes it. What a decision leaves unsaid of form,
    entity, naming and access stays as the machine had it. Without an article the decisions alone
    make the statements; `reviewed` pairs them with their words.
    """
    if article is None:
        return tuple(each.statement for each in reviewed(decisions))
    placed = [
        (decision, place)
        for decision in decisions.statements
        if (place := _place(article, decision)) is not None
    ]
    taken = _taken(placed, statements)
    kept = [s for i, s in enumerate(statements) if all(i not in hits for hits in taken)]
    people = [
        _confirmed(article.text, decision, place, [statements[i] for i in hits])
        for (decision, place), hits in zip(placed, taken, strict=True)
        if decision.verdict is not Verdict.REJECTED
    ]
    ordered = sorted([*kept, *people], key=lambda s: (s.content, s.source, s.cue))
    return tuple(replace(s, id=f"S{n}") for n, s in enumerate(ordered, 1))


def placed(article: Article, decision: StatementDecision) -> bool:
    """Whether all the words that ``decision`` quotes lead to one place each."""
    return _place(article, decision) is not None


def lone(
    article: Article, statements: Sequence[Statement], decisions: Decisions
) -> tuple[int, ...]:
    """The indexes of the decisions that confirm or correct none of the machine's ``statements``."""
    numbered = [(n, d, _place(article, d)) for n, d in enumerate(decisions.statements)]
    placed = [(n, d, place) for n, d, place in numbered if place is not None]
    taken = _taken([(d, place) for _, d, place in placed], statements)
    about = {Verdict.CONFIRMED, Verdict.CORRECTED}
    rows = zip(placed, taken, strict=True)
    return tuple(n for (n, d, _), hits in rows if not hits and d.verdict in about)


def other_access(
    article: Article, statements: Sequence[Statement], decisions: Decisions
) -> tuple[tuple[int, Access], ...]:
    """Decisions by index whose access hangs on who the outlet is, and what the machine has now.

    Whoever confirmed "not stated" under a wrong outlet confirmed what the machine made of that
    one. Of what a person wrote in its place, only what fits this outlet badly is told: another
    access than "told this outlet" where it was told, or that one where another was.
    """
    numbered = [(n, d, _place(article, d)) for n, d in enumerate(decisions.statements)]
    placed = [(n, d, place) for n, d, place in numbered if place is not None]
    taken = _taken([(d, place) for _, d, place in placed], statements)
    rows = [
        (n, d, statements[hits[0]].access)
        for (n, d, _), hits in zip(placed, taken, strict=True)
        if hits
    ]
    return tuple((n, now) for n, made, now in rows if _hangs_on_outlet(made, now))


def _hangs_on_outlet(made: StatementDecision, now: Access) -> bool:
    told = Access.TOLD_OUTLET
    if made.verdict is Verdict.REJECTED or made.access in {None, now}:
        return False
    if made.verdict is Verdict.CONFIRMED:
        return told in {made.access, now}
    return now is told or (made.access is told and now is Access.OTHER_OUTLET)


def decided_mentions(article: Article, decisions: Decisions) -> dict[Span, EntityId | None]:
    """What reviewers said of names: the entity that the words at a span name; None is "no name".

    Where the text may not stand in public, its words around a name may not either: there a name
    by itself is meant wherever it stands.
    """
    settled: dict[Span, EntityId | None] = {}
    everywhere: list[tuple[Span, EntityId | None]] = []
    for decision in decisions.mentions:
        try:
            settled[match(article.text, decision.target)] = decision.entity
        except NoMatch:
            pass
        except Ambiguous as error:
            if decisions.text:
                places = whole_words(article.text, error.spans)
                everywhere += [(span, decision.entity) for span in places]
    # The longer first: "Reed" by itself is not that in "Carl Reed".
    for span, entity in sorted(everywhere, key=lambda one: -len(one[0])):
        if not any(span.overlaps(other) for other in settled):
            settled[span] = entity
    return settled


@dataclass(frozen=True, slots=True)
class _Place:
    content: Spans
    source: Spans
    cue: Spans


def _place(article: Article, decision: StatementDecision) -> _Place | None:
    """Where a decision's words stand; None where some of them cannot be found."""
    try:
        content = tuple(sorted(match(article.text, one) for one in decision.content))
        near = surroundings(article, content)
        source = (anchor(article.text, decision.source, near),) if decision.source else ()
        cue = (anchor(article.text, decision.cue, near),) if decision.cue else ()
    except (NoMatch, Ambiguous):
        return None
    return _Place(content, source, cue) if content else None


def _taken(
    placed: Sequence[tuple[StatementDecision, _Place]], statements: Sequence[Statement]
) -> list[tuple[int, ...]]:
    """For each decision, the indexes of the machine's statements that it replaces or removes.

    A confirmed or corrected decision that is the same as none may have been drawn much shorter or
    longer: it takes the one that it shares most with, unless another decision has that one.
    """
    taken = [_same(place.content, statements) for _, place in placed]
    claimed = {i for hits in taken for i in hits}
    for index, (decision, place) in enumerate(placed):
        if taken[index] or decision.verdict not in {Verdict.CONFIRMED, Verdict.CORRECTED}:
            continue
        free = [i for i in range(len(statements)) if i not in claimed]
        best = max(free, key=lambda i: _shared(place.content, statements[i].content), default=None)
        if best is not None and _touches(place.content, statements[best].content):
            taken[index] = (best,)
            claimed.add(best)
    return taken


def _same(content: Spans, statements: Sequence[Statement]) -> tuple[int, ...]:
    """The statements most like ``content``, if they share at least half of the longer one.

    Of the longer, and only the most like: a statement nested in another ("he said that officials
    said ...") lies wholly inside it and is still a statement of its own.
    """
    alike = [_alike(content, statement.content) for statement in statements]
    best = max(alike, default=0.0)
    return tuple(i for i, one in enumerate(alike) if one == best) if best >= _HALF else ()


_HALF = 0.5


def _alike(one: Spans, other: Spans) -> float:
    """Shared characters ÷ those of the longer content: 1 where the two are equal."""
    longest = max(_size(one), _size(other))
    return _shared(one, other) / longest if longest else 0.0


def _touches(one: Spans, other: Spans) -> bool:
    """Whether two contents share at least half of the shorter one."""
    shared = _shared(one, other)
    return shared > 0 and 2 * shared >= min(_size(one), _size(other))


def _shared(one: Spans, other: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _size(spans: Spans) -> int:
    return sum(len(span) for span in spans)


def _confirmed(
    text: str, decision: StatementDecision, place: _Place, machine: Sequence[Statement]
) -> Statement:
    """The decision as a statement; ``machine`` are those it replaces, the best first used."""
    before = max(machine, key=lambda s: _shared(place.content, s.content), default=None)
    source, cue = place.source, place.cue
    if before and decision.verdict is not Verdict.ADDED:
        # A reviewer writes what changes; what is left out stays as the machine had it.
        source, cue = source or before.source, cue or before.cue
    # Another source is another entity: the machine's belongs to the words that it read.
    same = (
        before if before and (source == before.source or _shared(source, before.source)) else None
    )
    if decision.entity_open:
        same = None
    entity = decision.entity or (same.entity if same else None)
    return Statement(
        id="",
        content=place.content,
        source=source,
        cue=cue,
        form=decision.form
        or (before.form if before else _form([c.of(text) for c in place.content])),
        entity=entity,
        source_key=_source_key(entity, _called(decision, [s.of(text) for s in source]), same),
        naming=decision.naming or (same.naming if same else None),
        access=decision.access or (before.access if before else Access.NOT_STATED),
        addressee=before.addressee if before else (),
        relays=before.relays if before else (),
        second_hand=before.second_hand if before else (),
        state=State.CONFIRMED,
        review=decision.review,
    )


_PRONOUNS = frozenset(("he", "she", "it", "they", "i", "we", "you", "who", "him", "her", "them"))


def _called(decision: StatementDecision, source: Sequence[str]) -> Sequence[str]:
    """What tells the source from others: its name in full, else the words that cite it."""
    return [decision.called] if decision.called else source


def source_key(source: str) -> str | None:
    """What groups the statements of a source that its own words alone tell from others."""
    return _source_key(None, [source], None)


def _source_key(entity: str | None, source: Sequence[str], machine: Statement | None) -> str | None:
    if entity:
        return entity
    if machine and machine.source_key:
        return machine.source_key
    # As attribution folds a noun phrase: without its article, apposition and relative clause.
    phrase = re.split(r",| who | which | that ", " ".join(source).casefold())[0]
    words = re.sub(r"^(?:a|an|the)\s+", "", " ".join(phrase.split()))
    return None if not words or words in _PRONOUNS else words


def _form(contents: Sequence[str]) -> Form:
    """All, some or none of the words inside quotation marks."""
    inside = outside = 0
    for content in contents:
        for index, part in enumerate(reading(content).split('"')):
            if index % 2:
                inside += words(part)
            else:
                outside += words(part)
    if not inside:
        return Form.INDIRECT
    return Form.MIXED if outside else Form.DIRECT


# ------------------------------------------------------------------ without the article


@dataclass(frozen=True, slots=True)
class ReviewedStatement:
    """A statement of an article whose text is not here, and the decision with its words."""

    statement: Statement
    """Its spans are empty; ``id`` is what `decide` gives it."""
    decision: StatementDecision

    @property
    def words(self) -> tuple[str, ...]:
        """The content's words as far as the rights let them stand here."""
        return tuple(selector.exact for selector in self.decision.content)


def reviewed(decisions: Decisions) -> tuple[ReviewedStatement, ...]:
    """The statements that the decisions alone make, by sentence, then in the file's order."""
    standing = [d for d in decisions.statements if d.verdict is not Verdict.REJECTED]
    ordered = sorted(standing, key=lambda d: d.sentence or 0)
    return tuple(ReviewedStatement(_alone(d, f"S{n}"), d) for n, d in enumerate(ordered, 1))


def _alone(decision: StatementDecision, number: str) -> Statement:
    source = [decision.source.exact] if decision.source else []
    return Statement(
        id=number,
        content=(),
        form=decision.form or _form([c.exact for c in decision.content]),
        entity=decision.entity,
        source_key=_source_key(decision.entity, _called(decision, source), None),
        naming=decision.naming,
        access=decision.access or Access.NOT_STATED,
        state=State.CONFIRMED,
        review=decision.review,
    )
