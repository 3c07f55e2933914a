"""What the theme's template is told of a page beside MkDocs' own values."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from annotated_briefs.drawing.pages import GeneratedPage


@dataclass(frozen=True, slots=True)
class PageFacts:
    """The variable ``briefs`` of the template ``main.html``.

    Strings of a generated page are encoded where they are made (render/environment.py) and printed
    as they are.
    """

    ours: bool = False
    """Whether the page is generated."""
    kind: str = "website"
    """What Open Graph calls it."""
    card: str = ""
    """Address of its picture for links, below the site; empty where there is none."""
    feed: str = ""
    """Where the feed with its news stands, seen from the page, without the ending; or empty."""
    plain: str = ""
    """Where it stands as plain Markdown, seen from the page; or empty."""
    terms: str = ""
    """JSON-LD."""
    searched: bool = True
    """Whether a search looks at it."""
    found: str = ""
    """What it is to a search, as elements that nobody sees."""
    until: str = ""
    """The id of the heading at which what is searched ends; empty where all of it is."""


_KINDS = {"Brief": "article", "Person": "profile"}


def facts_of(page: Page, assets: Collection[str]) -> PageFacts:
    """The facts of ``page``; ``assets`` are the addresses of the files that were made for pages."""
    ours = isinstance(page, GeneratedPage)
    known: Mapping[str, Any] = (page.meta.get("briefs") or {}) if ours else {}
    picture, feed = known.get("picture"), known.get("feed")
    card = f"{picture}/card.png" if picture else "card.png"
    own = f"{feed}/feed" if feed else "feed"
    news = own if f"{own}.xml" in assets else "feed"
    plain = f"{page.url}index.html.md" if ours else ""
    found_as = known.get("found_as")
    return PageFacts(
        ours=bool(known),
        kind=_KINDS.get(found_as or "", "website"),
        card=card if card in assets else "",
        feed=normalize_url(news, page) if f"{news}.xml" in assets else "",
        plain=normalize_url(plain, page) if plain in assets else "",
        terms=known.get("terms") or "",
        searched=bool(found_as or not known),
        found="\n".join(_found(known)),
        until=known.get("until") or "",
    )


def _found(known: Mapping[str, Any]) -> Iterator[str]:
    """What Pagefind filters by, and what a hit shows."""
    yield _told("filter", "kind", known.get("found_as") or "Guide")
    for name, values in (known.get("facets") or {}).items():
        yield from (_told("filter", name, value) for value in values)
    for name, value in (known.get("known") or {}).items():
        yield _told("meta", name, value)


def _told(what: str, name: str, value: str) -> str:
    return f'<span data-pagefind-{what}="{name}[data-value]" data-value="{value}"></span>'
