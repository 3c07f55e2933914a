"""What "it" is as a source: the one organisation that was the subject just before."""

from __future__ import annotations

from collections.abc import Sequence

from annotated_briefs.attribute.found import Found, Source
from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import EntityId, Kind, Mention, Spans

_REACH = 1
"""Sentences back. "It" may mean anything: what lies further off is no evidence."""


class Bodies:
    """The things that one article's sentences are about, outside all speech."""

    def __init__(self, tree: Tree, names: Names, found: Sequence[Found], quoted: Spans) -> None:
        self._tree = tree
        self._names = names
        speech = [*(s for f in found for s in f.content), *quoted]
        said = frozenset(i for span in speech for i in tree.tokens_of(span))
        self._subjects: dict[int, list[int]] = {}
        for i, token in enumerate(tree.tokens):
            if token.dep in {"nsubj", "nsubjpass"} and i not in said:
                self._subjects.setdefault(token.sentence, []).append(i)

    def before(self, pronoun: int) -> Mention | None:
        """The organisation that alone may be meant; None where another thing may be."""
        sentence = self._tree[pronoun].sentence
        for at in range(sentence, sentence - _REACH - 1, -1):
            things = [i for i in self._subjects.get(at, []) if i < pronoun and self._is_thing(i)]
            if things:
                return self._only(things)
        return None

    def _is_thing(self, i: int) -> bool:
        token = self._tree[i]
        mention = self._names.at(i)
        if mention is not None:
            return mention.kind is not Kind.PERSON
        return token.pos in {"NOUN", "PROPN"} and token.tag in {"NN", "NNP"}

    def _only(self, things: Sequence[int]) -> Mention | None:
        mentions = [self._names.of_source(Source(i, self._tree.subtree(i))) for i in things]
        entities: set[EntityId | None] = {m.entity if m else None for m in mentions}
        last = mentions[-1]
        return last if len(entities) == 1 and last is not None and last.kind is Kind.ORG else None
