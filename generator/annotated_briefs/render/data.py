"""The data of a brief, for machines: its findings as JSON, and as W3C Web Annotations.

Both hold what the page holds: words come from `publish`, so that rights are applied once.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any

from annotated_briefs.addresses import entity_address, has_page
from annotated_briefs.model import (
    Asset,
    Entity,
    Mention,
    Outlet,
    Publication,
    Review,
    Show,
    Slug,
    SourceProfile,
    Span,
    Statement,
)
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.keys import key_of

DATA = "brief.json"
ANNOTATIONS = "annotations.jsonld"
VERSION = 1
"""Of the shape of the JSON: raised when a key changes its meaning or goes."""
_AROUND = 32
"""Code points of context on either side of an anchor, as in the W3C model's own examples."""
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def render_data(
    briefs: Sequence[PublishedBrief], *, outlets: Mapping[Slug, Outlet], publication: Publication
) -> Iterator[Asset]:
    """Two files beside the page of each brief: `DATA` and `ANNOTATIONS`."""
    for view in briefs:
        address = view.brief.address
        key = key_of([view], "data", outlets.get(view.brief.metadata.outlet), publication)
        data = partial(_data, view, outlets, publication)
        yield Asset(f"{address}/{DATA}", data, key)
        notes = partial(_annotations, view, publication)
        yield Asset(f"{address}/{ANNOTATIONS}", notes, key)


def _data(view: PublishedBrief, outlets: Mapping[Slug, Outlet], publication: Publication) -> bytes:
    return _encoded(brief_data(view, outlets, publication))


def _annotations(view: PublishedBrief, publication: Publication) -> bytes:
    return _encoded(web_annotations(view, publication))


def _encoded(value: Any) -> bytes:
    # A line for each key: `indent` would take the slow encoder, at ten times the time.
    lines = ",\n".join(
        f" {json.dumps(key)}: {json.dumps(one, ensure_ascii=False)}" for key, one in value.items()
    )
    return f"{{\n{lines}\n}}\n".encode()


def brief_data(
    view: PublishedBrief, outlets: Mapping[Slug, Outlet], publication: Publication
) -> dict[str, Any]:
    """What the page of ``view`` shows, as plain values.

    ``words`` are None where the rights withhold them, and None stands for what is not known of a
    text that is not here. ``page`` is a whole address where the site has one, else relative to the
    site's root.
    """
    meta, findings = view.brief.metadata, view.findings
    outlet = outlets.get(meta.outlet)
    sentences = findings.sourcing.sentences
    return {
        "version": VERSION,
        "page": _page(view.brief.address, publication),
        "article": {
            "headline": meta.headline,
            "deck": meta.deck,
            "byline": list(meta.byline),
            "outlet": {"id": meta.outlet, "name": outlet.name if outlet else meta.outlet},
            "published": meta.published,
            "url": meta.url,
            "section": meta.section,
            "language": meta.language,
            "topics": list(meta.topics),
            "story": meta.story,
            "rights": asdict(meta.rights),
            "text_sha256": _sha256(view),
        },
        "model": findings.model or None,
        "learned": findings.learned,
        "counts": _counts(view),
        "sources": [_source(profile) for profile in findings.sourcing.sources],
        "statements": [_statement(view, statement) for statement in findings.statements],
        "sentences": [
            {
                "number": s.number,
                "attributed": s.attributed,
                "hedged": s.hedged,
                "quotation_without_speaker": s.orphaned,
                "statements": list(s.statements),
                "words": s.words,
            }
            for s in sentences
        ],
        "not_heard": list(findings.sourcing.not_heard) if view.brief.article else None,
        "replies": None
        if view.brief.article is None
        else [
            {
                "kind": reply.kind.value,
                "words": view.short(view.words(reply.span)),
                "entity": reply.entity,
            }
            for reply in findings.sourcing.replies
        ],
        # By name: in the order of reading they would tell something of a text that is withheld.
        "entities": [
            _entity(e, publication)
            for e in sorted(findings.entities.values(), key=lambda e: (e.name.casefold(), e.id))
        ],
    }


def _page(address: str, publication: Publication) -> str:
    return f"{publication.url or ''}{address}/"


def _sha256(view: PublishedBrief) -> str | None:
    if view.brief.article:
        return view.brief.article.sha256
    return view.brief.decisions.text.sha256 if view.brief.decisions.text else None


_UNCOUNTED = ("words_in_attributed_sentences", "attributed_paragraphs", "unattributed_paragraphs")


def _counts(view: PublishedBrief) -> dict[str, Any]:
    """The plain counts; None for what nobody took down of a text that is not here."""
    counts = view.findings.sourcing.counts
    unknown = {} if view.brief.article else dict.fromkeys(_UNCOUNTED)
    return {**asdict(counts), "cues": dict(counts.cues), **unknown}


def _source(profile: SourceProfile) -> dict[str, Any]:
    return {
        "entity": profile.entity,
        "name": profile.name,
        "naming": profile.naming.value,
        "access": profile.access.value,
        "described_as": profile.role,
        "affiliation": profile.affiliation,
        "basis_of_knowledge": profile.basis,
        "interest_or_stake": profile.stake,
        "anonymity_reason": profile.anonymity_reason,
        "statements": list(profile.statements),
    }


def _statement(view: PublishedBrief, statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "anchor": f"#{statement.id.lower()}",
        "words": list(view.quotes[statement.id]) if statement.id in view.quotes else None,
        "entity": statement.entity,
        "source": view.source_words(statement),
        "cue": view.cue_words(statement),
        "form": statement.form.value,
        "naming": statement.naming.value if statement.naming else None,
        "access": statement.access.value,
        "unsaid": statement.unsaid,
        "second_hand": bool(statement.second_hand),
        "state": statement.state.value,
        "review": asdict(statement.review) if statement.review else None,
    }


def _entity(entity: Entity, publication: Publication) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.kind.value,
        "name": entity.name,
        "curated": entity.curated,
        "ids": dict(entity.ids),
        "page": _page(entity_address(entity), publication) if has_page(entity) else None,
    }


def web_annotations(view: PublishedBrief, publication: Publication) -> dict[str, Any]:
    """A W3C annotation page (https://www.w3.org/TR/annotation-model/): statements, then names.

    The target is the article at its outlet or, where it has no address, its hash as a named
    information URI (RFC 6920). Words that the rights withhold make no selector, and what has no
    selector makes no annotation.
    """
    # Relative identifiers are read from where the file itself stands.
    page = _page(view.brief.address, publication) if publication.url else "./"
    items = [
        *(_said(view, s, page) for s in view.findings.statements if view.quotes.get(s.id)),
        *_names(view, page),
    ]
    return {
        "@context": _CONTEXT,
        "id": f"{page}{ANNOTATIONS}",
        "type": "AnnotationPage",
        "startIndex": 0,
        "items": items,
    }


def _said(view: PublishedBrief, statement: Statement, page: str) -> dict[str, Any]:
    entity = view.findings.entities.get(statement.entity) if statement.entity else None
    who = entity.name if entity else view.source_words(statement) or "no source stated"
    body = f"{statement.id}: {who}, {statement.form.value} ({statement.state.value})"
    return {
        "id": f"{page}#{statement.id.lower()}",
        "type": "Annotation",
        "motivation": "describing",
        **_made_by(statement.review),
        "body": {"type": "TextualBody", "value": body, "format": "text/plain", "language": "en"},
        "target": [
            {"type": "SpecificResource", "source": _target(view), "selector": selector}
            for selector in _selectors(view, statement)
        ],
    }


def _made_by(review: Review | None) -> dict[str, Any]:
    if review is None:
        return {"generator": {"type": "Software", "name": "Annotated Briefs"}}
    return {
        "creator": {"type": "Person", "name": review.by},
        "created": f"{review.on}T00:00:00Z",
    }


def _selectors(view: PublishedBrief, statement: Statement) -> Iterator[dict[str, str]]:
    if view.brief.article is None:
        for words in view.quotes[statement.id]:
            yield {"type": "TextQuoteSelector", "exact": words}
        return
    for span in statement.content:
        yield _selector(view, span)


def _selector(view: PublishedBrief, span: Span) -> dict[str, str]:
    """Prefix and suffix only where the whole text is shown: they are the article's words, too."""
    article = view.brief.article
    assert article is not None, "only spans of a text that is here come so far"  # noqa: S101
    quote = {"type": "TextQuoteSelector", "exact": span.of(article.text)}
    if view.show is not Show.FULL:
        return quote
    before = Span(max(0, span.start - _AROUND), span.start).of(article.text)
    after = Span(span.end, span.end + _AROUND).of(article.text)
    return {**quote, "prefix": before, "suffix": after}


def _names(view: PublishedBrief, page: str) -> Iterator[dict[str, Any]]:
    number = 0
    for mention in view.findings.mentions:
        entity = view.findings.entities.get(mention.entity)
        if entity is not None and view.words(mention.span) is not None:
            number += 1
            yield _name(view, mention, entity, f"{page}#name-{number}")


def _name(view: PublishedBrief, mention: Mention, entity: Entity, id_: str) -> dict[str, Any]:
    wikidata = entity.ids.get("wikidata")
    body: dict[str, str] = (
        {
            "type": "SpecificResource",
            "source": f"http://www.wikidata.org/entity/{wikidata}",
            "purpose": "identifying",
        }
        if wikidata
        else {
            "type": "TextualBody",
            "value": entity.name,
            "format": "text/plain",
            "language": view.brief.metadata.language,
        }
    )
    return {
        "id": id_,
        "type": "Annotation",
        "motivation": "identifying",
        "body": body,
        "target": {
            "type": "SpecificResource",
            "source": _target(view),
            "selector": _selector(view, mention.span),
        },
    }


def _target(view: PublishedBrief) -> str:
    if view.brief.metadata.url:
        return view.brief.metadata.url
    digest = bytes.fromhex(_sha256(view) or "")
    return f"ni:///sha-256;{urlsafe_b64encode(digest).decode().rstrip('=')}"
