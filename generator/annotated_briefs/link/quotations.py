"""The words that briefs quote, as far as they may be shown, and how two of them are compared.

Only what `PublishedBrief` lets be shown is read: words that the rights withhold are compared with
nothing, so that no match can give them away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from annotated_briefs.addresses import entity_key
from annotated_briefs.model import Span, Statement
from annotated_briefs.publish import PublishedBrief

_WORD = re.compile(r"\w+(?:[.,'’]\w+)*")
_MARKS = ' \t\n"“”„‟«»,'
_SPOKEN = re.compile(r"[\"“„«]([^\"“”„«»]+)(?:[\"”»]|$)")
_INNER = str.maketrans("", "", ".,'")
_BREAK = " … "
"""Between the parts of a quotation that the article's own words interrupt."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What a brief quotes in one statement, or in one quotation without a speaker."""

    brief: PublishedBrief
    statement: Statement | None
    """None where the article states no speaker."""
    sentence: int | None
    """That of a quotation without a speaker."""
    text: str
    """The words in quotation marks without the marks."""
    folded: tuple[str, ...]
    """Each word as `fold` writes it."""

    def spans(self) -> list[Span]:
        """Where each word stands in ``text``."""
        return [Span(*m.span()) for m in _WORD.finditer(self.text)]

    def plain(self) -> list[str]:
        """The words without capitals, their apostrophes straight."""
        return [word.casefold().replace("’", "'") for word in _WORD.findall(self.text)]

    def telling(self) -> tuple[bool, ...]:
        """Which words tell this quotation from others: neither common ones nor names."""
        return _telling(self.text, self.folded)

    @property
    def anchor(self) -> str:
        """Where it stands on the brief's page."""
        return self.statement.id.lower() if self.statement else f"n{self.sentence}"

    @property
    def label(self) -> str:
        """``S3``, or ``sentence 7`` where no speaker is stated."""
        return self.statement.id if self.statement else f"sentence {self.sentence}"

    @property
    def speaker(self) -> str | None:
        """Who is said to have said it, comparable over briefs; None where that stays open."""
        if self.statement is None or self.statement.entity is None:
            return None
        entity = self.brief.findings.entities.get(self.statement.entity)
        return entity_key(entity) if entity else None


def quotations(brief: PublishedBrief) -> Iterator[Quotation]:
    """What ``brief`` quotes, in reading order; those without a speaker last.

    What the article says was not said is none.
    """
    for statement in brief.findings.statements:
        if not statement.unsaid and (parts := _quoted(brief, statement)):
            yield _quotation(brief, statement, None, parts)
    for sentence in brief.findings.sourcing.sentences:
        for span in sentence.orphans:
            words = brief.words(span) if brief.in_text(span) else None
            if words:
                yield _quotation(brief, None, sentence.number, [words])


def _quoted(brief: PublishedBrief, statement: Statement) -> list[str]:
    shown = brief.quotes.get(statement.id, ())
    if not shown:
        return []
    article = brief.brief.article
    if article is not None:
        return [span.of(article.text) for span in statement.quoted]
    # What a reviewer wrote down has its quotation marks in it.
    return [part for words in shown for part in _SPOKEN.findall(words)]


def _quotation(
    brief: PublishedBrief, statement: Statement | None, sentence: int | None, parts: Sequence[str]
) -> Quotation:
    text = _BREAK.join(" ".join(part.strip(_MARKS).split()) for part in parts)
    return Quotation(brief, statement, sentence, text, tuple(map(fold, _WORD.findall(text))))


@lru_cache(maxsize=1 << 12)
def _telling(text: str, folded: tuple[str, ...]) -> tuple[bool, ...]:
    plain, starts = common(), (match.start() for match in _WORD.finditer(text))
    # In words that are all capitals, no capital says anything.
    capitals_tell = not text.isupper()
    return tuple(
        word not in plain and not (capitals_tell and _is_name(text, start))
        for word, start in zip(folded, starts, strict=True)
    )


def _is_name(text: str, start: int) -> bool:
    """Whether the word there has a capital that no sentence gave it: many name one person."""
    if not text[start].isupper():
        return False
    before = text[:start].rstrip(" \"'“‘(")
    return bool(before) and before[-1] not in ".!?…"


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """``word`` without what spellings differ in: accents, capitals, plural, British or American.

    >>> [fold(w) for w in ("Harbours", "harbor", "Erdoğan's", "organised", "7,000")]
    ['harbor', 'harbor', 'erdogan', 'organized', '7000']
    """
    plain = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).removesuffix("'s")
    plain = plain.translate(_INNER)
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith("ss"):
        plain = plain[:-3] + "y" if plain.endswith("ies") and len(plain) > 5 else plain[:-1]
    for british, american in _SPELLINGS:
        if plain.endswith(british) and len(plain) > len(british) + 2:
            return plain.removesuffix(british) + american
    return plain


_SPELLINGS = (
    *(("our", "or"), ("oured", "ored"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing")),
    *(("isation", "ization"), ("yse", "yze"), ("elled", "eled"), ("elling", "eling")),
    *(("tre", "ter"), ("ence", "ense")),
)
"""Endings. A word that is no spelling of another is folded alike on both sides, and loses
nothing by it."""


@cache
def common() -> frozenset[str]:
    """The words that tell no quotation from another, folded."""
    text = (files(__package__) / "lexicon" / "common_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(fold(word) for line in lines for word in line.split())
