"""What was read off a saved page or a text file: the fields of a brief, its text, what was left."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from annotated_briefs.model import Image, ParagraphKind
from annotated_briefs.text import split


@dataclass(frozen=True, slots=True)
class Found:
    """A field's value and where it stood."""

    value: str
    origin: str
    """In a contributor's words: ``JSON-LD headline``, ``<h1>``, ``line 3``."""
    doubtful: bool = False
    """Whether a person should look: the place where it stood may hold something else."""


class Part(StrEnum):
    """What a block of the article's text is."""

    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the article's text, as it goes into ``article.txt``."""

    text: str
    """Without newlines at its ends; inner line breaks only where the page has them."""
    part: Part = Part.PARAGRAPH


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words of the source that are no part of the article's text, and why they were left out."""

    text: str
    reason: str
    """``section``, ``the headline``, ``caption, printed twice``, ``asks to subscribe``."""
    line: int | None = None
    """The line of the source, from 1, where it is a text file."""


@dataclass(frozen=True, slots=True)
class Intake:
    """An article as a source gives it. A field that the source does not state is None or empty."""

    headline: Found | None = None
    deck: Found | None = None
    byline: tuple[Found, ...] = ()
    """One person each."""
    outlet: Found | None = None
    """The publication's name."""
    published: Found | None = None
    """ISO 8601: ``2024-05-01`` or ``2024-05-01T09:30:00+00:00``."""
    changed: Found | None = None
    """When the page was last changed, where that is a later day than it was published."""
    url: Found | None = None
    section: Found | None = None
    language: Found | None = None
    """A BCP 47 tag, as in ``en`` or ``en-GB``."""
    licence: Found | None = None
    """What the page says of its rights, in the canonical form of `load.licences`."""
    topics: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    """Captions and credits; no picture is kept."""
    blocks: tuple[Block, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @property
    def text(self) -> str:
        """The blocks, parted by an empty line; by two above a subhead that by its looks alone might
        be a paragraph."""
        texts = [block.text for block in self.blocks]
        plain = split("\n\n".join(texts))
        sure = {p.span.start for p in plain.paragraphs if p.kind is ParagraphKind.SUBHEAD}
        starts = accumulate((len(text) + 2 for text in texts), initial=0)
        return "".join(
            ("\n\n" if at else "")
            + ("\n" if at and block.part is Part.SUBHEAD and at not in sure else "")
            + block.text
            for at, block in zip(starts, self.blocks, strict=False)
        )
