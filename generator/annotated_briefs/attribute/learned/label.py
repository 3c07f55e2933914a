"""From a cue to what the model takes for its source and content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.learned.cue_features import cue_features
from annotated_briefs.attribute.learned.viterbi import Best, Row, best_path_with, best_paths
from annotated_briefs.attribute.learned.weights import LABELS, Weights, total
from annotated_briefs.attribute.learned.word_features import Key, features, keys, own_keys
from annotated_briefs.attribute.tree import Range

FLOOR = 0.15
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
        listed = i not in context.tree.quoted and f"{context.words[i]}/{token.pos}" in allowed
        if (listed or i in context.own) and context.is_readable(i):
            yield i


def chance_of(score: float) -> float:
    """A score as a chance: the logistic function."""
    return 1.0 / (1.0 + exp(-max(-60.0, min(60.0, score))))


_PARTS = frozenset({LABELS.index("S"), LABELS.index("C")})
"""Without both there is nothing to judge."""


_KEPT = 100_000
"""Sums to keep before the store is emptied: some 30 MB at most."""


class Labeller:
    """Labels the words around the cues of one article."""

    def __init__(self, context: Context, weights: Weights, floor: float = FLOOR) -> None:
        self._floor = floor
        self._context = context
        self._weights = weights
        self._own: dict[int, Row] = {}
        if len(weights.sums) > _KEPT:
            weights.sums.clear()

    def run(self) -> Iterator[Labelled]:
        """What each likely cue of the article attributes to whom, in reading order."""
        likely: list[tuple[int, float]] = []
        for cue in candidates(self._context, self._weights.candidates):
            chance = chance_of(total(self._weights.cue, cue_features(self._context, cue)))
            if chance >= self._floor:
                likely.append((cue, chance))
        windows = [self._context.window(cue) for cue, _ in likely]
        chains = [self._scores(cue, at) for (cue, _), at in zip(likely, windows, strict=True)]
        best = best_paths(chains, self._weights.transitions)
        for (cue, chance), (first, _), chain, one in zip(
            likely, windows, chains, best, strict=True
        ):
            whole = self._with_parts(chain, one)
            if whole is not None:
                labels, score = whole
                named = "".join(LABELS[n] for n in labels)
                yield Labelled(cue, chance, first, named, score - one.log_sum)

    def _with_parts(self, chain: Sequence[Row], best: Best) -> tuple[Sequence[int], float] | None:
        """The likeliest labels with a source and a content; None where the window is too short."""
        if _PARTS.issubset(best.labels):
            return best.labels, best.total
        return best_path_with(chain, self._weights.transitions, _PARTS)

    def _scores(self, cue: int, window: Range) -> Sequence[Row]:
        """A score a label for every token of ``window``: the innermost loop, so kept plain."""
        scores, row, known = [], self._row, self._weights.sums.get
        for i, (path, marks, word, distance) in zip(
            range(*window), keys(self._context, cue, window), strict=True
        ):
            a, b = self._own.get(i) or self._own_row(i), known(path) or row(path)
            c, d, e = known(marks) or row(marks), known(word) or row(word), known(distance)
            e = e or row(distance)
            scores.append(
                (
                    a[0] + b[0] + c[0] + d[0] + e[0],
                    a[1] + b[1] + c[1] + d[1] + e[1],
                    a[2] + b[2] + c[2] + d[2] + e[2],
                    a[3] + b[3] + c[3] + d[3] + e[3],
                )
            )
        return scores

    def _own_row(self, i: int) -> Row:
        row = self._own.get(i)
        if row is None:
            a, b, c, d = map(self._row, own_keys(self._context, i))
            row = self._own[i] = (
                a[0] + b[0] + c[0] + d[0],
                a[1] + b[1] + c[1] + d[1],
                a[2] + b[2] + c[2] + d[2],
                a[3] + b[3] + c[3] + d[3],
            )
        return row

    def _row(self, key: Key) -> Row:
        row = self._weights.sums.get(key)
        if row is None:
            row = self._weights.sums[key] = self._weights.word_sum(features(key))
        return row
