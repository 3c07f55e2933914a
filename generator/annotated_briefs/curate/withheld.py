"""Decisions on a text that may not stand beside them: their words, and what they answer.

Such a decision knows its statement by the sentence in which that begins, its size and its cue; its
words stand in the file only as far as the rights let them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotated_briefs.anchors import KeyPath
from annotated_briefs.curate.decisions import (
    Withheld,
    decision,
    full_name,
    selector_value,
    statement_item,
    withhold,
)
from annotated_briefs.decide import placed
from annotated_briefs.model import (
    SHORT_WORDS,
    Article,
    Brief,
    Decisions,
    Findings,
    SentenceSourcing,
    Show,
    Span,
    Spans,
    State,
    Statement,
    StatementDecision,
    Verdict,
    share_of,
)
from annotated_briefs.selectors import Ambiguous, NoMatch, describe, match
from annotated_briefs.text import words

# ------------------------------------------------------------------ how much


def budget(article: Article, brief: Brief) -> int | None:
    """How many more of the article's words may be written down; None where all may."""
    if brief.article is not None:
        return None
    used = sum(words(c.exact) for d in brief.decisions.statements for c in d.content)
    return max(0, allowance(article, brief.metadata.rights.show) - used)


def allowance(article: Article, show: Show) -> int:
    """How many words of the article annotations.yml may hold as contents of statements."""
    return share_of(sum(words(p.span.of(article.text)) for p in article.body), show)


# ------------------------------------------------------------------ what they answer


def restored(article: Article, findings: Findings, decisions: Decisions) -> Decisions:
    """``decisions`` with words again: those of the machine's findings that they answer.

    ``findings`` are those on ``article`` with ``decisions`` applied as far as their words lead
    somewhere. Each of the others takes at most one statement or orphan quotation that is still
    open, of a sentence in which it says that its content stands: the one most like it in size and
    cue. What takes none comes back as it is.
    """
    made = list(decisions.statements)
    loose = [i for i, one in enumerate(made) if not placed(article, one)]
    places = {i: place for i in loose if (place := _places(article, made[i]))}
    taken = [span for place in places.values() for span in place]
    open_ = [one for one in _open(article, findings) if not _overlap(one.content, taken)]
    left = [i for i in loose if i not in places]
    pairs = sorted(
        (_distance(made[i], one), i, n)
        for i in left
        for n, one in enumerate(open_)
        if _answers(made[i], one)
    )
    used: set[int] = set()
    for _, i, n in pairs:
        if i not in places and n not in used:
            places[i] = open_[n].content
            used.add(n)
    for i, place in places.items():
        content = tuple(describe(article.text, span) for span in place)
        # "she" has no place of its own to point at where nothing stands beside it.
        made[i] = replace(made[i], content=content, source=None, cue=None)
    return replace(decisions, statements=tuple(made))


@dataclass(frozen=True, slots=True)
class _Open:
    """A statement or an orphan quotation of the machine's on which nobody has decided."""

    content: Spans
    sentences: frozenset[int]
    words: int
    cue: str | None
    orphan: bool = False


def _open(article: Article, findings: Findings) -> list[_Open]:
    text, sentences = article.text, findings.sourcing.sentences

    def one(content: Spans, cue: Spans = (), *, orphan: bool = False) -> _Open:
        size = sum(words(span.of(text)) for span in content)
        numbers = frozenset(sentence_numbers(sentences, content))
        return _Open(content, numbers, size, cue[0].of(text) if cue else None, orphan)

    machine = [s for s in findings.statements if s.state is State.MACHINE]
    statements = [one(s.content, s.cue) for s in machine]
    return [*statements, *(one((span,), orphan=True) for span in findings.sourcing.orphans)]


def _answers(made: StatementDecision, one: _Open) -> bool:
    """Whether ``made`` may be a word on ``one``."""
    if one.orphan and made.verdict not in {Verdict.ADDED, Verdict.REJECTED}:
        return False
    if not one.orphan and made.verdict is Verdict.ADDED:
        return False
    if made.sentence is None:
        # A subhead has no number, and a statement in it can only be rejected.
        return made.verdict is Verdict.REJECTED and not one.sentences
    return not one.sentences.isdisjoint(range(made.sentence, (made.through or made.sentence) + 1))


def _distance(made: StatementDecision, one: _Open) -> tuple[bool, int]:
    cue = made.cue.exact if made.cue else None
    return cue != one.cue, abs((made.words or 0) - one.words)


def _places(article: Article, made: StatementDecision) -> Spans:
    try:
        return tuple(sorted(match(article.text, one) for one in made.content))
    except (NoMatch, Ambiguous):
        return ()


def _overlap(content: Spans, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for span in content for other in others)


def sentence_numbers(sentences: Sequence[SentenceSourcing], content: Spans) -> list[int]:
    """The numbers of the body sentences that ``content`` touches, from 1; none in a subhead."""
    return [s.number for s in sentences if s.span and _overlap(content, [s.span])]


# ------------------------------------------------------------------ out of the repository


class TooLongError(ValueError):
    """Words that may not stand in the file, and that nobody but a person can shorten."""

    def __init__(self, path: KeyPath, message: str) -> None:
        super().__init__(message)
        self.path = path


def without_words(
    article: Article, decisions: Decisions, findings: Findings, show: Show
) -> Mapping[KeyPath, Mapping[str, Any]]:
    """What has to change in annotations.yml once ``article`` is no longer beside it.

    By the place of a decision its keys and their values, None for one that has to go. What a
    decision left to the machine is written into it from ``findings``, those on ``article`` with
    ``decisions`` applied. Statements that stand come first where words are short. Raises
    `TooLongError`, and NoMatch or Ambiguous where a decision's words are not in the article.
    """
    left, sentences = allowance(article, show), findings.sourcing.sentences
    said = {s.content: s for s in findings.statements}
    changes: dict[KeyPath, Mapping[str, Any]] = {}
    for index, made in enumerate(decisions.statements):
        content = tuple(sorted(match(article.text, one) for one in made.content))
        one = said.get(content)
        whole = _completed(article, made, one, findings) if one else made
        bare = withhold(article.text, content, whole, Withheld(sentences, left))
        left -= sum(words(one.exact) for one in bare.content)
        changes["statements", index] = _differences(statement_item(made), statement_item(bare))
    changes |= _targets(decisions)
    return {path: values for path, values in changes.items() if values}


def _completed(
    article: Article, made: StatementDecision, statement: Statement, findings: Findings
) -> StatementDecision:
    """``made`` with what it leaves to the machine, which without the text could not know it."""
    if made.verdict is Verdict.REJECTED:
        return made
    entity = findings.entities.get(statement.entity) if statement.entity else None
    machine = decision(
        article,
        statement,
        verdict=made.verdict,
        review=made.review,
        curated=entity is not None and entity.curated,
        called=None if made.entity or made.entity_open else full_name(article, statement, entity),
        described_as=role(article, statement, findings),
    )
    keys = [*_LEFT_TO_THE_MACHINE, *(() if made.entity_open else ("entity",))]
    missing = {key: getattr(machine, key) for key in keys if getattr(made, key) is None}
    return replace(made, **missing)


_LEFT_TO_THE_MACHINE = ("source", "cue", "called", "form", "naming", "access", "described_as")


def role(article: Article, statement: Statement, findings: Findings) -> str | None:
    """How the article describes the source, where it does so right here."""
    said = " ".join(span.of(article.text) for span in statement.source)
    for profile in findings.sourcing.sources:
        if statement.id in profile.statements and profile.role and profile.role in said:
            return profile.role if words(profile.role) <= SHORT_WORDS else None
    return None


def _differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Mapping[str, Any]:
    changed = {key: value for key, value in after.items() if before.get(key) != value}
    return {**changed, **{key: None for key in before if key not in after}}


def _targets(decisions: Decisions) -> Iterator[tuple[KeyPath, Mapping[str, Any]]]:
    targets = [
        *((("entities", i), one.target) for i, one in enumerate(decisions.mentions)),
        *((("notes", i), one.target) for i, one in enumerate(decisions.notes)),
    ]
    for path, target in targets:
        if words(target.exact) > SHORT_WORDS:
            raise TooLongError(
                (*path, "target"), f"its target has more than {SHORT_WORDS} words of the article"
            )
        if selector_value(target) != target.exact:
            yield path, {"target": target.exact}
