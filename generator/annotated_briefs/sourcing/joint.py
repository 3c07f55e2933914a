"""Who speaks in "A and B said": each of them, by name or as the article calls them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from annotated_briefs.attribute.classify import naming_of_phrase
from annotated_briefs.attribute.found import CueKind, Source
from annotated_briefs.attribute.lexicon import words
from annotated_briefs.attribute.names import SPEAKING_KINDS, Names
from annotated_briefs.attribute.resolve_source import source_key
from annotated_briefs.attribute.sources import trim
from annotated_briefs.attribute.tree import Range, Tree
from annotated_briefs.model import Kind, Mention, Naming, Statement

_NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """One speaking source of a statement. ``joint`` where others speak with it."""

    key: str
    naming: Naming | None = None
    words: str | None = None
    joint: bool = False


def speakers(tree: Tree, names: Names, statement: Statement) -> tuple[Speaker, ...]:
    """Everybody who makes the statement: by "A and B" each of the two, else its own source."""
    if statement.entity is None and statement.source:
        tokens = tree.tokens_of(statement.source[0])
        low, high = tokens[0], tokens[-1] + 1
        parts = _by_parse(tree, (low, high)) or _by_and(tree, names, (low, high))
        found = [s for part in parts if (s := _speaker(tree, names, part)) is not None]
        if len(parts) > 1 and found:
            return tuple({s.key: s for s in reversed(found)}.values())[::-1]
    return () if statement.source_key is None else (Speaker(statement.source_key),)


def _by_parse(tree: Tree, phrase: Range) -> list[Source]:
    """The noun phrases that the parse strings to the head: "A, B and C"."""
    tokens = range(*phrase)
    heads = [i for i in tokens if tree[i].head not in tokens or tree[i].head == i]
    worded = [i for i in heads if tree[i].pos in _NOMINAL | {"PRON"}]
    if len(worded) != 1:
        return []
    joined = list(worded)
    for i in joined:
        joined += [c for c in tree.with_dep(i, "conj") if c in tokens and tree[c].pos in _NOMINAL]
    starts = [tree.left[i] for i in joined]
    ends = [*(_before_and(tree, start, phrase[0]) for start in starts[1:]), phrase[1]]
    parts = [
        Source(i, trim(tree, (max(start, phrase[0]), max(end, i + 1)), i))
        for i, start, end in zip(joined, starts, ends, strict=True)
    ]
    return [] if len(parts) < 2 or _one_of_two_roles(tree, parts) else parts


def _before_and(tree: Tree, start: int, low: int) -> int:
    while start > low and (tree[start - 1].pos == "CCONJ" or tree[start - 1].text == ","):
        start -= 1
    return start


def _one_of_two_roles(tree: Tree, parts: list[Source]) -> bool:
    """ "her **husband and manager** said": one person, of whom two things are told."""
    people = words("person_nouns") | words("roles")
    nouns = [tree[p.head] for p in parts]
    if not all(n.tag == "NN" and n.lemma.lower() in people for n in nouns):
        return False
    return all(tree.first(p.head, "det", "poss", "nummod") is None for p in parts[1:])


def _by_and(tree: Tree, names: Names, phrase: Range) -> list[Source]:
    """The parts around "and" where each holds a person's name, whatever the parse makes of it.

    "**The mayor of Elmtown, Ann Roe,** and **the chief, Paul Hall**": the parser may string the
    names to the town.
    """
    cuts = [
        i
        for i in range(*phrase)
        if tree[i].pos == "CCONJ" and tree[i].text.lower() == "and" and names.at(i) is None
    ]
    parts: list[Source] = []
    for low, high in zip([phrase[0], *(i + 1 for i in cuts)], [*cuts, phrase[1]], strict=True):
        people = [] if low >= high else _people(tree, names, (low, high))
        if len(people) != 1:
            return []
        parts.append(Source(people[0], trim(tree, (low, high), people[0])))
    return parts if len(parts) > 1 else []


def _people(tree: Tree, names: Names, part: Range) -> list[int]:
    """The last tokens of the people named in ``part`` for themselves ("Roe's aide" is no Roe)."""
    own = [m for m in names.within(tree.span(part)) if m.kind is Kind.PERSON]
    lasts = [tree.tokens_of(m.span)[-1] for m in own]
    return [i for i in lasts if tree[i].dep not in {"poss", "compound", "pobj"}]


def _speaker(tree: Tree, names: Names, part: Source) -> Speaker | None:
    mention = next(_named(tree, names, part), None)
    key = source_key(tree, part, mention)
    naming = naming_of_phrase(tree, part, mention, cue=CueKind.VERB)
    if key is None or naming is None:
        return None
    cited = " ".join(tree.span(part.tokens).of(tree.analysis.reading).split())
    return Speaker(key, naming, re.sub(r"['’]s?$", "", cited), joint=True)


def _named(tree: Tree, names: Names, part: Source) -> Iterator[Mention]:
    """The name of one part: its head, or what stands in apposition to it."""
    for i in (part.head, *tree.with_dep(part.head, "appos")):
        mention = names.at(i)
        if mention is not None and mention.kind in SPEAKING_KINDS:
            yield mention
