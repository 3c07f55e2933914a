"""Signs that the other side was asked, or answered (BBC right of reply; AP)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.sources import subject
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import EntityId, Mention, ReplyKind, ReplySignal, Span

_SIGNALS = (
    (
        ReplyKind.DECLINED,
        re.compile(
            r"\b(?:declin|refus)\w+ (?:\w+ )?to (?:(?:\w+ )?comment|be interviewed|discuss|answer"
            r"|respond|speak|elaborate)\b",
            re.IGNORECASE,
        ),
    ),
    (
        ReplyKind.NO_RESPONSE,
        re.compile(
            r"\b(?:did not|didn't|does not|have not|has not|had not|haven't|hasn't|never)"
            r" (?:immediately |yet |directly |formally )*"
            r"(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)"
            r" (?:to )?(?:\w+ ){0,3}?(?:requests?|calls?|messages?|emails?|e-mails?|inquir\w+"
            r"|enquir\w+|questions?|quer\w+)\b(?: for comment)?",
            re.IGNORECASE,
        ),
    ),
    (
        ReplyKind.UNREACHED,
        re.compile(
            r"\b(?:could not|couldn't|cannot|can't)(?: immediately)? be (?:reached|contacted)\b",
            re.IGNORECASE,
        ),
    ),
)
_DENIABLE = frozenset(
    {
        "accusation",
        "allegation",
        "charge",
        "claim",
        "report",
        "rumour",
        "rumor",
        "suggestion",
        "responsibility",
        "involvement",
        "wrongdoing",
        "link",
        "tie",
        "it",
        "that",
        "this",
        "them",
        "assertion",
        "story",
        "role",
        "knowledge",
    }
)


def find_replies(tree: Tree, mentions: Sequence[Mention]) -> tuple[ReplySignal, ...]:
    """Every reply signal, in reading order."""
    names = Names(tree, mentions)
    found = [*_phrases(tree, names), *_denials(tree, names)]
    return tuple(sorted(found, key=lambda signal: signal.span))


def _phrases(tree: Tree, names: Names) -> Iterator[ReplySignal]:
    reading = tree.analysis.reading
    starts = {token.start: i for i, token in enumerate(tree.tokens)}
    for kind, pattern in _SIGNALS:
        for match in pattern.finditer(reading):
            span = Span(match.start(), match.end())
            first = starts.get(span.start)
            yield ReplySignal(kind, span, None if first is None else _who(tree, names, first, span))


def _who(tree: Tree, names: Names, first: int, span: Span) -> EntityId | None:
    for i in range(first, len(tree.tokens)):
        if tree[i].start >= span.end:
            break
        if tree[i].pos == "VERB" and (entity := _subject(tree, names, i)) is not None:
            return entity
    return None


def _subject(tree: Tree, names: Names, verb: int) -> EntityId | None:
    source = subject(tree, verb)
    mention = None if source is None else names.of_source(source)
    return None if mention is None else mention.entity


def _denials(tree: Tree, names: Names) -> Iterator[ReplySignal]:
    for i, token in enumerate(tree.tokens):
        if token.lemma.lower() != "deny" or token.pos != "VERB":
            continue
        negated = tree.first(i, "neg") is not None
        passive = tree.first(i, "auxpass") is not None
        if not negated and not passive and _is_denial(tree, i):
            yield ReplySignal(ReplyKind.DENIED, token.span, _subject(tree, names, i))


def _is_denial(tree: Tree, verb: int) -> bool:
    """ "denied that ...", "denied the claims", "denied doing it"; not "denied entry"."""
    return any(
        tree[c].dep in {"ccomp", "xcomp"} or tree[c].lemma.lower() in _DENIABLE
        for c in tree.children[verb]
        if c > verb or tree[c].dep == "ccomp"
    )
