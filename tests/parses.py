"""Parses written down: `parses.txt` holds sentences of our own with what a parser makes of them.

Rules over the parse are tested on these, so that no model is loaded and no newer model changes
what a test is about. ``python -m tests.parses "A sentence."`` prints an entry of the installed
model, to be looked over and added; in a text ``¶`` is a blank line and ``⏎`` a new one.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from annotated_briefs import text as texts
from annotated_briefs.attribute import attribute, find_quotations
from annotated_briefs.attribute.search import tree_of
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import (
    Analysis,
    Article,
    Entity,
    EntityId,
    Kind,
    Mention,
    RawEntity,
    Sentence,
    Span,
    Token,
)
from tests.reading import Read

_FILE = Path(__file__).with_name("parses.txt")


@cache
def _entries() -> dict[str, list[str]]:
    entries = {}
    for block in _FILE.read_text("utf-8").strip().split("\n\n"):
        first, *rows = (line for line in block.splitlines() if not line.startswith("#"))
        entries[first.replace("¶", "\n\n").replace("⏎", "\n")] = rows
    return entries


@cache
def parsed(text: str) -> tuple[Article, Analysis]:
    """The article of ``text``, and its parse as it is written down."""
    article = texts.split(text)
    read = texts.reading(article.text)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[RawEntity] = []
    at = 0
    for row in _entries()[text]:
        first = len(tokens)
        for item in row.split():
            word, pos, tag, dep, head, lemma, *label = item.split("|")
            at = read.index(word, at)
            span = Span(at, at + len(word))
            number = len(sentences)
            tokens.append(
                Token(span.start, span.end, word, lemma or word, pos, tag, dep, int(head), number)
            )
            if label and label[0].startswith("+") and entities:
                entities[-1] = RawEntity(Span(entities[-1].span.start, span.end), label[0][1:])
            elif label:
                entities.append(RawEntity(span, label[0]))
            at = span.end
        span = Span(tokens[first].start, tokens[-1].end)
        paragraph = next(i for i, p in enumerate(article.paragraphs) if p.span.contains(span))
        sentences.append(Sentence(span, paragraph, first, len(tokens)))
    return article, Analysis("by hand", read, tuple(tokens), tuple(sentences), tuple(entities))


def tree(text: str) -> Tree:
    """The parse of ``text`` with its quotations."""
    article, analysis = parsed(text)
    return tree_of(article, analysis, find_quotations(article))


def at(tree: Tree, word: str) -> int:
    """The number of the first token that is ``word``."""
    return next(i for i, token in enumerate(tree.tokens) if token.text == word)


def attributed(text: str, *people: str, orgs: tuple[str, ...] = (), outlet: str = "") -> Read:
    """What the rules make of a parse, with these words for the names of people and bodies."""
    article, analysis = parsed(text)
    entities: dict[EntityId, Entity] = {}
    mentions: list[Mention] = []
    for name in (*people, *orgs):
        kind = Kind.PERSON if name in people else Kind.ORG
        id_ = EntityId(name.lower().replace(" ", "-"))
        entities[id_] = Entity(id_, kind, name)
        start = article.text.find(name)
        while start >= 0:
            span = Span(start, start + len(name))
            mentions.append(Mention(span, kind, id_))
            start = article.text.find(name, span.end)
    mentions.sort(key=lambda m: m.span)
    names = (outlet,) if outlet else ()
    statements = attribute(article, analysis, mentions, entities, outlet_names=names, learned=False)
    return Read(article, analysis, tuple(mentions), entities, statements)


def _main(written: list[str]) -> None:
    from annotated_briefs.analyse.models import installed_model
    from annotated_briefs.analyse.parse import analyse

    articles = [texts.split(text.replace("¶", "\n\n").replace("⏎", "\n")) for text in written]
    for given, analysis in zip(written, analyse(articles, installed_model()), strict=True):
        print(given)
        for sentence in analysis.sentences:
            print(" ".join(_item(analysis, i) for i in range(sentence.first, sentence.last)))
        print()


def _item(analysis: Analysis, i: int) -> str:
    token = analysis.tokens[i]
    lemma = "" if token.lemma == token.text else token.lemma
    parts = [token.text, token.pos, token.tag, token.dep, str(token.head), lemma]
    for entity in analysis.entities:
        if entity.span.overlaps(token.span):
            parts.append(("+" if entity.span.start < token.start else "") + entity.label)
    return "|".join(parts)


if __name__ == "__main__":
    _main(sys.argv[1:])
