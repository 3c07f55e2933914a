"""The same words elsewhere: quotations that stand in more than one brief.

Only quotations that share a rare pair of words are compared (`candidates`), by their alignment
(`alike`). What many briefs quote word for word is found by the words themselves and counts once. Of
one speaker at one time, few words will do, and other words may be one statement (`renderings`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from annotated_briefs.link.alike import LEAST, Shared, anywhere, shared
from annotated_briefs.link.candidates import TRIED, candidates
from annotated_briefs.link.quotations import Quotation, quotations
from annotated_briefs.link.renderings import FEWEST, at_one_time, few_words, put_otherwise
from annotated_briefs.memory import Forgetful, Memory
from annotated_briefs.publish import PublishedBrief

_NOTHING = Forgetful()
Stretch = tuple[int, int, int]
"""The number of a quotation, and the half-open range of its words."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A brief that carries the words."""

    quotation: Quotation
    words: tuple[int, int]
    """Which of its words they are: a half-open range."""


@dataclass(frozen=True, slots=True)
class Echo:
    """The same words in several briefs, oldest first, undated ones last."""

    carried: tuple[Carried, ...]
    perhaps: bool = False
    """Put otherwise: perhaps one statement, as in two translations."""

    @property
    def fullest(self) -> Carried:
        """The one that quotes most; of several, the first."""
        return max(self.carried, key=lambda c: len(c.quotation.folded))

    @property
    def briefs(self) -> int:
        """In how many briefs they stand."""
        return len({c.quotation.brief.brief.address for c in self.carried})

    @property
    def speakers(self) -> tuple[str, ...]:
        """To whom they are ascribed, those left open apart."""
        found = (c.quotation.speaker for c in self.carried)
        return tuple(dict.fromkeys(s for s in found if s))


def echoes(briefs: Sequence[PublishedBrief], memory: Memory = _NOTHING) -> tuple[Echo, ...]:
    """The quotations that several of ``briefs`` carry, those in most briefs first.

    Behind them what is perhaps one statement put otherwise, in the same order.

    The quotations of those that ``memory`` has are not read again.
    """
    found = [
        quotation
        for brief in sorted(briefs, key=_when)
        for quotation in (
            memory.recall(("quoted", brief.key), partial(_read, brief))
            if brief.key
            else _read(brief)
        )
    ]
    alike = _word_for_word(found)
    first = {n: one for one, numbers in alike.items() for n in numbers}
    groups, perhaps = _Groups(), _Groups()
    for one in alike:
        groups.add(one, len(found[one].folded))
    numbers = [n for n, q in enumerate(found) if len(q.folded) >= LEAST and first.get(n, n) == n]
    for one, other in candidates(found, numbers):
        if same := shared(found[one], found[other]):
            groups.join(one, other, same)
    for one, other, same in few_words(found):
        if first.get(one, one) != first.get(other, other):
            groups.join(first.get(one, one), first.get(other, other), same)
    for one, other, same in put_otherwise([found[n] for n in numbers]):
        if not groups.together(numbers[one], numbers[other], same):
            perhaps.join(numbers[one], numbers[other], same)
    return (*_echoes(groups, alike, found), *_echoes(perhaps, alike, found, perhaps=True))


def _echoes(
    groups: _Groups,
    alike: Mapping[int, Sequence[int]],
    found: Sequence[Quotation],
    *,
    perhaps: bool = False,
) -> list[Echo]:
    """Those of several briefs, in order."""
    made = [
        _echo(_all_of(members, alike, found, perhaps=perhaps), found, perhaps=perhaps)
        for members in groups.all()
    ]
    return sorted((echo for echo in made if echo.briefs > 1), key=_order)


def _read(brief: PublishedBrief) -> tuple[Quotation, ...]:
    """The quotations of ``brief`` that are long enough."""
    return tuple(q for q in quotations(brief) if len(q.folded) >= min(LEAST, FEWEST))


def _when(brief: PublishedBrief) -> tuple[bool, str, str]:
    published = brief.brief.metadata.published
    return published is None, published or "", brief.brief.address


def _order(echo: Echo) -> tuple[int, int, str, str]:
    first = echo.carried[0].quotation
    words = len(echo.fullest.quotation.folded)
    return -echo.briefs, -words, first.brief.brief.address, first.anchor


def _word_for_word(found: Sequence[Quotation]) -> dict[int, list[int]]:
    """The numbers of quotations that are the same words whole, by the first; of many only.

    The first stands for all of them where others are compared. Few are compared each by itself:
    another may be near in time to one of them and not to the first.
    """
    by_words: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, quotation in enumerate(found):
        by_words[quotation.folded].append(n)
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for words, numbers in by_words.items():
        for n in numbers if len(numbers) > TRIED else ():
            groups[words, _what_it_needs(found[n])].append(n)
    return {
        numbers[0]: numbers
        for numbers in groups.values()
        if len(numbers) > TRIED and shared(found[numbers[0]], found[numbers[0]])
    }


def _what_it_needs(quotation: Quotation) -> Hashable:
    """Two of the same words and of one such value are the same if one is the same as itself."""
    telling = tuple(quotation.telling())
    if anywhere(quotation):
        return telling
    return telling, quotation.speaker, (quotation.brief.brief.metadata.published or "")[:7]


def _all_of(
    members: Sequence[Stretch],
    alike: Mapping[int, Sequence[int]],
    found: Sequence[Quotation],
    *,
    perhaps: bool,
) -> set[Stretch]:
    """``members`` with the stretches of those that they stand for.

    The same words of another speaker, or of another time, are not put otherwise.
    """
    return {
        (n, start, end)
        for one, start, end in members
        for n in alike.get(one, (one,))
        if n == one or not perhaps or at_one_time(found[one], found[n])
    }


class _Groups:
    """Stretches that are the same words. Two of one quotation are one if they mostly overlap."""

    def __init__(self) -> None:
        self._of: dict[int, list[tuple[Stretch, list[Stretch]]]] = defaultdict(list)

    def join(self, one: int, other: int, same: Shared) -> None:
        """The stretch ``same.here`` of ``one`` is ``same.there`` of ``other``."""
        here, there = self._group((one, *same.here)), self._group((other, *same.there))
        if here is not there:
            # The larger takes up the smaller, so that none is moved over and over.
            there, here = sorted((here, there), key=len)
            here += there
            for stretch in there:
                rows = self._of[stretch[0]]
                rows[:] = [(s, here if group is there else group) for s, group in rows]

    def add(self, one: int, words: int) -> None:
        """All the ``words`` of ``one``, that stands for several, are the same as theirs."""
        self._group((one, 0, words))

    def _group(self, stretch: Stretch) -> list[Stretch]:
        group = self._known(stretch)
        if group is None:
            group = [stretch]
            self._of[stretch[0]].append((stretch, group))
        return group

    def _known(self, stretch: Stretch) -> list[Stretch] | None:
        number, start, end = stretch
        for (_, first, last), group in self._of[number]:
            if 2 * (min(end, last) - max(start, first)) > min(end - start, last - first):
                return group
        return None

    def together(self, one: int, other: int, same: Shared) -> bool:
        """Whether the stretches are the same words already."""
        (here, there) = (self._known((one, *same.here)), self._known((other, *same.there)))
        return here is not None and here is there

    def all(self) -> list[list[Stretch]]:
        """Every group once."""
        groups = {id(group): group for rows in self._of.values() for _, group in rows}
        return list(groups.values())


def _echo(members: Collection[Stretch], found: Sequence[Quotation], *, perhaps: bool) -> Echo:
    carried = (Carried(found[number], (start, end)) for number, start, end in sorted(members))
    return Echo(tuple(carried), perhaps)
