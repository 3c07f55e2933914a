"""A name found in the text, before it is known whom it names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotated_briefs.model import EntityId, Kind, Origin, Span

STRENGTH = {origin: rank for rank, origin in enumerate(Origin)}
"""`Origin` as a number: more wins."""


@dataclass(frozen=True, order=True, slots=True)
class Candidate:
    """A name at a place: of what kind, and what decided it."""

    span: Span
    kind: Kind
    origin: Origin = Origin.MODEL
    reason: str = "model"
    """The pass that decided the kind, in a word or two, for `--explain`."""
    record: EntityId | None = None
    """The curated record that the words fit, where they fit one alone."""

    @property
    def strength(self) -> int:
        """How far it withstands other findings."""
        return STRENGTH[self.origin]

    def ruled(self, kind: Kind, reason: str) -> Candidate:
        """The same name, its kind decided by a rule."""
        return replace(self, kind=kind, origin=Origin.RULE, reason=reason)


def overlay(below: Iterable[Candidate], above: Sequence[Candidate]) -> list[Candidate]:
    """``above`` and whatever of ``below`` it leaves uncovered. ``above`` must be disjoint."""
    taken = sorted(above)
    kept: list[Candidate] = []
    at = 0
    for candidate in sorted(below):
        while at < len(taken) and taken[at].span.end <= candidate.span.start:
            at += 1
        if at == len(taken) or taken[at].span.start >= candidate.span.end:
            kept.append(candidate)
    return sorted([*kept, *taken])


def uncovered(found: Iterable[Candidate], new: Iterable[Candidate]) -> list[Candidate]:
    """``found`` with those of ``new`` that touch none of it."""
    return overlay(new, list(found))
