"""Anchors as quotes: the W3C's TextQuoteSelector, written and found again.

https://www.w3.org/TR/annotation-model/#text-quote-selector. `describe` and `match` are inverses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from annotated_briefs.model import Selector, Span
from annotated_briefs.text import WORD, reading


class NoMatch(LookupError):  # noqa: N818 - the name is read in `except NoMatch`
    """The quoted words, in that context, are not in the text."""

    def __init__(self, selector: Selector, closest: str | None) -> None:
        super().__init__(selector.exact)
        self.selector = selector
        self.closest = closest
        """The words of the text most like the quoted ones, where any are."""


class Ambiguous(LookupError):  # noqa: N818 - as above
    """The quoted words, in that context, stand in the text more than once."""

    def __init__(self, selector: Selector, spans: tuple[Span, ...]) -> None:
        super().__init__(selector.exact)
        self.selector = selector
        self.spans = spans


def match(text: str, selector: Selector, *, within: Span | None = None) -> Span:
    """The one place that ``selector`` describes.

    ``within`` narrows the search to places that lie inside it; the context may stand outside.
    Raises NoMatch or Ambiguous.
    """
    found = tuple(_matches(text, selector, within or Span(0, len(text))))
    if not found:
        raise NoMatch(selector, closest(text, selector.exact))
    if len(found) > 1:
        raise Ambiguous(selector, found)
    return found[0]


def describe(text: str, span: Span, *, context: int = 0) -> Selector:
    """A selector that `match` resolves to ``span`` alone.

    The prefix and suffix are the shortest together that tell the place from every other, and at
    least ``context`` characters long where the text has so many. Raises ValueError for a span
    that is empty or outside the text.
    """
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"no words at {span.start}-{span.end}")
    exact = span.of(text)
    others = [
        (_alike_before(text, span.start, start), _alike_after(text, span.end, start + len(exact)))
        for start in _occurrences(text, exact)
        if start != span.start
    ]
    before, after = _shortest_context(others, span.start, len(text) - span.end)
    before, after = max(before, context), max(after, context)
    return Selector(
        exact, text[max(0, span.start - before) : span.start], text[span.end : span.end + after]
    )


def _matches(text: str, selector: Selector, within: Span) -> Iterator[Span]:
    if not selector.exact:
        return
    for start in _occurrences(text, selector.exact, within.start, within.end):
        end = start + len(selector.exact)
        if text.startswith(selector.suffix, end) and text.endswith(selector.prefix, 0, start):
            yield Span(start, end)


def _occurrences(text: str, words: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where ``words`` begin, overlapping places included ("aa" stands in "aaa" twice)."""
    at = text.find(words, start, end)
    while at >= 0:
        yield at
        at = text.find(words, at + 1, end)


def _alike_before(text: str, one: int, other: int) -> int:
    size = 0
    while size < min(one, other) and text[one - size - 1] == text[other - size - 1]:
        size += 1
    return size


def _alike_after(text: str, one: int, other: int) -> int:
    size = 0
    while max(one, other) + size < len(text) and text[one + size] == text[other + size]:
        size += 1
    return size


def _shortest_context(
    others: list[tuple[int, int]], most_before: int, most_after: int
) -> tuple[int, int]:
    """The smallest (before, after) that exceeds, for each other place, one of its two figures."""
    best = (most_before, most_after)
    # Falling figures before: with a prefix of that length + 1, all later ones are told apart.
    after = 0
    for alike_before, alike_after in [*sorted(others, reverse=True), (-1, 0)]:
        before = alike_before + 1
        if before <= most_before and after <= most_after:
            best = min(best, (before, after), key=sum)
        after = max(after, alike_after + 1)
    return best


# ------------------------------------------------------------------ hints

_MOST_TRIES = 60
_ALIKE = 0.6
"""Below this ratio (difflib's, 0 to 1) two passages share little but their letters."""


def closest(text: str, words: str) -> str | None:
    """The passage of ``text`` most like ``words``; None where nothing is much like them.

    Other quotation marks, cases and spaces first; then windows around the rarest shared word.
    """
    folded = re.escape(reading(words).strip())
    loose = re.sub(r"(?:\\\s|\s)+", r"\\s+", folded)
    found = re.search(loose, reading(text), re.IGNORECASE) if loose else None
    if found:
        return text[found.start() : found.end()]
    best, passage = _ALIKE, None
    for window in _windows(text, words):
        ratio = _likeness(window.of(text), words)
        if ratio > best:
            best, passage = ratio, window
    return _in_whole_words(text, passage, words) if passage else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one[:400], other[:400], autojunk=False).ratio()


def _in_whole_words(text: str, span: Span, words: str) -> str:
    """The passage at ``span``, each end moved to that of a word: the nearer to ``words``."""
    start, end = span.start, span.end
    starts = {_word_edge(text, start, -1), _word_edge(text, start, 1)}
    ends = {_word_edge(text, end, -1), _word_edge(text, end, 1)}
    passages = [text[a:b].strip() for a in sorted(starts) for b in sorted(ends) if a < b]
    return max(passages, key=lambda one: _likeness(one, words), default=span.of(text))


def _word_edge(text: str, at: int, step: int) -> int:
    """The nearest place from ``at`` on that lies in no word."""
    while 0 < at < len(text) and not (text[at - 1].isspace() or text[at].isspace()):
        at += step
    return at


def _windows(text: str, words: str) -> Iterator[Span]:
    """Passages as long as ``words`` that hold its longest words at the same distance."""
    tries = 0
    for word in sorted(WORD.finditer(words), key=lambda m: -len(m.group()))[:5]:
        for at in _occurrences(text, word.group()):
            if tries == _MOST_TRIES:
                return
            tries += 1
            start = max(0, at - word.start())
            yield Span(start, min(len(text), start + len(words)))
