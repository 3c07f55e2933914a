"""What the commands share: finding the root, the bar, the ways to stop."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from annotated_briefs.roots import find_root

if TYPE_CHECKING:
    from annotated_briefs.diagnostics import Diagnostic
    from annotated_briefs.parses import Progress

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
ROOT = click.option(
    "--root",
    type=FOLDER,
    help="Folder with mkdocs.yml and briefs/.  [default: the nearest one above]",
)


def fail(message: str, code: int = 1) -> NoReturn:
    """Say what is wrong on standard error, and stop with ``code``."""
    click.echo(f"briefs: {message}", err=True)
    sys.exit(code)


def visible_lines(text: str) -> str:
    """``text`` with its line breaks, and nothing else that would command a terminal."""
    from annotated_briefs.diagnostics import visible  # noqa: PLC0415 - reads the rules

    return "\n".join(visible(one) for one in text.split("\n"))


def root_of(given: Path | None, near: Path | None = None) -> Path:
    """The root to work in, or exit 2 with a word on what a root is."""
    start = (given or near or Path()).resolve()
    found = find_root(start)
    if found is None or (given is not None and found != start):
        fail(f"{start}: no mkdocs.yml and briefs/ here (hint: give the folder with --root DIR)", 2)
    return found


@contextmanager
def progress(label: str = "Reading articles") -> Iterator[Progress]:
    """A bar on standard error, from the first step to the last; silent where that is no terminal.

    Where there is nothing to do, there is no bar.
    """
    with ExitStack() as stack:
        bars: list[click._termui_impl.ProgressBar[int]] = []

        def show(done: int, total: int) -> None:
            if not bars:
                hidden = not sys.stderr.isatty()
                bar = click.progressbar(
                    length=total, label=label, file=sys.stderr, show_pos=True, hidden=hidden
                )
                bars.append(stack.enter_context(bar))
            bars[0].update(done - bars[0].pos)
            if done >= total:
                stack.close()

        yield show


KEEP_GOING = click.option(
    "--keep-going",
    is_flag=True,
    help="Leave out the briefs and records with errors, build the others, and exit with 3.",
)


def end_without(errors: int) -> None:
    """Exit 3 where ``errors`` kept something out of what was made."""
    if errors:
        fail(f"{errors} error{'s' * (errors > 1)}; the files that have them are left out", 3)


def stop_on_errors(diagnostics: Sequence[Diagnostic], *, keep_going: bool = False) -> int:
    """Print errors and warnings on standard error; exit 1 if there are errors.

    With ``keep_going`` the number of errors is returned instead.
    """
    from annotated_briefs.diagnostics import Severity, as_text  # noqa: PLC0415 - reads the rules

    worst = [d for d in diagnostics if d.severity is not Severity.NOTE]
    if worst:
        click.echo(as_text(worst), err=True)
    errors = sum(d.severity is Severity.ERROR for d in worst)
    if errors and not keep_going:
        fail(f"{errors} error{'s' * (errors > 1)}, nothing was written")
    return errors


@contextmanager
def wrong_place_or_file() -> Iterator[None]:
    """Exit 2 for a folder that may not be written to, 1 for an mkdocs.yml that will not do.

    75, EX_TEMPFAIL of sysexits.h, where another build writes to the folder: try again later.
    """
    # Here because a command that writes nothing does without them.
    from annotated_briefs import places  # noqa: PLC0415
    from annotated_briefs.mkdocs_yml import NotOurSiteError  # noqa: PLC0415
    from annotated_briefs.swap import BusyError  # noqa: PLC0415

    try:
        yield
    except BusyError as error:
        fail(str(error), 75)
    except places.WrongPlaceError as error:
        fail(str(error), 2)
    except NotOurSiteError as error:
        fail(str(error))
