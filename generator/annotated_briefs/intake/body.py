"""The article's text on a page: which of its blocks belong to it, in the page's order.

Two libraries name the words that they take for the article, each with its own mistakes. Here they
vote on the blocks of the page itself, so that its order, its subheads and its repeated paragraphs
stay:

1. Blocks that both take (or that stand in the publisher's own ``articleBody``) are the seeds.
2. The smallest element with nine tenths of the seeds' words is the article's place. Where one
   library took a part only, blocks of the same make as the seeds widen it.
3. Inside, a block stays where a library took it, or where it stands among those that stay and is
   made like them; parts that by their name are no text (captions, boxes, bylines) go.
"""

from __future__ import annotations

import contextlib
import logging
import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

import readability
import trafilatura
from lxml import html
from lxml.html import HtmlElement

from annotated_briefs.intake import boilerplate
from annotated_briefs.intake.segments import HEADS, Segment, segments
from annotated_briefs.intake.votes import Words, count

logging.getLogger("readability").setLevel(logging.CRITICAL)
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# A publisher's articleBody that is shorter is a teaser.
TEASER = 100
SHARE = 0.9
# An element with this share of what is taken for the article is no box within it.
LARGE = 0.3
# Teasers may have this share of what both libraries take.
TEASED = 0.5
# Words of a block that can stand for the make of the article's paragraphs.
LONG = 10
COMMON = 0.15
# One library takes this much more than both take, and the place holds this share of it: the other
# took a part only, as it does with live blogs and pages of many sections.
MUCH = 1.3
DENSE = 0.7
MOSTLY = 0.5
ALL_BUT = 0.95
_STOPPED = re.compile(r"[.!?][\"'”’»)]*$")


@dataclass(frozen=True, slots=True)
class Body:
    """The article's own blocks, and what stood near them."""

    kept: tuple[Segment, ...] = ()
    page: tuple[Segment, ...] = ()
    """Every block of the page."""
    left: tuple[tuple[Segment, str], ...] = ()
    """Segments in the article's place that are not its text, each with the reason."""


def find(tree: HtmlElement, text: str, stated: Sequence[str] = ()) -> Body:
    """The article on a page. ``text`` is the page's source, ``stated`` its
    ``articleBody`` by paragraphs."""
    page = segments(tree)
    first, second = Words(_trafilatura(text)), Words(_readability(text))
    third = Words(stated if sum(map(count, stated)) >= TEASER else ())
    every = [_Vote(s, first.has(s.text), second.has(s.text), third.has(s.text)) for s in page]
    votes = _without_teasers(every, tree)
    spared = _spared(votes)
    seeds = _seeds(votes, spared)
    kept, left = _judge(votes, seeds, spared) if seeds else ([], [])
    return Body(tuple(kept), tuple(page), tuple(left))


@dataclass(frozen=True, slots=True)
class _Vote:
    segment: Segment
    first: bool
    second: bool
    third: bool

    @property
    def yes(self) -> int:
        return self.first + self.second + self.third


def _trafilatura(text: str) -> list[str]:
    with contextlib.suppress(Exception):  # a page that breaks a library has one vote less
        found = trafilatura.extract(text, include_comments=False)
        return found.split("\n") if found else []
    return []


def _readability(text: str) -> list[str]:
    with contextlib.suppress(Exception):
        summary = readability.Document(text).summary(html_partial=True)
        return [s.text for s in segments(html.fromstring(f"<div>{summary}</div>"))]
    return []


# ------------------------------------------------------------------ where it stands


def _without_teasers(votes: Sequence[_Vote], tree: HtmlElement) -> list[_Vote]:
    """``votes`` without those for items of lists that have a linked heading: these are words for
    other articles, unless the article itself is such a list."""
    headings = (h for h in tree.iter(*HEADS) if next(h.iter("a"), h.getparent()).tag == "a")
    items = frozenset(i for h in headings for i in h.iterancestors("li"))
    inside = {id(v) for v in votes if not items.isdisjoint(v.segment.element.iterancestors())}
    twice = [v for v in votes if v.yes >= 2]
    teased = [v.segment for v in twice if id(v) in inside]
    if _size(teased) > TEASED * _size([v.segment for v in twice]):
        return list(votes)
    return [_Vote(v.segment, False, False, False) if id(v) in inside else v for v in votes]


def _spared(votes: Sequence[_Vote]) -> frozenset[HtmlElement]:
    """Elements that hold so much of what is taken for the article that their names mean nothing:
    ``<div class="share-page">`` around a whole page."""
    taken = [v.segment for v in votes if v.yes >= 2] or [v.segment for v in votes if v.yes]
    shown = [s for s in taken if not boilerplate.unseen(s.element)]
    if _size(shown) >= LARGE * _size(taken):
        taken = shown  # what is hidden is hidden, unless nearly all is until a script has run
    held, enough = _held(taken), LARGE * _size(taken)
    return frozenset(element for element, words in held.items() if words >= enough)


def _seeds(votes: Sequence[_Vote], spared: Set[HtmlElement]) -> list[Segment]:
    """The blocks that are surest: taken twice, or taken once and made like those."""
    taken = [v for v in votes if v.yes and not boilerplate.part(v.segment, spared)]
    both = [v.segment for v in taken if v.yes >= 2]
    if not both:
        lone = ([v.segment for v in taken if v.first], [v.segment for v in taken if v.second])
        return max(lone, key=_size)
    makes = _makes(both)
    seeds = [v for v in taken if v.yes >= 2 or v.segment.make in makes]
    more = [v for v in taken if v.first or v.yes >= 2 or v.segment.make in makes]
    if _size([v.segment for v in more]) > MUCH * _size(both) and _dense(votes, more, spared):
        seeds = more
    return [v.segment for v in seeds]


def _makes(found: Sequence[Segment]) -> frozenset[tuple[str, ...]]:
    """The makes of the article's paragraphs: those with a good part of its words."""
    size: Counter[tuple[str, ...]] = Counter()
    for segment in found:
        size[segment.make] += segment.words
    return frozenset(m for m, n in size.items() if n >= COMMON * _size(found))


def _dense(votes: Sequence[_Vote], chosen: Sequence[_Vote], spared: Set[HtmlElement]) -> bool:
    """Whether the place of ``chosen`` holds little else: then they are one article."""
    found = [v.segment for v in chosen]
    place = _place(found)
    inside = [v.segment for v in votes if v.segment.inside(place)]
    return _size(found) >= DENSE * _size([s for s in inside if not boilerplate.part(s, spared)])


def _size(found: Sequence[Segment]) -> int:
    return sum(s.words for s in found)


def _held(found: Sequence[Segment]) -> Counter[HtmlElement]:
    """How many words of ``found`` stand in each element."""
    held: Counter[HtmlElement] = Counter()
    for segment in found:
        for element in (segment.element, *segment.element.iterancestors()):
            held[element] += segment.words
    return held


def _place(seeds: Sequence[Segment]) -> HtmlElement:
    """The smallest element that holds `SHARE` of the seeds' words."""
    held, enough = _held(seeds), SHARE * _size(seeds)
    element = seeds[0].element.getroottree().getroot()
    while (inner := next((c for c in element if held[c] >= enough), None)) is not None:
        element = inner
    return element


# ------------------------------------------------------------------ what of it is text


def _judge(
    votes: Sequence[_Vote], seeds: Sequence[Segment], spared: Set[HtmlElement]
) -> tuple[list[Segment], list[tuple[Segment, str]]]:
    place = _place(seeds)
    inside = [v for v in votes if v.segment.inside(place)]
    sown = {id(s) for s in seeds}
    makes = _makes(seeds)
    parents = {s.element.getparent() for s in seeds if s.words >= LONG}
    kept: list[Segment] = []
    left: list[tuple[Segment, str]] = []
    last = max((i for i, v in enumerate(inside) if id(v.segment) in sown), default=-1)
    begun = False
    for number, vote in enumerate(inside):
        segment, sure = vote.segment, id(vote.segment) in sown
        alike = segment.make in makes or segment.element.getparent() in parents
        why = boilerplate.part(segment, spared | {place}) or boilerplate.phrase(segment)
        if why or not (sure or _stays(vote, among=begun and number < last, alike=alike)):
            left.append((segment, why or ""))
        else:
            kept.append(segment)
            begun = begun or sure
    return kept, left


def _stays(vote: _Vote, *, among: bool, alike: bool) -> bool:
    """Whether a block that is no seed is text: ``among`` the seeds, made ``alike``."""
    if vote.first and (among or vote.segment.words >= LONG):
        return True
    # Two of three: the second library takes much that stands about an article.
    return among and alike + vote.second + (not _is_link(vote.segment)) >= 2


def _is_link(segment: Segment) -> bool:
    """Whether links are most of a block; of a sentence they may be more, but not all."""
    sentence = _STOPPED.search(segment.text[-10:]) is not None
    return segment.linked >= (ALL_BUT if sentence else MOSTLY)
