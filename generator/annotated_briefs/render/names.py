"""The pages of one person, organisation, place or other name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from slugify import slugify

from annotated_briefs.addresses import KIND_FOLDERS, entity_address
from annotated_briefs.link import EntityLinks, StatementLink
from annotated_briefs.model import Entity, EntityId, Form, Kind, Outlet, Page, Publication, Slug
from annotated_briefs.render.charts import timeline
from annotated_briefs.render.environment import page
from annotated_briefs.render.mentions import by_brief, entries
from annotated_briefs.render.paging import pagers, pages_for, stretch
from annotated_briefs.render.phrases import (
    ACCESS_WORDS,
    FORM_WORDS,
    KIND_WORDS,
    count,
    tidy,
)
from annotated_briefs.render.share import entity_terms, id_address


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on a person's page."""

    link: StatementLink
    quotes: tuple[str, ...]
    cue: str | None
    verbatim: bool
    """All of it quoted, so that it may be set as a quotation."""
    manner: str
    """Its form in words that need no key; or that it was not said."""
    described: str | None
    access: str
    anchor: str


def render_entity(
    links: EntityLinks,
    *,
    links_of: Mapping[EntityId, EntityLinks],
    outlets: Mapping[Slug, Outlet],
    publication: Publication,
) -> Iterator[Page]:
    """The Markdown of an entity's pages: what it says apart from where it is mentioned.

    Each page has its stretch of both lists; what else there is to say stands on the first.
    """
    entity = links.entity
    kind = KIND_WORDS[entity.kind][0]
    title = f"{entity.name} ({kind})" if links.namesake else entity.name
    mentions = entries(links.outings)
    dated = [o.brief.brief for o in reversed(links.outings) if o.brief.brief.metadata.published]
    # The first and the last brief that says when its article was published.
    seen = (dated[0], dated[-1]) if dated else None
    for pager in pagers(entity_address(entity), pages_for(len(links.statements), len(mentions))):
        said = stretch(links.statements, pager.number)
        shown = stretch(mentions, pager.number)
        before = mentions[shown.first - 2] if 1 < shown.first <= len(mentions) else None
        yield page(
            pager.address,
            "entity.md.jinja",
            title=title + pager.suffix,
            description=pager.describe(_description(links)),
            found_as=kind.capitalize() if pager.number == 1 else None,
            until="speaks",
            known={"about": entity.description or ""},
            terms=entity_terms(links, publication),
            entity=entity,
            kind=kind,
            kind_address=KIND_FOLDERS[entity.kind],
            links=links,
            speaks=bool(links.statements) or entity.kind in {Kind.PERSON, Kind.ORG},
            pager=pager,
            statements=said,
            line=timeline(links) if pager.number == 1 else None,
            said=[_said(s) for s in said.entries],
            mentions=shown,
            outings=by_brief(shown.entries, before),
            names=_other_names(links),
            company=[(links_of[id_].entity, n) for id_, n in links.company if id_ in links_of],
            others=[links_of[i].entity for i in entity.different_from if i in links_of],
            ids=[(k, v, id_address(k, v)) for k, v in entity.ids.items()],
            seen=seen,
            outlets=outlets,
            edit_url=f"{publication.edit_url}briefs/entities/{entity_address(entity)}.yml"
            if publication.edit_url and entity.curated
            else None,
        )


def _description(links: EntityLinks) -> str:
    entity = links.entity
    spoken = {s.brief.brief.address for s in links.statements}
    return (
        f"{entity.name}, {entity.description or KIND_WORDS[entity.kind][0]}:"
        f" {count(len(links.statements), 'statement')} in {count(len(spoken), 'brief')},"
        f" mentioned in {count(len(links.outings), 'brief')}."
    )


def _other_names(links: EntityLinks) -> list[str]:
    """By what else the articles call it; spellings that differ in marks and capitals are one."""
    seen = {_folded(links.entity.name)}
    others = []
    for name in links.names:
        if (folded := _folded(name)) not in seen:
            seen.add(folded)
            others.append(name)
    return others


def _folded(name: str) -> str:
    return slugify(name).removeprefix("the-").replace("-", "") or name


def _said(link: StatementLink) -> Said:
    return Said(
        link=link,
        quotes=tuple(map(tidy, link.brief.quotes.get(link.statement.id, ()))),
        cue=link.brief.cue_words(link.statement),
        verbatim=link.statement.form is Form.DIRECT and not link.statement.unsaid,
        manner=FORM_WORDS[None if link.statement.unsaid else link.statement.form],
        described=link.brief.description(link.statement),
        access=ACCESS_WORDS[link.statement.access],
        anchor=link.statement.id.lower(),
    )


_NUMBERS = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "jr", "sr"})
_ARTICLE = re.compile(r"(?:the |al-)", re.IGNORECASE)
_PARTICLE = re.compile(r"(?:al|el)-", re.IGNORECASE)


def sort_key(entity: Entity) -> str:
    """People by their last name, everybody without an article or an Arabic particle.

    In plain letters, so that "Élysée" stands among the names with E; empty for a name that has
    none.
    """
    name, before = entity.name.lstrip("'’‘“\""), _ARTICLE
    if entity.kind is Kind.PERSON:
        words = name.split()
        while len(words) > 1 and words[-1].strip(".,").casefold() in _NUMBERS:
            words.pop()
        name, before = words[-1] if words else "", _PARTICLE
    found = before.match(name)
    return slugify(name[found.end() :] if found else name, separator=" ")
