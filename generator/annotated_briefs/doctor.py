"""What is wrong with an installation, and how to mend it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement

from annotated_briefs import __version__, mkdocs_yml, search
from annotated_briefs.analyse.models import InstalledModel, ModelMissingError, installed_model
from annotated_briefs.cache import kept
from annotated_briefs.model import Machine
from annotated_briefs.roots import cache_of

OLDEST_PYTHON = (3, 11)


class Health(StrEnum):
    """How things stand. Only `BAD` keeps a site from being built."""

    GOOD = "ok"
    OPEN = "note"
    BAD = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    health: Health
    what: str
    hint: str = ""


def examine(root: Path | None) -> Iterator[Finding]:
    """Everything that a build needs, and what it can do without; ``root`` None looks at no site."""
    yield _python()
    yield from _packages()
    machine = Machine()
    if root is not None:
        try:
            machine = mkdocs_yml.machine(root)
        except mkdocs_yml.NotOurSiteError as error:
            yield Finding(Health.BAD, str(error))
    yield from _model(machine)
    yield _search()
    yield _git()
    if root is not None:
        yield from _cache(cache_of(root))


def _python() -> Finding:
    now = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < OLDEST_PYTHON:
        oldest = ".".join(map(str, OLDEST_PYTHON))
        return Finding(Health.BAD, f"Python {now}", f"install Python {oldest} or later")
    return Finding(Health.GOOD, f"Python {now}")


def _packages() -> Iterator[Finding]:
    """The packages that this one asks for, against those that are installed."""
    try:
        wanted = requires("annotated-briefs") or []
    except PackageNotFoundError:
        hint = "pip install annotated-briefs, or in a clone `make check`"
        yield Finding(Health.BAD, "annotated-briefs is not installed as a package", hint)
        return
    wrong = False
    for line in wanted:
        requirement = Requirement(line)
        if requirement.marker and not requirement.marker.evaluate({"extra": ""}):
            continue
        found = _version(requirement.name)
        if found is None or not requirement.specifier.contains(found, prereleases=True):
            wrong = True
            has = f"is {found}" if found else "is missing"
            hint = f'pip install "{requirement.name}{requirement.specifier}"'
            yield Finding(Health.BAD, f"{requirement.name} {has}", hint)
    if not wrong:
        yield Finding(Health.GOOD, f"annotated-briefs {__version__} with all its packages")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _model(machine: Machine) -> Iterator[Finding]:
    try:
        model = installed_model(machine.model)
    except ModelMissingError as error:
        yield Finding(Health.BAD, str(error))
        return
    yield _loads(model)


def _loads(model: InstalledModel) -> Finding:
    """Whether the model reads a sentence: a broken download shows only there."""
    from annotated_briefs.analyse.parse import analyse  # noqa: PLC0415 - imports spaCy
    from annotated_briefs.text import split  # noqa: PLC0415

    try:
        (analysis,) = analyse([split("The mayor said the harbour was closed.")], model)
    except Exception as error:
        hint = f"pip install --force-reinstall {model.package.replace('_', '-')}"
        return Finding(Health.BAD, f"the model {model.label} does not load: {error}", hint)
    if not analysis.tokens:
        return Finding(Health.BAD, f"the model {model.label} reads nothing", "install it anew")
    return Finding(Health.GOOD, f"the language model {model.label} reads")


def _search() -> Finding:
    if search.installed():
        return Finding(Health.GOOD, f"Pagefind {_version('pagefind')} for the site's search")
    hint = 'pip install "annotated-briefs[search]" for statements and facets in it'
    return Finding(Health.OPEN, "Pagefind is not installed: the site has Material's search", hint)


def _git() -> Finding:
    if shutil.which("git"):
        return Finding(Health.GOOD, "git, which `briefs diff` needs")
    return Finding(Health.OPEN, "git is not installed", "`briefs diff` needs it, nothing else does")


# ------------------------------------------------------------------ the cache


def _cache(folder: Path) -> Iterator[Finding]:
    if not folder.exists():
        yield Finding(Health.GOOD, "the cache is empty: the next build reads every article")
        return
    if not os.access(folder, os.W_OK):
        hint = f"make {folder} writable, or delete it"
        yield Finding(Health.OPEN, "the cache cannot be written: every build reads anew", hint)
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    damaged = [path for path in files if kept(path) is None]
    yield Finding(Health.GOOD, f"the cache: {len(files):,} entries, {size / 1e6:.0f} MB")
    if damaged:
        what = f"{len(damaged):,} damaged entries in the cache, which are worked out anew"
        yield Finding(Health.OPEN, what, f"delete {folder} to be rid of them")
