"""The numbers of the trained component, read once from the package's data file.

The file is JSON, packed with gzip: reading it runs no code. Every weight stands there as a whole
number of hundredths, of a tree of thousandths. It is made by ``tests/train/attribution.py``; the
method page says from what.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from annotated_briefs.attribute.learned.trees import Trees
from annotated_briefs.attribute.learned.viterbi import Row

LABELS = "OSCK"
"""The part a word plays for a cue: none, source, content, a word of the cue itself."""

FILE = "weights.json.gz"
_UNIT = 100
_FINE = 1000
"""What stands in a tree is a whole number of thousandths: its leaves are many and small."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Three models over named features: is it a cue, what does each word play, does it stand.

    The last one's score is one of the figures by which ``trees`` decide.
    """

    vocabulary: frozenset[str]
    """The words that a feature may name."""
    candidates: frozenset[str]
    """``lemma/POS`` of every word that may be a cue."""
    cue: Mapping[str, float]
    word: Mapping[str, Row]
    """One weight a label, in the order of `LABELS`."""
    transitions: tuple[Row, ...]
    found: Mapping[str, float]
    trees: Trees = field(default_factory=Trees)
    sums: dict[tuple[str, ...], Row] = field(default_factory=dict, compare=False, repr=False)
    """Sums of ``word`` that were asked for, kept for the next article."""

    def word_sum(self, features: Iterable[str]) -> Row:
        """The rows of ``features`` added up: the innermost loop, so kept plain."""
        get = self.word.get
        none = source = content = cue = 0.0
        for name in features:
            row = get(name)
            if row is not None:
                a, b, c, d = row
                none += a
                source += b
                content += c
                cue += d
        return none, source, content, cue


@cache
def weights() -> Weights:
    """The weights in the package."""
    return unpack(files(__package__).joinpath(FILE).read_bytes())


def unpack(packed: bytes) -> Weights:
    """The weights in the bytes of a file. Raises `OSError` or `ValueError` where it is no such."""
    raw: dict[str, Any] = json.loads(gzip.decompress(packed))
    return Weights(
        vocabulary=frozenset(raw["vocabulary"]),
        candidates=frozenset(raw["candidates"]),
        cue={name: n / _UNIT for name, n in raw["cue"].items()},
        word={name: tuple(n / _UNIT for n in row) for name, row in raw["word"].items()},
        transitions=tuple(tuple(n / _UNIT for n in row) for row in raw["transitions"]),
        found={name: n / _UNIT for name, n in raw["found"].items()},
        trees=_trees(**raw["trees"]),
    )


def _trees(limits: list[int], depth: int, **nodes: list[int]) -> Trees:
    fine = tuple(n / _FINE for n in limits)
    return Trees(**{name: tuple(n) for name, n in nodes.items()}, limits=fine, depth=depth)


def pack(weights_: Weights) -> bytes:
    """The bytes of a file; the same weights give the same bytes. Weights that round to 0 go."""
    word = {name: _whole(row) for name, row in sorted(weights_.word.items())}
    raw = {
        "vocabulary": sorted(weights_.vocabulary),
        "candidates": sorted(weights_.candidates),
        "cue": _rounded(weights_.cue),
        "word": {name: row for name, row in word.items() if any(row)},
        "transitions": [_whole(row) for row in weights_.transitions],
        "found": _rounded(weights_.found),
        "trees": {
            "roots": weights_.trees.roots,
            "asked": weights_.trees.asked,
            "limits": [round(value * _FINE) for value in weights_.trees.limits],
            "lower": weights_.trees.lower,
            "higher": weights_.trees.higher,
            "depth": weights_.trees.depth,
        },
    }
    data = json.dumps(raw, ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(data, mtime=0)


def _whole(row: Row) -> list[int]:
    return [round(value * _UNIT) for value in row]


def _rounded(table: Mapping[str, float]) -> dict[str, int]:
    whole = {name: round(value * _UNIT) for name, value in sorted(table.items())}
    return {name: value for name, value in whole.items() if value}


def total(table: Mapping[str, float], features: Iterable[str]) -> float:
    """The score of ``features``, each counted once."""
    return sum(table.get(feature, 0.0) for feature in set(features))
