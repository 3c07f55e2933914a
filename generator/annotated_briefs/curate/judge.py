"""Whether two names may be one, how sure that is, and why, in words.

Spelling alone makes a pair *likely* for things other than people; people often have names alike, so
that two of them are likely one only where something besides the spelling speaks for it. Names that
one article uses side by side are two to that article.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from annotated_briefs.curate.names import Name
from annotated_briefs.curate.pairs import ALIKE, shorts, well_known
from annotated_briefs.curate.spelling import bare, fold, initials, numbers, skeletons, tokens
from annotated_briefs.model import Kind
from annotated_briefs.render.phrases import KIND_WORDS

_LEAST_CONSONANTS = 3
"""Rudaw and radio have two in common."""
_SURE_CONSONANTS = 4
_ALIKE_ENOUGH = 70
"""Letters in a hundred that names of one skeleton share at least: Mosul and Masayel do not."""
_WORD_ALIKE = 75
_COMPANIONS = 2
"""One shared companion may be chance."""


class Strength(StrEnum):
    """How much speaks for it."""

    LIKELY = "likely"
    POSSIBLE = "possible"


class How(StrEnum):
    """How two spellings are related, strongest first."""

    LETTERS = "the same letters but for capitals, accents and marks"
    KNOWN = "well-known names of one"
    """Niger and Nigeria are well known, too, but not for one."""
    CONSONANTS = "the same consonants, once vowels, doubled letters and particles are left out"
    NEARLY = "nearly the same letters"
    INITIALS = "the initials of the other"
    SHORT = "a short form of the other, and of no other name here"


@dataclass(frozen=True, slots=True)
class Verdict:
    """That two names may be one."""

    strength: Strength
    reasons: tuple[str, ...]

    @property
    def is_likely(self) -> bool:
        """Whether it is more than possible."""
        return self.strength is Strength.LIKELY


@dataclass(frozen=True, slots=True)
class _Likeness:
    how: How
    form: str
    other: str

    @property
    def outweighs_kind(self) -> bool:
        """Whether the machine may be wrong about a kind: it takes militias for people."""
        if self.how in {How.LETTERS, How.KNOWN}:
            return True
        spelled = self.how in {How.CONSONANTS, How.NEARLY}
        return spelled and min(len(tokens(self.form)), len(tokens(self.other))) > 1

    @property
    def words(self) -> str:
        """The likeness in words."""
        if self.how is How.CONSONANTS:
            shared = sorted({*skeletons(self.form)} & {*skeletons(self.other)})[0]
            return f"“{self.form}” and “{self.other}” have {self.how} ({'-'.join(shared)})"
        if self.how is How.KNOWN:
            return f"“{self.form}” and “{self.other}” are {self.how}"
        if self.how in {How.LETTERS, How.NEARLY}:
            return f"“{self.form}” and “{self.other}” have {self.how}"
        return f"“{self.form}” is {self.how}, “{self.other}”"


def judge(one: Name, other: Name, titles: Mapping[str, str]) -> Verdict | None:
    """What speaks for ``one`` and ``other`` being one; None where too little, or something against.

    ``titles`` has the names of companions by their key, for the words of the reasons.
    """
    if _told_apart(one, other) or not _kinds_fit(one, other):
        return None
    shared_id = _shared_id(one, other)
    likeness = _likeness(one, other)
    if likeness and one.kind is not other.kind and not likeness.outweighs_kind:
        return None
    if shared_id is None or (not likeness and not shared_id):
        return None
    reasons = [f"both have {shared_id}"] if shared_id else []
    reasons += [likeness.words] if likeness else []
    context = _context(one, other, titles)
    reasons += context
    # The articles may call a country by two names, and only a record's are known to be one's.
    known = likeness is not None and likeness.how is How.KNOWN
    beside = [] if known else sorted(one.briefs & other.briefs)
    if beside and Kind.PERSON in {one.kind, other.kind} and not shared_id:
        return None
    if beside:
        reasons.append(f"but {beside[0]} has both, as if they were two")
    if one.kind is not other.kind:
        machine = other if one.record or not other.record else one
        reasons.append(f"but the machine takes “{machine.name}” for {_a_kind(machine.kind)}")
    if likeness and likeness.how is How.SHORT and one.kind is Kind.PERSON and not context:
        return None  # a surname is somebody else's as likely as not
    sure = shared_id or (not beside and _sure(one, other, likeness, context))
    strength = Strength.LIKELY if sure else Strength.POSSIBLE
    return Verdict(strength, tuple(reasons))


def _sure(one: Name, other: Name, likeness: _Likeness | None, context: list[str]) -> bool:
    if likeness is None or one.kind is not other.kind:
        return False
    if likeness.how is How.SHORT:
        # An alias means the record in every article, and a short form seldom does.
        return False
    if context or likeness.how is How.KNOWN:
        return True
    if likeness.how is How.LETTERS:
        # Who wrote two records of one name may have meant two people.
        return not (one.kind is Kind.PERSON and one.record and other.record)
    if one.kind is Kind.PERSON or likeness.how is not How.CONSONANTS:
        return False
    return min(map(len, skeletons(likeness.form)), default=0) >= _SURE_CONSONANTS


def _told_apart(one: Name, other: Name) -> bool:
    if one.record and other.record:
        a, b = one.record, other.record
        return a.id in b.different_from or b.id in a.different_from
    return False


def _kinds_fit(one: Name, other: Name) -> bool:
    """A record's kind is a person's word; the machine's is not, where one of the two has a record.

    "Syria" and "Syrian" are never one, however the machine comes to them.
    """
    if one.kind is other.kind:
        return True
    one_is_a_record = (one.record is None) != (other.record is None)
    return one_is_a_record and Kind.NORP not in {one.kind, other.kind}


def _shared_id(one: Name, other: Name) -> str | None:
    """An identifier that both records have; empty where none, None where two contradict."""
    mine = one.record.ids if one.record else {}
    theirs = other.record.ids if other.record else {}
    both = mine.keys() & theirs.keys()
    if any(mine[key] != theirs[key] for key in both):
        return None
    return next((f"{key} {mine[key]}" for key in sorted(both)), "")


# ------------------------------------------------------------------ spelling


def _likeness(one: Name, other: Name) -> _Likeness | None:
    """The strongest likeness between a form of ``one`` and one of ``other``."""
    order = list(How)
    found = [
        _Likeness(how, a, b)
        for a in _forms(one)
        for b in _forms(other)
        if (how := _how(a, b, one.kind))
    ]
    found += _short(one, other)
    return min(found, key=lambda like: order.index(like.how), default=None)


def _forms(name: Name) -> tuple[str, ...]:
    return (name.name, *name.record.aliases) if name.record else (name.name,)


def _how(a: str, b: str, kind: Kind) -> How | None:
    if fold(a) == fold(b):
        return How.LETTERS
    one, other = well_known(a), well_known(b)
    if one and other:
        return How.KNOWN if one.key == other.key else None
    return _alike(a, b, kind) if numbers(a) == numbers(b) else None


def _alike(a: str, b: str, kind: Kind) -> How | None:
    ratio = fuzz.ratio(bare(a), bare(b))
    shared = {*skeletons(a)} & {*skeletons(b)}
    if any(len(s) >= _LEAST_CONSONANTS for s in shared) and ratio >= _ALIKE_ENOUGH:
        return How.CONSONANTS
    if ratio >= ALIKE and _word_by_word(a, b):
        return How.NEARLY
    return How.INITIALS if kind is not Kind.PERSON and _is_initials(a, b) else None


def _word_by_word(a: str, b: str) -> bool:
    """Whether each word has its like: North Harbour Council is not South Harbour Council."""
    one, other = bare(a).split(), bare(b).split()
    if len(one) != len(other):
        return "".join(one) == "".join(other)
    return all(fuzz.ratio(x, y) >= _WORD_ALIKE for x, y in zip(one, other, strict=True))


def _is_initials(a: str, b: str) -> bool:
    short, long = (a, b) if len(tokens(a)) == 1 else (b, a)
    found = tokens(short)
    return len(found) == 1 and short.isupper() and found[0] in initials(long)


def _short(one: Name, other: Name) -> list[_Likeness]:
    """`pairs` has seen to it that no third name has this short form."""
    return [
        _Likeness(How.SHORT, short.name, full.name)
        for short, full in ((one, other), (other, one))
        if not short.record and short.kind is full.kind and fold(short.name) in shorts(full)
    ]


# ------------------------------------------------------------------ what else speaks for it


def _context(one: Name, other: Name, titles: Mapping[str, str]) -> list[str]:
    """Stories and companions that both have, from briefs that are not the same."""
    if one.briefs & other.briefs:
        return []
    reasons = []
    if stories := sorted(one.stories & other.stories):
        reasons.append(f"both are in the story {stories[0].partition('/')[2]}")
    shared = sorted(titles[key] for key in one.company & other.company)
    if len(shared) >= _COMPANIONS:
        named = ", ".join(shared[:3]) + (" ..." if len(shared) > 3 else "")
        reasons.append(f"both appear with {named}")
    return reasons


def _a_kind(kind: Kind) -> str:
    noun = KIND_WORDS[kind][0]
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
