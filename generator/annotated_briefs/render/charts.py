"""Charts as numbers: what the templates draw as inline SVG, beside or inside a table.

A bar stands in the row of the table that it draws, so that the figures are read once, by eye or by
ear. Lengths are in hundredths of the longest bar.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles

from annotated_briefs.link import EntityLinks
from annotated_briefs.model import Form
from annotated_briefs.render.phrases import day


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: ``length`` is 0 to 100."""

    label: str
    value: int
    length: float
    address: str | None = None
    """Of the page that lists what is counted; None where there is none."""
    remark: str = ""


def bars(rows: Sequence[tuple[str, int, str | None, str]]) -> list[Bar]:
    """(label, value, address, remark) as bars from nought."""
    most = max((value for _, value, _, _ in rows), default=0)
    return [
        Bar(label, value, round(100 * value / most, 2) if most else 0.0, address, remark)
        for label, value, address, remark in rows
    ]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a column: heights and offsets from the top, 0 to 100."""

    form: Form
    value: int
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One period of a timeline."""

    label: str
    left: int
    parts: tuple[Part, ...]
    tally: Mapping[Form, int]
    total: int
    address: str | None
    """Of a statement of the period: the first in its newest brief."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Columns side by side in the order of time, empty periods included."""

    columns: tuple[Column, ...]
    most: int
    """What the tallest column counts."""


STEP = 12
"""From one column to the next; a column is `WIDTH` wide."""
WIDTH = 10
_LEAST_STATEMENTS, _LEAST_PERIODS = 3, 2
_MOST_COLUMNS = 60
"""More columns than a phone has room for are drawn by the year."""


def timeline(links: EntityLinks) -> Timeline | None:
    """The dated statements of a source by month, or by year; None where they show no course."""
    dated = [(s.brief.brief.metadata.published or "", s) for s in links.statements]
    dated = [(when, s) for when, s in dated if when]
    if len(dated) < _LEAST_STATEMENTS:
        return None
    length = 7 if all(len(when) >= 7 for when, _ in dated) else 4
    periods = span_of(min(w for w, _ in dated)[:length], max(w for w, _ in dated)[:length])
    if len(periods) > _MOST_COLUMNS:
        length = 4
        periods = span_of(min(w for w, _ in dated)[:4], max(w for w, _ in dated)[:4])
    if len({when[:length] for when, _ in dated}) < _LEAST_PERIODS:
        return None
    tally = {period: dict.fromkeys(Form, 0) for period in periods}
    first: dict[str, str] = {}
    for when, link in dated:
        tally[when[:length]][link.statement.form] += 1
        address = f"{link.brief.brief.address}#{link.statement.id.lower()}"
        first.setdefault(when[:length], address)
    most = max(sum(row.values()) for row in tally.values())
    columns = (_column(i, p, tally[p], most, first.get(p)) for i, p in enumerate(periods))
    return Timeline(tuple(columns), most)


def _column(
    number: int, period: str, tally: Mapping[Form, int], most: int, address: str | None
) -> Column:
    parts, below = [], 0
    for form in Form:
        if value := tally[form]:
            height = 100 * value / most
            top = 100 - 100 * below / most - height
            parts.append(Part(form, value, round(top, 2), round(height, 2)))
            below += value
    return Column(day(period), number * STEP, tuple(parts), tally, below, address)


def span_of(first: str, last: str) -> list[str]:
    """Every month (``2024-05``) or year from ``first`` to ``last``."""
    if len(first) == 4:
        return [str(year) for year in range(int(first), int(last) + 1)]
    months = range(_number(first), _number(last) + 1)
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in months]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7]) - 1


@dataclass(frozen=True, slots=True)
class Step:
    """One period of a series."""

    label: str
    left: int
    share: float | None
    """0 to 1; None where there is nothing to take a share of."""
    total: int
    """Of what it is a share."""
    address: str | None
    """Of what is counted; None where that is nothing."""

    @property
    def height(self) -> float:
        """In hundredths of the picture."""
        return round(100 * (self.share or 0), 2)


@dataclass(frozen=True, slots=True)
class Series:
    """A share over time, one column for each period, all to the same scale from nought to all."""

    label: str
    steps: tuple[Step, ...]
    overall: float | None

    @property
    def width(self) -> int:
        """Of the picture, in the units of `STEP`."""
        return STEP * len(self.steps)


def series(
    label: str,
    rows: Sequence[tuple[str, float | None, int]],
    overall: float | None,
    at: Callable[[str], str | None],
) -> Series:
    """(period, share, of how many) in the order of time; ``overall`` is the share of all.

    ``at`` tells where that of which it is the share stands, by the period.
    """
    return Series(
        label,
        tuple(
            Step(day(when), n * STEP, share, total, at(when))
            for n, (when, share, total) in enumerate(rows)
        ),
        overall,
    )


@dataclass(frozen=True, slots=True)
class Dot:
    """A brief at its share: places in the units of the picture, whose foot is at nought."""

    label: str
    address: str
    share: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Dots:
    """A dot for each of many shares, those that are nearly alike on top of one another."""

    dots: tuple[Dot, ...]
    height: int
    total: int
    """Of all; more than there are dots where these are too many for a picture."""
    quartiles: tuple[float, float, float] | None
    """Of all; None below four."""


DOTS_WIDTH = 620
_DOT = 12
_MOST_DOTS = 150


def dots(rows: Sequence[tuple[str, str, float]]) -> Dots:
    """(label, address, share 0 to 1), the first `_MOST_DOTS` of them drawn."""
    stacks: dict[int, int] = {}
    placed = []
    for label, address, share in rows[:_MOST_DOTS]:
        at = round(share * 50)
        level = stacks[at] = stacks.get(at, 0) + 1
        placed.append(Dot(label, address, share, 10 + at * _DOT, (level - 0.5) * _DOT))
    shares = [share for _, _, share in rows]
    cuts = quantiles(shares, n=4, method="inclusive") if len(shares) > 3 else []
    return Dots(
        tuple(placed),
        max(stacks.values(), default=0) * _DOT,
        len(rows),
        (cuts[0], cuts[1], cuts[2]) if cuts else None,
    )


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie between two names of a column, drawn as an arc to the left of them."""

    path: str
    width: float
    address: str
    label: str


ARCS_WIDTH = 100
ARC_ROW = 20


def arcs(ties: Sequence[tuple[int, int, int, str, str]]) -> list[Arc]:
    """(row, other row, how often, label, address): the farther apart, the wider the arc."""
    most = max((n for _, _, n, _, _ in ties), default=1)
    far = max((abs(a - b) for a, b, *_ in ties), default=1)
    drawn = []
    for a, b, n, label, address in ties:
        top, foot = (min(a, b) + 0.5) * ARC_ROW, (max(a, b) + 0.5) * ARC_ROW
        # A cubic reaches three quarters of the way to its handles.
        reach = ARCS_WIDTH - 1.27 * (ARCS_WIDTH - 4) * (abs(a - b) / far) ** 0.6
        path = (
            f"M{ARCS_WIDTH} {top:g}C{reach:.4g} {top:g} {reach:.4g} {foot:g} {ARCS_WIDTH} {foot:g}"
        )
        drawn.append(Arc(path, round(1 + 4 * n / most, 2), address, label))
    return drawn
