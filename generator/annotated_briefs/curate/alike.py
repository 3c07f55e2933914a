"""Where words that were edited stand in a text now: from their first word to their last mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from annotated_briefs.model import Span
from annotated_briefs.text import reading

ALIKE = 85.0
"""Of 100, by rapidfuzz's ratio: an edited word or two in a sentence stays above it."""
APART = 10.0
"""By how much the likeliest place has to be likelier than the next."""
_FEW = 12
"""Characters: shorter words are like too many others to be followed when they change."""
_REACH = 8
"""Words and marks by which an end may lie beyond the first guess, which has the old length."""
_TOKEN = re.compile(r"\w+(?:[-'.]\w+)*|[^\w\s]")


def alike(text: str, exact: str) -> Iterator[tuple[float, Span]]:
    """The likeliest place of ``exact`` and the next, each with its likeness.

    A quotation mark of another shape is the same mark.
    """
    if len(exact) < _FEW:
        return
    words, left = reading(exact), reading(text)
    for _ in range(2):
        found = fuzz.partial_ratio_alignment(words, left, score_cutoff=ALIKE - APART)
        if found is None:
            return
        span = _aligned(left, words, Span(found.dest_start, found.dest_end))
        score = float(fuzz.ratio(words, span.of(left)))
        if score >= ALIKE:
            yield score, span
        left = left[: span.start] + "\0" * len(span) + left[span.end :]


def _aligned(text: str, words: str, guess: Span) -> Span:
    """The passage about ``guess`` that is fewest words and marks away from ``words``.

    Of equals: the one whose ends are of the kind of the ends of ``words``, then the longest, so
    that a last word that was replaced is in it.
    """
    tokens = [Span(*m.span()) for m in _TOKEN.finditer(text)]
    first = next((n for n, t in enumerate(tokens) if t.end > guess.start), 0)
    last = next((n for n, t in enumerate(tokens) if t.end >= guess.end), len(tokens) - 1)
    wanted = _TOKEN.findall(words)
    paragraphs = words.count("\n")

    def rank(ends: tuple[int, int]) -> tuple[int, int, int, float]:
        start, end = ends
        passage = [one.of(text) for one in tokens[start : end + 1]]
        edits = Levenshtein.distance(wanted, passage)
        if text.count("\n", tokens[start].start, tokens[end].end) > paragraphs:
            edits += len(wanted)  # what was added is in the same paragraph
        kinds = _same_kind(passage[0], wanted[0]) + _same_kind(passage[-1], wanted[-1])
        likeness = fuzz.ratio(words, text[tokens[start].start : tokens[end].end])
        return edits, -kinds, -len(passage), -likeness

    starts, ends = _about(first, tokens), _about(last, tokens)
    best = min(((a, b) for a in starts for b in ends if a <= b), key=rank)
    return Span(tokens[best[0]].start, tokens[best[1]].end)


def _about(at: int, tokens: Sequence[Span]) -> range:
    return range(max(0, at - _REACH), min(len(tokens), at + _REACH + 1))


def _same_kind(one: str, other: str) -> bool:
    return one[0].isalnum() == other[0].isalnum() and (one[0].isalnum() or one == other)
