"""How well the same words are found again: quotations of Wikinews, each altered as outlets alter.

Every quotation of ten words or more is put into a second brief, cut or spelled otherwise. Its
speaker is left open there, so that the words alone must do, except where a row says so; shorter
ones have rows of their own. Whatever else is found is wrong: no two articles of the set quote the
same words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from annotated_briefs.link import echoes
from annotated_briefs.link.quotations import Quotation, quotations
from annotated_briefs.link.renderings import FEWEST
from annotated_briefs.model import Span
from annotated_briefs.publish import PublishedBrief, publish
from tests.made import annotated, statement

_FROM = 10
"""Words of a quotation that is altered; each kind of alteration leaves at least seven."""


def _first(words: list[str]) -> list[str]:
    return words[: max(7, len(words) // 2)]


def _last(words: list[str]) -> list[str]:
    return words[-max(7, len(words) // 2) :]


def _piece(words: list[str]) -> list[str]:
    start = len(words) // 3
    return words[start : start + 7]


def _middle(words: list[str]) -> list[str]:
    third = len(words) // 3
    return [*words[: max(4, third)], "…", *words[-max(4, third) :]]


_SPELLED = {"or": "our", "ize": "ise", "ized": "ised", "izing": "ising", "ization": "isation"}


def _spelled(words: list[str]) -> list[str]:
    """British endings, one letter of every fourth long word other, capitals and marks gone."""
    found = []
    for n, word in enumerate(words):
        british = next((word[: -len(e)] + b for e, b in _SPELLED.items() if word.endswith(e)), word)
        if n % 4 == 0 and len(word) > 6:
            british = f"{british[:3]}e{british[4:]}"
        found.append(british.lower().replace("'", "’"))
    return found


def _reworded(every: int) -> Callable[[list[str]], list[str]]:
    """One word in so many is another, as in a second translation."""
    return lambda words: [
        f"other{n}" if n % every == every - 1 else word for n, word in enumerate(words)
    ]


def _whole(words: list[str]) -> list[str]:
    return words


ALTERATIONS: dict[str, Callable[[list[str]], list[str]]] = {
    "word for word": _whole,
    "the first half": _first,
    "the last half": _last,
    "seven words of it": _piece,
    "cut in the middle": _middle,
    "spelled otherwise": _spelled,
    "one word in ten is another": _reworded(10),
    "one word in six is another": _reworded(6),
}


@dataclass(frozen=True, slots=True)
class Row:
    """What was found of one kind of alteration."""

    kind: str
    altered: int
    found: int
    wrong: int
    """Pairs of briefs found that are not an article and its own altered quotation."""

    def __str__(self) -> str:
        share = self.found / self.altered if self.altered else 0.0
        return (
            f"{self.kind:<30} {self.found:4} of {self.altered:4} ({share:.1%}), {self.wrong} wrong"
        )


def measure(views: Sequence[PublishedBrief]) -> list[Row]:
    """A row for each kind of alteration, over the quotations of ``views``."""
    every = [q for view in views for q in quotations(view)]
    said = [q for q in every if len(q.folded) >= _FROM]
    rows = [_measure(kind, alter, views, said) for kind, alter in ALTERATIONS.items()]
    ascribed = [q for q in said if q.speaker]
    short = [q for q in every if q.speaker and FEWEST <= len(q.folded) < _FROM]
    return [
        *rows,
        _measure("seven words, speaker known", _piece, views, ascribed, known=True),
        _measure("of four to nine words, whole", _whole, views, short),
        _measure("the same, speaker known", _whole, views, short, known=True),
    ]


def _measure(
    kind: str,
    alter: Callable[[list[str]], list[str]],
    views: Sequence[PublishedBrief],
    said: Sequence[Quotation],
    *,
    known: bool = False,
) -> Row:
    made = [_copy(n, q, " ".join(alter(q.text.split())), known) for n, q in enumerate(said)]
    of = {c.brief.address: q.brief.brief.address for c, q in zip(made, said, strict=True)}
    pairs = set()
    for echo in echoes([*views, *made]):
        where = sorted({c.quotation.brief.brief.address for c in echo.carried})
        pairs |= {(a, b) for a in where for b in where if a in of and b not in of}
        pairs |= {(a, b) for a in where for b in where if a < b and not {a, b} & of.keys()}
    right = {(a, b) for a, b in pairs if of.get(a) == b}
    return Row(kind, len(said), len(right), len(pairs - right))


def _copy(n: int, original: Quotation, words: str, known: bool) -> PublishedBrief:
    """A brief that quotes ``words``, of the same speaker or of one that stays open."""
    view, said = original.brief, original.statement
    speaker = view.findings.entities[said.entity] if known and said and said.entity else None
    made = annotated(
        f"“{words}”",
        slug=f"copy-{n}",
        published=view.brief.metadata.published,
        entities=[speaker] if speaker else [],
    )
    inside = Span(1, len(words) + 1)
    one = statement("S1", inside, by=speaker.id if speaker else None)
    findings = replace(made.findings, statements=(replace(one, quoted=(inside,)),))
    return publish(replace(made, findings=findings))
