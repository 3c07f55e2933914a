"""Cues: the verbs, nouns, adjectives and set phrases that attribute.

Which words attribute, and in which constructions, is data: ``lexicon/verbs.txt``, ``nouns.txt``,
``adjectives.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefs.attribute.found import Cue, CueKind
from annotated_briefs.attribute.lexicon import tagged
from annotated_briefs.attribute.tree import Range, Tree


def find_cues(tree: Tree) -> Iterator[Cue]:
    """Every cue outside quotation marks, in reading order."""
    verbs, nouns, adjectives = tagged("verbs"), tagged("nouns"), tagged("adjectives")
    for i, token in enumerate(tree.tokens):
        if i in tree.quoted:
            continue
        lemma = token.lemma.lower()
        if _is_according_to(tree, i):
            yield Cue(i, (i, i + 2), CueKind.ACCORDING, frozenset())
        elif token.pos == "VERB" and lemma in verbs:
            passive = tree.first(i, "auxpass") is not None
            kind = CueKind.PASSIVE if passive else CueKind.VERB
            yield Cue(i, _verb_group(tree, i), kind, verbs[lemma])
        elif token.pos == "NOUN" and lemma in nouns:
            yield Cue(i, (i, i + 1), CueKind.NOUN, nouns[lemma])
        elif token.pos in {"ADJ", "VERB"} and lemma in adjectives:
            yield Cue(i, (i, i + 1), CueKind.ADJECTIVE, adjectives[lemma])


def _verb_group(tree: Tree, verb: int) -> Range:
    """The verb with the auxiliaries, negation and particle that stand beside it."""
    low, high = verb, verb + 1
    beside = {c for c in tree.children[verb] if tree[c].dep in {"aux", "auxpass", "neg", "prt"}}
    while low - 1 in beside:
        low -= 1
    while high in beside:
        high += 1
    return low, high


def _is_according_to(tree: Tree, i: int) -> bool:
    return (
        tree[i].text.lower() == "according"
        and i + 1 < len(tree.tokens)
        and tree[i + 1].text.lower() == "to"
    )
