"""The pages of one person, organisation, place or other name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from slugify import slugify

from annotated_briefs.addresses import KIND_FOLDERS, entity_address
from annotated_briefs.link import EntityLinks
from annotated_briefs.link.voices import voice
from annotated_briefs.model import (
    Entity,
    EntityId,
    Kind,
    Outlet,
    Page,
    Publication,
    Slug,
)
from annotated_briefs.render.charts import timeline
from annotated_briefs.render.echoes import Echoes
from annotated_briefs.render.environment import page
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.lists import Lists, lists_of
from annotated_briefs.render.mentions import by_brief
from annotated_briefs.render.paging import Pager
from annotated_briefs.render.phrases import KIND_WORDS, count
from annotated_briefs.render.sayings import said as one_said
from annotated_briefs.render.share import entity_terms, id_address
from annotated_briefs.render.voices import choices, name_of, voice_words

_NO_ECHOES = Echoes()


def render_entity(
    links: EntityLinks,
    *,
    links_of: Mapping[EntityId, EntityLinks],
    outlets: Mapping[Slug, Outlet],
    publication: Publication,
    echoes: Echoes = _NO_ECHOES,
) -> Iterator[Page]:
    """An entity's pages: what it says apart from where it is mentioned.

    Each page has its stretch of both lists; what else there is to say stands on the first.
    """
    about = _about(links, links_of, publication)
    lists = lists_of(links)
    for pager in lists.pagers():
        number = pager.number
        # The first says of all briefs how the entity is heard in them.
        views = (o.brief for o in links.outings) if number == 1 else lists.views(number)
        yield Page(
            f"{pager.address}.md",
            lambda pager=pager: _page(pager, lists, about, outlets, echoes).draw(),  # type: ignore[misc]
            key_of(
                views,
                *("entity", about, pager, len(lists.owners), len(links.statements)),
                lists.place(number),
                [echoes.also(one.brief, one.statement.id) for one in lists.said(number).entries],
                outlets=outlets,
            ),
        )


@dataclass(frozen=True, slots=True)
class _About:
    """What every page of an entity says of it, and what the first one says alone."""

    entity: Entity
    title: str
    description: str
    names: list[str]
    company: list[tuple[Entity, int]]
    companions: int
    others: list[Entity]
    """With whom it is not to be confused."""
    seen: tuple[tuple[str, str], ...]
    """The address and date of the first and the last brief that says when it was published."""
    terms: Mapping[str, Any]
    edit_url: str | None


def _about(
    links: EntityLinks, links_of: Mapping[EntityId, EntityLinks], publication: Publication
) -> _About:
    entity = links.entity
    kind = KIND_WORDS[entity.kind][0]
    briefs = [outing.brief.brief for outing in reversed(links.outings)]
    dated = [(b.address, b.metadata.published) for b in briefs if b.metadata.published]
    return _About(
        entity=entity,
        title=f"{entity.name} ({kind})" if links.namesake else entity.name,
        description=_description(links),
        names=_other_names(links),
        company=[(links_of[id_].entity, n) for id_, n in links.company if id_ in links_of],
        companions=links.companions,
        others=[links_of[i].entity for i in entity.different_from if i in links_of],
        seen=(dated[0], dated[-1]) if dated else (),
        terms=entity_terms(links, publication),
        edit_url=f"{publication.edit_url}briefs/entities/{entity_address(entity)}.yml"
        if publication.edit_url and entity.curated
        else None,
    )


def _page(
    pager: Pager,
    lists: Lists,
    about: _About,
    outlets: Mapping[Slug, Outlet],
    echoes: Echoes,
) -> Page:
    entity, first = about.entity, pager.number == 1
    kind = KIND_WORDS[entity.kind][0]
    links, said, shown = lists.links, lists.said(pager.number), lists.mentions(pager.number)
    return page(
        pager.address,
        "entity.md.jinja",
        title=about.title + pager.suffix,
        description=pager.describe(about.description),
        found_as=kind.capitalize() if first else None,
        until="speaks",
        known={"about": entity.description or ""},
        terms=about.terms,
        entity=entity,
        kind=kind,
        kind_address=KIND_FOLDERS[entity.kind],
        links=links,
        speaks=bool(links.statements) or entity.kind in {Kind.PERSON, Kind.ORG},
        pager=pager,
        statements=said,
        line=timeline(links) if first else None,
        said=[one_said(s, echoes.also(s.brief, s.statement.id)) for s in said.entries],
        **(_heard(links, outlets) if first else {}),
        mentions=shown,
        outings=by_brief(shown.entries, lists.before(pager.number)),
        names=about.names,
        company=about.company,
        others=about.others,
        ids=[(k, v, id_address(k, v)) for k, v in entity.ids.items()],
        seen=about.seen,
        outlets=outlets,
        edit_url=about.edit_url,
    )


def _heard(links: EntityLinks, outlets: Mapping[Slug, Outlet]) -> dict[str, Any]:
    """What the first page says of an entity as a source."""
    heard = voice(links)
    several = len(links.statements) > 1
    return {
        "voice": heard,
        "voice_words": voice_words(heard),
        "choices": json.dumps(choices(links.statements, outlets)) if several else "",
        "outlet_name": partial(name_of, outlets=outlets),
    }


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
