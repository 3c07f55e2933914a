"""What the features of the trained component are read from, worked out once for an article."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from annotated_briefs.attribute.found import Found
from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.attribute.tree import Range, Tree
from annotated_briefs.model import Span, Token

_NAMES = frozenset({"PROPN", "NUM", "SYM", "X"})
_BACK, _ON = 3, 6
"""Sentences before and after that of the cue in which its speech may go on."""
_WIDEST = 250
"""Tokens: what goes on for longer without a full stop is a list or a table, no sentence that the
weights could know, and reading it whole for each of its cues would take for ever."""


class Context:
    """The tokens of one article as the features see them.

    ``vocabulary`` holds the words that a feature may name. Every other word, and every name and
    number, is known by its part of speech alone, so that no feature learns who tends to be cited.
    """

    __slots__ = ("entity", "own", "pos", "quotation", "quoted", "said", "steps", "tree", "words")

    def __init__(
        self,
        tree: Tree,
        found: Sequence[Found],
        quotations: Sequence[Quotation],
        vocabulary: Collection[str],
    ) -> None:
        self.tree = tree
        self.words = [_word(token, vocabulary) for token in tree.tokens]
        self.pos = [token.pos for token in tree.tokens]
        self.quotation = _laid_over(tree, [q.span for q in quotations])
        """By token, the number of the quotation that holds it; -1 where none does."""
        self.quoted = [str(number >= 0) for number in self.quotation]
        self.entity = _labels(tree)
        self.own = {f.cue.head: f for f in found}
        """By the head of its cue, what the rules found."""
        self.said = _laid_over(tree, [s for f in found for s in f.content])
        """By token, the number of the rule's content that holds it; -1 where none does."""
        self.steps: dict[int, str] = {}
        """By token, its relation to its head as the features name it, once it was asked for."""

    def is_readable(self, i: int) -> bool:
        """Whether token ``i`` stands in a sentence of a length that sentences have."""
        first, last = self.tree.sentence(i)
        return last - first <= _WIDEST

    def window(self, cue: int) -> Range:
        """The cue's sentence with the speech of its paragraph that adjoins it."""
        tree = self.tree
        first, last = tree.sentence(cue)
        paragraph = self._paragraph(cue)
        for _ in range(_BACK):
            if first == 0 or not self._speech_before(first, paragraph):
                break
            first = tree.sentence(first - 1)[0]
        for _ in range(_ON):
            if last >= len(tree.tokens) or not self._speech_after(last, paragraph):
                break
            last = tree.sentence(last)[1]
        return max(first, cue - _WIDEST), min(last, cue + _WIDEST)

    def _paragraph(self, i: int) -> int:
        return self.tree.analysis.sentences[self.tree[i].sentence].paragraph

    def _speech_before(self, first: int, paragraph: int) -> bool:
        return self.quotation[first - 1] >= 0 and self._paragraph(first - 1) == paragraph

    def _speech_after(self, last: int, paragraph: int) -> bool:
        return self.quotation[last] >= 0 and self._paragraph(last) == paragraph


def _word(token: Token, vocabulary: Collection[str]) -> str:
    lemma = token.lemma.lower()
    return token.pos if token.pos in _NAMES or lemma not in vocabulary else lemma


def _laid_over(tree: Tree, spans: Sequence[Span]) -> list[int]:
    """By token, the index of the span that holds it; -1 for none."""
    over = [-1] * len(tree.tokens)
    at = 0
    for number, span in sorted(enumerate(spans), key=lambda pair: pair[1]):
        while at > 0 and tree[at - 1].end > span.start:
            at -= 1
        while at < len(over) and tree[at].end <= span.start:
            at += 1
        while at < len(over) and tree[at].start < span.end:
            over[at] = number
            at += 1
    return over


def _labels(tree: Tree) -> list[str]:
    """By token, what the model takes the name around it to be; empty for none."""
    entities = tree.analysis.entities
    over = _laid_over(tree, [e.span for e in entities])
    return [entities[k].label if k >= 0 else "" for k in over]
