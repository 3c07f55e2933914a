"""Whom a description means: "the analyst", "the ministry", "the aid group".

The article has to have said so: by a role beside a name ("analyst Jane Doe"), or by the name itself
("Ministry of Health"). Where the words fit two, or none, the description stays open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from annotated_briefs.attribute.lexicon import tagged, words
from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.tree import Range, Tree
from annotated_briefs.model import EntityId, Kind, Mention

_POINTING = frozenset({"the", "this", "that"})
_PASSING = frozenset({"former", "late", "then", "same", "ex", "-", "outgoing", "incoming"})
"""Modifiers that say nothing of which one is meant."""

_PLACES = frozenset({"state", "city", "county", "province", "kingdom", "district"})
"""They stand before a body's name as where it is: "the state Senate"."""

_ANY_BODY = frozenset({"group", "network", "organisation", "organization"})
"""They say too little: "the group" may be any body, and not the one with Group in its name."""

_SPEAKING = frozenset({Kind.PERSON, Kind.ORG})


class Descriptions:
    """Looks up people and organisations by what the article calls them."""

    def __init__(self, tree: Tree, names: Names) -> None:
        self._tree = tree
        self._names = names
        self._called: dict[str, set[EntityId]] = defaultdict(set)
        self._words: dict[EntityId, set[str]] = defaultdict(set)
        for mention in names.mentions:
            if mention.kind in _SPEAKING:
                self._take(mention)

    def meant_by(self, head: int, tokens: Range) -> Mention | None:
        """The last mention, before the phrase, of the one thing that it describes."""
        tree = self._tree
        low, high = tokens
        if tree[head].tag not in {"NN", "NNP"} or high != head + 1:
            return None
        if tree[low].text.lower() not in _POINTING:
            return None
        fitting = self._called.get(self._word(head), set())
        if len(fitting) != 1:
            return None
        (entity,) = fitting
        known = self._words[entity] | _PASSING
        if any(tree[i].text.lower() not in known for i in range(low + 1, head)):
            return None
        return self._names.last_before(entity, tree[low].start)

    def _word(self, i: int) -> str:
        token = self._tree[i]
        word = (token.lemma if token.pos == "NOUN" else token.text).lower().strip(".")
        return next(iter(tagged("short_titles").get(word, ())), word)

    def _take(self, mention: Mention) -> None:
        """What this mention and its neighbours call its entity."""
        inside = self._tree.tokens_of(mention.span)
        if not inside:
            return
        name = [self._tree[i].text.lower() for i in inside]
        self._words[mention.entity].update(name)
        if mention.kind is Kind.ORG:
            end = next((k for k, w in enumerate(name) if w in {"of", "for"} and k), len(name))
            if name[end - 1] in words("institutions") - _ANY_BODY and len(name) > 1:
                self._called[name[end - 1]].add(mention.entity)
        for noun in self._roles(inside):
            if not self._says_what(mention, noun):
                continue
            low, _ = self._tree.subtree(noun)
            self._called[self._word(noun)].add(mention.entity)
            self._words[mention.entity].update(
                self._tree[i].text.lower() for i in range(max(low, noun - 8), noun)
            )

    def _says_what(self, mention: Mention, noun: int) -> bool:
        """Whether a noun beside an organisation's name is one for such bodies, and no place's."""
        bodies = (words("institutions") | words("media")) - _PLACES
        return mention.kind is Kind.PERSON or self._word(noun) in bodies

    def _roles(self, inside: range) -> Iterator[int]:
        """The nouns that say what the named one is: before the name, or in apposition to it."""
        tree = self._tree
        head = head_of(tree, inside)
        if tree[head].dep in {"compound", "nmod", "poss"}:
            return  # "a government Twitter account": an account, no government
        for i in tree.children[head]:
            token = tree[i]
            before = token.dep in {"compound", "nmod"} and i < inside[0]
            titled = before and self._names.at(i) is None
            noun = i not in inside and token.pos in {"NOUN", "PROPN"}
            if noun and (titled or token.dep == "appos"):
                yield i
        above = tree[head].head
        if tree[head].dep == "appos" and tree[above].pos == "NOUN":
            yield above
        # "team spokeswoman Jane Doe", read as two noun phrases
        beside = inside[0] - 1
        if beside >= 0 and tree[beside].lemma.lower() in words("person_nouns"):
            yield beside


def head_of(tree: Tree, inside: range) -> int:
    """The token of a name that stands for it in the sentence: the one with its head outside."""
    for i in inside:
        if tree[i].head not in inside or tree[i].head == i:
            return i
    return inside[-1]
