"""Headlines that name their source by a colon: "Mayor: ferry must stay", "Bridge unsafe: report".

Only the first block of a text is read so, and only where it is set like a headline: one line
without a full stop or question mark. The part on one side of the colon must be a name that the
parse knows, or the word for an office, a body or a document; the other must say something, by a
verb that has a subject. "Ann Roe: a life in pictures" and "Climate report: what you need to know"
name a topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotated_briefs.attribute.found import Cue, CueKind, Found, Source
from annotated_briefs.attribute.lexicon import words
from annotated_briefs.attribute.tree import Range, Tree
from annotated_briefs.model import Article, Span
from annotated_briefs.text import has_headline

_COLON = re.compile(r":(?=\s)")
_LONGEST = 4
"""Words of a source on the left of the colon; on its right it is seldom more than three."""
_LEAST = 3
"""Tokens of what is said."""
_SPEAKERS = frozenset({"PERSON", "ORG", "NORP"})


def headline_colon(article: Article, tree: Tree) -> Iterator[Found]:
    """The attribution of a headline, if a single colon makes one; its cue is the colon."""
    if not has_headline(article):
        return
    line = article.paragraphs[0].span
    colons = [m.start() for m in _COLON.finditer(article.text, line.start, line.end)]
    if len(colons) != 1 or "?" in line.of(article.text):
        return
    before = _range(tree, Span(line.start, colons[0]))
    after = _range(tree, Span(colons[0] + 1, line.end))
    colon = tree.tokens_of(Span(colons[0], colons[0] + 1))
    if not before or not after or len(colon) != 1:
        return
    cue = Cue(colon[0], (colon[0], colon[0] + 1), CueKind.SPEAKER_LABEL, frozenset())
    for who, what, longest in ((before, after, _LONGEST), (after, before, _LONGEST - 1)):
        worded = [i for i in range(*who) if tree[i].pos not in {"PUNCT", "SPACE"}]
        short = 0 < len(worded) <= longest and what[1] - what[0] >= _LEAST
        if short and _speaks(tree, worded) and _says_something(tree, what):
            source = Source(worded[-1], (worded[0], worded[-1] + 1))
            yield Found(cue, source, (tree.span(what),), "headline")
            return


def _range(tree: Tree, span: Span) -> Range | None:
    worded = [i for i in tree.tokens_of(span) if tree[i].pos != "SPACE"]
    return (worded[0], worded[-1] + 1) if worded else None


def _says_something(tree: Tree, what: Range) -> bool:
    """Whether a main clause stands there: a finite verb with a subject, and no "how" before it."""
    opening = tree[what[0]]
    if opening.tag in _QUESTIONING or opening.text.lower() in {"how", "why"}:
        return False
    return any(
        tree[i].dep in {"nsubj", "nsubjpass", "expl"}
        and tree[i].tag not in _QUESTIONING
        and tree[i].head in range(*what)
        and _is_finite(tree, tree[i].head)
        and not _is_inside_clause(tree, tree[i].head, what)
        for i in range(*what)
    )


_QUESTIONING = frozenset({"WDT", "WP", "WP$", "WRB"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def _is_finite(tree: Tree, verb: int) -> bool:
    helpers = (tree[c].tag for c in tree.with_dep(verb, "aux", "auxpass"))
    return tree[verb].tag in _FINITE or any(tag in _FINITE for tag in helpers)


def _is_inside_clause(tree: Tree, verb: int, what: Range) -> bool:
    """ "the man **who would be king**": it tells of a noun, or of when."""
    held = range(*what)
    return any(
        tree[i].dep in {"relcl", "acl", "advcl", "csubj"} and tree[i].head in held
        for i in (verb, *tree.ancestors(verb))
    )


def _speaks(tree: Tree, worded: list[int]) -> bool:
    """Whether the words name somebody: a label of the model's, or a listed noun at their end."""
    last = tree[worded[-1]]
    listed = words("roles") | words("institutions") | words("documents") | words("media")
    forms = {last.lemma.lower(), last.text.lower(), last.text.lower().removesuffix("s")}
    if forms & listed:
        return True
    return any(
        e.label in _SPEAKERS and e.span.end == last.end and e.span.start <= tree[worded[0]].start
        for e in tree.analysis.entities
    )
