"""``briefs new`` and ``briefs extract``: from a saved page, a text or an issue to a brief."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from annotated_briefs import mkdocs_yml
from annotated_briefs.cache import write_atomically
from annotated_briefs.cli.answers import EndOfAnswersError, line
from annotated_briefs.cli.shell import ROOT, fail, progress, root_of, wrong_place_or_file
from annotated_briefs.curate.decisions import facts_file
from annotated_briefs.diagnostics import quoted, visible
from annotated_briefs.intake.found import Found, Intake, Part
from annotated_briefs.intake.issue import Suggestion, read_issue
from annotated_briefs.intake.plain import read_text
from annotated_briefs.intake.write import (
    Given,
    NewBrief,
    known_outlet,
    new_brief,
    new_outlet,
    slug_for,
    year_of,
)
from annotated_briefs.load import licences, load
from annotated_briefs.load.fields import slug_problem
from annotated_briefs.load.one import private_path
from annotated_briefs.model import Article, Corpus, Slug
from annotated_briefs.pipeline import read_alone
from annotated_briefs.text import decode, split, words


@click.command(epilog="Example: briefs extract page.html | python -m json.tool")
@click.argument("file", metavar="FILE")
def extract(file: str) -> None:
    """Print what a saved page or a text file gives, as JSON.

    FILE is a page saved as HTML, a text file, an address, or - for standard input. A field that
    it does not state is null.
    """
    found = _read(file)
    published = found.published
    data = {
        "headline": _value(found.headline),
        "byline": [one.value for one in found.byline],
        "published": published.value if published else None,
        "outlet": _value(found.outlet),
        "deck": _value(found.deck),
        "language": _value(found.language),
        "text": found.text,
    }
    click.echo(json.dumps(data, ensure_ascii=False, indent=1))


@click.command(epilog="Example: briefs new ~/Downloads/page.html --license CC-BY-4.0")
@click.argument("source", required=False)
@ROOT
@click.option("--slug", help="The brief's name in its address.  [default: from the headline]")
@click.option("--outlet", help="Who published it: a record's file name, or a name.")
@click.option("--license", "license_", help="The text's licence, as in CC-BY-4.0.")
@click.option("--holder", help="Whose text it is.  [default: the outlet]")
@click.option("--own-work", is_flag=True, help="You wrote the text and may publish it.")
@click.option(
    "--from-issue",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help='Read the answers of the issue form "Suggest an article" from a file.',
)
@click.option("--no-input", is_flag=True, help="Ask nothing, even in a terminal.")
def new(source: str | None, root: Path | None, no_input: bool, **options: Any) -> None:
    """Make a new brief of SOURCE: its folder, brief.yml and the article's text.

    SOURCE is a page saved as HTML, a text file, an address, or - for standard input. Everything
    that was found is printed with its place, everything that was left out with the reason, and
    what is still missing. A text whose licence is not known to be open goes into briefs/private/,
    which git ignores.
    """
    where = root_of(root)
    from_issue: Path | None = options["from_issue"]
    if (source is None) == (from_issue is None):
        raise click.UsageError("give SOURCE or --from-issue FILE (hint: a saved page, a text)")
    if from_issue:
        said = read_issue(_text(from_issue.read_bytes(), str(from_issue)))
    else:
        said = Suggestion(_read(str(source)))
    corpus, _ = load(where)
    asks = not no_input and sys.stdin.isatty()
    wanted = _wanted(said, options, corpus, asks=asks)
    _make(where, corpus, wanted)


def _value(found: Found | None) -> str | None:
    return found.value if found else None


# ------------------------------------------------------------------ reading

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|meta|div|p)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def _read(source: str) -> Intake:
    """The article in a file, at an address or on standard input; exit 1 where there is none."""
    if _ADDRESS.match(source):
        from annotated_briefs.intake.fetch import FetchError, fetch  # noqa: PLC0415 - see below

        try:
            page = fetch(source)
        except FetchError as error:
            fail(f"{source}: {error} (hint: save the page in your browser and give the file)")
        return _parse(page.data, source, url=page.url, encoding=page.encoding)
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise click.UsageError(f"{source}: {error.strerror} (hint: give a saved page)") from error
    return _parse(data, source)


def _parse(
    data: bytes, name: str, *, url: str | None = None, encoding: str | None = None
) -> Intake:
    if _HTML.search(data[:4_000]) or Path(name).suffix.lower() in {".html", ".htm", ".xhtml"}:
        from annotated_briefs.intake import html  # noqa: PLC0415 - costs more than a text takes

        return html.read(data, url=url, encoding=encoding)
    return read_text(_text(data, name))


def _text(data: bytes, name: str) -> str:
    if b"\0" in data[:1_000]:
        fail(f"{name}: no text and no page (hint: save the page as HTML, or its text as UTF-8)")
    try:
        return decode(data)
    except UnicodeDecodeError as error:
        fail(f"{name}: byte {error.start} is not UTF-8 (hint: save the file as UTF-8)")


# ------------------------------------------------------------------ what the contributor says


@dataclass(frozen=True, slots=True)
class _Wanted:
    intake: Intake
    given: Given
    slug: str | None
    outlet: str | None
    """A record's slug or a name, where the contributor gave one."""


def _wanted(said: Suggestion, options: dict[str, Any], corpus: Corpus, *, asks: bool) -> _Wanted:
    intake, outlet = said.intake, options["outlet"]
    written = (
        "CC-BY-4.0" if options["own_work"] and not options["license_"] else options["license_"]
    )
    if asks:
        intake, outlet, written = _ask(intake, outlet, written, corpus)
    license_ = licences.canonical(written) if written else said.license
    if license_ is None:
        raise click.UsageError(f"{quoted(written)} is no licence (hint: {licences.KNOWN})")
    if (slug := options["slug"]) and (problem := slug_problem(slug)):
        raise click.UsageError(f"the slug {quoted(slug)} {problem} (hint: as in ferry-vote)")
    basis = "own-work" if options["own_work"] else None
    holder = options["holder"] or said.holder
    return _Wanted(intake, Given(license_, holder, basis, said.story, said.why), slug, outlet)


def _ask(
    intake: Intake, outlet: str | None, license_: str | None, corpus: Corpus
) -> tuple[Intake, str | None, str | None]:
    """What the source does not say, from the person at the terminal; Enter leaves it open."""
    try:
        if intake.headline is None and (said := line("Headline, as the outlet printed it")):
            intake = replace(intake, headline=Found(said, "you"))
        if (
            outlet is None
            and intake.outlet is None
            and known_outlet(intake, corpus.outlets) is None
        ):
            outlet = line("Outlet, who published it") or None
        if license_ is None:
            click.echo("  May the whole text be published? Name the licence that the page states.")
            license_ = line(f"Licence, one of {licences.KNOWN} [unknown]") or None
    except EndOfAnswersError:
        pass
    return intake, outlet, license_


# ------------------------------------------------------------------ writing


def _make(root: Path, corpus: Corpus, wanted: _Wanted) -> None:
    intake = wanted.intake
    if not intake.blocks:
        fail("there is no article text in it (hint: save the page with its text, or a text file)")
    outlet = _publisher(wanted, corpus)
    given = replace(wanted.given, holder=wanted.given.holder or outlet.name)
    made = new_brief(intake, outlet.slug, given)
    folder = _folder(root, wanted)
    files = {folder / "brief.yml": made.yaml.encode()}
    if outlet.record:
        files[outlet.record[0]] = outlet.record[1].encode()
    article = split(f"{intake.text}\n")
    open_ = licences.is_open(wanted.given.license)
    if open_:
        files[folder / "article.txt"] = article.text.encode()
    else:
        files[private_path(folder)] = article.text.encode()
        files[folder / "annotations.yml"] = _facts(root, article).encode()
    for path, data in files.items():
        write_atomically(root / path, data)
    _say(intake, made, [*files], folder, published=open_)


@dataclass(frozen=True, slots=True)
class _Publisher:
    slug: str | None = None
    name: str | None = None
    record: tuple[Path, str] | None = None
    """A new record, where there is none yet."""


def _publisher(wanted: _Wanted, corpus: Corpus) -> _Publisher:
    """Who published the article: as the contributor says, else as the source does."""
    intake = wanted.intake
    if given := corpus.outlets.get(Slug(wanted.outlet or "")):
        return _Publisher(given.id, given.name)
    if wanted.outlet:
        intake = replace(intake, outlet=Found(wanted.outlet, "you"), url=None)
    if known := known_outlet(intake, corpus.outlets):
        return _Publisher(known.id, known.name)
    if intake.outlet is None:
        return _Publisher()
    url, taken = _value(wanted.intake.url), [*corpus.outlets, *corpus.register.entities]
    record = new_outlet(intake.outlet.value, url, taken)
    return _Publisher(record[0].stem, intake.outlet.value, record)


def _folder(root: Path, wanted: _Wanted) -> Path:
    year = year_of(wanted.intake)
    articles = Path("briefs/articles") / year
    there = (root / articles).iterdir() if (root / articles).is_dir() else iter(())
    taken = [entry.name for entry in there]
    if wanted.slug and wanted.slug in taken:
        raise click.UsageError(f"{articles / wanted.slug} is there already (hint: another --slug)")
    return articles / (wanted.slug or slug_for(wanted.intake, taken))


def _facts(root: Path, article: Article) -> str:
    """annotations.yml of a text that may not stand beside it."""
    with wrong_place_or_file(), progress() as show:
        findings = read_alone(article, root, mkdocs_yml.machine(root), show)
    return facts_file(article, findings.sourcing)


# ------------------------------------------------------------------ what is said of it


def _say(
    intake: Intake, made: NewBrief, files: Sequence[Path], folder: Path, *, published: bool
) -> None:
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
            "  be published. If it may: delete the brief and add --license, as in CC-BY-4.0."
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
