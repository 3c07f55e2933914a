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
from annotated_briefs.model import Access, Naming, Span, Spans, Statement
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
        ("says", " … ".join(_words(state, statement.content))),
        ("who", _who(state, statement)),
        ("cue", " … ".join(_words(state, statement.cue)) or "none"),
        ("form", f"{statement.form.value}, {_size(state, statement.content)} words"),
    ]
    if statement.naming:
        rows.append(("footing", f"{NAMING[statement.naming]}; {ACCESS[statement.access]}"))
    if statement.unsaid:
        rows.append(("note", "the article denies, awaits or supposes that it was said"))
    if statement.chance is not None:
        rows.append(("sure", f"{statement.chance:.0%}"))
    return f"{_in_context(state, statement.content, marks)}\n\n{_table(rows)}"


def quotation_card(state: ReviewState, span: Span) -> str:
    """A quotation in its paragraph."""
    return _in_context(state, (span,), [(span, _CONTENT)])


def name_card(state: ReviewState, named: Named) -> str:
    """A name in its paragraph, what the machine takes it for, and the records that are alike."""
    span = named.first.span
    times = "once" if named.mentions == 1 else f"{named.mentions} times"
    rows = [("name", f"{_shown(named.entity.name)}, {named.entity.kind.value.lower()}, {times}")]
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
