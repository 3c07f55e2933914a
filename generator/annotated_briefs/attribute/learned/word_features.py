"""What tells the part that a word plays for a cue: source, content, cue, or none.

Features come in groups, each fixed by a key that many words share, so that a group is scored once a
key. A word's own groups are the same for every cue; the others tell how it is seen from the cue.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.tree import Range

Key = tuple[str, ...]

_STEPS = 4
"""Heads that a path may climb; further off, the cue and the word have little to do."""
_FAR = [str(n if n < 6 else 6 + min(n // 6, 6)) for n in range(49)]
_NEAR = "01234"
"""Distances in steps: one by one at first, then by six tokens; four and more are all one."""
_DIGITS = "01234"
_BREAKS = frozenset({",", ";", ":", "—", "–", "--"})


def own_keys(context: Context, i: int) -> tuple[Key, Key, Key, Key]:
    """The keys of what token ``i`` is whatever the cue."""
    tree, words = context.tree, context.words
    token, word = tree[i], words[i]
    first, last = tree.sentence(i)
    before = words[i - 1] if i > first else "^"
    after = words[i + 1] if i + 1 < last else "$"
    said, cue = str(context.said[i] >= 0), str(i in context.own)
    return (
        ("self", word, token.tag, token.dep, context.entity[i], context.quoted[i], said, cue),
        ("before", before, word),
        ("after", after),
        ("head", words[token.head]),
    )


def keys(context: Context, cue: int, window: Range) -> Iterator[tuple[Key, Key, Key, Key]]:
    """For each token of ``window``, the keys of its four groups. Plain, for it is asked often."""
    low, high = window
    verb, cue_pos = context.words[cue], context.pos[cue]
    paths = _paths(context, cue, window)
    sides = "<" * (cue - low) + "=" + ">" * (high - cue - 1)
    first, last = context.tree.within(context.tree.sentence(cue), window)
    away = sides[: first - low] + "0" * (last - first) + sides[last - low :]
    rows = zip(
        range(low, high),
        sides,
        away,
        *_between(context, cue, window),
        _rule_labels(context, cue, window),
        context.quoted[low:high],
        context.words[low:high],
        context.pos[low:high],
        strict=True,
    )
    for i, side, apart, commas, turns, label, quoted, word, pos in rows:
        up, down, deep = paths.get(i, _FAR_OFF)
        distance = abs(i - cue)
        yield (
            ("path", up, down, deep, side, label, verb, cue_pos, pos),
            ("marks", side, commas, turns, quoted, apart, label, verb),
            ("word", word, side, label, _NEAR[distance] if distance < 5 else "4"),
            ("distance", side, _FAR[distance] if distance < 48 else _FAR[48]),
        )


_FAR_OFF = ("far", "", "")


def features(key: Key) -> list[str]:
    """The features that a key stands for."""
    return _GROUPS[key[0]](key)


def _self_group(key: Key) -> list[str]:
    _, word, tag, dep, entity, quoted, said, cue = key
    return [
        f"w={word}",
        f"t={tag}",
        f"d={dep}",
        f"e={entity}",
        f"q={quoted}",
        f"said={said}",
        f"cue={cue}",
    ]


def _before_group(key: Key) -> list[str]:
    _, before, word = key
    return [f"-1={before}", f"-1={before}&w={word}"]


def _after_group(key: Key) -> list[str]:
    return [f"+1={key[1]}"]


def _head_group(key: Key) -> list[str]:
    return [f"h={key[1]}"]


def _path_group(key: Key) -> list[str]:
    _, up, down, deep, side, label, verb, cue_pos, pos = key
    path = f"{up}|{down}"
    return [
        f"p={path}",
        f"p={path}|{deep}",
        f"p={path}&{verb}",
        f"p={path}&{cue_pos}{side}",
        f"p={path}&{pos}",
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
    _, word, side, label, near = key
    return [f"r={label}&w={word}", f"w={word}{side}{near}"]


def _distance_group(key: Key) -> list[str]:
    _, side, distance = key
    return [f"n={side}{distance}"]


_GROUPS: Mapping[str, Callable[[Key], list[str]]] = {
    "self": _self_group,
    "before": _before_group,
    "after": _after_group,
    "head": _head_group,
    "path": _path_group,
    "marks": _marks_group,
    "word": _word_group,
    "distance": _distance_group,
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
    """The relation of a token to its head, with what tells a comment from what is said.

    "..., **though** she gave no date": an adverbial clause by its first word; a second verb and a
    relative clause by whether a comma stands before, and the verb by whether it has a subject.
    """
    step = context.steps.get(child)
    if step is None:
        step = context.steps[child] = _named_step(context, child)
    return step


def _named_step(context: Context, child: int) -> str:
    tree = context.tree
    dep = tree[child].dep
    if dep in _WORDED:
        return f"{dep}:{context.words[child]}"
    if dep == "advcl":
        mark = tree.first(child, "mark", "advmod")
        opens = mark is not None and mark < child
        return f"advcl:{context.words[mark] if opens and mark is not None else tree[child].tag}"
    if dep in _JOINED:
        subject = dep == "conj" and tree.first(child, "nsubj", "nsubjpass", "expl") is not None
        before = tree.left[child] - 1
        if dep == "conj" and before > 0 and tree[before].pos == "CCONJ":
            before -= 1
        comma = before >= 0 and tree[before].text in _BREAKS
        return f"{dep}{'+' if subject else ''}{',' if comma else ''}"
    return dep


_WORDED = frozenset({"prep", "mark"})
_JOINED = frozenset({"conj", "relcl", "acl"})


def _rule_labels(context: Context, cue: int, window: Range) -> str:
    """A letter for every token of ``window``: what the rules make of it for this cue."""
    found = context.own.get(cue)
    if found is None:
        return "-" * (window[1] - window[0])
    low, high = window
    letters = ["O"] * (high - low)
    content = ((s.start, s.stop) for s in map(context.tree.tokens_of, found.content))
    parts = [("C", tokens) for tokens in content]
    for letter, tokens in (*parts, ("S", found.source.tokens), ("K", found.cue.tokens)):
        for i in range(max(low, tokens[0]), min(high, tokens[1])):
            letters[i - low] = letter
    return "".join(letters)


def _between(context: Context, cue: int, window: Range) -> tuple[str, str]:
    """Two digits for every token of ``window``.

    How many commas stand between it and the cue, and how often a quotation begins or ends there.
    """
    low, high = window
    tokens, quotation = context.tree.tokens, context.quotation
    commas, turns = ["0"] * (high - low), ["0"] * (high - low)
    for steps in (range(cue + 1, high), range(cue - 1, low - 1, -1)):
        comma, turn, last = 0, 0, quotation[cue]
        for i in steps:
            if quotation[i] != last:
                turn, last = min(turn + 1, 4), quotation[i]
            commas[i - low], turns[i - low] = _DIGITS[comma], _DIGITS[turn]
            if comma < 3 and last < 0 and tokens[i].text in _BREAKS:
                comma += 1
    return "".join(commas), "".join(turns)
