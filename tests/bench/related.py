"""How well related briefs are ranked: against judged articles of Wikinews (tests/gold/related)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotated_briefs.link import relate
from annotated_briefs.publish import PublishedBrief
from tests.bench.common import ROOT

JUDGED = ROOT / "tests" / "gold" / "related" / "judged.json"
_FIRST = 3


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in the first three places."""

    what: str
    articles: int
    """Those with a relevant one in the set."""
    relevant: float
    """Of the places that a relevant article could fill (three, or fewer where there are fewer), the
    share that one does."""
    precision: float
    """Relevant ones ÷ three, whether or not there are three."""
    any: float
    """The share of the articles with a relevant one in the first three places."""

    def __str__(self) -> str:
        return (
            f"{self.what:<20} {self.articles:3} articles: precision at 3 {self.precision:.3f},"
            f" of the places to be filled {self.relevant:.3f}, any {self.any:.3f}"
        )


def judged() -> dict[str, dict[str, list[int]]]:
    """Numbers of rows: stories, and wider subjects."""
    found: dict[str, Any] = json.loads(JUDGED.read_text("utf-8"))
    return {kind: found[kind] for kind in ("stories", "subjects")}


def relevant(*kinds: Mapping[str, Sequence[int]]) -> dict[int, set[int]]:
    """Which rows are relevant to each that is in a group."""
    found: dict[int, set[int]] = {}
    for groups in kinds:
        for group in groups.values():
            for row in group:
                found.setdefault(row, set()).update(other for other in group if other != row)
    return found


def measure(views: Sequence[PublishedBrief]) -> list[Row]:
    """``views`` are those of the table, in its order."""
    number = {view.brief.address: n for n, view in enumerate(views)}
    ranked = {
        number[address]: [number[one.brief.brief.address] for one in found]
        for address, found in relate(views).items()
    }
    both = judged()
    return [
        _row("the same story", ranked, relevant(both["stories"])),
        _row("story or subject", ranked, relevant(both["stories"], both["subjects"])),
    ]


def _row(what: str, ranked: Mapping[int, Sequence[int]], good: Mapping[int, set[int]]) -> Row:
    hits = {row: sum(other in good[row] for other in ranked[row][:_FIRST]) for row in good}
    return Row(
        what,
        len(good),
        sum(hits[row] / min(_FIRST, len(good[row])) for row in good) / len(good),
        sum(hits.values()) / _FIRST / len(good),
        sum(n > 0 for n in hits.values()) / len(good),
    )
