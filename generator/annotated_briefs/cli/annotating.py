"""``briefs annotate``: what the machine finds in plain text, as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from annotated_briefs import mkdocs_yml
from annotated_briefs.cache import write_atomically
from annotated_briefs.cli.shell import (
    FOLDER,
    fail,
    progress,
    root_of,
    stop_on_errors,
    wrong_place_or_file,
)
from annotated_briefs.load import find_root, load
from annotated_briefs.model import MODEL_SIZES, Corpus, Machine, ModelSize, Register
from annotated_briefs.pipeline import Setting, annotate_texts, outlet_names
from annotated_briefs.roots import cache_of
from annotated_briefs.text import decode, split


@click.command(epilog="Example: briefs annotate article.txt | python -m json.tool")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--root", type=FOLDER, help="Use the records of this root.  [default: the one of PATH]"
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
    People's decisions are not applied.

    A statement with "act": true tells what its source did, not said ("voted against the bridge").
    Corpora count such things as attributed, so they are listed here to be measured. They have
    numbers of their own (A1), enter no count, and no brief shows them.
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
    with progress() as show:
        found = [settings.of(path) for path in texts]
        reports = annotate_texts(articles, found, settings.cache, show, explain=explain)
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
        fail(f"{path}: {error.strerror} (hint: give a text file or a brief's folder)")
    except UnicodeDecodeError as error:
        fail(f"{path}: byte {error.start} is not UTF-8 (hint: save the file as UTF-8)")


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
        root = root_of(self._given) if self._given else find_root(path.resolve().parent)
        if root is None:
            return Setting(Register(), machine=self._machine(Machine()))
        if root not in self._known:
            corpus, diagnostics = load(root)
            stop_on_errors([d for d in diagnostics if "entities" in d.path.parts])
            with wrong_place_or_file():
                self._known[root] = corpus, self._machine(mkdocs_yml.machine(root))
        corpus, machine = self._known[root]
        here = path.resolve().parent
        brief = next((b for b in corpus.briefs if root / b.folder == here), None)
        names = outlet_names(corpus, brief) if brief else ()
        return Setting(corpus.register, names, machine)

    def _machine(self, site: Machine) -> Machine:
        return Machine(site.learned and not self._rules_alone, self._model or site.model)
