"""Where the time of a build went, part by part."""

from __future__ import annotations

import cProfile
import pstats
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath

import click

_OURS = "annotated_briefs"
_STAGES = frozenset(
    {"load", "analyse", "annotate", "resolve", "attribute", "sourcing", "link", "render"}
)
_LIBRARIES = {
    "jinja2": "templates (Jinja)",
    "markupsafe": "templates (Jinja)",
    "markdown": "Markdown",
    "pymdownx": "Markdown",
    "mkdocs": "MkDocs",
    "material": "MkDocs",
    "yaml": "YAML",
    "pydantic": "YAML",
    "spacy": "language model",
    "thinc": "language model",
    "subprocess.py": "search index (Pagefind)",
    "selectors.py": "search index (Pagefind)",
    "threading.py": "other processes, waited for",
    "importlib": "imports",
    "<frozen importlib._bootstrap>": "imports",
    "<frozen importlib._bootstrap_external>": "imports",
    "shutil.py": "files copied and removed",
}


@contextmanager
def profiled(wanted: bool) -> Iterator[None]:
    """Print on standard error where the time went, if that is ``wanted``.

    Measuring takes time of its own, most for what calls many small functions: compare parts of one
    run, not runs.
    """
    if not wanted:
        yield
        return
    # A builtin's time is that of the function which calls it.
    profile = cProfile.Profile(builtins=False)
    profile.enable()
    try:
        yield
    finally:
        profile.disable()
        for line in _table(pstats.Stats(profile)):
            click.echo(line, err=True)


def _table(stats: pstats.Stats) -> Iterator[str]:
    seconds: Counter[str] = Counter()
    for (path, _, _), (_, _, own, _, _) in stats.stats.items():  # type: ignore[attr-defined]
        seconds[part_of(path)] += own
    total = sum(seconds.values())
    yield f"{total:8.2f} s in all"
    for part, spent in seconds.most_common():
        yield f"{spent:8.2f} s  {spent / total:4.0%}  {part}"


def part_of(path: str) -> str:
    """The part of a build that the code in the file ``path`` is."""
    if path.endswith((".html", ".jinja")):
        return "templates (Jinja)"
    parts = PurePath(path).parts
    if _OURS in parts:
        inside = parts[len(parts) - parts[::-1].index(_OURS)]
        return f"briefs: {inside if inside in _STAGES else 'the rest'}"
    return next((_LIBRARIES[part] for part in parts if part in _LIBRARIES), "Python and the rest")
