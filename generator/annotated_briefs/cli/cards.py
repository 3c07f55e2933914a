"""What a reviewer sees of one finding: its sentence, and what the machine made of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from typing import Any

import click

from annotated_briefs.addresses import entity_address
from annotated_briefs.cli.review_state import ReviewState
from annotated_briefs.curate.review import Named
from annotated_briefs.diagnostics import visible
from annotated_briefs.model import Access, Naming, SentenceSourcing, Span, Spans, Statement
from annotated_briefs.render.phrases import KIND_WORDS
from annotated_briefs.text import words

_CONTENT: dict[str, Any] = {"bold": True}
_SOURCE: dict[str, Any] = {"fg": "cyan", "bold": True}
_CUE: dict[str, Any] = {"fg": "yellow", "bold": True}

NAMING = {
    Naming.NAMED: "named",
    Naming.UNNAMED: "not named",
    Naming.INSTITUTION: "an institution",
    Naming.DOCUMENT: "a document",
    Naming.MEDIA_REPORT: "another outlet's report",
}
ACCESS = {
    Access.TOLD_OUTLET: "told this outlet",
    Access.PUBLIC: "said in public",
    Access.DOCUMENT: "in a document",
    Access.OTHER_OUTLET: "told another outlet",
    Access.NOT_STATED: "the article does not say how it knows",
}


def statement_card(state: ReviewState, statement: Statement) -> str:
    """A statement in its paragraph, and what would be confirmed."""
    marks = [
        *((span, _CONTENT) for span in statement.content),
        *((span, _SOURCE) for span in statement.source),
        *((span, _CUE) for span in statement.cue),
    ]
    rows = [
        ("number", f"{state.number(statement)}, {_sentences(state, statement.content)}"),
        ("says", " … ".join(_words(state, statement.content))),
        ("who", _who(state, statement)),
        ("cue", " … ".join(_words(state, statement.cue)) or "none"),
        ("form", f"{statement.form.value}, {_size(state, statement.content)} words"),
    ]
    if statement.naming:
        rows.append(("footing", f"{NAMING[statement.naming]}; {ACCESS[statement.access]}"))
    if statement.unsaid:
        rows.append(("note", "the article denies, awaits or supposes that it was said"))
    if state.may_be_act(statement):
        rows.append(
            ("note", "this verb tells of deeds, too: if something was done, not said, reject")
        )
    if statement.chance is not None:
        rows.append(("sure", f"{statement.chance:.0%}"))
    before = _said_before(state, statement)
    return f"{before}{_in_context(state, statement.content, marks)}\n\n{_table(rows)}"


def quotation_card(state: ReviewState, span: Span) -> str:
    """A quotation in its paragraph, with the sentence before it: a speaker may stand there."""
    shown = _in_context(state, (span,), [(span, _CONTENT)])
    before = _drawn(state, _before(state, (span,))[-1:])
    return f"{before}{shown}\n\n{_table([('number', _sentences(state, (span,)))])}"


def name_card(state: ReviewState, named: Named) -> str:
    """A name in its paragraph, what the machine takes it for, and the records that are alike."""
    span = named.first.span
    times = "once" if named.mentions == 1 else f"{named.mentions} times"
    kind = KIND_WORDS[named.entity.kind][0]
    first = f"first in {_sentences(state, (span,))}" if named.mentions > 1 else ""
    where = first or f"in {_sentences(state, (span,))}"
    rows = [("name", f"{_shown(named.entity.name)}, {kind}, {times}, {where}")]
    for number, record in enumerate(named.alike, 1):
        described = f": {record.description}" if record.description else ""
        rows.append((f"{number}", _shown(f"{record.name} ({entity_address(record)}){described}")))
    return f"{_in_context(state, (span,), [(span, _SOURCE)])}\n\n{_table(rows)}"


def _who(state: ReviewState, statement: Statement) -> str:
    entity = state.entity(statement.entity)
    said = " … ".join(_words(state, statement.source))
    if entity is None:
        return f"“{said}”, left open" if said else "nobody is named"
    record = "" if entity.curated else ", no record"
    return f"{_shown(entity.name)}{record} (“{said}”)" if said else _shown(entity.name)


# ------------------------------------------------------------------ sentences


def _sentences(state: ReviewState, spans: Spans) -> str:
    """``sentence 9``, ``sentences 9 to 11``, ``a subhead``: the numbers of the brief's page."""
    numbers = [one.number for one in _touched(state, spans)]
    if not numbers:
        return "a subhead"
    if len(numbers) == 1:
        return f"sentence {numbers[0]}"
    return f"sentences {numbers[0]} to {numbers[-1]}"


def _touched(state: ReviewState, spans: Spans) -> list[SentenceSourcing]:
    return [
        one
        for one in state.findings.sourcing.sentences
        if one.span and any(one.span.overlaps(span) for span in spans)
    ]


_POINTING = frozenset(("", "he", "she", "they", "it", "who"))
"""Sources that only what stands before can tell."""


def _said_before(state: ReviewState, statement: Statement) -> str:
    """What tells who "he" is: where the source was named last, and the sentence before."""
    entity = state.entity(statement.entity)
    said = " ".join(_words(state, statement.source))
    named_here = entity is not None and any(word in said for word in entity.name.split())
    if named_here or (entity is None and said.casefold() not in _POINTING):
        return ""
    before = _before(state, statement.content)
    named = [
        mention.span
        for mention in state.findings.mentions
        if entity is not None and mention.entity == entity.id
    ]
    of_source = [s for s in before if s.span and any(s.span.overlaps(one) for one in named)]
    return _drawn(state, [*of_source[-1:], *before[-1:]], (*named,))


def _before(state: ReviewState, near: Spans) -> list[SentenceSourcing]:
    """The sentences before the paragraph in which ``near`` begins."""
    shown = next((p.span for p in state.article.paragraphs if p.span.overlaps(near[0])), near[0])
    sentences = state.findings.sourcing.sentences
    return [one for one in sentences if one.span and one.span.end <= shown.start]


def _drawn(state: ReviewState, sentences: Sequence[SentenceSourcing], names: Spans = ()) -> str:
    """Sentences with their numbers, in reading order, each once."""
    marks = [(name, _SOURCE) for name in names]
    ordered = sorted({one.number: one for one in sentences}.items())
    texts = [
        f"({number}) {_marked(state.article.text, one.span, marks)}"
        for number, one in ordered
        if one.span
    ]
    return "".join(f"{_wrapped(text)}\n\n" for text in texts)


def _words(state: ReviewState, spans: Spans) -> list[str]:
    return [_shown(span.of(state.article.text)) for span in spans]


def _size(state: ReviewState, spans: Spans) -> int:
    return sum(words(span.of(state.article.text)) for span in spans)


def _shown(text: str) -> str:
    """``text`` in one line, with nothing that would command a terminal."""
    return visible(" ".join(text.split()))


def _in_context(
    state: ReviewState, near: Spans, marks: Iterable[tuple[Span, dict[str, Any]]]
) -> str:
    """The paragraphs that ``near`` touches, with ``marks`` set off."""
    paragraphs = [
        p.span for p in state.article.paragraphs if any(p.span.overlaps(span) for span in near)
    ]
    drawn = (_marked(state.article.text, span, [*marks]) for span in paragraphs)
    return "\n\n".join(_wrapped(text) for text in drawn)


def _marked(text: str, within: Span, marks: Sequence[tuple[Span, dict[str, Any]]]) -> str:
    """The words of ``within``; where marks overlap, the later one is drawn."""
    style: list[dict[str, Any]] = [{}] * len(within)
    for span, look in marks:
        for at in range(max(span.start, within.start), min(span.end, within.end)):
            style[at - within.start] = look
    parts, start = [], 0
    for at in range(1, len(style) + 1):
        if at == len(style) or style[at] is not style[start]:
            run = visible(" ".join(f"|{text[within.start + start : within.start + at]}|".split()))
            look = style[start]
            parts.append(click.style(run[1:-1], **look) if look else run[1:-1])
            start = at
    return "".join(parts)


def _wrapped(text: str) -> str:
    return click.wrap_text(text, _width(), initial_indent="  ", subsequent_indent="  ")


def _width() -> int:
    return min(shutil.get_terminal_size().columns, 90)


def _table(rows: Sequence[tuple[str, str]]) -> str:
    lines = []
    for name, value in rows:
        indent = " " * 12
        wrapped = click.wrap_text(
            value, _width(), initial_indent=f"  {name:<10}", subsequent_indent=indent
        )
        lines.append(click.style(wrapped[:12], dim=True) + wrapped[12:])
    return "\n".join(lines)
