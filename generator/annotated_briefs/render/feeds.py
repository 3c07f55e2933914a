"""Feeds of briefs, as Atom (RFC 4287) and as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/).

Only for a site that has an address. An entry is dated by its article or, where that has no date, by
the last review of its statements; a brief with neither is in no feed, for a feed is ordered by time
and the clock of the build says nothing of an article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from feedgenerator import Atom1Feed

from annotated_briefs.addresses import outlet_address, parse_partial, story_address
from annotated_briefs.link import StoryLinks
from annotated_briefs.model import Asset, Outlet, Publication, Slug
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.phrases import count, listed, main_sentence

ATOM, JSON = "feed.xml", "feed.json"
NEWEST = 50
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML 1.0 cannot hold."""


@dataclass(frozen=True, slots=True)
class _Entry:
    view: PublishedBrief
    url: str
    dated: datetime
    summary: str
    authors: tuple[str, ...]


def render_feeds(
    newest: Sequence[PublishedBrief],
    *,
    stories: Sequence[StoryLinks],
    outlets: Mapping[Slug, Outlet],
    publication: Publication,
) -> Iterator[Asset]:
    """Two feeds for all briefs, and for those of each story and each outlet."""
    if publication.url is None:
        return
    yield from _feeds("", publication.name, newest, outlets, publication)
    for story in stories:
        title = f"{story.title} · {publication.name}"
        address = story_address(story.title)
        yield from _feeds(address, title, story.briefs, outlets, publication)
    for slug, outlet in outlets.items():
        members = [b for b in newest if b.brief.metadata.outlet == slug]
        title = f"{outlet.name} · {publication.name}"
        yield from _feeds(outlet_address(slug), title, members, outlets, publication)


def has_feed(briefs: Iterable[PublishedBrief], publication: Publication) -> bool:
    """Whether there is a feed of ``briefs``."""
    return publication.url is not None and any(_dated(brief) for brief in briefs)


def _feeds(
    address: str,
    title: str,
    briefs: Iterable[PublishedBrief],
    outlets: Mapping[Slug, Outlet],
    publication: Publication,
) -> Iterator[Asset]:
    site = str(publication.url)
    dated = [(when, f"{site}{b.brief.address}/", b) for b in briefs if (when := _dated(b))]
    newest = [b for *_, b in sorted(dated, key=lambda one: one[:2], reverse=True)[:NEWEST]]
    if not newest:
        return
    folder = f"{address}/" if address else ""
    home = site + folder
    about = publication.description or "News articles with their sources shown."
    key = key_of(newest, "feed", title, about, home, outlets=outlets)
    for name, write in ((ATOM, _atom), (JSON, _json)):
        yield Asset(
            folder + name,
            lambda write=write: write(title, about, home, _entries(newest, outlets, site)),  # type: ignore[misc]
            key,
        )


def _entries(
    briefs: Iterable[PublishedBrief], outlets: Mapping[Slug, Outlet], site: str
) -> list[_Entry]:
    return [entry for brief in briefs if (entry := _entry(brief, outlets, site))]


def _entry(view: PublishedBrief, outlets: Mapping[Slug, Outlet], site: str) -> _Entry | None:
    meta = view.brief.metadata
    dated = _dated(view)
    if dated is None:
        return None
    outlet = outlets.get(meta.outlet)
    sourcing = view.findings.sourcing
    heard = [source.name for source in sourcing.sources[:5]]
    more = len(sourcing.sources) - len(heard)
    names = [*heard, count(more, "other")] if more > 0 else heard
    said = f" Speaking: {listed(names)}." if names else ""
    return _Entry(
        view,
        f"{site}{view.brief.address}/",
        dated,
        f"{main_sentence(sourcing)}{said}",
        meta.byline or (outlet.name if outlet else meta.outlet,),
    )


def _dated(view: PublishedBrief) -> datetime | None:
    published = view.brief.metadata.published
    if published is None:
        reviewed = [s.review.on for s in view.findings.statements if s.review]
        published = max(reviewed, default=None)
    if published is None:
        return None
    day, _ = parse_partial(published)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _atom(title: str, about: str, home: str, entries: Sequence[_Entry]) -> bytes:
    feed = Atom1Feed(
        title=_plain(title),
        link=home,
        description=_plain(about),
        subtitle=_plain(about),
        feed_url=home + ATOM,
        feed_guid=home,
        language="en",
    )
    for entry in entries:
        meta = entry.view.brief.metadata
        feed.add_item(
            title=_plain(meta.headline),
            link=entry.url,
            unique_id=entry.url,
            # The library gives it out as HTML.
            description=escape(_plain(entry.summary)),
            author_name=_plain(listed(list(entry.authors))),
            pubdate=entry.dated,
            updateddate=entry.dated,
            categories=[_plain(topic) for topic in meta.topics],
        )
    return str(feed.writeString("utf-8")).encode() + b"\n"


def _json(title: str, about: str, home: str, entries: Sequence[_Entry]) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "description": about,
        "home_page_url": home,
        "feed_url": home + JSON,
        "language": "en",
        "items": [
            {
                "id": entry.url,
                "url": entry.url,
                **({"external_url": url} if (url := entry.view.brief.metadata.url) else {}),
                "title": entry.view.brief.metadata.headline,
                "content_text": entry.summary,
                "date_published": entry.dated.isoformat(),
                "authors": [{"name": name} for name in entry.authors],
                "tags": list(entry.view.brief.metadata.topics),
            }
            for entry in entries
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _plain(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
