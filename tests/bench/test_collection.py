"""What a small collection costs to build: loose bounds, so that no step grows by a multiple."""

from __future__ import annotations

from pathlib import Path

from tests.bench import collection


def test_a_small_collection(tmp_path: Path) -> None:
    """At fifteen briefs most of it is the programs' start; `make bench-build` has a thousand."""
    costs = collection.measure(tmp_path, 15, rounds=1, edits=0)
    print(f"\n{costs}")
    of = costs.seconds
    assert of["generate"] < of["plain MkDocs and Material"]
    assert of["cold build"] < 2 * of["plain MkDocs and Material"]
    assert of["nothing changed"] < of["cold build"] / 8
    assert of["generate"] < of["find everything, findings not kept"], "findings are kept"
