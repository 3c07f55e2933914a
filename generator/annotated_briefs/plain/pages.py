"""The plain files of a site: one beside each page, and llms.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from annotated_briefs.addresses import entity_address, outlet_address, story_address
from annotated_briefs.link import EntityLinks, StoryLinks
from annotated_briefs.link.gather import by_date
from annotated_briefs.model import Asset, EntityId, Outlet, Publication, Slug
from annotated_briefs.plain.brief import brief_markdown
from annotated_briefs.plain.llms import render_llms
from annotated_briefs.plain.names import entity_markdown, outlet_markdown, story_markdown
from annotated_briefs.plain.parts import FILE, Here
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.mentions import entries, entries_of
from annotated_briefs.render.paging import Pager, pagers, pages_for, stretch

_At = Callable[[str], Here]


def render_plain(
    briefs: Sequence[PublishedBrief],
    *,
    links: Mapping[EntityId, EntityLinks],
    stories: Sequence[StoryLinks],
    outlets: Mapping[Slug, Outlet],
    publication: Publication,
) -> Iterator[Asset]:
    """The file `parts.FILE` beside each page of a brief, name, story and outlet; llms.txt."""
    here: _At = partial(Here, outlets=outlets, publication=publication)
    url = publication.url
    for view in briefs:
        key = key_of([view], "plain", url, outlets=outlets)
        yield _asset(view.brief.address, partial(_brief, view, here), key)
    for one in links.values():
        yield from _entity(one, links, here, outlets, url)
    for story in stories:
        key = key_of(story.briefs, "plain story", story.title, url, outlets=outlets)
        address = story_address(story.title)
        yield _asset(address, partial(_story, story, here), key)
    yield from _outlets(by_date(briefs), here, outlets, url)
    yield render_llms(
        briefs, links=links, stories=stories, outlets=outlets, publication=publication
    )


def _asset(address: str, make: Callable[[], bytes], key: str) -> Asset:
    return Asset(f"{address}/{FILE}", make, key)


def _brief(view: PublishedBrief, here: _At) -> bytes:
    return brief_markdown(view, here(view.brief.address))


def _story(story: StoryLinks, here: _At) -> bytes:
    return story_markdown(story, here(story_address(story.title)))


def _entity(
    one: EntityLinks,
    links: Mapping[EntityId, EntityLinks],
    here: _At,
    outlets: Mapping[Slug, Outlet],
    url: str | None,
) -> Iterator[Asset]:
    """As many as it has pages, each with the same stretch of the lists."""
    mentions = sum(map(entries_of, one.outings))
    total = pages_for(len(one.statements), mentions)
    company = [(links[id_].entity, times) for id_, times in one.company if id_ in links]
    views = [outing.brief for outing in one.outings]
    key = key_of(views, "plain entity", one.entity, one.names, company, url, outlets=outlets)
    for pager in pagers(entity_address(one.entity), total):
        make = partial(_entity_page, one, pager, links, here)
        yield _asset(pager.address, make, key and f"{key} {pager.number}/{total}")


def _entity_page(
    one: EntityLinks, pager: Pager, links: Mapping[EntityId, EntityLinks], here: _At
) -> bytes:
    said = stretch(one.statements, pager.number)
    mentions = stretch(entries(one.outings), pager.number)
    return entity_markdown(one, pager, said, mentions, links_of=links, here=here(pager.address))


def _outlets(
    newest: Sequence[PublishedBrief], here: _At, outlets: Mapping[Slug, Outlet], url: str | None
) -> Iterator[Asset]:
    published: dict[Slug, list[PublishedBrief]] = {slug: [] for slug in outlets}
    for view in newest:
        published.setdefault(view.brief.metadata.outlet, []).append(view)
    for slug, outlet in outlets.items():
        for pager in pagers(outlet_address(slug), pages_for(len(published[slug]))):
            shown = stretch(published[slug], pager.number)
            key = key_of(shown.entries, "plain outlet", outlet, pager, shown.total, url)
            make = partial(outlet_markdown, outlet, pager, shown, here(pager.address))
            yield _asset(pager.address, make, key)
