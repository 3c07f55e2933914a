"""The fields of a brief off a page. Each looks first where publishers state it for machines, then
where readers see it; what nothing states stays open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from urllib.parse import urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement

from annotated_briefs.intake import bylines, heading
from annotated_briefs.intake.bounds import LONGEST
from annotated_briefs.intake.found import Found
from annotated_briefs.intake.heading import Heading
from annotated_briefs.intake.page import attribute, content
from annotated_briefs.intake.segments import Segment
from annotated_briefs.intake.structured import Structured, fold, plain
from annotated_briefs.intake.votes import Words

MOST_TOPICS = 10
# What sites' software writes where no section is given.
_NO_SECTION = frozenset(
    (
        *("nil", "null", "none", "undefined", "uncategorized", "uncategorised", "front-page"),
        *("article", "articles", "posts"),
    )
)
_SECTION = re.compile(r"^(?:posted|filed) (?:in|under):?\s+", re.I)
_MACHINE = re.compile(r"[:=_/@#<>]|\w\.\w{2,}|[0-9a-f]{8}|\d{5}|^section-", re.I)
_COMPANY = re.compile(
    r"\b(?:Ltd|Limited|LLC|Inc|GmbH|AG|PLC|Corp|Corporation|S\.?A|Pty|Co)\b\.?", re.I
)
_TITLE_PARTS = re.compile(r"\s+[|\-–—\\/>»·•:✩_]+\s+")


# ------------------------------------------------------------------ headline


def headline(
    tree: HtmlElement, stated: Structured, outlet: str | None, names: Sequence[str]
) -> Found | None:
    """The headline: the words on which two of JSON-LD, Open Graph and ``<h1>`` agree, else the
    first of them that there is; ``<title>`` last.

    Microdata is no further witness: it marks the ``<h1>`` itself.
    """
    shown = heading.headlines(tree)
    described, shared = _described(stated), _shared(stated, shown, (outlet, *names))
    ahead = [Found(h, "<h1>") for h in shown]
    for first, second in (*product(described, shared), *product((*shared, *described), ahead)):
        if fold(first.value) == fold(second.value):
            return Found(first.value, f"{first.origin}, {second.origin}")
    marked = [Found(h, "microdata headline") for h in stated.microdata.get("headline", ())]
    machine = (*described, *shared, *marked)
    if machine and (whole := _whole(machine[0].value, shown)):
        return Found(whole, "<h1>")
    return machine[0] if machine else _without_machine(tree, shown, (outlet, *names))


def _whole(cut: str, shown: Sequence[str]) -> str | None:
    """The printed headline of which ``cut`` is the beginning, where it ends in dots."""
    start = fold(cut) if cut.endswith(("…", "...")) else ""
    return next((h for h in shown if start and fold(h).startswith(start)), None)


def _described(stated: Structured) -> list[Found]:
    keys = ("headline", "name") if stated.is_article else ()
    return [Found(h, f"JSON-LD {key}") for key in keys for h in stated.texts(key)[:1]]


def _shared(stated: Structured, shown: Sequence[str], ends: Sequence[str | None]) -> list[Found]:
    """The title for those who share or cite the page, without the site's name at its end."""
    meta = stated.first(
        *("dc:title", "dc.title", "dcterm:title", "dcterms.title", "og:title", "twitter:title"),
        *("parsely-title", "sailthru.title", "title"),
    )
    if not meta:
        return []
    known, title = {fold(h) for h in shown}, meta[0][:LONGEST]
    starts = (title[: part.start()] for part in _TITLE_PARTS.finditer(title))
    printed = next((start for start in starts if fold(start) in known), None)
    return [Found(printed or _without_ends(title, ends), f"<meta {meta[1]}>")]


def _without_machine(
    tree: HtmlElement, shown: Sequence[str], ends: Sequence[str | None]
) -> Found | None:
    title = next((content(e) for e in tree.iter("title")), "")[:LONGEST]
    long = sorted((h for h in shown if len(h.split()) > 2), key=lambda h: fold(title).find(fold(h)))
    if inside := next((h for h in long if fold(h) and fold(h) in fold(title)), None):
        return Found(inside.rstrip("¶# "), "<h1>, <title>")
    if title:
        cut = _without_ends(title, ends)
        return Found(cut if cut != title else _shortened(title), "<title>", doubtful=True)
    return Found(shown[0], "<h1>", doubtful=True) if shown else None


def _without_ends(title: str, ends: Iterable[str | None]) -> str:
    """``title`` without an outlet's or author's name after its last separator."""
    known = {fold(end) for end in ends if end}
    parts = list(_TITLE_PARTS.finditer(title))
    while parts and fold(title[parts[-1].end() :]) in known:
        title = title[: parts.pop().start()]
    return title.strip()


def _shortened(title: str) -> str:
    """A page's title without its last part, where that leaves a headline of five words or more."""
    parts = list(_TITLE_PARTS.finditer(title))
    if parts and len(title[: parts[-1].start()].split()) > 4:
        return title[: parts[-1].start()].strip()
    return title


# ------------------------------------------------------------------ byline, outlet, date


def byline(stated: Structured, head: Heading, outlet: str | None) -> tuple[Found, ...]:
    """Who wrote it: people and agencies, one each.

    Where metadata hold a house or a user's name only, what readers see goes first.
    """
    sources = list(_stated_authors(stated))
    stated_names = _first(sources, outlet, loose=False) or _first(sources, outlet, loose=True)
    if any(not f.doubtful and " " in f.value for f in stated_names):
        return stated_names
    return heading.byline(head) or stated_names


def _first(
    sources: Sequence[tuple[str, Sequence[str]]], outlet: str | None, *, loose: bool
) -> tuple[Found, ...]:
    """The names of the first source that has any; the outlet's own where there are no others."""
    for origin, values in sources:
        every = [n for value in values for n in bylines.names(value, loose=loose)]
        if kept := bylines.without_house(every, outlet):
            return tuple(Found(n, origin, doubtful=bylines.is_house(n, outlet)) for n in kept)
    return ()


def _stated_authors(stated: Structured) -> Iterator[tuple[str, Sequence[str]]]:
    if stated.is_article:
        yield "JSON-LD author", stated.texts("author")
    yield "microdata author", stated.microdata.get("author", ())
    for key in (
        *("dc:creator", "dc.creator", "dcterm:creator", "dcterms.creator", "author"),
        *("parsely-author", "sailthru.author", "article:author", "og:article:author", "byl"),
        "citation_author",
    ):
        yield f"<meta {key}>", stated.meta.get(key, ())
    if stated.is_article:
        yield "JSON-LD creator", stated.texts("creator")


def outlet(stated: Structured) -> Found | None:
    """The publication's name, where the page states it as such."""
    publisher = stated.texts("publisher")[:1] or stated.microdata.get("publisher", ())[:1]
    site = stated.first("og:site_name", "dc.publisher", "citation_journal_title", "publisher")
    if publisher and not (site and _COMPANY.search(publisher[0])):
        return _outlet(publisher[0], "JSON-LD publisher")
    return _outlet(site[0], f"<meta {site[1]}>") if site else None


def _outlet(name: str, origin: str) -> Found:
    return Found(name, origin, doubtful=bool(re.search(r"https?:|[|]|\.com\b", name)))


# ------------------------------------------------------------------ the rest


def deck(stated: Structured, head: Heading, text: Sequence[Segment]) -> Found | None:
    """The standfirst: printed, else described for machines; None where it repeats the text."""
    if (shown := heading.deck(head)) is not None:
        return Found(shown.text.replace("\n", " "), "the standfirst")
    lead = [s.text for s in text[:4]]
    opening, run_on = fold(" ".join(lead)), Words(lead)
    seen = {fold(s.text) for s in head.segments}
    meta = stated.first("og:description", "twitter:description", "description")
    described = stated.texts("description")[:1] if stated.is_article else ()
    found = [(d, "JSON-LD description") for d in described]
    found += [(meta[0], f"<meta {meta[1]}>")] if meta else []
    for value, origin in found:
        words, printed = value.rstrip(" .…"), fold(value) in seen
        cut = value.endswith(("…", "...")) and fold(words) not in seen
        repeats = fold(words) in opening or run_on.has(words)
        if len(words.split()) in _DECK and not cut and not repeats:
            # Written for those who share the page: it may be about the site, or about another text.
            return Found(value, origin, doubtful=not printed)
    return None


_DECK = range(4, 81)


def section(stated: Structured) -> Found | None:
    """The outlet's section."""
    meta = stated.first("article:section", "og:article:section", "parsely-section", "section")
    sources = (
        ("JSON-LD articleSection", stated.texts("articleSection")),
        ("microdata articleSection", stated.microdata.get("articleSection", ())),
        (f"<meta {meta[1]}>" if meta else "", (meta[0],) if meta else ()),
    )
    for origin, values in sources:
        for value in values[:3]:
            name = _SECTION.sub("", value).split(",")[0].strip()
            if 1 < len(name) <= 40 and "/" not in name and name.casefold() not in _NO_SECTION:
                return Found(name, origin)
    return None


_RESERVED = re.compile(r"[^.|]{0,60}\ball\s+rights\s+reserved\b", re.IGNORECASE)


_UNSEEN = frozenset({"script", "style", "template", etree.Comment})


def licence(tree: HtmlElement) -> Found | None:
    """That all rights are reserved, where the page says so in words.

    A link to an open licence may be a picture's: that is for a person to read.
    """
    for element in tree.iter():
        shown = element.text if element.tag not in _UNSEEN else None
        for words in (shown, element.tail):
            if words and (found := _RESERVED.search(words)):
                return Found(
                    "all-rights-reserved",
                    f"“{' '.join(found[0].split()).lstrip(', ')}”",
                    doubtful=True,
                )
    return None


def language(tree: HtmlElement, stated: Structured) -> Found | None:
    """The article's language as a BCP 47 tag."""
    root = tree.getroottree().getroot()
    candidates = [
        (
            root.get("lang")
            or root.get("{http://www.w3.org/XML/1998/namespace}lang")
            or root.get("xml:lang"),
            "<html lang>",
        ),
        (next(iter(stated.texts("inLanguage")), None), "JSON-LD inLanguage"),
        *(
            (f[0], f"<meta {f[1]}>")
            for f in [stated.first("og:locale", "dc.language", "language")]
            if f
        ),
    ]
    for value, origin in candidates:
        if value and (tag := _tag(value)):
            return Found(tag, origin)
    return None


def _tag(value: str) -> str | None:
    found = re.fullmatch(
        r"([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{4}))?(?:[-_]([a-zA-Z]{2}|\d{3}))?", value.strip()
    )
    if not found:
        return None
    parts = (found[1].lower(), (found[2] or "").title(), (found[3] or "").upper())
    return "-".join(filter(None, parts))


def address(tree: HtmlElement, stated: Structured, url: str | None) -> Found | None:
    """The article's own address: what the page calls canonical, else where it was fetched."""
    canonical = next(
        (e.get("href") for e in tree.iter("link") if "canonical" in attribute(e, "rel").split()),
        None,
    )
    meta = stated.first("og:url", "twitter:url", "parsely-link")
    page = stated.article.get("mainEntityOfPage")
    ours = (
        page if isinstance(page, str) else stated.node(page).get("@id") or stated.article.get("url")
    )
    candidates = [
        (canonical, "<link rel=canonical>"),
        (meta and meta[0], "<meta og:url>"),
        (ours, "JSON-LD url"),
        (url, "the address it was fetched from"),
    ]
    for value, origin in candidates:
        full = _address(value, url) if isinstance(value, str) else None
        if full:
            return Found(full, origin)
    return None


def _address(value: str, base: str | None) -> str | None:
    """An absolute address of a page below a site's root; None for anything else."""
    try:
        full = urljoin(base or "", value.strip())
        parts = urlsplit(full)
    except ValueError:
        return None
    good = parts.scheme in ("http", "https") and "." in parts.netloc and not re.search(r"\s", full)
    return full if good and (parts.path.strip("/") or parts.query) else None


def topics(stated: Structured, known: Iterable[str], text: str = "") -> tuple[str, ...]:
    """The outlet's keywords in its order, at most `MOST_TOPICS`, without those for its own
    machines. Of more, those that stand in the article's ``text`` are kept first."""
    sources = (
        stated.texts("keywords"),
        stated.meta.get("article:tag", ()),
        stated.meta.get("news_keywords", ()),
        stated.meta.get("parsely-tags", ()),
        stated.meta.get("keywords", ()),
    )
    seen = {fold(k) for k in known}
    for values in sources:
        found = []
        for topic in (plain(t).strip(" &") for value in values for t in re.split(r"[,;]", value)):
            if _is_topic(topic) and fold(topic) not in seen:
                seen.add(fold(topic))
                found.append(topic)
        if found:
            named = fold(text)
            first = sorted(found, key=lambda topic: fold(topic) not in named)[:MOST_TOPICS]
            return tuple(topic for topic in found if topic in first)
    return ()


# Words by which sites' software sorts articles, whatever they are about.
_SORTS = re.compile(
    r"(?:(?:general|domestic|world|latest|breaking|top|today.?s?|local|national|international|uk|us)"
    r"[ -])?(?:news|stories|story|articles?|features?|posts?|content|home[ -]?page|front[ -]page)"
    r"|featured(?:[ -](?:stor(?:y|ies)|posts?|articles?))?|editor.?s?[ -](?:picks?|choice)|internal"
    r"|standard|exclusives?|special exclusion|premium|slideshows?|galler(?:y|ies)|videos?"
    r"|(?:short|medium|long)(?:[ -](?:reads?|form))?"
    r"|uncategori[sz]ed|(?:.{1,20} )?wire|syndicat(?:ed|ion)|evergreen|sponsored",
    re.I,
)


def _is_topic(topic: str) -> bool:
    named = 2 <= len(topic) <= 40 and re.search(r"[^\W\d_]", topic)
    return bool(named) and not _MACHINE.search(topic) and not _SORTS.fullmatch(topic)
