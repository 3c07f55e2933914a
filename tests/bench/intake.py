"""The importer on saved pages with known fields and text: ``make bench-import``.

Two sets: Mozilla Readability's pages (all kinds and ages; what their reader makes of them) and
Fundus' (English news and some others, 2023 to 2026; by their publishers' own parsers). Prints what
the method page shows, and with ``--write`` writes it there. ``--misses`` lists every difference.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path

from lxml import html as markup

from annotated_briefs.intake import html
from annotated_briefs.intake.segments import segments
from tests.bench.common import read_json, shared
from tests.bench.page import publish, table, today

SETS = {"readability": "Mozilla Readability's pages", "fundus": "Fundus' news pages"}
FIELDS = ("headline", "byline", "published", "outlet")
HEAD = (
    "",
    "Headline",
    "Byline",
    "Date",
    "Outlet",
    "Body, word F1",
    "Given where the labels have nothing",
)
NAMES = {"published": "date"}
QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"'}
)


@dataclass(frozen=True, slots=True)
class Row:
    """What a page holds, by its labels or by a reader. None is "nothing"; absent is "not asked"."""

    text: str
    fields: dict[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page and its labels."""

    name: str
    data: bytes
    gold: Row


Reader = Callable[[bytes], Row]


@dataclass(slots=True)
class Figures:
    """Counts over a set."""

    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    bodies: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    def share(self, name: str) -> float:
        """The share of a field's values that are right."""
        return self.right[name] / self.asked[name]

    def body(self) -> float:
        """The mean F1 of the texts' words."""
        return sum(self.bodies) / len(self.bodies)


# ------------------------------------------------------------------ labels


def pages(folder: Path) -> Iterator[Page]:
    """The pages of a set, by their names."""
    for place in sorted(p for p in folder.iterdir() if p.is_dir()):
        data = (place / "source.html").read_bytes()
        mozilla = place / "expected-metadata.json"
        gold = _mozilla(place, mozilla) if mozilla.exists() else _fundus(place)
        yield Page(place.name, data, gold)


def _mozilla(place: Path, path: Path) -> Row:
    known = read_json(path)
    text = (place / "expected.html").read_text("utf-8")
    keys = {
        "headline": "title",
        "byline": "byline",
        "published": "publishedTime",
        "outlet": "siteName",
    }
    return Row(in_blocks(text), {name: known.get(key) for name, key in keys.items()})


def _fundus(place: Path) -> Row:
    known = read_json(place / "expected.json")
    fields = {name: known.get(name) for name in ("headline", "published")}
    return Row(known["text"], {**fields, "byline": ", ".join(known["byline"]) or None})


def in_blocks(text: str) -> str:
    """The words of markup, blocks on lines of their own."""
    return "\n".join(s.text for s in segments(markup.fromstring(f"<div>{text}</div>")))


# ------------------------------------------------------------------ readers


def ours(data: bytes) -> Row:
    """This project's importer."""
    found = html.read(data)
    given = {name: getattr(found, name) for name in ("headline", "published", "outlet")}
    fields = {name: value.value if value else None for name, value in given.items()}
    return Row(found.text, {**fields, "byline": ", ".join(f.value for f in found.byline) or None})


def by_trafilatura(data: bytes) -> Row:
    """Trafilatura with its own settings."""
    import trafilatura

    found = trafilatura.bare_extraction(data, with_metadata=True, as_dict=False)
    if found is None:
        return Row("")
    byline = (found.author or "").replace("; ", ", ") or None
    values = (found.title, byline, found.date, found.sitename)
    return Row(found.text or "", dict(zip(FIELDS, values, strict=True)))


def by_readability(data: bytes) -> Row:
    """readability-lxml: a title and a body."""
    import readability

    found = readability.Document(data.decode("utf-8", "replace"))
    return Row(in_blocks(found.summary(html_partial=True)), {"headline": found.short_title()})


def by_newspaper(data: bytes) -> Row:
    """newspaper4k, which is no dependency: it is measured where it happens to be installed."""
    from newspaper import Article

    page = Article("", language="en")
    page.download(input_html=data.decode("utf-8", "replace"))
    page.parse()
    date = page.publish_date.isoformat() if page.publish_date else None
    values = (page.title or None, ", ".join(page.authors) or None, date, None)
    return Row(page.text, dict(zip(FIELDS, values, strict=True)))


READERS: dict[str, Reader] = {
    "**this importer**": ours,
    "trafilatura": by_trafilatura,
    "readability-lxml": by_readability,
    **({"newspaper4k": by_newspaper} if find_spec("newspaper") else {}),
}
READS: dict[Reader, Sequence[str]] = {by_readability: FIELDS[:1], by_newspaper: FIELDS[:3]}
"""Of readers that do not read every field, those that they do."""


# ------------------------------------------------------------------ figures


def fold(text: str) -> str:
    """``text`` without differences of case, space and quotes."""
    return " ".join(text.translate(QUOTES).casefold().split())


def same(name: str, found: str | None, gold: str) -> bool:
    """Whether a field is right; a date by its day, as it is written or at the same moment."""
    if found is None or name != "published":
        return found is not None and fold(found) == fold(gold)
    return found[:10] == gold[:10] or _moment(found) == _moment(gold)


def _moment(text: str) -> object:
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        return object()


def f1(found: str, gold: str) -> float:
    """F1 of the words of two texts, each as often as it stands there."""
    one, other = (Counter(re.findall(r"\w+", text.casefold())) for text in (found, gold))
    common = sum((one & other).values())
    return 2 * common / (one.total() + other.total()) if common else float(one == other)


def measure(reader: Reader, of: Sequence[Page]) -> Figures:
    """``reader`` held against the labels."""
    figures = Figures()
    for page in of:
        found = reader(page.data)
        figures.bodies.append(f1(found.text, page.gold.text))
        if figures.bodies[-1] < 0.9:
            figures.misses.append(f"{page.name}: body {figures.bodies[-1]:.2f}")
        for name, gold in page.gold.fields.items():
            _count(figures, page.name, name, found.fields.get(name), gold)
    return figures


def _count(figures: Figures, page: str, name: str, found: str | None, gold: str | None) -> None:
    if gold is None:
        figures.invented[name] += found is not None
        right = found is None
    else:
        right = same(name, found, gold)
        figures.asked[name] += 1
        figures.right[name] += right
    if not right:
        figures.misses.append(f"{page}: {name}: {found!r}, labelled {gold!r}")


def row(name: str, figures: Figures, reads: Sequence[str]) -> str:
    """A line of the table; of what a reader does not read, nothing."""
    cells = [
        f"{figures.right[f]}/{figures.asked[f]}" if f in reads and figures.asked[f] else "–"
        for f in FIELDS
    ]
    given = (
        ", ".join(f"{count} {NAMES.get(f, f)}" for f, count in figures.invented.items() if count)
        or "none"
    )
    return f"| {name} | {' | '.join(cells)} | {figures.body():.3f} | {given} |"


def block(folder: Path, *, misses: bool = False) -> list[str]:
    """Everything that the method page shows of the importer."""
    lines = [f"Saved pages read, measured on {today()}.", ""]
    for name, words in SETS.items():
        of = list(pages(folder / name))
        lines += [f"**{words}, {len(of)} of them.**"]
        rows = []
        for reader, read in READERS.items():
            figures = measure(read, of)
            rows.append(row(reader, figures, READS.get(read, FIELDS)))
            if misses and read is ours:
                print("\n".join(figures.misses), file=sys.stderr)
        lines += table(HEAD, rows)
    return lines


def main() -> None:
    """Measure, print, and write where asked to."""
    arguments = sys.argv[1:]
    lines = block(shared() / "import", misses="--misses" in arguments)
    publish("bench-import", lines, write="--write" in arguments)


if __name__ == "__main__":
    main()
