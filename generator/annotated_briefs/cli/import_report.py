"""What ``briefs new`` says when it is done: found, left out, written, and still to be given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path

import click

from annotated_briefs.cli.import_questions import YOU
from annotated_briefs.diagnostics import quoted, visible
from annotated_briefs.intake.found import Found, Intake, Part
from annotated_briefs.intake.write import Given, NewBrief
from annotated_briefs.load.one import private_path
from annotated_briefs.text import is_title, split, words


class Kept(Enum):
    """Where the article's text is."""

    OPEN = "in the repository"
    PRIVATE = "in briefs/private/"
    NOT_HERE = "not on this machine"


def say_found(intake: Intake, license_: str | None, given: Given | None = None) -> None:
    """Print what the source gives, each with its place."""
    _heading("Found")
    for name, found in _fields(intake):
        _say_field(name, found)
    if intake.blocks:
        click.echo(f"  {'text':<10} {_size(intake)}")
        _say_headings(intake)
    if intake.licence and license_ in {None, intake.licence.value}:
        _say_field("licence", intake.licence)
    elif license_:
        click.echo(f"  {'licence':<10} {license_}{_whose(given) if given else ''}")


def say_answers(intake: Intake, given: Given) -> None:
    """Print what the person at the terminal added to it."""
    _heading("Found, by your answers")
    for name, found in _fields(intake):
        if found.origin == YOU:
            _say_field(name, found)
    click.echo(f"  {'licence':<10} {given.license}{_whose(given)}")


def _say_field(name: str, found: Found) -> None:
    doubt = ", please check" if found.doubtful else ""
    click.echo(f"  {name:<10} {_short(found.value)}  [{visible(found.origin)}{doubt}]")


def say(
    intake: Intake,
    made: NewBrief,
    files: Sequence[Path],
    folder: Path,
    *,
    kept: Kept,
    suggested: bool,
) -> None:
    """Print what was left out, what was written and what is still to be given; ``suggested`` says
    that another person goes on, on another machine."""
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
    if suggested and kept is not Kept.OPEN:
        _say_what_is_missing(folder, here=kept is Kept.PRIVATE)
    elif kept is Kept.PRIVATE:
        kept_back = intake.licence and intake.licence.value == "all-rights-reserved"
        why = (
            "the page reserves all rights"
            if kept_back
            else "nobody has said that it may be published"
        )
        click.echo(f"  The text is in briefs/private/, which git ignores: {why}.")
        click.echo("  If it may be, delete the files above, and give --license (CC-BY-4.0).")
    _heading("Yours to give, in brief.yml")
    for missing in made.missing:
        click.echo(f"  {missing}")
    name = f"{folder.parent.name}/{folder.name}"
    if suggested and kept is not Kept.OPEN:
        return
    if any(
        missing.startswith(("outlet:", "rights.holder:", "headline:")) for missing in made.missing
    ):
        click.echo("\nFirst write these into brief.yml; the review does not begin without them.")
    click.echo(f"\nThen: briefs review {name}, briefs check {name}, briefs serve")


def _whose(given: Given) -> str:
    owner = f", of {visible(quoted(given.holder))}" if given.holder else ""
    return f"{owner} (you wrote it: change brief.yml if not)" if given.basis else owner


def _say_what_is_missing(folder: Path, *, here: bool) -> None:
    """What a person with the text has to do: a check fails until then."""
    name = f"{folder.parent.name}/{folder.name}"
    private = private_path(folder).as_posix()
    click.echo("\nThe article's text is not in the repository, and nothing is found in it yet.")
    click.echo("Until this is done, the check fails with B005. Who has the text:")
    click.echo("  1. get this branch, and save the text as")
    click.echo(f"     {folder.as_posix()}/article.txt")
    click.echo(
        "  2. if its licence is not open (see rights in brief.yml), do not commit it, but run"
    )
    click.echo(f"     briefs withhold {name}")
    click.echo(f"     which moves it to {private}; write show: quotes")
    if here:
        click.echo("     (where this was printed, it is there already: go on with 3)")
    click.echo(f"  3. run briefs review {name}, and commit what it wrote")


def _heading(text: str) -> None:
    click.echo(click.style(f"\n{text}", bold=True))


def _say_headings(intake: Intake) -> None:
    """What may be taken for a sentence and be a subhead: headings of the page that nothing in
    article.txt tells from a sentence, and lines that end as titles do."""
    article = split(intake.text)
    read = {paragraph.span.of(article.text) for paragraph in article.body}
    lost = [b.text for b in intake.blocks if b.part is Part.SUBHEAD and b.text.strip() in read]
    if lost:
        one = "1 heading of the page counts as a sentence"
        many = f"{len(lost)} headings of the page count as sentences"
        click.echo(f"  {'':<10} {one if len(lost) == 1 else many}, please check: more than")
        click.echo(f"  {'':<10} twenty words, or an end like a sentence's. The first:")
        click.echo(f"  {'':<10} {_short(lost[0])}")
    inside = [b.text for b in intake.blocks[1:-1] if b.part is Part.PARAGRAPH]
    titles = [text for text in inside if is_title(text) and not text.endswith(("?", "!"))]
    if titles:
        one, many = "1 line ends", f"{len(titles)} lines end"
        click.echo(
            f"  {'':<10} {one if len(titles) == 1 else many} in no full stop, please check: a"
        )
        click.echo(f"  {'':<10} subhead has two empty lines above it. The first:")
        click.echo(f"  {'':<10} {_short(titles[0])}")


def _size(intake: Intake) -> str:
    """As `check`, the pages and annotations.yml count: subheads and their words apart."""
    article = split(f"{intake.text}\n")
    sizes = [n for p in article.body if (n := words(p.span.of(article.text)))]
    subheads = len(article.paragraphs) - len(article.body)
    counts = [(len(sizes), "paragraph"), (subheads, "subhead"), (sum(sizes), "word")]
    return ", ".join(f"{n:,} {what}{'s' * (n != 1)}" for n, what in counts if n)


_FIELDS = ("headline", "deck", "outlet", "published", "changed", "url", "section", "language")


def _fields(intake: Intake) -> Iterator[tuple[str, Found]]:
    for name in _FIELDS:
        if found := getattr(intake, name):
            yield name, found
    for author in intake.byline:
        yield "byline", author
    for image in intake.images[:1]:
        yield "image", Found(image.caption, "its caption")
    if intake.topics:
        yield "topics", Found(", ".join(intake.topics), "the page's keywords")


def _short(text: str) -> str:
    return visible(quoted(" ".join(text.split()), 70))
