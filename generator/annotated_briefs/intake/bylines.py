"""Who wrote an article: names out of a byline, without what stands around them.

::

    byline  = ["By"] names {("," | "|") (job | outlet | date | address)}
    names   = name {("," | ";" | "and" | "&") name}
    name    = a person's: two to six words, each with a capital or a particle; or an agency's
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from annotated_briefs.intake import dates
from annotated_briefs.intake.page import words

# Agencies whose name is itself a byline.
AGENCIES = frozenset(
    (
        *("reuters", "associated press", "the associated press", "ap", "afp", "dpa", "xinhua"),
        *("agence france-presse", "pa", "pa media", "press association", "upi", "bloomberg"),
        *("united press international", "bloomberg news", "ani", "pti", "ians", "aap", "efe"),
        *("press trust of india", "australian associated press", "ansa", "anp", "tass", "apa"),
        *("canadian press", "the canadian press", "kyodo news", "belga", "ritzau", "tt", "ntb"),
        *("sapa", "yonhap", "interfax"),
    )
)
# Words for the house or for a job: no part of a person's name.
_JOB = re.compile(
    r"\b(?:editors?|reporters?|reporting|correspondents?|writers?|columnists?|contributors?|"
    r"contributing|producers?|staff|desk|newsroom|team|bureau|journalists?|analysts?|presenter|"
    r"chief|senior|deputy|political editor|freelancer?|intern|associate|managing|executive|"
    r"photographers?|photos?|professor|lecturer|fellow|director|founder|ceo|author|guest|"
    r"admin(?:istrator)?|web ?desk|redaktion|rédaction|la redazione|redacción|online|digital|"
    r"special to|for the|updated|published|posted|min(?:ute)?s? read)\b",
    re.I,
)
_JOB_AT_END = re.compile(
    r"\s+(?:senior|chief|deputy|political|sports?|business|staff|special|news|foreign|local|"
    rf"{_JOB.pattern})$",
    re.I,
)
_BY = re.compile(
    r"^\W*(?:(?:written|words|story|report|text|posted|published|opinion|analysis)\s+)?"
    r"(?:by|por|par|von|di|door|av|af|autor(?:in)?|author|byline)\b\s*:?\s+",
    re.I,
)
_DEGREE = re.compile(
    r"^(?:M\.?A|M\.?D|Ph\.?\s?D|M\.?P\.?H|R\.?N|B\.?Sc|M\.?Sc|R\.?D|J\.?D|Esq|Jr|Sr)\.?$", re.I
)
_PARTICLES = frozenset(
    (
        *("de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von"),
        *("der", "den", "ter", "ten", "bin", "ibn", "al", "el", "y", "e", "zu", "zur", "af", "av"),
    )
)
_NOISE = re.compile(r"\S+@\S+\.\w+|\(?https?://[^\s)]+\)?|(?<!\w)@\w+|\(\s*\)")
_STAFF = re.compile(
    r"\b(?:staff|newsroom|(?:web ?)?desk|team|bureau|admin|administrator|redaktion)\b", re.I
)
_CUT = re.compile(r"\s*(?:[|•·▪►»]|\s[-–—]\s|\bfor (?:the )?[A-Z]|\bin [A-Z][a-z]+$|\n)\s*")
_SPLIT = re.compile(
    r"\s*(?:[;&/]|,(?:\s*(?:and|und|et|y)\b)?|\b(?:and|und|et|y|with|e)\b)\s*", re.I
)
LONGEST = 120


def names(text: str, *, loose: bool = False) -> tuple[str, ...]:
    """The people and agencies of a byline; empty where it names none.

    With ``loose``, for a field that holds nothing but authors: what cannot be taken apart into
    names is one name (``BBC News``).
    """
    text = words(_NOISE.sub(" ", dates.WRITTEN.split(text[: 10 * LONGEST])[0]))
    by = _BY.match(text)
    rest = text[by.end() :] if by else text
    found = _split(_CUT.split(rest)[0]) if rest else ()
    if found or not loose:
        return found
    rest = rest.strip(" ,;|")
    return (rest,) if 1 < len(rest) <= LONGEST and not _is_nobody(rest) else ()


def _split(text: str) -> tuple[str, ...]:
    """``text`` as names, where every part is a name, or a job or degree after one."""
    if "(" in text:
        return ()
    found: list[str] = []
    for part in filter(None, (_bare(p) for p in _SPLIT.split(text))):
        if is_name(part):
            found.append(_in_small(part))
        elif not found or not (_is_job(part) or _DEGREE.match(part) or _is_house(part)):
            return ()
    return tuple(dict.fromkeys(found))


def _in_small(name: str) -> str:
    """A name set in capitals as it is written elsewhere: ``ADA McHOLM`` is left, ``ADA HOLM``
    is ``Ada Holm``. A house's is left as well."""
    if not name.isupper() or name.casefold() in AGENCIES or not _LETTERS.search(name):
        return name
    small = _MC.sub(lambda m: f"Mc{m[1].upper()}", name.title())
    small = re.sub(r"(?<=['’])S\b", "s", small)
    return name if _is_house(small) or _is_job(small) else small


_LETTERS = re.compile(r"[A-Z]{3}")
_MC = re.compile(r"\bMc(\w)")


def _bare(part: str) -> str:
    """``part`` without the words for a job after a name: ``Ada Byron Senior Reporter``."""
    part = part.strip(" .,:")
    start = part
    while (job := _JOB_AT_END.search(part)) and len(part[: job.start()].split()) >= 2:
        part = part[: job.start()]
    return part if is_name(part) else start


def is_name(text: str) -> bool:
    """Whether ``text`` can be the name of one person, or is an agency's."""
    if text.casefold() in AGENCIES:
        return True
    parts = text.split()
    if not 2 <= len(parts) <= 6 or len(text) > 60 or re.search(r"[\d?!:“”\"]", text):
        return False
    if _is_job(text) or _is_house(text):
        return False
    return all(_is_word_of_a_name(part) for part in parts) and not parts[-1].endswith(".com")


def _is_word_of_a_name(part: str) -> bool:
    before, _, after = part.partition("-")
    if after and before.casefold() in _PARTICLES:
        part = after  # "al-Shammari"
    return part.casefold() in _PARTICLES or (part[0].isalpha() and not part[0].islower())


def _is_job(text: str) -> bool:
    return bool(_JOB.search(text))


def is_house(text: str, outlet: str | None) -> bool:
    """Whether a byline is the outlet's own name, or names its desk: ``The Courier``, ``News Desk``.
    It is a byline where no person is named."""
    return bool(_STAFF.search(text)) or (bool(outlet) and _letters(text) == _letters(outlet or ""))


def is_desk(text: str) -> bool:
    """Whether it names a house or a job in capitals: ``Staff Reporter``, ``BBC News``."""
    return text[:1].isupper() and (_is_job(text) or _is_house(text))


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _is_nobody(text: str) -> bool:
    """Whether it holds words for jobs alone: ``Staff Writer``, ``admin``."""
    return not _STAFF.sub("", _JOB.sub("", text)).strip(" ,.&-")


def _is_house(text: str) -> bool:
    return bool(
        re.search(
            r"\b(?:News|Times|Post|Press|Media|Magazine|Journal|Agency|Service|Network|"
            r"Daily|Herald|Tribune|Courier|Gazette|Chronicle|Observer|Today|Radio|TV|Health|Online|Inc)\b|^[A-Z]{2,6}$",
            text,
        )
    )


def without_house(found: Iterable[str], outlet: str | None) -> tuple[str, ...]:
    """``found`` without the outlet's own name and its desks', where people are left."""
    every = tuple(dict.fromkeys(found))
    return tuple(n for n in every if not is_house(n, outlet)) or every
