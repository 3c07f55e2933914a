"""The summary of an article whose text is not here, from what its reviewers took down."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from annotated_briefs.decide import ReviewedStatement
from annotated_briefs.model import (
    Access,
    Counts,
    Entity,
    EntityId,
    Form,
    Naming,
    SentenceSourcing,
    SourceProfile,
    Sourcing,
    TextFacts,
)


def summarise_reviewed(
    facts: TextFacts,
    records: Sequence[ReviewedStatement],
    entities: Mapping[EntityId, Entity],
) -> Sourcing:
    """The same summary as `summarise`, as far as reviewers' records alone can tell it.

    Spans are empty, and what only the text could tell (words by sentence, quoted words of a mixed
    statement, who is mentioned) is zero or absent.
    """
    sentences = _sentences(facts, records)
    sources = _sources(records, entities)
    return Sourcing(
        counts=_counts(facts, records, sources, sum(s.attributed for s in sentences)),
        sentences=sentences,
        sources=sources,
    )


def _sentences(
    facts: TextFacts, records: Sequence[ReviewedStatement]
) -> tuple[SentenceSourcing, ...]:
    stand: dict[int, list[str]] = defaultdict(list)
    for record in records:
        if first := record.decision.sentence:
            for number in range(first, (record.decision.through or first) + 1):
                stand[number].append(record.statement.id)
    sourced = {
        record.statement.id
        for record in records
        if record.statement.entity or record.decision.source or record.decision.described_as
    }
    return tuple(
        SentenceSourcing(
            number=number,
            paragraph=None,
            span=None,
            statements=tuple(stand.get(number, ())),
            attributed=not sourced.isdisjoint(stand.get(number, ())),
            hedged=number in facts.hedged,
            orphaned=number in facts.orphaned,
            after_subhead=number in facts.subheads_before,
        )
        for number in range(1, facts.sentences + 1)
    )


def _counts(
    facts: TextFacts,
    records: Sequence[ReviewedStatement],
    sources: Sequence[SourceProfile],
    attributed: int,
) -> Counts:
    statements = [record.statement for record in records]
    forms = Counter(s.form for s in statements)
    classes = Counter(p.naming for p in sources)
    direct = [r.decision.words or 0 for r in records if r.statement.form is Form.DIRECT]
    return Counts(
        paragraphs=facts.paragraphs,
        sentences=facts.sentences,
        body_words=facts.words,
        quoted_words=sum(direct),
        statements=len(statements),
        direct=forms[Form.DIRECT],
        mixed=forms[Form.MIXED],
        indirect=forms[Form.INDIRECT],
        attributed_sentences=attributed,
        speaking_sources=len(sources),
        named=classes[Naming.NAMED],
        unnamed=classes[Naming.UNNAMED],
        institution=classes[Naming.INSTITUTION],
        document=classes[Naming.DOCUMENT],
        media_report=classes[Naming.MEDIA_REPORT],
        reportedly=len(facts.hedged),
        orphan_quotes=len(facts.orphaned),
        relayed=None,
        second_hand=None,
        cues=Counter(r.decision.cue.exact.lower() for r in records if r.decision.cue),
    )


def _sources(
    records: Sequence[ReviewedStatement], entities: Mapping[EntityId, Entity]
) -> tuple[SourceProfile, ...]:
    by_key: dict[str, list[ReviewedStatement]] = defaultdict(list)
    for record in records:
        key = record.statement.source_key or record.statement.entity
        if key is not None:
            by_key[key].append(record)
    made = [_profile(key, own, entities) for key, own in by_key.items()]
    return tuple(sorted(made, key=lambda p: -len(p.statements)))


def _profile(
    key: str, own: Sequence[ReviewedStatement], entities: Mapping[EntityId, Entity]
) -> SourceProfile:
    statements = [record.statement for record in own]
    entity = entities.get(statements[0].entity) if statements[0].entity is not None else None
    cited = next((r.decision.source.exact for r in own if r.decision.source), key)
    called = next((r.decision.called for r in own if r.decision.called), cited)
    stated = [s.access for s in statements if s.access is not Access.NOT_STATED]
    return SourceProfile(
        key=key,
        name=entity.name if entity else called,
        naming=next((s.naming for s in statements if s.naming is not None), Naming.UNNAMED),
        access=stated[0] if stated else Access.NOT_STATED,
        statements=tuple(s.id for s in statements),
        entity=statements[0].entity,
        role=next((r.decision.described_as for r in own if r.decision.described_as), None),
        unknown=("role", "affiliation", "basis", "stake", "anonymity_reason"),
    )
