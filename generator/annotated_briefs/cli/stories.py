"""The commands ``briefs stories``: what may belong to one story."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from annotated_briefs.addresses import story_slug
from annotated_briefs.cli.shell import ROOT, fail, root_of
from annotated_briefs.cli.suggesting import AS_DATA, fail_if_left_out, limit_of, read_corpus
from annotated_briefs.curate.assign import NotWritableError, changes
from annotated_briefs.curate.files import ChangedMeanwhileError, write
from annotated_briefs.curate.stories import StorySuggestion, suggest_stories
from annotated_briefs.diagnostics import visible
from annotated_briefs.render.phrases import count, day

_SHOWN = 10
"""Briefs of one suggestion that are printed; the JSON has them all."""


@click.group(epilog="Example: briefs stories suggest")
def stories() -> None:
    """Put briefs together that tell one story."""


@stories.command(epilog="Example: briefs stories suggest --limit 5")
@ROOT
@limit_of("How many suggestions to print.")
@AS_DATA
@click.option(
    "--write",
    "number",
    type=click.IntRange(min=1),
    help="Write the suggestion of this number into the files of its briefs.",
)
@click.option("--title", help="With --write: the story's title, in the place of the suggested one.")
def suggest(
    root: Path | None, limit: int, as_data: bool, number: int | None, title: str | None
) -> None:
    """Print stories to which briefs without one may belong.

    Each comes with its reasons and the line to write into brief.yml. Nothing is written without
    --write, which takes one suggestion by its number, keeps the comments of the files, and writes
    all of it or nothing. Briefs that have a story keep it. Files with errors are left out, and the
    exit code is then 1.
    """
    if title is not None and number is None:
        raise click.UsageError("--title says what --write writes: give the number as well")
    where = root_of(root)
    _, briefs, errors = read_corpus(where)
    found = suggest_stories(briefs)
    if number is not None:
        _write(where, found, number, title)
    elif as_data:
        shown = [{"number": n, **asdict(one)} for n, one in enumerate(found[:limit], 1)]
        data = {"suggestions": shown, "left_out": max(0, len(found) - limit)}
        click.echo(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(map(visible, _lines(found, limit))).rstrip())
    fail_if_left_out(errors)


def _lines(found: Sequence[StorySuggestion], limit: int) -> Iterator[str]:
    if not found:
        yield "No story to suggest: no brief without one is near enough to another."
        return
    shown = f"{limit} of {len(found)}" if len(found) > limit else f"{len(found)}"
    yield f"Stories to which briefs without one may belong, the surest first: {shown}"
    for number, one in enumerate(found[:limit], 1):
        yield ""
        joining = count(len(one.joining), "brief")
        state = f"has {count(len(one.others), 'brief')} already" if one.known else "a new story"
        yield f"{number}. {one.title} ({state}; {joining} to add; score {one.score})"
        for brief in one.joining[:_SHOWN]:
            yield f"  {brief.path}: {brief.headline} ({day(brief.published)})"
            yield f"    near {brief.tied_to}: {'; '.join(brief.reasons)}"
        if len(one.joining) > _SHOWN:
            yield f"  and {len(one.joining) - _SHOWN} more"
        better = "" if one.known else " (a better title: --title)"
        yield f"  Add to each brief.yml, or run: briefs stories suggest --write {number}{better}"
        yield f"    {one.line}"


def _write(root: Path, found: Sequence[StorySuggestion], number: int, title: str | None) -> None:
    if number > len(found):
        there = f"there {'is' if len(found) == 1 else 'are'} {count(len(found), 'suggestion')}"
        fail(f"{there}, and none of the number {number}")
    one = found[number - 1]
    title = " ".join((title or one.title).split())
    if story_slug(title) in {"", "index"}:
        raise click.UsageError("--title needs a letter or a digit, and is not “index”")
    if one.known and title != one.title:
        have = f"{count(len(one.others), 'brief')} {'has' if len(one.others) == 1 else 'have'}"
        fail(
            visible(
                f"suggestion {number} adds to the story “{one.title}”, which {have} already:"
                f" under another title it would be a second story"
                f" (hint: --write {number} without --title)"
            )
        )
    try:
        made = changes(root, one, title)
        write(root, made)
    except (NotWritableError, ChangedMeanwhileError) as error:
        fail(visible(str(error)))
    for change in made:
        click.echo(f"{change.path.as_posix()}: changed")
    click.echo(visible(f"{count(len(made), 'brief')} in the story {title}"))
