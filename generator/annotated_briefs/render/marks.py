"""Marks over a stretch of text: they may overlap, and the HTML still nests.

A mark is a span, an opening tag and a closing tag. Where two cross, the one that opened later is
closed and opened again; the copy carries no ``id``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from annotated_briefs.model import Span
from annotated_briefs.render.encode import encode


@dataclass(frozen=True, slots=True)
class Mark:
    """``rank`` decides who stands inside whom where two marks cover the same words: 0 outermost."""

    span: Span
    rank: int
    element: str
    attributes: tuple[tuple[str, str], ...] = ()
    id: str | None = None

    def opening(self, *, again: bool) -> str:
        """The opening tag; without its id when it is opened ``again``."""
        pairs = list(self.attributes)
        if self.id and not again:
            pairs.insert(0, ("id", self.id))
        attributes = "".join(f' {name}="{encode(value)}"' for name, value in pairs)
        return f"<{self.element}{attributes}>"

    @property
    def closing(self) -> str:
        """The closing tag."""
        return f"</{self.element}>"


def marked(text: str, span: Span, marks: Iterable[Mark]) -> Markup:
    """The words of ``text`` at ``span``, encoded, with ``marks`` (cut to ``span``) around them."""
    inside = sorted(
        (m for m in marks if m.span.overlaps(span)),
        key=lambda m: (max(m.span.start, span.start), m.rank, -m.span.end),
    )
    edges = {span.start, span.end}
    for mark in inside:
        edges |= {max(mark.span.start, span.start), min(mark.span.end, span.end)}
    out: list[str] = []
    opened: list[Mark] = []
    begun: set[Mark] = set()
    waiting = list(inside)
    ordered = sorted(edges)
    for start, end in pairwise(ordered):
        _close(opened, start, out, begun)
        while waiting and max(waiting[0].span.start, span.start) <= start:
            _open(waiting.pop(0), opened, out, begun)
        out.append(encode(text[start:end], line_break="&#10;"))
    out += [mark.closing for mark in reversed(opened)]
    return Markup("".join(out))  # noqa: S704 - every value above is encoded


def _close(opened: list[Mark], at: int, out: list[str], begun: set[Mark]) -> None:
    """Close the marks that end at ``at``, and reopen those that stood inside them."""
    ending = [i for i, mark in enumerate(opened) if mark.span.end <= at]
    if not ending:
        return
    tail = opened[ending[0] :]
    out += [mark.closing for mark in reversed(tail)]
    del opened[ending[0] :]
    for mark in tail:
        if mark.span.end > at:
            out.append(mark.opening(again=True))
            opened.append(mark)
            begun.add(mark)


def _open(mark: Mark, opened: list[Mark], out: list[str], begun: set[Mark]) -> None:
    """Open ``mark`` inside those of lower rank; those of higher rank step inside it."""
    place = len(opened)
    while place and opened[place - 1].rank > mark.rank:
        place -= 1
    tail = opened[place:]
    out += [m.closing for m in reversed(tail)]
    del opened[place:]
    for each in (mark, *tail):
        out.append(each.opening(again=each in begun))
        opened.append(each)
        begun.add(each)
