"""What to curate next: names without a record, records of one, names of a record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotated_briefs.curate import stubs
from annotated_briefs.curate.judge import Strength, Verdict, judge
from annotated_briefs.curate.names import Name, Place, names
from annotated_briefs.curate.pairs import candidates, well_known
from annotated_briefs.curate.spelling import SMALL, fold, tokens
from annotated_briefs.model import Kind, Register
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.phrases import KIND_WORDS, count


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to do, why, and where to see that it is right."""

    names: tuple[str, ...]
    """What it is about: first the record, or the name to keep."""
    kind: Kind
    strength: Strength
    reasons: tuple[str, ...]
    places: tuple[Place, ...]
    briefs: int
    """In how many briefs the names stand."""
    stub: stubs.Stub


@dataclass(frozen=True, slots=True)
class Suggestions:
    """All there is to suggest, each list with the most useful first."""

    uncurated: tuple[Suggestion, ...]
    duplicates: tuple[Suggestion, ...]
    """Records of one, and names without a record that may be one."""
    aliases: tuple[Suggestion, ...]
    """Names without a record that may be a record's."""


def suggest(briefs: Sequence[PublishedBrief], register: Register) -> Suggestions:
    """What the names in ``briefs`` suggest for ``register``. Decides nothing."""
    curated = {form for e in register.entities.values() for form in (e.name, *e.aliases)}
    known = [
        name
        for name in names(briefs, register)
        if name.record or (_is_sound(name) and name.name not in curated)
    ]
    titles = {name.key: name.name for name in known}
    taken: set[str] = {*register.entities}
    taken |= {fold(form) for form in curated}
    judged = _judged(known, titles)
    found = [(known[one], known[other], verdict) for (one, other), verdict in judged.items()]
    # Records come first in `names`, so that only the second may be without one.
    of_records = [pair for pair in found if pair[0].record and not pair[1].record]
    settled = {other.key for _, other, verdict in of_records if verdict.is_likely}
    rest = [
        (one, other, verdict)
        for one, other, verdict in found
        if one.record or not {one.key, other.key} & settled
    ]
    records = [_merge(*pair) for pair in rest if pair[0].record and pair[1].record]
    groups = _groups([pair for pair in rest if not pair[0].record])
    settled |= {name.key for names_, verdict in groups if verdict.is_likely for name in names_}
    uncurated = [name for name in known if not name.record and name.key not in settled]
    return Suggestions(
        tuple(_uncurated(name, taken) for name in sorted(uncurated, key=_use)),
        _ordered([*records, *(_together(*group, taken) for group in groups)]),
        _ordered([_alias(*pair) for pair in of_records]),
    )


Group = tuple[tuple[Name, ...], Verdict]
"""Names that may be one, the one to keep first, and why."""


def _groups(pairs: Sequence[tuple[Name, Name, Verdict]]) -> list[Group]:
    """Likely pairs that share a name as one group; each possible pair by itself."""
    groups: dict[str, list[tuple[Name, Name, Verdict]]] = {}
    for pair in (pair for pair in pairs if pair[2].is_likely):
        one, other = (groups.get(name.key, []) for name in pair[:2])
        joint = [*one, *(other if other is not one else []), pair]
        for name in (name for member in joint for name in member[:2]):
            groups[name.key] = joint
    likely = {id(group): group for group in groups.values()}
    return [
        (_members(group), _joint([verdict for *_, verdict in group]))
        for group in (*likely.values(), *([p] for p in pairs if not p[2].is_likely))
    ]


def _members(group: Sequence[tuple[Name, Name, Verdict]]) -> tuple[Name, ...]:
    by_key = {name.key: name for one, other, _ in group for name in (one, other)}
    return tuple(sorted(by_key.values(), key=_worth))


def _joint(verdicts: Sequence[Verdict]) -> Verdict:
    reasons = dict.fromkeys(reason for verdict in verdicts for reason in verdict.reasons)
    return Verdict(verdicts[0].strength, tuple(reasons))


def _judged(known: Sequence[Name], titles: Mapping[str, str]) -> dict[tuple[int, int], Verdict]:
    found = {
        pair: verdict
        for pair in sorted(candidates(known))
        if (verdict := judge(known[pair[0]], known[pair[1]], titles))
    }
    records = Counter(
        other
        for (one, other), verdict in found.items()
        if verdict.is_likely and known[one].record and not known[other].record
    )
    return {
        pair: _doubtful(verdict) if records[pair[1]] > 1 else verdict
        for pair, verdict in found.items()
    }


def _doubtful(verdict: Verdict) -> Verdict:
    reasons = (*verdict.reasons, "but another record is as much like it")
    return Verdict(Strength.POSSIBLE, reasons)


def _ordered(found: Sequence[Suggestion]) -> tuple[Suggestion, ...]:
    return tuple(
        sorted(found, key=lambda s: (list(Strength).index(s.strength), -s.briefs, s.names))
    )


def _use(name: Name) -> tuple[int, int, int, str]:
    return -len(name.briefs), -name.statements, -name.mentions, name.name


def _is_sound(name: Name) -> bool:
    """Whether a name may need a record: well-known nationalities do not, nor does a broken name."""
    known = well_known(name.name)
    people = name.kind is Kind.NORP and known is not None and known.kind is Kind.NORP
    return not people and (tokens(name.name) or ("of",))[-1] not in SMALL


# ------------------------------------------------------------------ the three kinds of suggestion


def _uncurated(name: Name, taken: set[str]) -> Suggestion:
    reasons = [f"named in {count(len(name.briefs), 'brief')}, {count(name.mentions, 'mention')}"]
    if name.statements:
        reasons.append(f"speaks in {count(name.statements, 'statement')}")
    if len(name.kinds) > 1:
        taken_for = ", ".join(f"{KIND_WORDS[k][0]} in {n}" for k, n in name.kinds)
        reasons.append(f"the machine does not agree with itself: {taken_for}")
    return Suggestion(
        (name.name,),
        name.kind,
        Strength.LIKELY,
        tuple(reasons),
        name.places,
        len(name.briefs),
        stubs.record(name, taken),
    )


def _alias(record: Name, name: Name, verdict: Verdict) -> Suggestion:
    assert record.record, "a name without a record comes second"  # noqa: S101
    return _suggestion(record, [name], verdict, stubs.alias(record.record, name.name))


def _merge(one: Name, other: Name, verdict: Verdict) -> Suggestion:
    keep, drop = sorted((one, other), key=_worth)
    assert keep.record and drop.record, "both are records"  # noqa: S101
    return _suggestion(keep, [drop], verdict, stubs.merge(keep.record, drop.record))


def _together(group: tuple[Name, ...], verdict: Verdict, taken: set[str]) -> Suggestion:
    keep, *others = group
    stub = stubs.record(keep, taken, [name.name for name in others])
    return _suggestion(keep, others, verdict, stub)


def _worth(name: Name) -> tuple[int, int, int, int, str]:
    """Which of two is the one to keep: the one more used, then the one more is known of."""
    entity = name.record
    facts = len(entity.ids) + bool(entity.description) if entity else 0
    return -len(name.briefs), -facts, -name.mentions, -len(name.name), name.key


def _suggestion(
    keep: Name, others: Sequence[Name], verdict: Verdict, stub: stubs.Stub
) -> Suggestion:
    # One of each to compare; then those of the lesser names, which are what is in doubt.
    first = (place for name in (*others, keep) for place in name.places[:1])
    places = (*first, *(place for name in others for place in name.places[1:]))
    briefs = len(keep.briefs.union(*(name.briefs for name in others)))
    together = (keep.name, *(name.name for name in others))
    return Suggestion(together, keep.kind, verdict.strength, verdict.reasons, places, briefs, stub)
