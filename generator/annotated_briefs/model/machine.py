"""How a site wants its texts read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

ModelSize = Literal["auto", "sm", "md"]
"""``sm`` and ``md`` are spaCy's English pipelines of those names; ``auto`` takes what is there."""

MODEL_SIZES: tuple[ModelSize, ...] = get_args(ModelSize)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold. Files come from anybody, and the work has to end."""

    text: int = 200_000
    """Characters of an article."""
    yaml: int = 64_000
    """Bytes of a YAML file."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What reads the articles of a site: which language model, and whether with learned weights."""

    learned: bool = True
    """Whether the trained part of attribution is on; without it there are the rules alone."""
    model: ModelSize = "auto"
