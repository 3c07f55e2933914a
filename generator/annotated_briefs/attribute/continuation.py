"""Speech that goes on beyond its cue: ``"A," he said. "B."``, and quotations over paragraphs.

Newspapers leave the quotation marks open at the end of a paragraph where the same speech goes on
in the next one. So what stands before a statement may belong to it as well as what follows it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotated_briefs.attribute.extent import merge
from annotated_briefs.attribute.found import Found
from annotated_briefs.attribute.lexicon import tagged
from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Article, Span


def continue_speech(
    article: Article, tree: Tree, found: Sequence[Found], quotations: Sequence[Quotation]
) -> list[Found]:
    """Each attribution with the wholly quoted sentences that directly follow its speech.

    The paragraphs of speech that lead up to it with their marks left open belong to it too.
    """
    claimed = [s for f in found for s in f.content]
    free = [q for q in quotations if not any(q.span.overlaps(s) for s in claimed)]
    result: list[Found] = []
    for one in found:
        extra = _following(article, tree, one, free, quotations)
        free = [q for q in free if q.span not in extra]
        result.append(_with(article, one, extra))
    for number, one in enumerate(result):
        extra = _leading(article, tree, one, free, quotations)
        free = [q for q in free if q.span not in extra]
        result[number] = _with(article, one, extra)
    return result


def _with(article: Article, one: Found, extra: Sequence[Span]) -> Found:
    return replace(one, content=merge(article.text, [*one.content, *extra])) if extra else one


def _leading(
    article: Article,
    tree: Tree,
    one: Found,
    free: Sequence[Quotation],
    quotations: Sequence[Quotation],
) -> list[Span]:
    """The open quotations, a paragraph each, right before the one with which ``one`` begins."""
    if not _speaks(one):
        return []
    first = next((q for q in quotations if one.content[0].contains(q.span)), None)
    if first is None or first.span.start != article.paragraphs[first.paragraph].span.start:
        return []
    taken: list[Span] = []
    paragraph = first.paragraph
    for quotation in sorted(free, key=lambda q: q.span, reverse=True):
        if quotation.span.start > first.span.start:
            continue
        whole = quotation.span == article.paragraphs[quotation.paragraph].span
        if quotation.paragraph != paragraph - 1 or quotation.closed or not whole:
            break
        # A block quoted from elsewhere has marks of its own kind around those inside it.
        alike = article.text[quotation.span.start] == article.text[first.span.start]
        if not alike or _names_speaker(tree, quotation):
            break
        taken.append(quotation.span)
        paragraph = quotation.paragraph
    return taken


def _names_speaker(tree: Tree, quotation: Quotation) -> bool:
    """Whether a verb of saying ends a sentence inside: then a closing mark was forgotten there."""
    tokens = tree.tokens_of(quotation.span)
    return any(
        tree[i].tag in {"VBD", "VBZ"}
        and "quote" in tagged("verbs").get(tree[i].lemma.lower(), frozenset())
        and (i + 1 >= len(tree.tokens) or tree[i + 1].text in {".", ","})
        for i in tokens
    )


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
