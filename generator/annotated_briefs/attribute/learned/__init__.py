"""The trained component: weighs what the rules found against what three small models read.

One asks of every word whether it is a cue; one labels the words around a cue as source, content or
neither; one asks of each attribution, the rules' among them, whether it stands. The weights are
numbers learned from PolNeAR's training part (``weights.py``); without them the rules stand alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotated_briefs.attribute.found import CueKind, Found
from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.learned.found_features import found_features
from annotated_briefs.attribute.learned.label import Labeller, chance_of
from annotated_briefs.attribute.learned.proposals import Proposal, propose
from annotated_briefs.attribute.learned.weights import Weights, total
from annotated_briefs.attribute.lexicon import tagged
from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Article

THRESHOLD = 0.2
"""The least chance with which an attribution stands; what clashes with a likelier one goes all the
same. From 0.2 to 0.35 F1 hardly changes on the training part in folds; precision rises with it."""


def weigh(
    article: Article,
    tree: Tree,
    found: Sequence[Found],
    quotations: Sequence[Quotation],
    weights: Weights,
) -> list[Found]:
    """The attributions that stand, in reading order of their cues.

    ``found`` is what the rules found, speech that goes on included. Speaker labels stand in any
    case: they are no matter of words.
    """
    labels = [f for f in found if f.cue.kind is CueKind.SPEAKER_LABEL]
    rules = [f for f in found if f.cue.kind is not CueKind.SPEAKER_LABEL]
    context = Context(tree, rules, quotations, weights.vocabulary)
    read = list(Labeller(context, weights).run())
    proposals = propose(article.text, context, read, quotations)
    rated = [
        (chance_of(total(weights.found, found_features(context, one))), one)
        for one in proposals
        if not _is_act(tree, one.found, quotations)
    ]
    return choose(tree, labels, rated)


def _is_act(tree: Tree, found: Found, quotations: Sequence[Quotation]) -> bool:
    """Whether somebody does something here rather than says it: "voted against the bridge".

    PolNeAR's annotators count acts and stances as attributions and the weights follow them; a
    reader who asks who told the article what does not. A verb that is in none of our word lists
    is one, unless what it attributes is quoted.
    """
    token = tree[found.cue.head]
    if found.cue.kind is not CueKind.VERB or token.lemma.lower() in tagged("verbs"):
        return False
    return not any(q.span.overlaps(span) for q in quotations for span in found.content)


def choose(
    tree: Tree, sure: Iterable[Found], rated: Iterable[tuple[float, Proposal]]
) -> list[Found]:
    """The likeliest proposals of which no two claim the same words."""
    kept = list(sure)
    for chance, proposal in sorted(rated, key=lambda pair: -pair[0]):
        if chance < THRESHOLD:
            break
        if not any(_clash(tree, proposal.found, other) for other in kept):
            kept.append(proposal.found)
    return sorted(kept, key=lambda found: found.cue.head)


def _clash(tree: Tree, one: Found, other: Found) -> bool:
    """Whether two attributions share a cue, or the content of one holds words of the other."""
    if one.cue.head == other.cue.head:
        return True
    mine, theirs = tree.span(one.cue.tokens), tree.span(other.cue.tokens)
    return (
        any(span.overlaps(theirs) for span in one.content)
        or any(span.overlaps(mine) for span in other.content)
        or any(a.overlaps(b) for a in one.content for b in other.content)
    )
