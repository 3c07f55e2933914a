"""Which pronoun an article's own words let go with a person: by title, role or first name.

It serves to rule an antecedent out while one article is read. It goes into no report and no record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from annotated_briefs.attribute.lexicon import tagged
from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import EntityId, Kind, Mention

PRONOUNS: Mapping[str, str] = {"he": "m", "she": "f"}

_BESIDE = 30
"""Characters before a name in which a title may stand."""

_MOST = 3
"""How many times the hints against it a hint has to be given."""


class Genders:
    """The pronoun of each person of one article, where title, role or first name tells it."""

    def __init__(self, tree: Tree, names: Names) -> None:
        self._text = tree.analysis.reading
        self._titled: dict[Mention, str] = {}
        by_title: dict[EntityId, Counter[str]] = {}
        by_name: dict[EntityId, Counter[str]] = {}
        for mention in names.mentions:
            if mention.kind is Kind.PERSON:
                titles = self._titles(mention)
                if len(titles) == 1:
                    self._titled[mention] = next(iter(titles))
                by_title.setdefault(mention.entity, Counter()).update(titles)
                by_name.setdefault(mention.entity, Counter()).update(self._first_name(mention))
        self._told = {e: _plain(titles) or _plain(by_name[e]) for e, titles in by_title.items()}

    def of(self, entity: EntityId) -> str | None:
        """``m``, ``f``, or None where nothing tells or the hints contradict each other."""
        return self._told.get(entity)

    def at(self, mention: Mention) -> str | None:
        """The same of one place: its own title, else what is told of the person."""
        return self._titled.get(mention) or self.of(mention.entity)

    def is_doubtful(self, mention: Mention) -> bool:
        """ "Mr. Doe" among many a "Mrs. Doe": somebody else of that name."""
        return self.of(mention.entity) not in {None, self.at(mention)}

    def _titles(self, mention: Mention) -> frozenset[str]:
        before = self._text[max(0, mention.span.start - _BESIDE) : mention.span.start]
        last = before.split()[-1:] if before.endswith((" ", "\u00a0")) else []
        first = mention.span.of(self._text).split()[:1]
        hints = [
            tagged(name).get(word.strip("(\"'.").lower(), frozenset())
            for word in (*last, *first)
            for name in ("titles", "person_nouns")
        ]
        return frozenset().union(*hints)

    def _first_name(self, mention: Mention) -> frozenset[str]:
        parts = mention.span.of(self._text).split()
        return (
            tagged("first_names").get(parts[0].lower(), frozenset())
            if len(parts) > 1
            else frozenset()
        )


def _plain(hints: Counter[str]) -> str | None:
    """What most hints say; None where others say otherwise often enough."""
    ranked = hints.most_common()
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _MOST * ranked[1][1]):
        return None
    return ranked[0][0]
