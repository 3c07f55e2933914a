"""Why a brief is related to another: reasons in words, and links to the places that prove them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from annotated_briefs.link import Related, Tie
from annotated_briefs.render.phrases import count, listed

_NEAR = 31
"""Days: of what lies further apart, nearness in time is no reason."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one of the briefs has a shared name."""

    anchor: str
    label: str
    """``S3``; ``sentence 7``."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A name that both have."""

    name: str
    here: tuple[Place, ...]
    there: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: words, then names with their places, or further words."""

    words: str
    names: tuple[Shared, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """A related brief as the page of another lists it."""

    address: str
    headline: str
    published: str | None
    reasons: tuple[Reason, ...]


def listed_as(related: Related) -> RelatedLine:
    """All that the page of another brief says of it."""
    brief = related.brief.brief
    return RelatedLine(
        brief.address, brief.metadata.headline, brief.metadata.published, tuple(_reasons(related))
    )


def _reasons(related: Related) -> list[Reason]:
    reasons = []
    if related.story:
        reasons.append(Reason("same story"))
    if related.quoted:
        reasons.append(Reason("both quote", tuple(map(_shared, related.quoted))))
    if related.mentioned:
        # Where this brief mentions them is marked in its text.
        names = (replace(_shared(tie), here=()) for tie in related.mentioned)
        reasons.append(Reason("both mention", tuple(names)))
    further = related.shared - len(related.quoted) - len(related.mentioned)
    if further > 0:
        reasons.append(Reason(f"{count(further, 'more name', 'more names')} in common"))
    if len(related.words) > 1:
        reasons.append(Reason("words in common", rest=listed(list(related.words))))
    if related.topics and not related.story:
        reasons.append(Reason("same topic", rest=listed(list(related.topics))))
    if related.days is not None and related.days <= _NEAR:
        apart = f"{count(related.days, 'day')} apart" if related.days else "of the same day"
        reasons.append(Reason(apart))
    return reasons


def _shared(tie: Tie) -> Shared:
    return Shared(tie.entity.name, _places(tie.here), _places(tie.there))


@lru_cache(maxsize=1 << 15)
def _places(anchors: tuple[str, ...]) -> tuple[Place, ...]:
    return tuple(Place(a, a.upper() if a[0] == "s" else f"sentence {a[1:]}") for a in anchors)
