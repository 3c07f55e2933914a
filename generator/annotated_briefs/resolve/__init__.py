"""Resolve: whom or what each name names.

Curated records beat rules beat the model, and a person's decision beats them all. A wrong merge
is worse than a missed one: what the article leaves open stays apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotated_briefs.annotate import Candidate, Context, find
from annotated_briefs.model import Analysis, Article, Entity, EntityId, Mention, Register, Span
from annotated_briefs.resolve.ambiguity import ambiguous
from annotated_briefs.resolve.clusters import clusters
from annotated_briefs.resolve.decisions import decide
from annotated_briefs.resolve.fields import name_fields
from annotated_briefs.resolve.identity import name_clusters
from annotated_briefs.resolve.metonyms import is_metonym
from annotated_briefs.resolve.reasons import reason

__all__ = ["ambiguous", "name_fields", "name_things", "resolve"]

Named = tuple[tuple[Mention, ...], dict[EntityId, Entity]]
"""Mentions, disjoint and in reading order, and the entities that they name."""


def resolve(
    article: Article,
    analysis: Analysis,
    candidates: Sequence[Candidate],
    register: Register,
) -> Named:
    """The candidates as mentions of entities."""
    return _resolve(Context.of(article, analysis), candidates, register)


def _resolve(context: Context, candidates: Sequence[Candidate], register: Register) -> Named:
    mentions: list[Mention] = []
    entities: dict[EntityId, Entity] = {}
    grouped = clusters(context, candidates, register)
    for cluster, entity in name_clusters(grouped, register):
        entities[entity.id] = entity
        mentions += [
            Mention(c.span, entity.kind, entity.id, c.origin, is_metonym(context, c), reason(c))
            for c in cluster.members
        ]
    return tuple(sorted(mentions, key=lambda m: m.span)), entities


def name_things(
    article: Article,
    analysis: Analysis,
    register: Register,
    decisions: Sequence[tuple[Span, EntityId | None]] = (),
) -> Named:
    """The names in ``article`` and what they name, people's decisions applied last.

    A decision is a place in the text and the entity that it names, or None for "not a name". It
    also tells between records elsewhere in the article, as a full name does.
    """
    context = Context.of(article, analysis)
    named = [id_ for _, id_ in decisions if id_ is not None]
    mentions, entities = _resolve(context, find(context, register, named), register)
    return decide(mentions, entities, decisions, register)
