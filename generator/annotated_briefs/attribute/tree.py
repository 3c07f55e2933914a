"""The parse with what the rules ask for over and over, worked out once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from annotated_briefs.attribute.repair import mended_heads
from annotated_briefs.model import Analysis, Span, Token

Range = tuple[int, int]
"""Half-open token indexes into `Analysis.tokens`."""


class Tree:
    """Children and subtree edges of every token, by index.

    A sentence of the `Analysis` may hold several roots: the splitter joins what the parser cut in
    a place no reader would.
    """

    __slots__ = (
        "_ends",
        "_sentence",
        "_starts",
        "analysis",
        "children",
        "left",
        "quoted",
        "right",
        "tokens",
    )

    def __init__(
        self, analysis: Analysis, breaks: Iterable[int] = (), quoted: Sequence[Span] = ()
    ) -> None:
        """``breaks`` are offsets at which a sentence begins, whatever the parser says.

        ``quoted`` are the stretches between quotation marks, in reading order.
        """
        self.analysis = analysis
        heads = mended_heads(analysis.tokens)
        self.tokens = tuple(
            token if token.head == head else replace(token, head=head)
            for token, head in zip(analysis.tokens, heads, strict=True)
        )
        self._starts = [token.start for token in self.tokens]
        self._ends = [token.end for token in self.tokens]
        self.quoted = self._inside(quoted)
        size = len(self.tokens)
        self.children: list[list[int]] = [[] for _ in range(size)]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                self.children[token.head].append(i)
        self.left = list(range(size))
        self.right = [i + 1 for i in range(size)]
        for i in reversed(self._top_down()):
            for child in self.children[i]:
                self.left[i] = min(self.left[i], self.left[child])
                self.right[i] = max(self.right[i], self.right[child])

        self._sentence = self._sentences(frozenset(breaks))

    def _inside(self, quoted: Sequence[Span]) -> frozenset[int]:
        inside: set[int] = set()
        at = 0
        for span in quoted:
            while at < len(self.tokens) and self.tokens[at].end <= span.start:
                at += 1
            while at < len(self.tokens) and self.tokens[at].start < span.end:
                inside.add(at)
                at += 1
        return frozenset(inside)

    def _sentences(self, breaks: frozenset[int]) -> list[Range]:
        ranges: list[Range] = []
        for sentence in self.analysis.sentences:
            starts = [sentence.first]
            for i in range(sentence.first + 1, sentence.last):
                if self.tokens[i].start in breaks:
                    starts.append(i)
            for first, last in zip(starts, [*starts[1:], sentence.last], strict=True):
                ranges += [(first, last)] * (last - first)
        return ranges

    def _top_down(self) -> list[int]:
        order = [i for i, token in enumerate(self.tokens) if token.head == i]
        for i in order:
            order.extend(self.children[i])
        return order

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def before(self, i: int) -> str:
        """The token before ``i``, spaces passed over; empty at the start."""
        while i > 0 and self.tokens[i - 1].pos == "SPACE":
            i -= 1
        return self.tokens[i - 1].text if i > 0 else ""

    def with_dep(self, i: int, *deps: str) -> Iterator[int]:
        """The children of ``i`` on one of these relations, in reading order."""
        return (c for c in self.children[i] if self.tokens[c].dep in deps)

    def first(self, i: int, *deps: str) -> int | None:
        """The first child of ``i`` on one of these relations."""
        return next(self.with_dep(i, *deps), None)

    def subtree(self, i: int) -> Range:
        """From the left edge to the right edge of what hangs on ``i``."""
        return self.left[i], self.right[i]

    def sentence(self, i: int) -> Range:
        """The sentence in which token ``i`` stands."""
        return self._sentence[i]

    def within(self, tokens: Range, sentence: Range) -> Range:
        """The part of ``tokens`` inside ``sentence`` (empty where there is none)."""
        low, high = max(tokens[0], sentence[0]), min(tokens[1], sentence[1])
        return low, max(low, high)

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above ``i``, nearest first."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def tokens_of(self, span: Span) -> range:
        """The tokens that overlap ``span``."""
        first = bisect_right(self._ends, span.start)
        return range(first, max(first, bisect_left(self._starts, span.end)))

    def span(self, tokens: Range) -> Span:
        """Where a non-empty run of tokens stands in the text."""
        return Span(self.tokens[tokens[0]].start, self.tokens[tokens[1] - 1].end)
