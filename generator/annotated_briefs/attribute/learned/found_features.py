"""What tells whether a proposed attribution stands: the cue, the shape of its parts, the rules.

The chances of the two models before this one are among the features, in steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import log

from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.learned.edge_features import edge_features
from annotated_briefs.attribute.learned.proposals import Proposal


def found_features(context: Context, proposal: Proposal) -> list[str]:
    """The features of one proposal."""
    tree, found = context.tree, proposal.found
    content = [i for span in found.content for i in tree.tokens_of(span)]
    word = context.words[found.cue.head]
    return [
        "bias",
        f"rule={proposal.by_rule}",
        *_chances(proposal, word, found.cue.head in context.own),
        *(f"nested{n}={int(chance * 5)}" for n, chance in enumerate(proposal.nested)),
        *_cue(context, found.cue.head, word),
        *_content(context, found.cue.head, content, word),
        *_source(context, proposal, content, word),
        *_agreement(context, proposal, set(content), word),
        *edge_features(context, found, content),
    ]


def _chances(proposal: Proposal, word: str, ruled: bool) -> Iterator[str]:
    one = proposal.labelled
    if one is None:
        yield "unseen"
        return
    odds = log(max(one.chance, 1e-6) / max(1.0 - one.chance, 1e-6))
    size = sum(label in "SC" for label in one.labels)
    yield f"odds={round(odds * 2)}"
    yield f"odds~={round(odds)}"
    yield f"share={min(12, int(-one.log_share * 2))}"
    yield f"share~={min(6, int(-one.log_share))}"
    yield f"share/word={min(10, int(-20 * one.log_share / max(1, size)))}"
    yield f"sources={min(3, len(list(one.runs('S'))))}"
    yield f"contents={min(4, len(list(one.runs('C'))))}"
    fifth, lost = int(one.chance * 5), min(6, int(-one.log_share))
    yield f"o={fifth}&rule={proposal.by_rule}"
    yield f"o={fifth}&share={lost}"
    yield f"o={fifth}&w={word}"
    yield f"share={lost}&rule={proposal.by_rule}{ruled}"


def _cue(context: Context, cue: int, word: str) -> Iterator[str]:
    yield f"w={word}"
    yield f"t={context.tree[cue].tag}"
    yield f"w={word}&t={context.tree[cue].tag}"
    yield f"inside={context.said[cue] >= 0}"


def _content(context: Context, cue: int, content: list[int], word: str) -> Iterator[str]:
    tree, words = context.tree, context.words
    first, last, size = content[0], content[-1], len(content)
    inside = sum(context.quotation[i] >= 0 for i in content) / size
    quoted = "all" if inside >= 0.8 else "some" if inside > 0 else "none"
    side = ("<" if first < cue else "") + (">" if last > cue else "")
    held = range(first, last + 1)
    head = next((i for i in content if tree[i].head not in held or tree[i].head == i), first)
    hangs = f"{tree[head].dep}{tree[head].head == cue}"
    yield from (f"q={quoted}", f"side={side}", f"q={quoted}{side}")
    yield from (f"w={word}&q={quoted}", f"w={word}&side={side}", f"w={word}&c={hangs}")
    yield f"len={size // 3 if size < 12 else min(10, 4 + size // 12)}"
    yield from (f"c0={words[first]}", f"w={word}&c0={words[first]}", f"c0t={tree[first].tag}")
    yield f"c-1={words[first - 1] if first else '^'}"
    yield f"c$={tree[last].pos}"
    yield f"c+1={words[last + 1] if last + 1 < len(words) else '$'}"
    yield f"gap={min(6, max(0, first - cue))}"
    yield f"to-end={last + 2 >= tree.sentence(cue)[1]}"
    yield from (f"ch={tree[head].dep}", f"chw={words[head]}")


def _source(context: Context, proposal: Proposal, content: list[int], word: str) -> Iterator[str]:
    tree, words = context.tree, context.words
    source, cue = proposal.found.source, proposal.found.cue.head
    head, (low, high) = source.head, source.tokens
    yield f"s={words[head]}"
    yield f"w={word}&s={words[head]}"
    yield f"sp={tree[head].pos}"
    yield f"se={context.entity[head]}"
    yield f"sd={tree[head].dep}"
    yield f"sd={tree[head].dep}{tree[head].head == cue}"
    yield f"sl={min(5, high - low)}"
    yield f"s-after={low > cue}"
    yield f"s-far={min(12, abs(low - cue) // 2)}"
    yield f"s-quoted={context.quotation[head] >= 0}"
    yield f"s-in={head in content}"
    yield f"s0={words[low]}"


def _agreement(context: Context, proposal: Proposal, content: set[int], word: str) -> Iterator[str]:
    """How far what the rules found for this cue is the same."""
    rule = context.own.get(proposal.found.cue.head)
    if rule is None:
        yield "no-rule"
        return
    theirs = {i for span in rule.content for i in context.tree.tokens_of(span)}
    shared = len(theirs & content) / len(theirs | content)
    sources = set(range(*rule.source.tokens)) & set(range(*proposal.found.source.tokens))
    yield f"frame={rule.frame}"
    yield f"frame={rule.frame}&w={word}"
    yield f"shared={int(4 * shared)}"
    yield f"same-source={bool(sources)}"
