"""What ``briefs new`` says when it is done: found, left out, written, and still to be given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from annotated_briefs.diagnostics import quoted, visible
from annotated_briefs.intake.found import Found, Intake, Part
from annotated_briefs.intake.write import NewBrief
from annotated_briefs.text import words


def say(
    intake: Intake, made: NewBrief, files: Sequence[Path], folder: Path, *, published: bool
) -> None:
    """Print it; ``published`` says whether the text stands in the repository."""
    _heading("Found")
    for name, found in _fields(intake):
        doubt = ", please check" if found.doubtful else ""
        click.echo(f"  {name:<10} {_short(found.value)}  [{visible(found.origin)}{doubt}]")
    click.echo(f"  {'text':<10} {_size(intake)}")
    if intake.dropped or made.refused:
        _heading("Left out of the text")
    for one in intake.dropped:
        at = f"line {one.line}: " if one.line else ""
        click.echo(f"  {at}{visible(one.reason)}: {_short(one.text)}")
    for refused in made.refused:
        click.echo(f"  {visible(refused)}")
    _heading("Wrote")
    for path in files:
        click.echo(f"  {path.as_posix()}")
    if not published:
        click.echo(
            "  The text is in briefs/private/, which git ignores: nobody has said that it may"
        )
        click.echo(
            "  be published. If it may: delete the files above, and give --license (CC-BY-4.0)."
        )
    _heading("Yours to give, in brief.yml")
    for missing in made.missing:
        click.echo(f"  {missing}")
    name = f"{folder.parent.name}/{folder.name}"
    click.echo(f"\nThen: briefs review {name}, briefs check, briefs serve")


def _heading(text: str) -> None:
    click.echo(click.style(f"\n{text}", bold=True))


def _size(intake: Intake) -> str:
    subheads = sum(block.part is Part.SUBHEAD for block in intake.blocks)
    counts = [(len(intake.blocks) - subheads, "paragraph"), (subheads, "subhead")]
    counts.append((words(intake.text), "word"))
    return ", ".join(f"{n:,} {what}{'s' * (n != 1)}" for n, what in counts if n)


def _fields(intake: Intake) -> Iterator[tuple[str, Found]]:
    for name in ("headline", "deck", "outlet", "published", "url", "section", "language"):
        if found := getattr(intake, name):
            yield name, found
    for author in intake.byline:
        yield "byline", author
    for image in intake.images[:1]:
        yield "image", Found(image.caption, "its caption")


def _short(text: str) -> str:
    return visible(quoted(" ".join(text.split()), 70))
