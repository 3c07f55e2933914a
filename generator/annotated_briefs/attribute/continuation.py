"""Speech that goes on beyond its cue: ``"A," he said. "B."``, and quotations over paragraphs.

Newspapers leave the quotation marks open at the end of a paragraph where the same speech goes on
in the next one. So what stands before a statement may belong to it as well as what follows it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from annotated_briefs.attribute.extent import merge
from annotated_briefs.attribute.found import Found
from annotated_briefs.attribute.lexicon import tagged
from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Article, Span, first_beyond, first_from, index_of, overlapping


@dataclass(frozen=True, slots=True)
class _Page:
    """What is looked at for every attribution alike."""

    article: Article
    tree: Tree
    quotations: Sequence[Quotation]
    free: Sequence[Quotation]
    """Those in which no attribution had its content at first."""


def continue_speech(
    article: Article, tree: Tree, found: Sequence[Found], quotations: Sequence[Quotation]
) -> list[Found]:
    """Each attribution with the wholly quoted sentences that directly follow its speech.

    The paragraphs of speech that lead up to it with their marks left open belong to it too.
    """
    claimed = index_of(s for f in found for s in f.content)
    free = [q for q in quotations if not claimed.touches(q.span)]
    page = _Page(article, tree, quotations, free)
    taken: set[Span] = set()
    result: list[Found] = []
    for one in found:
        extra = _following(page, one, taken)
        taken.update(extra)
        result.append(_with(article, one, extra))
    for number, one in enumerate(result):
        extra = _leading(page, one, taken)
        taken.update(extra)
        result[number] = _with(article, one, extra)
    return result


def _with(article: Article, one: Found, extra: Sequence[Span]) -> Found:
    return replace(one, content=merge(article.text, [*one.content, *extra])) if extra else one


def _leading(page: _Page, one: Found, taken: Collection[Span]) -> list[Span]:
    """The open quotations, a paragraph each, right before the one with which ``one`` begins."""
    if not _speaks(one):
        return []
    beginning = one.content[0]
    held = (q for q in overlapping(page.quotations, beginning) if beginning.contains(q.span))
    first = next(held, None)
    if first is None or first.span.start != page.article.paragraphs[first.paragraph].span.start:
        return []
    own: list[Span] = []
    paragraph = first.paragraph
    for at in range(first_from(page.free, first.span.start) - 1, -1, -1):
        quotation = page.free[at]
        if quotation.span in taken:
            break
        whole = quotation.span == page.article.paragraphs[quotation.paragraph].span
        if quotation.paragraph != paragraph - 1 or quotation.closed or not whole:
            break
        # A block quoted from elsewhere has marks of its own kind around those inside it.
        alike = page.article.text[quotation.span.start] == page.article.text[first.span.start]
        if not alike or _names_speaker(page.tree, quotation):
            break
        own.append(quotation.span)
        paragraph = quotation.paragraph
    return own


def _names_speaker(tree: Tree, quotation: Quotation) -> bool:
    """Whether a verb of saying ends a sentence inside: then a closing mark was forgotten there."""
    tokens = tree.tokens_of(quotation.span)
    return any(
        tree[i].tag in {"VBD", "VBZ"}
        and "quote" in tagged("verbs").get(tree[i].lemma.lower(), frozenset())
        and (i + 1 >= len(tree.tokens) or tree[i + 1].text in {".", ","})
        for i in tokens
    )


def _following(page: _Page, one: Found, taken: Collection[Span]) -> list[Span]:
    last = _last_quotation(one, page.quotations)
    if last is None or not _speaks(one):
        return []
    own: list[Span] = []
    sentence = page.tree.span(page.tree.sentence(one.cue.head))
    begins = max(page.tree[one.cue.head].end, one.content[-1].end)
    position = max(sentence.end, begins)
    # Two apostrophes for a mark may leave the opening one in the sentence before.
    for at in range(
        max(first_from(page.free, begins), first_beyond(page.free, position)), len(page.free)
    ):
        quotation = page.free[at]
        if quotation.span in taken:
            break
        gap = page.article.text[position : quotation.span.start]
        if gap.strip(" \n\t\u00a0.") or not _is_whole(page.article, quotation):
            break
        if quotation.paragraph != last.paragraph and last.closed:
            break
        own.append(quotation.span)
        last, position = quotation, quotation.span.end
    return own


def _speaks(one: Found) -> bool:
    """Whether the cue introduces speech: "calls it 'a mess.' 'Never again.'" does not."""
    return not one.cue.tags or "quote" in one.cue.tags


def _last_quotation(one: Found, quotations: Sequence[Quotation]) -> Quotation | None:
    for part in reversed(one.content):
        inside = [q for q in overlapping(quotations, part) if part.contains(q.span)]
        if inside:
            return inside[-1]
    return None


def _is_whole(article: Article, quotation: Quotation) -> bool:
    """Whether the quotation is a sentence of its own: nothing before it, nothing after it."""
    text, paragraph = article.text, article.paragraphs[quotation.paragraph].span
    after = text[quotation.span.end : paragraph.end].lstrip(" .\n\t\u00a0")
    words = quotation.span.of(text)
    ended = not quotation.closed or words.rstrip("\"”'’»")[-1:] in {".", "!", "?", "…", "—"}
    return ended and (not after or after[0].isupper() or after[0] in '"“«')
