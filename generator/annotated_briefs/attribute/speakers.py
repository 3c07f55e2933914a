"""Who can be a source, asked of a noun phrase: nobody, anybody, a quantity, one of several."""

from __future__ import annotations

from bisect import bisect_right

from annotated_briefs.attribute.clauses import is_infinitive
from annotated_briefs.attribute.found import Cue, Source
from annotated_briefs.attribute.lexicon import tagged, words
from annotated_briefs.attribute.tree import Tree

_MEASURES = frozenset({"DATE", "TIME", "MONEY", "QUANTITY"})
_COUNTS = frozenset({"PERCENT", "ORDINAL", "CARDINAL"})
_AGED = frozenset({"old", "olds", "year-old", "year-olds"})
SEVERAL = frozenset({"many", "some", "others", "one", "another", "several"})
"""Words that stand for people without naming them."""
_NONE = frozenset({"nobody", "none", "neither", "nothing", "no-one", "noone"})
_NO = frozenset({"no", "neither", "none", "not"})


def is_quantity(tree: Tree, head: int) -> bool:
    """Whether a noun phrase is a time, a sum or a number ("since **May**", "for **two million**").

    Numbers that do something are people ("two said so", "60 percent of voters fear it"), and so is
    "the 25-year-old".
    """
    token = tree[head]
    entities = tree.analysis.entities
    k = bisect_right(entities, token.start, key=lambda e: e.span.start) - 1
    if k < 0 or not entities[k].span.overlaps(token.span):
        return False
    label = entities[k].label
    people = words("person_nouns") | words("roles") | _AGED
    if label not in _MEASURES | _COUNTS or {token.lemma.lower(), token.text.lower()} & people:
        return False
    return label in _MEASURES or not (
        token.dep in {"nsubj", "nsubjpass"} or tree.first(head, "prep") is not None
    )


def is_nobody(tree: Tree, source: Source) -> bool:
    """ "Nobody said", "no official said", "neither X nor Y said": a saying of none."""
    if tree[source.head].text.lower() in _NONE:
        return True
    for i in (tree.left[source.head], *tree.children[source.head]):
        if i < source.head and tree[i].text.lower() in _NO:
            return tree[i + 1].text.lower() not in {"only", "just"}
    return False


def generic_one(tree: Tree, cue: Cue, source: Source) -> bool:
    """ "**One** could say", "**one** never knows": anybody. "One warned" is one of several."""
    head = source.head
    if tree[head].text.lower() != "one" or is_nobody(tree, source):
        return False
    if any(tree[c].dep != "punct" for c in tree.children[head]):
        return False
    verb = tree[head].head if tree[head].dep in {"nsubj", "nsubjpass"} else cue.head
    modal = any(tree[c].tag == "MD" for c in tree.with_dep(verb, "aux"))
    return modal or tree[verb].tag in {"VBZ", "VBP"} or is_infinitive(tree, verb)


def quoted_as_saying(tree: Tree, verb: int) -> int | None:
    """ "saying" in "was quoted by Y as **saying**", asked of "quoted"."""
    if tree[verb].lemma.lower() not in {"quote", "cite"}:
        return None
    if tree.first(verb, "auxpass", "nsubjpass") is None:
        return None
    for preposition in tree.with_dep(verb, "prep", "mark"):
        said = tree.first(preposition, "pcomp")
        if said is not None and tree[preposition].text.lower() == "as":
            quotes = "quote" in tagged("verbs").get(tree[said].lemma.lower(), frozenset())
            return said if quotes else None
    return None
