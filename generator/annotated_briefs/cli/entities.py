"""The commands ``briefs entities``: names curated from the command line."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import click

from annotated_briefs import curate
from annotated_briefs.cli.shell import ROOT, fail, root_of
from annotated_briefs.cli.suggesting import AS_DATA, fail_if_left_out, limit_of, read_corpus
from annotated_briefs.curate import Merge, UnknownRecordError, addresses, find_record, listing, plan
from annotated_briefs.curate.files import ChangedMeanwhileError, write
from annotated_briefs.curate.merge import Change
from annotated_briefs.diagnostics import Severity, as_text, visible


@click.group(epilog="Example: briefs entities suggest")
def entities() -> None:
    """Curate the records of people, organisations and places."""


@entities.command(epilog="Example: briefs entities suggest --limit 5")
@ROOT
@limit_of("How many of each kind to print.")
@AS_DATA
def suggest(root: Path | None, limit: int, as_data: bool) -> None:
    """Print names to curate: without a record, of one record, of two records that are one.

    Each comes with its reasons, the places that bear them out, and the YAML to write or the command
    to run. Nothing is written. Files with errors are left out, and the exit code is then 1.
    """
    corpus, briefs, errors = read_corpus(root_of(root))
    found = curate.suggest(briefs, corpus.register)
    if as_data:
        click.echo(json.dumps(listing.as_json(found, limit), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(listing.as_text(found, limit)).rstrip())
    fail_if_left_out(errors)


# ------------------------------------------------------------------ merge


@entities.command(
    epilog="Example: briefs entities merge people/ada-quill people/ada-quil --dry-run"
)
@click.argument("keep")
@click.argument("drop")
@ROOT
@click.option("--dry-run", is_flag=True, help="Print what would change, and write nothing.")
def merge(keep: str, drop: str, root: Path | None, dry_run: bool) -> None:
    """Make the record DROP a part of the record KEEP.

    Both are given as kind and slug (people/ada-quill) or as the path of the file. DROP's names
    and ids go to KEEP, and its description where KEEP has none; decisions and different_from that
    name DROP name KEEP; and the page's old address leads to the new one. Comments and the order of
    the files stay. Everything is checked first: records that contradict each other are not merged.
    Either all of it is written, or nothing.
    """
    where = root_of(root)
    known = addresses(where)
    try:
        merged = plan(where, find_record(where, keep, known), find_record(where, drop, known))
    except UnknownRecordError as error:
        raise click.UsageError(visible(str(error))) from error
    _stop_unless_sound(merged)
    if dry_run:
        for change in merged.changes:
            click.echo(_difference(change), nl=False)
    else:
        try:
            write(where, merged.changes)
        except ChangedMeanwhileError as error:
            fail(str(error))
    _say_what_was_done(merged, dry_run=dry_run)


def _stop_unless_sound(merged: Merge) -> None:
    """Say what speaks against the merge, and exit 1 if anything does."""
    for refusal in merged.refusals:
        click.echo(str(refusal), err=True)
    if merged.broken or merged.new:
        click.echo(as_text((*merged.broken, *merged.new)), err=True)
    if not merged.may_be_written:
        errors = sum(found.severity is Severity.ERROR for found in merged.new)
        why = "the merge would bring these errors" if errors else "the records cannot be merged"
        fail(f"{'mend these errors first' if merged.broken else why}; nothing was written")


def _say_what_was_done(merged: Merge, *, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    for change in merged.changes:
        what = "removed" if change.after is None else "changed"
        click.echo(f"{change.path.as_posix()}: {would}{what}", err=dry_run)
    for note in merged.notes:
        click.echo(visible(f"briefs/entities/{merged.drop}.yml: {note}"), err=True)
    if not dry_run:
        click.echo(f"{merged.drop} is now {merged.keep}; its old address leads there")


def _difference(change: Change) -> str:
    """A unified diff, as `git apply` takes it."""
    name = change.path.as_posix()
    old = change.before.decode().splitlines(keepends=True)
    new = (change.after or b"").decode().splitlines(keepends=True)
    after = "/dev/null" if change.after is None else f"b/{name}"
    lines = difflib.unified_diff(old, new, f"a/{name}", after)
    ended = (
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    return "".join(ended)
