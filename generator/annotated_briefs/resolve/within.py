"""The records that a text can name: all that its findings take from the register.

An article's findings depend on the records whose names it may hold, on those that a person named
in a decision, and on the ids that its own names could take by chance. A register of these gives the
same findings as the whole one, so that a record that is written or changed leaves the findings of
all other articles as they are.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from slugify import slugify

from annotated_briefs.annotate.people import surnames
from annotated_briefs.annotate.words import keys
from annotated_briefs.model import Brief, EntityId, Kind, Register

_SUFFIXES = frozenset(
    [*(word for kind in Kind for word in kind.lower().split("-")), *map(str, range(2, 10))]
)
"""What `identity` puts behind an id that is taken."""


class Within:
    """A register, ready to be asked what of it concerns a text."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._names = _by_first(
            (id_, keys(name))
            for id_, entity in register.entities.items()
            for name in (entity.name, *entity.aliases)
        )
        self._ids = _by_first((id_, frozenset(id_.split("-"))) for id_ in register.entities)

    def of(self, brief: Brief) -> Register:
        """The records that matter to the findings of ``brief``, in the register's order."""
        if not self._register.entities:
            return self._register
        text = brief.article.text if brief.article else ""
        around = "\n".join(brief.metadata.fields.values())
        named = self.named(f"{text}\n{around}")
        named |= _fitting(self._ids, _slug_words(text) | _SUFFIXES)
        named |= _decided(brief)
        return self._only(named)

    def named(self, text: str) -> set[EntityId]:
        """The records of which one name at least has all its words in ``text``."""
        return _fitting(self._names, keys(text))

    def may_doubt(self, words: Collection[str]) -> bool:
        """Whether a name may fit several records in a text with these `keys`.

        Where it may not, none does.
        """
        people: set[str] = set()
        names: set[frozenset[str]] = set()
        for id_ in _fitting(self._names, words):
            entity = self._register.entities[id_]
            own = {keys(name) for name in (entity.name, *entity.aliases)}
            shared = keys(" ".join(surnames(entity.name))) if entity.kind is Kind.PERSON else set()
            if own & names or shared & people:
                return True
            names |= own
            people |= shared
        return False

    def _only(self, ids: Collection[EntityId]) -> Register:
        entities = self._register.entities
        return Register({id_: entity for id_, entity in entities.items() if id_ in ids})


def _by_first(
    names: Iterable[tuple[EntityId, frozenset[str]]],
) -> Mapping[str, list[tuple[EntityId, frozenset[str]]]]:
    """The names by one of their words, so that a text's words lead to them."""
    found: dict[str, list[tuple[EntityId, frozenset[str]]]] = defaultdict(list)
    for id_, words in names:
        if words:
            found[max(words, key=len)].append((id_, words))
    return found


def _fitting(
    index: Mapping[str, list[tuple[EntityId, frozenset[str]]]], words: Collection[str]
) -> set[EntityId]:
    every = frozenset(words)
    return {id_ for word in every & index.keys() for id_, needed in index[word] if needed <= every}


def _slug_words(text: str) -> set[str]:
    """The parts of the slug of ``text``. Most words are theirs already, and slugs take time."""
    words = {*text.split()}
    plain = {word for word in words if word.isascii() and word.isalpha()}
    return {*map(str.lower, plain), *slugify(" ".join(words - plain)).split("-")}


def _decided(brief: Brief) -> set[EntityId]:
    """The records that people named in their decisions."""
    decisions = brief.decisions
    named = [one.entity for one in decisions.statements]
    named += [one.entity for one in decisions.mentions]
    return {id_ for id_ in named if id_ is not None}
