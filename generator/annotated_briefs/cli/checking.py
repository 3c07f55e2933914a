"""``briefs check``, ``explain`` and ``schema``: what is wrong, and what may stand in a file."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from annotated_briefs import mkdocs_yml
from annotated_briefs.analyse.models import ModelMissingError
from annotated_briefs.checks import load_checked
from annotated_briefs.cli.git import changed_since
from annotated_briefs.cli.named import complete_brief, the_brief
from annotated_briefs.cli.shell import ROOT, fail, progress, root_of, visible_lines
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
from annotated_briefs.load.one import ARTICLES
from annotated_briefs.load.schema import SCHEMA_KINDS, FileKind
from annotated_briefs.review_notes import review_notes

FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}


@click.command(epilog="Example: briefs check my-article")
@click.argument("paths", nargs=-1, metavar="[BRIEF]...", shell_complete=complete_brief)
@ROOT
@click.option("--notes", is_flag=True, help="List every note.")
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
@click.option(
    "--changed",
    metavar="BASE",
    help="Report on the briefs and records that changed since this commit, and on all errors.",
)
def check(
    paths: tuple[str, ...], root: Path | None, form: str, changed: str | None, **options: bool
) -> None:
    """Validate the briefs; with BRIEF, report on that alone.

    BRIEF is a slug, or the path of any file or folder. Every finding is printed at once, as
    path:line:column: code error: message (hint), where a warning or a note says so: files, YAML,
    values, records, rights, decisions, names that fit several records, texts that are nearly the
    same, and what waits for a reviewer. Of the whole collection, notes of a kind that are many are
    counted in one line. The whole collection is read in any case. This is what runs on a pull
    request, too, with --changed: nothing else stops one. Exit code 0 without errors (there may be
    warnings and notes), 1 with, 2 for wrong usage.
    """
    there = [Path(path) for path in paths if Path(path).exists()]
    where = root_of(root, there[0] if there else None)
    wanted = [_place(where, path) for path in paths]
    if outside := [p for p, full in zip(paths, wanted, strict=True) if where not in _up(full)]:
        raise click.UsageError(f"{outside[0]} is not in {where} (hint: check each root by itself)")
    if changed is not None and paths:
        raise click.UsageError("give PATHS or --changed BASE (hint: not both)")
    if changed is not None:
        wanted = [where / _whole(path) for path in changed_since(where, changed)]
    every = not wanted and changed is None
    corpus, diagnostics = load_checked(where)
    broken = None
    if not options["quick"]:
        try:
            with progress() as show:
                notes = review_notes(
                    corpus,
                    mkdocs_yml.machine(where),
                    wanted=lambda folder: every or _touches(where / folder, wanted),
                    progress=show,
                )
                diagnostics = tuple(sorted((*diagnostics, *notes)))
        except (mkdocs_yml.NotOurSiteError, ModelMissingError) as error:
            broken = str(error)  # said below: it must not hide what was found
    shown = [d for d in diagnostics if every or _below(where / d.path, wanted)]
    if changed is not None:
        # A record that is gone breaks briefs that nobody touched.
        shown = [d for d in diagnostics if d in shown or d.severity is Severity.ERROR]
    _print(shown, form, brief=every and not options["notes"])
    if form == "text" and (elsewhere := _errors(diagnostics) - _errors(shown)):
        more = f"{elsewhere} more error{'s' * (elsewhere != 1)} in other files"
        click.echo(f"{more}: briefs check lists all.", err=True)
    if broken:
        fail(visible_lines(broken))
    sys.exit(any(d.severity is Severity.ERROR for d in shown))


def _print(shown: Sequence[Diagnostic], form: str, *, brief: bool) -> None:
    """The findings, and as text their number; ``brief`` sums up what there is much of."""
    many = _many(shown) if form == "text" and brief else {}
    if output := FORMATS[form]([d for d in shown if d.rule not in many]):
        click.echo(output)
    for rule, number in sorted(many.items()):
        hint = "--notes lists them; briefs check BRIEF looks at one brief"
        click.echo(f"{rule.code} note: {rule.title}, {number} times ({hint})")
    if form == "text":
        click.echo(_tally(shown), err=True)


_MANY = 3
"""More notes of a kind than this, over a whole collection, are counted and not listed."""


def _many(diagnostics: Sequence[Diagnostic]) -> dict[Rule, int]:
    counts = Counter(d.rule for d in diagnostics if d.severity is Severity.NOTE)
    return {rule: number for rule, number in counts.items() if number > _MANY}


def _errors(diagnostics: Sequence[Diagnostic]) -> int:
    return sum(d.severity is Severity.ERROR for d in diagnostics)


def _place(root: Path, name: str) -> Path:
    """The path that ``name`` is, else that of the brief which it names; exit 2 where neither."""
    return Path(name).resolve() if Path(name).exists() else root / the_brief(root, name)


def _whole(path: Path) -> Path:
    """The brief's folder for a file of it; any other file by itself."""
    articles = len(ARTICLES.parts)
    if path.is_relative_to(ARTICLES) and len(path.parts) > articles + 2:
        return Path(*path.parts[: articles + 2])
    return path


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
    said = ", ".join(f"{n} {name}" for n, name in counts)
    if not said:
        return "Nothing to mend."
    return said if _errors(diagnostics) else f"No errors, {said}."


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
