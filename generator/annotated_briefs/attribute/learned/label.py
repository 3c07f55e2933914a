"""From a cue to what the model takes for its source and content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.learned.cue_features import cue_features
from annotated_briefs.attribute.learned.viterbi import Row, best_path, log_partition
from annotated_briefs.attribute.learned.weights import LABELS, Weights, total
from annotated_briefs.attribute.learned.word_features import Key, features, keys, own_features
from annotated_briefs.attribute.tree import Range

FLOOR = 0.2
"""Below this chance of being a cue a word is not looked at further: the model that judges whole
attributions is easily taken in by the shape of a sentence ("these events reflect a change")."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A cue with a label of `LABELS` for every token from ``first`` on."""

    cue: int
    chance: float
    """That the word is a cue at all, by itself."""
    first: int
    labels: str
    log_share: float
    """The logarithm of the chance of these labels among all."""

    def runs(self, label: str) -> Iterator[Range]:
        """The token ranges that carry ``label``, in reading order."""
        at = 0
        while (start := self.labels.find(label, at)) >= 0:
            at = start
            while at < len(self.labels) and self.labels[at] == label:
                at += 1
            yield self.first + start, self.first + at


def candidates(context: Context, allowed: frozenset[str]) -> Iterator[int]:
    """Every token that may be a cue: a listed word outside quotation marks, or a cue of a rule."""
    for i, token in enumerate(context.tree.tokens):
        if i in context.own or (
            i not in context.tree.quoted and f"{context.words[i]}/{token.pos}" in allowed
        ):
            yield i


def chance_of(score: float) -> float:
    """A score as a chance: the logistic function."""
    return 1.0 / (1.0 + exp(-max(-60.0, min(60.0, score))))


class Labeller:
    """Labels the words around the cues of one article."""

    def __init__(self, context: Context, weights: Weights, floor: float = FLOOR) -> None:
        self._floor = floor
        self._context = context
        self._weights = weights
        self._own: dict[int, Row] = {}
        self._groups: dict[Key, Row] = {}

    def run(self) -> Iterator[Labelled]:
        """What each likely cue of the article attributes to whom, in reading order."""
        for cue in candidates(self._context, self._weights.candidates):
            chance = chance_of(total(self._weights.cue, cue_features(self._context, cue)))
            if chance >= self._floor:
                yield self._label(cue, chance)

    def _label(self, cue: int, chance: float) -> Labelled:
        window = self._context.window(cue)
        scores = []
        for i, (path, marks, word) in zip(
            range(*window), keys(self._context, cue, window), strict=True
        ):
            own, far, near = self._own_row(i), self._row(path), self._row(marks)
            scores.append(self._sum(features(word), (own, far, near)))
        labels, score = best_path(scores, self._weights.transitions)
        share = score - log_partition(scores, self._weights.transitions)
        return Labelled(cue, chance, window[0], "".join(LABELS[n] for n in labels), share)

    def _own_row(self, i: int) -> Row:
        row = self._own.get(i)
        if row is None:
            row = self._own[i] = self._sum(own_features(self._context, i))
        return row

    def _row(self, key: Key) -> Row:
        row = self._groups.get(key)
        if row is None:
            row = self._groups[key] = self._sum(features(key))
        return row

    def _sum(self, names: Sequence[str], rows: Sequence[Row] = ()) -> Row:
        """The weights of ``names`` and ``rows`` added up: the innermost loop, so kept plain."""
        get = self._weights.word.get
        none = source = content = cue = 0.0
        for a, b, c, d in rows:
            none += a
            source += b
            content += c
            cue += d
        for name in names:
            row = get(name)
            if row is not None:
                a, b, c, d = row
                none += a
                source += b
                content += c
                cue += d
        return none, source, content, cue
