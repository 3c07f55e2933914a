"""The page of one person, organisation, place or other name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from annotated_briefs.addresses import entity_address
from annotated_briefs.link import EntityLinks, MentionLink, StatementLink
from annotated_briefs.model import Entity, EntityId, Outlet, Page, Slug
from annotated_briefs.render.encode import encode
from annotated_briefs.render.environment import page
from annotated_briefs.render.phrases import ACCESS_WORDS, KIND_WORDS, count

_SENTENCES = 3
"""Sentences shown of one brief before the rest is left to its page."""

_ID_ADDRESSES = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "isni": "https://isni.org/isni/{}",
    "orcid": "https://orcid.org/{}",
    "ror": "https://ror.org/{}",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement on a person's page."""

    link: StatementLink
    quotes: tuple[str, ...]
    described: str | None
    access: str
    anchor: str


def render_entity(
    links: EntityLinks,
    *,
    links_of: Mapping[EntityId, EntityLinks],
    outlets: Mapping[Slug, Outlet],
    edit_url: str | None,
) -> Page:
    """The Markdown of the page of an entity: what it says apart from where it is mentioned."""
    entity = links.entity
    kind = KIND_WORDS[entity.kind][0]
    spoken = {s.brief.brief.address for s in links.statements}
    description = (
        f"{entity.name}, {entity.description or kind}:"
        f" {count(len(links.statements), 'statement')} in {count(len(spoken), 'brief')},"
        f" mentioned in {count(len(links.outings), 'brief')}."
    )
    dates = [o.brief.brief.metadata.published for o in links.outings]
    known = sorted(d for d in dates if d)
    return page(
        entity_address(entity),
        "entity.md.jinja",
        title=f"{entity.name} ({kind})" if links.namesake else entity.name,
        description=description,
        entity=entity,
        kind=kind,
        links=links,
        said=[_said(s) for s in links.statements],
        outings=[(o, [_context(m) for m in o.mentions[:_SENTENCES]]) for o in links.outings],
        names=[n for n in links.names if n != entity.name],
        company=[(links_of[id_].entity, n) for id_, n in links.company if id_ in links_of],
        others=[links_of[i].entity for i in entity.different_from if i in links_of],
        ids=[(k, v, _ID_ADDRESSES.get(k, "").format(v)) for k, v in entity.ids.items()],
        first=known[0] if known else None,
        last=known[-1] if known else None,
        outlets=outlets,
        edit_url=f"{edit_url}briefs/entities/{entity_address(entity)}.yml"
        if edit_url and entity.curated
        else None,
    )


def _said(link: StatementLink) -> Said:
    return Said(
        link=link,
        quotes=link.brief.quotes.get(link.statement.id, ()),
        described=link.brief.description(link.statement),
        access=ACCESS_WORDS[link.statement.access],
        anchor=link.statement.id.lower(),
    )


def _context(mention: MentionLink) -> tuple[str | None, Markup | None]:
    """Anchor and sentence of a mention, the name in bold; None where the rights withhold it."""
    sentence = mention.sentence
    if sentence is None:
        return mention.anchor, None
    before, after = sentence[: mention.name.start], sentence[mention.name.end :]
    name = sentence[mention.name.start : mention.name.end]
    return mention.anchor, Markup("{}<b>{}</b>{}").format(
        encode(before), encode(name), encode(after)
    )


def sort_key(entity: Entity) -> str:
    """People by their last name, everybody without an article or an Arabic particle."""
    words = entity.name.split()
    last = words[-1] if entity.kind.value == "PERSON" and words else entity.name
    return last.casefold().removeprefix("the ").removeprefix("al-").lstrip("'’\"")
