"""Marks over a stretch of text: they may overlap, and the HTML still nests.

A mark is a span, an opening tag and a closing tag. Where two cross, the one that opened later is
closed and opened again; the copy carries no ``id``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
    for start, end in pairwise(sorted(edges)):
        wanted = [mark for mark in opened if mark.span.end > start]
        while waiting and waiting[0].span.start <= start:
            _insert(wanted, waiting.pop(0))
        out += _change(opened, wanted, begun)
        opened = wanted
        out.append(encode(text[start:end], line_break="&#10;"))
    out += _change(opened, [], begun)
    return Markup("".join(out))  # noqa: S704 - every value above is encoded


def _insert(stack: list[Mark], mark: Mark) -> None:
    """Put ``mark`` innermost, but outside those of higher rank."""
    place = len(stack)
    while place and stack[place - 1].rank > mark.rank:
        place -= 1
    stack.insert(place, mark)


def _change(opened: list[Mark], wanted: list[Mark], begun: set[Mark]) -> Iterator[str]:
    """The tags that lead from one nesting to the other, both outermost first."""
    same = 0
    while same < min(len(opened), len(wanted)) and opened[same] is wanted[same]:
        same += 1
    yield from (mark.closing for mark in reversed(opened[same:]))
    for mark in wanted[same:]:
        yield mark.opening(again=mark in begun)
        begun.add(mark)
