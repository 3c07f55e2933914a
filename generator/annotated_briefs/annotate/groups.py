"""Organisations known by the company they keep.

- "<X> leader <person>": X leads nobody unless it is a group.
- "the leaders of A, B, C and the D Organization": who has leaders in a list is a group.
- "members of X": neither a place nor a person has members.
- "told X": a place cannot be told; the newspaper can.

Looser cues ("<word> leader" alone) were measured to hurt on general news, and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from annotated_briefs.annotate import evidence, gazetteer
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.stands import stands
from annotated_briefs.annotate.whereabouts import people_words
from annotated_briefs.model import Kind, Origin, Span

_ROLES = frozenset(
    {"leader", "chief", "commander", "head", "founder", "co-founder"}
    | {"spokesman", "spokeswoman", "spokesperson"}
)
_HEADS_OF = re.compile(
    r"\b(?:leaders|chiefs|commanders|heads|spokesmen|members|fighters|factions|groups|militias|"
    r"militants|parties|companies|firms|agencies|organi[sz]ations|representatives|officials)"
    r"\s+(?:of|from|including|such as|like)\s+",
    re.IGNORECASE,
)
_MEMBERS = re.compile(r"\b[Mm]embers? of (?:the )?$")
_LIST = re.compile(r"\s*(?:,\s*and|,|and|or)\s+(?:the\s+)?")
_TOLD = frozenset({"tell", "inform"})
_NEVER_TOLD = frozenset({Kind.PLACE, Kind.PRODUCT, Kind.WORK})
_MENDED = frozenset({Kind.PERSON, Kind.PLACE, Kind.NORP, Kind.PRODUCT, Kind.WORK})


def retype(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with groups told from people and places by the words beside them."""
    reasons = {
        **dict.fromkeys(_with_members(context, found), "has members"),
        **dict.fromkeys(_told(context, found), "is told things"),
        **dict.fromkeys(_listed(context, found), "in a list of groups"),
        **dict.fromkeys(_in_row(context, found), "in a list of groups"),
        **dict.fromkeys(_led(context, found), "has a leader"),
    }
    return [c.ruled(Kind.ORG, reasons[i]) if i in reasons else c for i, c in enumerate(found)]


def _may_be_group(context: Context, candidate: Candidate) -> bool:
    if candidate.origin is not Origin.MODEL or candidate.kind not in _MENDED:
        return False
    known = gazetteer.known(context.surface(candidate.span))
    return known is None or known.kind is Kind.ORG


def _led(context: Context, found: Sequence[Candidate]) -> list[int]:
    """A name, a role, a person's name: "Badr leader Hadi al-Ameri"."""
    indexes = []
    for i, (one, other) in enumerate(pairwise(found)):
        between = context.text[one.span.end : other.span.start].split()
        if (
            between
            and len(between) <= 3
            and between[-1] in _ROLES
            and all(word.isalpha() and word.islower() for word in between[:-1])
            and other.kind is Kind.PERSON
            and " " in other.span.of(context.text)
            and _may_be_group(context, one)
            and not (one.kind is Kind.PERSON and context.text[one.span.end - 1] == "s")
        ):
            indexes.append(i)
    return indexes


def _listed(context: Context, found: Sequence[Candidate]) -> list[int]:
    """The members of "the leaders of A, B and the C Party", if one of them is surely a group."""
    indexes: list[int] = []
    for match in _HEADS_OF.finditer(context.text):
        run = _run(context, found, match.end())
        sure = any(found[i].kind is Kind.ORG for i in run)
        if len(run) > 1 and sure and not any(_is_place(context, found[i]) for i in run):
            indexes += [i for i in run if _may_be_group(context, found[i])]
    return indexes


def _in_row(context: Context, found: Sequence[Candidate]) -> list[int]:
    """ "Initech, Bong and Umbra": one word among organisations, two of them at least."""
    indexes: list[int] = []
    at = 0
    people = people_words(context, found)
    while at < len(found):
        run = _run(context, found, found[at].span.start, at)
        groups = sum(found[i].kind is Kind.ORG for i in run)
        if groups > 1 and 2 * groups >= len(run):
            indexes += [
                i
                for i in run
                if _may_be_group(context, found[i])
                and found[i].kind in {Kind.PERSON, Kind.PLACE, Kind.WORK}
                and " " not in (name := context.surface(found[i].span))
                and name not in people
                and not evidence.is_given(name)
            ]
        at += max(1, len(run))
    return indexes


def _is_place(context: Context, candidate: Candidate) -> bool:
    known = gazetteer.known(context.surface(candidate.span))
    return known is not None and known.kind is Kind.PLACE


def _with_members(context: Context, found: Sequence[Candidate]) -> list[int]:
    """What has members anywhere in the article: "members of X", not "members of X's staff"."""
    doubtful = {
        i: context.surface(c.span)
        for i, c in enumerate(found)
        if c.kind in {Kind.PLACE, Kind.PERSON} and _may_be_group(context, c)
    }
    people = {c.span.start for c in found if c.kind is Kind.PERSON and " " in _words(context, c)}
    places = stands(context, [found[i] for i in doubtful])
    groups = {
        name
        for name, spans in places.items()
        if any(_has_members(context, s, people) for s in spans)
    }
    return [i for i, name in doubtful.items() if name in groups]


def _words(context: Context, candidate: Candidate) -> str:
    return candidate.span.of(context.text)


def _has_members(context: Context, span: Span, people: set[int]) -> bool:
    """ "Members of X"; "members of X and Ana Diaz" are people of both kinds, whatever X is."""
    before = context.text[max(0, span.start - len("members of the ")) : span.start]
    joined = _LIST.match(context.text, span.end)
    return (
        bool(_MEMBERS.search(before))
        and not (joined and joined.end() in people)
        and not context.text.startswith("'", span.end)
        and all(token.dep != "compound" for token in context.tokens(span)[-1:])
    )


def _run(context: Context, found: Sequence[Candidate], at: int, first: int = 0) -> list[int]:
    """The indexes, ``first`` at least, of names that follow one another from ``at``, parted by
    commas and "and"."""
    run: list[int] = []
    if context.text.startswith("the ", at):
        at += len("the ")
    for i in range(first, len(found)):
        candidate = found[i]
        if candidate.span.start < at:
            continue
        between = context.text[at : candidate.span.start]
        if between and not (run and _LIST.fullmatch(between)):
            break
        run.append(i)
        at = candidate.span.end
    return run


def _told(context: Context, found: Sequence[Candidate]) -> list[int]:
    """What is told something and is not a person: "he told the Clarion"."""
    tokens = context.analysis.tokens
    indexes = _only_told(context, found)
    for i, candidate in enumerate(found):
        if candidate.kind not in _NEVER_TOLD or not _may_be_group(context, candidate):
            continue
        inside = context.tokens(candidate.span)
        before = context.before(candidate.span)
        verbs = [tokens[t.head].lemma for t in inside if t.dep in {"dobj", "dative"}]
        if before == ["told"] or any(verb in _TOLD for verb in verbs):
            indexes.append(i)
    return indexes


def _only_told(context: Context, found: Sequence[Candidate]) -> list[int]:
    """ "Diaz told Clarion": one word that is told things and does nothing else is an outlet.

    People are introduced in full before they go by one name.
    """
    people = people_words(context, found)
    doubtful = {
        i: name
        for i, c in enumerate(found)
        if c.kind is Kind.PERSON
        and _may_be_group(context, c)
        and " " not in (name := context.surface(c.span))
        and name not in people
        and not evidence.is_given(name)
    }
    told = {
        name
        for name, spans in stands(context, [found[i] for i in doubtful]).items()
        if all(context.before(span) == ["told"] for span in spans)
    }
    return [i for i, name in doubtful.items() if name in told]
