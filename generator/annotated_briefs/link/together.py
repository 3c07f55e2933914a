"""Who is quoted together: sources that speak in the same briefs.

Only what a reader can take in: the pairs that share most briefs, up to a number of names, in an
order in which those that belong together stand together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from annotated_briefs.link.gather import EntityLinks
from annotated_briefs.model import EntityId

_NAMES = 24
"""More names than fit on a screen are no picture."""
_LEAST = 2
"""Once together is what every article does."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of the names, by their index, and the addresses of the briefs in which both speak."""

    a: int
    b: int
    briefs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """Sources, and which of them speak in the same briefs."""

    names: tuple[EntityLinks, ...]
    """Neighbours where they belong together."""
    pairs: tuple[Pair, ...]
    """Most briefs first; ``a`` stands above ``b``."""
    left_out: int
    """Pairs that share as many briefs as `_LEAST` and more, for which there is no room."""


def together(links: Mapping[EntityId, EntityLinks]) -> Together:
    """The sources of ``links`` that speak in the same two briefs and more."""
    speakers: dict[str, set[EntityId]] = {}
    for key, one in links.items():
        for said in one.made:
            speakers.setdefault(said.brief.brief.address, set()).add(key)
    tally = Counter(pair for keys in speakers.values() for pair in combinations(sorted(keys), 2))
    often = sorted(
        ((n, pair) for pair, n in tally.items() if n >= _LEAST), key=lambda one: (-one[0], one[1])
    )
    chosen = _chosen(pair for _, pair in often)
    kept = {pair: n for n, pair in often if chosen.issuperset(pair)}
    order = _ordered(kept)
    place = {key: i for i, key in enumerate(order)}
    pairs = []
    for first, second in kept:
        a, b = sorted((place[first], place[second]))
        pairs.append(Pair(a, b, _shared(links[first], links[second])))
    return Together(
        tuple(links[key] for key in order),
        tuple(sorted(pairs, key=lambda p: (-len(p.briefs), p.a, p.b))),
        len(often) - len(pairs),
    )


def _shared(one: EntityLinks, other: EntityLinks) -> tuple[str, ...]:
    """The addresses of the briefs in which both speak, newest first."""
    there = {said.brief.brief.address for said in other.made}
    here = (said.brief.brief.address for said in one.made)
    return tuple(address for address in dict.fromkeys(here) if address in there)


def _chosen(pairs: Iterable[tuple[EntityId, EntityId]]) -> set[EntityId]:
    """The names of the first pairs, as many as there is room for."""
    chosen: set[EntityId] = set()
    for pair in pairs:
        if len(chosen.union(pair)) <= _NAMES:
            chosen.update(pair)
    return chosen


def _ordered(pairs: Mapping[tuple[EntityId, EntityId], int]) -> list[EntityId]:
    """Those that are tied in one row after the other, the most tied first.

    In a row each name comes next to the one end to which more ties it.
    """
    ties: dict[EntityId, Counter[EntityId]] = {}
    for (a, b), n in pairs.items():
        ties.setdefault(a, Counter())[b] = n
        ties.setdefault(b, Counter())[a] = n
    left = sorted(ties, key=lambda key: (-ties[key].total(), key))
    order: list[EntityId] = []
    while left:
        row = [left.pop(0)]
        while tied := [key for key in left if not ties[key].keys().isdisjoint(row)]:
            nearest = max(tied, key=lambda key: sum(ties[key][other] for other in row))
            left.remove(nearest)
            middle = (len(row) - 1) / 2
            at = sum(i - middle for i, key in enumerate(row) if key in ties[nearest])
            row.insert(0 if at < 0 else len(row), nearest)
        order += row
    return order
