"""Whether words were said in public: the occasion that an article names for them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from annotated_briefs.attribute.found import Found
from annotated_briefs.attribute.lexicon import words
from annotated_briefs.attribute.tree import Tree

_AT = frozenset({"in", "at", "during", "on", "via", "through", "by"})
""" "at a rally", "in a statement"; "after the rally" says when and not where."""
_SPEAKING = frozenset({"speak", "write", "post", "talk", "appear", "testify"})
_NEAR = 60
"""Tokens on either side of a cue; an occasion further off is not that of the cue."""


def said_in_public(tree: Tree, found: Found, told: Collection[str]) -> bool:
    """Whether the cue is a verb of speaking in public, its audience is the public (``told`` are the
    words for who was told), or it is said to happen on such an occasion.

    The occasion has to hang on the cue: in "the video's release", "ads on television" or "the
    Washington Post" nobody speaks in public.
    """
    cue = found.cue.head
    if tree[cue].lemma.lower() in words("public") or words("audiences").intersection(told):
        return True
    # "his address slams ..."; "issued a statement saying ...".
    above = [tree[cue].head] if tree[cue].dep in {"acl", "relcl"} else []
    if any(_is_occasion(tree, i) for i in (found.source.head, *above)):
        return True
    holders = {*holders_of(tree, found)}
    return any(
        tree[tree[i].head].dep == "prep"
        and tree[tree[i].head].text.lower() in _AT
        and tree[tree[i].head].head in holders
        for i in outside(tree, found)
        if _is_occasion(tree, i)
    )


def outside(tree: Tree, found: Found) -> Iterator[int]:
    """The tokens of the cue's sentence near it that are not in the content."""
    cue = found.cue.head
    first, last = tree.sentence(cue)
    for i in range(max(first, cue - _NEAR), min(last, cue + _NEAR)):
        if not any(span.contains(tree[i].span) for span in found.content):
            yield i


def _is_occasion(tree: Tree, i: int) -> bool:
    return tree[i].lemma.lower() in words("public") and _is_noun(tree, i)


def _is_noun(tree: Tree, i: int) -> bool:
    """A common noun, or a platform: "the Post" is a newspaper."""
    platform = tree[i].text.lower() in words("platforms")
    return tree[i].pos == "NOUN" or (tree[i].pos == "PROPN" and platform)


def holders_of(tree: Tree, found: Found) -> Iterator[int]:
    """What an occasion of the cue may hang on: the cue, what it is part of ("said ..., adding"),
    who speaks, and what they do there ("speaking at a rally")."""
    cue, (low, high) = found.cue.head, found.source.tokens
    yield cue
    yield from [*tree.ancestors(cue)][:2]
    yield from range(low, high)
    for i in (cue, found.source.head):
        yield from (c for c in tree.children[i] if tree[c].lemma.lower() in _SPEAKING)
