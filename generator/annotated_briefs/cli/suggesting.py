"""What the commands share that suggest something from the whole collection."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from annotated_briefs import mkdocs_yml
from annotated_briefs.cli.shell import fail, progress
from annotated_briefs.diagnostics import Severity, as_text
from annotated_briefs.load import load
from annotated_briefs.model import Corpus
from annotated_briefs.pipeline import annotate_corpus
from annotated_briefs.publish import PublishedBrief

AS_DATA = click.option("--json", "as_data", is_flag=True, help="Print JSON instead of text.")


def limit_of(help_: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """The option ``--limit``, whose words are ``help_``."""
    kind = click.IntRange(min=1)
    return click.option("--limit", type=kind, default=20, show_default=True, help=help_)


def read_corpus(root: Path) -> tuple[Corpus, list[PublishedBrief], int]:
    """What is below ``root``, read and annotated; and how many errors, which are printed.

    Files with errors are left out. Ends the command where mkdocs.yml is not to be read.
    """
    corpus, diagnostics = load(root)
    worst = [found for found in diagnostics if found.severity is Severity.ERROR]
    if worst:
        click.echo(as_text(worst), err=True)
    try:
        machine = mkdocs_yml.machine(root)
    except mkdocs_yml.NotOurSiteError as error:
        fail(str(error))
    with progress() as show:
        return corpus, annotate_corpus(corpus, show, machine=machine), len(worst)


def fail_if_left_out(errors: int) -> None:
    """End with 1 where files were left out."""
    if errors:
        left_out = f"{errors} error{'s' * (errors > 1)}: these files were left out"
        fail(f"{left_out} (hint: mend them, and ask again)")
