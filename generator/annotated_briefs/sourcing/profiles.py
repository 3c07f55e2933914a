"""The speaking sources, each as the article itself describes it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

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

_BASIS = re.compile(
    r"(?:familiar with|briefed on|with (?:direct |first-?hand )?knowledge of|privy to"
    r"|involved in|present at|who (?:\w+ )?(?:witnessed|saw|attended|visited|studied|studies"
    r"|investigated|took part|was there|were there|was present|were present|worked|works))"
    r"[^,;.]*",
    re.IGNORECASE,
)
_STAKE = re.compile(
    r"(?:an? )?(?:\w+ )?(?:critic|supporter|rival|opponent|ally|backer|donor|advocate|lobbyist"
    r"|foe|friend|investor|shareholder)s? (?:of|to|for|in) [^,;.]*"
    r"|who (?:stands? to|owns?|supports?|opposes?|endorsed|backs?) [^,;.]*",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(
    r"anonym|not to be (?:named|identified)|declined to be (?:named|identified)"
    r"|(?:not|n't|un) ?authori[sz]ed to (?:speak|discuss|talk|comment)",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"(?:because|citing|for fear of|out of fear|fearing|in order to|to (?:discuss|describe|speak"
    r"|talk)|(?:was|were|is|are)(?: not|n't) authori[sz]ed to|due to|given the) ?[^.;\"]*",
    re.IGNORECASE,
)


def profiles(
    text: str,
    tree: Tree,
    mentions: Sequence[Mention],
    entities: Mapping[EntityId, Entity],
    statements: Sequence[Statement],
) -> tuple[SourceProfile, ...]:
    """One profile a speaking source: most statements first, then in reading order."""
    by_key: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.source_key is not None:
            by_key[statement.source_key].append(statement)
    names = Names(tree, mentions)
    made = [
        _profile(text, tree, names, own, key=key, entities=entities) for key, own in by_key.items()
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
) -> SourceProfile:
    entity = entities.get(own[0].entity) if own[0].entity is not None else None
    phrases = _phrases(tree, names, own, entity)
    role, affiliation = _role_and_affiliation(text, tree, names, phrases, entity)
    described = " ".join(span.of(text) for span in phrases)
    naming = next((s.naming for s in own if s.naming is not None), Naming.UNNAMED)
    name = entity.name if entity else _unnamed(text, own)
    return SourceProfile(
        key=key,
        name=name,
        naming=naming,
        access=next((s.access for s in own if s.access is not Access.NOT_STATED), own[0].access),
        statements=tuple(s.id for s in own),
        entity=entity.id if entity else None,
        role=role,
        affiliation=affiliation,
        basis=_first(_BASIS, described),
        stake=_first(_STAKE, described),
        anonymity_reason=_reason(text, tree, own) if naming is Naming.UNNAMED else None,
    )


def _unnamed(text: str, own: Sequence[Statement]) -> str:
    source = next((s.source for s in own if s.source), ())
    return source[0].of(text).replace("\n", " ") if source else (own[0].source_key or "")


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
    return cited + [s for s in heads if s not in cited and len(s) < _LONGEST]


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
        role = role or _words_before(text, tree, before) or _apposition(text, after)
        groups = [
            m
            for part in (before, after)
            for m in names.within(part)
            if m.kind is Kind.ORG and not _APART.search(text[part.start : m.span.start])
        ]
        affiliation = affiliation or (groups[0].span.of(text) if groups else None)
    return role, affiliation


_APART = re.compile(r"\b(?:against|to|on|over|about|by|under|fighting)\s+(?:the\s+)?$")
"""Who is the envoy "against" or "to" an organisation does not belong to it."""


def _words_before(text: str, tree: Tree, before: Span) -> str | None:
    """ "political analyst" in "political analyst Jane Doe"; a bare "Mr." is no role."""
    tokens = [t for t in tree.tokens if before.start <= t.start and t.end <= before.end]
    while tokens and tokens[0].pos in {"DET", "PUNCT", "CCONJ", "SPACE"}:
        tokens = tokens[1:]
    if not any(t.pos in {"NOUN", "PROPN"} and len(t.text) > 3 for t in tokens):
        return None
    if any(t.pos == "ADP" and t.text.lower() not in {"of", "for"} for t in tokens):
        # "a statement delivered through Doe's office" says nothing of Doe.
        return None
    return text[tokens[0].start : before.end].strip(" ,\n")


def _apposition(text: str, after: Span) -> str | None:
    words = after.of(text).strip()
    if not words.startswith(","):
        return None
    role = re.split(r",| who | which | that ", words.strip(" ,\n"))[0].strip()
    if role[:4].lower() in {"who ", "whic"} or not role or role[0].isdigit():
        return None
    return role.replace("\n", " ")


def _first(pattern: re.Pattern[str], words: str) -> str | None:
    match = pattern.search(words)
    return match.group().strip() if match else None


def _reason(text: str, tree: Tree, own: Sequence[Statement]) -> str | None:
    """Why the source is not named, where the sentence that cites it says so."""
    for statement in own:
        for span in (*statement.source, *statement.cue):
            sentence = next((s for s in tree.analysis.sentences if s.span.contains(span)), None)
            if sentence is None:
                continue
            signal = _ANONYMOUS.search(text, sentence.span.start, sentence.span.end)
            if signal is None:
                continue
            start = max(sentence.span.start, signal.start() - 8)
            claimed = (*statement.content, *statement.cue)
            matches = _REASON.finditer(text, start, sentence.span.end)
            # "because" inside what is claimed is the claim's reason, not that of the silence.
            found = next(
                (m for m in matches if not any(c.start <= m.start() < c.end for c in claimed)),
                None,
            )
            if found is None:
                return None
            return text[found.start() : _end_of_reason(found, sentence.span, statement)].strip(", ")
    return None


def _end_of_reason(found: re.Match[str], sentence: Span, statement: Statement) -> int:
    """A reason ends where its noun phrase, its sentence or it does, or where the claim begins."""
    ends = [span.end for span in statement.source if span.start <= found.start() < span.end]
    next_parts = (*statement.cue, *statement.content)
    ends += [span.start for span in next_parts if span.start > found.start()]
    return min(found.end(), sentence.end, *ends)
