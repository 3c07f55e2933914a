"""llms.txt at the site's root (https://llmstxt.org): where a program finds what, how sure it is.

It stays short whatever the size of the collection: each section says what it leaves out, and where
that stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from annotated_briefs.addresses import entity_address, outlet_address, story_address
from annotated_briefs.link import EntityLinks, StoryLinks
from annotated_briefs.link.gather import by_date
from annotated_briefs.model import Asset, EntityId, Kind, Outlet, Publication, Slug, State
from annotated_briefs.plain.escape import inert, link
from annotated_briefs.plain.parts import Here, bullets, document, section
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.phrases import KIND_WORDS, count, day, main_sentence

FILE = "llms.txt"
BRIEFS, STORIES, NAMES, OUTLETS = 100, 30, 30, 50
"""The most entries of each section; of names, of each kind."""

_ENDS = tuple(".!?…:。")
_ABOUT = (
    "News articles with their sources shown: who is quoted, on what footing, and which sentences"
    " name no source."
)
_HOW = (
    "Each brief is one article. Its statements were found by a machine, which errs; those that a"
    " person has confirmed are marked. The briefs count what an article says about where its claims"
    " come from. They do not say whether a claim is true, and they grade no outlet. Words of"
    " articles stay their owners’ and stand here as far as their rights allow."
)


def render_llms(
    briefs: Sequence[PublishedBrief],
    *,
    links: Mapping[EntityId, EntityLinks],
    stories: Sequence[StoryLinks],
    outlets: Mapping[Slug, Outlet],
    publication: Publication,
) -> Asset:
    """The file."""
    newest = by_date(briefs)
    shown = newest[:BRIEFS]
    told = sorted(stories, key=lambda s: (-len(s.briefs), s.title))
    found = [(s.title, len(s.briefs), _dates(s)) for s in told[:STORIES]]
    heard = _heard(links)
    names = {kind: [(e.entity, _tally(e)) for e in heard[kind][:NAMES]] for kind in heard}
    totals = (
        len(briefs),
        sum(len(view.findings.statements) for view in briefs),
        sum(s.state is State.CONFIRMED for view in briefs for s in view.findings.statements),
        len(stories),
        {kind: len(all_) for kind, all_ in heard.items()},
    )
    known = ("llms", publication, totals, found, names, list(outlets.items()))
    make = partial(_llms, shown, totals, told[:STORIES], heard, Here("", outlets, publication))
    return Asset(FILE, make, key_of(shown, *known))


def _dates(story: StoryLinks) -> list[str]:
    return [p for view in story.briefs if (p := view.brief.metadata.published)]


def _heard(links: Mapping[EntityId, EntityLinks]) -> dict[Kind, list[EntityLinks]]:
    """The most heard first, of each kind that speaks."""
    found: dict[Kind, list[EntityLinks]] = {Kind.PERSON: [], Kind.ORG: []}
    for one in links.values():
        if one.made and one.entity.kind in found:
            found[one.entity.kind].append(one)
    for members in found.values():
        members.sort(key=lambda e: (-len(e.statements), e.entity.name, e.entity.id))
    return found


def _tally(one: EntityLinks) -> str:
    said, seen = len(one.statements), len(one.outings)
    return f"{count(said, 'statement')}, mentioned in {count(seen, 'brief')}"


_Totals = tuple[int, int, int, int, Mapping[Kind, int]]


def _llms(
    shown: Sequence[PublishedBrief],
    totals: _Totals,
    stories: Sequence[StoryLinks],
    heard: Mapping[Kind, Sequence[EntityLinks]],
    here: Here,
) -> bytes:
    briefs, statements, confirmed, told, _ = totals
    about = (here.publication.description or _ABOUT).rstrip()
    about += "" if about.endswith(_ENDS) else "."
    return document(
        [
            f"# {inert(here.publication.name)}",
            f"> {inert(about)} {count(briefs, 'brief')}, {count(statements, 'statement')},"
            f" {confirmed:,} of them confirmed by a person.",
            _HOW,
            "Every page of a brief, a name, a story and an outlet is also there as Markdown: add"
            " `index.html.md` to its address.",
            section("Data", bullets(_data(here))),
            section("Briefs", bullets(_briefs(shown, briefs, here))),
            section("Stories", bullets(_stories(stories, told, here))),
            *(section(*_names(kind, members, here)) for kind, members in heard.items()),
            section("Outlets", bullets(_outlets(here))),
        ]
    )


def _data(here: Here) -> Iterator[str]:
    files = {
        "statements.csv": "what was said, by whom, on what footing, and who has confirmed it",
        "mentions.csv": "where names stand",
        "briefs.csv": "every article, with what was counted in it",
        "entities.csv": "people, organisations, places and other names",
        "data-dictionary.json": "what each column means",
    }
    for name, meaning in files.items():
        yield f"{link(name, here.file('data', name))}: {meaning}"


def _briefs(shown: Sequence[PublishedBrief], total: int, here: Here) -> Iterator[str]:
    for view in shown:
        yield f"{here.brief(view)}: {inert(main_sentence(view.findings.sourcing))}"
    if total > len(shown):
        yield _rest("briefs", "briefs.csv", f"the newest {len(shown)} of {total:,}", here)


def _rest(what: str, name: str, shown: str, here: Here) -> str:
    return f"{link(f'All {what}', here.file('data', name))}: above are {shown}"


def _stories(shown: Sequence[StoryLinks], total: int, here: Here) -> Iterator[str]:
    for story in shown:
        linked = here.page(story.title, story_address(story.title))
        dates = _dates(story)
        when = f", {day(dates[0])}" if dates else ""
        if len(set(dates)) > 1:
            when += f" to {day(dates[-1])}"
        yield f"{linked}: {count(len(story.briefs), 'brief')}{when}"
    if total > len(shown):
        yield _rest("stories", "stories.csv", f"the {len(shown)} longest of {total:,}", here)


def _names(kind: Kind, members: Sequence[EntityLinks], here: Here) -> tuple[str, str]:
    what = KIND_WORDS[kind][1]
    lines = [
        f"{here.page(one.entity.name, entity_address(one.entity))}: {_tally(one)}"
        for one in members[:NAMES]
    ]
    if len(members) > NAMES:
        shown = f"the {NAMES} most heard of {len(members):,} that are heard"
        lines.append(_rest(what, "entities.csv", shown, here))
    return what.capitalize(), bullets(lines)


def _outlets(here: Here) -> Iterator[str]:
    ordered = sorted(here.outlets.items(), key=lambda one: (one[1].name, one[0]))
    for slug, outlet in ordered[:OUTLETS]:
        linked = here.page(outlet.name, outlet_address(slug))
        yield f"{linked}: {inert(outlet.description)}" if outlet.description else linked
    if len(ordered) > OUTLETS:
        yield _rest("outlets", "outlets.csv", f"{OUTLETS} of {len(ordered):,}, by name", here)
