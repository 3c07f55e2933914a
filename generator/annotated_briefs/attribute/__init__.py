"""Attribute: who said what, by rules over the parse and trained weights on top of them.

``search`` finds cues, sources and contents; ``continuation`` adds speech that goes on after its
cue; ``learned`` weighs what was found and adds to it (it can be turned off); ``resolve_source``
says who is meant; ``classify`` says on what footing. Span boundaries
follow the annotation guidelines of PolNeAR (Newell, Margolin and Ruths, LREC 2018).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count

from annotated_briefs.attribute.acts import is_act
from annotated_briefs.attribute.classify import (
    access_of,
    addressee_of,
    form_of,
    naming_of,
    relays_of,
    second_hand_of,
)
from annotated_briefs.attribute.continuation import continue_speech
from annotated_briefs.attribute.found import CueKind, Found
from annotated_briefs.attribute.issuer import issuers
from annotated_briefs.attribute.learned import weigh
from annotated_briefs.attribute.learned.weights import weights
from annotated_briefs.attribute.mood import unsaid
from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.outlet import is_outlet
from annotated_briefs.attribute.prepare import Prepared, prepare
from annotated_briefs.attribute.quotes import Quotation, find_quotations, mark_quoted
from annotated_briefs.attribute.resolve_source import Resolver, source_key
from annotated_briefs.attribute.search import apart_of, search
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import (
    Access,
    Analysis,
    Article,
    Entity,
    EntityId,
    Mention,
    ParagraphKind,
    Statement,
    overlapping,
)

__all__ = ["Prepared", "Quotation", "attribute", "find_quotations", "mark_quoted", "prepare"]


def attribute(
    article: Article,
    analysis: Analysis,
    mentions: Sequence[Mention],
    entities: Mapping[EntityId, Entity],
    *,
    outlet_names: Collection[str] = (),
    learned: bool = True,
    prepared: Prepared | None = None,
) -> tuple[Statement, ...]:
    """The statements of the article, and the acts among them, in reading order of their content.

    ``outlet_names`` are what the article's own publisher is called, so that "told Pishtaz" can be
    told from an interview with someone else. A source that stays open has ``entity`` None.
    ``learned`` False leaves the trained weights out: rules alone. ``prepared`` saves preparing the
    article again.
    """
    prepared = prepared or prepare(article, analysis)
    quotations, tree = prepared.quotations, prepared.tree
    found = [
        f
        for f in _found(article, prepared, learned=learned)
        if f.cue.kind is not CueKind.SPEAKER_LABEL or not _is_own(tree, f, outlet_names)
    ]
    issued = issuers(tree, found)
    names = Names(tree, [m for m in mentions if m.entity in entities])
    resolver = Resolver(tree, names, found, tuple(q.span for q in quotations))
    made = [
        _statement(
            article.text,
            tree,
            one,
            cited=replace(one, source=issued.get(one.cue.head, one.source)),
            names=names,
            resolver=resolver,
            quotations=quotations,
            outlet_names=outlet_names,
        )
        for one in found
    ]
    return tuple(_numbered(_outside_subheads(article, made)))


def _found(article: Article, prepared: Prepared, *, learned: bool) -> list[Found]:
    """What the rules find, and what stands of it and beside it by the trained weights."""
    quotations, tree = prepared.quotations, prepared.tree
    found = search(article, tree, quotations)
    found = continue_speech(article, tree, found, quotations)
    if learned:
        found = weigh(article, tree, found, quotations, weights())
        found = continue_speech(article, tree, found, quotations)
    return found


def _outside_subheads(article: Article, made: Iterable[Statement]) -> Iterator[Statement]:
    """A subhead is the desk's own line: nobody says it, and the counts leave it out."""
    subheads = [p for p in article.paragraphs if p.kind is ParagraphKind.SUBHEAD]
    return (s for s in made if not any(overlapping(subheads, c) for c in s.content))


def _numbered(made: Iterable[Statement]) -> Iterator[Statement]:
    """S1, S2, ... in reading order of their content, and A1, A2, ... for the acts among them."""
    numbers = {False: count(1), True: count(1)}
    for one in sorted(made, key=lambda statement: statement.content):
        yield replace(one, id=f"{'A' if one.act else 'S'}{next(numbers[one.act])}")


def _is_own(tree: Tree, found: Found, outlet_names: Collection[str]) -> bool:
    """Whether the outlet itself speaks: "the Courier has learned", "Courier: How are you?"."""
    source = tree.span(found.source.tokens).of(tree.analysis.reading)
    return is_outlet(source, outlet_names)


def _statement(
    text: str,
    tree: Tree,
    found: Found,
    *,
    cited: Found,
    names: Names,
    resolver: Resolver,
    quotations: Sequence[Quotation],
    outlet_names: Collection[str],
) -> Statement:
    """``cited`` has for its source who is cited by it: who issued the statement that is named."""
    own = _is_own(tree, found, outlet_names)
    mention = resolver.resolve(cited)
    naming = naming_of(tree, cited, mention)
    addressee = addressee_of(tree, found.cue, apart_of(tree, found.cue, found.source))
    return Statement(
        id="",
        content=found.content,
        source=(tree.span(found.source.tokens),),
        cue=(tree.span(found.cue.tokens),),
        form=form_of(text, found.content, quotations),
        entity=None if mention is None else mention.entity,
        source_key=None if naming is None else source_key(tree, cited.source, mention),
        naming=naming,
        access=Access.NOT_STATED
        if own
        else access_of(tree, found, addressee, naming, outlet_names),
        addressee=() if addressee is None else (tree.span(addressee),),
        relays=relays_of(tree, names, found, mention),
        unsaid=unsaid(tree, found.cue, found.source),
        second_hand=() if own else second_hand_of(tree, found, naming),
        act=is_act(tree, found, quotations),
        chance=found.chance,
    )
