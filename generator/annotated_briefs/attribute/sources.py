"""The source of a cue: the noun phrase that is cited, by its grammatical relation."""

from __future__ import annotations

from annotated_briefs.attribute.found import Source
from annotated_briefs.attribute.lexicon import words
from annotated_briefs.attribute.tree import Range, Tree

_SUBJECTS = ("nsubj", "nsubjpass")
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "SYM", "X"})
_RELATIVE = frozenset({"who", "that", "which", "whom"})
_REACH = 6
"""How many heads a participle or infinitive may climb to find its subject."""


def subject(tree: Tree, verb: int) -> Source | None:
    """Who does what ``verb`` says: its own subject or the one it shares with the verb above."""
    for _ in range(_REACH):
        own = [c for c in tree.with_dep(verb, *_SUBJECTS) if _nominal(tree, c)]
        if own:
            # A lost clause before the cue may leave its own subject on it: the nearest is meant.
            nearest = min(own, key=lambda c: (c in tree.quoted, abs(c - verb)))
            return noun_phrase(tree, _behind_reflexive(tree, nearest))
        if (behind := _inverted(tree, verb)) is not None:
            return _with_issuer(tree, noun_phrase(tree, behind), verb)
        above = _shares_subject_with(tree, verb)
        if above is None:
            return _left_neighbour(tree, verb)
        if tree[above].pos in _NOMINAL and tree[above].pos != "ADJ":
            return noun_phrase(tree, above, without=verb)
        verb = above
    return None


def _behind_reflexive(tree: Tree, i: int) -> int:
    """ "In the filing **itself** Ford said": the word belongs to what stands before it."""
    name = tree.first(i, "appos") if is_reflexive(tree, i) else None
    return i if name is None else name


def _inverted(tree: Tree, verb: int) -> int | None:
    """ "...," **wrote a witness**: behind speech the parser takes the subject for an object."""
    first, _ = tree.sentence(verb)
    if verb == first or tree.before(verb) not in {'"', "'", ","} or tree[verb].tag == "VBG":
        return None
    for child in tree.with_dep(verb, "dobj", "attr", "oprd", "dep", "npadvmod"):
        noun = tree[child].pos in {"NOUN", "PROPN"} or tree[child].text.lower() == "one"
        if child > verb and tree.left[child] == verb + 1 and noun:
            return child
    return None


def _with_issuer(tree: Tree, phrase: Source, verb: int) -> Source:
    """ "...," read a statement **from the ministry**: the preposition may hang on the verb."""
    low, high = phrase.tokens
    for child in tree.with_dep(verb, "prep"):
        if child == high and tree[child].text in {"from", "by", "of", "for"}:
            high = tree.right[child]
    return Source(phrase.head, (low, high))


def _left_neighbour(tree: Tree, verb: int) -> Source | None:
    """The noun phrase right before a finite verb that the parser left without a subject.

    "..., Jane Doe, the group's chair, **wrote**": one apposition between commas is crossed.
    """
    first, _ = tree.sentence(verb)
    if tree[verb].tag not in {"VBD", "VBZ", "VBP"}:
        return None
    at = verb - 1
    crossing = at > first and tree[at].text == ","
    at -= crossing
    if at < first or tree[at].pos not in {"NOUN", "PROPN", "PRON"} or at in tree.quoted:
        return None
    while first <= tree[at].head < verb and tree[at].head != at:
        head = tree[at].head
        over_comma = any(tree[i].text == "," for i in range(min(head, at), max(head, at)))
        if tree[head].pos not in {"NOUN", "PROPN", "ADP"} or (over_comma and not crossing):
            break
        crossing = crossing and not over_comma
        at = head
    if tree[at].pos not in {"NOUN", "PROPN", "PRON"}:
        return None
    phrase = noun_phrase(tree, at)
    return Source(at, trim(tree, (phrase.tokens[0], min(phrase.tokens[1], verb)), at))


def _nominal(tree: Tree, i: int) -> bool:
    return tree[i].pos in _NOMINAL and tree[i].tag != "EX"


def _shares_subject_with(tree: Tree, verb: int) -> int | None:
    """The token whose subject ``verb`` shares, or the noun that it modifies ("a letter saying")."""
    token, head = tree[verb], tree[verb].head
    if head == verb:
        return None
    if token.dep == "xcomp":
        controller = tree.first(head, "dobj", "dative")
        if controller is None:
            return head
        return controller if tree[controller].pos in {"NOUN", "PROPN", "PRON"} else None
    if token.dep == "pcomp":
        above = tree[head].head
        return above if tree[head].dep == "prep" and tree[above].pos in {"VERB", "AUX"} else None
    if token.dep == "acl" and token.tag == "VBG" and _is_issued(tree, head):
        return tree[head].head
    participle = token.tag == "VBG" and (
        token.dep == "acl" or (token.dep in {"ccomp", "dep"} and head > verb)
    )
    adverbial = token.dep == "advcl" and token.tag in {"VBG", "VBN", "VB"}
    return head if token.dep == "conj" or adverbial or participle else None


def _is_issued(tree: Tree, noun: int) -> bool:
    """ "She **issued a statement** saying ...": she is the source, not her statement."""
    verb = tree[noun].head
    return (
        tree[noun].dep == "dobj"
        and tree[noun].lemma.lower() in words("documents")
        and tree[verb].lemma.lower() in words("light_verbs")
    )


def agent(tree: Tree, verb: int) -> Source | None:
    """Who did it in the passive: "was told **by officials**"."""
    by = next(
        (c for c in tree.with_dep(verb, "agent", "prep") if tree[c].text.lower() == "by"), None
    )
    return None if by is None else object_of(tree, by)


def object_of(tree: Tree, preposition: int) -> Source | None:
    """The noun phrase after a preposition."""
    noun = tree.first(preposition, "pobj")
    return None if noun is None or not _nominal(tree, noun) else noun_phrase(tree, noun)


def noun_phrase(tree: Tree, head: int, *, without: int | None = None) -> Source:
    """``head`` with its title, modifiers and apposition, within the sentence.

    A modifier that holds ``without`` (the cue itself) ends the phrase before it, as does a relative
    clause after a comma: it tells more of the source but does not name it.
    """
    low, high = tree.subtree(head)
    for child in tree.children[head]:
        if child <= head:
            continue
        first, last = tree.subtree(child)
        holds = without is not None and first <= without < last
        if holds or (tree[child].dep in {"relcl", "acl", "advcl"} and _after_comma(tree, first)):
            high = min(high, first)
    if low > 0 and _is_lost_noun(tree, low - 1):
        low -= 1
    return Source(head, trim(tree, (low, high), head))


def _is_lost_noun(tree: Tree, i: int) -> bool:
    """ "..., **harbour** engineer Jane Doe said": a noun misread behind speech."""
    return (
        tree[i].pos == "AUX"
        and tree[i].text.lower() not in words("auxiliaries")
        and tree.before(i) in {'"', "'", ","}
    )


def _after_comma(tree: Tree, i: int) -> bool:
    return i > 0 and tree[i - 1].text in {",", "—", "–", "--", "("}


def trim(tree: Tree, tokens: Range, head: int) -> Range:
    """``tokens`` without marks and spaces at either end, never losing ``head``."""
    low, high = tokens
    while low < head and (tree[low].pos in {"PUNCT", "SPACE"} or _is_stray(tree, low)):
        low += 1
    while high - 1 > head and tree[high - 1].pos in {"PUNCT", "SPACE"}:
        if tree[high - 1].text in {")", "]"}:
            break
        high -= 1
    return low, high


def _is_stray(tree: Tree, i: int) -> bool:
    """ "**and** Jane Doe", "in the filing **itself** Jane Doe said".

    "**Neither** A nor B" is no stray word: without it they would have said it.
    """
    if tree[i].pos == "CCONJ":
        return tree[i].text.lower() != "neither"
    return is_reflexive(tree, i)


def is_reflexive(tree: Tree, i: int) -> bool:
    """ "itself", "themselves"."""
    return tree[i].pos == "PRON" and tree[i].text.lower().endswith(("self", "selves"))


def antecedent(tree: Tree, source: Source) -> int | None:
    """The noun that a relative pronoun stands for: "the man **who** said"."""
    if tree[source.head].text.lower() not in _RELATIVE:
        return None
    for above in tree.ancestors(source.head):
        if tree[above].dep == "relcl":
            return tree[above].head
    return None
