"""How a name is spelled, made comparable. Good enough to suggest that two are one, no more.

The consonant skeleton drops what transliterations of Arabic and Persian names disagree on: vowels,
doubled letters, the article and "son of", a final h; q is written k, gh g or k (Persian Ghasem,
Arabic Qasim), kh k.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

PARTICLES = frozenset(
    {"al", "el", "ul", "as", "ad", "ar", "az", "an", "at", "ash", "bin", "ibn", "ben", "bint"}
)
"""The article, also before sun letters, and "son" or "daughter of"."""
SMALL = frozenset({"the", "of", "for", "and", "in", "on"})
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"['’‘ʼʿʾ`.]")
_SERVANT = re.compile(r"^abd[aeiou]l")
"""Abdul Rahman, Abdelrahman, Abd al-Rahman."""
_LETTERS = (
    ("sch", "sh"),
    ("kh", "k"),
    ("ck", "k"),
    ("ch", "sh"),
    ("dh", "d"),
    ("dj", "j"),
    ("ph", "f"),
    ("th", "t"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
)
_TWICE = re.compile(r"(.)\1+")
_FINAL_H = re.compile(r"(?<=[aeiou])h$")
_VOWELS = re.compile(r"[aeiouwy]")


@lru_cache(maxsize=100_000)
def tokens(name: str) -> tuple[str, ...]:
    """The words of ``name`` in small letters, without accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", name).casefold())
    return tuple(_WORD.findall("".join(c for c in plain if not unicodedata.combining(c))))


def fold(name: str) -> str:
    """``name`` without regard to capitals, accents and marks; a leading "the" dropped."""
    found = tokens(name)
    return " ".join(found[1:] if found[:1] == ("the",) and len(found) > 1 else found)


def bare(name: str) -> str:
    """The same without particles: "bashar assad"."""
    return " ".join(t for t in tokens(name) if t not in PARTICLES | {"the"}) or fold(name)


@lru_cache(maxsize=100_000)
def skeletons(name: str) -> tuple[str, ...]:
    """The consonants of ``name``, one word after the other; two where a gh may be a g or a q.

    >>> skeletons("Qassem Soleimani"), skeletons("Ghasem Sulaymani")
    (('ksmslmn',), ('gsmslmn', 'ksmslmn'))
    """
    words = [t for t in tokens(name) if t not in PARTICLES | SMALL]
    readings = {"".join(_consonants(w.replace("gh", gh)) for w in words) for gh in ("g", "k")}
    return tuple(sorted(readings - {""}))


def _consonants(word: str) -> str:
    word = _SERVANT.sub("abd", word)
    for letters, one in _LETTERS:
        word = word.replace(letters, one)
    word = _FINAL_H.sub("", word)
    # A vowel at the head is kept as one of all: Osama and Usama, not Amir and Mir.
    head = "a" if word[:1] in "aeiou" else word[:1]
    return head + _VOWELS.sub("", _TWICE.sub(r"\1", word)[1:])


def initials(name: str) -> frozenset[str]:
    """The first letters of a name of three words and more, with and without its small ones."""
    found = tokens(name)
    lasting = [t for t in found if t not in PARTICLES | SMALL]
    options = {"".join(t[0] for t in run) for run in (found, lasting) if len(run) > 2}
    return frozenset(options)


def numbers(name: str) -> tuple[str, ...]:
    """The figures in ``name``: Article 50 is not Article 51."""
    return tuple(re.findall(r"\d+", name))
