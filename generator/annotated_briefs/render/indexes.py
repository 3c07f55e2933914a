"""The indexes: home, briefs, stories, names by kind, sources, outlets."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from annotated_briefs.addresses import KIND_FOLDERS, outlet_address
from annotated_briefs.link import EntityLinks, StoryLinks
from annotated_briefs.link.gather import by_date
from annotated_briefs.model import EntityId, Form, Kind, Outlet, Page, Slug, State
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.environment import page
from annotated_briefs.render.names import sort_key
from annotated_briefs.render.phrases import KIND_WORDS, count

_LATEST = 6
_PROFILED = (
    *("sentences", "attributed_sentences", "statements", "direct", "mixed", "indirect"),
    *("named", "unnamed", "institution", "document", "media_report"),
)
_PROFILE_FROM = 5
"""An outlet's sourcing is profiled from five briefs up: fewer say nothing of the outlet."""


def render_indexes(
    briefs: Sequence[PublishedBrief],
    *,
    links: Mapping[EntityId, EntityLinks],
    stories: Sequence[StoryLinks],
    outlets: Mapping[Slug, Outlet],
    handwritten: Collection[str],
) -> Iterator[Page]:
    """Home and every index; each says so where there is nothing yet."""
    newest = by_date(briefs)
    yield _home(newest, links=links, stories=stories, outlets=outlets)
    yield page(
        "briefs",
        "briefs.md.jinja",
        title="Briefs",
        description=f"{count(len(briefs), 'brief')}, newest first.",
        years=_years(newest),
        handwritten=handwritten,
        outlets=outlets,
        path="briefs/index.md",
    )
    yield page(
        "stories",
        "stories.md.jinja",
        title="Stories",
        description=f"{count(len(stories), 'story', 'stories')}.",
        stories=sorted(stories, key=lambda s: (-len(s.briefs), s.title)),
        path="stories/index.md",
    )
    yield from _names(links)
    yield _sources(links)
    yield from _outlets(newest, outlets)


def _home(
    newest: list[PublishedBrief],
    *,
    links: Mapping[EntityId, EntityLinks],
    stories: Sequence[StoryLinks],
    outlets: Mapping[Slug, Outlet],
) -> Page:
    speakers = sorted(
        (e for e in links.values() if e.statements),
        key=lambda e: (-len(e.statements), e.entity.name),
    )
    statements = [s for b in newest for s in b.findings.statements]
    return page(
        "",
        "home.md.jinja",
        title="Who told the news what",
        description="News articles with their sources shown: who is quoted, on what footing,"
        " and what names no source.",
        newest=newest[:_LATEST],
        featured=max(newest, key=_featured, default=None),
        stories=sorted(stories, key=lambda s: (-len(s.briefs), s.title)),
        speakers=speakers[:8],
        outlets=outlets,
        totals={
            "briefs": len(newest),
            "statements": len(statements),
            "confirmed": sum(s.state is State.CONFIRMED for s in statements),
            "sources": sum(bool(e.statements) for e in links.values()),
        },
        path="index.md",
    )


def _featured(view: PublishedBrief) -> tuple[bool, int, str]:
    """The brief whose ribbon shows most: text shown, many sources."""
    return (bool(view.blocks), len(view.findings.sourcing.sources), view.brief.address)


def _years(newest: Iterable[PublishedBrief]) -> list[tuple[str, list[PublishedBrief]]]:
    """By year, or by month where the day or the month is known; undated ones last."""
    years: dict[str, list[PublishedBrief]] = defaultdict(list)
    for brief in newest:
        years[(brief.brief.metadata.published or "Undated")[:7]].append(brief)
    return list(years.items())


def _names(links: Mapping[EntityId, EntityLinks]) -> Iterator[Page]:
    for kind, folder in KIND_FOLDERS.items():
        members = sorted(
            (e for e in links.values() if e.entity.kind is kind),
            key=lambda e: (sort_key(e.entity), e.entity.name),
        )
        main = kind in {Kind.PERSON, Kind.ORG, Kind.PLACE}
        if not members and not main:
            continue
        letters: dict[str, list[EntityLinks]] = defaultdict(list)
        for member in members:
            initial = sort_key(member.entity)[:1].upper()
            letters[initial if initial.isalpha() else "#"].append(member)
        plural = KIND_WORDS[kind][1]
        yield page(
            folder,
            "names.md.jinja",
            title=plural.capitalize(),
            description=f"{count(len(members), *KIND_WORDS[kind])} named in the briefs.",
            letters=sorted(letters.items()),
            plural=plural,
            path=f"{folder}/index.md",
        )


def _sources(links: Mapping[EntityId, EntityLinks]) -> Page:
    speaking = sorted(
        (e for e in links.values() if e.statements),
        key=lambda e: (-len(e.statements), sort_key(e.entity)),
    )
    rows = [
        (e, {form: sum(s.statement.form is form for s in e.statements) for form in Form})
        for e in speaking
    ]
    return page(
        "sources",
        "sources.md.jinja",
        title="Sources",
        description=f"{count(len(speaking), 'source')} heard in the briefs.",
        rows=rows,
        forms_of=list(Form),
        path="sources/index.md",
    )


def _outlets(newest: list[PublishedBrief], outlets: Mapping[Slug, Outlet]) -> Iterator[Page]:
    published: dict[Slug, list[PublishedBrief]] = {slug: [] for slug in outlets}
    for brief in newest:
        published.setdefault(brief.brief.metadata.outlet, []).append(brief)
    yield page(
        "outlets",
        "outlets.md.jinja",
        title="Outlets",
        description=f"{count(len(outlets), 'outlet')}.",
        rows=[(outlets[s], b) for s, b in sorted(published.items()) if s in outlets],
        path="outlets/index.md",
    )
    for slug, outlet in outlets.items():
        yield page(
            outlet_address(slug),
            "outlet.md.jinja",
            # An outlet often has a page among the organisations as well.
            title=f"{outlet.name} (outlet)",
            description=outlet.description or f"Briefs of articles by {outlet.name}.",
            outlet=outlet,
            briefs=published[slug],
            profile=_profile(published[slug]),
            outlets=outlets,
        )


def _profile(briefs: Sequence[PublishedBrief]) -> dict[str, int] | None:
    """Sums over an outlet's briefs; None below `_PROFILE_FROM`."""
    if len(briefs) < _PROFILE_FROM:
        return None
    counts = [b.findings.sourcing.counts for b in briefs]
    totals = {name: sum(getattr(c, name) for c in counts) for name in _PROFILED}
    totals["confirmed"] = sum(
        s.state is State.CONFIRMED for b in briefs for s in b.findings.statements
    )
    return totals
