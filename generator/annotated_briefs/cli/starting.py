"""``briefs init``: a new publisher's own repository."""

from __future__ import annotations

import shlex
import shutil
import tempfile
from datetime import date
from pathlib import Path

import click

from annotated_briefs.cli.shell import fail
from annotated_briefs.diagnostics import visible
from annotated_briefs.load.fields import url_problem
from annotated_briefs.origin import requirement
from annotated_briefs.scaffold import publisher_files

_SHOWN = 5


@click.command(epilog='Example: briefs init harbour-briefs --name "Harbour Briefs"')
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", help="The site's name.  [default: from DIR]")
@click.option("--url", help="The address where the site will stand, if you know it.")
def init(folder: Path, name: str | None, url: str | None) -> None:
    """Write a publisher's own repository into DIR, ready to push.

    It holds the settings, an example brief, pages to fill in, and workflows that check pull
    requests and publish the site. It has no code of this program, which it installs. DIR is made;
    if it is there, it has to be empty (a folder .git may be in it).
    """
    if url and (problem := url_problem(url)):
        raise click.UsageError(f"the address {problem} (hint: as in https://briefs.example.org/)")
    title = " ".join((name or _title(folder)).split())
    if not title:
        raise click.UsageError('the site needs a name (hint: --name "Harbour Briefs")')
    there = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    if taken := sorted(entry for entry in there if entry != ".git"):
        listed = ", ".join(taken[:_SHOWN]) + (" ..." if len(taken) > _SHOWN else "")
        fail(visible(f"{folder} is not empty: {listed} (hint: give a new folder)"), 2)
    address = url if not url or url.endswith("/") else f"{url}/"
    origin = requirement()
    made = publisher_files(title, url=address, today=date.today(), requirement=origin)
    _write(folder, made)
    click.echo(f"{len(made)} files in {folder}. Next:\n")
    click.echo(f"  cd {shlex.quote(str(folder))}")
    if ".git" not in there:
        click.echo("  git init --initial-branch main")
    click.echo("  briefs serve        # look at the example, at http://127.0.0.1:8000/")
    click.echo("  briefs new PAGE     # make a brief of a page that you saved")
    if not origin:
        click.echo(
            "\nFirst fill in requirements.txt: the address of this program's repository, and the"
        )
        click.echo("full hash of the commit that you use. Nobody can install the site before that.")
    click.echo('\nREADME.md says what to do before the first push ("Before the first push").')


def _title(folder: Path) -> str:
    words = folder.resolve().name.replace("-", " ").replace("_", " ").split()
    return " ".join(word[:1].upper() + word[1:] for word in words)


def _write(folder: Path, files: dict[str, str]) -> None:
    """All files or none: they are written aside, and put in place when they are whole."""
    parent = folder.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=parent, prefix=f".{folder.resolve().name}."))
    try:
        for name, text in files.items():
            path = aside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        folder.mkdir(exist_ok=True)
        for entry in sorted(aside.iterdir()):
            entry.rename(folder / entry.name)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
