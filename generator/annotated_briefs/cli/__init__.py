"""The command ``briefs``: thin shells over `pipeline`, a module for each errand."""

from __future__ import annotations

from collections.abc import MutableMapping
from importlib import import_module
from typing import Any, cast

import click

from annotated_briefs import __version__
from annotated_briefs.cli.shell import fail

_WHERE = {
    "new": "importing",
    "check": "checking",
    "review": "reviewing",
    "reanchor": "reviewing",
    "withhold": "reviewing",
    "diff": "comparing",
    "build": "publishing",
    "serve": "publishing",
    "generate": "publishing",
    "export": "exporting",
    "annotate": "annotating",
    "extract": "importing",
    "entities": "entities",
    "stories": "stories",
    "explain": "checking",
    "schema": "checking",
    "init": "starting",
    "doctor": "helping",
    "completion": "helping",
}
"""The module of `cli` that holds each command."""


class _Lazy(click.Group):
    """Imports a command when it is asked for: a short one would spend its time on the others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        del ctx
        return sorted(_WHERE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        del ctx
        if cmd_name not in _WHERE:
            return None
        module = import_module(f"annotated_briefs.cli.{_WHERE[cmd_name]}")
        return cast(click.Command, getattr(module, cmd_name))

    @property
    def commands(self) -> MutableMapping[str, click.Command]:
        """All commands, every one of them imported."""
        context = click.Context(self)
        found = {name: self.get_command(context, name) for name in _WHERE}
        return {name: command for name, command in found.items() if command is not None}

    @commands.setter
    def commands(self, given: Any) -> None:
        """click sets them to none."""


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Example: briefs check && briefs serve",
)
@click.version_option(__version__, prog_name="briefs")
def cli() -> None:
    """Turn news articles into briefs that show who told them what."""


def main() -> None:
    """Entry point: a clean end for a missing model and for a file that cannot be written."""
    try:
        cli.main(standalone_mode=True)
    except OSError as error:
        # Of a copy that failed, the second name is the one that could not be written.
        where = error.filename2 or error.filename
        fail(f"{where}: {error.strerror}" if where else str(error))
    except RuntimeError as error:
        # Here because the model's module costs time that a short command does not have.
        from annotated_briefs.analyse.models import ModelMissingError  # noqa: PLC0415

        if not isinstance(error, ModelMissingError):
            raise
        fail(str(error))
