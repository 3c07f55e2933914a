"""From a source's words to the entity that they name, or to nobody.

A name speaks for itself; ``antecedents`` says who "he" and "she" are, ``bodies`` what "it" is, and
``descriptions`` whom "the analyst" means. What is in doubt stays open: a wrong speaker is worse
than a missing one.
"""

from __future__ import annotations

from collections.abc import Sequence

from annotated_briefs.attribute.antecedents import Antecedents
from annotated_briefs.attribute.bodies import Bodies
from annotated_briefs.attribute.descriptions import Descriptions
from annotated_briefs.attribute.found import CueKind, Found, Source
from annotated_briefs.attribute.gender import PRONOUNS
from annotated_briefs.attribute.names import SPEAKING_KINDS, Names
from annotated_briefs.attribute.sources import antecedent
from annotated_briefs.attribute.speakers import SEVERAL
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Mention, Spans


class Resolver:
    """Resolves the sources of one article."""

    def __init__(self, tree: Tree, names: Names, found: Sequence[Found], quoted: Spans) -> None:
        self._tree = tree
        self._names = names
        self._descriptions = Descriptions(tree, names)
        self._antecedents = Antecedents(tree, names, found, quoted, self._descriptions)
        self._bodies = Bodies(tree, names, found, quoted)

    def resolve(self, found: Found) -> Mention | None:
        """The mention (of this or an earlier place) whose entity the source is."""
        source = found.source
        if self._names.is_joint(source):
            return None
        mention = self._names.of_source(source) or self._relative(source)
        if mention is not None:
            return mention
        if found.cue.kind is CueKind.SPEAKER_LABEL:
            return self._names.by_initials(source)
        word = self._tree[source.head].text.lower()
        if word in PRONOUNS:
            return self._antecedents.of(source.head)
        if word == "it":
            return self._bodies.before(source.head)
        return self._descriptions.meant_by(source.head, source.tokens)

    def _relative(self, source: Source) -> Mention | None:
        """ "Jane Doe, **who** said"."""
        noun = antecedent(self._tree, source)
        if noun is None or self._tree.first(noun, "conj") is not None:
            return None
        mention = self._names.at(noun)
        return mention if mention is not None and mention.kind in SPEAKING_KINDS else None


def source_key(tree: Tree, source: Source, mention: Mention | None) -> str | None:
    """What groups the statements of one source. None for a pronoun that stays open."""
    if mention is not None:
        return mention.entity
    head = tree[source.head]
    if head.pos in {"PRON", "DET"} and head.text.lower() not in SEVERAL:
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
    end = max(end, source.head + 1, low + 1)
    if end - 1 > source.head and tree[end - 1].tag == "POS":
        end -= 1
    span = tree.span((low, end))
    return " ".join(span.of(tree.analysis.reading).lower().split()).strip(" ,;:-\"'")
