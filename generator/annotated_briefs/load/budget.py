"""How much of what a text may hold, so that reading it ends within a minute and 2 GB.

All is derived from one setting, `Limits.text`; the shares are far above those of any article, and
below those at which the model or our rules take long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from annotated_briefs.model import Article

_PARAGRAPHS = 1 / 100
"""Of the characters allowed: 2,000 paragraphs. A long report has 200."""
_PARAGRAPH = 1 / 5
"""A paragraph of 40,000 characters; the model's memory grows with the longest."""
_PIECES = 3 / 10
"""60,000 words and marks; 200,000 characters of prose have 40,000."""

_PIECE = re.compile(r"\w+|[^\w\s]")
_ABOUT_ONE = "a brief is about one article"


def beyond(article: Article, allowed: int) -> Iterator[tuple[int, str, str]]:
    """Offset, message and hint of what is too much in a text of at most ``allowed`` characters."""
    most = int(_PARAGRAPHS * allowed)
    if len(article.paragraphs) > most:
        start = article.paragraphs[most].span.start
        yield start, f"more than {most:,} paragraphs", _ABOUT_ONE
    longest = int(_PARAGRAPH * allowed)
    for paragraph in article.paragraphs:
        if paragraph.span.end - paragraph.span.start > longest:
            message = f"a paragraph of more than {longest:,} characters"
            yield paragraph.span.start, message, "put an empty line between paragraphs"
            break
    pieces = int(_PIECES * allowed)
    if last := next(islice(_PIECE.finditer(article.text), pieces, None), None):
        yield last.start(), f"more than {pieces:,} words and marks", _ABOUT_ONE
