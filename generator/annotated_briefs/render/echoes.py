"""The same words elsewhere: how a page shows what several briefs quote.

Each version of the words is held against one of them: on a brief's page against that brief's own,
on the page of all against the fullest. Differences are marked in the words and said in a sentence,
so that neither colour nor sight is needed. Who is said to have said it stands beside each; nothing
says who is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from annotated_briefs.link import Carried, Echo
from annotated_briefs.link.quotations import Quotation
from annotated_briefs.model import Outlet, Page, Slug
from annotated_briefs.publish import PublishedBrief
from annotated_briefs.render.differing import SAME, Part, alike, difference, parts
from annotated_briefs.render.environment import page
from annotated_briefs.render.keys import key_of
from annotated_briefs.render.paging import PER_PAGE, Pager, pagers, pages_for, stretch
from annotated_briefs.render.phrases import count, listed
from annotated_briefs.render.speakers import source_names
from annotated_briefs.render.voices import name_of

ADDRESS = "same-words"
_VERSIONS = 10
"""Versions beside each other on one page; of more, their number."""
OTHERWISE = "put otherwise"
_ALSO = 3
_NO: Mapping[Slug, Outlet] = {}


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


class Shown:
    """An echo on a page. Its versions are put beside each other when the page is drawn."""

    def __init__(
        self,
        write: _Writer,
        echo: Echo,
        own: Carried,
        others: Sequence[Carried],
        *,
        entry: str,
        anchor: str = "",
    ) -> None:
        self._write, self._echo, self._own = write, echo, own
        self.anchor = anchor
        """Where the brief's page shows it."""
        self._others, self._rest = others[:_VERSIONS], others[_VERSIONS:]
        self.entry = entry
        """Where the page of all has it."""
        self.more = len(self._rest)
        """How many of the others have no version here."""
        self.briefs = echo.briefs
        """In how many briefs it stands."""
        self.perhaps = echo.perhaps
        """Whether these are other words for what is perhaps one statement."""

    @cached_property
    def own(self) -> Version:
        """The version that the others are held against."""
        return self._write.version(self._own, None)

    @cached_property
    def others(self) -> tuple[Version, ...]:
        """On a brief's page those of other briefs; oldest first, undated ones last."""
        own = self._own
        if self.perhaps:
            return tuple(self._write.rendering(c, own) for c in self._others)
        return tuple(self._write.version(c, own if c is not own else None) for c in self._others)

    @property
    def rest(self) -> Iterator[AlsoIn]:
        """Those that have no version here, for the page of all."""
        return map(self._write.line, self._rest)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Where the briefs ascribe the words to several sources: (source, the outlets) of each."""
        return self._write.sources(self._echo)

    @property
    def views(self) -> list[PublishedBrief]:
        """The briefs whose words are shown."""
        return [c.quotation.brief for c in (self._own, *self._others)]

    @property
    def made_from(self) -> tuple[object, ...]:
        """What decides how it is drawn, beside its `views`."""
        write = self._write.outlet
        shown = [(c.quotation.anchor, c.words, write(c)) for c in (self._own, *self._others)]
        return shown, self.sources, self.entry, self.more, self.briefs, self.perhaps


@dataclass(frozen=True, slots=True)
class AlsoIn:
    """Another brief that carries a statement's words, for one line."""

    address: str
    headline: str
    outlet: str


@dataclass(frozen=True, slots=True)
class Also:
    """Where else a statement's words stand."""

    others: tuple[AlsoIn, ...] = ()
    """The first of them."""
    more: int = 0
    """How many further briefs there are."""
    entry: str = ""
    """Where the page of all has them."""


class Echoes:
    """The echoes of a collection, by what the pages ask for."""

    def __init__(self, found: Sequence[Echo] = (), outlets: Mapping[Slug, Outlet] = _NO) -> None:
        write = self._write = _Writer(outlets)
        self._found = found
        self._pages: dict[str, list[tuple[int, Carried]]] = {}
        self._lines: dict[tuple[str, str], list[int]] = {}
        for n, echo in enumerate(found):
            for address, own in _first_in_each(echo).items():
                self._pages.setdefault(address, []).append((n, own))
            keys = ((_address(c), c.quotation.anchor) for c in echo.carried if not echo.perhaps)
            for key in dict.fromkeys(keys):
                self._lines.setdefault(key, []).append(n)
        self._firsts = [_firsts(echo) for echo in found]
        entries = map(_entry, range(len(found)), _apart(map(_anchor, found)))
        self.all = [
            Shown(write, echo, echo.fullest, echo.carried, entry=entry)
            for echo, entry in zip(found, entries, strict=True)
        ]
        """Held against the fullest, which is among ``others`` too: there they are all in order."""

    def of(self, brief: PublishedBrief) -> tuple[Shown, ...]:
        """What the page of ``brief`` shows, in the order of its statements.

        What is put otherwise comes last.
        """
        address = brief.brief.address
        rows = sorted(
            self._pages.get(address, ()),
            key=lambda row: (self._found[row[0]].perhaps, _place(row[1].quotation)),
        )
        anchors = _apart(
            f"{'perhaps' if self._found[n].perhaps else 'same'}-{own.quotation.anchor}"
            for n, own in rows
        )
        return tuple(
            self._shown(n, own, address, anchor)
            for (n, own), anchor in zip(rows, anchors, strict=True)
        )

    def _shown(self, n: int, own: Carried, address: str, anchor: str) -> Shown:
        others = [c for a, c in self._firsts[n].items() if a != address]
        entry = self.all[n].entry
        return Shown(self._write, self._found[n], own, others, entry=entry, anchor=anchor)

    def also(self, brief: PublishedBrief, statement: str) -> Also:
        """The other briefs that carry the words of a statement of ``brief``, by its id."""
        address = brief.brief.address
        numbers = self._lines.get((address, statement.lower()), ())
        if not numbers:
            return Also()
        # Of one echo, which is nearly every case, only so many are looked at as are shown.
        found = self._firsts[numbers[0]]
        if len(numbers) > 1:
            found = {a: c for n in reversed(numbers) for a, c in self._firsts[n].items()}
        first = islice((c for a, c in found.items() if a != address), _ALSO)
        others = tuple(map(self._write.line, first))
        return Also(others, len(found) - 1 - len(others), self.all[numbers[0]].entry)


def _apart(anchors: Iterable[str]) -> Iterator[str]:
    """Each as it is where it comes first, then with a number: one statement may have several."""
    times: Counter[str] = Counter()
    for anchor in anchors:
        times[anchor] += 1
        yield anchor if times[anchor] == 1 else f"{anchor}-{times[anchor]}"


def _entry(number: int, anchor: str) -> str:
    return f"{Pager(ADDRESS, 1, number // PER_PAGE + 1, index=True).address}#{anchor}"


def _anchor(echo: Echo) -> str:
    """Where the page of all has an echo, by its fullest version."""
    where = f"{_address(echo.fullest).replace('/', '-')}-{echo.fullest.quotation.anchor}"
    return f"perhaps-{where}" if echo.perhaps else where


def _firsts(echo: Echo) -> dict[str, Carried]:
    """Of each brief, by its address, what carries the words first; in the echo's order."""
    found: dict[str, Carried] = {}
    for one in echo.carried:
        found.setdefault(_address(one), one)
    return found


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
        self._sources: dict[int, tuple[tuple[str, str], ...]] = {}

    def version(self, carried: Carried, against: Carried | None) -> Version:
        """``carried`` as it is shown held against another."""
        brief = carried.quotation.brief.brief
        return Version(
            address=brief.address,
            anchor=carried.quotation.anchor,
            label=carried.quotation.label,
            headline=brief.metadata.headline,
            outlet=self.outlet(carried),
            published=brief.metadata.published,
            source=self._source(carried.quotation),
            parts=tuple(parts(carried, against or carried)),
            difference=difference(carried, against) if against else "",
        )

    def rendering(self, carried: Carried, against: Carried) -> Version:
        """``carried`` held against other words for what is perhaps one statement.

        Nothing is marked in it: word by word, that would be nearly everything.
        """
        said = "" if carried is against else SAME if alike(carried, against) else OTHERWISE
        return replace(self.version(carried, None), difference=said)

    def outlet(self, carried: Carried) -> str:
        return name_of(carried.quotation.brief.brief.metadata.outlet, self._outlets)

    def line(self, carried: Carried) -> AlsoIn:
        """``carried`` for one line."""
        brief = carried.quotation.brief.brief
        where = f"{brief.address}#{carried.quotation.anchor}"
        return AlsoIn(where, brief.metadata.headline, self.outlet(carried))

    def _source(self, quotation: Quotation) -> str:
        if quotation.statement is None:
            return "nobody: no speaker is stated"
        address = quotation.brief.brief.address
        if address not in self._names:
            self._names[address] = source_names(quotation.brief)
        return self._names[address][quotation.statement.id]

    def sources(self, echo: Echo) -> tuple[tuple[str, str], ...]:
        """Who is said to have said it, and by whom; worked out once for all pages."""
        if id(echo) not in self._sources:
            self._sources[id(echo)] = self._ascribed(echo)
        return self._sources[id(echo)]

    def _ascribed(self, echo: Echo) -> tuple[tuple[str, str], ...]:
        if len(echo.speakers) < 2:
            return ()
        by_source: dict[str, dict[str, None]] = {}
        for one in echo.carried:
            by_source.setdefault(self._source(one.quotation), {})[self.outlet(one)] = None
        return tuple((source, listed([*outlets])) for source, outlets in by_source.items())


# ------------------------------------------------------------------ the page of all


def render_echoes(echoes: Echoes, handwritten: Collection[str]) -> Iterator[Page]:
    """Every quotation that several briefs carry, those in most briefs first."""
    total = len(echoes.all)
    perhaps = sum(e.perhaps for e in echoes.all)
    same = total - perhaps
    said = count(same, "quotation") if same else "No quotation so far"
    description = f"{said} in more than one brief."
    if perhaps:
        description += f" {count(perhaps, 'statement')} perhaps put otherwise in another."
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
            key=key_of(
                [view for e in shown.entries for view in e.views],
                *(ADDRESS, description, pager, sorted(handwritten)),
                [(e.made_from, list(e.rest)) for e in shown.entries],
            ),
        )
