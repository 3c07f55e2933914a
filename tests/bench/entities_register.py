"""Records as a curator would make them from articles that are marked already.

A record for each of the names that stand in most articles: called by its fullest form that the
articles use most, its other forms as aliases, each form with the one that it mostly means.
Written into a root of its own, never into ours.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slugify import slugify

from annotated_briefs.addresses import KIND_FOLDERS
from annotated_briefs.model import Kind

LIMIT = 50
"""Records that an editor has time for."""

_KINDS = {
    "PER": Kind.PERSON,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    **{kind.value: kind for kind in Kind},
}


@dataclass(frozen=True)
class Record:
    """What a record's file says."""

    kind: Kind
    name: str
    aliases: tuple[str, ...]


def records(documents: Sequence[Mapping[str, Any]], limit: int = LIMIT) -> list[Record]:
    """The ``limit`` names of most documents, then of most mentions. Optional ones are not named
    for certain, and make no record."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    kinds: dict[str, Counter[Kind]] = defaultdict(Counter)
    met: dict[str, set[str]] = defaultdict(set)
    for document, mention in _mentions(documents):
        entity = mention["entity"]
        forms[entity][mention["text"]] += 1
        kinds[entity][_KINDS[mention["type"]]] += 1
        met[entity].add(document["id"])
    _share_out(forms)
    ranked = sorted(filter(forms.get, forms), key=lambda e: (-len(met[e]), -forms[e].total(), e))
    return [_record(kinds[e].most_common(1)[0][0], forms[e]) for e in ranked[:limit]]


def _share_out(forms: Mapping[str, Counter[str]]) -> None:
    """Leave each form, whatever its capitals, to the one that bears it most."""
    bearers: dict[str, Counter[str]] = defaultdict(Counter)
    for entity, counts in forms.items():
        for form, count in counts.items():
            bearers[form.casefold()][entity] += count
    for entity, counts in forms.items():
        for form in list(counts):
            if bearers[form.casefold()].most_common(1)[0][0] != entity:
                del counts[form]


def _mentions(
    documents: Iterable[Mapping[str, Any]],
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    for document in documents:
        for mention in document["mentions"]:
            named = mention.get("entity") and not mention.get("optional")
            if named and mention["type"] in _KINDS:
                yield document, mention


def _record(kind: Kind, forms: Counter[str]) -> Record:
    words = max(len(form.split()) for form in forms)
    full = [form for form in forms if len(form.split()) == words]
    name = max(full, key=lambda form: (forms[form], form))
    return Record(kind, name, tuple(sorted(set(forms) - {name})))


def write(found: Iterable[Record], root: Path) -> None:
    """The records as files of the root. YAML is JSON and more, so JSON will do."""
    for number, record in enumerate(found):
        folder = root / "briefs" / "entities" / KIND_FOLDERS[record.kind]
        folder.mkdir(parents=True, exist_ok=True)
        slug = slugify(record.name) or f"record-{number}"
        path = folder / f"{slug}.yml"
        if path.exists():
            path = folder / f"{slug}-{number}.yml"
        content = {"name": record.name, "aliases": list(record.aliases)}
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
