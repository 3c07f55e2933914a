"""Where a source does something rather than says it: "voted against the bridge"."""

from __future__ import annotations

from collections.abc import Sequence

from annotated_briefs.attribute.found import CueKind, Found
from annotated_briefs.attribute.lexicon import tagged, words
from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Analysis, Form, Statement, overlapping


def is_act(tree: Tree, found: Found, quotations: Sequence[Quotation]) -> bool:
    """Whether the cue is a verb of none of our word lists and nothing it attributes is quoted.

    A verb of the lists that does not take a noun phrase says nothing with one: "ordered the
    killing" tells of an order, not of words. PolNeAR's annotators count acts and stances as
    attributions, and weights learned from them find such; to a reader who asks who told the
    article what, they are no statements.
    """
    token = tree[found.cue.head]
    verb = found.cue.kind in {CueKind.VERB, CueKind.PASSIVE}
    if not verb or any(overlapping(quotations, span) for span in found.content):
        return False
    tags = tagged("verbs").get(token.lemma.lower())
    return tags is None or ("object" not in tags and _is_object(tree, found))


def _is_object(tree: Tree, found: Found) -> bool:
    """Whether the content is the cue's own object: a noun phrase, no clause."""
    objects = [tree.span(tree.subtree(i)) for i in tree.with_dep(found.cue.head, "dobj", "obj")]
    return any(span.contains(found.content[0]) for span in objects)


def may_be_act(analysis: Analysis, statement: Statement) -> bool:
    """Whether a verb that tells of deeds as well has the content as its object, and nothing of it
    is quoted: "rejected the offer". Only a reader of the sentence knows."""
    if statement.form is not Form.INDIRECT:
        return False
    cues = {
        i
        for i, token in enumerate(analysis.tokens)
        if any(span.contains(token.span) for span in statement.cue)
        and token.lemma.lower() in words("deeds")
    }
    return any(
        token.head in cues and token.dep in {"dobj", "obj"}
        for token in analysis.tokens
        if any(span.contains(token.span) for span in statement.content)
    )
