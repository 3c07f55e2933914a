"""What tells whether a proposal was cut in the right places: the words that it leaves out.

Content that stops in front of a quotation, an object of the cue that belongs to no part, a source
without the rest of its phrase: each speaks for another cut.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from annotated_briefs.attribute.found import Found
from annotated_briefs.attribute.learned.context import Context

_NEAR = 3
"""Tokens to look over for the next word; punctuation seldom takes more."""
_SAID = frozenset({"dobj", "ccomp", "xcomp", "oprd", "prep"})
_LEFT = _SAID | {"advcl", "conj", "npadvmod", "acomp", "attr", "dative"}
"""Relations of a cue in which content, or a part of it, may stand."""
_WORDED = frozenset({"aux", "neg", "mark", "auxpass", "prt"})


def edge_features(context: Context, found: Found, content: Sequence[int]) -> Iterator[str]:
    """The features of ``found``, whose content is the tokens ``content``."""
    held = frozenset(content)
    yield from _cue(context, found.cue.head, held)
    yield from _next(context, found.cue.head, content, held)
    yield from _before(context, found.cue.head, content, held)
    yield from _quotations(context, found.cue.head, held)
    yield from _shape(context, found, content, held)


def _cue(context: Context, cue: int, held: Collection[int]) -> Iterator[str]:
    tree, word = context.tree, context.words[cue]
    dep = tree[cue].dep
    yield from (f"cd={dep}", f"w={word}&cd={dep}", f"cd={dep}&h={tree[tree[cue].head].pos}")
    for child in tree.children[cue]:
        relation = tree[child].dep
        if relation in _WORDED:
            yield from (f"k={relation}:{context.words[child]}", f"k={relation}&w={word}")
        if relation in _SAID:
            yield f"k={relation}&w={word}"
        if child > cue and child not in held and relation in _LEFT:
            yield from (f"left={relation}", f"left={relation}&w={word}")


def _next(
    context: Context, cue: int, content: Sequence[int], held: Collection[int]
) -> Iterator[str]:
    tree, last = context.tree, content[-1]
    end = tree.sentence(cue)[1]
    word = _first_word(context, range(last + 1, min(last + 1 + _NEAR, end)))
    yield from _marks(context, last, word, ">")
    if last + 1 < end:
        beside = tree[last + 1]
        yield f"after={beside.text if beside.pos == 'PUNCT' else beside.pos}"
    if word is not None:
        hangs = _hangs(context, word, cue, held)
        yield from (f"nx={context.words[word]}", f"nxd={tree[word].dep}", f"nxh={hangs}")
        yield f"nxh={hangs}&d={tree[word].dep}"


def _before(
    context: Context, cue: int, content: Sequence[int], held: Collection[int]
) -> Iterator[str]:
    tree, first = context.tree, content[0]
    start = tree.sentence(cue)[0]
    word = _first_word(context, range(first - 1, max(first - 1 - _NEAR, start - 1), -1))
    yield from _marks(context, first, word, "<")
    if word is not None:
        yield f"pvh={_hangs(context, word, cue, held)}&d={tree[word].dep}"


def _marks(context: Context, edge: int, word: int | None, side: str) -> Iterator[str]:
    """Whether a quotation goes on, or begins, beyond the edge of the content."""
    here, beyond = context.quotation[edge], -1 if word is None else context.quotation[word]
    yield f"q{side}{beyond >= 0}{here >= 0}"
    yield f"cut{side}{beyond >= 0 and beyond == here}"


def _quotations(context: Context, cue: int, held: Collection[int]) -> Iterator[str]:
    """How many quotations of the sentence are left over."""
    quotation = context.quotation
    left = {
        quotation[i]
        for i in range(*context.tree.sentence(cue))
        if quotation[i] >= 0 and i not in held and _is_word(context, i)
    }
    yield f"q-left={min(4, len(left))}"
    yield f"q-left={bool(left)}&q={any(quotation[i] >= 0 for i in held)}"


def _shape(
    context: Context, found: Found, content: Sequence[int], held: Collection[int]
) -> Iterator[str]:
    tree, (low, high) = context.tree, found.source.tokens
    start, end = tree.sentence(found.cue.head)
    roots = [i for i in content if tree[i].head not in held or tree[i].head == i]
    yield f"roots={min(4, len(roots))}"
    for i in roots[:3]:
        above = tree[i].head
        to = "cue" if above == found.cue.head else "src" if above == found.source.head else "-"
        yield f"rt={tree[i].dep}:{to}"
    holes = sum(i not in held and _is_word(context, i) for i in range(content[0], content[-1] + 1))
    yield f"holes={min(4, holes // 3)}"
    left, right = tree.subtree(found.source.head)
    yield f"s-whole={low <= left}{high >= right}"
    yield f"s-1={context.words[low - 1] if low > start else '^'}"
    yield f"s+1={context.words[high] if high < end else '$'}"


def _first_word(context: Context, tokens: range) -> int | None:
    return next((i for i in tokens if _is_word(context, i)), None)


def _is_word(context: Context, i: int) -> bool:
    return context.tree[i].pos not in {"PUNCT", "SPACE"}


def _hangs(context: Context, word: int, cue: int, held: Collection[int]) -> str:
    head = context.tree[word].head
    return "in" if head in held else "cue" if head == cue else "out"
