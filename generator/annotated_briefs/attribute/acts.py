"""Where a source does something rather than says it: "voted against the bridge"."""

from __future__ import annotations

from collections.abc import Sequence

from annotated_briefs.attribute.found import CueKind, Found
from annotated_briefs.attribute.lexicon import tagged
from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import overlapping


def is_act(tree: Tree, found: Found, quotations: Sequence[Quotation]) -> bool:
    """Whether the cue is a verb of none of our word lists and nothing it attributes is quoted.

    PolNeAR's annotators count acts and stances as attributions, and weights learned from them find
    such; to a reader who asks who told the article what, they are no statements.
    """
    token = tree[found.cue.head]
    verb = found.cue.kind in {CueKind.VERB, CueKind.PASSIVE}
    if not verb or token.lemma.lower() in tagged("verbs"):
        return False
    return not any(overlapping(quotations, span) for span in found.content)
