"""The command ``briefs``: thin shells over `pipeline`, a module for each errand."""

from __future__ import annotations

import click

from annotated_briefs import __version__
from annotated_briefs.analyse.models import ModelMissingError
from annotated_briefs.cli.annotating import annotate
from annotated_briefs.cli.checking import check, explain, schema
from annotated_briefs.cli.comparing import diff
from annotated_briefs.cli.entities import entities
from annotated_briefs.cli.helping import completion, doctor
from annotated_briefs.cli.importing import extract, new
from annotated_briefs.cli.publishing import build, generate, serve
from annotated_briefs.cli.reviewing import reanchor, review, withhold
from annotated_briefs.cli.shell import fail
from annotated_briefs.cli.starting import init


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: briefs check && briefs serve",
)
@click.version_option(__version__, prog_name="briefs")
def cli() -> None:
    """Turn news articles into briefs that show who told them what."""


for _command in (
    new,
    check,
    review,
    reanchor,
    withhold,
    diff,
    build,
    serve,
    generate,
    annotate,
    extract,
    entities,
    explain,
    schema,
    init,
    doctor,
    completion,
):
    cli.add_command(_command)


def main() -> None:
    """Entry point: a clean end for a missing model and for a file that cannot be written."""
    try:
        cli.main(standalone_mode=True)
    except ModelMissingError as error:
        fail(str(error))
    except OSError as error:
        # Of a copy that failed, the second name is the one that could not be written.
        where = error.filename2 or error.filename
        fail(f"{where}: {error.strerror}" if where else str(error))
