"""Hand-built parses: the text with the model's labels written into it.

``marked("[PERSON:Ana Diaz] left [GPE:Rome].")`` is the article "Ana Diaz left Rome." and a parse in
which the model labelled those two names. Words with a capital are proper nouns; a line is a
sentence; there is no grammar.
"""

from __future__ import annotations

import re

from annotated_briefs.model import (
    Analysis,
    Article,
    Entity,
    EntityId,
    Kind,
    RawEntity,
    Register,
    Sentence,
    Span,
    Token,
)
from annotated_briefs.text import reading, split

_MARK = re.compile(r"\[([A-Z_]+):([^\]]*)\]")
_TOKEN = re.compile(r"'s\b|\w+(?:[.'-]\w+)*|[^\w\s]")


def marked(text: str) -> tuple[Article, Analysis]:
    entities, plain, at = [], "", 0
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        entities.append(
            RawEntity(Span(len(plain), len(plain) + len(match.group(2))), match.group(1))
        )
        plain += match.group(2)
        at = match.end()
    plain += text[at:]
    article = split(plain)
    return article, analysis_of(article, tuple(entities))


def analysis_of(article: Article, entities: tuple[RawEntity, ...] = ()) -> Analysis:
    read = reading(article.text)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(article.paragraphs):
        first = len(tokens)
        for match in _TOKEN.finditer(read, paragraph.span.start, paragraph.span.end):
            word = match.group()
            pos = "PROPN" if word[0].isupper() else "NOUN" if word.isalpha() else "PUNCT"
            tokens.append(
                Token(
                    match.start(), match.end(), word, word.lower(), pos, "", "", len(tokens), number
                )
            )
        sentences.append(Sentence(paragraph.span, number, first, len(tokens)))
    return Analysis("by hand", read, tuple(tokens), tuple(sentences), entities)


def register(*entities: Entity) -> Register:
    return Register({entity.id: entity for entity in entities})


def record(
    id_: str, kind: Kind, name: str, *aliases: str, different_from: tuple[str, ...] = ()
) -> Entity:
    return Entity(
        EntityId(id_),
        kind,
        name,
        aliases,
        different_from=tuple(EntityId(other) for other in different_from),
    )
