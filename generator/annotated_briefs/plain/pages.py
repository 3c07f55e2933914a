"""The plain files of a site: one beside each page, and llms.txt."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from annotated_briefs.addresses import outlet_address, story_address
from annotated_briefs.link import Echo, EntityLinks, Related, StoryLinks
from annotated_briefs.link.gather import by_date
from annotated_briefs.model import Asset, EntityId, Outlet, Publication, Slug
from annotated_briefs.plain.brief import brief_markdown
from annotated_briefs.plain.llms import render_llms
from annotated_briefs.plain.names import entity_markdown, outlet_markdown, story_markdown
from annotated_briefs.plain.parts import FILE, Here
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.echoes import Echoes, Shown
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.lists import Lists, lists_of
from annotated_briefs.render.paging import Pager, pagers, pages_for, stretch
from annotated_briefs.render.related import RelatedLine, listed_as

_At = Callable[[str], Here]
_NONE: Mapping[str, Sequence[Related]] = {}


def render_plain(
    briefs: Sequence[PublishedBrief],
    *,
    links: Mapping[EntityId, EntityLinks],
    stories: Sequence[StoryLinks],
    outlets: Mapping[Slug, Outlet],
    publication: Publication,
    related: Mapping[str, Sequence[Related]] = _NONE,
    echoes: Sequence[Echo] = (),
) -> Iterator[Asset]:
    """The file `parts.FILE` beside each page of a brief, name, story and outlet; llms.txt."""
    here: _At = partial(Here, outlets=outlets, publication=publication)
    url = publication.url
    heard = Echoes(echoes, outlets)
    for view in briefs:
        others = [listed_as(one) for one in related.get(view.brief.address, ())]
        same = heard.of(view)
        key = key_of(
            [view, *(other for echo in same for other in echo.views)],
            *("plain", url, others, [echo.made_from for echo in same]),
            outlets=outlets,
        )
        yield _asset(view.brief.address, partial(_brief, view, others, same, here), key)
    for one in links.values():
        yield from entity_pages(one, links, outlets, publication)
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


def _brief(
    view: PublishedBrief, related: Sequence[RelatedLine], echoes: Sequence[Shown], here: _At
) -> bytes:
    return brief_markdown(view, here(view.brief.address), related=related, echoes=echoes)


def _story(story: StoryLinks, here: _At) -> bytes:
    return story_markdown(story, here(story_address(story.title)))


def entity_pages(
    one: EntityLinks,
    links: Mapping[EntityId, EntityLinks],
    outlets: Mapping[Slug, Outlet],
    publication: Publication,
) -> Iterator[Asset]:
    """As many as it has pages, each with the same stretch of the lists."""
    here: _At = partial(Here, outlets=outlets, publication=publication)
    lists = lists_of(one)
    company = [(links[id_].entity, times) for id_, times in one.company if id_ in links]
    known = (one.entity, len(one.statements), len(one.outings), len(lists.owners), publication.url)
    for pager in lists.pagers():
        # The first says of all its statements how the entity is heard.
        heard = [said.brief for said in one.statements] if pager.number == 1 else []
        key = key_of(
            [*lists.views(pager.number), *heard],
            *("plain entity", known, pager, lists.place(pager.number)),
            (one.names, company) if pager.number == 1 else None,
            outlets=outlets,
        )
        yield _asset(pager.address, partial(_entity_page, lists, pager, links, here), key)


def _entity_page(
    lists: Lists, pager: Pager, links: Mapping[EntityId, EntityLinks], here: _At
) -> bytes:
    said, mentions = lists.said(pager.number), lists.mentions(pager.number)
    return entity_markdown(
        lists.links, pager, said, mentions, links_of=links, here=here(pager.address)
    )


def _outlets(
    newest: Sequence[PublishedBrief], here: _At, outlets: Mapping[Slug, Outlet], url: str | None
) -> Iterator[Asset]:
    published: dict[Slug, list[PublishedBrief]] = {slug: [] for slug in outlets}
    for view in newest:
        published.setdefault(view.brief.metadata.outlet, []).append(view)
    for slug, outlet in outlets.items():
        for pager in pagers(outlet_address(slug), pages_for(len(published[slug]))):
            own = published[slug]
            shown = own if pager.number == 1 else stretch(own, pager.number).entries
            key = key_of(shown, "plain outlet", outlet, pager, len(own), url)
            make = partial(outlet_markdown, outlet, pager, own, here(pager.address))
            yield _asset(pager.address, make, key)
