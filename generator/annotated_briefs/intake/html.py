"""A saved page as an `Intake`: its fields, the blocks of its text, what was left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from lxml import etree
from lxml.html import HtmlElement

from annotated_briefs.intake import body, boilerplate, bylines, captions, fields, structured, when
from annotated_briefs.intake.body import Body
from annotated_briefs.intake.boilerplate import CAPTION
from annotated_briefs.intake.found import Block, Dropped, Found, Intake, Part
from annotated_briefs.intake.heading import DECK, SHORT, Heading, heading, headlines, is_deck
from annotated_briefs.intake.page import decode, parse
from annotated_briefs.intake.segments import Segment
from annotated_briefs.intake.structured import Structured, fold
from annotated_briefs.intake.votes import count

# Nobody needs to read these one by one.
_SILENT = frozenset(
    (
        "navigation",
        "an advertisement",
        "not shown to readers",
        "a player's controls",
        "the foot of the page",
        "a form",
    )
)
# Of a block that is left out, so much is shown.
SHOWN = 300
HALF = 0.5
# A block with fewer words may be a line of the heading.
SHORT_LEAD = 10
_BREAK = re.compile(r"\n+|</p>|<br\s*/?>", re.I)
NO_TEXT = "stands beside the article's paragraphs and is not made like them"


def read(data: bytes, *, url: str | None = None, encoding: str | None = None) -> Intake:
    """The article on a saved page. Nothing is fetched, nothing raised, nothing made up.

    ``url`` is where the page was, for links without a host; ``encoding`` is HTTP's word for it.
    """
    tree = parse(decode(data, encoding))
    if tree is None:
        return Intake()
    stated = structured.read(tree, headlines(tree))
    paragraphs = _paragraphs(stated)
    source = etree.tostring(tree, encoding="unicode", method="html")
    found = body.find(tree, source, paragraphs)
    head = heading(tree, found.page, found.kept)
    intake = _intake(tree, stated, found, head, url)
    # A page that a script fills holds its text nowhere else.
    if count(intake.text) < HALF * sum(map(count, paragraphs)) >= HALF * body.TEASER:
        return replace(intake, blocks=tuple(map(Block, paragraphs)))
    return intake


def _paragraphs(stated: Structured) -> tuple[str, ...]:
    """The publisher's ``articleBody``; some put it on one line, some mark it up."""
    text = stated.article.get("articleBody")
    parts = _BREAK.split(text) if isinstance(text, str) else []
    return tuple(filter(None, map(structured.plain, parts)))


def _intake(
    tree: HtmlElement, stated: Structured, found: Body, head: Heading, url: str | None
) -> Intake:
    outlet = fields.outlet(stated)
    name = outlet.value if outlet else None
    byline = fields.byline(stated, head, name)
    headline = fields.headline(tree, stated, name, [b.value for b in byline])
    section = fields.section(stated)
    deck = _first_as_deck(found.kept) or fields.deck(stated, head, found.kept)
    inside = _headings_inside(found.kept)
    known = _Known([h for h in headlines(tree) if fold(h) not in inside], headline, deck, byline)
    text, shown_again = captions.apart(found.kept, captions.shown(tree, stated))
    kept, dropped = known.sift(text)
    dropped += [Dropped(s.text, "a caption, printed twice") for s in shown_again]
    left = (*_ahead(head, known, found), *found.left)
    published = when.published(stated, head)
    return Intake(
        headline=headline,
        deck=deck,
        byline=byline,
        outlet=outlet,
        published=published,
        changed=when.changed(stated, published),
        url=fields.address(tree, stated, url),
        section=section,
        language=fields.language(tree, stated),
        licence=fields.licence(tree),
        topics=fields.topics(
            stated,
            [f.value for f in (headline, outlet, section) if f],
            " ".join(s.text for s in kept),
        ),
        images=captions.images(s for s, why in left if why == CAPTION),
        blocks=tuple(_blocks(kept)),
        dropped=(*dropped, *_left(left)),
    )


def _first_as_deck(kept: Sequence[Segment]) -> Found | None:
    """A standfirst that the libraries took for the text's first paragraph."""
    if len(kept) > 3 and kept[0].words in DECK and is_deck(kept[0], inside=True):
        return Found(kept[0].text.replace("\n", " "), "the standfirst")
    return None


def _headings_inside(kept: Sequence[Segment]) -> frozenset[str]:
    """Headings of the first rank below the article's first paragraph: they are subheads there."""
    first = next((n for n, s in enumerate(kept) if s.words >= SHORT_LEAD), len(kept))
    return frozenset(fold(s.text) for s in kept[first:] if s.element.tag == "h1")


class _Known:
    """What is a field already, and so is no part of the text."""

    def __init__(
        self,
        titles: Sequence[str],
        headline: Found | None,
        deck: Found | None,
        byline: Sequence[Found],
    ) -> None:
        self._words = {fold(title): "the headline" for title in titles}
        self._words |= {
            fold(f.value): why for f, why in ((headline, "the headline"), (deck, "the deck")) if f
        }
        self._names = {fold(b.value) for b in byline}

    def sift(self, kept: Sequence[Segment]) -> tuple[list[Segment], list[Dropped]]:
        """The segments that are text, and those that are not."""
        text: list[Segment] = []
        dropped: list[Dropped] = []
        for segment in kept:
            if why := self.why(segment):
                dropped.append(Dropped(segment.text, why))
            elif segment.words:
                text.append(segment)
        prose = any(s.part is Part.PARAGRAPH for s in text)
        while prose and text[-1].part is Part.SUBHEAD:
            dropped.append(Dropped(text.pop().text, "a subhead with no text below it"))
        return text, dropped

    def why(self, segment: Segment) -> str | None:
        """The field that a segment repeats."""
        text = fold(segment.text)
        if why := self._words.get(text):
            return why
        if segment.words > SHORT or not any(name in text for name in self._names):
            return None
        named = {fold(n) for n in bylines.names(segment.text.split("\n")[0])}
        return "the byline" if named and named <= self._names else None


def _ahead(head: Heading, known: _Known, found: Body) -> Iterator[tuple[Segment, str]]:
    """What stands between headline and text, with the reason where an element's name gives one."""
    listed = {id(s) for s in (*found.kept, *(s for s, _ in found.left))}
    for segment in head.segments:
        why = boilerplate.part(segment)
        if why and id(segment) not in listed and not known.why(segment):
            yield segment, why


def _blocks(kept: Sequence[Segment]) -> Iterator[Block]:
    """Paragraphs and subheads; a list's items, and a table's rows, are lines of one block."""
    for _, group in groupby(kept, key=_frame):
        segments = list(group)
        yield Block("\n".join(map(_joined, segments)), segments[0].part)


# A line that ends and goes on so was broken for its looks: "weather conditions / deteriorate".
_BROKEN = re.compile(r"(?<=[^\W\d_],)\n(?=[a-z])|(?<=[^\W\d_])\n(?=[a-z])")
_FULL_LINE = 40


def _joined(segment: Segment) -> str:
    """The words of a block, a subhead's in one line; lines of verse are shorter than a sentence's,
    and stay."""
    lines = segment.text.split("\n")
    if segment.part is Part.SUBHEAD:
        return " ".join(lines)
    if len(lines) > 1 and min(map(len, lines[:-1])) >= _FULL_LINE:
        return _BROKEN.sub(" ", segment.text)
    return segment.text


def _frame(segment: Segment) -> object:
    """The list or the table of which it is a line; else itself."""
    if segment.element.tag in ("li", "tr"):
        return segment.element.getparent()
    return id(segment)


def _left(left: Sequence[tuple[Segment, str]]) -> Iterator[Dropped]:
    """What a contributor may want back: neighbours with one reason are one."""
    for why, group in groupby(left, key=lambda pair: pair[1]):
        text = " / ".join(s.text.replace("\n", " ") for s, _ in group if s.words)
        if why not in _SILENT and count(text) > (0 if why else 1):
            yield Dropped(
                text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…", why or NO_TEXT
            )
