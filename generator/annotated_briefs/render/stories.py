"""The page of one story: its briefs by date, and whom each of them quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from annotated_briefs.addresses import story_address
from annotated_briefs.link import StoryLinks
from annotated_briefs.link.stories import Column, Role, alone, cast, columns
from annotated_briefs.model import Outlet, Page, Publication, Slug
from annotated_briefs.render.environment import page
from annotated_briefs.render.feeds import has_feed
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.phrases import count, listed
from annotated_briefs.render.share import story_terms
from annotated_briefs.render.voices import name_of

_ENTERING = 6
"""New voices that stand under a brief; of more, the rest is a number."""
_ONLY = 12
"""Sources and names that only one outlet has."""


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
    roles, compared = cast(story.briefs), columns(story)
    # Under their names, not their records' file names.
    compared = tuple(sorted(compared, key=lambda c: name_of(c.outlet, outlets).casefold()))
    return page(
        story_address(story.title),
        "story.md.jinja",
        title=story.title,
        description=f"{count(len(story.briefs), 'brief')}, {count(len(roles), 'source')} quoted.",
        found_as="Story",
        finding=finding(story),
        dated=len({p for b in story.briefs if (p := b.brief.metadata.published)}) > 1,
        until="briefs",
        terms=story_terms(story, story_address(story.title), publication),
        feed=story_address(story.title),
        feeds=has_feed(story.briefs, publication),
        story=story,
        entering=entering(story, roles),
        cast=roles,
        compared=_compared(roles, compared),
        often=[role for role in roles if role.total > 1] or roles,
        once=_once(roles),
        most=max((role.total for role in roles), default=0),
        columns=compared,
        alone=alone(story, roles, compared),
        only=_ONLY,
        outlet_name=partial(name_of, outlets=outlets),
        outlets=outlets,
    )


def entering(story: StoryLinks, roles: Sequence[Role]) -> list[tuple[list[Role], int]]:
    """For each brief the sources who spoke in none of an earlier day, and how many are not named.

    None where no brief is surely earlier: there everybody is new.
    """
    dates = [b.brief.metadata.published or "" for b in story.briefs]
    found = []
    for i, date in enumerate(dates):
        # "2024-05" is neither before nor after "2024-05-07".
        earlier = [j for j, d in enumerate(dates) if d and d < date and not date.startswith(d)]
        new = [r for r in roles if earlier and r.said[i] and not r.first_in(earlier)]
        found.append((new[:_ENTERING], max(0, len(new) - _ENTERING)))
    return found


def _compared(roles: Sequence[Role], compared: Sequence[Column]) -> Sequence[Role]:
    """The rows that compare outlets: sources of several of them first, then those quoted twice."""
    several = [r for r in roles if sum(bool(r.first_in(c.briefs)) for c in compared) > 1]
    rest = [r for r in roles if r not in several and r.total > 1]
    return [*several, *rest] or roles


def _once(roles: Sequence[Role]) -> list[Role]:
    """Sources with one statement; none where all have but one."""
    if all(role.total == 1 for role in roles):
        return []
    return [role for role in roles if role.total == 1]


def finding(story: StoryLinks) -> str:
    """What the story's briefs show together, in a sentence or two."""
    roles, compared = cast(story.briefs), columns(story)
    quoted = f"{count(len(roles), 'source')} quoted"
    if not roles:
        return "No source that is named is quoted."
    if not compared:
        top, briefs = roles[0], len(story.briefs)
        if len(roles) == 1:
            return f"{quoted}: {top.entity.name}."
        told = sum(bool(n) for n in top.tally)
        where = f", in {told} of {count(briefs, 'brief')}" if briefs > 1 else ""
        said = count(top.total, "statement")
        return f"{quoted}, {top.entity.name} most often: {said}{where}."
    everywhere = [r.entity.name for r in roles if all(r.first_in(c.briefs) for c in compared)]
    if not everywhere:
        return f"{quoted}, none of them by every outlet."
    who = "Both outlets" if len(compared) == 2 else f"All {len(compared)} outlets"
    shown = everywhere[:3] if len(everywhere) <= 3 else [*everywhere[:2], "others"]
    return f"{quoted}. {who} quote {listed(shown)}."
