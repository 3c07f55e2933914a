"""What tells the part that a word plays for a cue: source, content, cue, or none.

A word's own features are the same for every cue. Those of the word as seen from the cue come in
groups, each fixed by a key that many words of a window share: a group is scored once a key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.tree import Range

Key = tuple[str, ...]

_STEPS = 4
"""Heads that a path may climb; further off, the cue and the word have little to do."""
_FAR = [str(n if n < 6 else 6 + min(n // 6, 6)) for n in range(49)]
_NEAR = {str(n): str(n) for n in range(4)}
"""Distances in steps: one by one at first, then by six tokens; four and more are all one."""
_BREAKS = frozenset({",", ";", ":", "—", "–", "--"})


def own_features(context: Context, i: int) -> list[str]:
    """What token ``i`` is whatever the cue."""
    tree, words = context.tree, context.words
    token = tree[i]
    first, last = tree.sentence(i)
    before = words[i - 1] if i > first else "^"
    after = words[i + 1] if i + 1 < last else "$"
    return [
        "w=" + words[i],
        "t=" + token.tag,
        "d=" + token.dep,
        "-1=" + before,
        "+1=" + after,
        f"-1={before}&w={words[i]}",
        "e=" + context.entity[i],
        f"q={context.quotation[i] >= 0}",
        "h=" + words[token.head],
        f"said={context.said[i] >= 0}",
        f"cue={i in context.own}",
    ]


def keys(context: Context, cue: int, window: Range) -> Iterator[tuple[Key, Key, Key]]:
    """For each token of ``window``, the keys of its three groups."""
    tree, words, quotation = context.tree, context.words, context.quotation
    paths = _paths(context, cue, window)
    labels = _rule_labels(context, cue, window)
    commas, turns = _between(context, cue, window)
    first, last = tree.sentence(cue)
    verb, pos = words[cue], tree[cue].pos
    for n, i in enumerate(range(*window)):
        side = "<" if i < cue else ">" if i > cue else "="
        up, down, deep = paths.get(i, ("far", "", ""))
        away = "0" if first <= i < last else side
        path, quoted, label = f"{up}|{down}", str(quotation[i] >= 0), labels[n]
        yield (
            ("path", path, deep, side, label, verb, pos),
            ("marks", side, commas[n], turns[n], quoted, away, label, verb),
            ("word", words[i], path, tree[i].pos, side, label, _FAR[min(abs(i - cue), 48)]),
        )


def features(key: Key) -> list[str]:
    """The features that a key stands for."""
    return _GROUPS[key[0]](key)


def _path_group(key: Key) -> list[str]:
    _, path, deep, side, label, verb, pos = key
    return [
        f"p={path}",
        f"p={path}|{deep}",
        f"p={path}&{verb}",
        f"p={path}&{pos}{side}",
        f"r={label}&{path}",
    ]


def _marks_group(key: Key) -> list[str]:
    _, side, commas, turns, quoted, away, label, verb = key
    return [
        f"n={side}{commas}{quoted}{away}",
        f"q={side}{turns}{quoted}",
        f"q={side}{quoted}&{verb}",
        f"r={label}",
        f"r={label}&q={quoted}{away}",
    ]


def _word_group(key: Key) -> list[str]:
    _, word, path, pos, side, label, distance = key
    return [
        f"p={path}&{pos}",
        f"n={side}{distance}",
        f"r={label}&w={word}",
        f"w={word}{side}{_NEAR.get(distance, '4')}",
    ]


_GROUPS: Mapping[str, Callable[[Key], list[str]]] = {
    "path": _path_group,
    "marks": _marks_group,
    "word": _word_group,
}


def _paths(context: Context, cue: int, window: Range) -> dict[int, tuple[str, str, str]]:
    """By token: the heads climbed from the cue, and the first two steps down from there."""
    tree = context.tree
    paths = {cue: ("", "", "")}
    node, up = cue, ""
    for _ in range(_STEPS):
        _descend(context, node, up, window, paths)
        above = tree[node].head
        if above == node:
            break
        up += "^" + tree[node].dep
        paths.setdefault(above, (up, "", ""))
        node = above
    return paths


def _descend(
    context: Context, node: int, up: str, window: Range, paths: dict[int, tuple[str, str, str]]
) -> None:
    tree = context.tree
    for child in tree.children[node]:
        if child in paths:
            continue
        down = _step(context, child)
        paths[child] = (up, down, "")
        below = [(c, _step(context, c)) for c in tree.children[child] if c not in paths]
        while below:
            i, deep = below.pop()
            if i not in paths:
                paths[i] = (up, down, deep)
                below += [(c, deep) for c in tree.children[i] if window[0] <= c < window[1]]


def _step(context: Context, child: int) -> str:
    token = context.tree[child]
    return f"{token.dep}:{context.words[child]}" if token.dep in {"prep", "mark"} else token.dep


def _rule_labels(context: Context, cue: int, window: Range) -> str:
    """A letter for every token of ``window``: what the rules make of it for this cue."""
    found = context.own.get(cue)
    if found is None:
        return "-" * (window[1] - window[0])
    letters = []
    for i in range(*window):
        span = context.tree[i].span
        if found.cue.tokens[0] <= i < found.cue.tokens[1]:
            letters.append("K")
        elif found.source.tokens[0] <= i < found.source.tokens[1]:
            letters.append("S")
        else:
            letters.append("C" if any(s.overlaps(span) for s in found.content) else "O")
    return "".join(letters)


def _between(context: Context, cue: int, window: Range) -> tuple[str, str]:
    """Two digits for every token of ``window``.

    How many commas stand between it and the cue, and how often a quotation begins or ends there.
    """
    low, high = window
    commas, turns = ["0"] * (high - low), ["0"] * (high - low)
    for steps in (range(cue + 1, high), range(cue - 1, low - 1, -1)):
        comma, turn, last = 0, 0, context.quotation[cue]
        for i in steps:
            if context.quotation[i] != last:
                turn, last = min(turn + 1, 4), context.quotation[i]
            commas[i - low], turns[i - low] = str(comma), str(turn)
            if context.tree[i].text in _BREAKS and last < 0:
                comma = min(comma + 1, 3)
    return "".join(commas), "".join(turns)
