"""``briefs check``, ``explain`` and ``schema``: what is wrong, and what may stand in a file."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from annotated_briefs import mkdocs_yml
from annotated_briefs.checks import load_checked
from annotated_briefs.cli.shell import ROOT, progress, root_of, wrong_place_or_file
from annotated_briefs.diagnostics import (
    Diagnostic,
    Rule,
    Severity,
    as_github,
    as_json,
    as_text,
    explanation,
)
from annotated_briefs.load import json_schema
from annotated_briefs.load.schema import SCHEMA_KINDS, FileKind
from annotated_briefs.review_notes import review_notes

FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


@click.command(epilog="Example: briefs check briefs/articles/2026/my-article --format github")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@ROOT
@click.option(
    "--quick",
    is_flag=True,
    help="Leave out the notes that need the language model; errors and warnings need none.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    show_default=True,
    help="text: a line for each finding; json: a list of objects; github: marks on a pull request.",
)
def check(paths: tuple[Path, ...], root: Path | None, quick: bool, form: str) -> None:
    """Validate the briefs; with PATHS, report on those alone.

    Every finding is printed at once, as path:line:column: CODE message (hint): files, YAML, values,
    records, rights, decisions, names that fit several records, texts that are nearly the same, and
    what waits for a reviewer. The whole collection is read in any case. This is what runs on a pull
    request, too. Exit code 0 without errors (there may be warnings and notes), 1 with, 2 for wrong
    usage.
    """
    where = root_of(root, paths[0] if paths else None)
    wanted = [path.resolve() for path in paths]
    if outside := [p for p, full in zip(paths, wanted, strict=True) if where not in _up(full)]:
        raise click.UsageError(f"{outside[0]} is not in {where} (hint: check each root by itself)")
    corpus, diagnostics = load_checked(where)
    if not quick:
        with wrong_place_or_file(), progress() as show:
            notes = review_notes(
                corpus,
                mkdocs_yml.machine(where),
                wanted=lambda folder: not wanted or _touches(where / folder, wanted),
                progress=show,
            )
            diagnostics = tuple(sorted((*diagnostics, *notes)))
    shown = [d for d in diagnostics if not wanted or _below(where / d.path, wanted)]
    output = FORMATS[form](shown)
    if output:
        click.echo(output)
    if form == "text":
        click.echo(_tally(shown), err=True)
    sys.exit(any(d.severity is Severity.ERROR for d in shown))


def _touches(folder: Path, wanted: Sequence[Path]) -> bool:
    """Whether ``folder`` or a file in it is one of ``wanted``, or lies below one."""
    return _below(folder, wanted) or any(folder in _up(one) for one in wanted)


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


@click.command(epilog="Example: briefs explain B103")
@click.argument("code")
def explain(code: str) -> None:
    """Say what a diagnostic means and how to mend it."""
    rule = next((r for r in Rule if r.code == code.upper()), None)
    if rule is None:
        codes = " ".join(r.code for r in Rule)
        raise click.UsageError(f"there is no diagnostic {code} (hint: one of {codes})")
    click.echo(explanation(rule))


@click.command(epilog="Example: briefs schema brief > brief.schema.json")
@click.argument("kind", type=click.Choice(SCHEMA_KINDS))
def schema(kind: FileKind) -> None:
    """Print the JSON Schema of a kind of file, for editors."""
    click.echo(json.dumps(json_schema(kind), indent=2, ensure_ascii=False))
