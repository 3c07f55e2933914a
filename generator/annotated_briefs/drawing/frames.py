"""Generated pages in frames: the theme's template drawn once for all pages that it sees alike.

Of a page outside the navigation Material's templates print a dozen strings; of all else they ask
only whether it is there. A frame is what they make of a page with a mark in the place of each
string, cut at the marks: filled with the strings of a page it is that page.

A frame is held against the template before it is used, with the strings of a page and with strings
that are full of markup: where a template does more with one than print it, there is no frame, and
such pages are drawn as they ever were.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import Environment, Template
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from annotated_briefs.drawing.facts import PageFacts
from annotated_briefs.drawing.pages import GeneratedPage

Draw = Callable[[Mapping[str, Any]], str]
"""The template: from the context to the page."""

_MARK = re.compile("\ue0f0([0-9]+)\ue0f1")
_PLAIN = re.compile(r"[^&<>\"'\s]+(?: [^&<>\"'\s]+)*")
"""What every filter for titles leaves as it is."""
_MARKUP = "&#58; <b>Bold</b>  &amp; \"said\" 'so' "
_TITLES = ("title", "description")
_PRINTED = ("card", "feed", "plain", "terms", "found")


def use(env: Environment) -> None:
    """Let the templates of ``env``, which nobody has asked for yet, draw generated pages so."""
    frames = Frames()

    class Framed(Template):
        def render(self, *args: Any, **kwargs: Any) -> str:
            context = dict(*args, **kwargs)
            return frames.draw(str(self.name), super().render, context)

    env.template_class = Framed


class _Content(str):
    """A page's content of which the template asks whether it has a heading of its own."""

    __slots__ = ("headed",)
    headed: bool

    def __contains__(self, part: object) -> bool:
        return self.headed if part == "<h1" else super().__contains__(str(part))


@dataclass(frozen=True, slots=True)
class _Strings:
    """A page as the template sees it: what it prints, and all else that decides what it does."""

    printed: tuple[str, ...]
    plain: frozenset[int]
    """The numbers of those that are `_PLAIN`."""
    shape: tuple[Any, ...]


class Frames:
    """The frames of one build."""

    def __init__(self) -> None:
        self._once: set[tuple[Any, ...]] = set()
        """The shapes of pages that were drawn: a frame is made for the second, many have none."""
        self._known: dict[tuple[Any, ...], tuple[str, ...] | None] = {}
        self._nav: Navigation | None = None
        self._listed: frozenset[int] = frozenset()
        self._above: frozenset[str] = frozenset()
        """The addresses below which pages of the navigation stand."""

    def draw(self, template: str, draw: Draw, context: Mapping[str, Any]) -> str:
        """What ``draw``, the template of that name, makes of ``context``."""
        page, facts = context.get("page"), context.get("briefs")
        if not isinstance(page, GeneratedPage) or not isinstance(facts, PageFacts):
            return draw(context)
        if not facts.ours or page.edit_url or self._by_navigation(page, context["nav"]):
            return draw(context)
        seen = _seen(page, facts)
        if seen is None:
            return draw(context)
        shape = (template, context["base_url"], *seen.shape)
        if shape not in self._once:
            self._once.add(shape)
            return draw(context)
        if shape not in self._known:
            drawn = draw(context)
            self._known[shape] = _frame(draw, context, seen, drawn)
            return drawn
        frame = self._known[shape]
        return _filled(frame, seen.printed) if frame else draw(context)

    def _by_navigation(self, page: Page, nav: Navigation) -> bool:
        if nav is not self._nav:
            self._nav, self._listed = nav, frozenset(map(id, nav.pages))
            self._above = frozenset(top for one in nav.pages for top in _folders(one.url))
        # A link from a page to one below it is shorter than from those beside it.
        return id(page) in self._listed or page.url in self._above


def _folders(url: str) -> Iterator[str]:
    """``a/`` and ``a/b/`` of ``a/b/c/``."""
    parts = url.rstrip("/").split("/")
    return (f"{'/'.join(parts[:n])}/" for n in range(1, len(parts)))


def _seen(page: GeneratedPage, facts: PageFacts) -> _Strings | None:
    """The strings of ``page`` and its shape; None where it takes the template to tell."""
    folder, _, last = page.url.rstrip("/").rpartition("/")
    toc = tuple(_entries(page.toc))
    before, until, after = _parts(page.content or "", facts.until)
    optional = [page.canonical_url or "", *(page.meta.get(name) or "" for name in _TITLES)]
    optional += [getattr(facts, name) for name in _PRINTED]
    printed = [last, str(page.title), before, after, *map(str, optional)]
    # The heading of the page stands in no list of its headings.
    first = len(printed) + 2 * bool(toc and toc[0][0] == (0, 1))
    printed += [words for _, *both in toc for words in both]
    plain = (0, 4, *range(first, len(printed)))
    # To a page at the top the template itself may link.
    if not folder or not all(_PLAIN.fullmatch(printed[n]) for n in plain if printed[n]):
        return None
    shape = (
        folder,
        "<h1" in (page.content or ""),
        until,
        tuple(map(bool, optional)),
        (facts.kind, facts.searched, facts.until),
        repr({k: v for k, v in page.meta.items() if k not in (*_TITLES, "briefs")}),
        tuple(level for level, _, _ in toc),
    )
    return _Strings(tuple(printed), frozenset(plain), shape)


def _parts(content: str, heading: str) -> tuple[str, str, str]:
    """``content`` around the tag of the first heading with that id; all in the first without."""
    return content.partition(f'<h2 id="{heading}"') if heading else (content, "", "")


def _entries(
    toc: Iterable[AnchorLink], depth: int = 0
) -> Iterator[tuple[tuple[int, int], str, str]]:
    for entry in toc:
        yield (depth, entry.level), entry.id, entry.title
        yield from _entries(entry.children, depth + 1)


class _StandIn:
    """A page with other strings."""

    def __init__(self, page: GeneratedPage, strings: Iterable[str], until: str) -> None:
        words = iter(strings)
        self._page = page
        last, self.title, before, after, canonical = (next(words) for _ in range(5))
        self.url = f"{page.url.rstrip('/').rpartition('/')[0]}/{last}/"
        self.content = _Content(f"{before}{until}{after}")
        self.content.headed = "<h1" in (page.content or "")
        self.canonical_url = canonical if page.canonical_url else page.canonical_url
        titles = {name: next(words) for name in _TITLES}
        self.meta = {**page.meta, **{n: t for n, t in titles.items() if page.meta.get(n)}}
        self.facts = {name: next(words) for name in _PRINTED}
        self.toc = TableOfContents([_renamed(entry, words) for entry in page.toc])

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)


def _renamed(entry: AnchorLink, words: Iterator[str]) -> AnchorLink:
    id_, title = next(words), next(words)
    other = AnchorLink(title, id_, entry.level)
    other.children = [_renamed(child, words) for child in entry.children]
    return other


def _frame(
    draw: Draw, context: Mapping[str, Any], seen: _Strings, drawn: str
) -> tuple[str, ...] | None:
    """The frame of a page that was ``drawn``; None where filling it is not what ``draw`` does."""
    numbers = range(len(seen.printed))
    text = draw(_with(context, [f"\ue0f0{n}\ue0f1" for n in numbers]))
    frame = tuple(_MARK.split(text))
    if not all(int(number) in numbers for number in frame[1::2]):
        return None  # a mark of somebody else's
    probes = [f"Probe-{n}" if n in seen.plain else f"{_MARKUP}{n}" for n in numbers]
    if _filled(frame, seen.printed) != drawn:
        return None
    return frame if _filled(frame, probes) == draw(_with(context, probes)) else None


def _with(context: Mapping[str, Any], strings: Iterable[str]) -> dict[str, Any]:
    """``context`` with a page that has these ``strings``."""
    facts: PageFacts = context["briefs"]
    page: GeneratedPage = context["page"]
    _, until, _ = _parts(page.content or "", facts.until)
    other = _StandIn(page, strings, until)
    given: dict[str, Any] = {n: words for n, words in other.facts.items() if getattr(facts, n)}
    return {**context, "page": other, "briefs": replace(facts, **given)}


def _filled(frame: tuple[str, ...], strings: tuple[str, ...] | list[str]) -> str:
    """``frame``, whose every second part is the number of a string, with the strings."""
    parts = list(frame)
    parts[1::2] = [strings[int(number)] for number in frame[1::2]]
    return "".join(parts)
