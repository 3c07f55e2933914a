"""Who is spoken about and not heard, leaving out those whom the text reports dead."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from annotated_briefs.attribute.lexicon import tagged, words
from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.outlet import is_outlet
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import (
    Entity,
    EntityId,
    Kind,
    Mention,
    Span,
    SpanIndex,
    Statement,
    index_of,
)

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
    outlet_names: Collection[str] = (),
) -> tuple[EntityId, ...]:
    """People and organisations without a statement of their own, by first mention.

    Nobody is spoken about who only stands in the words of an attribution: who is told something
    ("told **Reuters**"), where a source belongs ("a lawyer at **Greenpeace**"), who made the poll
    that is cited, where the words were posted. Nor is the article's own outlet. Whose words
    somebody else relays ("A said **B** had told C so") is heard in them.
    """
    said = [s for s in statements if not s.unsaid]
    names = Names(tree, mentions)
    told = set(_told(tree, names))
    heard = {s.entity for s in said} | _joint(tree, mentions, said) | _relayed(tree, names, said)
    dead = reported_dead(tree, mentions)
    apart = index_of(span for s in statements for span in (*s.addressee, *s.source))
    unsaid = index_of(span for s in statements if s.unsaid for span in s.source)
    about = [
        m
        for m in mentions
        if m.entity in entities
        and not apart.touches(m.span)
        and not _is_outlet(tree, m.span, outlet_names)
        and not _is_channel(tree, m.span)
        and m not in told
    ]
    about += [m for m in mentions if m.entity in entities and _holds(unsaid, m.span)]
    order = dict.fromkeys(m.entity for m in sorted(about, key=lambda m: m.span))
    return tuple(
        e
        for e in order
        if e not in heard and e not in dead and entities[e].kind in {Kind.PERSON, Kind.ORG}
    )


def _joint(
    tree: Tree, mentions: Sequence[Mention], statements: Sequence[Statement]
) -> set[EntityId]:
    """Everybody whom "A and B said" names, and who issued the document that is cited."""
    names = Names(tree, mentions)
    heard: set[EntityId] = set()
    for statement in statements:
        for span in statement.source:
            tokens = tree.tokens_of(span)
            for i in tokens:
                head = tree[i].head
                if tree[i].dep == "conj" or head not in tokens or tree[head].text in _ISSUED_BY:
                    mention = names.at(i)
                    heard |= {mention.entity} if mention is not None else set()
    return heard


def _told(tree: Tree, names: Names) -> Iterator[Mention]:
    """Who is told something, be it inside another's statement."""
    for i, token in enumerate(tree.tokens):
        if token.pos == "VERB" and token.lemma.lower() in words("telling"):
            for listener in tree.with_dep(i, "dobj", "dative", "nsubjpass"):
                passive = tree.first(i, "auxpass") is not None
                mention = names.at(listener)
                if mention is not None and (tree[listener].dep != "nsubjpass" or passive):
                    yield mention


def _relayed(tree: Tree, names: Names, statements: Sequence[Statement]) -> set[EntityId]:
    """Whose saying is told in what somebody else says: "A said **B** had warned of it"."""
    heard: set[EntityId] = set()
    verbs = tagged("verbs")
    for i in {i for s in statements for span in s.content for i in tree.tokens_of(span)}:
        token = tree[i]
        if token.pos != "VERB" or "quote" not in verbs.get(token.lemma.lower(), frozenset()):
            continue
        says = token.lemma.lower() in words("telling") or tree.first(i, "ccomp") is not None
        subject = tree.first(i, "nsubj")
        if says and subject is not None and not _unreal(tree, i):
            mention = names.at(subject)
            heard |= {mention.entity} if mention is not None else set()
    return heard


_ISSUED_BY = frozenset({"by", "from"})


def _holds(unsaid: SpanIndex[Span], span: Span) -> bool:
    """Who did not say it is spoken about, and not heard by it."""
    return any(source.contains(span) for source in unsaid.overlapping(span))


def _is_outlet(tree: Tree, span: Span, outlet_names: Collection[str]) -> bool:
    reading = tree.analysis.reading
    before = reading[max(0, span.start - 4) : span.start].lower()
    words_ = span.of(reading)
    named = is_outlet(words_, outlet_names)
    return named or (before == "the " and is_outlet("the " + words_, outlet_names))


def _is_channel(tree: Tree, span: Span) -> bool:
    """ "in a **Facebook** post", "on **X**": where something was posted."""
    reading = tree.analysis.reading
    if span.of(reading).lower() not in words("platforms"):
        return False
    before, after = reading[max(0, span.start - 4) : span.start], reading[span.end : span.end + 12]
    posted = after.lstrip().split(" ")[0].strip(".,").lower() in words("issued") | {
        "page",
        "account",
    }
    return posted or before.lower().endswith(("on ", "via "))


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
