"""Signs that the other side was asked, or answered (BBC right of reply; AP).

Denials are read off the parse; the set phrases of newsrooms ("did not immediately respond to a
request for comment") are patterns over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from annotated_briefs.attribute.lexicon import words
from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.sources import agent, subject
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import EntityId, Kind, Mention, ReplyKind, ReplySignal, Span

_NOT = (
    r"(?:(?:did|do|does|would|could|had|has|have|was|were|is|are)(?: not|n't)|never|cannot|can't)"
)
_SOON = r"(?:(?:immediately|yet|directly|formally|initially|publicly) )*"
_FOR_COMMENT = (
    r"for (?:a |an |further |immediate )*(?:comment|response|reaction|interview|statement)"
)
_REQUEST = (
    r"(?:requests?|calls?|messages?|e-?mails?|letters?|inquir\w+|enquir\w+|questions?|quer\w+)"
)
_WITHIN = r"[^.;:\"\n]{0,60}?"

_SIGNALS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (
            ReplyKind.DECLINED,
            rf"""\b(?:declin|refus)\w+\ (?:\w+\ )?to\ (?:(?:\w+\ )?comment|be\ interviewed|discuss
                |answer|respond|speak|elaborate|say|confirm)\b
            |\bdeclin\w+\ (?:an?\ |the\ |any\ |further\ |all\ )*(?:comment|interviews?|requests?)\b
                (?:\ {_FOR_COMMENT})?
            |\b(?:{_NOT}|won't|will\ not)\ (?:wish\ to\ |want\ to\ )?comment(?:ed)?\b
            |\b(?:had|has|have|with|made|offered)\ no\ (?:immediate\ |further\ )?comment\b
            |(?<=")no\ comment\b
            |\b{_REQUEST}\ {_FOR_COMMENT}\ (?:was|were)\ (?:declined|refused|turned\ down)\b""",
        ),
        (
            ReplyKind.NO_RESPONSE,
            rf"""\b{_NOT}\ {_SOON}(?:respond(?:ed)?|repl(?:y|ied)|return(?:ed)?|answer(?:ed)?)
                \ (?:to\ )?(?:\w+\ ){{0,3}}?{_REQUEST}\b(?:\ {_FOR_COMMENT})?
            |\b{_REQUEST}\b{_WITHIN}\ {_NOT}\ (?:been\ )?{_SOON}(?:answered|returned|acknowledged)\b
            |\b{_REQUEST}\b{_WITHIN}\ (?:went|were\ left|remained)\ (?:unanswered|unreturned)\b
            |\b(?:received|got|had)\ no\ (?:\w+\ )?(?:reply|response|answer)\b
            |\bthere\ was\ no\ (?:immediate\ )?(?:reply|response|comment|reaction)\ from\b
            |\bno\ (?:reply|response|answer)\ (?:was|had\ been|has\ been)\ (?:received|given)\b""",
        ),
        (
            ReplyKind.UNREACHED,
            rf"""\b(?:could\ not|couldn't|cannot|can't)(?:\ immediately)?
                \ be\ (?:reached|contacted)\b
            |\bneither\b{_WITHIN}\ could\ be\ (?:reached|contacted)\b
            |\b(?:unavailable|not\ (?:immediately\ )?available)\ (?:for|to)\ comment\b
            |\b(?:attempts?|efforts?)\ to\ (?:reach|contact)\b{_WITHIN}
                \ (?:failed|(?:were|was)\ (?:unsuccessful|not\ successful))\b
            |\bunable\ to\ (?:reach|contact)\b""",
        ),
        (
            ReplyKind.ASKED,
            rf"""\b(?:contacted|approached|asked|reached\ out\ to)\b{_WITHIN}\ {_FOR_COMMENT}\b
            |\b(?:sought|requested|awaiting|seeking)\ (?:a\ )?(?:comment|response)\b""",
        ),
    )
    for pattern in (re.sub(r"\s*\n\s*", "", pattern).replace("\\ ", " "),)
)
"""By kind, in the order in which one outdoes another in the same words."""

_TELLING = re.compile(
    r"comment|interview|respon|repl(?:y|ied)|return|answer|reach|contact|declin|refus"
    r"|request|reaction|statement",
    re.IGNORECASE,
)
"""A part of a word that every one of the patterns needs."""

_ACCUSATIONS = frozenset(
    {
        "accusation",
        "allegation",
        "assertion",
        "charge",
        "claim",
        "report",
        "rumor",
        "rumour",
        "suggestion",
    }
)
_DENIABLE = _ACCUSATIONS | {
    "responsibility",
    "involvement",
    "wrongdoing",
    "link",
    "tie",
    "it",
    "that",
    "this",
    "them",
    "story",
    "role",
    "knowledge",
}
_REJECTING = frozenset({"dismiss", "rebut", "refute", "reject"})
_JUDGING = frozenset({"court", "judge", "jury", "justice", "magistrate", "panel", "tribunal"})


def find_replies(tree: Tree, mentions: Sequence[Mention]) -> tuple[ReplySignal, ...]:
    """Every reply signal, in reading order."""
    names = Names(tree, mentions)
    found = [*_denials(tree, names)]
    for signal in (*_phrases(tree, names), *_silences(tree, names)):
        if not any(signal.span.overlaps(other.span) for other in found):
            found.append(signal)
    found = [s for s in found if s.kind is not ReplyKind.ASKED or not _is_answered(tree, s, found)]
    return tuple(sorted(found, key=lambda signal: signal.span))


def _is_answered(tree: Tree, asked: ReplySignal, found: Iterable[ReplySignal]) -> bool:
    """ "asked for comment but **received no reply**": the outcome is told."""
    tokens = tree.tokens_of(asked.span)
    if not tokens:
        return False
    sentence = tree.span(tree.sentence(tokens[0]))
    return any(s.kind is not ReplyKind.ASKED and sentence.overlaps(s.span) for s in found)


def _phrases(tree: Tree, names: Names) -> Iterator[ReplySignal]:
    reading = tree.analysis.reading
    # The patterns are slow, and few sentences have a word that any of them needs.
    sentences = [
        s.span
        for s in tree.analysis.sentences
        if _TELLING.search(reading, s.span.start, s.span.end)
    ]
    for kind, pattern in _SIGNALS:
        for match in (m for s in sentences for m in pattern.finditer(reading, s.start, s.end)):
            span = Span(match.start(), match.end())
            yield ReplySignal(kind, span, _who(tree, names, span, asked=kind is ReplyKind.ASKED))


def _who(tree: Tree, names: Names, span: Span, *, asked: bool) -> EntityId | None:
    """Who was asked: named in the words themselves ("calls to X"), or their subject.

    The subject of "contacted X for comment" is the outlet; that of "was contacted" is not.
    """
    inside = [m for m in names.within(span) if m.kind in {Kind.PERSON, Kind.ORG}]
    if inside:
        return inside[0].entity
    for i in tree.tokens_of(span):
        if tree[i].pos != "VERB" or tree[i].lemma.lower() in {"receive", "get", "have"}:
            # "asked for comment but received no reply": it is the outlet that received none.
            continue
        if asked and tree.first(i, "nsubjpass") is None:
            continue
        if (entity := _subject(tree, names, i)) is not None:
            return entity
    first = tree.tokens_of(span)
    about = first and not asked and tree[first[0]].pos == "ADJ"
    return _subject(tree, names, tree[first[0]].head) if about else None


def _subject(tree: Tree, names: Names, verb: int) -> EntityId | None:
    source = subject(tree, verb)
    mention = None if source is None else names.of_source(source)
    return None if mention is None else mention.entity


def _silences(tree: Tree, names: Names) -> Iterator[ReplySignal]:
    """ "The ministry **did not respond**": of somebody who could have, no engine."""
    for i, token in enumerate(tree.tokens):
        if token.lemma.lower() not in {"respond", "reply"} or tree.first(i, "neg") is None:
            continue
        source = subject(tree, i)
        if source is None or _to_a_thing(tree, i):
            continue
        entity = _subject(tree, names, i)
        listed = words("institutions") | words("roles")
        if entity is not None or tree[source.head].lemma.lower() in listed:
            aux = tree.first(i, "aux")
            low = i if aux is None else min(aux, i)
            yield ReplySignal(ReplyKind.NO_RESPONSE, tree.span((low, i + 1)), entity)


def _to_a_thing(tree: Tree, verb: int) -> bool:
    """ "did not respond **to treatment**": no request is meant."""
    return any(tree[p].text.lower() == "to" for p in tree.with_dep(verb, "prep"))


def _denials(tree: Tree, names: Names) -> Iterator[ReplySignal]:
    for i, token in enumerate(tree.tokens):
        lemma = token.lemma.lower()
        if token.pos != "VERB" or not (lemma == "deny" or lemma in _REJECTING):
            continue
        if tree.first(i, "neg") is not None or _is_left_open(tree, i):
            continue
        deniable = _DENIABLE if lemma == "deny" else _ACCUSATIONS
        if tree.first(i, "auxpass") is not None:
            denied = [tree[c].lemma.lower() for c in tree.with_dep(i, "nsubjpass")]
            by = agent(tree, i)
            if by is None or not deniable.intersection(denied):
                continue
            who, mention = by.head, names.of_source(by)
            entity = None if mention is None else mention.entity
        else:
            source = subject(tree, i)
            if source is None or not _is_denial(tree, i, deniable, clauses=lemma == "deny"):
                continue
            who, entity = source.head, _subject(tree, names, i)
        if tree[who].lemma.lower() not in _JUDGING:
            yield ReplySignal(ReplyKind.DENIED, token.span, entity)


def _is_left_open(tree: Tree, verb: int) -> bool:
    """ "would neither confirm **nor deny**", "declined to deny": nothing is denied."""
    for above in (verb, *tree.ancestors(verb)):
        if any(tree[c].text.lower() in {"nor", "neither"} for c in tree.children[above]):
            return True
        if tree[above].lemma.lower() in {"decline", "refuse"}:
            return True
        if tree[above].dep not in {"conj", "xcomp"}:
            return False
    return False


def _is_denial(tree: Tree, verb: int, deniable: frozenset[str], *, clauses: bool) -> bool:
    """ "denied that ...", "denied the claims", "denied doing it"; not "denied entry"."""
    return any(
        (clauses and (tree[c].dep in {"ccomp", "xcomp"} or tree[c].tag == "VBG"))
        or tree[c].lemma.lower() in deniable
        for c in tree.children[verb]
        if c > verb or tree[c].dep == "ccomp"
    )
