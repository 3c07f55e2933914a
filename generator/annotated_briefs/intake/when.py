"""When an article was published and when it was changed, off a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from annotated_briefs.intake import dates, heading
from annotated_briefs.intake.found import Found
from annotated_briefs.intake.heading import Heading
from annotated_briefs.intake.structured import Structured


def published(stated: Structured, head: Heading) -> Found | None:
    """When it was first published, in the page's own time zone."""
    for origin, values, doubtful in _stated_dates(stated):
        for value in values:
            if when := dates.iso(value):
                return Found(when, origin, doubtful)
    return heading.published(head)


def _stated_dates(stated: Structured) -> Iterator[tuple[str, Sequence[str], bool]]:
    """Where the date stands, what it is there, and whether it may be another day's."""
    meta = stated.meta
    yield "JSON-LD datePublished", stated.texts("datePublished"), False
    for key in ("article:published_time", "og:article:published_time", "parsely-pub-date"):
        yield f"<meta {key}>", meta.get(key, ()), False
    yield "microdata datePublished", stated.microdata.get("datePublished", ()), False
    for key in (
        *("article:published", "datepublished", "publish-date", "publish_date", "pubdate"),
        *("dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created"),
        *("sailthru.date", "citation_publication_date", "og:pubdate"),
    ):
        yield f"<meta {key}>", meta.get(key, ()), False
    for key in ("dc.date", "date", "og:published_time"):
        yield f"<meta {key}>", meta.get(key, ()), True
    yield "JSON-LD dateCreated", stated.texts("dateCreated"), True


_LONG_AFTER = timedelta(days=31)
"""What was changed later than this after its date may be the text of another day."""


def changed(stated: Structured, published: Found | None) -> Found | None:
    """The day on which it was last changed, where that is after the day it was ``published``.

    Doubtful where it is long after: the words may be of that day.
    """
    first = date.fromisoformat(published.value[:10]) if published else None
    for origin, values in (
        ("JSON-LD dateModified", stated.texts("dateModified")),
        ("<meta article:modified_time>", stated.meta.get("article:modified_time", ())),
        ("microdata dateModified", stated.microdata.get("dateModified", ())),
    ):
        for value in values:
            when = dates.iso(value)
            day = date.fromisoformat(when[:10]) if when else None
            if day and first and day > first:
                return Found(day.isoformat(), origin, doubtful=day - first > _LONG_AFTER)
    return None
