"""What tells whether a word attributes: its grammar, its neighbours, the marks, the rules.

Every feature is a short string; a model is a table from strings to weights.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefs.attribute.learned.context import Context

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "agent", "poss")
_WORDED = frozenset({"prep", "mark", "prt", "aux", "neg", "advmod", "det", "agent", "poss"})
_UP = 8


def cue_features(context: Context, i: int) -> list[str]:
    """The features of token ``i`` as the head of a cue."""
    word = context.words[i]
    plain = [*_own(context, i), *_grammar(context, i), *_around(context, i), *_marks(context, i)]
    with_word = [*_telling(context, i)]
    return [
        "bias",
        "w=" + word,
        *plain,
        *with_word,
        *[f"{word}&{feature}" for feature in with_word],
        *_rules(context, i),
    ]


def _own(context: Context, i: int) -> Iterator[str]:
    token, words = context.tree[i], context.words
    yield "t=" + token.tag
    yield "d=" + token.dep
    yield f"w={words[i]}&t={token.tag}"
    yield f"w={words[i]}&d={token.dep}"
    yield f"h={words[token.head]}&d={token.dep}"


def _grammar(context: Context, i: int) -> Iterator[str]:
    tree = context.tree
    for child in tree.children[i]:
        dep = tree[child].dep
        side = "<" if child < i else ">"
        yield f"c={side}{dep}"
        if dep in _WORDED:
            yield f"c={dep}:{context.words[child]}"
        if dep in {"nsubj", "nsubjpass", "poss"}:
            yield f"s={context.words[child]}"
            yield f"s={tree[child].pos}:{context.entity[child]}"
        if dep in {"ccomp", "xcomp", "dobj", "acl", "pobj"}:
            yield f"o={dep}:{context.words[child]}"
    for above, _ in zip(tree.ancestors(i), range(_UP), strict=False):
        if above in context.own:
            yield f"above={tree[above].dep}"
            yield f"above-side={above < i}"
            break


def _telling(context: Context, i: int) -> Iterator[str]:
    """What decides between two uses of one word ("wants **to**", "wants **it**")."""
    tree = context.tree
    deps = {tree[c].dep: c for c in tree.children[i]}
    for dep in ("ccomp", "xcomp", "dobj", "acl", "pcomp", "relcl", "oprd"):
        if dep in deps and deps[dep] > i:
            yield "+" + dep
    for child in tree.children[i]:
        if tree[child].dep == "prep" and child > i:
            yield "+prep:" + context.words[child]
        elif tree[child].dep == "mark":
            yield "+mark:" + context.words[child]
    subject = next((deps[d] for d in _SUBJECTS if d in deps), None)
    yield "+s:" + (tree[subject].pos if subject is not None else "-")
    quoted = i + 1 < len(tree.tokens) and context.quotation[i + 1] >= 0
    yield f"+q:{quoted}"


def _around(context: Context, i: int) -> Iterator[str]:
    for step in (-2, -1, 1, 2):
        k = i + step
        if 0 <= k < len(context.words):
            yield f"{step}={context.words[k]}"
    if i + 1 < len(context.words):
        yield f"w={context.words[i]}&1={context.words[i + 1]}"
    if i > 0:
        yield f"w={context.words[i]}&-1={context.words[i - 1]}"


def _marks(context: Context, i: int) -> Iterator[str]:
    first, last = context.tree.sentence(i)
    before = any(context.quotation[k] >= 0 for k in range(first, i))
    after = any(context.quotation[k] >= 0 for k in range(i + 1, last))
    yield f"q={before}{after}"
    for step in (1, 2, 3):
        if i + step < last and context.quotation[i + step] >= 0:
            yield f"q+{step}"
        if i - step >= first and context.quotation[i - step] >= 0:
            yield f"q-{step}"
    yield f"at={min(i - first, 6)}"
    yield f"left={min(last - i, 6)}"


def _rules(context: Context, i: int) -> Iterator[str]:
    found = context.own.get(i)
    if found is None:
        yield "rule=no"
        yield "rule=no&w=" + context.words[i]
    else:
        yield "rule=" + found.frame
        yield f"rule=yes&w={context.words[i]}"
    if context.said[i] >= 0:
        yield "inside"
        yield "inside&w=" + context.words[i]
