"""``briefs generate``, ``build`` and ``serve``: the site, or its Markdown."""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotated_briefs import manifest
from annotated_briefs.cli.cluster import DASK, cluster
from annotated_briefs.cli.profiling import profiled
from annotated_briefs.cli.shell import (
    KEEP_GOING,
    ROOT,
    end_without,
    fail,
    progress,
    root_of,
    stop_on_errors,
    visible_lines,
    wrong_place_or_file,
)
from annotated_briefs.roots import cache_of

if TYPE_CHECKING:
    from annotated_briefs.model import Asset


@click.command(epilog="Example: briefs generate --out build/markdown")
@ROOT
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Where the Markdown goes.",
)
@KEEP_GOING
@DASK
def generate(root: Path | None, out: Path, keep_going: bool, dask: str | None) -> None:
    """Write the Markdown of the briefs and of the pages around them, without MkDocs.

    For another site generator, or to look at what is made: style sheet, script and typefaces of the
    pages stand in assets/briefs/. The file .briefs-pages in the folder
    lists what was written, and the next run removes those of its pages that are no more; other
    files stay. A folder with sources of the site is refused. The pages do not link to the
    hand-written ones in docs/.
    """
    # Here because a build with nothing new does without them.
    from annotated_briefs import mkdocs_yml, places  # noqa: PLC0415
    from annotated_briefs.pipeline import site  # noqa: PLC0415

    where = root_of(root)
    with wrong_place_or_file():
        places.check_sources(where, out)
        machine, publication = mkdocs_yml.machine(where), mkdocs_yml.publication(where)
    _fewer_collections()
    with cluster(dask) as executor, progress() as show:
        built = site(
            where, publication=publication, machine=machine, progress=show, executor=executor
        )
    errors = stop_on_errors(built.diagnostics, keep_going=keep_going)
    # A plain page is Markdown, too, and another generator would take it for one of its own.
    assets = [asset for asset in built.assets if not asset.path.endswith(".md")]
    with progress("Writing pages") as writing:
        places.write_files(out, [*built.pages, *assets, *_look()], writing)
    click.echo(f"{len(built.pages)} pages in {out}")
    end_without(errors)


def _look() -> Iterator[Asset]:
    """The files that the pages load."""
    from annotated_briefs.model import Asset  # noqa: PLC0415
    from annotated_briefs.site_defaults import extra_files  # noqa: PLC0415

    for address, source in extra_files():
        yield Asset(address, source.read_bytes if isinstance(source, Path) else source.encode)


def _fewer_collections() -> None:
    """A build makes millions of small things that stay: looking through them again and again for
    cycles takes an eighth of its time."""
    gc.set_threshold(100_000, 50, 1000)


@contextmanager
def _mkdocs(level: int) -> Iterator[None]:
    """Exit 1 where MkDocs stops; its messages from ``level`` up are on standard error."""
    # Here because MkDocs costs more time than a check takes.
    from mkdocs.exceptions import BuildError, MkDocsException  # noqa: PLC0415

    from annotated_briefs.building import log_to_terminal  # noqa: PLC0415

    log_to_terminal(level)
    try:
        with wrong_place_or_file():
            yield
    except MkDocsException as error:
        if isinstance(error.__context__, BuildError):
            sys.exit(1)  # MkDocs said why before it gave up
        fail(str(error))


@click.command(epilog="Example: briefs build --strict --site public")
@ROOT
@click.option(
    "--site",
    "site_dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where the site goes.  [default: site/ in the root]",
)
@click.option("--strict", is_flag=True, help="Warnings of MkDocs stop the build, too.")
@KEEP_GOING
@click.option("--anew", is_flag=True, help="Build every page, whatever an earlier build left.")
@click.option("--profile", is_flag=True, help="Print where the time went.")
@DASK
def build(
    root: Path | None,
    site_dir: Path | None,
    *,
    strict: bool,
    keep_going: bool,
    anew: bool,
    profile: bool,
    dask: str | None,
) -> None:
    """Build the site. The site that stands is replaced only when the new one is whole.

    Files with errors stop the build, all of them reported at once; with --keep-going they are left
    out. The folder of the site is replaced as a whole, so that one which holds anything but an
    earlier site (known by its file .briefs-site) is refused. Where nothing has changed since the
    site was built, it stays as it is.
    """
    if strict and keep_going:
        raise click.UsageError("--strict stops at what --keep-going leaves out (hint: choose one)")
    where = root_of(root)
    target = (site_dir or where / "site").resolve()
    kept = manifest.path_of(cache_of(where), target)
    settings = {"root": str(where), "site": str(target), "strict": strict}
    said = None if anew else manifest.nothing_new(kept, settings, target)
    if said is not None:
        for line in said:
            click.echo(visible_lines(line), err=True)
        click.echo(f"Nothing has changed: the site is in {target}")
        return
    from annotated_briefs import building  # noqa: PLC0415 - imports MkDocs

    _fewer_collections()
    with (
        cluster(dask) as executor,
        _mkdocs(logging.WARNING - 1),
        progress() as show,
        progress("Making pages") as drawing,
        profiled(profile),
    ):
        errors = building.build(
            where,
            target,
            strict=strict,
            progress=show,
            drawing=drawing,
            keep_going=keep_going,
            kept=(kept, settings),
            anew=anew,
            executor=executor,
        )
    click.echo(f"The site is in {target}")
    end_without(errors)


@click.command(epilog="Example: briefs serve --port 8001")
@ROOT
@click.option(
    "--port",
    metavar="NUMBER",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="Where it listens.",
)
def serve(root: Path | None, port: int) -> None:
    """Show the site on this machine; a saved file is built anew and the page reloads.

    Nobody else can see it. Files with errors are reported and left out, and the preview goes on.
    Stop it with Ctrl-C.
    """
    from annotated_briefs import building  # noqa: PLC0415 - imports MkDocs

    where = root_of(root)
    try:
        building.check_port(port)
    except building.PortTakenError as error:
        fail(str(error))
    _fewer_collections()
    with _mkdocs(logging.INFO):
        building.serve(where, port=port)
