"""The questions of a correction: each with what stands now, which Enter keeps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

import click

from annotated_briefs.anchors import anchor, places, surroundings, whole_words
from annotated_briefs.cli.answers import line, yes
from annotated_briefs.cli.cards import ACCESS
from annotated_briefs.cli.refusals import NotKeptError
from annotated_briefs.cli.review_state import ReviewState
from annotated_briefs.curate.spelling import fold
from annotated_briefs.diagnostics import quoted, visible
from annotated_briefs.model import (
    Entity,
    EntityId,
    Form,
    Kind,
    Naming,
    Selector,
    Span,
    Spans,
    Statement,
    StatementDecision,
    Verdict,
)
from annotated_briefs.render.phrases import KIND_WORDS
from annotated_briefs.selectors import Ambiguous, NoMatch

Choice = TypeVar("Choice", bound=StrEnum)
_GAP = " … "

FORMS = {
    Form.DIRECT: "all in quotation marks",
    Form.MIXED: "part of it in quotation marks",
    Form.INDIRECT: "none of it in quotation marks",
}
FOOTING = {
    Naming.NAMED: "a person by name",
    Naming.UNNAMED: "people without a name, as in officials",
    Naming.INSTITUTION: "a body that speaks as a whole",
    Naming.DOCUMENT: "a report, a law, a letter",
    Naming.MEDIA_REPORT: "what another outlet reported",
}


def corrected(state: ReviewState, statement: Statement, verdict: Verdict) -> StatementDecision:
    """``statement`` as the reviewer would have it, question by question.

    Where every answer keeps what stands, it may be accepted. Raises `NotKeptError` if it is not.
    """
    click.echo(f"  Enter keeps what stands; - means none; put{_GAP}between the parts of a list")
    text = state.article.text
    content = _spans(state, "words said", statement.content, None) or statement.content
    near = surroundings(state.article, content)
    source = _spans(state, "words that name the source", statement.source, near)
    cue = _spans(state, "cue", statement.cue, near)
    entity, left_open = _who(state, statement)
    wanted = replace(statement, content=content, source=source, cue=cue, entity=entity)
    # Of what a person adds, the machine had no form; a quotation is direct as it stands.
    if content != statement.content or verdict is Verdict.ADDED:
        wanted = replace(wanted, form=_form([span.of(text) for span in content]))
    footing = _footing(state, statement, entity)
    wanted = replace(
        wanted,
        form=_choice("form", wanted.form, FORMS),
        naming=_choice("footing", footing, FOOTING) if source else None,
        access=_choice("how the article knows", wanted.access, ACCESS),
    )
    if verdict is Verdict.CORRECTED and not left_open and _as_asked(wanted, statement, footing):
        if not yes("Nothing changed. Accept it as it is?"):
            raise NotKeptError("Nothing was noted down.")
        verdict, wanted = Verdict.CONFIRMED, statement
    made = state.decision(wanted, verdict)
    return replace(made, entity_open=True) if left_open else made


def _as_asked(wanted: Statement, statement: Statement, footing: Naming) -> bool:
    """Whether every question was answered by what it showed."""
    return replace(wanted, naming=None) == replace(statement, naming=None) and (
        not statement.source or wanted.naming == footing
    )


def _footing(state: ReviewState, statement: Statement, entity: EntityId | None) -> Naming:
    """What Enter keeps: the machine's, which belongs to its own source; of another, the record's.

    Of a body no more is known: its spokesman may be cited as well as the whole.
    """
    if statement.naming and entity == statement.entity:
        return statement.naming
    record = state.entity(entity)
    if record and record.kind is Kind.PERSON:
        return Naming.NAMED
    return statement.naming or Naming.UNNAMED


def _form(parts: Sequence[str]) -> Form:
    marks = [part.strip()[:1] in _OPENING and part.strip()[-1:] in _CLOSING for part in parts]
    if all(marks):
        return Form.DIRECT
    inside = any(set(part) & (_OPENING | _CLOSING) for part in parts)
    return Form.MIXED if inside else Form.INDIRECT


_OPENING, _CLOSING = set('"“„«'), set('"”“»,.')


def _spans(state: ReviewState, what: str, now: Spans, near: Span | None) -> Spans:
    text = state.article.text
    shown = visible(_GAP.join(" ".join(span.of(text).split()) for span in now)) or "none"
    while True:
        answer = line(f"{what} [{shown}]")
        if not answer:
            return now
        if answer == "-":
            return ()
        try:
            parts = [part for part in answer.split(_GAP.strip()) if part.strip()]
            found = tuple(anchor(text, Selector(part.strip()), near) for part in parts)
            said, hint = _misplaced(state, found, near)
            if not said or (not hint and yes(visible(f"{said}. Are they meant?"))):
                return found
            if not hint:
                continue
        except NoMatch as error:
            said = f"{quoted(error.selector.exact)} is not in the article"
            hint = f"closest: {quoted(error.closest, 200)}" if error.closest else "copy its words"
        except Ambiguous as error:
            said = f"{quoted(error.selector.exact)} stands there {places(text, error)} times"
            hint = "give more of the words around it"
        click.echo(visible(f"  {said} (hint: {hint})"))


def _misplaced(state: ReviewState, found: Spans, near: Span | None) -> tuple[str, str]:
    """What speaks against the words at ``found``, and the hint where they cannot be meant.

    Letters inside a longer word are no words; and words far from the statement may be meant, but
    are as a rule those of another question."""
    text = state.article.text
    for span in found:
        words = quoted(span.of(text))
        if not whole_words(text, (span,)) and span.of(text)[:1].isalnum():
            return f"{words} is only a part of a longer word there", "copy whole words"
        if near and not near.overlaps(span):
            return f"{words} stands in another paragraph than the statement", ""
    return "", ""


def _who(state: ReviewState, statement: Statement) -> tuple[EntityId | None, bool]:
    """The source's entity, and whether the reviewer says that the text leaves it open."""
    known = state.corpus.register.entities
    now = state.entity(statement.entity)
    shown = (now.id if now.curated else f"{now.name}, no record") if now else "left open"
    while True:
        answer = line(f"who it is, as a record's file name [{visible(shown)}]")
        if not answer:
            return statement.entity, False
        if answer == "-":
            return None, True
        if EntityId(answer) in known:
            return EntityId(answer), False
        if by_name := state.record_of(answer):
            return by_name.id, False
        close = get_close_matches(answer, [*known], n=3)
        hint = f"did you mean {' or '.join(close)}?" if close else "briefs/entities/ has them all"
        click.echo(visible(f"  there is no record {quoted(answer)} (hint: {hint})"))


def corrected_name(entity: Entity) -> tuple[str, Kind]:
    """The name and the kind that the reviewer gives ``entity``."""
    click.echo("  Enter keeps what stands")
    while name := line(f"name [{visible(entity.name)}]"):
        # A name typed at the wrong question would become a record under it.
        if _alike(name, entity.name) or yes(
            visible(f"{quoted(name)} for {quoted(entity.name)}: really another name?")
        ):
            break
    name = name or entity.name
    return name, _choice("what it is", entity.kind, dict.fromkeys(Kind, ""), _kind_word)


def _alike(name: str, other: str) -> bool:
    """Whether the two share a word."""
    return not set(fold(name).split()).isdisjoint(fold(other).split())


def _kind_word(kind: Kind) -> str:
    return KIND_WORDS[kind][0]


def _value(choice: StrEnum) -> str:
    return choice.value


def _choice(
    what: str,
    now: Choice,
    choices: dict[Choice, str],
    word: Callable[[Choice], str] = _value,
) -> Choice:
    """One of ``choices``, by the beginning of its ``word`` or by its number."""
    names = list(choices)
    for number, name in enumerate(names, 1):
        click.echo(f"    {number} {word(name)}{': ' if choices[name] else ''}{choices[name]}")
    while True:
        answer = line(f"{what} [{word(now)}]").lower()
        if not answer:
            return now
        by_name = [name for name in names if word(name).startswith(answer)]
        found = by_name[0] if len(by_name) == 1 else _by_number(answer, names)
        if found:
            return found
        click.echo(f"  One of: {', '.join(word(name) for name in names)}")


def _by_number(answer: str, names: Sequence[Choice]) -> Choice | None:
    known: Callable[[int], bool] = range(1, len(names) + 1).__contains__
    return names[int(answer) - 1] if answer.isdigit() and known(int(answer)) else None
