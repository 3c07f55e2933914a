"""The mentions laid over the parse: which entity a token or a noun phrase names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from annotated_briefs.attribute.found import Source
from annotated_briefs.attribute.lexicon import words
from annotated_briefs.attribute.tree import Range, Tree
from annotated_briefs.model import EntityId, Kind, Mention, Span

SPEAKING_KINDS = frozenset({Kind.PERSON, Kind.ORG, Kind.PLACE})
"""A place speaks as the government that it stands for ("Tehran said")."""


class Names:
    """Looks up mentions by token, by place and by entity."""

    def __init__(self, tree: Tree, mentions: Sequence[Mention]) -> None:
        self._tree = tree
        self.mentions = sorted(mentions, key=lambda m: m.span)
        self._starts = [m.span.start for m in self.mentions]
        self._of_entity: dict[EntityId, list[Mention]] = {}
        for mention in self.mentions:
            self._of_entity.setdefault(mention.entity, []).append(mention)

    def at(self, i: int) -> Mention | None:
        """The mention that covers token ``i``."""
        span = self._tree[i].span
        k = bisect_right(self._starts, span.start) - 1
        for mention in reversed(self.mentions[max(0, k - 1) : k + 2]):
            if mention.span.overlaps(span):
                return mention
        return None

    def of_entity(self, entity: EntityId) -> list[Mention]:
        """Every mention of one entity, in reading order."""
        return self._of_entity.get(entity, [])

    def last_before(self, entity: EntityId, offset: int) -> Mention | None:
        """The last mention of ``entity`` that ends before ``offset``."""
        earlier = [m for m in self.of_entity(entity) if m.span.end <= offset]
        return earlier[-1] if earlier else None

    def within(self, span: Span) -> list[Mention]:
        """The mentions inside ``span``."""
        k = bisect_right(self._starts, span.start - 1)
        found = []
        for mention in self.mentions[k:]:
            if mention.span.start >= span.end:
                break
            if span.contains(mention.span):
                found.append(mention)
        return found

    def of_source(self, source: Source) -> Mention | None:
        """The mention that the noun phrase is about: its head's, or its apposition's."""
        if self.is_joint(source):
            return None
        named = self.at(source.head)
        if named is not None and named.kind in SPEAKING_KINDS:
            return named
        for child in self._tree.with_dep(source.head, "appos"):
            beside = self.at(child)
            if beside is not None and self._is_called(source, beside):
                return beside
        return self._ends_with_person(source)

    def by_initials(self, source: Source) -> Mention | None:
        """The one person whose name has the letters of a transcript's label: "JD"."""
        letters = self._tree.span(source.tokens).of(self._tree.analysis.reading)
        if not (letters.isalpha() and letters.isupper() and 2 <= len(letters) <= 3):
            return None
        people = {
            m.entity: m
            for m in reversed(self.mentions)
            if m.kind is Kind.PERSON
            and "".join(part[0] for part in m.span.of(self._tree.analysis.reading).split())
            == letters
        }
        return next(iter(people.values())) if len(people) == 1 else None

    def _is_called(self, source: Source, beside: Mention) -> bool:
        """ "the analyst, Jane Doe"; of a body only right behind it ("the news agency AFP")."""
        head = self._tree[source.head]
        if ":" in self._tree.analysis.reading[head.end : beside.span.start]:
            return False
        if beside.kind is Kind.PERSON:
            return True
        body = head.lemma.lower() in words("institutions") | words("media")
        return beside.kind is Kind.ORG and body and beside.span.start - head.end <= 1

    def is_joint(self, source: Source) -> bool:
        """ "A and B said": neither of them alone is the source.

        Nor is A in "the mayor, A, and the chief, B, said".
        """
        tree = self._tree
        if any(
            tree[c].pos in {"PROPN", "NOUN"} and c < source.tokens[1]
            for c in tree.with_dep(source.head, "conj")
        ):
            return True
        beside = [a for a in tree.with_dep(source.head, "appos") if self._is_person(a)]
        others = [c for a in beside for c in tree.with_dep(a, "conj") if c < source.tokens[1]]
        return any(self._is_person(i) for c in others for i in (c, *tree.with_dep(c, "appos")))

    def _is_person(self, i: int) -> bool:
        mention = self.at(i)
        return mention is not None and mention.kind is Kind.PERSON

    def _ends_with_person(self, source: Source) -> Mention | None:
        """A person's name that closes the phrase ("analyst Jane Doe"), where the parse lost it."""
        span = self._tree.span(self._core(source.tokens))
        people = [m for m in self.within(span) if m.kind is Kind.PERSON]
        if people and people[-1].span.end == span.end and people[-1].span.start > span.start:
            head = self._tree[source.head]
            beside = head.end <= people[-1].span.start and source.tokens[1] - source.head < 8
            between = self._tree.analysis.reading[head.end : people[-1].span.start]
            return people[-1] if beside and not between.strip() else None
        return None

    def _core(self, tokens: Range) -> Range:
        low, high = tokens
        for i in range(low + 1, high):
            if self._tree[i].text in {",", "(", "—", "–"}:
                return low, i
        return low, high
