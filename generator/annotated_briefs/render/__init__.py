"""Render: published briefs and what they gather, as Markdown pages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from annotated_briefs.addresses import entity_address
from annotated_briefs.link import Echo, EntityLinks, Related, StoryLinks
from annotated_briefs.model import EntityId, Outlet, Page, Publication, Slug
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.brief import render_brief
from annotated_briefs.render.echoes import Echoes, render_echoes
from annotated_briefs.render.feeds import has_feed
from annotated_briefs.render.indexes import render_indexes
from annotated_briefs.render.moved import render_moved
from annotated_briefs.render.names import render_entity
from annotated_briefs.render.stories import render_story

_PUBLICATION = Publication()


def render_site(
    briefs: Sequence[PublishedBrief],
    *,
    links: Mapping[EntityId, EntityLinks],
    stories: Sequence[StoryLinks],
    related: Mapping[str, Sequence[Related]],
    echoes: Sequence[Echo] = (),
    outlets: Mapping[Slug, Outlet],
    handwritten: Collection[str] = (),
    publication: Publication = _PUBLICATION,
) -> Iterator[Page]:
    """Every generated page: briefs, names and their former addresses, stories, outlets, indexes.

    ``handwritten`` names the publisher's own pages that generated ones may link to.
    """
    followed = {
        brief.brief.address
        for story in stories
        if has_feed(story.briefs, publication)
        for brief in story.briefs
    }
    heard = Echoes(echoes, outlets)
    for brief in briefs:
        yield render_brief(
            brief,
            outlet=outlets.get(brief.brief.metadata.outlet),
            related=related.get(brief.brief.address, ()),
            echoes=heard.of(brief),
            handwritten=handwritten,
            publication=publication,
            followed=brief.brief.address in followed,
        )
    for entity in links.values():
        yield from render_entity(
            entity, links_of=links, outlets=outlets, publication=publication, echoes=heard
        )
    entities = [entity.entity for entity in links.values()]
    yield from render_moved(entities, {entity_address(entity) for entity in entities})
    for story in stories:
        yield render_story(story, outlets=outlets, publication=publication)
    yield from render_echoes(heard, handwritten)
    yield from render_indexes(
        briefs,
        links=links,
        stories=stories,
        outlets=outlets,
        handwritten=handwritten,
        publication=publication,
    )


__all__ = ["render_site"]
