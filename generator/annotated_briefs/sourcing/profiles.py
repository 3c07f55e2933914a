"""The speaking sources, each as the article itself describes it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from annotated_briefs.attribute.lexicon import words
from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import (
    Access,
    Entity,
    EntityId,
    Kind,
    Mention,
    Naming,
    SourceProfile,
    Span,
    Statement,
)
from annotated_briefs.sourcing.anonymity import reason_given
from annotated_briefs.sourcing.identification import basis_in, role_after, role_before, stake_in
from annotated_briefs.sourcing.joint import Speaker, speakers


def profiles(
    text: str,
    tree: Tree,
    mentions: Sequence[Mention],
    entities: Mapping[EntityId, Entity],
    statements: Sequence[Statement],
) -> tuple[SourceProfile, ...]:
    """One profile a speaking source: most statements first, then in reading order.

    What "A and B" say together is each one's statement. A saying that is denied or still to come
    makes nobody a speaking source.
    """
    by_key: dict[str, list[Statement]] = defaultdict(list)
    joint: dict[str, Speaker] = {}
    names = Names(tree, mentions)
    for statement in statements:
        if not statement.unsaid:
            for speaker in speakers(tree, names, statement):
                by_key[speaker.key].append(statement)
                if speaker.joint:
                    joint.setdefault(speaker.key, speaker)
    made = [
        _profile(text, tree, names, own, key=key, entities=entities, joint=joint.get(key))
        for key, own in by_key.items()
    ]
    return tuple(sorted(made, key=lambda p: -len(p.statements)))


def _profile(
    text: str,
    tree: Tree,
    names: Names,
    own: Sequence[Statement],
    *,
    key: str,
    entities: Mapping[EntityId, Entity],
    joint: Speaker | None,
) -> SourceProfile:
    entity = entities.get(EntityId(key))
    alone = [s for s in own if s.source_key == key]
    phrases = _phrases(tree, names, own, entity)
    role, affiliation = _role_and_affiliation(text, tree, names, phrases, entity)
    described = "; ".join(span.of(text) for span in phrases)
    named = next((s.naming for s in alone if s.naming is not None), None)
    naming = named or (joint.naming if joint else None) or Naming.UNNAMED
    cited = joint.words if joint and not alone else None
    name = entity.name if entity else cited or _unnamed(text, own, key)
    return SourceProfile(
        key=key,
        name=name,
        naming=naming,
        access=next((s.access for s in own if s.access is not Access.NOT_STATED), own[0].access),
        statements=tuple(s.id for s in own),
        entity=entity.id if entity else None,
        role=role,
        affiliation=affiliation,
        basis=basis_in(described),
        stake=stake_in(described),
        anonymity_reason=reason_given(text, tree, own) if naming is Naming.UNNAMED else None,
    )


def _unnamed(text: str, own: Sequence[Statement], key: str) -> str:
    """The source in the article's words: as cited, or by its key where only its words were."""
    for span in (span for s in own for span in s.source):
        cited = " ".join(span.of(text).split())
        if 0 <= cited.lower().find(key) <= _DETERMINERS:
            return re.sub(r"['’]s?$", "", cited)
    return key


_DETERMINERS = 16
"""Code points before the key in a source's words: "the two dozen "."""


def _phrases(
    tree: Tree, names: Names, own: Sequence[Statement], entity: Entity | None
) -> list[Span]:
    """The noun phrases that cite the source, then those that name it elsewhere."""
    cited = [span for s in own for span in s.source]
    if entity is None:
        return cited
    heads: list[Span] = []
    for mention in names.of_entity(entity.id):
        for i in tree.tokens_of(mention.span):
            outside = tree[i].head == i or names.at(tree[i].head) is not mention
            if names.at(i) is mention and outside:
                heads.append(tree.span(tree.subtree(i)))
    known = frozenset(cited)
    return cited + [s for s in heads if s not in known and len(s) < _LONGEST]


_LONGEST = 200
"""Code points; a noun phrase longer than this is a misparse."""


def _role_and_affiliation(
    text: str, tree: Tree, names: Names, phrases: Sequence[Span], entity: Entity | None
) -> tuple[str | None, str | None]:
    if entity is None or entity.kind is not Kind.PERSON:
        return None, None
    role = affiliation = None
    for phrase in phrases:
        own = [m for m in names.within(phrase) if m.entity == entity.id]
        if not own:
            continue
        before = Span(phrase.start, own[0].span.start)
        after = Span(own[-1].span.end, phrase.end)
        others = any(m.kind is Kind.PERSON for m in names.within(before))
        told = None if others else role_before(text, tree, before)
        role = role or told or role_after(text, tree, names, after)
        groups = [
            m
            for part in (before, after)
            for m in names.within(part)
            if m.kind is Kind.ORG
            and m.span.of(text).lower() not in words("platforms")
            and not _APART.search(text[part.start : m.span.start])
        ]
        affiliation = affiliation or (groups[0].span.of(text) if groups else None)
    return role, affiliation


_APART = re.compile(r"\b(?:against|to|on|over|about|by|under|fighting)\s+(?:the\s+)?$")
"""Who is the envoy "against" or "to" an organisation does not belong to it."""
