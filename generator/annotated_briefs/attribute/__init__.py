"""Attribute: who said what, by rules over the parse and trained weights on top of them.

``search`` finds cues, sources and contents; ``continuation`` adds speech that goes on after its
cue; ``learned`` weighs what was found and adds to it (it can be turned off); ``resolve_source``
says who is meant; ``classify`` says on what footing. Span boundaries
follow the annotation guidelines of PolNeAR (Newell, Margolin and Ruths, LREC 2018).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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
    found = search(article, tree, quotations)
    found = continue_speech(article, tree, found, quotations)
    if learned:
        found = weigh(article, tree, found, quotations, weights())
        found = continue_speech(article, tree, found, quotations)
    found = [
        f
        for f in found
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
    # A subhead is the desk's own line: nobody says it, and the counts leave it out.
    subheads = [p.span for p in article.paragraphs if p.kind is ParagraphKind.SUBHEAD]
    made = [s for s in made if not any(h.overlaps(c) for h in subheads for c in s.content)]
    made.sort(key=lambda statement: statement.content)
    numbers = {False: count(1), True: count(1)}
    return tuple(replace(s, id=f"{'A' if s.act else 'S'}{next(numbers[s.act])}") for s in made)


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
        unsaid=unsaid(tree, found.cue),
        second_hand=() if own else second_hand_of(tree, found, naming),
        act=is_act(tree, found, quotations),
    )
