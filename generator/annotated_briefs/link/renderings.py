"""What one speaker says in several briefs of a few days, or of one story: few words, other words.

Two briefs that quote one speaker at one time may well quote one statement. So a few words that are
the same will do there; and a sentence that is put otherwise, as in a second translation, may be the
same statement. The second is never more than perhaps so, and is shown apart. It is found by words
alone: what both have in common, in which order, with which figures, and whether both deny or
compare. `make bench-related`
measures how often that holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from annotated_briefs.addresses import parse_partial, story_address
from annotated_briefs.link.alike import Shared, alike
from annotated_briefs.link.candidates import MOST, TRIED
from annotated_briefs.link.quotations import Quotation, common
from annotated_briefs.model import Brief

FEWEST = 4
"""A quotation of fewer words is the same as no other."""
_SHORT = 10
"""What is longer is found without its speaker."""
_NEEDS = ((2, 4), (1, 5))
"""Either is enough: (different telling words, words) of few words that are the same."""
_DAYS = 3
_SENTENCE, _LONGEST = 6, 100
"""Words of a sentence that may be put otherwise: so many at least, and at most. Longer ones take
long to compare, and nobody speaks them."""
_IN_COMMON, _TELLING, _OF_ALL, _ORDER = 3, 0.6, 0.55, 0.5
"""What two sentences have in common: so many telling words at least; of all their telling words,
and of all their words, these shares (Dice); and of the telling ones in common, more than so many in
order."""
_RUNNING = 0.55
"""Of all words, the share (Dice) that both have in one order: words that change places among each
other say something else."""
_MOST_OF_ALL = 0.9
"""What has more of its words in common is no other wording: the same words in another order."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_TURNS = (
    _words("no not never nobody none nothing nowhere neither nor without cannot"),
    _words("all every everybody everyone everything each whole entire"),
    *map(_words, ("against", "more", "less", "only", "before", "after")),
)
"""Words that turn what a sentence says: of each kind, both have one or neither has."""
_FIGURES = {
    **{word: word for word in _words("first second third last half hundred thousand million")},
    **{"zero": "0", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7"},
    **{"eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20"},
    **{"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70"},
    **{"eighty": "80", "ninety": "90"},
}
"""Words that tell a figure, as it is written in digits. ``one`` is more often a pronoun."""


def few_words(found: Sequence[Quotation]) -> Iterator[tuple[int, int, Shared]]:
    """Short quotations that stand whole in another of the speaker's: (number, number, what)."""
    for numbers in _by_speaker(found):
        wanted: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for n in numbers:
            words = found[n].folded
            if FEWEST <= len(words) < _SHORT and _tells(found[n]):
                wanted[words[:FEWEST]].append(n)
        for n in numbers if wanted else ():
            words = found[n].folded
            for at in range(len(words) - FEWEST + 1):
                for m in wanted.get(words[at : at + FEWEST], ())[:MOST]:
                    end = at + len(found[m].folded)
                    if found[m].folded == words[at:end] and _near(found[m], found[n]):
                        equal = tuple((k - at, k) for k in range(at, end))
                        yield m, n, Shared((0, end - at), (at, end), equal, 0.0)


def _by_speaker(found: Sequence[Quotation]) -> Iterator[list[int]]:
    """The numbers of each speaker's quotations, as far as another of theirs is near."""
    of: dict[str, list[int]] = defaultdict(list)
    for n, quotation in enumerate(found):
        if speaker := quotation.speaker:
            of[speaker].append(n)
    for numbers in of.values():
        briefs = {found[n].brief.brief.address: found[n].brief.brief for n in numbers}
        near = _with_company(briefs.values()) if len(briefs) > 1 else ()
        if several := [n for n in numbers if found[n].brief.brief.address in near]:
            yield several


def _with_company(briefs: Collection[Brief]) -> set[str]:
    """The addresses of those that have another near them."""
    stories: dict[str, list[str]] = defaultdict(list)
    days = []
    for brief in briefs:
        if brief.metadata.story:
            stories[story_address(brief.metadata.story)].append(brief.address)
        if (day := _day(brief.metadata.published)) is not None:
            days.append((day, brief.address))
    found = {address for group in stories.values() if len(group) > 1 for address in group}
    for (one, address), (other, next_) in pairwise(sorted(days)):
        if other - one <= _DAYS:
            found |= {address, next_}
    return found


def _tells(quotation: Quotation) -> bool:
    telling = quotation.telling()
    different = {w for w, tells in zip(quotation.folded, telling, strict=True) if tells}
    size = len(quotation.folded)
    return any(len(different) >= tell and size >= words for tell, words in _NEEDS)


def at_one_time(one: Quotation, other: Quotation) -> bool:
    """Whether two briefs of one story, or of a few days, quote one speaker with them."""
    return one.speaker is not None and one.speaker == other.speaker and _near(one, other)


def _near(one: Quotation, other: Quotation) -> bool:
    """Whether two briefs are of one story, or of a few days."""
    here, there = one.brief.brief, other.brief.brief
    if here.address == there.address:
        return False
    stories = [story_address(b.metadata.story) for b in (here, there) if b.metadata.story]
    if len(stories) == 2 and stories[0] == stories[1]:
        return True
    days = [_day(b.metadata.published) for b in (here, there)]
    return None not in days and abs(days[0] - days[1]) <= _DAYS  # type: ignore[operator]


def _day(published: str | None) -> int | None:
    """As a number; None where it is not known."""
    if not published:
        return None
    day, known = parse_partial(published)
    return day.toordinal() if known == len(("year", "month", "day")) else None


# ------------------------------------------------------------------ put otherwise


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a quotation."""

    number: int
    """That of the quotation."""
    start: int
    words: tuple[str, ...]
    telling: tuple[str, ...]
    """Its different words that are not common, names included, in order."""
    turns: tuple[bool, ...]
    """Of which kinds of `_TURNS` it has a word."""
    figures: frozenset[str]

    @property
    def stretch(self) -> tuple[int, int]:
        return self.start, self.start + len(self.words)


def put_otherwise(found: Sequence[Quotation]) -> Iterator[tuple[int, int, Shared]]:
    """Sentences that may be one in other words: (number, number, what), the earlier first."""
    for numbers in _by_speaker(found):
        sentences = [s for n in numbers for s in _sentences(n, found[n])]
        for one, other in _likely(sentences, found):
            if same := _same(one, other):
                yield one.number, other.number, same


def _sentences(number: int, quotation: Quotation) -> Iterator[_Sentence]:
    """Those of enough words, and of not too many."""
    if len(quotation.folded) < _SENTENCE:
        return
    text, spans, plain = quotation.text, quotation.spans(), common()
    ends = [any(c in ".!?…" for c in text[a.end : b.start])
            for a, b in pairwise(spans)]  # fmt: skip
    start = 0
    for at, end in enumerate([*ends, True]):
        if not end:
            continue
        words = quotation.folded[start : at + 1]
        if _SENTENCE <= len(words) <= _LONGEST:
            telling = tuple(dict.fromkeys(w for w in words if w not in plain))
            written = (text[s.start : s.end].casefold() for s in spans[start : at + 1])
            turns = {"not" if w.endswith(("n't", "n’t")) else w for w in written}
            figures = frozenset(_FIGURES.get(w, w) for w in words if w in _FIGURES or w.isdigit())
            yield _Sentence(number, start, words, telling, _kinds(turns), figures)
        start = at + 1


def _kinds(words: Set[str]) -> tuple[bool, ...]:
    return tuple(not kind.isdisjoint(words) for kind in _TURNS)


def _likely(
    sentences: Sequence[_Sentence], found: Sequence[Quotation]
) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Each with the earlier ones near it that have most telling words in common with it."""
    index: dict[str, list[int]] = defaultdict(list)
    for n, sentence in enumerate(sentences):
        common_with: Counter[int] = Counter()
        for word in sentence.telling:
            common_with.update(index[word][-MOST:])
            index[word].append(n)
        several = ((m, times) for m, times in common_with.items() if times >= _IN_COMMON)
        tried = 0
        for m, _ in sorted(several, key=lambda one: (-one[1], one[0])):
            if tried < TRIED and _near(found[sentences[m].number], found[sentence.number]):
                tried += 1
                yield sentences[m], sentence


def _same(one: _Sentence, other: _Sentence) -> Shared | None:
    """What both say, if they may be one sentence in other words."""
    if one.turns != other.turns or one.figures != other.figures:
        return None
    all_words = (Counter(one.words) & Counter(other.words)).total()
    both = len(one.words) + len(other.words)
    share = 2 * all_words / both
    if not _OF_ALL <= share <= _MOST_OF_ALL:
        return None
    pairs = _paired(one.telling, other.telling)
    if len(pairs) < _IN_COMMON:
        return None
    if 2 * len(pairs) < _TELLING * (len(one.telling) + len(other.telling)):
        return None
    in_order = LCSseq.similarity([a for a, _ in pairs], [a for a, _ in sorted(pairs, key=_second)])
    running = LCSseq.similarity(one.words, other.words)
    if in_order <= _ORDER * len(pairs) or 2 * running < _RUNNING * both:
        return None
    return Shared(one.stretch, other.stretch, (), float(max(len(one.words), len(other.words))))


def _second(pair: tuple[int, int]) -> int:
    return pair[1]


def _paired(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Which words are the same or alike, each with one other: (number in one, number in other)."""
    left = dict(enumerate(other))
    found = []
    for i, word in enumerate(one):
        j = next((j for j, theirs in left.items() if theirs == word), None)
        if j is None:
            j = next((j for j, theirs in left.items() if alike(word, theirs)), None)
        if j is not None:
            del left[j]
            found.append((i, j))
    return found
