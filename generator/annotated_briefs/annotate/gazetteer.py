"""Countries, peoples, well-known cities and organisations, known without a register.

Territory names and time-zone cities come from CLDR through Babel, divisions of countries from a
list made from rigour's data, the rest from word lists of this project.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global

from annotated_briefs.annotate import lexicon
from annotated_briefs.annotate.candidate import Candidate, overlay
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.words import Phrases, words
from annotated_briefs.model import Kind, Origin, Span, SpanIndex

REASON = "well-known name"

_NO_TERRITORIES = frozenset({"UN", "EU", "EZ", "QO", "ZZ"})
"""Codes of CLDR that are a body, a currency area or "unknown"."""

_ZONES = frozenset({"Africa", "America", "Asia", "Europe", "Australia"})
"""Where a time zone is named after a city; oceans and polar stations are left out."""


@dataclass(frozen=True, slots=True)
class Known:
    """A well-known name: what it is, and a key that its other names share."""

    kind: Kind
    key: str
    sure: bool = True
    """False where the words may also be a person's or a thing's: then it only mends a kind."""

    @property
    def is_country(self) -> bool:
        """Whether it is a country or a dependency, rather than a part of one."""
        return self.key.startswith("territory ")


def _rows() -> Iterator[tuple[str, Known]]:
    yield from _territories()
    yield from _cities()
    yield from _listed("places", Kind.PLACE)
    yield from _divisions()
    yield from _listed("organisations", Kind.ORG)
    yield from _listed("products", Kind.PRODUCT)
    for line in lexicon.lines("demonyms"):
        code, *forms = line.split()
        key = f"people {forms[0] if code == '-' else code}"
        for form in forms:
            yield form.replace("-", " "), Known(Kind.NORP, key)


def _territories() -> Iterator[tuple[str, Known]]:
    others = {line.split()[0]: _names(line.split(maxsplit=1)[1]) for line in _other_names()}
    doubtful = lexicon.words("doubtful_places")
    names = {c: n for c, n in Locale("en").territories.items() if len(c) == len("GB")}
    for code in (names.keys() | others.keys()) - _NO_TERRITORIES:
        name = names.get(code, "")
        for form in {name, name.replace(" & ", " and "), *others.get(code, ())} - {""}:
            yield form, Known(Kind.PLACE, f"territory {code}", form not in doubtful)


def _other_names() -> tuple[str, ...]:
    return lexicon.lines("territories")


def _divisions() -> Iterator[tuple[str, Known]]:
    doubtful = lexicon.words("doubtful_places")
    for line in lexicon.lines("divisions"):
        code, _, name = line.split(maxsplit=2)
        yield name, Known(Kind.PLACE, f"division {code}", name not in doubtful)


def _cities() -> Iterator[tuple[str, Known]]:
    doubtful = lexicon.words("doubtful_places")
    for zone in get_global("zone_territories"):
        area, _, city = zone.rpartition("/")
        if area.split("/")[0] in _ZONES:
            name = city.replace("_", " ")
            yield name, Known(Kind.PLACE, name, city not in doubtful)


def _listed(name: str, kind: Kind) -> Iterator[tuple[str, Known]]:
    """A list of ours: names parted by "|" are one thing, "?" ends a doubtful one."""
    for line in lexicon.lines(name):
        for entry in line.split(","):
            forms = _names(entry.strip().rstrip("?"))
            for form in forms:
                yield form, Known(kind, f"{kind} {forms[0]}", not entry.endswith("?"))


def _names(words: str) -> list[str]:
    return [name.strip() for name in words.split("|")]


@cache
def _phrases() -> Phrases[Known]:
    phrases: Phrases[Known] = Phrases()
    for name, known in _rows():
        phrases.add(name, known)
    return phrases


@cache
def _by_surface() -> dict[str, Known]:
    table: dict[str, Known] = {}
    for name, known in _rows():
        table.setdefault(_surface(name), known)
    return table


def known(name: str) -> Known | None:
    """What a whole name, as written or as `Context.surface` gives it, is known to be."""
    found = _by_surface().get(name)
    if found or name.replace(" ", "").isalnum():
        return found
    return _by_surface().get(_surface(name))


def _surface(name: str) -> str:
    return " ".join(word.form for word in words(name))


def add(context: Context, found: Sequence[Candidate]) -> list[Candidate]:
    """``found`` with the well-known names that the model missed, or took for something else."""
    new: list[Candidate] = []
    near = SpanIndex((c.span, c) for c in found)
    for span, values in _phrases().scan(context.article.text, context.words):
        value = values[0]
        over = near.overlapping(span)
        longer = [c for c in over if len(c.span) > len(span) and c.span.contains(span)]
        if longer and not (value.kind is Kind.ORG and _is_loose(context, longer[0], span)):
            continue
        if not over and not value.sure:
            continue
        new.append(Candidate(span, value.kind).ruled(value.kind, REASON))
    return overlay(found, new)


def _is_loose(context: Context, candidate: Candidate, span: Span) -> bool:
    """Whether a headline's capitals misled the model: "Weaken NATO" is no longer name."""
    words = candidate.span.of(context.text).split()
    return (
        candidate.origin is Origin.MODEL
        and span in {Span(candidate.span.start, span.end), Span(span.start, candidate.span.end)}
        and context.is_headline(span)
        and words[-1] not in lexicon.words("org_heads", "last")
        and words[0] not in lexicon.words("org_heads", "first")
    )
