"""What each cluster is called, and its id: the record's, or one made from the name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slugify import slugify

from annotated_briefs.model import Entity, EntityId, Kind, Register
from annotated_briefs.resolve.clusters import Cluster

_LONGEST = 80
"""Characters in an id: it is also the name of a folder."""


def name_clusters(
    clusters: Sequence[Cluster], register: Register
) -> Iterator[tuple[Cluster, Entity]]:
    """Each cluster with its entity. Ids are unique in the article, and no record's by chance.

    Over articles, a machine-only entity is known by its kind and id (`addresses.entity_key`).
    """
    taken = set(register.entities)
    for cluster in clusters:
        if cluster.record:
            yield cluster, register.entities[cluster.record]
            continue
        entity = _machine_only(cluster, taken)
        taken.add(entity.id)
        yield cluster, entity


def _machine_only(cluster: Cluster, taken: set[EntityId]) -> Entity:
    name = fullest(cluster)
    others = [other for other in dict.fromkeys(cluster.names.values()) if other != name]
    return Entity(
        id=_free_id(name, cluster.kind, taken),
        kind=cluster.kind,
        name=name,
        aliases=tuple(others),
        curated=False,
        linkable=cluster.settled and len(name.split()) > 1,
    )


def fullest(cluster: Cluster) -> str:
    """The form with the most words, then letters; a people's is the shortest ("Syrian").

    A headline's capitals lose against ordinary writing.
    """
    names = list(cluster.names.values())
    if cluster.kind is Kind.NORP:
        return min(names, key=lambda name: (name.isupper(), len(name)))
    return max(names, key=lambda n: (not (n.isupper() and " " in n), len(n.split()), len(n)))


def _free_id(name: str, kind: Kind, taken: set[EntityId]) -> EntityId:
    base = slugify(name, max_length=_LONGEST, word_boundary=True) or "name"
    wanted = EntityId(base)
    number = 1
    while wanted in taken:
        suffix = kind.lower() if number == 1 else f"{kind.lower()}-{number}"
        wanted = EntityId(f"{base}-{suffix}")
        number += 1
    return wanted
