"""``briefs review`` and ``briefs reanchor``: people decide what the machine found."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

import click

from annotated_briefs import mkdocs_yml
from annotated_briefs.cache import write_atomically
from annotated_briefs.cli.answers import EndOfAnswersError, key, line, yes
from annotated_briefs.cli.cards import name_card, quotation_card, statement_card
from annotated_briefs.cli.correcting import corrected, corrected_name
from annotated_briefs.cli.named import complete_brief, the_brief
from annotated_briefs.cli.refusals import NotKeptError, NotReviewableError
from annotated_briefs.cli.review_state import ReviewState, open_review
from annotated_briefs.cli.shell import (
    ROOT,
    fail,
    progress,
    root_of,
    visible_lines,
    wrong_place_or_file,
)
from annotated_briefs.cli.texts import reanchored, withheld
from annotated_briefs.curate.review import Named, Part
from annotated_briefs.diagnostics import visible
from annotated_briefs.load.drafts import ANNOTATIONS
from annotated_briefs.model import Entity, Review, Span, Statement, Verdict

Thing = TypeVar("Thing")


class _Quit(Exception):  # noqa: N818 - not an error
    """The reviewer has had enough for now."""


@click.command(epilog="Example: briefs review a-visit --by 'A. Reader'")
@click.argument("brief", shell_complete=complete_brief)
@ROOT
@click.option("--by", help="Your name, as the decisions keep it.  [default: git's user.name]")
@click.option(
    "--only",
    type=click.Choice([part.value for part in Part]),
    multiple=True,
    help="Ask about these alone; may be given more than once.",
)
@click.option("--list", "as_list", is_flag=True, help="Print what waits, and ask nothing.")
def review(
    brief: str, root: Path | None, by: str | None, only: tuple[str, ...], as_list: bool
) -> None:
    """Walk what the machine found in BRIEF and decide: accept, correct, reject or skip.

    BRIEF is a slug, or the brief's folder. Every answer is written to annotations.yml (and to
    briefs/entities/ for a new record) at once, so that you may stop at any time and go on later.
    What somebody has decided is not asked again.
    """
    where = root_of(root)
    folder = the_brief(where, brief)
    reviewer = Review(by or _git_name() or ("" if as_list else _ask_name()), _today())
    try:
        with wrong_place_or_file(), progress() as show:
            state = open_review(where, folder, reviewer, show)
        parts = [part for part in Part if not only or part.value in only]
        if as_list:
            _print_open(state, parts)
        else:
            state.try_writing()
            if state.keep_facts():
                click.echo(f"The facts of the text were not in {ANNOTATIONS}: they are now.")
            _walk(state, parts)
    except NotReviewableError as error:
        fail(visible_lines(str(error)))


def _git_name() -> str | None:
    try:
        said = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return None
    return said.stdout.strip() or None


_SHORTEST_NAME = 2


def _ask_name() -> str:
    try:
        # "q" is an answer to the questions that follow.
        while len(name := line("Your name, as the decisions will keep it")) < _SHORTEST_NAME:
            click.echo("A name has two letters at least; Ctrl-C ends.")
    except EndOfAnswersError:
        raise click.UsageError("whose decisions are these? (hint: --by 'A. Reader')") from None
    return name


def _today() -> str:
    return date.today().isoformat()


# ------------------------------------------------------------------ the walk


@dataclass(slots=True)
class _Round(Generic[Thing]):
    """One part of a review: what waits, how it is shown, and what an answer does."""

    state: ReviewState
    title: str
    waiting: Callable[[], Sequence[Thing]]
    card: Callable[[ReviewState, Thing], str]
    choices: Callable[[Thing], dict[str, str]]
    """What may be answered: keys, and what they do."""
    answer: Callable[[str, Thing], str]
    """Does what the key asks for; returns what to say of it."""
    history: list[Thing | None] = field(default_factory=list)
    """What was done, in order: the thing that was skipped, or None for an answer."""

    def run(self) -> None:
        """Ask until nothing waits. Raises `_Quit`."""
        while rest := [one for one in self.waiting() if one not in self.history]:
            done = len(self.history)
            heading = f"\n{self.title} {done + 1} of {done + len(rest)}\n"
            click.echo(click.style(heading, bold=True))
            click.echo(self.card(self.state, rest[0]))
            self._take(rest)

    def _take(self, rest: Sequence[Thing]) -> None:
        own = self.choices(rest[0])
        pressed = key({**own, "s": "skip", "b": "back", "q": "stop"})
        if pressed == "q":
            raise _Quit
        try:
            self._do(pressed, rest)
        except NotKeptError as error:
            click.echo(visible_lines(f"  {error}"))

    def _do(self, pressed: str, rest: Sequence[Thing]) -> None:
        if pressed == "s":
            self.history.append(rest[0])
        elif pressed == "b":
            self._back()
        elif pressed == "A":
            self._accept(rest)
        else:
            click.echo(f"  {self.answer(pressed, rest[0])}")
            self.history.append(None)

    def _accept(self, rest: Sequence[Thing]) -> None:
        # The first is on the screen; of the others nothing has been shown.
        if len(rest) > 1 and not yes(f"Accept all {len(rest)}, unread?"):
            return
        for one in rest:
            self.answer("a", one)
            self.history.append(None)
        click.echo(f"  {len(rest)} accepted.")

    def _back(self) -> None:
        if not self.history:
            click.echo("  There is nothing to take back here.")
        elif self.history[-1] is not None:
            self.history.pop()
        else:
            self.state.undo()
            self.history.pop()
            click.echo("  The last answer is taken back.")


def _walk(state: ReviewState, parts: Sequence[Part]) -> None:
    rounds: dict[Part, Callable[[], _Round[Any]]] = {
        Part.SOURCES: lambda: _names_round(state, "Source", lambda: state.open.sources),
        Part.STATEMENTS: lambda: _statements_round(state),
        Part.QUOTATIONS: lambda: _quotations_round(state),
        Part.NAMES: lambda: _names_round(state, "Name", lambda: state.open.names),
    }
    try:
        for part in parts:
            rounds[part]().run()
    except (_Quit, EndOfAnswersError):
        pass
    except KeyboardInterrupt:
        click.echo()
    _say_the_end(state, parts)


def _say_the_end(state: ReviewState, parts: Sequence[Part]) -> None:
    left = [_counted(n, part) for part in parts if (n := state.open.count(part))]
    records = state.new_records
    if state.answered:
        click.echo(f"\nYour answers are in {(state.folder / ANNOTATIONS).as_posix()}.")
    elif not records:
        click.echo("\nNothing was written.")
    if records:
        listed = ", ".join(one.as_posix() for one in records)
        click.echo(f"\nNew records: {listed}.")
    click.echo(f"Still open: {', '.join(left)}." if left else "Nothing here waits for a decision.")
    if others := [_counted(n, p) for p in Part if p not in parts and (n := state.open.count(p))]:
        click.echo(f"Not asked about, because of --only: {', '.join(others)}.")
    click.echo(f"Now: briefs check {state.folder.name}, and briefs serve to see the page.")


def _counted(n: int, part: Part) -> str:
    return f"{n} {part.value if n != 1 else part.value[:-1]}"


def _statements_round(state: ReviewState) -> _Round[Statement]:
    def answer(pressed: str, one: Statement) -> str:
        verdict = {"a": Verdict.CONFIRMED, "r": Verdict.REJECTED, "c": Verdict.CORRECTED}[pressed]
        decide = corrected if verdict is Verdict.CORRECTED else ReviewState.decision
        made = decide(state, one, verdict)
        state.keep(made)
        return f"{made.verdict.value}."

    return _Round(
        state,
        "Statement",
        lambda: state.open.statements,
        statement_card,
        lambda _: {"a": "accept", "c": "correct", "r": "reject", "A": "accept all that follow"},
        answer,
    )


def _quotations_round(state: ReviewState) -> _Round[Span]:
    def answer(pressed: str, span: Span) -> str:
        statement = Statement("", (span,))
        if pressed == "w":
            state.keep(corrected(state, statement, Verdict.ADDED))
            return "added."
        state.keep(replace(state.decision(statement, Verdict.REJECTED), entity_open=True))
        return "noted: it stays a quotation with no stated speaker, and is not asked about again."

    return _Round(
        state,
        "Quotation with no stated speaker",
        lambda: state.open.quotations,
        quotation_card,
        lambda _: {"w": "say who says it", "n": "nobody is named, or no speech"},
        answer,
    )


def _names_round(
    state: ReviewState, title: str, waiting: Callable[[], Sequence[Named]]
) -> _Round[Named]:
    def answer(pressed: str, one: Named) -> str:
        if pressed == "a":
            return _new_record(state, one.entity)
        if pressed == "c":
            return _corrected_record(state, one)
        if pressed == "n":
            state.keep_name(one, None)
            return "noted: not a name."
        record = one.alike[int(pressed) - 1]
        state.keep_name(one, record.id)
        return f"noted: it is {visible(record.name)}."

    return _Round(
        state,
        title,
        waiting,
        name_card,
        lambda one: {
            "a": "make a record of it",
            "c": "correct name or kind, then make a record",
            **{f"{n}": f"it is {n}" for n in range(1, len(one.alike) + 1)},
            "n": "no name",
        },
        answer,
    )


def _new_record(state: ReviewState, entity: Entity, aliases: Sequence[str] = ()) -> str:
    path = state.make_record(entity, aliases).as_posix()
    return f"wrote {path}: add a description there if you know one."


def _corrected_record(state: ReviewState, one: Named) -> str:
    """A record under the name that the reviewer gives; or the one that bears this name already."""
    name, kind = corrected_name(one.entity)
    if known := state.record_of(name):
        state.keep_name(one, known.id)
        return f"noted: it is {visible(known.name)}."
    # Where the text does not have the name, what it has leads to the record.
    also = () if name in state.article.text else (one.entity.name,)
    return _new_record(state, replace(one.entity, name=name, kind=kind), also)


# ------------------------------------------------------------------ the list


def _print_open(state: ReviewState, parts: Sequence[Part]) -> None:
    waits = state.open
    shown: dict[Part, tuple[Sequence[Any], Callable[[ReviewState, Any], str]]] = {
        Part.SOURCES: (waits.sources, name_card),
        Part.STATEMENTS: (waits.statements, statement_card),
        Part.QUOTATIONS: (waits.quotations, quotation_card),
        Part.NAMES: (waits.names, name_card),
    }
    for part in parts:
        things, card = shown[part]
        click.echo(click.style(_counted(len(things), part), bold=True))
        for thing in things:
            click.echo(f"\n{card(state, thing)}")
        click.echo()


# ------------------------------------------------------------------ texts that change


@click.command(epilog="Example: briefs reanchor a-visit --dry-run")
@click.argument("brief", shell_complete=complete_brief)
@ROOT
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--by", help="Your name: the decisions hold for the words that changed, too.")
def reanchor(brief: str, root: Path | None, dry_run: bool, by: str | None) -> None:
    """Move the decisions on BRIEF to its text as it is now.

    Words that stand elsewhere are followed where only one place fits. Words that changed are
    printed with the new ones: read them, and give --by where the decisions hold for these as well;
    they then carry your name and today's date. What cannot be followed is listed and left as it
    stands, and the exit code is then 1.
    """
    where = root_of(root)
    folder = the_brief(where, brief)
    try:
        reader = Review(by, _today()) if by else None
        moved = reanchored(where, folder, mkdocs_yml.machine(where), reader)
    except (NotReviewableError, mkdocs_yml.NotOurSiteError) as error:
        fail(visible_lines(str(error)))
    for line_ in moved.said:
        click.echo(visible(line_))
    if moved.text != moved.before and not dry_run:
        write_atomically(where / moved.path, moved.text.encode())
    would = "would be " if dry_run else ""
    click.echo(f"{moved.changes} place{'s' * (moved.changes != 1)} {would}changed")
    if moved.lost:
        fail(f"{moved.lost} left for you, each with its hint above")


@click.command(epilog="Example: briefs withhold a-visit")
@click.argument("brief", shell_complete=complete_brief)
@ROOT
def withhold(brief: str, root: Path | None) -> None:
    """Take the text of BRIEF out of the repository: into briefs/private/, which git ignores.

    What its licence lets stand is written to annotations.yml: facts about the text, and the
    statements once you review them. Text that was committed before stays in git's history.
    """
    where = root_of(root)
    folder = the_brief(where, brief)
    try:
        with wrong_place_or_file(), progress() as show:
            private = withheld(where, folder, mkdocs_yml.machine(where), show)
    except NotReviewableError as error:
        fail(visible_lines(str(error)))
    click.echo(f"The text is in {private.as_posix()}. Now: briefs review {folder.name}")
