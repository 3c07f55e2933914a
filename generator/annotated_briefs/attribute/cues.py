"""Cues: the verbs, nouns, adjectives and set phrases that attribute.

Which words attribute, and in which constructions, is data: ``lexicon/verbs.txt``, ``nouns.txt``,
``adjectives.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefs.attribute.found import Cue, CueKind
from annotated_briefs.attribute.lexicon import tagged
from annotated_briefs.attribute.set_phrases import set_phrase
from annotated_briefs.attribute.tree import Range, Tree


def find_cues(tree: Tree) -> Iterator[Cue]:
    """Every cue outside quotation marks, in reading order."""
    for i in range(len(tree.tokens)):
        if i in tree.quoted:
            continue
        cue = _listed(tree, i) or _after_speech(tree, i)
        if cue is not None:
            yield cue


def cue_at(tree: Tree, i: int) -> Cue:
    """Token ``i`` as a cue, whether or not a list has it (then it carries no tags)."""
    known = _listed(tree, i) or _after_speech(tree, i)
    if known is not None:
        return known
    if tree[i].pos in {"VERB", "AUX"}:
        return Cue(i, _verb_group(tree, i), _voice(tree, i), frozenset())
    kind = CueKind.ADJECTIVE if tree[i].pos == "ADJ" else CueKind.NOUN
    return Cue(i, (i, i + 1), kind, frozenset())


def _listed(tree: Tree, i: int) -> Cue | None:
    verbs, nouns, adjectives = tagged("verbs"), tagged("nouns"), tagged("adjectives")
    token, lemma = tree[i], tree[i].lemma.lower()
    if (phrase := set_phrase(tree, i)) is not None:
        return Cue(i, phrase, CueKind.ACCORDING, frozenset())
    if token.pos == "VERB" and lemma in verbs:
        return Cue(i, _verb_group(tree, i), _voice(tree, i), verbs[lemma])
    if token.pos == "NOUN" and lemma in nouns:
        return Cue(i, (i, i + 1), CueKind.NOUN, nouns[lemma])
    if token.pos in {"ADJ", "VERB"} and lemma in adjectives:
        return Cue(i, (i, i + 1), CueKind.ADJECTIVE, adjectives[lemma])
    return None


def _after_speech(tree: Tree, i: int) -> Cue | None:
    """'"Enough," Lind **cracked**': behind a comma inside the marks any finite verb speaks."""
    if tree[i].pos != "VERB" or tree[i].tag not in {"VBD", "VBZ", "VBP"}:
        return None
    first, _ = tree.sentence(i)
    subject = tree.first(i, "nsubj")
    begins = i if subject is None else min(i, tree.left[subject])
    mark = begins - 1
    if mark <= first or mark not in tree.quoted or tree[mark].text != '"':
        return None
    if tree[mark - 1].text != "," or begins in tree.quoted:
        return None
    return Cue(i, _verb_group(tree, i), _voice(tree, i), frozenset({"quote"}))


def _voice(tree: Tree, verb: int) -> CueKind:
    """ "**Asked** whether it was safe, she said": a bare participle is passive as well."""
    if tree.first(verb, "auxpass") is not None:
        return CueKind.PASSIVE
    token = tree[verb]
    bare = token.tag == "VBN" and tree.first(verb, "aux", "nsubj") is None
    return CueKind.PASSIVE if bare and token.dep in {"advcl", "acl"} else CueKind.VERB


def _verb_group(tree: Tree, verb: int) -> Range:
    """The verb with the auxiliaries, negation and particle that stand beside it."""
    low, high = verb, verb + 1
    beside = {c for c in tree.children[verb] if tree[c].dep in {"aux", "auxpass", "neg", "prt"}}
    while low - 1 in beside:
        low -= 1
    while high in beside:
        high += 1
    return low, high
