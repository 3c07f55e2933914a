"""Statements in a list: their words, how they were said, and how the article came by them."""

from __future__ import annotations

from dataclasses import dataclass

from annotated_briefs.link import StatementLink
from annotated_briefs.link.facets import year_of
from annotated_briefs.model import Entity, Form
from annotated_briefs.render.echoes import Also
from annotated_briefs.render.phrases import ACCESS_WORDS, FORM_WORDS, UNSAID, tidy

_NOWHERE = Also()


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in a list of statements from several briefs."""

    link: StatementLink
    quotes: tuple[str, ...]
    cue: str | None
    verbatim: bool
    """All of it quoted, so that it may be set as a quotation."""
    manner: str
    """Its form in words that need no key; or that it was not said."""
    described: str | None
    access: str
    anchor: str
    form: str
    """By what a reader narrows the list: ``direct``, or `phrases.UNSAID`."""
    year: str
    speaker: Entity | None
    also: Also
    """The other briefs that carry its words."""


def said(link: StatementLink, also: Also = _NOWHERE) -> Said:
    """The statement of ``link`` as its rights allow it to be shown; ``also`` carry its words."""
    statement, view = link.statement, link.brief
    entities = view.findings.entities
    return Said(
        link=link,
        quotes=tuple(map(tidy, view.quotes.get(statement.id, ()))),
        cue=view.cue_words(statement),
        verbatim=statement.form is Form.DIRECT and not statement.unsaid,
        manner=FORM_WORDS[None if statement.unsaid else statement.form],
        described=view.description(statement),
        access=ACCESS_WORDS[statement.access],
        anchor=statement.id.lower(),
        form=UNSAID if statement.unsaid else statement.form.value,
        year=year_of(view),
        speaker=entities.get(statement.entity) if statement.entity else None,
        also=also,
    )
