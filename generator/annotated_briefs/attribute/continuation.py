"""Speech that goes on after its cue: ``"A," he said. "B."``, and quotations over paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotated_briefs.attribute.extent import merge
from annotated_briefs.attribute.found import Found
from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Article, Span


def continue_speech(
    article: Article, tree: Tree, found: Sequence[Found], quotations: Sequence[Quotation]
) -> list[Found]:
    """Each attribution with the wholly quoted sentences that directly follow its speech."""
    claimed = [s for f in found for s in f.content]
    free = [q for q in quotations if not any(q.span.overlaps(s) for s in claimed)]
    result: list[Found] = []
    for one in found:
        extra = _following(article, tree, one, free, quotations)
        free = [q for q in free if q.span not in extra]
        result.append(
            replace(one, content=merge(article.text, [*one.content, *extra])) if extra else one
        )
    return result


def _following(
    article: Article,
    tree: Tree,
    one: Found,
    free: Sequence[Quotation],
    quotations: Sequence[Quotation],
) -> list[Span]:
    last = _last_quotation(one, quotations)
    if last is None or not _speaks(one):
        return []
    taken: list[Span] = []
    sentence = tree.span(tree.sentence(one.cue.head))
    begins = max(tree[one.cue.head].end, one.content[-1].end)
    position = max(sentence.end, begins)
    for quotation in free:
        # Two apostrophes for a mark may leave the opening one in the sentence before.
        if quotation.span.start < begins or quotation.span.end <= position:
            continue
        gap = article.text[position : quotation.span.start]
        if gap.strip(" \n\t\u00a0.") or not _is_whole(article, quotation):
            break
        if quotation.paragraph != last.paragraph and last.closed:
            break
        taken.append(quotation.span)
        last, position = quotation, quotation.span.end
    return taken


def _speaks(one: Found) -> bool:
    """Whether the cue introduces speech: "calls it 'a mess.' 'Never again.'" does not."""
    return not one.cue.tags or "quote" in one.cue.tags


def _last_quotation(one: Found, quotations: Sequence[Quotation]) -> Quotation | None:
    inside = [q for q in quotations if any(s.contains(q.span) for s in one.content)]
    return inside[-1] if inside else None


def _is_whole(article: Article, quotation: Quotation) -> bool:
    """Whether the quotation is a sentence of its own: nothing before it, nothing after it."""
    text, paragraph = article.text, article.paragraphs[quotation.paragraph].span
    after = text[quotation.span.end : paragraph.end].lstrip(" .\n\t\u00a0")
    words = quotation.span.of(text)
    ended = not quotation.closed or words.rstrip("\"”'’»")[-1:] in {".", "!", "?", "…", "—"}
    return ended and (not after or after[0].isupper() or after[0] in '"“«')
