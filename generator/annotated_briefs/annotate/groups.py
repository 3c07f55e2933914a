"""Organisations known by the company they keep.

- "<X> leader <person>": X leads nobody unless it is a group.
- "the leaders of A, B, C and the D Organization": who has leaders in a list is a group.
- "told X": a place cannot be told; the newspaper can.

Looser cues ("<word> leader" alone) were measured to hurt on general news, and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from annotated_briefs.annotate import gazetteer
from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.model import Kind, Origin

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
_LIST = re.compile(r"\s*(?:,\s*and|,|and|or)\s+(?:the\s+)?")
_TOLD = frozenset({"tell", "inform"})
_MENDED = frozenset({Kind.PERSON, Kind.PLACE, Kind.NORP, Kind.PRODUCT, Kind.WORK})


def retype(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with groups told from people and places by the words beside them."""
    groups = set(_led(context, found)) | set(_listed(context, found)) | set(_told(context, found))
    return [
        c.ruled(Kind.ORG, groups_reason(c, context)) if i in groups else c
        for i, c in enumerate(found)
    ]


def groups_reason(candidate: Candidate, context: Context) -> str:
    """Which company gave the group away."""
    after = context.after(candidate.span)
    return "leader of a group" if after and after[0] in _ROLES else "list of groups"


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


def _is_place(context: Context, candidate: Candidate) -> bool:
    known = gazetteer.known(context.surface(candidate.span))
    return known is not None and known.kind is Kind.PLACE


def _run(context: Context, found: Sequence[Candidate], at: int) -> list[int]:
    """The indexes of names that follow one another from ``at``, parted by commas and "and"."""
    run: list[int] = []
    if context.text.startswith("the ", at):
        at += len("the ")
    for i, candidate in enumerate(found):
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
    indexes = []
    for i, candidate in enumerate(found):
        if candidate.kind is not Kind.PLACE or not _may_be_group(context, candidate):
            continue
        inside = context.tokens(candidate.span)
        before = context.before(candidate.span)
        verbs = [tokens[t.head].lemma for t in inside if t.dep in {"dobj", "dative"}]
        if before == ["told"] or any(verb in _TOLD for verb in verbs):
            indexes.append(i)
    return indexes
