"""What the rules pass to one another before a `Statement` is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotated_briefs.attribute.tree import Range
from annotated_briefs.model import Spans

Content = tuple[str, list[Range]]
"""The name of a construction, and what is attributed in it."""


class CueKind(StrEnum):
    """Which family of rules found an attribution."""

    VERB = "verb"
    PASSIVE = "passive"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    ACCORDING = "according"
    SPEAKER_LABEL = "speaker label"


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute, and the tags that their list gives them."""

    head: int
    """Token index of the verb, noun, adjective or "according"."""
    tokens: Range
    kind: CueKind
    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Source:
    """A noun phrase that is cited."""

    head: int
    """Token index of its head noun, name or pronoun."""
    tokens: Range


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution: cue, source and content."""

    cue: Cue
    source: Source
    content: Spans
    frame: str
    """Which construction gave the content: ``that``, ``to``, ``quote``, ``object`` ..."""
    chance: float | None = None
    """The trained component's estimate, 0 to 1, that it stands; None where rules alone say so."""
