"""What a source is, how it knows and what it stands to gain, in the article's own words."""

from __future__ import annotations

import re

from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Kind, Span, Token

_ON = r"(?:[^,;.]|(?<=\bMr|\bMs|\bDr|\bSt)\.|(?<=\bMrs|\bSen|\bGov|\bRep)\.|[.,](?=\d))*"
"""Up to the next comma or full stop that is none of a number or a title."""
_BASIS = re.compile(
    r"(?:familiar with|briefed on|with (?:direct |first-?hand )?knowledge of|privy to"
    r"|involved in|present at|who (?:\w+ )?(?:witnessed|saw|heard|attended|visited|studied|studies"
    r"|investigated|took part|was there|were there|was present|were present|worked|works))" + _ON,
    re.IGNORECASE,
)
_STAKE = re.compile(
    r"(?:an? )?(?:\w+ )?(?:(?:critic|supporter|rival|opponent|ally|backer|advocate|foe|friend)s?"
    r" (?:of|to)|(?:donor|lobbyist|advocate)s? (?:to|for|of)|(?:investor|shareholder)s? (?:in|of)) "
    + _ON
    + r"|who (?:stands? to"
    r"|owns?|supports?|opposes?|endorsed|backs?|represents?|invested in) " + _ON,
    re.IGNORECASE,
)
"""By the preposition that each noun takes: a supporter in the crowd is no supporter of it."""
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "mx", "sir"})
_DATELINE = re.compile(r"^.*[—–]\s*", re.DOTALL)


def basis_in(described: str) -> str | None:
    """How a source knows: "familiar with the talks", "who saw the crash"."""
    return _first(_BASIS, described)


def stake_in(described: str) -> str | None:
    """What a source has to do with the matter: "a shareholder in the firm"."""
    return _first(_STAKE, described)


def _first(pattern: re.Pattern[str], words: str) -> str | None:
    match = pattern.search(words)
    return match.group().strip() if match else None


def role_before(text: str, tree: Tree, before: Span) -> str | None:
    """ "political analyst" in "political analyst Jane Doe"; a bare "Mrs." is no role."""
    dateline = _DATELINE.match(before.of(text))
    start = before.start + (dateline.end() if dateline else 0)
    tokens = [tree[i] for i in tree.tokens_of(before) if tree[i].start >= start]
    tokens = _last_of_several(tokens)
    while tokens and (tokens[0].pos in _NO_ROLE or _honours(tokens[0].text)):
        tokens = tokens[1:]
    if not any(t.pos in {"NOUN", "PROPN"} and len(t.text) > 3 for t in tokens):
        return None
    if any(t.pos == "ADP" and t.text.lower() not in {"of", "for"} for t in tokens):
        # "a statement delivered through Doe's office" says nothing of Doe.
        return None
    role = text[tokens[0].start : before.end].strip(" ,\n")
    return None if role.endswith(("'s", "’s")) else " ".join(role.split())


def _last_of_several(tokens: list[Token]) -> list[Token]:
    """ "the agency and **its director**, Jane Doe": the rest is somebody else."""
    for k in range(len(tokens) - 2, 0, -1):
        if tokens[k].tag == "CC" and tokens[k + 1].tag in {"DT", "PRP$"}:
            return tokens[k + 1 :]
    return tokens


_NO_ROLE = frozenset({"DET", "PUNCT", "CCONJ", "SPACE"})


def _honours(word: str) -> bool:
    return word.lower().rstrip(".") in _HONORIFICS


def role_after(text: str, tree: Tree, names: Names, after: Span) -> str | None:
    """ "a retired captain" in "Jane Doe, 54, a retired captain who ..."; an age is passed over."""
    words = re.sub(r"^,\s*(?:aged\s+)?\d{1,3}\s*(?=,)", "", after.of(text).strip())
    if not words.startswith(","):
        return None
    role = re.split(r",| who\b| which | that ", words.strip(" ,\n"))[0].strip()
    if not role or role[0].isdigit() or re.match(r"(?:who|which|whose|of|from|in)\b", role):
        return None
    start = text.index(role, after.start)
    return None if _only_people(tree, names, Span(start, start + len(role))) else _plain(role)


def _plain(words: str) -> str:
    return " ".join(words.split())


def _only_people(tree: Tree, names: Names, role: Span) -> bool:
    """ "Jane Doe, Paul Roe and others": somebody else, not what Jane Doe is.

    A role may hold a name, but it ends in one only behind a preposition ("a spokesman for Roe").
    """
    people = [m for m in names.within(role) if m.kind is Kind.PERSON]
    if people and people[0].span.start == role.start:
        return True
    if not people or people[-1].span.end != role.end:
        return False
    between = [t for t in (tree[i] for i in tree.tokens_of(role)) if t.end <= people[-1].span.start]
    return not any(t.pos == "ADP" or t.text.lower() in {"'s", "’s"} for t in between)
