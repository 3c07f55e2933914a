"""The article of a brief as rows: a paragraph with its marks, and what stands in its margin."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from annotated_briefs.addresses import between, entity_address, has_page
from annotated_briefs.model import (
    FieldMention,
    Form,
    Mention,
    Note,
    Paragraph,
    ParagraphKind,
    Span,
    State,
    Statement,
)
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.marks import Mark, marked
from annotated_briefs.render.phrases import UNSAID
from annotated_briefs.render.prose import prose
from annotated_briefs.selectors import Ambiguous, NoMatch, match


@dataclass(frozen=True, slots=True)
class Tag:
    """A label in the margin; drawn by the style sheet, so that it is no part of the text."""

    label: str
    who: str
    what: str
    target: str
    kind: str
    """``machine``, ``confirmed`` or ``open``."""


@dataclass(frozen=True, slots=True)
class MarginNote:
    """An editor's note on words of the row."""

    number: int
    body: Markup | None
    by: str


@dataclass(frozen=True, slots=True)
class Row:
    """One block of the article. ``number`` counts body paragraphs from 1; None for a subhead."""

    number: int | None
    html: Markup
    tags: tuple[Tag, ...] = ()
    notes: tuple[MarginNote, ...] = ()


_SENTENCE, _STATEMENT, _QUOTED, _PART, _ENTITY = range(5)
"""Ranks: who stands inside whom."""


def rows(view: PublishedBrief, names: dict[str, str]) -> Iterator[Row]:
    """The blocks that may be shown. ``names`` gives a statement's short source name by its id."""
    article = view.brief.article
    if article is None:
        return
    notes = _notes(view, article.text)
    marks = _by_block(view.blocks, (*_marks(view), *_note_marks(notes)))
    number = 0
    for block, here in zip(view.blocks, marks, strict=True):
        if block.kind is ParagraphKind.SUBHEAD:
            yield Row(None, marked(article.text, block.span, ()))
            continue
        number += 1
        yield Row(
            number,
            marked(article.text, block.span, here),
            tuple(_tags(view, block, names)),
            tuple(
                MarginNote(n, prose(note.body), note.review.by)
                for n, span, note in notes
                if block.span.contains(span)
            ),
        )


def _by_block(blocks: Sequence[Paragraph], marks: Iterable[Mark]) -> list[list[Mark]]:
    """The marks over each of ``blocks``, which are disjoint and in order.

    What runs over several is anchored where it begins.
    """
    found: list[list[Mark]] = [[] for _ in blocks]
    ends = [block.span.end for block in blocks]
    for mark in marks:
        for number in range(bisect_right(ends, mark.span.start), len(blocks)):
            start = blocks[number].span.start
            if start >= mark.span.end:
                break
            if mark.span.overlaps(blocks[number].span):
                found[number].append(mark if mark.span.start >= start else replace(mark, id=None))
    return found


def _marks(view: PublishedBrief) -> Iterator[Mark]:
    sourcing = view.findings.sourcing
    for sentence in sourcing.sentences:
        if sentence.span:
            yield Mark(sentence.span, _SENTENCE, "span", (), f"n{sentence.number}")
    for statement in view.findings.statements:
        yield from _statement_marks(statement)
    for span in sourcing.hedges:
        yield Mark(span, _PART, "span", (("class", "ab-hedge"),))
    for span in sourcing.orphans:
        yield Mark(span, _QUOTED, "span", (("class", "ab-orphan"),))
    for mention in view.findings.mentions:
        yield _name_mark(view, mention)


def _name_mark(view: PublishedBrief, mention: Mention | FieldMention) -> Mark:
    entity = view.findings.entities[mention.entity]
    css = ("class", f"ab-ent ab-{mention.kind.value.lower()}")
    if has_page(entity):
        href = between(view.brief.address, entity_address(entity))
        return Mark(mention.span, _ENTITY, "a", (css, ("href", href)))
    return Mark(mention.span, _ENTITY, "span", (css,))


def fields(view: PublishedBrief) -> dict[str, Markup]:
    """The headline, the deck and the caption by `Field` value, with the names in them marked."""
    return {
        field.value: marked(
            text,
            Span(0, len(text)),
            [_name_mark(view, m) for m in view.findings.around if m.field is field],
        )
        for field, text in view.brief.metadata.fields.items()
    }


def _statement_marks(statement: Statement) -> Iterator[Mark]:
    id_ = statement.id.lower()
    for i, span in enumerate(statement.content):
        classes = f"ab-st ab-{statement.form.value} ab-{statement.state.value}"
        classes += " ab-unsaid" if statement.unsaid else ""
        attributes = (("class", classes), ("data-s", statement.id))
        yield Mark(span, _STATEMENT, "span", attributes, None if i else id_)
    # What is direct is quoted altogether, and marked as that already.
    for span in statement.quoted if statement.form is not Form.DIRECT else ():
        yield Mark(span, _QUOTED, "span", (("class", "ab-quoted"),))
    for span in statement.cue:
        yield Mark(span, _PART, "span", (("class", "ab-cue"),))


def _tags(view: PublishedBrief, block: Paragraph, names: dict[str, str]) -> Iterator[Tag]:
    for statement in view.findings.statements:
        if statement.content and block.span.start <= statement.content[0].start < block.span.end:
            kind = "confirmed" if statement.state is State.CONFIRMED else "machine"
            who = names.get(statement.id, "source left open")
            what = UNSAID if statement.unsaid else statement.form.value
            yield Tag(statement.id, who, what, f"row-{statement.id.lower()}", kind)
    sourcing = view.findings.sourcing
    for span in sourcing.orphans:
        if block.span.contains(span):
            yield Tag("?", "quotation without a speaker", "", "no-source", "open")
    for span in sourcing.hedges:
        if block.span.contains(span):
            yield Tag("~", "reported, by whom not said", "", "no-source", "open")


def _notes(view: PublishedBrief, text: str) -> list[tuple[int, Span, Note]]:
    found = []
    for note in view.brief.decisions.notes:
        try:
            found.append((match(text, note.target), note))
        except (NoMatch, Ambiguous):
            # `check` reports it, with the closest match; the page goes on without the note.
            continue
    ordered = sorted(found, key=lambda pair: pair[0])
    return [(n, span, note) for n, (span, note) in enumerate(ordered, start=1)]


def _note_marks(notes: list[tuple[int, Span, Note]]) -> Iterator[Mark]:
    for number, span, _ in notes:
        attributes = (("class", "ab-noted"), ("data-note", str(number)))
        yield Mark(span, _QUOTED, "span", attributes)
