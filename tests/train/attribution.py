"""Trains the weights of ``attribute.learned``: ``python -m tests.train.attribution``.

Needs python-crfsuite (Okazaki 2007), LightGBM (Ke et al. 2017), the measuring data
(``ANNOTATED_BRIEFS_SHARED``) and about fifteen minutes. The same data, model and libraries give the
same file. Only the training part is read.

The third model weighs what the first two say; it is trained on articles that those did not see
(three folds), as it would otherwise trust them too much. So are the trees, which weigh what the
third says: by its scores for the articles of one fold after it has learned from the others.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import lightgbm  # type: ignore[import-not-found, unused-ignore]
import numpy as np
import pycrfsuite  # type: ignore[import-not-found, unused-ignore]

from annotated_briefs.attribute.found import Found
from annotated_briefs.attribute.learned import weights as stored
from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.learned.cue_features import cue_features
from annotated_briefs.attribute.learned.found_features import found_features
from annotated_briefs.attribute.learned.judge import figures, with_scores
from annotated_briefs.attribute.learned.label import Labeller, candidates
from annotated_briefs.attribute.learned.proposals import propose
from annotated_briefs.attribute.learned.trees import Trees
from annotated_briefs.attribute.learned.weights import LABELS, Weights, pack, total
from annotated_briefs.attribute.learned.word_features import features, keys, own_keys
from tests.bench.common import shared
from tests.train.corpus import (
    ASKED,
    LEARNED,
    Example,
    Gold,
    cue_heads,
    cue_words,
    examples,
    scorer,
    vocabulary,
)

FOLDS = 3
WIDE = 0.08
"""The third model learns from less likely cues, too, than it is asked about."""
_YES, _NO = "1", "0"
_WORD = {"c1": 0.3, "c2": 0.05, "max_iterations": 70}
_YES_NO = {"c1": 0.1, "c2": 0.5, "max_iterations": 150}
_TREES = {
    "objective": "binary",
    "learning_rate": 0.05,
    "num_leaves": 15,
    "max_depth": 7,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
_NUMBER = 240
"""Trees."""

Sequences = Iterable[tuple[list[list[str]], list[str]]]
"""Chains of feature lists, with a label for each link."""


@dataclass(frozen=True)
class Rated:
    """A proposal as the models see it, with whether the gold has it (content and source)."""

    cue: tuple[str, int]
    """The article's name and the token."""
    names: list[str]
    """The features of the linear model."""
    plain: list[float]
    """The figures for the trees, without the linear model's score."""
    right: bool


@dataclass(frozen=True)
class Setting:
    """What is fixed before any weight is learned."""

    vocabulary: frozenset[str]
    candidates: frozenset[str]
    heads: dict[str, dict[int, Gold]]


def main() -> None:
    """Train on the whole training part and write the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, default=Path(stored.__file__).with_name(stored.FILE))
    parser.add_argument("--cache", type=Path, help="folder that keeps the analyses")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    final = trained(list(examples(shared(), cache=options.cache)), shared(), options.jobs)
    options.out.write_bytes(pack(final))
    sys.stdout.write(f"{options.out}: {options.out.stat().st_size} bytes\n")


def trained(corpus: Sequence[Example], data: Path, jobs: int) -> Weights:
    """The three models and the trees, learned from all of ``corpus``."""
    words = vocabulary(corpus)
    heads = cue_heads(corpus, words)
    setting = Setting(words, cue_words(corpus, words, heads, LEARNED), heads)
    asked = cue_words(corpus, words, heads, ASKED)
    with ProcessPoolExecutor(jobs, get_context("fork")) as pool:
        whole = pool.submit(read_and_label, corpus, setting)
        folds = [pool.submit(rated_fold, corpus, setting, data, fold) for fold in range(FOLDS)]
        rated = [fold.result() for fold in folds]
        every = [one for fold in rated for one in fold]
        return replace(
            whole.result(), candidates=asked, found=linear(every), trees=boosted(crossed(rated))
        )


def rated_fold(corpus: Sequence[Example], setting: Setting, data: Path, fold: int) -> list[Rated]:
    """The proposals for the articles of one fold, by models that saw only the others."""
    seen = [e for e in corpus if fold_of(e) != fold]
    weights = read_and_label(seen, setting)
    judge = scorer(data)
    return [one for e in corpus if fold_of(e) == fold for one in judged(e, weights, judge)]


def fold_of(example: Example) -> int:
    """A fixed share of the articles, whatever else is in the corpus."""
    return int(sha256(example.name.encode()).hexdigest(), 16) % FOLDS


def read_and_label(corpus: Sequence[Example], setting: Setting) -> Weights:
    """The first two models; the third is still empty."""
    contexts = [(e, e.context(setting.vocabulary)) for e in corpus]
    cue = yes_no(
        (cue_features(context, i), i in setting.heads[example.name])
        for example, context in contexts
        for i in candidates(context, setting.candidates)
    )
    state, transitions = train(
        (
            (chain(context, head), labels_of(context, head, gold))
            for example, context in contexts
            for head, gold in setting.heads[example.name].items()
        ),
        _WORD,
    )
    word: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(LABELS))
    for (feature, label), weight in state.items():
        word[feature][LABELS.index(label)] = weight
    steps = tuple(tuple(transitions.get((a, b), 0.0) for b in LABELS) for a in LABELS)
    return Weights(setting.vocabulary, setting.candidates, cue, dict(word), steps, {})


def chain(context: Context, cue: int) -> list[list[str]]:
    """The features of every token of the cue's window."""
    window = context.window(cue)
    return [
        [f for key in (*own_keys(context, i), *group) for f in features(key)]
        for i, group in zip(range(*window), keys(context, cue, window), strict=True)
    ]


def labels_of(context: Context, cue: int, gold: Gold) -> list[str]:
    """What each token of the window is in the gold statement."""
    return [
        "K" if i in gold.cue else "S" if i in gold.source else "C" if i in gold.content else "O"
        for i in range(*context.window(cue))
    ]


def judged(example: Example, weights: Weights, judge: Any) -> Iterator[Rated]:
    """The proposals for an article."""
    text = judge.Text(example.article.text)
    gold = [judge.Attribution(text, one.raw, set()) for one in example.gold]
    context = example.context(weights.vocabulary)
    read = list(Labeller(context, weights, floor=WIDE).run())
    for proposal in propose(example.article.text, context, read, example.quotations):
        one = judge.Attribution(text, record(example, proposal.found), set())
        right = any(
            judge.jac(one.content, g.content) >= 0.5 and judge.source_agrees(one, g) for g in gold
        )
        cue = example.name, proposal.found.cue.head
        yield Rated(cue, found_features(context, proposal), figures(context, proposal), right)


def record(example: Example, found: Found) -> dict[str, list[list[int]]]:
    """An attribution as the scorer wants it."""
    source, cue = example.tree.span(found.source.tokens), example.tree.span(found.cue.tokens)
    return {
        "source": [[source.start, source.end]],
        "cue": [[cue.start, cue.end]],
        "content": [[span.start, span.end] for span in found.content],
    }


def linear(rated: Iterable[Rated]) -> dict[str, float]:
    """The third model."""
    return yes_no((one.names, one.right) for one in rated)


def crossed(rated: Sequence[Sequence[Rated]]) -> Iterator[tuple[list[float], bool]]:
    """The rows for the trees, each scored by a third model that learned from the other folds."""
    for fold in rated:
        table = linear(one for other in rated if other is not fold for one in other)
        scores = [total(table, one.names) for one in fold]
        rows = with_scores([one.plain for one in fold], scores, [one.cue for one in fold])
        yield from zip(rows, (one.right for one in fold), strict=True)


def boosted(rows: Iterable[tuple[list[float], bool]]) -> Trees:
    """The trees as arrays."""
    table, right = zip(*rows, strict=True)
    data = lightgbm.Dataset(np.array(table, dtype=float), np.array(right, dtype=float))
    model = lightgbm.train(_TREES, data, _NUMBER)
    nodes: list[tuple[int, float, int, int]] = []
    info = model.dump_model()["tree_info"]
    roots = tuple(_laid_out(tree["tree_structure"], nodes) for tree in info)
    asked, limits, lower, higher = zip(*nodes, strict=True)
    depth = max(_depth(tree["tree_structure"]) for tree in info)
    return Trees(roots, asked, limits, lower, higher, depth)


def _laid_out(node: dict[str, Any], nodes: list[tuple[int, float, int, int]]) -> int:
    """Where ``node`` now stands in ``nodes``, with all below it behind it."""
    at = len(nodes)
    if "leaf_value" in node:
        nodes.append((0, node["leaf_value"], at, at))
        return at
    nodes.append((0, 0.0, at, at))
    lower, higher = (_laid_out(node[side], nodes) for side in ("left_child", "right_child"))
    nodes[at] = node["split_feature"], node["threshold"], lower, higher
    return at


def _depth(node: dict[str, Any]) -> int:
    if "leaf_value" in node:
        return 0
    return 1 + max(_depth(node["left_child"]), _depth(node["right_child"]))


def yes_no(rated: Iterable[tuple[list[str], bool]]) -> dict[str, float]:
    """Logistic regression: a chain of one link with two labels."""
    state, _ = train(([[names], [_YES if right else _NO]] for names, right in rated), _YES_NO)
    table: dict[str, float] = defaultdict(float)
    for (feature, label), weight in state.items():
        table[feature] += weight if label == _YES else -weight
    return dict(table)


def train(
    data: Iterable[Any], settings: dict[str, float]
) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """A linear chain by L-BFGS with both penalties: weights of features and of transitions."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params({**settings, "feature.minfreq": 3, "feature.possible_transitions": True})
    for items, labels in data:
        trainer.append([sorted(set(names)) for names in items], labels)
    with tempfile.TemporaryDirectory() as scratch:
        model = str(Path(scratch) / "model")
        trainer.train(model)
        tagger = pycrfsuite.Tagger()
        tagger.open(model)
        info = tagger.info()
        tagger.close()
    return dict(info.state_features), dict(info.transitions)


if __name__ == "__main__":
    main()
