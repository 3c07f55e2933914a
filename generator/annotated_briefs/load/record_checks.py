"""The entity records held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from annotated_briefs.addresses import entity_address
from annotated_briefs.diagnostics import Diagnostic, Rule, quoted
from annotated_briefs.load.drafts import Record
from annotated_briefs.load.problems import did_you_mean
from annotated_briefs.load.yaml_source import KeyPath
from annotated_briefs.model import Entity, Kind, Outlet


def check(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """What is wrong between ``records``, given in the order of their paths."""
    yield from _same_slug(records)
    yield from _shared_names(records)
    yield from _different_from(records)
    yield from _formerly(records)


def check_outlets(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """Outlets, in the order of their paths, that have the name or an alias of an earlier one."""
    first: dict[str, Record] = {}
    for one in records:
        if not isinstance(one.made, Outlet):
            continue
        names: list[tuple[KeyPath, str]] = [(("name",), one.made.name)]
        names += [(("aliases", n), alias) for n, alias in enumerate(one.made.aliases)]
        for path, name in names:
            other = first.setdefault(" ".join(name.casefold().split()), one)
            if other is not one:
                message = f"{quoted(name)} is also the outlet {other.document.path.as_posix()}"
                hint = "keep one record, or let the names say which is which"
                yield one.document.diagnostic(path, Rule.SAME_OUTLET, message, hint)


def unused_outlets(
    records: Sequence[Record], briefs: Sequence[Mapping[str, Any] | None]
) -> Iterator[Diagnostic]:
    """Outlets that none of ``briefs`` names, whose values these are; None for one that cannot be
    read. Nothing is said where a brief's outlet is no record's: it may be meant for one of these.
    """
    slugs = {one.slug for one in records}
    named = [brief.get("outlet") if brief else None for brief in briefs]
    if not all(isinstance(name, str) and name in slugs for name in named):
        return
    drawn_on = {folded for brief in briefs for folded in _publishers(brief or {})}
    for one in records:
        if one.slug in named or not isinstance(one.made, Outlet):
            continue
        if drawn_on.isdisjoint(map(str.casefold, (one.made.name, *one.made.aliases))):
            message = "no brief names this outlet"
            hint = "delete the file, if its briefs are gone; else name it under outlet of a brief"
            yield one.document.diagnostic((), Rule.UNUSED_OUTLET, message, hint)


def _publishers(brief: Mapping[str, Any]) -> Iterator[str]:
    listed = brief.get("based_on")
    for item in listed if isinstance(listed, list) else ():
        publisher = item.get("publisher") if isinstance(item, dict) else None
        if isinstance(publisher, str):
            yield publisher.casefold()


def _same_slug(records: Sequence[Record]) -> Iterator[Diagnostic]:
    first: dict[str, Record] = {}
    for one in records:
        if one.slug in first:
            other = first[one.slug].document.path
            message = f"the slug {quoted(one.slug)} is also that of {other.as_posix()}"
            hint = "slugs are unique over all kinds: rename one"
            yield one.document.diagnostic((), Rule.SLUG_TWICE, message, hint)
        first.setdefault(one.slug, one)


def _shared_names(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """Names in two records that do not say of each other that they are different."""
    entities = [one.made for one in records if isinstance(one.made, Entity)]
    full = {entity.name.casefold(): entity for entity in entities}
    surnames = {
        entity.name.split()[-1].casefold(): entity
        for entity in entities
        if entity.kind is Kind.PERSON and " " in entity.name
    }
    claimed: dict[str, Entity] = {}
    for one in records:
        if not isinstance(one.made, Entity):
            continue
        for path, name in _names(one.made):
            key, is_alias = name.casefold(), path[0] == "aliases"
            other = claimed.setdefault(key, one.made)
            taken = full.get(key) if is_alias else None
            bearer = surnames.get(key) if is_alias else None
            if taken and _apart(taken, one.made):
                yield one.document.diagnostic(path, Rule.TAKEN_NAME, *_taken(name, taken))
            elif _apart(other, one.made):
                message = f"{quoted(name)} is also a name of {quoted(other.id)}"
                hint = (
                    "if they are two, name each in the other's different_from; if one, merge them"
                )
                yield one.document.diagnostic(path, Rule.SHARED_ALIAS, message, hint)
            elif bearer and _apart(bearer, one.made):
                yield one.document.diagnostic(path, Rule.TAKEN_SURNAME, *_taken(name, bearer))


def _apart(other: Entity, one: Entity) -> bool:
    """Whether they are two records that do not say of each other that they are different."""
    return other.id != one.id and not _told_apart(other, one)


def _taken(name: str, other: Entity) -> tuple[str, str]:
    message = f"{quoted(name)} means {quoted(other.id)}, named {quoted(other.name)}"
    return message, "delete the alias: it would take over the other's mentions"


def _names(entity: Entity) -> Iterator[tuple[KeyPath, str]]:
    yield ("name",), entity.name
    for index, alias in enumerate(entity.aliases):
        yield ("aliases", index), alias


def _told_apart(one: Entity, other: Entity) -> bool:
    return other.id in one.different_from or one.id in other.different_from


def _different_from(records: Sequence[Record]) -> Iterator[Diagnostic]:
    slugs = dict.fromkeys(one.slug for one in records)
    for one in records:
        if not isinstance(one.made, Entity):
            continue
        for index, other in enumerate(one.made.different_from):
            path = ("different_from", index)
            if other == one.slug:
                message, hint = "a record is not different from itself", "name the other record"
            elif other not in slugs:
                message = f"there is no record {quoted(other)}"
                hint = did_you_mean(other, [*slugs], "add the record, or delete the line")
            else:
                continue
            yield one.document.diagnostic(path, Rule.UNKNOWN_DIFFERENT, message, hint)


def _formerly(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """Former addresses at which a record still stands, or that two records claim."""
    entities = [one.made for one in records if isinstance(one.made, Entity)]
    taken = {entity_address(entity): entity for entity in entities}
    claimed: dict[str, Entity] = {}
    for one in records:
        if not isinstance(one.made, Entity):
            continue
        for index, address in enumerate(one.made.formerly):
            other = claimed.setdefault(address, one.made)
            if address in taken:
                message = f"a record still stands at {quoted(address)}"
                hint = "merge it with `briefs entities merge`, or delete the line"
            elif other is not one.made:
                message = f"{quoted(address)} leads to {quoted(other.id)} as well"
                hint = "an address can lead to one record: delete the line in one of them"
            else:
                continue
            yield one.document.diagnostic(("formerly", index), Rule.FORMER_ADDRESS, message, hint)
