"""The command ``briefs``: a thin shell over `pipeline`."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from annotated_briefs import __version__, mkdocs_yml, places
from annotated_briefs.analyse.models import ModelMissingError
from annotated_briefs.cache import write_atomically
from annotated_briefs.checks import load_checked
from annotated_briefs.cli_entities import entities
from annotated_briefs.diagnostics import Diagnostic, Severity, as_github, as_json, as_text
from annotated_briefs.load import find_root, json_schema, load
from annotated_briefs.load.schema import SCHEMA_KINDS, FileKind
from annotated_briefs.mkdocs_yml import NotOurSiteError
from annotated_briefs.model import MODEL_SIZES, Corpus, Machine, ModelSize, Register
from annotated_briefs.pipeline import Setting, annotate_texts, cache_of, outlet_names, site
from annotated_briefs.shell import FOLDER as _FOLDER
from annotated_briefs.shell import ROOT as _ROOT
from annotated_briefs.shell import fail as _fail
from annotated_briefs.shell import progress as _progress
from annotated_briefs.shell import root_of as _root
from annotated_briefs.shell import stop_on_errors as _stop_on_errors
from annotated_briefs.text import decode, split

FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: briefs check && briefs serve",
)
@click.version_option(__version__, prog_name="briefs")
def cli() -> None:
    """Turn news articles into briefs that show who told them what."""


cli.add_command(entities)


@cli.command(epilog="Example: briefs check briefs/articles/2026/my-article --format github")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@_ROOT
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text")
def check(paths: tuple[Path, ...], root: Path | None, form: str) -> None:
    """Validate the briefs; with PATHS, report on those alone.

    Every finding is printed at once. Exit code 0 without errors, 1 with, 2 for wrong usage.
    """
    where = _root(root, paths[0] if paths else None)
    wanted = [path.resolve() for path in paths]
    if outside := [p for p, full in zip(paths, wanted, strict=True) if where not in _up(full)]:
        raise click.UsageError(f"{outside[0]} is not in {where} (hint: check each root by itself)")
    _, diagnostics = load_checked(where)
    shown = [d for d in diagnostics if not wanted or _below(where / d.path, wanted)]
    output = FORMATS[form](shown)
    if output:
        click.echo(output)
    if form == "text":
        click.echo(_tally(shown), err=True)
    sys.exit(any(d.severity is Severity.ERROR for d in shown))


def _below(path: Path, wanted: Sequence[Path]) -> bool:
    return any(one in _up(path) for one in wanted)


def _up(path: Path) -> tuple[Path, ...]:
    return (path, *path.parents)


def _tally(diagnostics: Sequence[Diagnostic]) -> str:
    counts = [
        (n, f"{severity.value}{'s' * (n != 1)}")
        for severity in Severity
        if (n := sum(d.severity is severity for d in diagnostics))
    ]
    return ", ".join(f"{n} {name}" for n, name in counts) or "Nothing to mend."


@cli.command(epilog="Example: briefs generate --out build/markdown")
@_ROOT
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), required=True)
def generate(root: Path | None, out: Path) -> None:
    """Write the Markdown of the briefs and of the pages around them, without MkDocs.

    Pages of an earlier run that are no more are removed from DIR; other files in it stay.
    """
    where = _root(root)
    with _wrong_place_or_file():
        places.check_sources(where, out)
        machine, publication = mkdocs_yml.machine(where), mkdocs_yml.publication(where)
    with _progress() as progress:
        built = site(where, publication=publication, machine=machine, progress=progress)
    _stop_on_errors(built.diagnostics)
    places.write_files(out, [*built.pages, *built.assets])
    click.echo(f"{len(built.pages)} pages in {out}")


@contextmanager
def _wrong_place_or_file() -> Iterator[None]:
    """Exit 2 for a folder that may not be written to, 1 for an mkdocs.yml that will not do."""
    try:
        yield
    except places.WrongPlaceError as error:
        _fail(str(error), 2)
    except NotOurSiteError as error:
        _fail(str(error))


@contextmanager
def _mkdocs(level: int) -> Iterator[None]:
    """Exit 1 where MkDocs stops; its messages from ``level`` up are on standard error."""
    # Here because MkDocs costs more time than a check takes.
    from mkdocs.exceptions import BuildError, MkDocsException  # noqa: PLC0415

    from annotated_briefs.building import log_to_terminal  # noqa: PLC0415

    log_to_terminal(level)
    try:
        with _wrong_place_or_file():
            yield
    except MkDocsException as error:
        if isinstance(error.__context__, BuildError):
            sys.exit(1)  # MkDocs said why before it gave up
        _fail(str(error))


@cli.command(epilog="Example: briefs build --strict --site public")
@_ROOT
@click.option(
    "--site",
    "site_dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes.  [default: site/ in the root]",
)
@click.option("--strict", is_flag=True, help="Warnings stop the build, too.")
def build(root: Path | None, site_dir: Path | None, strict: bool) -> None:
    """Build the site. The site that stands is replaced only when the new one is whole."""
    from annotated_briefs import building  # noqa: PLC0415 - imports MkDocs

    where = _root(root)
    target = (site_dir or where / "site").resolve()
    with _mkdocs(logging.WARNING), _progress() as progress:
        building.build(where, target, strict=strict, progress=progress)
    click.echo(f"The site is in {target}")


@cli.command(epilog="Example: briefs serve --port 8001")
@_ROOT
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(root: Path | None, port: int) -> None:
    """Show the site on this machine; a saved file is built anew and the page reloads."""
    from annotated_briefs import building  # noqa: PLC0415 - imports MkDocs

    where = _root(root)
    try:
        building.check_port(port)
    except building.PortTakenError as error:
        _fail(str(error))
    with _mkdocs(logging.INFO):
        building.serve(where, port=port)


@cli.command(epilog="Example: briefs annotate article.txt | python -m json.tool")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--root", type=_FOLDER, help="Use the records of this root.  [default: the one of PATH]"
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write DIR/<stem>.json for each file.",
)
@click.option("--no-learned", is_flag=True, help="Find statements by rules alone.")
@click.option(
    "--model",
    type=click.Choice(MODEL_SIZES),
    help="spaCy's English model to read them with.  [default: the site's, or auto]",
)
@click.option("--explain", is_flag=True, help="Say of each name what decided its kind.")
def annotate(
    paths: tuple[Path, ...],
    *,
    root: Path | None,
    out: Path | None,
    no_learned: bool,
    model: ModelSize | None,
    explain: bool,
) -> None:
    """Print what the machine finds in plain-text files, as JSON.

    PATH is a text file, or the folder of a brief. Offsets are half-open code points into the
    file's text as it stands, after newlines become "\\n" and a byte-order mark is dropped. Records
    and settings are those of the root in which a file lies, or of --root; elsewhere there are none.
    """
    if len(paths) > 1 and out is None:
        raise click.UsageError("several files need --out DIR")
    texts = [path / "article.txt" if path.is_dir() else path for path in paths]
    stems = [path.resolve().name if path.is_dir() else path.stem for path in paths]
    if clash := {stem for stem in stems if stems.count(stem) > 1}:
        raise click.UsageError(f"two files would be written to {sorted(clash)[0]}.json")
    for path in texts:
        _check_text(path)
    articles = [split(_read(path)) for path in texts]
    settings = _Settings(root, rules_alone=no_learned, model=model)
    with _progress() as progress:
        found = [settings.of(path) for path in texts]
        reports = annotate_texts(articles, found, settings.cache, progress, explain=explain)
        for stem, report in zip(stems, reports, strict=True):
            _emit(report, out and out / f"{stem}.json")


def _emit(report: dict[str, Any], path: Path | None) -> None:
    data = json.dumps(report, ensure_ascii=False, indent=None if path else 1)
    if path is None:
        click.echo(data)
    else:
        write_atomically(path, data.encode() + b"\n")


def _check_text(path: Path) -> None:
    """Refuse what is surely no article: data files, and what is no regular file."""
    if path.exists() and not path.is_file():
        raise click.UsageError(f"{path} is no regular file (hint: save the text in a file)")
    if path.suffix.lower() in {".yml", ".yaml", ".json"}:
        raise click.UsageError(f"{path} is no article (hint: give article.txt or its folder)")


def _read(path: Path) -> str:
    try:
        return decode(path.read_bytes())
    except OSError as error:
        _fail(f"{path}: {error.strerror} (hint: give a text file or a brief's folder)")
    except UnicodeDecodeError as error:
        _fail(f"{path}: byte {error.start} is not UTF-8 (hint: save the file as UTF-8)")


class _Settings:
    """The records, the outlet and the site's settings that hold for a file, each root read once.

    What the command line says of the machine goes before the site's settings.
    """

    def __init__(self, given: Path | None, *, rules_alone: bool, model: ModelSize | None) -> None:
        self._given = given
        self._rules_alone = rules_alone
        self._model = model
        self._known: dict[Path, tuple[Corpus, Machine]] = {}

    @property
    def cache(self) -> Path | None:
        """The cache of the first root met; None where no file lies in a root."""
        return cache_of(next(iter(self._known))) if self._known else None

    def of(self, path: Path) -> Setting:
        """The records of the root given, or of the one in which ``path`` lies."""
        root = _root(self._given) if self._given else find_root(path.resolve().parent)
        if root is None:
            return Setting(Register(), machine=self._machine(Machine()))
        if root not in self._known:
            corpus, diagnostics = load(root)
            _stop_on_errors([d for d in diagnostics if "entities" in d.path.parts])
            with _wrong_place_or_file():
                self._known[root] = corpus, self._machine(mkdocs_yml.machine(root))
        corpus, machine = self._known[root]
        here = path.resolve().parent
        brief = next((b for b in corpus.briefs if root / b.folder == here), None)
        names = outlet_names(corpus, brief) if brief else ()
        return Setting(corpus.register, names, machine)

    def _machine(self, site: Machine) -> Machine:
        return Machine(site.learned and not self._rules_alone, self._model or site.model)


@cli.command(epilog="Example: briefs explain B103")
@click.argument("code")
def explain(code: str) -> None:
    """Say what a diagnostic means and how to mend it."""
    from annotated_briefs.diagnostics import Rule, explanation  # noqa: PLC0415

    rule = next((r for r in Rule if r.code == code.upper()), None)
    if rule is None:
        codes = " ".join(r.code for r in Rule)
        raise click.UsageError(f"there is no diagnostic {code} (hint: one of {codes})")
    click.echo(explanation(rule))


@cli.command(epilog="Example: briefs schema brief > brief.schema.json")
@click.argument("kind", type=click.Choice(SCHEMA_KINDS))
def schema(kind: FileKind) -> None:
    """Print the JSON Schema of a kind of file, for editors."""
    click.echo(json.dumps(json_schema(kind), indent=2, ensure_ascii=False))


def main() -> None:
    """Entry point: a clean end for a missing model and for a file that cannot be written."""
    try:
        cli.main(standalone_mode=True)
    except ModelMissingError as error:
        _fail(str(error))
    except OSError as error:
        _fail(f"{error.filename}: {error.strerror}" if error.filename else str(error))
