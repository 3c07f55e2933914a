"""Marks over a stretch of text: they may overlap, and the HTML still nests.

A mark is a span, an opening tag and a closing tag. Where two cross, the one that opened later is
closed and opened again; the copy carries no ``id``.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
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
        id_ = f' id="{encode(self.id)}"' if self.id and not again else ""
        return f"<{self.element}{id_}{_attributes(self.attributes)}>"

    @property
    def closing(self) -> str:
        """The closing tag."""
        return f"</{self.element}>"


@lru_cache(maxsize=1 << 12)
def _attributes(pairs: tuple[tuple[str, str], ...]) -> str:
    return "".join(f' {name}="{encode(value)}"' for name, value in pairs)


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
    begun: set[int] = set()
    waiting = deque(inside)
    for start, end in pairwise(sorted(edges)):
        wanted = [mark for mark in opened if mark.span.end > start]
        while waiting and waiting[0].span.start <= start:
            _insert(wanted, waiting.popleft())
        _change(opened, wanted, begun, out)
        opened = wanted
        out.append(encode(text[start:end], line_break="&#10;"))
    _change(opened, [], begun, out)
    return Markup("".join(out))  # noqa: S704 - every value above is encoded


def _insert(stack: list[Mark], mark: Mark) -> None:
    """Put ``mark`` innermost, but outside those of higher rank."""
    place = len(stack)
    while place and stack[place - 1].rank > mark.rank:
        place -= 1
    stack.insert(place, mark)


def _change(opened: list[Mark], wanted: list[Mark], begun: set[int], out: list[str]) -> None:
    """Add to ``out`` the tags that lead from one nesting to the other, both outermost first.

    ``begun`` holds the identities of the marks that were opened before.
    """
    same = 0
    for one, other in zip(opened, wanted, strict=False):
        if one is not other:
            break
        same += 1
    out += [mark.closing for mark in reversed(opened[same:])]
    for mark in wanted[same:]:
        out.append(mark.opening(again=id(mark) in begun))
        begun.add(id(mark))
