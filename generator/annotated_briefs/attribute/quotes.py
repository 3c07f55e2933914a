"""Quotation marks and what stands between them.

Marks are paired within a paragraph. Grammar: ``quotation := open text (close | end of paragraph)``.
A curly mark says which way it faces; a straight one opens if white space, a bracket or a dash
stands before it and text follows at once. A quotation left open at the end of its paragraph goes
on in the next one that begins with an opening mark (the convention of newspapers for speech over
several paragraphs); left open otherwise it reaches to the end of the paragraph. Where a speaker is
named behind a comma in a quotation left open, its closing mark was forgotten there, and where one
is named behind a stray closing mark, the opening one: an odd mark must not turn the marks of a
whole paragraph inside out.

Single marks count only where no double mark is used in the paragraph around them, so that an
apostrophe is not taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from annotated_briefs.model import Article, Span, Statement, first_beyond, overlapping

_OPEN = frozenset("“«‟„")
_CLOSE = frozenset("”»")
_MARK = re.compile("''|``|[\"“”«»‟„]")
_BEFORE_OPEN = frozenset(" \n\t\u00a0([{—–-:/")
# At most 400 code points between single marks: an unpaired apostrophe is not sought to the end.
_SINGLE = re.compile(r"(?<![\w.,!?'’])(?:'|‘)(?=\w)(.{1,400}?)(?<=[\w.,!?…])(?:'|’)(?![\w'])")
_OPEN_END = re.compile(r"[!?…,—–-][\"”»'’]*$")


_FORGOTTEN = re.compile(
    r"""[,?!](?=\s+(?:(?:[A-Z][\w.'’-]*\s){1,3}|(?:he|she|they|it|the\s\w+)\s)
        (?:said|says|told|added|adds|asked|wrote)\b|\s+(?:said|says)\s[A-Z])""",
    re.VERBOSE,
)
"""A comma with who said it right behind: a closing mark belongs there."""
_STOP_INSIDE = re.compile(r"[.…][\"”»'’]+\s+(?=[\"“«'‘]*[A-Z])")
_NEW_LINE = re.compile(r"(?<=[.:?!\"”»’'])\s*\n\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between marks, the marks included."""

    span: Span
    paragraph: int
    closed: bool = True
    single: bool = False

    def before_cue(self, text: str) -> bool:
        """Whether it ends as speech before its cue does: no full stop, but a comma, "?" or "!"."""
        after = text[self.span.end : self.span.end + 1]
        return bool(_OPEN_END.search(self.span.of(text))) or after == ","

    def is_term(self, text: str) -> bool:
        """Whether the marks stand around a name, a title or a term rather than speech.

        A term ends in no punctuation of its own and is a title (every longer word in capitals) or
        a noun phrase of at most four words.
        """
        words = self.span.of(text).strip("\"“”«»'‘’ ")
        if not words or words[-1] in ".!?,…":
            return False
        longer = [w for w in words.split() if len(w) > 3 or w == words.split()[0]]
        return all(w[0].isupper() or not w[0].isalpha() for w in longer)


def mark_quoted(
    quotations: Sequence[Quotation], statements: Iterable[Statement]
) -> tuple[Statement, ...]:
    """``statements`` with the parts of each content that stand inside quotation marks."""
    return tuple(replace(s, quoted=tuple(_inside(s.content, quotations))) for s in statements)


def _inside(content: Iterable[Span], quotations: Sequence[Quotation]) -> Iterator[Span]:
    for part in content:
        for mark in (q.span for q in overlapping(quotations, part)):
            yield Span(max(part.start, mark.start), min(part.end, mark.end))


def is_quoted(quotations: Sequence[Quotation], offset: int) -> bool:
    """Whether what stands at ``offset`` stands inside one of ``quotations``."""
    at = first_beyond(quotations, offset)
    return at < len(quotations) and quotations[at].span.start <= offset


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """Every outermost quotation, in reading order."""
    found: list[Quotation] = []
    for index, paragraph in enumerate(article.paragraphs):
        doubles = list(_doubles(article.text, paragraph.span, index))
        found += doubles
        if not doubles:
            found += _singles(article.text, paragraph.span, index)
    return tuple(found)


def sentence_breaks(article: Article, quotations: Iterable[Quotation]) -> Iterator[int]:
    """Where a sentence surely begins, whatever the parser says.

    After a full stop inside a closing mark, on a new line, and at a quotation after a full stop.
    The parser often runs on there, and a speaker would be read into the next one's words.
    """
    for pattern in (_STOP_INSIDE, _NEW_LINE):
        for match in pattern.finditer(article.text):
            yield match.end()
    for quotation in quotations:
        before = article.text[max(0, quotation.span.start - 3) : quotation.span.start]
        if before.rstrip() != before and before.rstrip()[-1:] in {".", "!", "?"}:
            yield quotation.span.start


def _doubles(text: str, within: Span, paragraph: int) -> Iterator[Quotation]:
    opened: int | None = None
    first = True
    for mark in _MARK.finditer(text, within.start, within.end):
        i, width = mark.start(), len(mark.group())
        anew = opened is not None and _opens_anew(text, i, width)
        if opened is not None and anew and (end := _FORGOTTEN.search(text, opened, i)):
            yield Quotation(Span(opened, end.end()), paragraph)
            opened = None
        facing = _facing(text, i, within, width, inside=opened is not None)
        if facing == "open" and opened is None:
            opened = i
        elif facing == "close" and opened is not None:
            yield Quotation(Span(opened, i + width), paragraph)
            opened = None
        elif first and _closes_unopened(text, i, width, within):
            yield Quotation(Span(within.start, i + width), paragraph)
        first = False
    if opened is None or within.end - opened <= 1:
        return
    if forgotten := _FORGOTTEN.search(text, opened, within.end):
        yield Quotation(Span(opened, forgotten.end()), paragraph)
    else:
        yield Quotation(Span(opened, within.end), paragraph, closed=False)


def _opens_anew(text: str, i: int, width: int) -> bool:
    """Whether the mark at ``i`` can only open: white space before it, a word right behind it."""
    after = text[i + width : i + width + 1]
    return text[i] not in _CLOSE and text[i - 1].isspace() and after.isalnum()


def _closes_unopened(text: str, i: int, width: int, within: Span) -> bool:
    """Whether the first mark of a paragraph closes its first sentence before the speaker's name."""
    if i == within.start:
        return False
    speech = text[within.start : i]
    behind = text[i - 1] + text[i + width : within.end]
    return bool(_FORGOTTEN.match(behind)) and not re.search(r"[.!?]\s", speech)


def _facing(text: str, i: int, within: Span, width: int, *, inside: bool) -> str | None:
    char = text[i]
    if char in _OPEN or char == "`":
        return "open"
    if char in _CLOSE:
        return "close"
    if char != '"' and width == 1:
        return None
    if inside:
        return "close"
    after = text[i + width] if i + width < within.end else " "
    before = text[i - 1] if i > within.start else " "
    # An inch or second mark ("6' 2\"") stands after a figure and opens nothing.
    if before.isdigit() or (after.isspace() and before not in _BEFORE_OPEN):
        return None
    return "open"


def _singles(text: str, within: Span, paragraph: int) -> Iterator[Quotation]:
    for match in _SINGLE.finditer(text, within.start, within.end):
        yield Quotation(Span(match.start(), match.end()), paragraph, single=True)
