"""Who is spoken about and not heard, leaving out those whom the text reports dead."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Entity, EntityId, Kind, Mention, Span, Statement

_DEATHS = frozenset(
    {"death", "assassination", "killing", "murder", "execution", "slaying", "funeral"}
)
_DEADLY = frozenset({"kill", "assassinate", "murder", "execute", "slay", "martyr"})
_CHAIN = frozenset({"conj", "appos"})


def not_heard(
    tree: Tree,
    mentions: Sequence[Mention],
    entities: Mapping[EntityId, Entity],
    statements: Sequence[Statement],
) -> tuple[EntityId, ...]:
    """People and organisations without a statement of their own, by first mention.

    One that is only told something ("told **Reuters**") is not spoken about.
    """
    heard = {s.entity for s in statements}
    dead = reported_dead(tree, mentions)
    told = [span for s in statements for span in s.addressee]
    about = [m for m in mentions if m.entity in entities and not _only_told(m.span, told)]
    order = dict.fromkeys(m.entity for m in sorted(about, key=lambda m: m.span))
    return tuple(
        e
        for e in order
        if e not in heard and e not in dead and entities[e].kind in {Kind.PERSON, Kind.ORG}
    )


def _only_told(span: Span, told: Collection[Span]) -> bool:
    return any(t.contains(span) for t in told)


def reported_dead(tree: Tree, mentions: Sequence[Mention]) -> frozenset[EntityId]:
    """The people whom the text itself reports dead: "the late ...", "the death of ...", "died"."""
    names = Names(tree, mentions)
    dead: set[EntityId] = set()
    for i, token in enumerate(tree.tokens):
        lemma = token.lemma.lower()
        if lemma in _DEATHS:
            dead.update(_of_whom(tree, names, i))
        elif lemma in {"die", "perish"} and not _unreal(tree, i):
            dead.update(_people(tree, names, tree.with_dep(i, "nsubj")))
        elif lemma in _DEADLY and not _unreal(tree, i):
            dead.update(_people(tree, names, tree.with_dep(i, "nsubjpass", "dobj")))
        elif lemma == "late" and token.dep == "amod":
            dead.update(_people(tree, names, [token.head]))
    return frozenset(dead)


def _of_whom(tree: Tree, names: Names, noun: int) -> Iterator[EntityId]:
    """ "X's death", "the assassination in Tehran of X": the parser may hang "of" on the place."""
    yield from _people(tree, names, tree.with_dep(noun, "poss"))
    _, last = tree.sentence(noun)
    of = next((i for i in range(noun + 1, min(last, noun + 4)) if tree[i].text == "of"), None)
    if of is None:
        return
    for i in range(of + 1, last):
        mention = names.at(i)
        if mention is not None and mention.kind is Kind.PERSON:
            yield from _people(tree, names, [_head_of(tree, names, i)])
            return
        if tree[i].pos in {"VERB", "AUX", "PUNCT"}:
            return


def _head_of(tree: Tree, names: Names, i: int) -> int:
    """The token of the mention at ``i`` that heads it."""
    while tree[i].head != i and names.at(tree[i].head) == names.at(i):
        i = tree[i].head
    return i


def _unreal(tree: Tree, verb: int) -> bool:
    """Threatened, planned, denied: no death is reported ("would kill", "did not die")."""
    return tree.first(verb, "neg") is not None or any(
        tree[c].tag in {"MD", "TO"} for c in tree.with_dep(verb, "aux")
    )


def _people(tree: Tree, names: Names, heads: Iterator[int] | list[int]) -> Iterator[EntityId]:
    """The people that these noun phrases and what is strung to them name."""
    queue = list(heads)
    for i in queue:
        mention = names.at(i)
        if mention is not None and mention.kind is Kind.PERSON:
            yield mention.entity
        queue += [c for c in tree.children[i] if tree[c].dep in _CHAIN]
