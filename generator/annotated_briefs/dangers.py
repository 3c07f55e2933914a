"""Extensions and plugins that give whoever sends a page the power to read files or to run code.

What we write of strangers' words is inert to all of them, for every active character is encoded. A
hand-written page is not, and neither is what another plugin makes of a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

_READS = "publishes any file of the machine that a page names"
_RUNS = "runs code that stands in a page"

EXTENSIONS = {
    "pymdownx.snippets": _READS,
    "pymdownx.b64": _READS,
    "markdown_include.include": _READS,
    "pymdownx.blocks.html": "lets a page write any HTML element",
    "pymdownx.critic": "hides words of a page, or shows words that were struck out",
}
PLUGINS = {
    "macros": _RUNS,
    "exec": _RUNS,
    "markdown-exec": _RUNS,
    "gen-files": _RUNS,
    "include-markdown": _READS,
}


def dangers(extensions: Iterable[str], plugins: Iterable[str]) -> Iterator[str]:
    """A line for each of the site's extensions and plugins that is dangerous, with a hint."""
    named = ((EXTENSIONS, "markdown_extensions", extensions), (PLUGINS, "plugins", plugins))
    for known, setting, names in named:
        for name in names:
            if why := known.get(name):
                yield f"{name} {why} (hint: take it out of `{setting}:` in mkdocs.yml)"
