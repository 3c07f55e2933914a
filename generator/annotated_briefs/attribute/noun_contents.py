"""The content of a cue that is no verb: of a noun, an adjective, "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefs.attribute.clauses import has_words, is_infinitive, last_subject
from annotated_briefs.attribute.found import Content, Cue, Source
from annotated_briefs.attribute.tree import Range, Tree


def noun_content(tree: Tree, cue: Cue) -> Iterator[Content]:
    """ "the claim **that** ...", "a promise **to** ...": a clause that hangs on the noun."""
    verb = tree[cue.head].head
    if tree[cue.head].dep == "nsubj" and tree[verb].lemma == "be" and "that" in cue.tags:
        # "Her view is that ..."
        for clause in tree.with_dep(verb, "ccomp"):
            if clause > verb and _says_that(tree, clause):
                yield "noun-is-that", [tree.subtree(clause)]
                return
    for child in tree.with_dep(cue.head, "acl", "ccomp", "relcl"):
        if child < cue.head:
            continue
        if is_infinitive(tree, child):
            if "to" in cue.tags:
                yield "noun-to", [tree.subtree(child)]
                return
        elif "that" in cue.tags and _says_that(tree, child):
            yield "noun-that", [tree.subtree(child)]
            return


def _says_that(tree: Tree, clause: int) -> bool:
    return any(tree[c].text.lower() == "that" for c in tree.with_dep(clause, "mark"))


def adjective_content(tree: Tree, cue: Cue) -> Iterator[Content]:
    """ "is sure **that** ...", "is worried **about** ..."."""
    for child in tree.with_dep(cue.head, "ccomp", "xcomp"):
        if child > cue.head:
            infinitive = is_infinitive(tree, child)
            if ("to" if infinitive else "that") in cue.tags:
                yield ("adjective-to" if infinitive else "adjective-that"), [tree.subtree(child)]
                return
    for preposition in tree.with_dep(cue.head, "prep"):
        target = tree.first(preposition, "pobj", "pcomp")
        if tree[preposition].text.lower() in cue.tags and target is not None:
            yield "adjective-prep", [tree.subtree(target)]
            return


def according_clause(tree: Tree, cue: Cue, source: Source) -> Range:
    """ "according to X", "in X's words": cue and source, with the preposition before them."""
    low = min(cue.tokens[0], source.tokens[0])
    inside = source.tokens[0] < cue.tokens[0]
    if inside and low > 0 and tree[low - 1].text.lower() == "in":
        low -= 1
    return low, max(cue.tokens[1], source.tokens[1])


def according_content(tree: Tree, cue: Cue, source: Source) -> Iterator[Content]:
    """The rest of the clause around "according to X": of the sentence, where it has but one."""
    low, high = according_clause(tree, cue, source)
    first, last = _own_clause(tree, low)
    ranges = [(first, low)] if has_words(tree, first, low) else []
    if has_words(tree, high, last) and (not ranges or tree[high].text == ","):
        ranges.append((high, last))
    if ranges:
        yield "according", ranges


def _own_clause(tree: Tree, cue: int) -> Range:
    """The sentence, cut at a colon, semicolon or ", and" with a new subject before the cue."""
    first, last = tree.sentence(cue)
    for i in range(min(cue, last_subject(tree, first, cue)) - 1, first, -1):
        if i in tree.quoted:
            continue
        if tree[i].text in {":", ";"}:
            return i + 1, last
        if tree[i].pos == "CCONJ" and tree[i - 1].text == "," and _starts_clause(tree, i):
            return i + 1, last
    return first, last


def _starts_clause(tree: Tree, conjunction: int) -> bool:
    """Whether the conjunction joins two clauses with a subject each."""
    head = tree[conjunction].head
    return any(
        tree.first(c, "nsubj", "nsubjpass", "expl") is not None
        for c in tree.with_dep(head, "conj")
        if c > conjunction
    )
