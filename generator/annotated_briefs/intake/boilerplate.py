"""What stands in an article's place and is none of its text: by the name of its element, by its
words. Every rule has the reason that a contributor reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from lxml.html import HtmlElement

from annotated_briefs.intake import furniture
from annotated_briefs.intake.bounds import LONGEST
from annotated_briefs.intake.page import attribute
from annotated_briefs.intake.segments import Segment

CAPTION = "a picture's caption"
UNSEEN = "not shown to readers"
GALLERY = "a picture gallery"
BYLINE = "the byline or the date"

# Names in an element's class or id, by the reason for which it is left out. A name counts whole:
# between hyphens, underscores, capitals.
_NAMES: dict[str, str] = {
    UNSEEN: "visually hidden, sr only, screen reader, screen reader text, assistive, a11y",
    CAPTION: """caption, figcaption, wp caption, wp caption text, photo credit, image credit,
        img credit, credit""",
    furniture.SUBSCRIBE: """newsletter, signup, sign up, subscribe, subscription,
        inline form, optin""",
    "links to other articles": """related, relatedposts, recirc, read more, readmore, more from,
        recommend, recommended, recommendation, recommendations, popular, trending, most read,
        mostread, also, see also, outbrain, taboola, zergnet, promo, collection, collections,
        linkbox, storylist, story list, up next, inline link, inline links, hyperlink,
        hyper link""",
    "about the author": """author bio, about author, author box, bio, biography, author info,
        author about, authors about, author end, authors end""",
    BYLINE: """byline, by line, dateline, timestamp, pubdate, published, published date, meta,
        article meta, post meta, entry meta, author, authors, readtime, read time""",
    furniture.SHARE: "share, sharing, social, sharedaddy, addthis, sociable",
    furniture.ADVERT: "ad, ads, advert, advertisement, sponsor, sponsored, dfp, google ad",
    "readers' comments": "comment, comments, comment list, disqus, respond",
    "a post from another site": """twitter tweet, twitter video, instagram media, tiktok embed,
        fb post, reddit embed, bluesky embed""",
    "a player's controls": """player, audio player, jwp, videojs, video js, jwplayer, vjs,
        video info container""",
    GALLERY: "gallery, slideshow, carousel, slick, swiper",
    "a box beside the text": """factbox, fact box, infobox, sidebar, side bar, pullquote,
        pull quote, explainer box""",
    "navigation": """breadcrumb, breadcrumbs, nav, navigation, menu, toc, table of contents,
        tag list, tags, topics, pagination""",
}


def _whole(listed: str) -> re.Pattern[str]:
    names = "|".join(re.escape(" ".join(name.split())) for name in listed.split(","))
    return re.compile(rf"(?<![a-z0-9])(?:{names})(?![a-z0-9])")


_BY_NAME = tuple((why, _whole(listed)) for why, listed in _NAMES.items())
_BY_TAG = {
    "figcaption": CAPTION,
    "nav": "navigation",
    "aside": "a box beside the text",
    "footer": "the foot of the page",
    "form": "a form",
}
# A name of so many words and more is a heading's, made an address: "she-also-said-that-the-boat".
_SLUG = 5
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
# Classes of common style sheets that hide an element; others beside them may show it again on
# wide screens.
_OFF = frozenset(("hidden", "d-none", "is-hidden", "hide", "invisible", "visually-hidden"))
_AGAIN = re.compile(r"(?:sm|md|lg|xl)[-:]|^d-\w+-")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")

# Whole blocks that are a caption or a byline by their words; `furniture` has the rest.
_PHRASES: dict[str, tuple[str, ...]] = {
    CAPTION: (
        r"(?:photo|photograph|image|picture|pic|photo credit|image credits?|credit|source)"
        r"\s*[:|/].{0,80}",
        r"photo by .{1,60}|getty images|shutterstock|open this photo in gallery:?|image source,?.*",
        r".*\((?:image|photo|picture|pic|credit|source|getty|ap photo|reuters)\b[^()]*\)",
        r".*/\s?(?:getty(?: images)?|ap|afp|reuters|epa|shutterstock|pa)\)?",
    ),
    BYLINE: (
        r"(?:first |last )?(?:published|updated|posted|modified)\b.{0,80}",
        r"\d+ (?:min(?:ute)?|hour|hr|day|week)s? ago.{0,60}",
    ),
}
_BY_PHRASE = tuple(
    (why, re.compile(rf"\W*(?:{'|'.join(phrases)})\W*", re.I | re.S))
    for why, phrases in _PHRASES.items()
)
# What is longer is a paragraph, however it begins.
SHORT = 30


def part(segment: Segment, spared: Set[HtmlElement] = frozenset()) -> str | None:
    """Why the element of ``segment`` is no text of the article, judged by the names of the
    elements around it, up to those that are ``spared``; None where they say nothing."""
    around = list(_around(segment, spared))
    # Galleries are lists. Where slides are no list, they are how the publisher sets an article.
    listed = any(e.tag == "li" for e in around)
    return next(filter(None, (reason(e, listed=listed) for e in around)), None)


def _around(segment: Segment, spared: Set[HtmlElement]) -> Iterator[HtmlElement]:
    for element in (segment.element, *segment.element.iterancestors()):
        if element in spared or element.tag in ("body", "html", "main"):
            return
        yield element


def unseen(element: HtmlElement) -> bool:
    """Whether an element, or one around it, is hidden from readers."""
    return any(reason(e) == UNSEEN for e in (element, *element.iterancestors()))


def named(element: HtmlElement) -> str:
    """An element's classes and id as words in lower case."""
    text = f"{element.get('class') or ''} {element.get('id') or ''}"[:300]
    return re.sub(r"[-_:/]+", " ", _CAMEL.sub(" ", text)).casefold()


def reason(element: HtmlElement, *, listed: bool = False) -> str | None:
    """What an element's own name or style says that it is, if that is no text. Galleries count
    only in a list."""
    if element.get("hidden") is not None or _HIDDEN.search(attribute(element, "style")[:1_000]):
        return UNSEEN
    if found := _BY_TAG.get(str(element.tag)):
        return found
    return _by_name((element.get("class") or "")[:2_000], (element.get("id") or "")[:300], listed)


# The same few names stand on most elements of a page, and each is asked about for all below it.
@lru_cache(maxsize=20_000)
def _by_name(class_: str, id_: str, listed: bool) -> str | None:
    classes = class_.split()
    if _OFF.intersection(classes) and not any(":" in c or _AGAIN.search(c) for c in classes):
        return UNSEEN
    for name in f"{' '.join(classes)} {id_}"[:300].split():
        spaced = re.sub(r"[-_:/]+", " ", _CAMEL.sub(" ", name)).casefold()
        if spaced.count(" ") >= _SLUG:
            continue
        for why, pattern in _BY_NAME:
            if pattern.search(spaced) and (why != GALLERY or listed):
                return why
    return None


def phrase(segment: Segment) -> str | None:
    """Why ``segment`` is no text of the article, judged by its words."""
    if found := furniture.surely_furniture(segment.text):
        return found
    if segment.words > SHORT:
        return None
    line = segment.text if len(segment.text) <= LONGEST else ""
    for why, pattern in _BY_PHRASE:
        if line and pattern.fullmatch(line):
            return why
    if (
        segment.linked > 0.95
        and segment.words >= 4
        and segment.element.tag not in ("li", "h2", "h3", "h4")
    ):
        return furniture.LINK
    return None
