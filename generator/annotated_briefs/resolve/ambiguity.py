"""Words that fit two curated records, where the article does not say which is meant."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefs.annotate import find
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.records import OPEN, matches, unsettled
from annotated_briefs.model import Analysis, Article, EntityId, Register, Span


def ambiguous(
    article: Article, register: Register, analysis: Analysis | None = None
) -> Iterator[tuple[Span, tuple[EntityId, ...]]]:
    """The places where a name fits several records and nothing in the article settles it.

    For `check`: a person settles each in annotations.yml. With ``analysis``, exactly the places
    that `name_things` leaves open; without, full names in the article are heeded but not the
    kinds and the longer names that the parse shows, so that a few more may be reported.
    """
    if analysis is None:
        bare = Context.of(article, Analysis("", article.text, (), (), ()))
        yield from ((match.span, match.ids) for match in unsettled(bare, register))
        return
    context = Context.of(article, analysis)
    left = {c.span for c in find(context, register) if c.reason == OPEN}
    yield from ((m.span, m.ids) for m in matches(context, register) if m.span in left)
