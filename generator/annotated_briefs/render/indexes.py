"""The indexes: home, briefs, stories, names by kind, sources, outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from annotated_briefs.addresses import KIND_FOLDERS
from annotated_briefs.link import EntityLinks, StoryLinks
from annotated_briefs.link.gather import by_date
from annotated_briefs.model import (
    Entity,
    EntityId,
    Form,
    Kind,
    Outlet,
    Page,
    Publication,
    Slug,
    State,
)
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.environment import page
from annotated_briefs.render.facets import render_facets
from annotated_briefs.render.feeds import has_feed
from annotated_briefs.render.insights import render_insights
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.names import sort_key
from annotated_briefs.render.outlets import render_outlets
from annotated_briefs.render.paging import Jump, page_of, pagers, pages_for, stretch
from annotated_briefs.render.phrases import KIND_WORDS, count
from annotated_briefs.render.share import site_terms
from annotated_briefs.render.stories import finding

_LATEST = 6
_STORIES = 12
"""Stories on the home page; the index has them all."""
_ONE_LINE = 40
"""Sentences whose ribbon is still a line of distinct cells on a screen."""
_OUTLETS = 12
"""Outlets there, by name: they are not ranked."""
OTHER = "#"
UNDATED = "undated"


def render_indexes(
    briefs: Sequence[PublishedBrief],
    *,
    links: Mapping[EntityId, EntityLinks],
    stories: Sequence[StoryLinks],
    outlets: Mapping[Slug, Outlet],
    handwritten: Collection[str],
    publication: Publication,
) -> Iterator[Page]:
    """Home and every index; each says so where there is nothing yet."""
    newest = by_date(briefs)
    yield _home(newest, links=links, stories=stories, outlets=outlets, publication=publication)
    yield from _briefs(
        newest, handwritten=handwritten, outlets=outlets, feeds=has_feed(newest, publication)
    )
    yield from _parts(
        "stories",
        "stories.md.jinja",
        sorted(stories, key=lambda s: (-len(s.briefs), s.title)),
        title="Stories",
        description=f"{count(len(stories), 'story', 'stories')}.",
        decides=lambda shown: key_of(_briefs_of(shown), _titles(shown), outlets=outlets),
        finding=finding,
    )
    yield from _names(links)
    yield from _sources(links)
    yield from render_outlets(newest, outlets, publication)
    yield from render_insights(newest, links, outlets, handwritten)
    yield from render_facets(newest, links=links, stories=stories, outlets=outlets)


def _parts(
    folder: str,
    template: str,
    entries: Sequence[Any],
    *,
    title: str,
    description: str,
    decides: Callable[[Sequence[Any]], str],
    **values: Any,
) -> Iterator[Page]:
    """The pages of an index, at most `paging.PER_PAGE` of ``entries`` on each.

    ``decides`` gives the key of what a page shows of its entries, and of the other ``values``.
    """
    for pager in pagers(folder, pages_for(len(entries)), index=True):
        shown = stretch(entries, pager.number)
        known = decides(shown.entries)
        yield page(
            pager.address,
            template,
            title=title + pager.suffix,
            description=pager.describe(description),
            path=pager.path,
            pager=pager,
            shown=shown,
            key=known and key_of([], folder, title, description, pager, len(entries), known),
            **values,
        )


def _home(
    newest: list[PublishedBrief],
    *,
    links: Mapping[EntityId, EntityLinks],
    stories: Sequence[StoryLinks],
    outlets: Mapping[Slug, Outlet],
    publication: Publication,
) -> Page:
    speakers = sorted(
        (e for e in links.values() if e.made),
        key=lambda e: (-len(e.statements), e.entity.name),
    )
    statements = [s for b in newest for s in b.findings.statements]
    times = Counter(b.brief.metadata.outlet for b in newest)
    published = [(outlets[slug], n) for slug, n in sorted(times.items()) if slug in outlets]
    featured = max(newest, key=_featured, default=None)
    shown = sorted(stories, key=lambda s: (-len(s.briefs), s.title))[:_STORIES]
    totals = {
        "briefs": len(newest),
        "statements": len(statements),
        "confirmed": sum(s.state is State.CONFIRMED for s in statements),
        "sources": sum(bool(e.made) for e in links.values()),
    }
    views = [*newest[:_LATEST], *([featured] if featured else []), *_briefs_of(shown)]
    known = (len(stories), _titles(shown), published, [*map(_row, speakers[:8])], totals)
    return page(
        "",
        "home.md.jinja",
        key=key_of(views, "home", publication, known, outlets=outlets),
        title="Who told the news what",
        description="News articles with their sources shown: who is quoted, on what footing,"
        " and what names no source.",
        terms=site_terms(publication),
        feed="",
        site_name=publication.name,
        newest=newest[:_LATEST],
        featured=featured,
        stories=shown,
        more_stories=len(stories) > _STORIES,
        finding=finding,
        published=published[:_OUTLETS],
        more_outlets=len(published) > _OUTLETS,
        speakers=speakers[:8],
        outlets=outlets,
        totals=totals,
        path="index.md",
    )


def _featured(view: PublishedBrief) -> tuple[bool, bool, int, str]:
    """The brief whose ribbon shows most: text shown, a ribbon of one line, many sources."""
    sourcing = view.findings.sourcing
    heard = len(sourcing.sources)
    one_line = len(sourcing.sentences) <= _ONE_LINE
    return (bool(view.blocks) and heard > 0, one_line, heard, view.brief.address)


def _briefs(
    newest: Sequence[PublishedBrief],
    *,
    handwritten: Collection[str],
    outlets: Mapping[Slug, Outlet],
    feeds: bool,
) -> Iterator[Page]:
    """By month, newest first; undated ones last."""
    starts: dict[str, Jump] = {}
    for position, brief in enumerate(newest):
        month = _month(brief)
        year = "Undated" if month == UNDATED else month[:4]
        starts.setdefault(year, Jump(year, f"m{month.replace('-', '')}", page_of(position)))
    yield from _parts(
        "briefs",
        "briefs.md.jinja",
        newest,
        title="Briefs",
        description=f"{count(len(newest), 'brief')}, newest first.",
        decides=lambda shown: key_of(
            shown, feeds, sorted(handwritten), [*starts.values()], outlets=outlets
        ),
        feed="",
        feeds=feeds,
        jumps=list(starts.values()),
        month=_month,
        handwritten=handwritten,
        outlets=outlets,
    )


def _month(brief: PublishedBrief) -> str:
    """``2024-05``, ``2024`` where the month is not known, or ``undated``."""
    return (brief.brief.metadata.published or UNDATED)[:7]


def _names(links: Mapping[EntityId, EntityLinks]) -> Iterator[Page]:
    for kind, folder in KIND_FOLDERS.items():
        members = sorted(
            (e for e in links.values() if e.entity.kind is kind),
            key=lambda e: (_initial(e.entity) == OTHER, sort_key(e.entity), e.entity.name),
        )
        main = kind in {Kind.PERSON, Kind.ORG, Kind.PLACE}
        if not members and not main:
            continue
        starts: dict[str, Jump] = {}
        for position, member in enumerate(members):
            letter = _initial(member.entity)
            anchor = f"letter-{letter.lower() if letter != OTHER else 'other'}"
            starts.setdefault(letter, Jump(letter, anchor, page_of(position)))
        plural = KIND_WORDS[kind][1]
        yield from _parts(
            folder,
            "names.md.jinja",
            members,
            title=plural.capitalize(),
            description=f"{count(len(members), *KIND_WORDS[kind])} named in the briefs.",
            decides=partial(_listed, [*starts.values()]),
            jumps=list(starts.values()),
            initial=lambda e: _initial(e.entity),
            starts=starts,
            plural=plural,
        )


def _row(links: EntityLinks) -> tuple[Entity, int, int, int, bool]:
    """What the line of an entity in an index shows of it."""
    heard_in = {s.brief.brief.address for s in links.statements}
    said, seen = len(links.statements), len(links.outings)
    return links.entity, said, seen, len(heard_in), bool(links.made)


def _listed(jumps: Sequence[Jump], shown: Sequence[EntityLinks]) -> str:
    return key_of([], jumps, [*map(_row, shown)])


def _briefs_of(stories: Iterable[StoryLinks]) -> Iterator[PublishedBrief]:
    return (brief for story in stories for brief in story.briefs)


def _titles(stories: Iterable[StoryLinks]) -> list[str]:
    return [story.title for story in stories]


def _initial(entity: Entity) -> str:
    """The letter under which ``entity`` stands; `OTHER`, behind Z, for figures and signs."""
    letter = sort_key(entity)[:1].upper()
    return letter if letter.isalpha() else OTHER


def _sources(links: Mapping[EntityId, EntityLinks]) -> Iterator[Page]:
    speaking = sorted(
        (e for e in links.values() if e.made),
        key=lambda e: (-len(e.statements), sort_key(e.entity)),
    )
    rows = [
        (e, {form: sum(s.statement.form is form for s in e.statements) for form in Form})
        for e in speaking
    ]
    yield from _parts(
        "sources",
        "sources.md.jinja",
        rows,
        title="Sources",
        description=f"{count(len(speaking), 'source')} heard in the briefs.",
        decides=lambda shown: key_of([], [(*_row(e), [*tally.values()]) for e, tally in shown]),
        forms_of=list(Form),
    )
