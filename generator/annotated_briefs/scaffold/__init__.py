"""A new publisher's repository: templates, and how they become its files.

The files of `.github/` are this project's own as well, drawn with ``own`` True; a test holds that
the two do not drift apart. A name that begins with a point is stored as ``dot-``, since packages
leave such files out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath

from jinja2 import Environment, FunctionLoader, StrictUndefined

from annotated_briefs import __version__
from annotated_briefs.curate.yaml_edit import scalar

_OWN_ONLY = frozenset({".github/PULL_REQUEST_TEMPLATE/code.md"})
"""A publisher's repository holds no code."""

_OWN_INSTALL = (
    "python -m pip install --require-hashes --no-deps --only-binary :all: -r requirements/site.txt",
    "python -m pip install --no-deps --no-build-isolation .",
)
_INSTALL = ("python -m pip install -r requirements.txt",)


def publisher_files(
    name: str, *, url: str | None, today: date, requirement: str | None = None
) -> dict[str, str]:
    """The files of a new repository by their paths in it; ``url`` is the site's, where known.

    ``requirement`` is what pip is to install this program by; without it a person fills it in.
    """
    values = {
        "own": False,
        "name": name,
        "url": url,
        "version": __version__,
        "requirement": requirement,
        "requirements": "requirements.txt",
        "install": _INSTALL,
        "year": str(today.year),
        "today": today.isoformat(),
    }
    return {
        path.replace("/YEAR/", f"/{today.year}/"): _drawn(template, values)
        for path, template in _templates()
        if path not in _OWN_ONLY
    }


def own_files() -> dict[str, str]:
    """The files of this project's own `.github/`."""
    values = {"own": True, "requirements": "requirements/site.txt", "install": _OWN_INSTALL}
    return {
        path: _drawn(template, values)
        for path, template in _templates()
        if path.startswith(".github/")
    }


@cache
def _environment() -> Environment:
    # Workflows have {{ }} of their own, and nothing here is HTML.
    made = Environment(  # noqa: S701
        variable_start_string="<{",
        variable_end_string="}>",
        block_start_string="<%",
        block_end_string="%>",
        comment_start_string="<%#",
        comment_end_string="#%>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(lambda _: None),
    )
    made.filters["yaml"] = scalar
    return made


def _drawn(template: str, values: Mapping[str, object]) -> str:
    return _environment().from_string(template).render(values)


def _templates() -> Iterator[tuple[str, str]]:
    """Paths in a repository and templates, in order."""
    root = files(__name__) / "files"
    yield from sorted(_below(root, PurePosixPath()))


def _below(folder: Traversable, at: PurePosixPath) -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        name = entry.name.replace("dot-", ".", 1) if entry.name.startswith("dot-") else entry.name
        if entry.is_dir():
            yield from _below(entry, at / name)
        else:
            yield str(at / name), entry.read_text("utf-8")
