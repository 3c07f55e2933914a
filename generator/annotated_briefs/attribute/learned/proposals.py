"""The attributions to choose from: what the model read and what the rules found, cue by cue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotated_briefs.attribute.cues import cue_at
from annotated_briefs.attribute.extent import content_spans
from annotated_briefs.attribute.found import Found, Source
from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.learned.label import Labelled
from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.attribute.refused import refused
from annotated_briefs.attribute.sources import trim
from annotated_briefs.attribute.tree import Range, Tree
from annotated_briefs.model import Spans

FRAME = "learned"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An attribution that may stand. ``labelled`` is None where the model saw no cue."""

    found: Found
    by_rule: bool
    labelled: Labelled | None
    nested: tuple[float, float, float]
    """The highest chance of another cue whose content holds this cue, of one inside this content,
    and of one whose content overlaps this one otherwise."""
    read: Spans | None = None
    """The content that the model read for this cue, where that is a proposal at all."""


def propose(
    text: str, context: Context, labelled: Iterable[Labelled], quotations: Sequence[Quotation]
) -> list[Proposal]:
    """All proposals, in reading order of their cues; at most two for one cue."""
    by_cue = {one.cue: one for one in labelled}
    read = {
        cue: found
        for cue, one in by_cue.items()
        if (found := _read(text, context.tree, one, quotations)) is not None
    }
    chances = {cue: by_cue[cue].chance for cue in read}
    holders = _holders({cue: _tokens(context.tree, found) for cue, found in read.items()})
    proposals = []
    for cue in sorted(read.keys() | context.own.keys()):
        said = read[cue].content if cue in read else None
        for found, by_rule in _of_cue(context.tree, read.get(cue), context.own.get(cue)):
            nested = _nested(cue, _tokens(context.tree, found), holders, chances)
            proposals.append(Proposal(found, by_rule, by_cue.get(cue), nested, said))
    return proposals


def _of_cue(tree: Tree, read: Found | None, rule: Found | None) -> Iterator[tuple[Found, bool]]:
    """The rule's alone where the two agree: its edges are cleaner."""
    if read is not None and not (rule is not None and _agree(tree, read, rule)):
        yield read, False
    if rule is not None:
        yield rule, True


def _agree(tree: Tree, read: Found, rule: Found) -> bool:
    mine, theirs = _tokens(tree, read), _tokens(tree, rule)
    alike = len(mine & theirs) >= _ALIKE * len(mine | theirs)
    return alike and tree.span(read.source.tokens).overlaps(tree.span(rule.source.tokens))


_ALIKE = 0.6
"""The least share of common words in two contents that are taken for the same."""


def _read(text: str, tree: Tree, one: Labelled, quotations: Sequence[Quotation]) -> Found | None:
    """The labels as an attribution; None without a source and a content, or where it is refused."""
    source = _source(tree, one)
    if source is None:
        return None
    cue = cue_at(tree, one.cue)
    ranges = [run for run in one.runs("C") if _has_words(tree, run)]
    content = content_spans(text, tree, ranges, quotations, cue.tokens)
    found = Found(cue, source, content, FRAME)
    return None if not content or refused(text, tree, found) else found


def _source(tree: Tree, one: Labelled) -> Source | None:
    """The longest run of source labels; its head is the word that hangs on one outside."""
    runs = [run for run in one.runs("S") if _has_words(tree, run)]
    if not runs:
        return None
    low, high = max(runs, key=lambda run: run[1] - run[0])
    heads = (i for i in range(low, high) if not low <= tree[i].head < high or tree[i].head == i)
    worded = (i for i in heads if tree[i].pos not in {"PUNCT", "SPACE"})
    head = next(worded, high - 1)
    return Source(head, trim(tree, (low, high), head))


def _has_words(tree: Tree, tokens: Range) -> bool:
    return any(tree[i].pos not in {"PUNCT", "SPACE"} for i in range(*tokens))


def _tokens(tree: Tree, found: Found) -> frozenset[int]:
    return frozenset(i for span in found.content for i in tree.tokens_of(span))


def _holders(contents: Mapping[int, frozenset[int]]) -> dict[int, list[int]]:
    """By token, the cues whose content it is in."""
    holders: dict[int, list[int]] = defaultdict(list)
    for cue, content in contents.items():
        for i in content:
            holders[i].append(cue)
    return holders


def _nested(
    cue: int,
    content: frozenset[int],
    holders: Mapping[int, Sequence[int]],
    chances: Mapping[int, float],
) -> tuple[float, float, float]:
    above = {other for other in holders.get(cue, ()) if other != cue}
    within = {i for i in content if i in chances and i != cue}
    sharing = {other for i in content for other in holders.get(i, ())}
    beside = sharing - above - within - {cue}
    best = (max((chances[i] for i in cues), default=0.0) for cues in (above, within, beside))
    return next(best), next(best), next(best)
