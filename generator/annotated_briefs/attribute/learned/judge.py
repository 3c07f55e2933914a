"""How likely each proposal stands, by a linear model over words and by trees over figures.

The trees know how the figures bear on each other, the linear model's score among them; on news
unlike what they learned from they are too sure. So the chance is the mean of both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from math import log

from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.learned.found_features import found_features
from annotated_briefs.attribute.learned.label import chance_of
from annotated_briefs.attribute.learned.proposals import Proposal
from annotated_briefs.attribute.learned.weights import Weights, total
from annotated_briefs.model import Spans

_NONE = -99.0
"""Stands for a figure that there is not."""
_RELATIONS = """ccomp xcomp dobj pobj ROOT conj relcl acl advcl nsubj nsubjpass appos prep pcomp
acomp attr oprd npadvmod dep parataxis advmod poss compound amod punct"""
_PARTS = "PROPN PRON NOUN VERB AUX ADJ ADP DET NUM"
_DEPS = {dep: float(n) for n, dep in enumerate(_RELATIONS.split())}
_POS = {pos: float(n) for n, pos in enumerate(_PARTS.split())}
_OTHER = 99.0
_NEAR = 3
"""Tokens to look over for the word after a content."""


def chances(context: Context, proposals: Sequence[Proposal], weights: Weights) -> list[float]:
    """The chance of each of ``proposals``, which are all those of an article."""
    scores = [total(weights.found, found_features(context, one)) for one in proposals]
    cues = [one.found.cue.head for one in proposals]
    plain = [figures(context, one) for one in proposals]
    by_trees = weights.trees.chances(with_scores(plain, scores, cues))
    return [(chance_of(a) + b) / 2 for a, b in zip(scores, by_trees, strict=True)]


def with_scores(
    plain: Sequence[Sequence[float]], scores: Sequence[float], cues: Sequence[Hashable]
) -> list[list[float]]:
    """The rows for the trees: the figures, the linear score, and the best of the cue's others."""
    of_cue: dict[Hashable, list[int]] = defaultdict(list)
    for n, cue in enumerate(cues):
        of_cue[cue].append(n)
    rivals = [
        max((scores[k] for k in of_cue[cue] if k != n), default=_NONE) for n, cue in enumerate(cues)
    ]
    return [[*row, score, rival] for row, score, rival in zip(plain, scores, rivals, strict=True)]


def figures(context: Context, proposal: Proposal) -> list[float]:
    """What can be counted of a proposal, always in the same order."""
    tree = context.tree
    content = [i for span in proposal.found.content for i in tree.tokens_of(span)]
    held = frozenset(content)
    return [
        *_chances(proposal),
        *proposal.nested,
        *_agreement(context, proposal, held),
        *_source(context, proposal),
        *_place(context, proposal.found.cue.head, content),
        *_cue(context, proposal),
        *_beyond(context, proposal.found.cue.head, content, held),
    ]


def _chances(proposal: Proposal) -> tuple[float, float, float]:
    one = proposal.labelled
    if one is None:
        return _NONE, _NONE, _NONE
    size = len(one.labels) - one.labels.count("O") - one.labels.count("K")
    odds = log(max(one.chance, 1e-6) / max(1.0 - one.chance, 1e-6))
    return odds, one.log_share, one.log_share / max(1, size)


def _agreement(
    context: Context, proposal: Proposal, held: frozenset[int]
) -> tuple[float, float, float, float]:
    """Who proposed it, and the share of words that the other proposal's content has in common."""
    rule = context.own.get(proposal.found.cue.head)
    return (
        proposal.by_rule,
        rule is not None,
        _shared(context, held, None if rule is None else rule.content),
        _shared(context, held, proposal.read),
    )


def _shared(context: Context, held: frozenset[int], other: Spans | None) -> float:
    if other is None:
        return _NONE
    theirs = {i for span in other for i in context.tree.tokens_of(span)}
    return len(held & theirs) / len(held | theirs)


def _source(context: Context, proposal: Proposal) -> tuple[float, ...]:
    tree, source, cue = context.tree, proposal.found.source, proposal.found.cue.head
    head = tree[source.head]
    return (
        _POS.get(head.pos, _OTHER),
        context.entity[source.head] == "PERSON",
        context.entity[source.head] == "ORG",
        head.head == cue,
        _DEPS.get(head.dep, _OTHER),
        source.tokens[1] - source.tokens[0],
        abs(source.tokens[0] - cue),
        source.tokens[0] > cue,
        context.quotation[source.head] >= 0,
    )


def _place(context: Context, cue: int, content: Sequence[int]) -> tuple[float, ...]:
    """Where the content lies: to its cue, in its sentence, in quotation marks."""
    first, last = content[0], content[-1]
    start, end = context.tree.sentence(cue)
    inside = sum(context.quotation[i] >= 0 for i in content)
    return (
        len(content),
        inside / len(content),
        first - cue,
        last - cue,
        end - last,
        end - start,
        cue - start,
        last - first + 1 - len(content),
    )


def _cue(context: Context, proposal: Proposal) -> tuple[float, ...]:
    tree, cue = context.tree, proposal.found.cue
    return (
        _POS.get(tree[cue.head].pos, _OTHER),
        _DEPS.get(tree[cue.head].dep, _OTHER),
        "quote" in cue.tags,
        "that" in cue.tags,
        "object" in cue.tags,
        "to" in cue.tags,
        len(cue.tags),
        context.said[cue.head] >= 0,
    )


def _beyond(
    context: Context, cue: int, content: Sequence[int], held: frozenset[int]
) -> tuple[float, ...]:
    """What the content hangs on, and the word that follows it."""
    tree, last = context.tree, content[-1]
    end = tree.sentence(cue)[1]
    head = next((i for i in content if tree[i].head not in held or tree[i].head == i), content[0])
    comma = last + 1 < end and tree[last + 1].text == ","
    after = range(last + 1, min(last + 1 + _NEAR, end))
    word = next((i for i in after if tree[i].pos not in {"PUNCT", "SPACE"}), None)
    hang = _DEPS.get(tree[head].dep, _OTHER), float(tree[head].head == cue), float(comma)
    if word is None:
        return *hang, _NONE, _NONE
    above = tree[word].head
    return *hang, _DEPS.get(tree[word].dep, _OTHER), (above in held) + 2 * (above == cue)
