"""The summary of an article whose text is not here, from what its reviewers took down."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

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
    Statement,
    TextFacts,
)


def summarise_reviewed(
    facts: TextFacts,
    statements: Sequence[Statement],
    entities: Mapping[EntityId, Entity],
    sentence_of: Mapping[str, int],
    words_of: Mapping[str, int],
    described_as: Mapping[str, str],
) -> Sourcing:
    """The same summary as `summarise`, as far as numbers alone can tell it.

    ``sentence_of`` and ``words_of`` are, by statement id, the number of the body sentence in which
    it begins and how many words it has; ``described_as`` is the article's own description of the
    source, where a reviewer took it down. Spans are empty, and what only the text could tell
    (words by sentence, cues, quoted words of a mixed statement) is zero or absent.
    """
    begins: dict[int, list[str]] = defaultdict(list)
    for id_, number in sentence_of.items():
        begins[number].append(id_)
    sources = _sources(statements, entities, described_as)
    attributed = set(facts.attributed) | set(begins)
    return Sourcing(
        counts=_counts(facts, statements, sources, len(attributed), words_of),
        sentences=tuple(
            SentenceSourcing(
                number=n,
                paragraph=n,
                span=None,
                statements=tuple(begins.get(n, ())),
                hedged=n in facts.hedged,
                orphaned=n in facts.orphaned,
                after_subhead=n in facts.subheads_before,
            )
            for n in range(1, facts.sentences + 1)
        ),
        sources=sources,
    )


def _counts(
    facts: TextFacts,
    statements: Sequence[Statement],
    sources: Sequence[SourceProfile],
    attributed: int,
    words_of: Mapping[str, int],
) -> Counts:
    forms = Counter(s.form for s in statements)
    classes = Counter(p.naming for p in sources)
    direct = [s.id for s in statements if s.form is Form.DIRECT]
    return Counts(
        paragraphs=facts.paragraphs,
        sentences=facts.sentences,
        body_words=facts.words,
        quoted_words=sum(words_of.get(id_, 0) for id_ in direct),
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
        relayed=sum(bool(s.relays) for s in statements),
        second_hand=sum(bool(s.second_hand) for s in statements),
    )


def _sources(
    statements: Sequence[Statement],
    entities: Mapping[EntityId, Entity],
    described_as: Mapping[str, str],
) -> tuple[SourceProfile, ...]:
    by_key: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        key = statement.source_key or statement.entity
        if key is not None:
            by_key[key].append(statement)
    made = [_profile(key, own, entities, described_as) for key, own in by_key.items()]
    return tuple(sorted(made, key=lambda p: -len(p.statements)))


def _profile(
    key: str,
    own: Sequence[Statement],
    entities: Mapping[EntityId, Entity],
    described_as: Mapping[str, str],
) -> SourceProfile:
    entity = entities.get(own[0].entity) if own[0].entity is not None else None
    return SourceProfile(
        key=key,
        name=entity.name if entity else key,
        naming=next((s.naming for s in own if s.naming is not None), Naming.UNNAMED),
        access=next((s.access for s in own if s.access is not Access.NOT_STATED), own[0].access),
        statements=tuple(s.id for s in own),
        entity=own[0].entity,
        role=next((described_as[s.id] for s in own if s.id in described_as), None),
    )
