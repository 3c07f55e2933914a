"""What a page says of itself to programs: schema.org terms as JSON-LD.

It stands in a page's head: in its body Material's instant navigation would run it as a script.
Names in quotation marks are those of https://schema.org.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from annotated_briefs.addresses import between, entity_address, has_page, outlet_address
from annotated_briefs.link import EntityLinks, StoryLinks
from annotated_briefs.model import Entity, Kind, Metadata, Naming, Outlet, Publication
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.licenses import license_url

_TYPES = {
    Kind.PERSON: "Person",
    Kind.ORG: "Organization",
    Kind.PLACE: "Place",
    Kind.EVENT: "Event",
    Kind.WORK: "CreativeWork",
    Kind.LAW: "Legislation",
    Kind.PRODUCT: "Product",
}
_IDS = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "isni": "https://isni.org/isni/{}",
    "orcid": "https://orcid.org/{}",
    "ror": "https://ror.org/{}",
}
Whole = Callable[[str], str]
Terms = dict[str, Any]


def id_address(key: str, value: str) -> str | None:
    """The page of the identifier ``value`` at the register ``key``; None for other registers."""
    return _IDS[key].format(value) if key in _IDS else None


def whole(here: str, publication: Publication) -> Whole:
    """Addresses for the page at ``here``: whole ones, or relative where the site has none."""

    def address(there: str) -> str:
        path, mark, anchor = there.partition("#")
        if publication.url is None:
            return between(here, there)
        return f"{publication.url}{path}{'/' if path else ''}{mark}{anchor}"

    return address


def brief_terms(view: PublishedBrief, outlet: Outlet | None, publication: Publication) -> Terms:
    """A brief is an "Article" that is based on a "NewsArticle", the one it annotates."""
    meta, findings = view.brief.metadata, view.findings
    at = whole(view.brief.address, publication)
    spoken = [p for p in findings.sourcing.sources if p.naming is not Naming.UNNAMED]
    speaking = {p.entity for p in spoken}
    about = [e for e in findings.entities.values() if e.curated and e.id not in speaking]
    return _filled(
        {
            "@type": "Article",
            "headline": meta.headline,
            "url": at(view.brief.address),
            "inLanguage": "en",
            "isAccessibleForFree": True,
            "publisher": {"@type": "Organization", "name": publication.name},
            "isBasedOn": _article(meta, outlet, at),
            "keywords": list(meta.topics),
            "citation": [
                _named(findings.entities[p.entity], at)
                for p in spoken
                if p.entity is not None and p.entity in findings.entities
            ],
            "mentions": [_named(entity, at) for entity in about],
        }
    )


def _article(meta: Metadata, outlet: Outlet | None, at: Whole) -> Terms:
    name = outlet.name if outlet else meta.outlet
    return _filled(
        {
            "@type": "NewsArticle",
            "headline": meta.headline,
            "url": meta.url,
            "datePublished": meta.published,
            "inLanguage": meta.language,
            "articleSection": meta.section,
            "license": license_url(meta.rights.license),
            "author": [{"@type": "Person", "name": author} for author in meta.byline],
            "publisher": _filled(
                {
                    "@type": "NewsMediaOrganization",
                    "name": name,
                    "url": at(outlet_address(outlet.id)) if outlet else None,
                }
            ),
            "isBasedOn": [
                _filled(
                    {
                        "@type": "CreativeWork",
                        "name": source.title,
                        "url": source.url,
                        "datePublished": source.published,
                        "publisher": {"@type": "Organization", "name": source.publisher},
                    }
                )
                for source in meta.based_on
            ],
        }
    )


def _named(entity: Entity, at: Whole) -> Terms:
    same = [a for k, v in entity.ids.items() if (a := id_address(k, v))]
    return _filled(
        {
            "@type": _TYPES.get(entity.kind, "Thing"),
            "name": entity.name,
            "description": entity.description,
            "url": at(entity_address(entity)) if has_page(entity) else None,
            "sameAs": same,
        }
    )


def entity_terms(links: EntityLinks, publication: Publication) -> Terms:
    """A person's page is a "ProfilePage", another name's an "AboutPage"."""
    entity = links.entity
    at = whole(entity_address(entity), publication)
    kind = "ProfilePage" if entity.kind is Kind.PERSON else "AboutPage"
    named = {**_named(entity, at), "alternateName": list(links.names)}
    return {
        "@type": kind,
        "name": entity.name,
        "url": at(entity_address(entity)),
        "mainEntity": _filled(named),
    }


def outlet_terms(outlet: Outlet, publication: Publication) -> Terms:
    """An outlet's page tells of a "NewsMediaOrganization"."""
    at = whole(outlet_address(outlet.id), publication)
    return {
        "@type": "AboutPage",
        "name": outlet.name,
        "url": at(outlet_address(outlet.id)),
        "mainEntity": _filled(
            {
                "@type": "NewsMediaOrganization",
                "name": outlet.name,
                "alternateName": list(outlet.aliases),
                "description": outlet.description,
                "sameAs": outlet.url,
            }
        ),
    }


def list_terms(title: str, address: str, publication: Publication) -> Terms:
    """A list of briefs or names is a "CollectionPage"."""
    return {
        "@type": "CollectionPage",
        "name": title,
        "url": whole(address, publication)(address),
        "isPartOf": {"@type": "WebSite", "name": publication.name},
    }


def story_terms(story: StoryLinks, address: str, publication: Publication) -> Terms:
    """A story is a collection of its briefs."""
    at = whole(address, publication)
    return {
        **list_terms(story.title, address, publication),
        "hasPart": [
            {
                "@type": "Article",
                "headline": brief.brief.metadata.headline,
                "url": at(brief.brief.address),
            }
            for brief in story.briefs
        ],
    }


def site_terms(publication: Publication) -> Terms:
    """The home page stands for the "WebSite"."""
    return _filled(
        {
            "@type": "WebSite",
            "name": publication.name,
            "description": publication.description,
            "url": publication.url,
        }
    )


def _filled(terms: Terms) -> Terms:
    """``terms`` without those that say nothing."""
    return {key: value for key, value in terms.items() if value not in (None, "", [], ())}
