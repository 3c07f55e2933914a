"""From a source's words to the entity that they name, or to nobody.

A name speaks for itself. A pronoun is resolved only within reach, and only to the one person in
view: the source of the statement before it, or the subject of the clause before it. Where two are
in view it stays open: a wrong speaker is worse than a missing one. What a title ("Mrs.") says
serves to rule a candidate out; it is recorded nowhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotated_briefs.attribute.found import Found, Source
from annotated_briefs.attribute.lexicon import tagged
from annotated_briefs.attribute.names import SPEAKING_KINDS, Names
from annotated_briefs.attribute.sources import antecedent
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import EntityId, Kind, Mention, Span, Spans

_PERSONAL = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_NEUTER = frozenset({"it", "its"})
_OPEN = frozenset({"they", "them", "their", "this", "that", "these", "those", "what"})
_REACH = 3
"""How many sentences back a pronoun may find its antecedent."""


class Resolver:
    """Resolves the sources of one article, in reading order."""

    def __init__(self, tree: Tree, names: Names, found: Sequence[Found], quoted: Spans) -> None:
        self._tree = tree
        self._names = names
        self._roles = names.roles()
        self._speech = [s for f in found for s in f.content] + list(quoted)
        self._quoted = quoted
        self._subject_spans = [
            t.span for t in tree.tokens if t.dep in {"nsubj", "nsubjpass"} and t.pos == "PROPN"
        ]
        self._speakers: dict[int, list[Mention]] = {}
        self._subjects = self._person_subjects()

    def resolve(self, found: Found) -> Mention | None:
        """The mention (of this or an earlier place) whose entity the source is."""
        source = found.source
        word = self._tree[source.head].text.lower()
        mention = self._names.of_source(source)
        if mention is None and (noun := antecedent(self._tree, source)) is not None:
            mention = self._names.at(noun)
            if mention is not None and mention.kind not in SPEAKING_KINDS:
                mention = None
        if mention is None and word in _PERSONAL:
            mention = self._in_view(found, {Kind.PERSON}, _PERSONAL[word])
        elif mention is None and word in _NEUTER:
            mention = self._in_view(found, {Kind.ORG}, "")
        elif mention is None:
            mention = self._described(source)
        if mention is not None:
            sentence = self._tree[found.cue.head].sentence
            self._speakers.setdefault(sentence, []).append(mention)
        return mention

    def _described(self, source: Source) -> Mention | None:
        """ "the analyst", where the article has called just one person an analyst."""
        head = self._tree[source.head]
        if head.pos != "NOUN" or head.tag != "NN":
            return None
        low, high = source.tokens
        definite = self._tree[low].text.lower() in {"the", "this", "that"}
        people = self._roles.get(head.lemma.lower(), set())
        if not definite or high - low > 3 or len(people) != 1:
            return None
        (entity,) = people
        earlier = [
            m for m in self._names.mentions if m.entity == entity and m.span.start < head.start
        ]
        return earlier[-1] if earlier else None

    def _in_view(self, found: Found, kinds: set[Kind], gender: str) -> Mention | None:
        here = self._tree[found.source.head]
        if self._own_content_names(found, kinds):
            return None
        for back in range(_REACH + 1):
            sentence = here.sentence - back
            if sentence < 0:
                return None
            people = {
                m.entity: m
                for m in self._candidates(sentence)
                if m.span.end <= here.start
                and m.kind in kinds
                and self._may_be(m, gender)
                and not any(s.contains(m.span) for s in found.content)
            }
            if len(people) == 1:
                return next(iter(people.values()))
            if people:
                return None
        return None

    def _own_content_names(self, found: Found, kinds: set[Kind]) -> bool:
        """ "The prince had apologised, he said": he may be the prince, or not."""
        here = self._tree[found.source.head].start
        return any(
            m.kind in kinds
            and m.span.end <= here
            and not any(q.contains(m.span) for q in self._quoted)
            for s in found.content
            for m in self._names.within(s)
            if self._is_subject(m)
        )

    def _is_subject(self, mention: Mention) -> bool:
        return any(mention.span.overlaps(span) for span in self._subject_spans)

    def _candidates(self, sentence: int) -> list[Mention]:
        return self._speakers.get(sentence, []) + self._subjects.get(sentence, [])

    def _person_subjects(self) -> dict[int, list[Mention]]:
        """By sentence: the people and organisations that are subjects, outside all speech.

        Someone named in front of the subject is in view as well: "For Ann, Bob was a hero. She".
        """
        subjects: dict[int, list[Mention]] = {}
        for i, token in enumerate(self._tree.tokens):
            if token.dep not in {"nsubj", "nsubjpass"} or self._in_speech(token.span):
                continue
            mention = self._names.of_source(Source(i, self._tree.subtree(i)))
            if mention is not None:
                seen = subjects.setdefault(token.sentence, [])
                seen += [mention, *self._before(mention, i)]
        return subjects

    def _before(self, subject: Mention, i: int) -> list[Mention]:
        first, _ = self._tree.sentence(i)
        start = self._tree[first].start
        if start >= subject.span.start:
            return []
        return [
            m
            for m in self._names.within(Span(start, subject.span.start))
            if m.kind is subject.kind and not self._in_speech(m.span)
        ]

    def _in_speech(self, span: Span) -> bool:
        return any(s.overlaps(span) for s in self._speech)

    def _may_be(self, mention: Mention, gender: str) -> bool:
        """False where a title or first name of the person speaks against the pronoun."""
        if not gender:
            return True
        told = self._gender_of(mention.entity)
        return told is None or told == gender

    def _gender_of(self, entity: EntityId) -> str | None:
        hints = tagged("titles")
        seen: set[str] = set()
        for mention in self._names.mentions:
            if mention.entity != entity:
                continue
            text = self._tree.analysis.reading
            before = text[max(0, mention.span.start - 20) : mention.span.start].split()[-1:]
            first = mention.span.of(text).partition(" ")[0]
            for word in (*before, first):
                seen |= hints.get(word.strip("(\"'.,").lower(), frozenset())
        return next(iter(seen)) if len(seen) == 1 else None


def source_key(tree: Tree, source: Source, mention: Mention | None) -> str | None:
    """What groups the statements of one source. None for a pronoun that stays open."""
    if mention is not None:
        return mention.entity
    head = tree[source.head]
    if head.pos in {"PRON", "DET"} and head.text.lower() not in {"many", "some", "others"}:
        return None
    return fold(tree, source)


def fold(tree: Tree, source: Source) -> str:
    """The noun phrase without its article, clauses and appositions, in small letters."""
    low, high = source.tokens
    end = high
    for child in tree.children[source.head]:
        if child > source.head and tree[child].dep in {"relcl", "acl", "appos", "punct"}:
            end = min(end, tree.left[child])
    while low < source.head and tree[low].dep in {"det", "predet", "quantmod", "nummod"}:
        low += 1
    span = tree.span((low, max(end, source.head + 1, low + 1)))
    return " ".join(span.of(tree.analysis.reading).lower().split()).strip(" ,;:-\"'")
