"""Decisions whose words all lead to a place, and that yet may not say what was meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from annotated_briefs.anchors import AnchorProblem, anchor, surroundings
from annotated_briefs.attribute.classify import form_of
from annotated_briefs.attribute.quotes import Quotation, find_quotations
from annotated_briefs.diagnostics import Diagnostic, Rule, quoted
from annotated_briefs.load.drafts import text_of
from annotated_briefs.load.files import Tree, limits_of
from annotated_briefs.load.one import load_draft, private_path
from annotated_briefs.model import (
    Article,
    Brief,
    Form,
    Selector,
    Span,
    Spans,
    StatementDecision,
    Verdict,
)
from annotated_briefs.selectors import Ambiguous, NoMatch, match


def doubtful_decisions(root: Path, brief: Brief) -> Iterator[Diagnostic]:
    """Notes on the statements of ``brief``, where its text is here or on this machine."""
    if not any(map(_can_be_doubted, brief.decisions.statements)):
        return
    article = brief.article or _private(root, brief)
    problems = [*_problems(article, brief)] if article else []
    written = load_draft(root, brief.folder)[0].annotations if problems else None
    for one in problems if written else ():
        assert written is not None  # noqa: S101 - for the type checker
        yield written.diagnostic(one.path, one.rule, one.message, one.hint)


def _can_be_doubted(made: StatementDecision) -> bool:
    said = made.form or made.source or made.cue
    return bool(made.content and said) and made.verdict is not Verdict.REJECTED


def _private(root: Path, brief: Brief) -> Article | None:
    """The text that was reviewed, where it is on this machine alone."""
    path = private_path(brief.folder)
    if brief.decisions.text is None or not (root / path).exists():
        return None
    text = text_of(Tree(root, limits=limits_of(root)), path)
    return text if text and text.sha256 == brief.decisions.text.sha256 else None


def _problems(article: Article, brief: Brief) -> Iterator[AnchorProblem]:
    quotations = find_quotations(article)
    for index, made in enumerate(brief.decisions.statements):
        if not _can_be_doubted(made):
            continue
        try:
            content = tuple(match(article.text, one) for one in made.content)
        except (NoMatch, Ambiguous):
            continue  # that is said elsewhere, or the text is withheld
        path = ("statements", index)
        for key, selector in (("source", made.source), ("cue", made.cue)):
            if selector and _stands_elsewhere(article, selector, content, quotations):
                message = f"{quoted(selector.exact)} stands in another paragraph than the statement"
                hint = f"copy the {key} from beside the statement's own words; if it is meant, "
                hint += "nothing has to be done"
                yield AnchorProblem((*path, key), Rule.ELSEWHERE, message, hint)
        if problem := _other_form(article, made, content, quotations):
            yield AnchorProblem((*path, "form"), Rule.OTHER_FORM, *problem)


# ------------------------------------------------------------------ far from the statement


def _stands_elsewhere(
    article: Article, selector: Selector, content: Spans, quotations: tuple[Quotation, ...]
) -> bool:
    try:
        place = anchor(article.text, selector, surroundings(article, content))
    except (NoMatch, Ambiguous):
        return False
    return not _near(article, place, content, quotations)


_BEGINS = tuple("\"“„«‟'‘`")
_LEADS_ON = tuple(f"{end}{mark}" for end in ",?!" for mark in "\"”»'’")


def _near(article: Article, place: Span, content: Spans, quotations: tuple[Quotation, ...]) -> bool:
    """Whether ``place`` stands in the content's paragraphs, or where these go on from one before
    ("She said:") or into one behind them: speech may be set so."""
    blocks = [p.span for p in article.paragraphs]
    inside = [i for i, block in enumerate(blocks) if any(block.overlaps(c) for c in content)]
    at = next((i for i, block in enumerate(blocks) if block.overlaps(place)), None)
    if at is None or not inside or inside[0] <= at <= inside[-1]:
        return True
    text = article.text
    open_at_end = {q.paragraph for q in quotations if not q.closed}
    if at < inside[0]:
        return all(
            blocks[i + 1].of(text).startswith(_BEGINS)
            and (i in open_at_end or blocks[i].of(text).endswith(":"))
            for i in range(at, inside[0])
        )
    return at == inside[-1] + 1 and blocks[inside[-1]].of(text).endswith(_LEADS_ON)


# ------------------------------------------------------------------ form

_STAND = {
    Form.DIRECT: "all stand in quotation marks",
    Form.MIXED: "stand in quotation marks in part",
    Form.INDIRECT: "stand in no quotation marks",
}


def _other_form(
    article: Article, made: StatementDecision, content: Spans, quotations: tuple[Quotation, ...]
) -> tuple[str, str] | None:
    """Message and hint where the form is not what the marks say.

    Marks around a term inside a paraphrase may be none of speech: "indirect" is right then, too.
    """
    marks = form_of(article.text, content, quotations)
    if made.form in {None, marks} or (made.form is Form.INDIRECT and marks is Form.MIXED):
        return None
    message = f"form: {made.form}, and the words {_STAND[marks]}"
    return message, f"write form: {marks}, or leave the line out"
