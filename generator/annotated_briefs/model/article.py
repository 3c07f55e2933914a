"""The article's text and its blocks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotated_briefs.model.spans import Span


class ParagraphKind(StrEnum):
    """What a block of the article's text is."""

    BODY = "body"
    SUBHEAD = "subhead"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of text between blank lines."""

    span: Span
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class Article:
    """The text as it was given (newlines as ``\\n``, no byte-order mark) and its blocks."""

    text: str
    paragraphs: tuple[Paragraph, ...]
    sha256: str
    """Hex digest of the text in UTF-8."""

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """The paragraphs that are not subheads."""
        return tuple(p for p in self.paragraphs if p.kind is ParagraphKind.BODY)
