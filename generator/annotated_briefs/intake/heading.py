"""What stands at the head of an article for its readers: headlines, bylines, dates, a deck."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from lxml.html import HtmlElement

from annotated_briefs.intake import boilerplate, bylines, dates
from annotated_briefs.intake.found import Found, Part
from annotated_briefs.intake.page import attribute, content
from annotated_briefs.intake.segments import Segment
from annotated_briefs.intake.structured import fold
from annotated_briefs.intake.votes import count

_BYLINE = re.compile(
    r"(?<![a-z])(?:byline|by-line|author|authors|writtenby|p-author|contributor)(?![a-z])"
)
_DATE = re.compile(r"(?<![a-z])(?:date|dateline|pubdate|published|timestamp|posted|time)(?![a-z])")
_DECK = re.compile(
    r"(?<![a-z])(?:deck|dek|stand-?first|sub-?title|sub-?head(?:line|ing)?|summary|excerpt|perex|"
    r"lede|lead|strapline|chapo|sapo|ingress|intro|description|synopsis)(?![a-z])"
)
_STRICT = re.compile(
    r"(?<![a-z])(?:deck|dek|stand-?first|sub-?title|perex|chapo|sapo|ingress)(?![a-z])"
)
# Bylines of other articles, of readers, of the site: not of this article.
_ELSEWHERE = frozenset(
    (
        "links to other articles",
        "readers' comments",
        "navigation",
        "the foot of the page",
        "a box beside the text",
        "asks the reader to subscribe",
        "a post from another site",
    )
)
# A byline with more words is a sentence about an author.
SHORT = 25
# A paragraph with fewer words may be a line of the heading.
LONG = 10
FRAMES = ("article", "main")
DECK = range(5, 81)


@dataclass(frozen=True, slots=True)
class Heading:
    """The part of a page from its headline to the first block of the text."""

    tree: HtmlElement
    elements: tuple[HtmlElement, ...]
    """In the page's order."""
    segments: tuple[Segment, ...]


def heading(tree: HtmlElement, page: Sequence[Segment], kept: Sequence[Segment]) -> Heading:
    """The head of the article whose text is ``kept``."""
    first = _first(kept, {fold(h) for h in headlines(tree)})
    if first is None:
        return Heading(tree, (), ())
    ahead: list[HtmlElement] = []
    for element in tree.iter():
        if element is first.element:
            break
        if element.tag == "h1":
            ahead.clear()
        ahead.append(element)
    if not any(e.tag == "h1" for e in ahead[:1]):
        frame = next((e for e in first.element.iterancestors() if e.tag in FRAMES), None)
        ahead = [e for e in ahead if frame is not None and frame in e.iterancestors()]
    inside = set(ahead)
    before = tuple(s for s in page[: page.index(first)] if s.element in inside)
    return Heading(tree, tuple(ahead), before)


def _first(kept: Sequence[Segment], known: Set[str]) -> Segment | None:
    """The first paragraph: libraries take headlines, decks and bylines for text as well."""
    long = (s for s in kept if s.words >= LONG and s.part is Part.PARAGRAPH)
    prose = (s for s in long if fold(s.text) not in known and not is_deck(s, inside=True))
    return next(prose, next(iter(kept), None))


def headlines(tree: HtmlElement) -> tuple[str, ...]:
    """The first-rank headings that are shown, in the page's order."""
    every = (content(e) for e in tree.iter("h1") if not boilerplate.unseen(e))
    return tuple(dict.fromkeys(h for h in every if h))


def byline(head: Heading) -> tuple[Found, ...]:
    """The authors that the page names to its readers."""
    for origin, element in _marked(head):
        if found := bylines.names(content(element)):
            return tuple(Found(name, origin, doubtful=origin.startswith("class")) for name in found)
    for segment in head.segments:
        line = segment.text.split("\n")[0]
        if (
            segment.words <= SHORT
            and re.match(r"\W*by\s", line, re.I)
            and (found := bylines.names(line))
        ):
            return tuple(
                Found(name, "the line that begins with By", doubtful=True) for name in found
            )
    return ()


def _marked(head: Heading) -> Iterator[tuple[str, HtmlElement]]:
    """Elements that say that they hold an author, the surest first."""
    every = [e for e in head.tree.iter() if isinstance(e.tag, str) and not _elsewhere(e)]
    near = set(head.elements)
    for element in every:
        if "author" in attribute(element, "rel").split():
            yield "rel=author", element
    for element in every:
        if "author" in attribute(element, "itemprop").split() and element.tag != "meta":
            yield "itemprop=author", element
    for element in (*(e for e in every if e in near), *(e for e in every if e not in near)):
        names = f"{attribute(element, 'class')} {attribute(element, 'id')}"
        if _BYLINE.search(names) and 0 < count(content(element)) <= SHORT:
            yield "class " + next(filter(_BYLINE.search, names.split()), "byline"), element


def _elsewhere(element: HtmlElement) -> bool:
    return any(boilerplate.reason(e) in _ELSEWHERE for e in (element, *element.iterancestors()))


def published(head: Heading) -> Found | None:
    """The date that the page shows its readers."""
    for element in head.tree.iter():
        marked = "datepublished" in attribute(element, "itemprop")
        if marked and (value := _when(element)):
            return Found(value, "itemprop=datePublished")
    for element in (*head.elements, *_pubdates(head.tree)):
        if element.tag == "time" and (value := _when(element)):
            return Found(value, "<time>", doubtful=True)
    for element in head.elements:
        names = f"{attribute(element, 'class')} {attribute(element, 'id')}"
        if _DATE.search(names) and (value := dates.written(content(element)[:200])):
            return Found(value, "a date at the head of the article", doubtful=True)
    return None


def _pubdates(tree: HtmlElement) -> Iterator[HtmlElement]:
    """``<time pubdate>`` and ``<time class="published">``, wherever they stand."""
    for element in tree.iter("time"):
        marked = element.get("pubdate") is not None or "published" in attribute(element, "class")
        if marked and not _elsewhere(element):
            yield element


def _when(element: HtmlElement) -> str | None:
    stated = (element.get("datetime"), element.get("content"), element.get("title"))
    known = next(filter(None, (dates.iso(v) for v in stated if v)), None)
    return known or dates.written(content(element)[:200])


def deck(head: Heading) -> Segment | None:
    """The standfirst between headline and text, as the page sets it."""
    known = {fold(h) for h in headlines(head.tree)}
    for segment in head.segments:
        if fold(segment.text) in known:
            continue
        if segment.words in DECK and segment.linked < 0.5 and is_deck(segment):
            return segment
    return None


def is_deck(segment: Segment, *, inside: bool = False) -> bool:
    """Whether a block's element says that it is a standfirst; ``inside`` the text, a "lead" is
    none, but a first paragraph."""
    around = (segment.element, segment.element.getparent())
    pattern = _STRICT if inside else _DECK
    return any(
        pattern.search(f"{attribute(e, 'class')} {attribute(e, 'id')} {attribute(e, 'itemprop')}")
        for e in around
        if e is not None
    )
