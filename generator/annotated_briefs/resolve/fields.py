"""Names in the headline, the deck and the caption.

No model reads them: a headline's capitals mislead one. What is found is what the article's text
calls its own by the same words, and what the records know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.people import surnames
from annotated_briefs.annotate.records import matches
from annotated_briefs.annotate.words import Phrases
from annotated_briefs.model import (
    Analysis,
    Article,
    Entity,
    EntityId,
    Field,
    FieldMention,
    Kind,
    Mention,
    Register,
    Span,
)
from annotated_briefs.text import split

_EVERYDAY = frozenset({"may", "will", "can", "might", "march", "august", "mark", "bill", "us"})
"""Names that are words of their own; among capitals they say nothing."""

Found = tuple[Span, frozenset[EntityId]]


def name_fields(
    fields: Mapping[Field, str],
    article: Article | None,
    mentions: Sequence[Mention],
    entities: Mapping[EntityId, Entity],
    register: Register,
) -> tuple[FieldMention, ...]:
    """The names in ``fields``, disjoint, in the order of the fields and of their words.

    ``mentions`` and ``entities`` are the article's. A form that stands for one of these means it
    here, too; else it means a record, if it is one record's alone.
    """
    known = {**register.entities, **entities}
    own = _forms(article, mentions, entities)
    plain = Context.of(article, _NO_PARSE).lower if article else frozenset[str]()
    return tuple(
        FieldMention(field, span, known[id_].kind, id_)
        for field, text in fields.items()
        for span, id_ in _names(text, own, plain, entities, register)
    )


_NO_PARSE = Analysis("", "", (), (), ())


def _forms(
    article: Article | None, mentions: Iterable[Mention], entities: Mapping[EntityId, Entity]
) -> Phrases[EntityId]:
    """What the article calls its entities, and people's surnames."""
    forms: Phrases[EntityId] = Phrases()
    for mention in mentions:
        if article:
            forms.add(mention.span.of(article.text), mention.entity)
    for entity in entities.values():
        forms.add(entity.name, entity.id)
        if entity.kind is Kind.PERSON:
            for surname in surnames(entity.name):
                forms.add(surname, entity.id)
    return forms


def _names(
    text: str,
    own: Phrases[EntityId],
    plain: frozenset[str],
    entities: Mapping[EntityId, Entity],
    register: Register,
) -> Iterator[tuple[Span, EntityId]]:
    context = Context.of(split(text), Analysis("", text, (), (), ()))
    in_article = [(span, frozenset(ids)) for span, ids in own.scan(text, context.words)]
    of_records = [(m.span, frozenset(m.ids)) for m in matches(context, register)]
    for span, ids in _longest(in_article, of_records):
        meant = ids if len(ids) == 1 else ids & entities.keys()
        if len(meant) == 1 and not _may_be_a_word(context, span, plain):
            yield span, next(iter(meant))


def _longest(first: Sequence[Found], second: Sequence[Found]) -> list[Found]:
    """Both, disjoint and in order: the longer of two that overlap, else that of ``first``."""
    kept: list[Found] = []
    for found in sorted([*first, *second], key=lambda one: -len(one[0])):
        if not any(found[0].overlaps(other) for other, _ in kept):
            kept.append(found)
    return sorted(kept, key=lambda one: one[0])


def _may_be_a_word(context: Context, span: Span, plain: frozenset[str]) -> bool:
    """Whether ``span`` may be a word of everyday speech that has a capital with all the others."""
    words = context.words_in(span)
    if len(words) > 1 or words[0].form.isupper():
        return False
    everyday = words[0].key in _EVERYDAY or words[0].key in plain
    return everyday and (context.is_headline(span) or not context.text[: span.start].strip())
