"""Names, stories and outlets as plain Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from annotated_briefs.link import EntityLinks, StatementLink, StoryLinks
from annotated_briefs.model import EntityId, Outlet
from annotated_briefs.plain.brief import STATES
from annotated_briefs.plain.escape import inert, link
from annotated_briefs.plain.figures import outlet_section, source_sections, story_sections
from annotated_briefs.plain.parts import Here, bullets, document, section
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.mentions import Entry, by_brief
from annotated_briefs.render.paging import Pager, Stretch, stretch
from annotated_briefs.render.phrases import FORM_WORDS, KIND_WORDS, count, listed, main_sentence
from annotated_briefs.render.stories import finding


def entity_markdown(
    links: EntityLinks,
    pager: Pager,
    said: Stretch[StatementLink],
    mentions: Stretch[Entry],
    *,
    links_of: Mapping[EntityId, EntityLinks],
    here: Here,
) -> bytes:
    """The file beside a page of an entity; ``said`` and ``mentions`` are what that page shows."""
    entity = links.entity
    seen = count(len(links.outings), "brief")
    kind = KIND_WORDS[entity.kind][0].capitalize()
    about = f"{kind}; {count(said.total, 'statement')}, mentioned in {seen}."
    first = pager.number == 1
    others = [n for n in links.names if n != entity.name] if first else []
    return document(
        [
            f"# {inert(entity.name)}{pager.suffix}",
            f"> {inert(entity.description)}" if entity.description else None,
            about + ("" if entity.curated else " Found by the machine; not yet curated."),
            f"Also called here: {inert(listed(others))}." if others else None,
            *(source_sections(links, here) if first and links.statements else ()),
            section("Says", _which(said, "statements"), *_sayings(said.entries, here)),
            section(
                "Mentioned in", _which(mentions, "mentions"), *_outings(mentions.entries, here)
            ),
            section("Most often with", bullets(_company(links, links_of, here)) if first else None),
            _turn(pager, here),
        ]
    )


def _which(shown: Stretch[StatementLink] | Stretch[Entry], what: str) -> str | None:
    if shown.is_all or not shown.entries:
        return None
    return f"{what.capitalize()} {shown.first} to {shown.last} of {shown.total}:"


def _sayings(said: Sequence[StatementLink], here: Here) -> Iterator[str]:
    """Under the brief that each stands in."""
    lines: list[str] = []
    last: PublishedBrief | None = None
    for one in said:
        if one.brief is not last:
            if lines:
                yield bullets(lines)
            yield f"In {here.brief(one.brief)}:"
            lines, last = [], one.brief
        lines.append(_saying(one))
    if lines:
        yield bullets(lines)


def _saying(one: StatementLink) -> str:
    said, quotes = one.statement, one.brief.quotes.get(one.statement.id)
    manner = FORM_WORDS[None if said.unsaid else said.form]
    words = inert(" … ".join(quotes)) if quotes else "words not shown (rights)"
    return f"{said.id} ({manner}, {STATES[said.state.value]}): {words}"


def _outings(mentions: Sequence[Entry], here: Here) -> Iterator[str]:
    for part in by_brief(mentions, None):
        yield f"{here.brief(part.outing.brief)}{f' ({part.remark})' if part.remark else ''}"
        yield bullets(inert(c.words.striptags()) for c in part.contexts)


def _company(
    links: EntityLinks, links_of: Mapping[EntityId, EntityLinks], here: Here
) -> Iterator[str]:
    for id_, times in links.company:
        if id_ in links_of:
            yield f"{here.entity(links_of[id_].entity)}, {count(times, 'brief')}"


def _turn(pager: Pager, here: Here) -> str | None:
    if pager.number == pager.total:
        return None
    return link(f"Page {pager.number + 1} of {pager.total}", here.file(pager.at(pager.number + 1)))


def story_markdown(story: StoryLinks, here: Here) -> bytes:
    """The file beside the page of ``story``, oldest brief first."""
    return document(
        [
            f"# {inert(story.title)}",
            f"> {count(len(story.briefs), 'brief')}. {inert(finding(story))}",
            *story_sections(story, here),
        ]
    )


def outlet_markdown(
    outlet: Outlet, pager: Pager, briefs: Sequence[PublishedBrief], here: Here
) -> bytes:
    """The file beside a page of ``outlet``, that of all its ``briefs``, newest first."""
    shown = stretch(briefs, pager.number)
    return document(
        [
            f"# {inert(outlet.name)} (outlet){pager.suffix}",
            f"> {inert(outlet.description)}" if outlet.description else None,
            f"{count(shown.total, 'brief')} of its articles. No outlet is graded or ranked.",
            link("Its own site", outlet.url) if outlet.url else None,
            outlet_section(briefs) if pager.number == 1 else None,
            section("Briefs", bullets(_line(view, here) for view in shown.entries)),
            _turn(pager, here),
        ]
    )


def _line(view: PublishedBrief, here: Here) -> str:
    return f"{here.brief(view)}: {inert(main_sentence(view.findings.sourcing))}"
