"""What an article's own publisher is called in it: by name, by its short name, or "this paper"."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from annotated_briefs.attribute.lexicon import words

_SELF = (
    r"(?:us|(?:this|our) (?:newspaper|paper|magazine|website|site|outlet|reporter|correspondent))"
)


def names_outlet(phrase: str, outlets: Collection[str]) -> bool:
    """Whether ``phrase`` holds one of the outlet's names, in whole words."""
    return _pattern(tuple(sorted(outlets))).search(phrase) is not None


def is_outlet(phrase: str, outlets: Collection[str]) -> bool:
    """Whether ``phrase`` is nothing but one of the outlet's names ("the Courier")."""
    return _pattern(tuple(sorted(outlets))).fullmatch(phrase.strip()) is not None


def means_us(phrase: str) -> bool:
    """Whether ``phrase`` is how any outlet speaks of itself: "us", "this newspaper"."""
    return re.fullmatch(_SELF, phrase.strip(), re.IGNORECASE) is not None


@lru_cache(maxsize=256)
def _pattern(outlets: tuple[str, ...]) -> re.Pattern[str]:
    forms = {form for name in outlets for form in _forms(name)}
    listed = "|".join(sorted(map(re.escape, forms), key=len, reverse=True))
    # A name may be followed by nothing that would make it another's: "the Courier Mail".
    return re.compile(rf"(?:\bthe )?\b(?:{listed})\b(?![-\s][A-Z])(?:'s)?" if listed else r"(?!)")


def _forms(name: str) -> list[str]:
    """The name, the name without its article, and its last word where that means a paper.

    "The Harbour Courier" is "the Courier" in its own pages; a word that is no kind of paper or
    broadcaster ("Harbour Life") would be too common to stand alone.
    """
    bare = re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE)
    last = bare.rpartition(" ")[2]
    short = (
        ["the " + last, "The " + last] if last != bare and last.lower() in words("media") else []
    )
    return [form for form in (bare, *short) if form]
