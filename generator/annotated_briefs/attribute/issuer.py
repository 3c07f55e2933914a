"""Whose statement "the statement" is: the words of a statement are those of who issued it.

A report, a poll or a filing is a document that speaks for itself. A statement, a post or a letter
is somebody's speech in writing: "a statement from the ministry said", or "the statement added"
after "the ministry said in a statement", cite the ministry.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotated_briefs.attribute.found import Found, Source
from annotated_briefs.attribute.lexicon import words
from annotated_briefs.attribute.sources import noun_phrase, object_of, subject
from annotated_briefs.attribute.tree import Tree

_REACH = 4
"""Sentences back within which "the statement" was issued."""
_DEFINITE = frozenset({"the", "this", "that", "its", "his", "her", "their"})


def issuers(tree: Tree, found: Sequence[Found]) -> dict[int, Source]:
    """By the head of its cue, who issued the statement that an attribution cites."""
    by_cue: dict[int, Source] = {}
    for one in found:
        noun = one.source.head
        if tree[noun].lemma.lower() not in words("issued"):
            continue
        source = _own_issuer(tree, noun)
        if source is None and tree[tree.left[noun]].text.lower() in _DEFINITE:
            source = _earlier_issuer(tree, noun, found, by_cue)
        if source is not None:
            by_cue[one.cue.head] = source
    return by_cue


def _own_issuer(tree: Tree, noun: int) -> Source | None:
    """ "**the ministry's** statement", "a statement **from the ministry**"."""
    owner = tree.first(noun, "poss")
    if owner is not None and tree[owner].pos in {"NOUN", "PROPN"}:
        return noun_phrase(tree, owner)
    for preposition in tree.with_dep(noun, "prep", "agent"):
        if tree[preposition].text.lower() in {"by", "from"}:
            return object_of(tree, preposition)
    verb = tree[noun].head
    if tree[noun].dep in {"dobj", "nsubj"}:
        # "read a statement from the ministry": the preposition may hang on the verb.
        for preposition in tree.with_dep(verb, "prep"):
            if preposition == tree.right[noun] and tree[preposition].text == "from":
                return object_of(tree, preposition)
    return None


def _earlier_issuer(
    tree: Tree, noun: int, found: Sequence[Found], known: Mapping[int, Source]
) -> Source | None:
    """Who said something "in a statement" or "issued a statement" a few sentences before."""
    lemma = tree[noun].lemma.lower()
    here = tree[noun].sentence
    cited = {f.cue.head: f.source for f in found}
    for i in range(noun - 1, -1, -1):
        if here - tree[i].sentence > _REACH:
            return None
        if tree[i].lemma.lower() != lemma or i in tree.quoted or i == noun:
            continue
        for verb in tree.ancestors(i):
            if verb in known:
                return known[verb]
            if verb in cited and tree[i].dep in {"pobj", "dobj"}:
                return cited[verb]
            if tree[verb].pos == "VERB":
                issued = tree[i].dep == "dobj" and tree[verb].lemma.lower() in words("light_verbs")
                return subject(tree, verb) if issued else None
    return None
