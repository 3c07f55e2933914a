"""How the briefs of one outlet are sourced. Counted; outlets are neither ranked nor graded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from annotated_briefs.link.collection import coverage
from annotated_briefs.link.facets import FORMS, SourcingForm
from annotated_briefs.model import Form, Naming, State
from annotated_briefs.publish import PublishedBrief

PROFILE_FROM = 5
"""An outlet's sourcing is profiled from five briefs up: fewer say nothing of the outlet."""
_Z = NormalDist().inv_cdf(0.975)
"""For intervals of 95 percent."""


@dataclass(frozen=True, slots=True)
class Share:
    """Some of a number of briefs, and between what the share may lie by chance; 0 to 1."""

    part: int
    whole: int
    low: float
    high: float

    @property
    def share(self) -> float:
        """Part of the whole; nought of nothing."""
        return self.part / self.whole if self.whole else 0.0


def wilson(part: int, whole: int) -> Share:
    """The share with its 95 percent interval by Wilson's score, good for small numbers, too.

    (E. B. Wilson, Journal of the American Statistical Association 22, 1927, 209-212.) It holds
    for briefs taken at random and one by one, which a collection seldom is.
    """
    if not whole:
        return Share(0, 0, 0.0, 1.0)
    share, spread = part / whole, _Z**2 / whole
    middle = (share + spread / 2) / (1 + spread)
    half = _Z * sqrt(share * (1 - share) / whole + spread / (4 * whole)) / (1 + spread)
    # At nought and at all of them the bound is exact; rounding would put it beside.
    low = 0.0 if part == 0 else middle - half
    return Share(part, whole, low, 1.0 if part == whole else middle + half)


@dataclass(frozen=True, slots=True)
class Profile:
    """The figures of an outlet's briefs."""

    briefs: int
    statements: int
    confirmed: int
    sentences: int
    attributed: int
    forms: tuple[int, ...]
    """Statements by form, in the order of `Form`."""
    naming: tuple[int, ...]
    """Speaking sources by class, in the order of `Naming`, summed over the briefs."""
    sourcing: tuple[tuple[SourcingForm, Share], ...]
    """In how many of the briefs each form of sourcing stands."""
    coverage: tuple[tuple[PublishedBrief, float], ...]
    """Each brief and the share of its sentences that name a source."""


def profile(briefs: Sequence[PublishedBrief]) -> Profile | None:
    """The figures of ``briefs``, all by one outlet; None below `PROFILE_FROM`."""
    if len(briefs) < PROFILE_FROM:
        return None
    counts = [b.findings.sourcing.counts for b in briefs]
    said = [s for b in briefs for s in b.findings.statements]
    return Profile(
        briefs=len(briefs),
        statements=sum(c.statements for c in counts),
        confirmed=sum(s.state is State.CONFIRMED for s in said),
        sentences=sum(c.sentences for c in counts),
        attributed=sum(c.attributed_sentences for c in counts),
        forms=tuple(sum(getattr(c, form.value) for c in counts) for form in Form),
        naming=tuple(sum(getattr(c, one.value) for c in counts) for one in Naming),
        sourcing=tuple((form, _share(form, briefs)) for form in FORMS),
        coverage=tuple(coverage(briefs)),
    )


def _share(form: SourcingForm, briefs: Sequence[PublishedBrief]) -> Share:
    """Of the briefs of which it is known: whether somebody replied is not, without the text."""
    known = [b for b in briefs if b.brief.article or form.slug != "reply"]
    return wilson(sum(form.holds(b.findings.sourcing) for b in known), len(known))
