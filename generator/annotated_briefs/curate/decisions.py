"""A reviewer's word on a statement or a name, as `annotations.yml` holds it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from annotated_briefs.anchors import anchor, surroundings
from annotated_briefs.decide import source_key
from annotated_briefs.model import (
    QUOTE_WORDS,
    SHORT_WORDS,
    Article,
    Entity,
    Findings,
    MentionDecision,
    Review,
    Selector,
    SentenceSourcing,
    Span,
    Spans,
    State,
    Statement,
    StatementDecision,
    Verdict,
)
from annotated_briefs.selectors import Ambiguous, NoMatch, describe, match
from annotated_briefs.text import WORD, body_sha256, words

Item = Mapping[str, Any]
"""An item of a list in `annotations.yml`."""


@dataclass(frozen=True, slots=True)
class Withheld:
    """What a decision takes down where the article's text may not stand beside it."""

    sentences: Sequence[SentenceSourcing]
    budget: int
    """How many more words of the article may stand in the file."""


def decision(
    article: Article,
    statement: Statement,
    *,
    verdict: Verdict,
    review: Review,
    curated: bool,
    withheld: Withheld | None = None,
    called: str | None = None,
    described_as: str | None = None,
) -> StatementDecision:
    """``statement`` as a decision that holds for every later version of the machine.

    ``curated`` says whether its entity is a record: only records can be named. Without ``withheld``
    the decision points at its words by quotes; with it, words beyond the budget are only counted.
    """
    near = surroundings(article, statement.content)
    plain = withheld is not None
    made = StatementDecision(
        verdict=verdict,
        review=review,
        content=tuple(quote(article.text, span) for span in statement.content),
        source=_words(article.text, statement.source, near, plain=plain),
        cue=_words(article.text, statement.cue, near, plain=plain),
        chance=statement.chance,
    )
    if verdict is not Verdict.REJECTED:
        made = replace(
            made,
            entity=statement.entity if curated else None,
            called=called,
            form=statement.form,
            naming=statement.naming,
            access=statement.access,
            described_as=described_as,
        )
    return withhold(article.text, statement.content, made, withheld) if withheld else made


def full_name(article: Article, statement: Statement, entity: Entity | None) -> str | None:
    """The source's name where its words alone lead to no other statement of it: "he", "Forte".

    None where there is no need of it: a record says more.
    """
    if entity is None or entity.curated or not statement.source:
        return None
    cited = " ".join(statement.source[0].of(article.text).split())
    return None if source_key(cited) == source_key(entity.name) else entity.name


def _words(text: str, spans: Spans, near: Span | None, *, plain: bool) -> Selector | None:
    """The first of ``spans``; ``plain`` where there is no text for it to point into."""
    if not spans:
        return None
    return Selector(spans[0].of(text)) if plain else beside(text, spans[0], near)


def beside(text: str, span: Span, near: Span | None) -> Selector:
    """A source or cue in the fewest words that lead to it from its content's paragraphs."""
    bare = Selector(span.of(text))
    try:
        if anchor(text, bare, near) == span:
            return bare
    except (NoMatch, Ambiguous):
        pass
    return quote(text, span)


def quote(text: str, span: Span) -> Selector:
    """The words at ``span``, with as much around them as tells the place, in whole words.

    The words after it before those ahead of it, and none from beyond its line, where that does.
    """
    found = describe(text, span)
    if not found.prefix and not found.suffix:
        return found
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = next((n for n in (text.find("\n", span.end),) if n >= 0), len(text))
    after = [m.end() for m in _WORD.finditer(text[span.end : line_end])][:_CONTEXT_WORDS]
    before = [m.start() for m in _WORD.finditer(text[line_start : span.start])][-_CONTEXT_WORDS:]
    candidates = [Selector(found.exact, suffix=text[span.end : span.end + n]) for n in after]
    candidates += [
        Selector(found.exact, prefix=text[line_start + n : span.start]) for n in reversed(before)
    ]
    return next((one for one in candidates if _leads(text, one, span)), found)


_WORD = re.compile(r"\S+")
_CONTEXT_WORDS = 4


def _leads(text: str, selector: Selector, span: Span) -> bool:
    try:
        return match(text, selector) == span
    except (NoMatch, Ambiguous):
        return False


def withhold(
    text: str, content: Spans, made: StatementDecision, withheld: Withheld
) -> StatementDecision:
    """``made`` with its sentences and its size, and its words only as far as the budget goes.

    The words of what is no statement serve nobody. A source and a cue are short, or are cut.
    """
    size = sum(words(span.of(text)) for span in content)
    numbers = [
        s.number
        for s in withheld.sentences
        if s.span and any(s.span.overlaps(span) for span in content)
    ]
    shown = made.verdict is not Verdict.REJECTED and size <= min(QUOTE_WORDS, withheld.budget)
    described = made.described_as
    return replace(
        made,
        content=tuple(Selector(span.of(text)) for span in content) if shown else (),
        source=_short(made.source),
        cue=_short(made.cue),
        described_as=described if described and words(described) <= SHORT_WORDS else None,
        words=size,
        sentence=numbers[0] if numbers else None,
        through=numbers[-1] if len(numbers) > 1 else None,
    )


def _short(selector: Selector | None) -> Selector | None:
    """Its first words, without what stands around them."""
    if selector is None:
        return None
    ends = [m.end() for m in WORD.finditer(selector.exact)]
    exact = selector.exact
    return Selector(exact if len(ends) <= SHORT_WORDS else exact[: ends[SHORT_WORDS - 1]])


# ------------------------------------------------------------------ as YAML

_FACTS = """\
# The text is not in this repository. These facts were taken down when it was read; `briefs review`
# adds the statements, and with them the numbers of the sentences that name a source.
text:"""


def facts(article: Article, findings: Findings) -> dict[str, Any]:
    """`text` of annotations.yml, with no statement reviewed yet."""
    sourcing = findings.sourcing
    sentences = sourcing.sentences
    return {
        "sha256": article.sha256,
        "body_sha256": body_sha256(article),
        "paragraphs": sourcing.counts.paragraphs,
        "sentences": sourcing.counts.sentences,
        "words": sourcing.counts.body_words,
        "attributed": [],
        "hedged": [s.number for s in sentences if s.hedged],
        "orphaned": [s.number for s in sentences if s.orphaned],
        "subheads_before": [s.number for s in sentences if s.after_subhead],
        "open": sum(s.state is State.MACHINE for s in findings.statements),
    }


def facts_file(article: Article, findings: Findings) -> str:
    """A new annotations.yml for an article whose text may not stand beside it."""
    known = facts(article, findings)
    # In quotes: a hash of figures alone would read as a number.
    rows = [f'  {k}: "{v}"' if isinstance(v, str) else f"  {k}: {v}" for k, v in known.items()]
    return "\n".join([_FACTS, *rows]) + "\n"


def statement_item(made: StatementDecision) -> Item:
    """``made`` as an item of `statements`; what it leaves unsaid is left out."""
    item: dict[str, Any] = {"verdict": made.verdict.value}
    if made.content:
        item["content"] = [selector_value(one) for one in made.content]
    for key, selector in (("source", made.source), ("cue", made.cue)):
        if selector:
            item[key] = selector_value(selector)
    if made.entity or made.entity_open:
        item["entity"] = made.entity
    if made.called:
        item["called"] = made.called
    for key in ("form", "naming", "access"):
        if value := getattr(made, key):
            item[key] = value.value
    for key in ("sentence", "through", "words", "chance", "described_as"):
        if (value := getattr(made, key)) is not None:
            item[key] = value
    return {**item, **_review(made.review)}


def mention_item(made: MentionDecision) -> Item:
    """``made`` as an item of `entities`."""
    return {"target": selector_value(made.target), "entity": made.entity, **_review(made.review)}


def selector_value(selector: Selector) -> str | dict[str, str]:
    """A selector as the file holds it: the bare words where they need no context."""
    if not selector.prefix and not selector.suffix:
        return selector.exact
    parts = {"exact": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix}
    return {key: value for key, value in parts.items() if value}


def _review(review: Review) -> dict[str, str]:
    return {"by": review.by, "on": review.on}
