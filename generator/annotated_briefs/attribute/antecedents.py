"""Who "he" or "she" is: salience after Lappin and Leass.

"An Algorithm for Pronominal Anaphora Resolution" (Computational Linguistics 20, 1994) weighs every
earlier mention of a person by how recent it is and by its grammatical role, lets the weight fall
with every sentence, and adds the weights up. Four things are ours, as news has it: a speaker weighs
most; what stands inside somebody's speech hardly counts; sentences that are all quotation are
passed over in counting; and one strong mention counts for more than several weak ones. A pronoun is
answered only where the first candidate is well ahead of the second. Somebody without a name ("the
driver") is a candidate too, and nothing can be answered with one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from annotated_briefs.attribute.descriptions import Descriptions, head_of
from annotated_briefs.attribute.found import Found
from annotated_briefs.attribute.gender import PRONOUNS, Genders
from annotated_briefs.attribute.lexicon import tagged, words
from annotated_briefs.attribute.names import Names
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Kind, Mention, Span, Spans

_CLIMB = 40
"""Heads to climb from a pronoun: no sentence is as deep, but a text without full stops may be."""

RECENT = 10.0
"""What any mention weighs in its own sentence, before its role is added."""

SPEAKER, SUBJECT, SUBORDINATE, OWNER, OBJECT, OTHER = 14.0, 10.0, 6.0, 5.0, 4.0, 1.0
IN_QUOTATION, IN_REPORT, IN_PASSING = 0.05, 0.3, 0.3
"""What is left of a weight inside quotation marks, inside what somebody is said to say, and where a
name only tells of which thing another noun is ("a Trump rally")."""

DEFINITE = 0.5
"""What is left of the weight of "the driver", who may be one of those with a name."""

OWNED = 0.85
"""What is left of the weight of an owner whom only "his" or "her" names."""

REPEATED = 0.3
"""What the further sentences with a candidate add to the one in which it weighs most."""

DECAY = 0.4
REACH = 4
"""Sentences back, quotations left out."""

MARGIN = 1.4
"""How many times the second candidate's weight the first one's has to be."""

LEAST = 1.2
"""The least weight with which a candidate is answered."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_POSSESSIVES = {"his": "m", "her": "f"}
_SIDE_CLAUSES = frozenset({"advcl", "relcl", "acl"})


@dataclass(frozen=True, slots=True)
class Seen:
    """Somebody comes up at a token. ``mention`` is None for somebody without a name."""

    key: str
    mention: Mention | None
    at: int
    weight: float
    gender: str | None


class Antecedents:
    """The pronouns of one article and whom they mean, worked out in reading order."""

    def __init__(
        self,
        tree: Tree,
        names: Names,
        found: Sequence[Found],
        quoted: Spans,
        descriptions: Descriptions,
    ) -> None:
        self._tree = tree
        self._names = names
        self._descriptions = descriptions
        self._genders = Genders(tree, names)
        self._sources = {f.source.head: f for f in found}
        self._reported = self._tokens([s for f in found for s in f.content])
        self._quoted = self._tokens(quoted)
        self._line = self._narrative_lines()
        self._seen: list[Seen] = []
        self._answers: dict[int, Mention] = {}
        inside = ((tree.tokens_of(mention.span), mention) for mention in names.mentions)
        self._heads = {head_of(tree, at): mention for at, mention in inside if at}
        for i in range(len(tree.tokens)):
            self._read(i)

    def of(self, pronoun: int) -> Mention | None:
        """The earlier mention of the person whom the pronoun at this token means."""
        return self._answers.get(pronoun)

    def _tokens(self, spans: Sequence[Span]) -> frozenset[int]:
        return frozenset(i for span in spans for i in self._tree.tokens_of(span))

    def _narrative_lines(self) -> list[int]:
        """For every token, how many sentences with words outside quotation marks begin before."""
        lines: list[int] = []
        count, sentence, told = 0, -1, False
        for i, token in enumerate(self._tree.tokens):
            if token.sentence != sentence:
                sentence, told = token.sentence, False
            if not told and i not in self._quoted and token.text[:1].isalpha():
                told, count = True, count + 1
            lines.append(count)
        return lines

    def _read(self, i: int) -> None:
        token = self._tree[i]
        if token.pos == "PRON":
            word = token.text.lower()
            if i in self._quoted:
                return
            if word in PRONOUNS:
                self._pronoun(i, PRONOUNS[word])
            elif token.tag == "PRP$" and word in _POSSESSIVES:
                self._possessive(i, _POSSESSIVES[word])
            return
        mention = self._heads.get(i)
        if mention is not None:
            if mention.kind is Kind.PERSON:
                self._named(i, mention)
            elif mention.kind is Kind.ORG and i not in self._quoted:
                self._perhaps_person(i, mention)
        elif token.pos in {"NOUN", "PROPN"} and i not in self._quoted:
            self._nameless(i)

    def _named(self, i: int, mention: Mention) -> None:
        gender = self._genders.at(mention)
        if self._genders.is_doubtful(mention):
            self._see(i, f"?{mention.entity}", None, gender)
        else:
            self._see(i, mention.entity, mention, gender)

    def _pronoun(self, i: int, gender: str) -> None:
        answer = self._decide(i, gender)
        if answer is not None:
            self._answers[i] = answer
            self._see(i, answer.entity, answer, gender)
        elif self._tree[i].dep in _SUBJECTS and i not in self._reported:
            self._see(i, f"?{gender}", None, gender)

    def _possessive(self, i: int, gender: str) -> None:
        """ "**His** deputy, Jane Doe, left": he is still in view, whoever he is."""
        if self._role(i, speaks=False) != OWNER:
            return
        answer = self._decide(i, gender)
        key = f"?{gender}" if answer is None else answer.entity
        self._see(i, key, answer, gender, OWNED)

    def _perhaps_person(self, i: int, mention: Mention) -> None:
        """A name taken for an organisation's that does what people do: "Voss smiled"."""
        tokens = self._tree.tokens_of(mention.span)
        name = [self._tree[k].text for k in tokens]
        known = words("media") | words("institutions") | words("platforms")
        if not self._acts_humanly(i) or any(n.isupper() or n.lower() in known for n in name):
            return
        first = name[0].lower() in words("first_names")
        before = tokens[0] - 1
        article = before >= 0 and self._tree[before].text.lower() == "the"
        if (first and len(name) > 1) or (len(name) == 1 and not article):
            self._see(i, f"?{name[-1].lower()}", None, None, 1.0 if first else DEFINITE)

    def _nameless(self, i: int) -> None:
        """Somebody without a name, or described ("the analyst")."""
        tree, token = self._tree, self._tree[i]
        at = self._above(i, "conj")
        told_of_another = tree[at].dep in {"compound", "nmod", "appos", "attr"}
        if told_of_another or token.tag not in {"NN", "NNP"}:
            return
        if self._names.at(i) is not None or any(
            c in self._heads for c in tree.with_dep(i, "appos")
        ):
            return
        described = self._descriptions.meant_by(i, (tree.left[i], i + 1))
        if described is not None and described.kind is Kind.PERSON:
            self._see(i, described.entity, described, self._genders.of(described.entity))
            return
        noun = tagged("person_nouns").get(token.lemma.lower())
        if noun is not None or self._is_lost_name(i):
            gender = next(iter(noun)) if noun else None
            definite = tree[tree.left[i]].text.lower() == "the"
            self._see(i, f"?{token.lemma.lower()}", None, gender, DEFINITE if definite else 1.0)

    def _is_lost_name(self, i: int) -> bool:
        """A name that says or does something as a person does and that no mention covers."""
        token = self._tree[i]
        if token.pos != "PROPN" or not self._acts_humanly(i):
            return False
        named = self._tree.analysis.entities
        labels = {e.label for e in named if e.span.overlaps(token.span)}
        return labels <= {"PERSON"} and token.text.lower() not in words("media")

    def _acts_humanly(self, i: int) -> bool:
        """Whether the noun at ``i`` is the subject of a saying, or of what only people do."""
        if self._tree[i].dep not in _SUBJECTS:
            return False
        verb = self._tree[self._tree[i].head].lemma.lower()
        return i in self._sources or verb in words("human_verbs")

    def _see(
        self, i: int, key: str, mention: Mention | None, gender: str | None, share: float = 1.0
    ) -> None:
        self._seen.append(Seen(key, mention, i, share * self._weight(i), gender))

    def _weight(self, i: int) -> float:
        """Recency and role, less inside speech."""
        tree = self._tree
        at = self._above(i, "appos", "conj")
        whole = RECENT + self._role(at, speaks=i in self._sources or at in self._sources)
        if tree[at].dep in {"compound", "nmod", "amod"}:
            whole *= IN_PASSING
        if i in self._quoted:
            return whole * IN_QUOTATION
        return whole * IN_REPORT if i in self._reported else whole

    def _above(self, i: int, *deps: str) -> int:
        """The noun to which the one at ``i`` is tied by nothing but these relations."""
        for above in self._tree.ancestors(i):
            if self._tree[i].dep not in deps or self._tree[above].pos not in {"NOUN", "PROPN"}:
                break
            i = above
        return i

    def _role(self, i: int, *, speaks: bool) -> float:
        tree, dep = self._tree, self._tree[i].dep
        verb = tree[i].head
        if speaks and tree[verb].dep not in _SIDE_CLAUSES:
            return SPEAKER
        if dep in _SUBJECTS:
            main = tree[verb].dep in {"ROOT", "conj", "parataxis"} or tree[verb].head == verb
            return SUBJECT if main else SUBORDINATE
        if dep == "poss":
            return OWNER if tree[tree[i].head].dep in _SUBJECTS else OTHER
        if dep == "pobj" and self._fronted(i):
            return SUBJECT
        return OBJECT if dep in {"dobj", "dative", "attr", "oprd", "ROOT"} else OTHER

    def _fronted(self, i: int) -> bool:
        """ "**For Ann**, Bob was a hero": a phrase before the subject sets whom it is about."""
        tree = self._tree
        preposition = tree[i].head
        verb = tree[preposition].head
        subject = tree.first(verb, *_SUBJECTS)
        return tree[preposition].dep == "prep" and subject is not None and i < subject

    def _decide(self, pronoun: int, gender: str) -> Mention | None:
        found = self._sources.get(pronoun)
        modified, inside = self._modified(pronoun), self._inside(found)
        if found is not None and self._own_words_name(found, gender):
            return None
        weights: dict[str, dict[int, float]] = defaultdict(dict)
        last: dict[str, Mention] = {}
        for seen in reversed(self._seen):
            back = self._line[pronoun] - self._line[seen.at]
            if back > REACH:
                break
            if seen.gender not in {None, gender} or seen.key in modified:
                continue
            weight = seen.weight * DECAY**back
            lines = weights[seen.key]
            lines[back] = max(lines.get(back, 0.0), weight)
            if seen.mention is not None:
                last.setdefault(seen.key, seen.mention)
        totals = {key: _total(lines.values()) for key, lines in weights.items()}
        ranked = sorted(((t, key) for key, t in totals.items() if key not in inside), reverse=True)
        if not ranked or ranked[0][0] < LEAST:
            return None
        first, key = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else 0.0
        excluded = max((totals.get(key, 0.0) for key in inside), default=0.0)
        # Where the one in view is named in what is said, the words or their bounds are misread.
        sure = first >= MARGIN * second and excluded < MARGIN * first
        return last.get(key) if sure else None

    def _modified(self, pronoun: int) -> Collection[str]:
        """Whom a clause with the pronoun modifies: "**Kelly**, who he says was late"."""
        tree = self._tree
        above = islice(tree.ancestors(pronoun), _CLIMB)
        modified = (tree[i].head for i in (pronoun, *above) if tree[i].dep == "relcl")
        return {self._heads[i].entity for i in modified if i in self._heads}

    def _inside(self, found: Found | None) -> Collection[str]:
        """Whom the pronoun's own statement names: "He said that **Kelly** was late"."""
        content = found.content if found is not None else ()
        return {m.entity for span in content for m in self._names.within(span)}

    def _own_words_name(self, found: Found, gender: str) -> bool:
        """ "The prince had apologised, he said": he may be the prince, or not.

        So it is with "Jane Doe's father was there, she said".
        """
        before = (
            i
            for span in found.content
            for i in self._tree.tokens_of(span)
            if i < found.source.head and i not in self._quoted and i in self._heads
        )
        return any(
            self._heads[i].kind is Kind.PERSON
            and self._genders.of(self._heads[i].entity) in {None, gender}
            and self._role(i, speaks=False) not in {OBJECT, OTHER}
            for i in before
        )


def _total(weights: Collection[float]) -> float:
    most = max(weights)
    return most + REPEATED * (sum(weights) - most)
