"""Where a name begins and ends: what models take in that is no part of it."""

from __future__ import annotations

import re

from annotated_briefs.annotate import lexicon
from annotated_briefs.model import Kind, Span

_OUTER = re.compile(r"^[\s\"'`(\[{.,;:!?#@*/\\|<>=+~^_—–-]+|[\s\"`(\[{,;:?#@*/\\|<>=+~^_—–-]+$")
_POSSESSIVE = re.compile(r"(?:'s|')$")
_ARTICLE = re.compile(r"(?i:the|a|an)\s+")
_LEADING = re.compile(
    r"(?:of|in|at|on|by|from|to|with|for|and|or|but|as|near|via|per|after|before|since|under|over|"
    r"between|against|amid|while|when|if|so|that|which|this|these|both|than|its|his|her|their|our|"
    r"my|your|according|including|says?|said|meanwhile|however|although|despite|following|because)"
    r"\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:of|in|at|on|by|from|to|with|for|and|or|the|as|said|says|image|photo|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|spokes(?:man|woman|person))$",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")
PARTICLES = lexicon.words("particles")
"""Small words inside people's names."""

_TITLES = frozenset(word.casefold() for word in lexicon.words("titles", "title"))
_ROLES = lexicon.words("titles", "role")
_TITLE_TAIL = re.compile(r"of\s+(?:state|defen[cs]e|the\s+\w+)\s+", re.IGNORECASE)


def is_title(word: str) -> bool:
    """Whether ``word`` is a title or role that stands before a name ("Mr.", "spokesman")."""
    plain = word.rstrip(".")
    if plain[:1].isupper():
        return plain.casefold() in _TITLES
    return plain in _ROLES


def trim(text: str, span: Span, kind: Kind) -> Span | None:
    """``span`` without what does not belong to the name; None if nothing is left."""
    start, end = _one_line(text, span)
    while True:
        before = (start, end)
        start, end = _outer(text, start, end)
        if kind is Kind.PERSON:
            start = _after_title(text, start, end)
            end = _before_small_words(text, start, end)
        if before == (start, end):
            return Span(start, end) if start < end else None


def _one_line(text: str, span: Span) -> tuple[int, int]:
    """The longest line of a name that runs over a line break."""
    words = span.of(text)
    if "\n" not in words:
        return span.start, span.end
    line = max(words.split("\n"), key=len)
    start = span.start + words.index(line)
    return start, start + len(line)


def _outer(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    if match := _OUTER.match(words):
        start += match.end()
    elif match := _OUTER.search(words) or _POSSESSIVE.search(words):
        end -= len(match.group())
    elif match := _ARTICLE.match(words) or _LEADING.match(words):
        start += match.end()
    elif match := _TRAILING.search(words):
        end -= len(match.group())
    elif words.endswith((")", "]")) and not set(words) & set("(["):
        end -= 1
    elif (cut := words.find("(")) > 0 and ")" not in words:
        end = start + cut
    elif words.endswith(".") and _ends_sentence(words):
        end -= 1
    return start, max(start, end)


def _ends_sentence(words: str) -> bool:
    """A full stop at the end belongs to an abbreviation or an initial; else it is a sentence's."""
    last = words.rsplit(maxsplit=1)[-1]
    return last.count(".") == 1 and len(last) > len("Corp.")


def _after_title(text: str, start: int, end: int) -> int:
    """The start without titles, roles and other words in small letters before a person's name."""
    match = _WORD.match(text, start, end)
    if not match or match.end() >= end:
        return start
    word = match.group().rstrip(",")
    small = word[0].islower() and not _is_particle(word)
    if not (small or is_title(word)):
        return start
    after = match.end() + 1
    tail = _TITLE_TAIL.match(text, after, end)
    rest = tail.end() if tail else after
    return rest if any(c.isupper() for c in text[rest:end]) else start


def _is_particle(word: str) -> bool:
    return re.split(r"[-'’]", word)[0].casefold() in PARTICLES or not word.islower()


def _before_small_words(text: str, start: int, end: int) -> int:
    """The end without trailing words in small letters ("Ali Hasan told")."""
    words = list(_WORD.finditer(text, start, end))
    while len(words) > 1 and words[-1].group().islower() and words[-1].group().isalpha():
        words.pop()
        end = words[-1].end()
    return end
