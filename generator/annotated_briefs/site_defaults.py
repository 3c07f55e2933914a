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
    {"Insights": "insights/index.md"},
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


_THEME = Path(str(files("annotated_briefs") / "theme"))

OVERRIDES = _THEME / "overrides"
"""Blocks of Material's templates that the site of briefs fills: a theme folder."""

_STYLE_PARTS = (
    "tokens",
    "frame",
    "brief",
    "article",
    "lists",
    "charts",
    "reading",
    "search",
    "small",
    "print",
)
"""In the order of the cascade: what every page shares first, what a medium changes last."""

_SCRIPT_PARTS = ("reading", "sayings", "previews", "search")

STYLE = "assets/briefs/briefs.css"
SCRIPT = "assets/briefs/briefs.js"


def extra_files() -> Iterator[tuple[str, Path | str]]:
    """What the pages load: (address below the site, the file or its text).

    Style sheets and scripts are written in parts and sent as one file each: a reader's browser
    waits for one answer, not for ten.
    """
    yield STYLE, _joined("styles", _STYLE_PARTS, "css")
    yield SCRIPT, _joined("scripts", _SCRIPT_PARTS, "js")
    folder = _THEME / "assets"
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield f"assets/briefs/{path.relative_to(folder).as_posix()}", path


def _joined(folder: str, parts: tuple[str, ...], ending: str) -> str:
    return "\n".join(
        (_THEME / folder / f"{part}.{ending}").read_text(encoding="utf-8") for part in parts
    )


SEPARATOR = r"""(?:&#?\w+;|[\s\-–—.,:;!?()\[\]{}<>"'“”„«»‘’`*_/…])+"""
"""What stands between the words of the search. Material parts them at spaces and hyphens only, so
that the first word of a quotation would not be found."""
