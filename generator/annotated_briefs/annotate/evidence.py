"""What speaks for a person, and what for a place, in the words around a name."""

from __future__ import annotations

import re

from annotated_briefs.annotate import lexicon
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.trim import is_title
from annotated_briefs.model import Span

_AGE_OR_WHO = re.compile(r",\s*(?:(?:aged\s+)?\d{1,2}\b\s*,|who\b|whose\b)")
_BESIDE_PEOPLE = frozenset({"by", "with", "told", "named", "asked", "thanked", "met", "pseudonym"})
_SPEECH = frozenset(
    {"say", "tell", "add", "argue", "ask", "call", "claim", "comment", "explain", "insist", "note"}
    | {"reply", "state", "speak", "think", "warn", "write", "believe", "want", "answer", "describe"}
    | {"announce", "promise", "urge", "deny", "suggest", "predict", "tweet", "recall", "admit"}
)
_IN = frozenset({"in", "into", "near", "outside", "inside", "throughout"})
_TRUST = frozenset(
    {"confidence", "trust", "faith", "interest", "interested", "believe", "believes", "believed"}
    | {"belief", "believing", "trusted", "trusts", "disappointed", "confide", "confided"}
)
"""Words whose "in" leads to people as well as to places."""

_STAY = frozenset(
    {"camp", "base", "airport", "station", "hospital", "prison", "held", "arrived", "landed"}
    | {"stayed", "landing", "runway", "stop", "checkpoint", "crossing", "stationed", "based"}
)
"""Words whose "at" leads to places."""

_TRAVEL = frozenset(
    {"travelled", "traveled", "travelling", "traveling", "flew", "fled", "drove", "marched"}
    | {"advanced", "sailed", "deported", "flown", "convoy", "flight", "flights", "road", "trip"}
)
"""Words whose "to" leads to places."""

_AREAS = frozenset(
    {"area", "areas", "city", "cities", "town", "towns", "village", "villages", "district"}
    | {"districts", "province", "region", "suburb", "suburbs", "neighbourhood", "neighborhood"}
    | {"outskirts", "streets", "port", "county", "island", "border", "north", "south", "east"}
    | {"west", "hamlet", "municipality", "valley", "coast", "shores"}
)
_AFTER = frozenset({"area", "district", "region", "neighbourhood", "neighborhood", "suburb"})
_GIVEN = lexicon.words("given_names")


def of_person(context: Context, span: Span) -> bool:
    """Whether the words around a name say that it is somebody's: a title, an age, a speech verb."""
    before = context.before(span)
    if before and (is_title(before[0]) or before[0] in _BESIDE_PEOPLE):
        return True
    return bool(_AGE_OR_WHO.match(context.text, span.end)) or speaks(context, span)


def speaks(context: Context, span: Span) -> bool:
    """Whether the name is the subject of a verb of speech or thought."""
    all_tokens = context.analysis.tokens
    return any(
        token.dep == "nsubj" and all_tokens[token.head].lemma in _SPEECH
        for token in context.tokens(span)
    )


def of_place(context: Context, span: Span) -> bool:
    """Whether the words beside a name say where something is: "in X", "the town of X"."""
    after = context.after(span)
    if after and after[0] in _AFTER:
        return True
    if any(token.dep == "compound" for token in context.tokens(span)[-1:]):
        return False  # "dead in Hajj stampede" is not in Hajj
    before = [word.casefold() for word in context.before(span, 2)]
    if len(before) < 2:
        return bool(before) and before[0] in _IN
    leading, preposition = before
    return (
        (preposition in _IN and leading not in _TRUST)
        or (preposition == "at" and leading in _STAY)
        or (preposition == "to" and leading in _TRAVEL)
        or (preposition == "of" and leading in _AREAS)
    )


def is_given(word: str) -> bool:
    """Whether ``word`` is a given name."""
    return word in _GIVEN
