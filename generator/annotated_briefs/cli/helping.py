"""``briefs doctor`` and ``briefs completion``: for the command itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from click.shell_completion import get_completion_class

from annotated_briefs.cli.shell import FOLDER, root_of
from annotated_briefs.diagnostics import visible
from annotated_briefs.doctor import Health, examine
from annotated_briefs.load import find_root

_COLOURS = {Health.GOOD: "green", Health.OPEN: "yellow", Health.BAD: "red"}


@click.command(epilog="Example: briefs doctor")
@click.option("--root", type=FOLDER, help="The site to look at.  [default: the nearest one above]")
def doctor(root: Path | None) -> None:
    """Say what is wrong with this installation, and how to mend it.

    Looks at Python, the packages, the language model, the search, git and the cache. Exit code 1
    where something keeps a site from being built.
    """
    where = root_of(root) if root else find_root(Path())
    found = list(examine(where))
    for one in found:
        label = click.style(f"{one.health.value:<6}", fg=_COLOURS[one.health])
        hint = f" (hint: {one.hint})" if one.hint else ""
        click.echo(f"{label} {visible(one.what + hint)}")
    sys.exit(any(one.health is Health.BAD for one in found))


@click.command(epilog="Example: briefs completion fish > ~/.config/fish/completions/briefs.fish")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes SHELL complete commands, options and briefs.

    For bash and zsh, put 'eval "$(briefs completion bash)"' (or zsh) into ~/.bashrc (or
    ~/.zshrc).
    """
    made = get_completion_class(shell)
    assert made is not None  # noqa: S101 - click has all three
    script = made(context.find_root().command, {}, "briefs", "_BRIEFS_COMPLETE")
    click.echo(script.source())
