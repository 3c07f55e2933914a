"""Words that fit two curated records, where the article does not say which is meant."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from annotated_briefs.annotate import find, gazetteer, lexicon
from annotated_briefs.annotate.context import Context
from annotated_briefs.annotate.people import surnames
from annotated_briefs.annotate.records import OPEN, matches, unsettled
from annotated_briefs.annotate.trim import is_title
from annotated_briefs.annotate.words import Phrases
from annotated_briefs.model import Analysis, Article, EntityId, Kind, Register, Span, index_of

_GIVEN = lexicon.words("given_names")
_NOT_NAMES = lexicon.words("not_names")
_SENTENCE_ENDS = frozenset(".!?:\"'“”‘’)]")
"""Marks after which a capital says nothing; closing ones among them, as they follow a full stop."""


def ambiguous(
    article: Article,
    register: Register,
    analysis: Analysis | None = None,
    named: Collection[EntityId] = (),
) -> Iterator[tuple[Span, tuple[EntityId, ...]]]:
    """The places where a name fits several records and nothing in the article settles it.

    For `check`: a person settles each in annotations.yml; ``named`` are the records that one
    found in the article. With ``analysis``, exactly the places where a record's own names are
    left open by `name_things`. Without, full names in the article are heeded but not the kinds
    that the parse shows, so that a few more may be reported; surnames that two of the people
    named in full share are among them.
    """
    if analysis is None:
        bare = Context.of(article, Analysis("", article.text, (), (), ()))
        found = [(match.span, match.ids) for match in unsettled(bare, register, named)]
        found += _shared_surnames(bare, register)
        yield from sorted(one for one in found if not _in_longer_name(bare, one[0]))
        return
    context = Context.of(article, analysis)
    left = {c.span for c in find(context, register, named) if c.reason == OPEN}
    yield from ((m.span, m.ids) for m in matches(context, register) if m.span in left)


def _shared_surnames(
    context: Context, register: Register
) -> Iterator[tuple[Span, tuple[EntityId, ...]]]:
    """The surname alone, in an article that names two people of the records who bear it in full."""
    found = list(matches(context, register))
    people = dict.fromkeys(
        match.ids[0]
        for match in found
        if len(match.ids) == 1
        and register.entities[match.ids[0]].kind is Kind.PERSON
        and len(context.words_in(match.span)) > 1
    )
    bearers: Phrases[EntityId] = Phrases()
    for id_ in people:
        for surname in surnames(register.entities[id_].name):
            bearers.add(surname, id_)
    taken = index_of(match.span for match in found)
    for span, ids in bearers.scan(context.article.text, context.words):
        if len(ids) > 1 and not taken.touches(span):
            yield span, tuple(ids)


def _in_longer_name(context: Context, span: Span) -> bool:
    """Whether a word of somebody else's name stands beside ``span``: "Omar Quill", "Quill Street".

    A title, a nationality, a weekday are none, and what opens a sentence has its capital from
    there unless it is a given name.
    """
    before, after = context.before(span), context.after(span)
    if after and _is_name(after[0]):
        return True
    if not before or not _is_name(before[0]):
        return False
    start = context.text.rfind(before[0], 0, span.start)
    return before[0] in _GIVEN or not _opens_sentence(context.text[:start])


def _opens_sentence(before: str) -> bool:
    """Whether what follows ``before`` begins a sentence, a line or a quotation."""
    lead = before.rstrip()
    return not lead or lead[-1] in _SENTENCE_ENDS or "\n" in before[len(lead) :]


def _is_name(word: str) -> bool:
    known = gazetteer.known(word.strip("."))
    return (
        word[0].isupper()
        and word.casefold() not in _NOT_NAMES
        and not is_title(word)
        and not (known and known.kind is Kind.NORP)
    )
