"""How well two translations of one statement are told from two statements: tests/gold/renderings.

Each statement stands in a brief of its own, of one speaker and one day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path

from annotated_briefs.link import echoes
from annotated_briefs.model import Kind, Span
from annotated_briefs.publish import PublishedBrief, publish
from tests.bench.common import ROOT
from tests.made import annotated, entity, statement

FOLDER = ROOT / "tests" / "gold" / "renderings"
_ALONE = "-"


@dataclass(frozen=True, slots=True)
class Row:
    """What was found in one file."""

    what: str
    pairs: int
    """Of two translations."""
    found: int
    others: int
    """Of two statements."""
    wrong: int

    @property
    def precision(self) -> float:
        """Of what was found, the share that is right."""
        return self.found / (self.found + self.wrong) if self.found else 0.0

    def __str__(self) -> str:
        return (
            f"{self.what:<10} {self.found:3} of {self.pairs:3} found"
            f" ({self.found / self.pairs:.1%}), {self.wrong} wrong of {self.others},"
            f" precision {self.precision:.3f}"
        )


def measure(name: str) -> Row:
    """The row of ``chosen_on`` or ``held_out``."""
    results = [
        (one[0] == other[0] != _ALONE, bool(echoes([_said(1, one[1]), _said(2, other[1])])))
        for block in blocks(FOLDER / f"{name}.txt")
        for one, other in combinations(block, 2)
    ]
    same = [found for alike, found in results if alike]
    others = [found for alike, found in results if not alike]
    return Row(name, len(same), sum(same), len(others), sum(others))


def blocks(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The statements of each block: (letter or dash, words)."""
    for block in path.read_text("utf-8").split("\n== ")[1:]:
        lines = (line.partition(" ") for line in block.splitlines()[1:] if line)
        yield [(mark, words) for mark, _, words in lines]


def _said(n: int, words: str) -> PublishedBrief:
    made = annotated(
        f"“{words}”",
        slug=f"b{n}",
        published="2024-05-07",
        entities=[entity("ada", "Ada Roe", Kind.PERSON)],
    )
    inside = Span(1, len(words) + 1)
    one = replace(statement("S1", inside, by="ada"), quoted=(inside,))
    return publish(replace(made, findings=replace(made.findings, statements=(one,))))
