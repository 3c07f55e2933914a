"""``briefs export``: the collection as data."""

from __future__ import annotations

from pathlib import Path

import click

from annotated_briefs.cli.shell import (
    KEEP_GOING,
    ROOT,
    end_without,
    fail,
    progress,
    root_of,
    stop_on_errors,
    wrong_place_or_file,
)

_DEFAULT = Path("build") / "export"


@click.command(epilog="Example: briefs export --out ~/data/briefs")
@ROOT
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The folder for the files.  [default: build/export in the root]",
)
@click.option(
    "--parquet/--no-parquet",
    default=None,
    help="Whether Parquet files are among them.  [default: if pyarrow is installed]",
)
@KEEP_GOING
def export(root: Path | None, out: Path | None, *, parquet: bool | None, keep_going: bool) -> None:
    """Write the collection as data: CSV, Parquet and SQLite, with a dictionary of every column.

    Rights apply: where they withhold words, the cell is empty. The same collection gives the same
    bytes. The folder is replaced as a whole, and only when all files are written; one that holds
    anything but an earlier export (known by its file .briefs-export) is refused.
    """
    # Here because other commands do without them.
    from annotated_briefs import mkdocs_yml, places, swap  # noqa: PLC0415
    from annotated_briefs.pipeline import site  # noqa: PLC0415
    from annotated_briefs.tables import export_files, figures_of, parquet_files  # noqa: PLC0415
    from annotated_briefs.tables.sqlite_file import NoFullTextError  # noqa: PLC0415

    where = root_of(root)
    target = (out or where / _DEFAULT).resolve()
    lacking = parquet is not False and not parquet_files.installed()
    if lacking and parquet:
        fail(parquet_files.missing())
    with wrong_place_or_file():
        places.check_export(where, target)
        machine, publication = mkdocs_yml.machine(where), mkdocs_yml.publication(where)
        target.parent.mkdir(parents=True, exist_ok=True)
        with swap.workspace(target) as aside:
            with progress() as show:
                built = site(where, publication=publication, machine=machine, progress=show)
            errors = stop_on_errors(built.diagnostics, keep_going=keep_going)
            try:
                files = export_files(built.holdings, parquet=parquet is not False and not lacking)
                places.write_export(aside / "new", files)
            except NoFullTextError as error:
                fail(str(error))
            places.check_export(where, target)
            swap.put_in_place(aside / "new", target)
    figures = figures_of(built.holdings)
    click.echo(f"{figures.briefs:,} briefs and {figures.statements:,} statements in {target}")
    if lacking:
        click.echo(f"briefs: {parquet_files.missing()}", err=True)
    end_without(errors)
