"""Texts read by the model, for tests of the stages that work on its parse."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from annotated_briefs import text as texts
from annotated_briefs.analyse.models import installed_model
from annotated_briefs.attribute import attribute
from annotated_briefs.model import (
    Analysis,
    Article,
    Entity,
    EntityId,
    Mention,
    Register,
    Sourcing,
    Spans,
    Statement,
)
from annotated_briefs.resolve import name_things
from annotated_briefs.sourcing import summarise


@dataclass(frozen=True)
class Read:
    """A text and what the stages make of it."""

    article: Article
    analysis: Analysis
    mentions: tuple[Mention, ...]
    entities: dict[EntityId, Entity]
    statements: tuple[Statement, ...]

    def words(self, spans: Spans) -> list[str]:
        return [span.of(self.article.text) for span in spans]

    def said(self) -> list[tuple[str, str, list[str]]]:
        """Source, cue and contents of every statement, in words."""
        return [
            (
                " ".join(self.words(s.source)),
                " ".join(self.words(s.cue)),
                self.words(s.content),
            )
            for s in self.statements
        ]

    def sourcing(self) -> Sourcing:
        return summarise(self.article, self.analysis, self.mentions, self.entities, self.statements)


@cache
def read(text: str, *outlet_names: str) -> Read:
    """``text`` through analyse, resolve and attribute, without any record."""
    from annotated_briefs.analyse.parse import analyse

    article = texts.split(text)
    analysis = next(iter(analyse([article], installed_model())))
    mentions, entities = name_things(article, analysis, Register(), ())
    made = attribute(article, analysis, mentions, entities, outlet_names=outlet_names)
    statements = tuple(s for s in made if not s.act)
    return Read(article, analysis, tuple(mentions), dict(entities), statements)
