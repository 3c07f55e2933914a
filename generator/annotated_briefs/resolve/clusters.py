"""Names that name the same, gathered within one article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from annotated_briefs.annotate import gazetteer, headed
from annotated_briefs.annotate.acronyms import definitions
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.people import surnames
from annotated_briefs.annotate.records import OPEN
from annotated_briefs.annotate.words import words
from annotated_briefs.model import EntityId, Kind, Register
from annotated_briefs.resolve import short_forms

_TOWN = frozenset({"in", "near", "of"})

Forms = tuple[str, ...]
"""A name as its words, without marks."""


@dataclass(eq=False, slots=True)
class Cluster:
    """Candidates that name one thing."""

    kind: Kind
    members: list[Candidate] = field(default_factory=list)
    record: EntityId | None = None
    names: dict[Forms, str] = field(default_factory=dict)
    """The forms seen (and the record's own) to the name as written."""
    settled: bool = True
    """False where the words fit several records: it is then merged with nothing."""

    def take(self, other: Cluster) -> None:
        """Make the two one."""
        self.members += other.members
        self.names = {**self.names, **other.names}
        self.record = self.record or other.record


def clusters(
    context: Context, candidates: Sequence[Candidate], register: Register
) -> list[Cluster]:
    """The candidates by what they name, in order of first mention."""
    found = _by_name(context, candidates, register)
    found = _merge_defined(context, found)
    found = _merge_short(found, Kind.PERSON, short_forms.of_person)
    found = _merge_short(found, Kind.ORG, short_forms.of_organisation)
    found = _merge_short(found, Kind.PLACE, short_forms.of_place)
    found = _merge_headed(context, found)
    return sorted(found, key=lambda cluster: min(cluster.members).span)


def _by_name(
    context: Context, candidates: Iterable[Candidate], register: Register
) -> list[Cluster]:
    """One cluster for each record, well-known thing, or name and kind."""
    groups: dict[tuple[str, str], Cluster] = {}
    for candidate in candidates:
        forms = tuple(word.form for word in context.words_in(candidate.span))
        cluster = groups.setdefault(_key(candidate, forms), Cluster(candidate.kind))
        cluster.members.append(candidate)
        cluster.names.setdefault(forms, candidate.span.of(context.article.text))
        cluster.settled = cluster.settled and candidate.reason != OPEN
        if candidate.record:
            cluster.record = candidate.record
            entity = register.entities[candidate.record]
            for name in (entity.name, *entity.aliases):
                cluster.names.setdefault(tuple(word.form for word in words(name)), name)
    return list(groups.values())


def _key(candidate: Candidate, forms: Forms) -> tuple[str, str]:
    if candidate.record:
        return "record", candidate.record
    known = gazetteer.known(" ".join(forms))
    if known and known.kind is candidate.kind:
        return candidate.kind, known.key
    return candidate.kind, " ".join(forms).casefold()


def _may_merge(one: Cluster, other: Cluster) -> bool:
    """Two records are two things, whatever the words say; so are open cases."""
    two_records = one.record and other.record and one.record != other.record
    return one is not other and one.settled and other.settled and not two_records


def _merge_defined(context: Context, found: list[Cluster]) -> list[Cluster]:
    """Both sides of "Islamic Revolutionary Guard Corps (IRGC)" name one thing."""
    candidates = [candidate for cluster in found for candidate in cluster.members]
    at = {c.span: cluster for cluster in found for c in cluster.members}
    gone: set[Cluster] = set()
    for definition in definitions(context, candidates):
        one, other = at.get(definition.long), at.get(definition.short)
        if one and other and one.kind is other.kind and _may_merge(one, other):
            one.take(other)
            at.update((c.span, one) for c in other.members)
            gone.add(other)
    return [cluster for cluster in found if cluster not in gone]


def _merge_short(
    found: list[Cluster], kind: Kind, shorts: Callable[[Forms], frozenset[str]]
) -> list[Cluster]:
    """Short forms to the one longer name that they fit; left alone where they fit two.

    Fullest names last, so that "J. Smith" has joined "John Smith" before "Smith" is looked at.
    """
    full: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in found:
        if cluster.kind is kind:
            for short in {short for forms in cluster.names for short in shorts(forms)}:
                full[short].append(cluster)
    into: dict[Cluster, Cluster] = {}
    for cluster in sorted(found, key=lambda c: -max(map(len, c.names))):
        if cluster.kind is not kind:
            continue
        fits = {
            _end(into, longer)
            for forms in cluster.names
            for longer in full.get(" ".join(forms).casefold(), ())
        } - {cluster}
        longer_one = _introduced(cluster, fits) if kind is Kind.PERSON else _only(fits)
        if longer_one and _may_merge(cluster, longer_one):
            longer_one.take(cluster)
            into[cluster] = longer_one
    return [cluster for cluster in found if cluster not in into]


def _only(fits: set[Cluster]) -> Cluster | None:
    return next(iter(fits)) if len(fits) == 1 else None


def _introduced(cluster: Cluster, fits: set[Cluster]) -> Cluster | None:
    """The one person that a surname may mean, or that it meant before others came to share it.

    News names people in full first; whoever bears the name alone from then on keeps it, and
    relatives who come later are told apart by their given names.
    """
    if len(fits) < 2:
        return _only(fits)
    first, second, *_ = sorted(fits, key=_start)
    between = any(_start(first) < c.span.start < _start(second) for c in cluster.members)
    return first if between and _bears(cluster, first) else None


def _bears(cluster: Cluster, longer: Cluster) -> bool:
    """Whether the name is the surname of the longer ones, rather than the first of them."""
    shorts = {short.casefold() for name in longer.names.values() for short in surnames(name)}
    return any(" ".join(forms).casefold() in shorts for forms in cluster.names)


def _start(cluster: Cluster) -> int:
    """Where the cluster's fullest form stands first."""
    full = max(len(c.span) for c in cluster.members)
    return min(c.span.start for c in cluster.members if len(c.span) == full)


def _merge_headed(context: Context, found: list[Cluster]) -> list[Cluster]:
    """ "Pendola" to the "Pendola Airport" before it, if no other name begins with the word.

    A town may have lent its name: what stands "in", "near" or "of" is left alone.
    """
    by_first: dict[tuple[Kind, str], list[Cluster]] = defaultdict(list)
    for cluster in found:
        for first in {forms[0] for forms in cluster.names if len(forms) > 1}:
            by_first[cluster.kind, first].append(cluster)
    gone: set[Cluster] = set()
    for cluster in found:
        form = " ".join(next(iter(cluster.names)))
        fits = by_first.get((cluster.kind, form), ())
        if len(cluster.names) > 1 or len(fits) != 1 or not _may_merge(cluster, fits[0]):
            continue
        longer = fits[0]
        headed_so = any(headed.short_form(forms, longer.kind) == form for forms in longer.names)
        if headed_so and _after(cluster, longer) and not _names_town(context, cluster):
            longer.take(cluster)
            gone.add(cluster)
    return [cluster for cluster in found if cluster not in gone]


def _after(cluster: Cluster, longer: Cluster) -> bool:
    return min(cluster.members).span > min(longer.members).span


def _names_town(context: Context, cluster: Cluster) -> bool:
    before = [word for c in cluster.members for word in context.before(c.span)]
    return cluster.kind is Kind.PLACE and not _TOWN.isdisjoint(map(str.casefold, before))


def _end(into: dict[Cluster, Cluster], cluster: Cluster) -> Cluster:
    while cluster in into:
        cluster = into[cluster]
    return cluster
