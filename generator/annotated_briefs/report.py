"""Findings as plain JSON values: the contract of ``briefs annotate``.

Offsets are half-open code points into the text of the file as it stands, after newlines are
converted to ``\\n`` and a byte-order mark is dropped.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from annotated_briefs.model import (
    Analysis,
    Article,
    Entity,
    Findings,
    ReplySignal,
    SourceProfile,
    Sourcing,
    Span,
    Spans,
    Statement,
)
from annotated_briefs.text import words


def as_json(
    article: Article, analysis: Analysis, findings: Findings, *, explain: bool = False
) -> dict[str, Any]:
    """The whole report on one text. ``explain`` adds the ``reason`` of each mention."""
    return {
        "text_sha256": article.sha256,
        "model": findings.model,
        "learned": findings.learned,
        "sentences": [_pair(s.span) for s in analysis.sentences],
        "mentions": [
            {
                "start": m.span.start,
                "end": m.span.end,
                "type": m.kind.value,
                "text": m.span.of(article.text),
                "entity": m.entity,
                "decided_by": m.origin.value,
                "metonym": m.metonym,
                **({"reason": m.reason} if explain else {}),
            }
            for m in findings.mentions
        ],
        "entities": [_entity(e) for e in findings.entities.values()],
        "statements": [
            {**_statement(s, article.text), **_sentences_of(s.id, findings.sourcing)}
            for s in sorted((*findings.statements, *findings.acts), key=lambda s: s.content)
        ],
        "sourcing": _sourcing(findings.sourcing),
        "text_facts": _text_facts(article, findings.sourcing),
    }


def _sentences_of(id_: str, sourcing: Sourcing) -> dict[str, int | None]:
    """Numbers of the body sentences in which a statement begins and ends; none in a subhead."""
    numbers = [s.number for s in sourcing.sentences if id_ in s.statements]
    return {
        "sentence": numbers[0] if numbers else None,
        "through": numbers[-1] if len(numbers) > 1 else None,
    }


def _text_facts(article: Article, sourcing: Sourcing) -> dict[str, Any]:
    """What annotations.yml takes down of a text that may not stand in the repository."""
    sentences = sourcing.sentences
    return {
        "sha256": article.sha256,
        "paragraphs": sourcing.counts.paragraphs,
        "sentences": sourcing.counts.sentences,
        "words": sourcing.counts.body_words,
        "attributed": [s.number for s in sentences if s.attributed],
        "hedged": [s.number for s in sentences if s.hedged],
        "orphaned": [s.number for s in sentences if s.orphaned],
        "subheads_before": [s.number for s in sentences if s.after_subhead],
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _pairs(spans: Spans) -> list[list[int]]:
    return [_pair(span) for span in spans]


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.kind.value,
        "name": entity.name,
        "curated": entity.curated,
        "ids": dict(entity.ids),
    }


def _statement(statement: Statement, text: str) -> dict[str, Any]:
    return {
        "id": statement.id,
        "source": _pairs(statement.source) or None,
        "cue": _pairs(statement.cue) or None,
        "content": _pairs(statement.content),
        "act": statement.act,
        "unsaid": statement.unsaid,
        "form": statement.form.value,
        "entity": statement.entity,
        "source_key": statement.source_key,
        "source_text": " ".join(s.of(text) for s in statement.source) or None,
        "cue_text": " ".join(s.of(text) for s in statement.cue) or None,
        "content_text": [s.of(text) for s in statement.content],
        "words": sum(words(s.of(text)) for s in statement.content),
        "quoted": _pairs(statement.quoted),
        "naming": statement.naming.value if statement.naming else None,
        "access": statement.access.value,
        "chance": statement.chance,
        "addressee": _pairs(statement.addressee),
        "relays": _pairs(statement.relays),
        "second_hand": _pairs(statement.second_hand),
        "state": statement.state.value,
        "review": asdict(statement.review) if statement.review else None,
    }


def _sourcing(sourcing: Sourcing) -> dict[str, Any]:
    return {
        "counts": {**asdict(sourcing.counts), "cues": dict(sourcing.counts.cues)},
        "sources": [_profile(p) for p in sourcing.sources],
        "top_share": sourcing.top_share,
        "effective_sources": sourcing.effective_sources,
        "unattributed": [s.number for s in sourcing.sentences if not s.attributed],
        "hedges": _pairs(sourcing.hedges),
        "orphans": _pairs(sourcing.orphans),
        "quoted_terms": _pairs(sourcing.quoted_terms),
        "not_heard": list(sourcing.not_heard),
        "replies": [_reply(r) for r in sourcing.replies],
    }


def _profile(profile: SourceProfile) -> dict[str, Any]:
    return {
        "id": profile.entity or profile.key,
        "name": profile.name,
        "naming": profile.naming.value,
        "access": profile.access.value,
        "described_as": profile.role,
        "affiliation": profile.affiliation,
        "basis_of_knowledge": profile.basis,
        "interest_or_stake": profile.stake,
        "anonymity_reason": profile.anonymity_reason,
        "statements": len(profile.statements),
        "statement_ids": list(profile.statements),
    }


def _reply(reply: ReplySignal) -> dict[str, Any]:
    return {"kind": reply.kind.value, "span": _pair(reply.span), "entity": reply.entity}
