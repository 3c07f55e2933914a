"""What is no statement though it has the shape of one."""

from __future__ import annotations

from annotated_briefs.attribute.found import Cue, Found, Source
from annotated_briefs.attribute.lexicon import tagged, words
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Spans

_POINTERS = frozenset(
    {"that", "this", "so", "it", "which", "what", "them", "him", "her", "these", "those"}
)


def refused(text: str, tree: Tree, found: Found) -> bool:
    """Whether any of the reasons below speaks against ``found``."""
    return (
        own_voice(tree, found.source)
        or hedged(tree, found.cue)
        or infers(tree, found.cue)
        or is_reply(tree, found.cue)
        or passes_on(tree, found.cue)
        or purpose(tree, found.cue)
        or turn(tree, found.source)
        or is_pronoun(text, found.content)
    )


def is_reply(tree: Tree, cue: Cue) -> bool:
    """ "declined to comment": a reply signal, which says nothing else."""
    return tree[cue.head].lemma in {"decline", "refuse"} and any(
        tree[c].lemma.lower() in words("replying") for c in tree.with_dep(cue.head, "xcomp")
    )


def is_pronoun(text: str, content: Spans) -> bool:
    """ "said **so**", "believes **that**": a word that points elsewhere is no content."""
    return len(content) == 1 and content[0].of(text).lower() in _POINTERS


def own_voice(tree: Tree, source: Source) -> bool:
    """The writer and the reader are nobody's sources ("I", "our study"); nor is a bare "that"."""
    voice = words("own_voice")
    owners = tree.with_dep(source.head, "poss")
    return tree[source.head].text.lower() in voice or any(
        tree[i].text.lower() in voice for i in owners
    )


def hedged(tree: Tree, cue: Cue) -> bool:
    """ "reportedly agreed": a hedge reports the agreeing itself; it is no statement."""
    return any(tree[c].text.lower() in words("hedges") for c in tree.children[cue.head])


def infers(tree: Tree, cue: Cue) -> bool:
    """ "..., suggesting that": what the writer concludes, not what the subject says."""
    token = tree[cue.head]
    return token.tag == "VBG" and token.dep == "advcl" and token.lemma in words("inference")


def passes_on(tree: Tree, cue: Cue) -> bool:
    """ "X said it sank, **citing** the navy": who stands behind X is no words of X."""
    token = tree[cue.head]
    if token.text.lower() not in {"citing", "quoting"} or token.dep not in {"advcl", "prep"}:
        return False
    return "quote" in tagged("verbs").get(tree[token.head].lemma.lower(), frozenset())


def purpose(tree: Tree, cue: Cue) -> bool:
    """ "met **to praise** the plan": not yet praise; "went on to praise it" is."""
    return tree[cue.head].dep == "advcl" and any(
        tree[c].text.lower() == "to" for c in tree.with_dep(cue.head, "aux")
    )


def turn(tree: Tree, source: Source) -> bool:
    """ "Q:", "A:": a letter names nobody."""
    return len(tree.span(source.tokens)) == 1
