"""People's decisions on names: they win over everything the machine found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotated_briefs.model import Entity, EntityId, Mention, Origin, Register, Span
from annotated_briefs.resolve.reasons import DECISION


def decide(
    mentions: Sequence[Mention],
    entities: Mapping[EntityId, Entity],
    decisions: Sequence[tuple[Span, EntityId | None]],
    register: Register,
) -> tuple[tuple[Mention, ...], dict[EntityId, Entity]]:
    """``mentions`` with the decided ones in place of whatever overlaps them.

    None drops a name. An id that is neither a record's nor one found in the article changes
    nothing (`check` reports it). A later decision wins over an earlier one that it overlaps.
    """
    known = {**entities, **register.entities}
    kept = list(mentions)
    for span, id_ in decisions:
        if id_ is not None and id_ not in known:
            continue
        kept = [m for m in kept if not m.span.overlaps(span)]
        if id_ is not None:
            kept.append(Mention(span, known[id_].kind, id_, Origin.PERSON, reason=DECISION))
    kept.sort(key=lambda m: m.span)
    return tuple(kept), {m.entity: known[m.entity] for m in kept}
