"""Where names stand in an article, whether the model saw them there or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from annotated_briefs.annotate.candidate import Candidate
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.words import Phrases
from annotated_briefs.model import Span


def stands(context: Context, names: Iterable[Candidate]) -> dict[str, list[Span]]:
    """Every place of each of the names, by surface (`Context.surface`)."""
    phrases: Phrases[str] = Phrases()
    for candidate in names:
        phrases.add(candidate.span.of(context.article.text), context.surface(candidate.span))
    found: dict[str, list[Span]] = defaultdict(list)
    if len(phrases):
        for span, values in phrases.scan(context.article.text, context.words):
            found[values[0]].append(span)
    return found
