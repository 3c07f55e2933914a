"""The page of one story: its briefs by date, and whom each of them quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotated_briefs.addresses import entity_key, outlet_address, story_address
from annotated_briefs.link import StoryLinks
from annotated_briefs.model import Entity, EntityId, Outlet, Page, Publication, Slug
from annotated_briefs.render.environment import page
from annotated_briefs.render.feeds import has_feed
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.phrases import count, listed
from annotated_briefs.render.share import story_terms

_Cast = list[tuple[Entity, list[int]]]
"""Sources, and their statements in each brief."""


def render_story(
    story: StoryLinks, *, outlets: Mapping[Slug, Outlet], publication: Publication
) -> Page:
    """The Markdown of the page of ``story``."""
    return Page(
        f"{story_address(story.title)}.md",
        lambda: _story(story, outlets=outlets, publication=publication).draw(),
        key_of(story.briefs, "story", story.title, publication, outlets=outlets),
    )


def _story(story: StoryLinks, *, outlets: Mapping[Slug, Outlet], publication: Publication) -> Page:
    cast, columns = _cast(story), _columns(story, outlets)
    return page(
        story_address(story.title),
        "story.md.jinja",
        title=story.title,
        description=f"{count(len(story.briefs), 'brief')}, {count(len(cast), 'source')} quoted.",
        found_as="Story",
        finding=finding(story, outlets),
        dated=len({p for b in story.briefs if (p := b.brief.metadata.published)}) > 1,
        until="briefs",
        terms=story_terms(story, story_address(story.title), publication),
        feed=story_address(story.title),
        feeds=has_feed(story.briefs, publication),
        story=story,
        cast=cast,
        compared=_compared(cast, columns),
        often=[(e, tally) for e, tally in cast if sum(tally) > 1] or cast,
        once=_once(cast),
        most=max((sum(tally) for _, tally in cast), default=0),
        columns=columns,
        outlets=outlets,
    )


def _compared(cast: _Cast, columns: Sequence[OutletColumn]) -> _Cast:
    """The rows that compare outlets: sources of several of them first, then those quoted twice."""
    several = [(e, n) for e, n in cast if sum(any(n[i] for i in c.briefs) for c in columns) > 1]
    rest = [(e, n) for e, n in cast if (e, n) not in several and sum(n) > 1]
    return [*several, *rest] or cast


def _once(cast: _Cast) -> list[tuple[Entity, int]]:
    """Sources with one statement, and the number of its brief; none where all have but one."""
    if all(sum(tally) == 1 for _, tally in cast):
        return []
    return [(e, tally.index(1) + 1) for e, tally in cast if sum(tally) == 1]


def finding(story: StoryLinks, outlets: Mapping[Slug, Outlet]) -> str:
    """What the story's briefs show together, in a sentence or two."""
    cast = _cast(story)
    quoted = f"{count(len(cast), 'source')} quoted"
    columns = _columns(story, outlets)
    if not cast:
        return "No source that is named is quoted."
    if not columns:
        top, tally = cast[0]
        said, told = sum(tally), sum(bool(n) for n in tally)
        if len(cast) == 1:
            return f"{quoted}: {top.name}."
        where = f", in {told} of {count(len(tally), 'brief')}" if len(tally) > 1 else ""
        return f"{quoted}, {top.name} most often: {count(said, 'statement')}{where}."
    everywhere = [e.name for e, n in cast if all(any(n[i] for i in c.briefs) for c in columns)]
    if not everywhere:
        return f"{quoted}, none of them by every outlet."
    who = "Both outlets" if len(columns) == 2 else f"All {len(columns)} outlets"
    shown = everywhere[:3] if len(everywhere) <= 3 else [*everywhere[:2], "others"]
    return f"{quoted}. {who} quote {listed(shown)}."


def _cast(story: StoryLinks) -> _Cast:
    """Every identified source and its statements in each brief, the most heard first."""
    tally: dict[EntityId, list[int]] = {}
    entities: dict[EntityId, Entity] = {}
    for i, brief in enumerate(story.briefs):
        for statement in brief.findings.statements:
            if statement.entity is None or statement.entity not in brief.findings.entities:
                continue
            entity = brief.findings.entities[statement.entity]
            key = entity_key(entity)
            entities.setdefault(key, entity)
            tally.setdefault(key, [0] * len(story.briefs))[i] += 1
    ordered = sorted(tally, key=lambda id_: (-sum(tally[id_]), entities[id_].name))
    return [(entities[id_], tally[id_]) for id_ in ordered]


@dataclass(frozen=True, slots=True)
class OutletColumn:
    """An outlet in the table of who quotes whom; ``briefs`` are indexes into the story's."""

    name: str
    address: str | None
    briefs: tuple[int, ...]


def _columns(story: StoryLinks, outlets: Mapping[Slug, Outlet]) -> list[OutletColumn]:
    """The outlets of the story by name; none where there is but one: then nothing is compared."""
    found: dict[Slug, list[int]] = {}
    for i, brief in enumerate(story.briefs):
        found.setdefault(brief.brief.metadata.outlet, []).append(i)
    columns = [
        OutletColumn(
            outlets[slug].name if slug in outlets else slug,
            outlet_address(slug) if slug in outlets else None,
            tuple(briefs),
        )
        for slug, briefs in found.items()
    ]
    return sorted(columns, key=lambda c: c.name) if len(columns) > 1 else []
