"""``briefs diff``: what the files, as they are, change on the site."""

from __future__ import annotations

import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import click

from annotated_briefs import mkdocs_yml
from annotated_briefs.changes import as_markdown, as_plain, compare
from annotated_briefs.cli.git import commit_of, git
from annotated_briefs.cli.shell import ROOT, progress, root_of, wrong_place_or_file
from annotated_briefs.pipeline import Site, site
from annotated_briefs.roots import cache_of


@click.command(epilog="Example: briefs diff origin/main >> $GITHUB_STEP_SUMMARY")
@click.argument("base")
@ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown"]),
    help="text to read here; markdown with strangers' words made inert, for a job summary."
    "  [default: text in a terminal, else markdown]",
)
def diff(base: str, root: Path | None, form: str | None) -> None:
    """Print what changed since BASE in the site's own terms.

    BASE is a commit, a branch or a tag of the git repository. New briefs come with their summary,
    changed ones with the figures that differ; then new records, outlets and names, addresses that
    are lost, and findings that are new. Files that are not committed count as they are.
    """
    where = root_of(root)
    with _checked_out(where, base) as earlier, progress() as show:
        with wrong_place_or_file():
            machine = mkdocs_yml.machine(where)
        cache = cache_of(where)
        before = (
            site(earlier, machine=machine, progress=show, cache=cache)
            if (earlier / "briefs").is_dir()
            else Site((), (), ())
        )
        after = site(where, machine=machine, progress=show)
    changes = compare(before, after)
    plain = form == "text" or (form is None and sys.stdout.isatty())
    click.echo(as_plain(changes) if plain else as_markdown(changes), nl=False)


@contextmanager
def _checked_out(root: Path, base: str) -> Iterator[Path]:
    """A folder with ``briefs/`` as it was at ``base``; exit 2 where there is no such commit."""
    with tempfile.TemporaryDirectory(prefix="briefs-") as folder:
        commit = commit_of(root, base)
        data = git(root, "archive", "--format=tar", commit, "briefs")
        # Without an archive the folder was not there yet: everything is new.
        if data:
            with tarfile.open(fileobj=BytesIO(data)) as archive:
                archive.extractall(folder, filter="data")
        yield Path(folder)
