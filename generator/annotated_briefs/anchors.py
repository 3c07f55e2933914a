"""Where in the article the words of a decision stand, and what to say where they do not.

One definition for `load`, which reports what cannot be anchored, and for `decide`, which applies
what can.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotated_briefs.diagnostics import Rule, quoted
from annotated_briefs.model import Article, Decisions, Selector, Span, Spans, StatementDecision
from annotated_briefs.selectors import Ambiguous, NoMatch, describe, match

_CONTEXT = 20
"""Characters of context in a hint: enough to see which place is meant."""


def anchor(text: str, selector: Selector, near: Span | None) -> Span:
    """The place of a source or cue: in the content's own paragraphs first.

    "he" and "said" stand all over an article; in one paragraph they are mostly alone.
    """
    try:
        return match(text, selector, within=near)
    except NoMatch:
        return _whole_words(text, selector, None) if near is not None else match(text, selector)
    except Ambiguous:
        return _whole_words(text, selector, near)


def _whole_words(text: str, selector: Selector, within: Span | None) -> Span:
    """The one place where the words stand as words: "he" is not meant inside "the"."""
    try:
        return match(text, selector, within=within)
    except Ambiguous as error:
        whole = whole_words(text, error.spans)
        if len(whole) == 1:
            return whole[0]
        raise


def whole_words(text: str, spans: Spans) -> Spans:
    """Those of ``spans`` that begin and end where words do."""
    return tuple(span for span in spans if _is_whole(text, span))


def places(text: str, error: Ambiguous) -> int:
    """How many places a reader would count: whole words, where there are any."""
    return len(whole_words(text, error.spans)) or len(error.spans)


def _is_whole(text: str, span: Span) -> bool:
    before, after = text[: span.start][-1:], text[span.end : span.end + 1]
    return not before.isalnum() and not after.isalnum()


def surroundings(article: Article, content: Spans) -> Span | None:
    """The paragraphs that ``content`` touches, as one span; None where it touches none."""
    touched = [p.span for p in article.paragraphs if any(p.span.overlaps(c) for c in content)]
    return Span(touched[0].start, touched[-1].end) if touched else None


KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class AnchorProblem:
    """Quoted words that do not say one place; ``path`` leads to them in annotations.yml."""

    path: KeyPath
    rule: Rule
    message: str
    hint: str


def anchor_problems(article: Article, decisions: Decisions) -> Iterator[AnchorProblem]:
    """Every selector of ``decisions`` that matches ``article`` nowhere or more than once."""
    for index, decision in enumerate(decisions.statements):
        yield from _statement_problems(article, decision, ("statements", index))
    for index, mention in enumerate(decisions.mentions):
        yield from _problem(article.text, mention.target, ("entities", index, "target"))
    for index, note in enumerate(decisions.notes):
        yield from _problem(article.text, note.target, ("notes", index, "target"))


def _statement_problems(
    article: Article, decision: StatementDecision, path: KeyPath
) -> Iterator[AnchorProblem]:
    content = []
    for index, selector in enumerate(decision.content):
        problems = tuple(_problem(article.text, selector, (*path, "content", index)))
        yield from problems
        if not problems:
            content.append(match(article.text, selector))
    near = surroundings(article, tuple(content))
    for key, beside in (("source", decision.source), ("cue", decision.cue)):
        for one in _problem(article.text, beside, (*path, key), near) if beside else ():
            # Where the content is not found, nobody can say which "said" stands beside it.
            if len(content) == len(decision.content) or one.rule is not Rule.MANY_ANCHORS:
                yield one


def _problem(
    text: str, selector: Selector, path: KeyPath, near: Span | None = None
) -> Iterator[AnchorProblem]:
    try:
        anchor(text, selector, near)
    except NoMatch as error:
        yield AnchorProblem(path, Rule.NO_ANCHOR, *_no_match(text, error))
    except Ambiguous as error:
        yield AnchorProblem(path, Rule.MANY_ANCHORS, *_ambiguous(text, error))


def _no_match(text: str, error: NoMatch) -> tuple[str, str]:
    exact = error.selector.exact
    if exact in text:
        return (
            f"{quoted(exact)} is in the article, but not after that prefix and before that suffix",
            "copy the prefix and suffix from the article, or leave them out",
        )
    hint = f"closest: {quoted(error.closest, 200)}" if error.closest else "copy the article's words"
    return f"{quoted(exact)} is not in the article", hint


def _ambiguous(text: str, error: Ambiguous) -> tuple[str, str]:
    first = describe(text, (whole_words(text, error.spans) or error.spans)[0], context=_CONTEXT)
    return (
        f"{quoted(error.selector.exact)} stands in the article {places(text, error)} times",
        f"add a prefix or suffix; the first place has prefix {quoted(first.prefix)}"
        f" and suffix {quoted(first.suffix)}",
    )
