"""Decisions on a text that has changed: what can be moved to its new words, and what cannot.

Words that stand there still, in another context, are followed. Words that are others by now, if
only by a letter, are another statement ("will close", "will not close"): a person says whether the
decision holds for them, and puts a name to it. Two places that are equally like the words are not
chosen between: such a decision is listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from rapidfuzz import fuzz

from annotated_briefs.anchors import KeyPath, anchor, surroundings
from annotated_briefs.curate.alike import APART, alike
from annotated_briefs.curate.decisions import beside, quote, selector_value
from annotated_briefs.diagnostics import quoted
from annotated_briefs.model import Article, Decisions, Selector, Span, StatementDecision
from annotated_briefs.selectors import Ambiguous, NoMatch, closest


@dataclass(frozen=True, slots=True)
class Lost:
    """A decision whose words cannot be followed."""

    path: KeyPath
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A decision whose words read otherwise by now, at the one place that is like them."""

    path: KeyPath
    before: str
    value: Any
    """What would stand at ``path`` if the decision held for the new words."""
    after: str


@dataclass(slots=True)
class Moves:
    """New values by their places in `annotations.yml`, and what a person has to look at."""

    values: dict[KeyPath, Any] = field(default_factory=dict)
    lost: list[Lost] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)


def reanchor(
    article: Article, decisions: Decisions, shapes: Mapping[str, Any], *, private: bool = False
) -> Moves:
    """What has to change for ``decisions`` to hold for ``article``.

    ``shapes`` are the file's own values, which tell how each selector is written there. Of a
    ``private`` text a source and a cue are noted down as words, with no place to point at, and a
    name by itself is meant wherever it stands.
    """
    moves = Moves()
    for index, made in enumerate(decisions.statements):
        _statement(article, made, ("statements", index), moves, private=private)
    for index, mention in enumerate(decisions.mentions):
        target = mention.target
        if (
            private
            and not (target.prefix or target.suffix)
            and [*_same(article.text, target.exact, None)]
        ):
            continue  # it is meant for every place of the name
        _one(article.text, mention.target, ("entities", index, "target"), moves)
    for index, note in enumerate(decisions.notes):
        _one(article.text, note.target, ("notes", index, "target"), moves)
    moves.values = {_written(path, shapes): value for path, value in moves.values.items()}
    moves.changed = [replace(one, path=_written(one.path, shapes)) for one in moves.changed]
    return moves


def accepted(moves: Moves, by: str, on: str) -> Moves:
    """``moves`` with the changed words as well, decided by ``by`` on the day ``on``."""
    values = {**moves.values, **{one.path: one.value for one in moves.changed}}
    for one in moves.changed:
        values[(*one.path[:2], "by")] = by
        values[(*one.path[:2], "on")] = on
    return Moves(values, moves.lost)


def refused(moves: Moves) -> Moves:
    """``moves`` without the changed words, which are listed instead, each with its decision."""
    waiting = {one.path[:2] for one in moves.changed}
    values = {path: value for path, value in moves.values.items() if path[:2] not in waiting}
    lost = [
        Lost(
            one.path,
            f"{quoted(one.before, 200)} reads {quoted(one.after, 200)} now",
            "if the decision holds for the new words: --by 'YOUR NAME'; else delete it",
        )
        for one in moves.changed
    ]
    return Moves(values, [*lost, *moves.lost])


def _written(path: KeyPath, shapes: Any) -> KeyPath:
    """``content: words`` is a list of one item that is written without the list."""
    if len(path) == 4 and not isinstance(shapes[path[0]][path[1]]["content"], list):
        return path[:3]
    return path


def _statement(
    article: Article, made: StatementDecision, path: KeyPath, moves: Moves, *, private: bool
) -> None:
    places = [
        _one(article.text, selector, (*path, "content", number), moves)
        for number, selector in enumerate(made.content)
    ]
    content = tuple(sorted(place for place in places if place))
    if made.content and not content:
        return  # without its content nobody knows which "he" is meant
    near = surroundings(article, content)
    touched = (*moves.values, *(one.path for one in moves.changed))
    changed = any(place[: len(path)] == path for place in touched)
    for key, selector in (("source", made.source), ("cue", made.cue)):
        if not selector or not made.content or private:
            continue
        if changed and not any(_same(article.text, selector.exact, near)):
            # The same words in another paragraph are another "said".
            hint = "quote the words that stand beside the content now"
            message = f"{quoted(selector.exact)} is not beside its content any more"
            moves.lost.append(Lost((*path, key), message, hint))
        else:
            _one(article.text, selector, (*path, key), moves, near=near)


def _one(
    text: str, selector: Selector, path: KeyPath, moves: Moves, *, near: Span | None = None
) -> Span | None:
    """Where ``selector`` stands now; a change or a loss is noted in ``moves``."""
    try:
        return anchor(text, selector, near)
    except NoMatch:
        places = _places(text, selector, near)
    except Ambiguous as error:
        places = _ranked(text, selector, error.spans)
    if place := _clear(places):
        value = selector_value(beside(text, place, near) if near else quote(text, place))
        if place.of(text) == selector.exact:
            moves.values[path] = value
        else:
            moves.changed.append(Changed(path, selector.exact, value, place.of(text)))
        return place
    moves.lost.append(_lost(text, selector, path, len(places)))
    return None


def _lost(text: str, selector: Selector, path: KeyPath, places: int) -> Lost:
    exact = quoted(selector.exact)
    if places > 1:
        return Lost(path, f"{exact} fits {places} places now", "add a prefix or suffix")
    near = closest(text, selector.exact)
    mend = "quote the words that stand there now, or delete the decision"
    hint = (
        f"closest: {quoted(near, 200)}; {mend}" if near else "delete the decision, if they are gone"
    )
    return Lost(path, f"{exact} is not in the article any more", hint)


# ------------------------------------------------------------------ places

_Rated = tuple[float, Span]


def _clear(places: Sequence[_Rated]) -> Span | None:
    """The likeliest place, if no other is nearly as likely."""
    ranked = sorted(places, key=lambda one: -one[0])
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < APART):
        return None
    return ranked[0][1]


def _places(text: str, selector: Selector, near: Span | None) -> list[_Rated]:
    """The same words in another context; else words that are all but the same."""
    same = [*_same(text, selector.exact, near)] or [*_same(text, selector.exact, None)]
    if same:
        return _ranked(text, selector, same)
    return [*alike(text, selector.exact)]


def _same(text: str, exact: str, within: Span | None) -> Iterator[Span]:
    low, high = (within.start, within.end) if within else (0, len(text))
    at = text.find(exact, low, high)
    while at >= 0:
        end = at + len(exact)
        if not (text[at - 1 : at].isalnum() or text[end : end + 1].isalnum()):
            yield Span(at, end)
        at = text.find(exact, at + 1, high)


def _ranked(text: str, selector: Selector, spans: Sequence[Span]) -> list[_Rated]:
    """``spans`` by how much the words around them are like the prefix and suffix."""
    if len(spans) == 1:
        return [(100.0, spans[0])]
    return [(_context(text, selector, span), span) for span in spans]


def _context(text: str, selector: Selector, span: Span) -> float:
    before = text[max(0, span.start - len(selector.prefix)) : span.start]
    after = text[span.end : span.end + len(selector.suffix)]
    return float(fuzz.ratio(f"{before}|{after}", f"{selector.prefix}|{selector.suffix}"))
