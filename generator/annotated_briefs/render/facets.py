"""The pages of the facets that no other page shows (years, topics, forms), and the search page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from annotated_briefs.addresses import outlet_address, story_address, topic_address
from annotated_briefs.link import EntityLinks, StoryLinks
from annotated_briefs.link.facets import FORMS, UNDATED, year_of
from annotated_briefs.model import EntityId, Outlet, Page, Slug
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.environment import page
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.paging import pagers, pages_for, stretch
from annotated_briefs.render.phrases import count

_QUOTED = 24
"""The most quoted whom the search page offers; the index of sources has them all."""
_OFFERED = 30
"""The values of a facet there; an index has them all."""


class _Shelf:
    """Briefs that share a value of a facet."""

    def __init__(self, label: str, address: str, briefs: Sequence[PublishedBrief]) -> None:
        self.label = label
        self.address = address
        self.briefs = briefs

    def __str__(self) -> str:
        """All that a list of shelves shows of it."""
        return f"{self.label}\n{self.address}\n{len(self.briefs)}"

    def pages(self, title: str, lead: str, outlets: Mapping[Slug, Outlet]) -> Iterator[Page]:
        """Its page, or pages."""
        description = f"{lead}: {count(len(self.briefs), 'brief')}."
        for pager in pagers(self.address, pages_for(len(self.briefs))):
            shown = stretch(self.briefs, pager.number)
            yield page(
                pager.address,
                "facet.md.jinja",
                title=title + pager.suffix,
                description=pager.describe(description),
                pager=pager,
                shown=shown,
                lead=description,
                outlets=outlets,
                key=key_of(shown.entries, "facet", title, description, pager, outlets=outlets),
            )


def render_facets(
    newest: Sequence[PublishedBrief],
    *,
    links: Mapping[EntityId, EntityLinks],
    stories: Sequence[StoryLinks],
    outlets: Mapping[Slug, Outlet],
) -> Iterator[Page]:
    """Years, topics and forms of sourcing, each a list of its briefs; and the search page."""
    years = _by_year(newest)
    topics = _by_topic(newest)
    forms = [
        _Shelf(form.label, f"forms/{form.slug}", members)
        for form in FORMS
        if (members := [b for b in newest if form.holds(b.findings.sourcing)])
    ]
    for shelf in years:
        lead = "Articles without a date" if shelf.label == UNDATED else "Articles of this year"
        title = "Undated" if shelf.label == UNDATED else f"The year {shelf.label}"
        yield from shelf.pages(title, lead, outlets)
    for shelf in topics:
        yield from shelf.pages(f"Topic: {shelf.label}", "Articles with this topic", outlets)
    for shelf in forms:
        title = f"An article that {shelf.label}"
        yield from shelf.pages(title, "As the text itself has it, not as a grade", outlets)
    for folder, title, shelves in (
        ("years", "Years", years),
        ("topics", "Topics", topics),
        ("forms", "Forms of sourcing", forms),
    ):
        yield from _index(folder, title, shelves)
    offered = [
        ("Outlet", _outlets(newest, outlets), "outlets", "All outlets"),
        ("Year", years, "years", "All years"),
        ("Form of sourcing", forms, "forms", "All forms"),
        ("Story", _stories(stories), "stories", "All stories"),
        ("Topic", topics, "topics", "All topics"),
    ]
    quoted = sorted(
        (e for e in links.values() if e.made),
        key=lambda e: (-len(e.statements), e.entity.name),
    )[:_QUOTED]
    shown = [[str(one) for one in members[: _OFFERED + 1]] for _, members, *_ in offered]
    speaking = [(e.entity, len(e.statements)) for e in quoted]
    yield page(
        "search",
        "search.md.jinja",
        key=key_of([], "search", shown, speaking),
        title="Search",
        description="Find words, people and statements in the briefs.",
        path="search/index.md",
        shelves=offered,
        offered=_OFFERED,
        quoted=quoted,
    )


def _index(folder: str, title: str, shelves: Sequence[_Shelf]) -> Iterator[Page]:
    for pager in pagers(folder, pages_for(len(shelves)), index=True):
        shown = stretch(shelves, pager.number)
        yield page(
            pager.address,
            "shelves.md.jinja",
            title=title + pager.suffix,
            description=pager.describe(f"{title} of the articles, and their briefs."),
            path=pager.path,
            pager=pager,
            shown=shown,
            key=key_of([], "shelves", title, pager, len(shelves), [*map(str, shown.entries)]),
        )


def _by_year(newest: Sequence[PublishedBrief]) -> list[_Shelf]:
    members: dict[str, list[PublishedBrief]] = defaultdict(list)
    for brief in newest:
        members[year_of(brief)].append(brief)
    return [_Shelf(year, f"years/{year}", briefs) for year, briefs in members.items()]


def _by_topic(newest: Sequence[PublishedBrief]) -> list[_Shelf]:
    """Most briefs first; topics that share an address share a page."""
    members: dict[str, list[PublishedBrief]] = defaultdict(list)
    labels: dict[str, str] = {}
    for brief in newest:
        for topic, address in {t: topic_address(t) for t in brief.brief.metadata.topics}.items():
            labels.setdefault(address, topic)
            if brief not in members[address][-1:]:
                members[address].append(brief)
    ordered = sorted(
        members, key=lambda address: (-len(members[address]), labels[address].casefold())
    )
    return [_Shelf(labels[address], address, members[address]) for address in ordered]


def _outlets(newest: Sequence[PublishedBrief], outlets: Mapping[Slug, Outlet]) -> list[_Shelf]:
    members: dict[Slug, list[PublishedBrief]] = defaultdict(list)
    for brief in newest:
        members[brief.brief.metadata.outlet].append(brief)
    return [
        _Shelf(outlets[slug].name, outlet_address(slug), members[slug])
        for slug in sorted(members)
        if slug in outlets
    ]


def _stories(stories: Sequence[StoryLinks]) -> list[_Shelf]:
    return [_Shelf(s.title, story_address(s.title), s.briefs) for s in stories]
