"""Suggestions as lines for a terminal and as JSON values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from annotated_briefs.curate.names import Place
from annotated_briefs.curate.stubs import Action
from annotated_briefs.curate.suggest import Suggestion, Suggestions
from annotated_briefs.diagnostics import visible
from annotated_briefs.render.phrases import KIND_WORDS

_PLACES = 3
_WIDTH = 140
"""Characters of a sentence around the name."""
_HEADS = {
    "uncurated": "Names without a record, those in most briefs first",
    "duplicates": "Names that may be one",
    "aliases": "Names that may be a record's",
}
_TODO = {
    Action.CREATE: "Write {}:",
    Action.ADD: "Add to {}:",
    Action.RUN: "Run:",
}


def as_json(suggestions: Suggestions, limit: int) -> dict[str, Any]:
    """Each list up to ``limit``, and in ``left_out`` how many more there are."""
    lists = {key: getattr(suggestions, key) for key in _HEADS}
    return {
        **{key: [asdict(one) for one in found[:limit]] for key, found in lists.items()},
        "left_out": {key: max(0, len(found) - limit) for key, found in lists.items()},
    }


def as_text(suggestions: Suggestions, limit: int) -> Iterator[str]:
    """The lines to print: aliases and duplicates first, which make the other list shorter."""
    for key in ("aliases", "duplicates", "uncurated"):
        yield from _section(key, getattr(suggestions, key), limit)


def _section(key: str, found: Sequence[Suggestion], limit: int) -> Iterator[str]:
    shown = f"{limit} of {len(found)}" if len(found) > limit else f"{len(found)}"
    yield f"{_HEADS[key]}: {shown}"
    yield ""
    for one in found[:limit]:
        yield from (visible(line) for line in _lines(one, graded=key != "uncurated"))
        yield ""


def _lines(one: Suggestion, *, graded: bool) -> Iterator[str]:
    grade = f", {one.strength}" if graded else ""
    yield f"{' = '.join(one.names)} ({KIND_WORDS[one.kind][0]}{grade})"
    for reason in one.reasons:
        yield f"  - {reason}"
    for place in one.places[:_PLACES]:
        yield f"  {_where(place)}"
    if len(one.places) > _PLACES:
        yield f"  and {len(one.places) - _PLACES} more"
    todo = _TODO[one.stub.action].format(one.stub.path)
    yield f"  {todo}"
    for line in one.stub.text.splitlines():
        yield f"    {line}"


def _where(place: Place) -> str:
    number = f", sentence {place.sentence}" if place.sentence else ""
    return f"{place.brief}{number}: {_around(place)}"


def _around(place: Place) -> str:
    """The sentence, cut to what stands around the name."""
    words = place.words
    if words is None:
        return f"{place.form} (the sentence is withheld: rights, or no text here)"
    at = max(words.find(place.form), 0)
    start = max(0, min(at - _WIDTH // 2, len(words) - _WIDTH))
    end = start + _WIDTH
    return ("… " if start else "") + words[start:end] + (" …" if end < len(words) else "")
