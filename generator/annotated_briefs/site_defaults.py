"""What a site of briefs needs from MkDocs where its own mkdocs.yml does not say."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

NAV: list[dict[str, str]] = [
    {"Home": "index.md"},
    {"Briefs": "briefs/index.md"},
    {"Stories": "stories/index.md"},
    {"People": "people/index.md"},
    {"Organisations": "organizations/index.md"},
    {"Places": "places/index.md"},
    {"Sources": "sources/index.md"},
    {"Outlets": "outlets/index.md"},
    {"Method": "method.md"},
    {"Contribute": "contribute.md"},
]
"""The indexes and the hand-written pages; briefs and names are reached through them."""

DEFAULTS: dict[str, Any] = {
    "site_name": "Annotated Briefs",
    "theme": {
        "name": "material",
        "font": False,
        "icon": {"logo": "material/format-quote-close"},
        "favicon": "assets/briefs/favicon.svg",
        "features": ["navigation.tabs", "navigation.top", "search.highlight", "search.suggest"],
        "palette": [
            {
                "media": "(prefers-color-scheme: light)",
                "scheme": "default",
                "primary": "custom",
                "accent": "custom",
                "toggle": {"icon": "material/weather-night", "name": "Switch to dark mode"},
            },
            {
                "media": "(prefers-color-scheme: dark)",
                "scheme": "slate",
                "primary": "custom",
                "accent": "custom",
                "toggle": {"icon": "material/weather-sunny", "name": "Switch to light mode"},
            },
        ],
    },
    "plugins": ["search", "briefs"],
    "validation": {"omitted_files": "ignore"},
    "markdown_extensions": ["attr_list", "tables", "admonition", "pymdownx.superfences"],
}
"""Settings that `briefs build` and `briefs serve` assume where mkdocs.yml leaves them out."""


def extra_files() -> Iterator[tuple[str, Path]]:
    """The theme's style sheet, script and fonts: (address below ``assets/briefs/``, file)."""
    folder = Path(str(files("annotated_briefs") / "theme" / "assets"))
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


STYLES = ["assets/briefs/tokens.css", "assets/briefs/briefs.css"]
SCRIPT = "assets/briefs/briefs.js"
SEPARATOR = r"""(?:&#?\w+;|[\s\-–—.,:;!?()\[\]{}<>"'“”„«»‘’`*_/…])+"""
"""What stands between the words of the search. Material parts them at spaces and hyphens only, so
that the first word of a quotation would not be found."""
