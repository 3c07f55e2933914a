"""The shorter forms that a full name may take later in the same article, folded.

Spelling variants ("Raqqa", "Raqqah") are not among them: they suggest a merge, never make one.
"""

from __future__ import annotations

from annotated_briefs.annotate import gazetteer, lexicon
from annotated_briefs.annotate.people import SOVEREIGNS, inner_names, surnames
from annotated_briefs.annotate.trim import PARTICLES
from annotated_briefs.model import Kind

_SUFFIXES = frozenset(
    {"inc", "ltd", "llc", "plc", "co", "corp", "corporation", "company", "limited", "gmbh", "ag"}
    | {"sa", "nv", "sas", "spa", "group", "holdings"}
)
_HEADS = frozenset(
    {"organization", "organisation", "movement", "party", "agency", "airlines", "airways"}
    | {"motor", "computer", "computers", "magazine", "newspaper"}
)
"""Generic last words that a second mention drops: "Badr Organization", "Badr"."""

_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "a", "an", "de", "la", "du", "al"})
_BODIES = frozenset(
    {"Parliament", "Senate", "Congress", "Council", "Assembly", "Commission", "Committee", "Court"}
    | {"Ministry", "Department", "Agency", "Foundation", "Institute", "University", "Bank"}
    | {"Army", "Navy", "Guard", "Corps", "Force", "Party", "Union", "Front", "Society", "Office"}
)
"""Last words that stand for the whole name with their capital: "the Council"."""

_TITLED = frozenset({"king", "queen", "prince", "princess", "pope", "sheikh", "imam", "sayyid"})
_NOT_NAMES = lexicon.words("not_names")


def of_person(forms: tuple[str, ...]) -> frozenset[str]:
    """Surname, given name, name without its middle or last part."""
    if len(forms) < 2:
        return frozenset()
    shorts = {short.casefold() for short in surnames(" ".join(forms))}
    first = forms[0].casefold()
    if first not in PARTICLES | _TITLED and len(first) > 1:
        shorts.add(first)
    if first in SOVEREIGNS:
        shorts.add(first)
    if len(forms) > 2:
        shorts |= {f"{first} {short}" for short in shorts if short != first}
        # "Abu Jandal al-Kuwaiti", later "Abu Jandal"
        shorts.add(" ".join(forms[:2]).casefold())
    shorts |= {short.casefold() for short in inner_names(" ".join(forms))}
    return frozenset(shorts) - {" ".join(forms).casefold()}


def of_organisation(forms: tuple[str, ...]) -> frozenset[str]:
    """Initials, name without its legal form, its generic head, its country, its "of ..."."""
    if len(forms) < 2:
        return frozenset()
    keys = [form.casefold() for form in forms]
    shorts = set()
    bare = list(keys)
    shorts |= _initials(bare)
    while len(bare) > 1 and bare[-1] in _SUFFIXES | _HEADS:
        bare.pop()
        shorts |= {" ".join(bare)} | _initials(bare)
    for length in (1, 2):
        known = gazetteer.known(" ".join(forms[:length]))
        body = known and known.kind is Kind.ORG and forms[-1] in _BODIES
        if len(keys) > length and known and (body or known.kind in {Kind.NORP, Kind.PLACE}):
            shorts |= {" ".join(keys[length:])} | of_organisation(forms[length:])
    for link in ("of", "for"):
        if link in keys[1:]:
            shorts.add(" ".join(keys[: keys.index(link, 1)]))
    if forms[-1] in _BODIES:
        shorts.add(keys[-1])
    return frozenset(shorts)


def _initials(keys: list[str]) -> set[str]:
    """First letters, with and without small words; two at least."""
    keys = [key for key in keys if key != "s"]
    letters = {"".join(k[0] for k in keys if k not in _SMALL), "".join(k[0] for k in keys)}
    return {short for short in letters if len(short) > 1} - _NOT_NAMES


def of_place(forms: tuple[str, ...]) -> frozenset[str]:
    """Name without its federal district, and the Korea in question: "Washington D.C."."""
    keys = [form.casefold() for form in forms]
    if len(keys) > 1 and keys[-1] == "dc":
        return frozenset({" ".join(keys[:-1])})
    return frozenset({"korea"}) if keys in (["south", "korea"], ["north", "korea"]) else frozenset()
