"""The article's text: read once, split into blocks, prepared for the model.

Nothing here changes an offset: `reading` swaps characters one for one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise

from annotated_briefs.model import Article, Paragraph, ParagraphKind, Span

WORD = re.compile(r"\w+(?:[.,'’\-]\w+)*")
"""A word: a run of letters and digits with single inner points, commas, apostrophes, hyphens."""

_BLOCK = re.compile(r"\S(?:.*(?:\n[^\S\n]*\S.*)*)?")
_SENTENCE_END = re.compile(r"[.!?…:;,\"'”’»)\]|]\s*$")
_SUBHEAD_WORDS = 10
"""Subheads in the news corpora at hand have at most nine words; a longer line without a full stop
is a caption or a broken sentence."""

_QUESTION = re.compile(
    r"(?:who|whose|what|where|when|why|which|how|is|are|was|were|can|could|will|would|should|do|does"
    r"|did|has|have)(?:['’]s)?\b[^.!?]*\?",
    re.IGNORECASE,
)
"""Explainers put questions over their parts."""
_QUESTION_WORDS = 4

_HEADLINE_WORDS = 20
_STOPPED = re.compile(r"[.…:;,]$|[.!?…:;,][\"'”’»)\]]+$")

_LONG_RUN = re.compile(r"\S{151,}")
"""spaCy's tokenizer is quadratic in a run without spaces (25 kB of "(": 219 s); no word is this
long."""

_STRAIGHT = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‛": "'"}
    | {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\t": " "}
)


def decode(data: bytes) -> str:
    """``data`` as text: UTF-8, the byte-order mark dropped, newlines as ``\\n``.

    Raises UnicodeDecodeError where it is not UTF-8.
    """
    return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def words(text: str) -> int:
    """How many words ``text`` has."""
    return sum(1 for _ in WORD.finditer(text))


def split(text: str) -> Article:
    """The article of ``text``: blocks between blank lines, subheads told from paragraphs.

    A block is a subhead if it is one line of at most ten words that ends in no punctuation or is a
    question, holds no quotation mark, begins with a capital or a figure, and stands between two
    paragraphs. Space says it for others: a line of at most twenty words with more empty lines above
    it than others have may hold quotation marks and follow another subhead.
    """
    spans = [Span(m.start(), m.start() + len(m.group().rstrip())) for m in _BLOCK.finditer(text)]
    plain = [_looks_like_subhead(span.of(text)) for span in spans]
    apart = _set_apart(text, spans)
    paragraphs = tuple(
        Paragraph(span, ParagraphKind.SUBHEAD)
        if 0 < i < len(spans) - 1
        and (apart[i] or (plain[i] and not plain[i + 1] and not plain[i - 1]))
        else Paragraph(span)
        for i, span in enumerate(spans)
    )
    return Article(text, paragraphs, hashlib.sha256(text.encode()).hexdigest())


def _set_apart(text: str, blocks: Sequence[Span]) -> list[bool]:
    """Whether each block is worded as a title may be, and has more empty lines above it than the
    block that has fewest."""
    gaps = [text.count("\n", above.end, below.start) for above, below in pairwise(blocks)]
    least = min(gaps, default=0)
    wide = [False, *(gap > least for gap in gaps)]
    return [far and is_title(block.of(text)) for far, block in zip(wide, blocks, strict=False)]


def is_title(block: str) -> bool:
    """Whether a block can be a title: one line of at most twenty words that begins with a capital
    or a figure and does not end as a sentence does, be it before a closing mark."""
    opening = block.lstrip("\"'“‘«")[:1]
    return (
        "\n" not in block
        and (opening.isupper() or opening.isdigit())
        and not _STOPPED.search(block)
        and words(block) <= _HEADLINE_WORDS
    )


def body_sha256(article: Article) -> str:
    """Hex digest of the body's words in UTF-8, a paragraph a line: the same while no sentence
    changes, whatever the subheads and the spaces between do."""
    lines = [" ".join(p.span.of(article.text).split()) for p in article.body]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _looks_like_subhead(block: str) -> bool:
    return (
        "\n" not in block
        and (block[0].isupper() or block[0].isdigit())
        and (not _SENTENCE_END.search(block) or _is_question(block))
        and not set(block) & set('"“”')
        and words(block) <= _SUBHEAD_WORDS
    )


def _is_question(block: str) -> bool:
    """ "Why do forecasts matter?"; "Who knew?" is the writer's own aside."""
    return words(block) >= _QUESTION_WORDS and _QUESTION.fullmatch(block) is not None


def has_headline(article: Article) -> bool:
    """Whether the article's own headline stands at the head of its text.

    That is a first block, with others after it, of one line of at most twenty words that ends in
    no mark of a sentence's end.
    """
    if len(article.paragraphs) < 2:
        return False
    block = article.paragraphs[0].span.of(article.text)
    stopped = re.search(r"[.?!…:;,)\]][\"'”’»]*$", block) is not None
    return "\n" not in block and not stopped and words(block) <= _HEADLINE_WORDS


def reading(text: str) -> str:
    """``text`` as the model should read it, code point for code point.

    Curly and angled marks become straight, two apostrophes or grave accents a double mark and a
    space (so some newsrooms' systems write it), and runs too long for any word are masked.
    """
    plain = text.translate(_STRAIGHT).replace("''", '" ')
    plain = plain.replace("``", ' "')
    return _LONG_RUN.sub(lambda m: "x" * len(m.group()), plain)
