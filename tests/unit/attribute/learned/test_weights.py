"""The file of weights: numbers and words, nothing that runs."""

from __future__ import annotations

import gzip
import json
import pickle
from importlib.resources import files

import pytest

from annotated_briefs.attribute import learned
from annotated_briefs.attribute.learned.trees import Trees
from annotated_briefs.attribute.learned.weights import (
    FILE,
    LABELS,
    Weights,
    pack,
    total,
    unpack,
    weights,
)

SMALL = Weights(
    vocabulary=frozenset({"say", "it"}),
    candidates=frozenset({"say/VERB"}),
    cue={"bias": -1.0, "w=say": 2.5},
    word={"d=nsubj": (0.0, 1.5, -0.25, 0.0)},
    transitions=((0.5, 0.0, 0.0, 0.0),) * 4,
    found={"bias": 0.25},
    trees=Trees((0,), (1, 0, 0), (0.5, -1.0, 2.0), (1, 1, 2), (2, 1, 2), 1),
)


def test_round_trip() -> None:
    assert unpack(pack(SMALL)) == SMALL


def test_the_same_weights_give_the_same_bytes() -> None:
    assert pack(SMALL) == pack(unpack(pack(SMALL)))


class Trap:
    """Unpickling this would call `pytest.fail`."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return pytest.fail, ("loading ran code",)


@pytest.mark.parametrize(
    "packed",
    [pickle.dumps(Trap()), gzip.compress(pickle.dumps(Trap()), mtime=0)],
    ids=["pickle", "packed pickle"],
)
def test_loading_runs_no_code(packed: bytes) -> None:
    with pytest.raises((OSError, ValueError)):
        unpack(packed)


def test_the_file_of_the_package() -> None:
    packed = files(learned).joinpath(FILE).read_bytes()
    assert len(packed) <= 5_000_000
    raw = json.loads(gzip.decompress(packed))
    for table in (raw["cue"], raw["found"]):
        assert all(type(n) is int for n in table.values())
    assert all(len(row) == len(LABELS) for row in raw["word"].values())
    assert weights() == unpack(packed)


def test_every_feature_counts_once() -> None:
    assert total({"a": 1.0, "b": 0.5}, ["a", "a", "b", "c"]) == 1.5
