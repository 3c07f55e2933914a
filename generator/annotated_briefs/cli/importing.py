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
from annotated_briefs.cli.answers import EndOfAnswersError, yes
from annotated_briefs.cli.import_questions import YOU, ask
from annotated_briefs.cli.import_report import Kept, say, say_answers, say_found
from annotated_briefs.cli.shell import (
    ROOT,
    fail,
    progress,
    root_of,
    visible_lines,
    wrong_place_or_file,
)
from annotated_briefs.curate.decisions import facts_file
from annotated_briefs.curate.files import create
from annotated_briefs.diagnostics import Diagnostic, quoted, visible
from annotated_briefs.intake.found import Found, Intake
from annotated_briefs.intake.issue import Suggestion, read_issue
from annotated_briefs.intake.plain import read_text
from annotated_briefs.intake.write import (
    Given,
    known_outlet,
    new_brief,
    new_outlet,
    outlet_slug,
    slug_for,
    year_of,
)
from annotated_briefs.load import licences, load
from annotated_briefs.load.fields import slug_problem
from annotated_briefs.load.one import file_names, private_path
from annotated_briefs.model import Article, Corpus, Slug
from annotated_briefs.pipeline import read_alone
from annotated_briefs.text import WORD, decode, split


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
    click.echo(_HIDDEN.sub(_escaped, json.dumps(data, ensure_ascii=False, indent=1)))


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
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    help='Read the answers of the issue form "Suggest an article" from a file, or from - .',
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
    if source is not None and from_issue is not None:
        raise click.UsageError(
            "SOURCE and --from-issue exclude one another (hint: leave one of them out)"
        )
    if from_issue:
        issue = sys.stdin.buffer.read() if str(from_issue) == "-" else from_issue.read_bytes()
        said = read_issue(_text(issue, str(from_issue)))
    elif source is None:
        raise click.UsageError(
            "give SOURCE or --from-issue FILE (hint: a saved page, a text, an address, or -)"
        )
    else:
        said = Suggestion(_read(source))
    corpus, findings = load(where)
    asks = not no_input and _is_terminal()
    wanted = _wanted(said, options, corpus, asks=asks)
    _make(where, corpus, findings, wanted)


# What JSON lets stand, and a terminal obeys: C1 controls, DEL, line and direction marks.
_HIDDEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def _is_terminal() -> bool:
    return sys.stdin.isatty()


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


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
    if not source.strip():
        raise click.UsageError(
            "SOURCE is empty (hint: give a saved page, a text file or an address)"
        )
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
    if b"\0" in data[:1_000] or data.startswith(b"%PDF"):
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
    issue: bool
    """Whether it is a suggestion, which may come without the text."""
    slug: str | None
    outlet: str | None
    """A record's slug or a name, where the contributor gave one."""
    shown: bool
    """Whether what was found is printed already."""


def _wanted(said: Suggestion, options: dict[str, Any], corpus: Corpus, *, asks: bool) -> _Wanted:
    intake, outlet = said.intake, options["outlet"]
    written = (
        "CC-BY-4.0" if options["own_work"] and not options["license_"] else options["license_"]
    )
    written = written or (said.license if said.license != "unknown" else None)
    if asks:
        say_found(intake, written)
        click.echo()
        try:
            known = _goes_on(intake, corpus)
            intake, outlet, written = ask(intake, outlet, written, corpus)
            if not known:
                _goes_on(intake, corpus)  # by a headline that was answered
        except EndOfAnswersError:
            raise click.Abort from None  # Ctrl-D is what Ctrl-C is: nothing was written
    if not written and intake.licence and said.license == "unknown":
        written = intake.licence.value
    license_ = licences.canonical(written) if written else said.license
    if license_ is None:
        raise click.UsageError(f"{quoted(written)} is no licence (hint: {licences.KNOWN})")
    if (slug := options["slug"]) and (problem := slug_problem(slug)):
        raise click.UsageError(f"the slug {quoted(slug)} {problem} (hint: as in ferry-vote)")
    basis = "own-work" if options["own_work"] else None
    holder = options["holder"] or said.holder
    bare = not intake.blocks
    given = Given(license_, holder, basis, said.story, said.why, without_text=bare)
    return _Wanted(intake, given, bool(options["from_issue"]), slug, outlet, shown=asks)


def _goes_on(intake: Intake, corpus: Corpus) -> bool:
    """Whether there is a brief of it already; exit 0 where the person wants no other."""
    known = [*_like_it(intake, corpus)]
    for one in known:
        click.echo(f"There is a brief of it already, by its {one}.")
    if known and not yes("Make another one all the same?"):
        click.echo("Nothing was written.")
        raise click.exceptions.Exit(0)
    return bool(known)


# ------------------------------------------------------------------ writing


def _make(root: Path, corpus: Corpus, findings: Sequence[Diagnostic], wanted: _Wanted) -> None:
    intake = wanted.intake
    if wanted.given.without_text and not wanted.issue:
        fail("there is no article text in it (hint: save the page with its text, or a text file)")
    outlet = _publisher(root, wanted, corpus, findings)
    given = replace(wanted.given, holder=wanted.given.holder or outlet.name)
    made = new_brief(intake, outlet.slug, given)
    folder = _folder(root, wanted)
    files = {folder / "brief.yml": made.yaml.encode()}
    if outlet.record:
        files[outlet.record[0]] = outlet.record[1].encode()
    article = split(f"{intake.text}\n")
    open_ = licences.is_open(wanted.given.license)
    kept = Kept.NOT_HERE if given.without_text else Kept.OPEN if open_ else Kept.PRIVATE
    if kept is Kept.OPEN:
        files[folder / "article.txt"] = article.text.encode()
    elif kept is Kept.PRIVATE:
        files[private_path(folder)] = article.text.encode()
        files[folder / "annotations.yml"] = _facts(root, article).encode()
    try:
        create(root, files)
    except OSError as error:
        path = error.filename or folder.as_posix()
        fail(f"{visible(str(path))}: {error.strerror} (hint: nothing was written)")
    for one in () if wanted.shown else _like_it(intake, corpus):
        click.echo(
            f"There is a brief of it already, by its {one}. If it is the same, delete this one."
        )
    reported = replace(intake, outlet=_reported(wanted, outlet))
    if wanted.shown:
        say_answers(reported, given)
    else:
        say_found(reported, given.license, given if not given.without_text else None)
    say(intake, made, [*files], folder, kept=kept, suggested=wanted.issue)


@dataclass(frozen=True, slots=True)
class _Publisher:
    slug: str | None = None
    name: str | None = None
    record: tuple[Path, str] | None = None
    """A new record, where there is none yet."""


def _publisher(
    root: Path, wanted: _Wanted, corpus: Corpus, findings: Sequence[Diagnostic]
) -> _Publisher:
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
    files = file_names(root, Path("briefs/outlets"))
    slug = outlet_slug(intake.outlet.value)
    if slug in files and Slug(slug) not in corpus.outlets:
        # It may well be this outlet's: a second record would not be what anybody wants.
        errors = [str(d) for d in findings if d.path == files[slug]]
        fail(visible_lines("\n".join([*errors, f"{files[slug].as_posix()}: mend it first"])))
    url, taken = _value(wanted.intake.url), {*files, *corpus.register.entities}
    record = new_outlet(intake.outlet.value, url, taken)
    return _Publisher(record[0].stem, intake.outlet.value, record)


def _reported(wanted: _Wanted, outlet: _Publisher) -> Found | None:
    """The outlet as the report names it, with where it is from."""
    if outlet.name and wanted.outlet:
        return Found(outlet.name, YOU)
    if outlet.name and wanted.intake.outlet is None:
        return Found(outlet.name, "the address, which is that of its record")
    return wanted.intake.outlet


def _like_it(intake: Intake, corpus: Corpus) -> Iterator[str]:
    """The briefs that have the article's address or its headline, each with its folder."""
    url, headline = _value(intake.url), _folded(_value(intake.headline))
    for brief in corpus.briefs:
        same = (
            ("address", url and brief.metadata.url == url),
            ("headline", headline and _folded(brief.metadata.headline) == headline),
        )
        if what := [name for name, is_so in same if is_so]:
            yield f"{' and '.join(what)}: {brief.folder.as_posix()}"


def _folded(text: str | None) -> str:
    return " ".join(WORD.findall(text.casefold())) if text else ""


def _folder(root: Path, wanted: _Wanted) -> Path:
    year = year_of(wanted.intake)
    articles = Path("briefs/articles") / year
    # A text in briefs/private/ is somebody's work, whether its brief is on this branch or not.
    taken = file_names(root, private_path(articles / "any").parent, articles)
    if wanted.slug and (there := taken.get(wanted.slug)):
        raise click.UsageError(f"{there.as_posix()} is there already (hint: another --slug)")
    return articles / (wanted.slug or slug_for(wanted.intake, taken))


def _facts(root: Path, article: Article) -> str:
    """annotations.yml of a text that may not stand beside it."""
    with wrong_place_or_file(), progress() as show:
        findings = read_alone(article, root, mkdocs_yml.machine(root), show)
    return facts_file(article, findings)
