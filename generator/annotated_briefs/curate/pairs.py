"""Which names to hold against each other: those that share a key, never all against all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from annotated_briefs.annotate import gazetteer
from annotated_briefs.annotate.words import words
from annotated_briefs.curate.names import Name
from annotated_briefs.curate.spelling import bare, fold, initials, skeletons, tokens
from annotated_briefs.model import Kind
from annotated_briefs.resolve import short_forms

Pair = tuple[int, int]
"""Indexes of two names, the smaller first."""

ALIKE = 88
"""Letters in a hundred that two spellings share from which on they are looked at."""
_CROWD = 40
"""A key that more names share tells nothing ("Islamic ...")."""
_BLOCK = 1500
"""Names compared letter by letter in one go; a larger block is parted by its next letter."""


def candidates(names: Sequence[Name]) -> set[Pair]:
    """Pairs of ``names`` that may be one, found through shared keys."""
    keys: dict[str, set[int]] = defaultdict(set)
    for index, name in enumerate(names):
        for form in _whole_forms(name):
            for key in _keys(form, name.kind):
                keys[key].add(index)
    found = {
        (one, other)
        for sharing in keys.values()
        if 1 < len(sharing) <= _CROWD
        for one in sharing
        for other in sharing
        if one < other
    }
    return found | set(_alike(names)) | set(_shortened(names))


def _whole_forms(name: Name) -> tuple[str, ...]:
    """What stands for the whole name: a record's names, the machine's full form."""
    return (name.name, *name.record.aliases) if name.record else (name.name,)


def _keys(form: str, kind: Kind) -> Iterator[str]:
    yield f"fold {fold(form)}"
    if known := well_known(form):
        yield f"known {known.key}"
    for skeleton in skeletons(form):
        yield f"skeleton {skeleton}"
    found = tokens(form)
    if kind is Kind.PERSON and len(found) > 1:
        for last in skeletons(found[-1]):
            yield f"surname {found[0][0]} {last}"
    if kind is not Kind.PERSON:
        for letters in initials(form):
            yield f"initials {letters}"
        if len(found) == 1 and form.isupper():
            yield f"initials {found[0]}"


def well_known(name: str) -> gazetteer.Known | None:
    """What ``name`` means to everybody, if it does."""
    return gazetteer.known(" ".join(word.form for word in words(name)))


def _alike(names: Sequence[Name]) -> Iterator[Pair]:
    """Spellings that begin alike and share most of their letters."""
    blocks: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for index, name in enumerate(names):
        for form in {bare(form) for form in _whole_forms(name)}:
            blocks[form[:2]].append((form, index))
    for block in _parted(blocks, 2):
        matrix = process.cdist(
            [form for form, _ in block],
            [form for form, _ in block],
            scorer=fuzz.ratio,
            score_cutoff=ALIKE,
        )
        # What is below the cutoff is nought.
        for row, column in zip(*matrix.nonzero(), strict=True):
            one, other = block[row][1], block[column][1]
            if one < other:
                yield one, other


def _parted(
    blocks: dict[str, list[tuple[str, int]]], length: int
) -> Iterator[list[tuple[str, int]]]:
    for block in blocks.values():
        if len(block) < 2:
            continue
        if len(block) <= _BLOCK or length > max(len(form) for form, _ in block):
            yield block
            continue
        finer: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for form, index in block:
            finer[form[: length + 1]].append((form, index))
        yield from _parted(finer, length + 1)


def shorts(name: Name) -> frozenset[str]:
    """The shorter forms that a second mention may take within one article, folded."""
    of = {Kind.PERSON: short_forms.of_person, Kind.ORG: short_forms.of_organisation}
    if name.kind not in of:
        return frozenset()
    forms = [tuple(word.form for word in words(form)) for form in _whole_forms(name)]
    return frozenset(fold(short) for form in forms for short in of[name.kind](form))


def _shortened(names: Sequence[Name]) -> Iterator[Pair]:
    """A name that is the short form of one other, and of no second."""
    bearers: dict[str, set[int]] = defaultdict(set)
    for index, name in enumerate(names):
        for short in shorts(name):
            bearers[short].add(index)
    for index, name in enumerate(names):
        if name.record:
            continue
        full = bearers.get(fold(name.name), set()) - {index}
        if len(full) == 1:
            other = next(iter(full))
            yield min(index, other), max(index, other)
