"""What a collection of briefs counts that no single one can. It counts; it ranks no outlet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from annotated_briefs.link.facets import FORMS, SourcingForm
from annotated_briefs.link.gather import EntityLinks
from annotated_briefs.model import EntityId, Form, Kind, Naming, State
from annotated_briefs.publish import PublishedBrief

LEAST = 3
"""Fewer briefs are no collection: then the briefs themselves say more."""
_NAMES = 15
_NEVER_FROM = 2
"""Briefs that have to mention somebody before it is worth saying that nobody heard them."""


@dataclass(frozen=True, slots=True)
class Period:
    """What the briefs of a month or a year hold."""

    label: str
    """``2024-05`` or ``2024``."""
    briefs: int
    statements: int
    forms: tuple[int, ...]
    """Statements by form, in the order of `Form`."""
    naming: tuple[int, ...]
    """Statements by the class of their source, in the order of `Naming`."""
    sentences: int
    attributed: int
    """Sentences that name a source."""
    top_share: float | None
    """The median share of a brief's top source; None where no brief has enough statements."""
    shared: int
    """How many briefs have enough."""

    @classmethod
    def empty(cls, label: str) -> Period:
        """One in which no brief falls."""
        return cls(label, 0, 0, (0,) * len(Form), (0,) * len(Naming), 0, 0, None, 0)


@dataclass(frozen=True, slots=True)
class Collection:
    """The figures of all briefs together."""

    briefs: int
    statements: int
    confirmed: int
    sentences: int
    attributed: int
    """Sentences that name a source."""
    sourcing: tuple[tuple[SourcingForm, int], ...]
    """How many briefs hold each form of sourcing; those that none holds are left out."""
    forms: tuple[tuple[Form, int], ...]
    """Statements by form."""
    naming: tuple[tuple[Naming, int], ...]
    """Statements by the class of their source; those without a source are in none."""
    heard: tuple[tuple[EntityLinks, int, int], ...]
    """(source, statements, briefs), most briefs first; what was not said makes no source."""
    never_heard: tuple[tuple[EntityLinks, int], ...]
    """(person or organisation, briefs that speak about it), most briefs first."""
    periods: tuple[Period, ...]
    """In order; without the briefs that have no date."""
    concentration: tuple[tuple[PublishedBrief, float], ...]
    """(brief, share of its top source) of those with `_SHARED` statements and more."""
    top_share: float | None
    """The median of those shares of dated briefs; None where there are none."""
    coverage: tuple[tuple[PublishedBrief, float], ...]
    """(brief, share of its sentences that name a source)."""


def collect(briefs: Sequence[PublishedBrief], links: Mapping[EntityId, EntityLinks]) -> Collection:
    """The figures of ``briefs``, whose entities have ``links``."""
    statements = [s for b in briefs for s in b.findings.statements]
    counts = [b.findings.sourcing.counts for b in briefs]
    forms = Counter(s.form for s in statements)
    naming = Counter(s.naming for s in statements)
    held = [(f, sum(f.holds(b.findings.sourcing) for b in briefs)) for f in FORMS]
    concentration = _concentration(briefs)
    dated = [share for b, share in concentration if b.brief.metadata.published]
    return Collection(
        briefs=len(briefs),
        statements=len(statements),
        confirmed=sum(s.state is State.CONFIRMED for s in statements),
        sentences=sum(c.sentences for c in counts),
        attributed=sum(c.attributed_sentences for c in counts),
        sourcing=tuple((form, n) for form, n in held if n),
        forms=tuple((form, forms[form]) for form in Form),
        naming=tuple((one, naming[one]) for one in Naming),
        heard=_heard(links),
        never_heard=_never_heard(links),
        periods=periods(briefs),
        concentration=tuple(concentration),
        top_share=median(dated) if dated else None,
        coverage=tuple(coverage(briefs)),
    )


def _heard(links: Mapping[EntityId, EntityLinks]) -> tuple[tuple[EntityLinks, int, int], ...]:
    found = [
        (one, len(one.made), len({s.brief.brief.address for s in one.made}))
        for one in links.values()
        if one.made
    ]
    found.sort(key=lambda row: (-row[2], -row[1], row[0].entity.name))
    return tuple(found[:_NAMES])


def _never_heard(links: Mapping[EntityId, EntityLinks]) -> tuple[tuple[EntityLinks, int], ...]:
    """The dead are not waited for, and a place does not speak."""
    found = [
        (one, len(one.outings))
        for one in links.values()
        if one.entity.kind in {Kind.PERSON, Kind.ORG}
        and not one.made
        and not one.entity.dead_since
        and len(one.outings) >= _NEVER_FROM
    ]
    found.sort(key=lambda row: (-row[1], row[0].entity.name))
    return tuple(found[:_NAMES])


def periods(briefs: Sequence[PublishedBrief]) -> tuple[Period, ...]:
    """The briefs by month, or by year where more than two years are covered."""
    period_of = periods_of(briefs)
    members: dict[str, list[PublishedBrief]] = {}
    for brief in briefs:
        if label := period_of(brief):
            members.setdefault(label, []).append(brief)
    return tuple(_period(label, members[label]) for label in sorted(members))


def periods_of(briefs: Iterable[PublishedBrief]) -> Callable[[PublishedBrief], str]:
    """What tells the month or the year of each of ``briefs``; empty of one without a date."""
    months = {when[:7] for b in briefs if (when := b.brief.metadata.published)}
    years = {month[:4] for month in months}
    # A date of a year alone cannot stand among months.
    length = 4 if len(years) > _YEARS or any(len(month) < 7 for month in months) else 7
    return lambda brief: (brief.brief.metadata.published or "")[:length]


_YEARS = 2


def _period(label: str, briefs: Sequence[PublishedBrief]) -> Period:
    said = [s for b in briefs for s in b.findings.statements]
    counts = [b.findings.sourcing.counts for b in briefs]
    shares = [share for _, share in _concentration(briefs)]
    return Period(
        label,
        len(briefs),
        len(said),
        tuple(sum(s.form is form for s in said) for form in Form),
        tuple(sum(s.naming is one for s in said) for one in Naming),
        sum(c.sentences for c in counts),
        sum(c.attributed_sentences for c in counts),
        median(shares) if shares else None,
        len(shares),
    )


def _concentration(briefs: Sequence[PublishedBrief]) -> list[tuple[PublishedBrief, float]]:
    """Each brief and the share of its top source; without those of few statements."""
    return [
        (b, b.findings.sourcing.top_share or 0.0)
        for b in briefs
        if b.findings.sourcing.counts.statements - b.findings.sourcing.counts.unsaid >= _SHARED
        and b.findings.sourcing.top_share is not None
    ]


def coverage(briefs: Sequence[PublishedBrief]) -> list[tuple[PublishedBrief, float]]:
    """Each brief and the share of its sentences that name a source."""
    counted = [(b, b.findings.sourcing.counts) for b in briefs]
    return [(b, c.attributed_sentences / c.sentences) for b, c in counted if c.sentences]


_SHARED = 3
"""Of fewer statements every share is large."""
