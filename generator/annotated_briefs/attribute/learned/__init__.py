"""The trained component: weighs what the rules found against what three small models read.

One asks of every word whether it is a cue; one labels the words around a cue as source, content or
neither; one asks of each attribution, the rules' among them, whether it stands. The weights are
numbers learned from PolNeAR's training part (``weights.py``); without them the rules stand alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotated_briefs.attribute.acts import is_act
from annotated_briefs.attribute.found import CueKind, Found
from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.learned.judge import chances
from annotated_briefs.attribute.learned.label import Labeller
from annotated_briefs.attribute.learned.proposals import Proposal, propose
from annotated_briefs.attribute.learned.weights import Weights
from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Article

THRESHOLD = 0.25
"""The least chance with which an attribution stands; what clashes with a likelier one goes all the
same. From 0.15 to 0.35 F1 hardly changes; precision rises with it, and recall falls."""
ACT = 0.2
"""The same for acts. No brief shows them, so that more may be found at the price of wrong ones."""


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
    said: list[tuple[float, Proposal]] = []
    done: list[tuple[float, Proposal]] = []
    proposals = propose(article.text, context, read, quotations)
    for chance, one in zip(chances(context, proposals, weights), proposals, strict=True):
        (done if is_act(tree, one.found, quotations) else said).append((chance, one))
    # An act never takes the words of a statement.
    return choose(tree, choose(tree, labels, said, THRESHOLD), done, ACT)


def choose(
    tree: Tree, sure: Iterable[Found], rated: Iterable[tuple[float, Proposal]], least: float
) -> list[Found]:
    """The proposals with a chance of ``least`` or more, beside those that are sure.

    Of two that claim the same words the likelier one stays.
    """
    kept = list(sure)
    heads = {found.cue.head for found in kept}
    cues = {i for found in kept for i in range(*found.cue.tokens)}
    contents = {i for found in kept for i in _content(tree, found)}
    for chance, proposal in sorted(rated, key=lambda pair: -pair[0]):
        if chance < least:
            break
        found = proposal.found
        cue, content = range(*found.cue.tokens), _content(tree, found)
        if found.cue.head in heads:
            continue
        if cues.isdisjoint(content) and contents.isdisjoint(cue) and contents.isdisjoint(content):
            kept.append(replace(found, chance=round(chance, 2)))
            heads.add(found.cue.head)
            cues.update(cue)
            contents.update(content)
    return sorted(kept, key=lambda found: found.cue.head)


def _content(tree: Tree, found: Found) -> set[int]:
    return {i for span in found.content for i in tree.tokens_of(span)}
