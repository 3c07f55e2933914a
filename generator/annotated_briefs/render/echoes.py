"""The same words elsewhere: how a page shows what several briefs quote.

Each version of the words is held against one of them: on a brief's page against that brief's own,
on the page of all against the fullest. Differences are marked in the words and said in a sentence,
so that neither colour nor sight is needed. Who is said to have said it stands beside each; nothing
says who is right.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from annotated_briefs.link import Carried, Echo
from annotated_briefs.link.quotations import Quotation
from annotated_briefs.model import Outlet, Page, Slug
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.environment import page
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.paging import pagers, pages_for, stretch
from annotated_briefs.render.phrases import count, listed
from annotated_briefs.render.speakers import source_names

ADDRESS = "same-words"
_AROUND = 12
"""Words shown before and behind those that are shared."""
_NAMED = 6
"""So many words of a difference are given; of more, their number."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a version that stand together."""

    words: str
    differs: bool = False
    """Whether the version that it is held against has other words there, or none."""
    left_out: int = 0
    """How many words only that one has in this place; then there are none here."""


@dataclass(frozen=True, slots=True)
class Version:
    """The words as one brief carries them."""

    address: str
    anchor: str
    label: str
    """``S3``, or ``sentence 7``."""
    headline: str
    outlet: str
    published: str | None
    source: str
    """To whom the article ascribes them."""
    parts: tuple[Part, ...]
    difference: str
    """In words; empty for the version that the others are held against."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An echo on a page."""

    own: Version
    """The version that the others are held against."""
    others: tuple[Version, ...]
    """On a brief's page those of other briefs; oldest first, undated ones last."""
    sources: tuple[tuple[str, str], ...]
    """Where the briefs ascribe the words to several sources: (source, the outlets) of each."""


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """Another brief that carries a statement's words, for one line."""

    address: str
    headline: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Echoes:
    """The echoes of a collection, by what the pages ask for."""

    all: tuple[Shown, ...] = ()
    """Held against the fullest, which is among ``others`` too: there they are all in order."""
    by_brief: Mapping[str, tuple[Shown, ...]] = field(default_factory=dict)
    """By the brief's address, in the order of its statements."""
    by_statement: Mapping[tuple[str, str], tuple[AlsoIn, ...]] = field(default_factory=dict)
    """By the brief's address and the statement's anchor."""

    def of(self, brief: PublishedBrief) -> tuple[Shown, ...]:
        """What the page of ``brief`` shows."""
        return self.by_brief.get(brief.brief.address, ())

    def also(self, brief: PublishedBrief, statement: str) -> tuple[AlsoIn, ...]:
        """The other briefs that carry the words of a statement of ``brief``, by its id."""
        return self.by_statement.get((brief.brief.address, statement.lower()), ())


def prepare(found: Sequence[Echo], outlets: Mapping[Slug, Outlet]) -> Echoes:
    """``found`` as the pages show it."""
    every: list[Shown] = []
    pages: dict[str, list[tuple[tuple[int, int], Shown]]] = {}
    lines: dict[tuple[str, str], dict[str, AlsoIn]] = {}
    write = _Writer(outlets)
    for echo in found:
        fullest = echo.fullest
        every.append(write.shown(fullest, echo.carried, echo))
        for address, own in _first_in_each(echo).items():
            others = [c for c in echo.carried if _address(c) != address]
            shown = write.shown(own, others, echo)
            pages.setdefault(address, []).append((_place(own.quotation), shown))
        for one in echo.carried:
            also = lines.setdefault((_address(one), one.quotation.anchor), {})
            for version in (write.version(c, None) for c in echo.carried if c is not one):
                if version.address != _address(one):
                    where = f"{version.address}#{version.anchor}"
                    also.setdefault(
                        version.address, AlsoIn(where, version.headline, version.outlet)
                    )
    ordered = {
        address: tuple(shown for _, shown in sorted(rows, key=lambda row: row[0]))
        for address, rows in pages.items()
    }
    return Echoes(tuple(every), ordered, {key: tuple(rows.values()) for key, rows in lines.items()})


def _first_in_each(echo: Echo) -> dict[str, Carried]:
    """Of each brief, by its address, the first statement that carries the words."""
    found: dict[str, Carried] = {}
    for one in sorted(echo.carried, key=lambda c: _place(c.quotation)):
        found.setdefault(_address(one), one)
    return found


def _address(carried: Carried) -> str:
    return carried.quotation.brief.brief.address


def _place(quotation: Quotation) -> tuple[int, int]:
    """Statements in their order, then quotations without a speaker."""
    if quotation.statement:
        return 0, int(quotation.statement.id[1:])
    return 1, quotation.sentence or 0


class _Writer:
    """Makes versions of what is carried; a brief's sources are named once."""

    def __init__(self, outlets: Mapping[Slug, Outlet]) -> None:
        self._outlets = outlets
        self._names: dict[str, dict[str, str]] = {}

    def shown(self, own: Carried, others: Sequence[Carried], echo: Echo) -> Shown:
        return Shown(
            self.version(own, None),
            tuple(self.version(c, own if c is not own else None) for c in others),
            self._sources(echo),
        )

    def version(self, carried: Carried, against: Carried | None) -> Version:
        """``carried`` as it is shown held against another."""
        brief = carried.quotation.brief.brief
        return Version(
            address=brief.address,
            anchor=carried.quotation.anchor,
            label=carried.quotation.label,
            headline=brief.metadata.headline,
            outlet=self._outlet(carried),
            published=brief.metadata.published,
            source=self._source(carried.quotation),
            parts=tuple(_parts(carried, against or carried)),
            difference=difference(carried, against) if against else "",
        )

    def _outlet(self, carried: Carried) -> str:
        slug = carried.quotation.brief.brief.metadata.outlet
        return self._outlets[slug].name if slug in self._outlets else slug

    def _source(self, quotation: Quotation) -> str:
        if quotation.statement is None:
            return "nobody: no speaker is stated"
        address = quotation.brief.brief.address
        if address not in self._names:
            self._names[address] = source_names(quotation.brief)
        return self._names[address][quotation.statement.id]

    def _sources(self, echo: Echo) -> tuple[tuple[str, str], ...]:
        if len(echo.speakers) < 2:
            return ()
        by_source: dict[str, list[str]] = {}
        for one in echo.carried:
            outlets = by_source.setdefault(self._source(one.quotation), [])
            if (outlet := self._outlet(one)) not in outlets:
                outlets.append(outlet)
        return tuple((source, listed(outlets)) for source, outlets in by_source.items())


# ------------------------------------------------------------------ how two versions differ


def _ops(one: Carried, other: Carried) -> list[tuple[str, int, int, int, int]]:
    """What makes the shared words of ``other`` those of ``one``: ranges of the words of both."""
    (a, a_end), (b, b_end) = other.words, one.words
    # Not as they are folded: another spelling is a difference to show.
    found = Levenshtein.opcodes(other.quotation.plain()[a:a_end], one.quotation.plain()[b:b_end])
    return [
        (op.tag, op.src_start + a, op.src_end + a, op.dest_start + b, op.dest_end + b)
        for op in found
    ]


def _parts(carried: Carried, against: Carried) -> Iterator[Part]:
    """The words of ``carried``; marked where those of ``against`` are others."""
    quotation = carried.quotation
    spans, (start, end) = quotation.spans(), carried.words

    def words(first: int, last: int) -> str:
        # With the punctuation behind each word, up to the next.
        until = spans[last].start if last < len(spans) else len(quotation.text)
        return quotation.text[spans[first].start if first else 0 : until]

    low, high = max(0, start - _AROUND), min(len(spans), end + _AROUND)
    more = carried is not against
    if low:
        yield Part("… ")
    if low < start:
        yield Part(words(low, start), differs=more)
    for tag, i, i_end, j, j_end in _ops(carried, against):
        if j < j_end:
            yield Part(words(j, j_end), differs=tag != "equal")
        else:
            yield Part("", left_out=i_end - i)
    if end < high:
        yield Part(words(end, high), differs=more)
    if high < len(spans):
        yield Part("…")


def difference(carried: Carried, against: Carried) -> str:
    """In words, how ``carried`` differs from ``against``; of long differences only the number."""
    said = [
        *_at_the_ends(carried.words[0], against.words[0], "begins", "later", "earlier"),
        *_at_the_ends(
            len(carried.quotation.folded) - carried.words[1],
            len(against.quotation.folded) - against.words[1],
            *("ends", "earlier", "later"),
        ),
    ]
    for tag, i, i_end, j, j_end in _ops(carried, against):
        theirs, ours = _given(against.quotation, i, i_end), _given(carried.quotation, j, j_end)
        if tag == "replace":
            said.append(f"{ours} for {theirs}")
        elif tag == "insert":
            said.append(f"with {ours} added")
        elif tag == "delete":
            said.append(f"without {theirs}")
    return "; ".join(said) if said else "the same, word for word"


def _at_the_ends(mine: int, theirs: int, verb: str, less: str, more: str) -> Iterator[str]:
    """What is said of the words before the shared ones, or behind them."""
    if mine and theirs:
        yield f"other words where it {verb}"
    elif mine or theirs:
        yield f"{verb} {count(mine or theirs, 'word')} {more if mine else less}"


def _given(quotation: Quotation, start: int, end: int) -> str:
    if end - start > _NAMED:
        return count(end - start, "word")
    spans = quotation.spans()
    return f"“{quotation.text[spans[start].start : spans[end - 1].end]}”"


# ------------------------------------------------------------------ the page of all


def render_echoes(echoes: Echoes, handwritten: Collection[str]) -> Iterator[Page]:
    """Every quotation that several briefs carry, those in most briefs first."""
    total = len(echoes.all)
    said = count(total, "quotation") if total else "No quotation so far"
    description = f"{said} in more than one brief."
    for pager in pagers(ADDRESS, pages_for(total), index=True):
        shown = stretch(echoes.all, pager.number)
        yield page(
            pager.address,
            "echoes.md.jinja",
            title="The same words elsewhere" + pager.suffix,
            description=pager.describe(description),
            path=pager.path,
            pager=pager,
            shown=shown,
            handwritten=handwritten,
            key=key_of([], ADDRESS, description, pager, shown.entries, sorted(handwritten)),
        )
