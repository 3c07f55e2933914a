"""Cues that are set phrases: "according to", "in the words of", "per the ministry"."""

from __future__ import annotations

from annotated_briefs.attribute.lexicon import words
from annotated_briefs.attribute.tree import Range, Tree

_EDGES = frozenset({",", ".", ";", ":", "(", ")", "—", "–", "--", '"'})


def set_phrase(tree: Tree, i: int) -> Range | None:
    """The set phrase whose telling word is token ``i``.

    "according to" and "per" stand before their source, as does "in the words of"; in "in **her**
    words" the source stands inside, and "words" alone is the cue.
    """
    word = tree[i].text.lower()
    if word == "according" and _word(tree, i + 1) == "to":
        return i, i + 2
    if word == "words" and _word(tree, tree.left[i] - 1) == "in":
        if _word(tree, i + 1) == "of" and tree.left[i] == i - 1:
            return i - 2, i + 2
        if tree.first(i, "poss") is not None and _set_off(tree, i):
            return i, i + 1
    if word == "per" and tree[i].dep == "prep" and _cites(tree, i):
        return i, i + 1
    return None


def _word(tree: Tree, i: int) -> str:
    return tree[i].text.lower() if 0 <= i < len(tree.tokens) else ""


def _set_off(tree: Tree, i: int) -> bool:
    """ "in her words, it sank": not "in her words there was anger"."""
    return _word(tree, i + 1) in _EDGES


def _cites(tree: Tree, i: int) -> bool:
    """ "**per** the ministry": a body or a document, set off; not "per day" or "per the rules"."""
    noun = tree.first(i, "pobj")
    first, last = tree.sentence(i)
    if noun is None or (i > first and _word(tree, i - 1) not in _EDGES):
        return False
    if tree.right[noun] < last and _word(tree, tree.right[noun]) not in _EDGES:
        return False
    listed = words("institutions") | words("documents") | words("media")
    definite = tree.first(noun, "det", "poss") is not None
    return tree[noun].pos == "PROPN" or (definite and tree[noun].lemma.lower() in listed)
