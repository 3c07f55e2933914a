"""Every attribution that the rules find, and which of them stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotated_briefs.attribute.adjacent import quotations_beside
from annotated_briefs.attribute.clauses import has_finite, has_subject
from annotated_briefs.attribute.contents import cue_clause, verb_content
from annotated_briefs.attribute.cues import find_cues
from annotated_briefs.attribute.extent import content_spans, merge
from annotated_briefs.attribute.found import Content, Cue, CueKind, Found, Source
from annotated_briefs.attribute.headlines import headline_colon
from annotated_briefs.attribute.lexicon import words
from annotated_briefs.attribute.noun_contents import (
    according_clause,
    according_content,
    adjective_content,
    noun_content,
)
from annotated_briefs.attribute.quotes import Quotation, sentence_breaks
from annotated_briefs.attribute.refused import (
    is_pronoun,
    no_saying,
    no_speaker,
    passed_over,
)
from annotated_briefs.attribute.signed import signed_quotations
from annotated_briefs.attribute.sources import agent, noun_phrase, object_of, subject, trim
from annotated_briefs.attribute.transcripts import speaker_turns
from annotated_briefs.attribute.tree import Range, Tree
from annotated_briefs.model import Analysis, Article, Span, Spans

_CLAUSAL = frozenset({"that-before", "that-after", "beside", "according"})
"""Constructions whose content never holds a part of the cue's own clause."""


def tree_of(article: Article, analysis: Analysis, quotations: Sequence[Quotation]) -> Tree:
    """The parse with what the quotation marks tell of it."""
    breaks = sentence_breaks(article, quotations)
    return Tree(analysis, breaks, [q.span for q in quotations])


def search(article: Article, tree: Tree, quotations: Sequence[Quotation]) -> list[Found]:
    """The outermost attributions, in reading order of their cues."""
    found = [f for cue in find_cues(tree) for f in _read(article.text, tree, cue, quotations)]
    found += [*speaker_turns(article, tree), *signed_quotations(article, tree)]
    found += headline_colon(article, tree)
    return outermost(tree, found)


def _read(text: str, tree: Tree, cue: Cue, quotations: Sequence[Quotation]) -> Iterator[Found]:
    source = _source(tree, cue)
    if source is None or no_speaker(tree, cue, source):
        return
    if no_saying(tree, cue) or passed_over(tree, cue, source):
        return
    source = _short_of_cue(tree, cue, source)
    apart = apart_of(tree, cue, source)
    beside = _beside(text, tree, cue, apart, quotations) if "quote" in cue.tags else ()
    for frame, ranges in _contents(tree, cue, source):
        clausal = frame in _CLAUSAL
        if beside and frame not in {"that-before", "beside"}:
            continue
        hole = apart if clausal else cue.tokens
        if frame == "that-after" and ranges and ranges[0][0] >= cue.tokens[1]:
            hole = hole[0], min(hole[1], ranges[0][0])
            source = _up_to(tree, source, ranges[0][0])
        content = content_spans(text, tree, ranges, quotations, hole)
        if content and not is_pronoun(text, content) and _attributes(tree, cue, frame):
            yield Found(cue, source, merge(text, [*content, *beside]), frame)
            return
    if beside:
        yield Found(cue, source, merge(text, beside), "quotation")


def _beside(
    text: str, tree: Tree, cue: Cue, apart: Range, quotations: Sequence[Quotation]
) -> Spans:
    """The quotations before and after the cue's clause that are its own."""
    beside = quotations_beside(text, tree.span(apart), tree.span(cue.tokens), quotations)
    if tree[cue.head].tag == "VBG":
        # "..., adding, 'B.'": what stands before is said by the verb on which it hangs.
        beside = tuple(s for s in beside if s.start > tree[cue.head].start)
    return tuple(s for s in beside if not _leads_elsewhere(tree, apart[1], s))


def _with_lost_subject(tree: Tree, cue: Cue, source: Source, ranges: list[Range]) -> list[Range]:
    """ "X said **two officials, speaking off the record,** had confirmed it".

    The parser may take the subject of a finite clause for the verb's object, or for a relative's.
    """
    thing = next((c for c in tree.with_dep(cue.head, "dobj") if c >= cue.tokens[1]), None)
    if thing is None or not ranges or cue.tags.isdisjoint({"quote"}):
        return ranges
    low, high = ranges[0]
    told = tree[cue.head].lemma.lower() in words("telling")
    if told or thing == source.head or not cue.tokens[1] <= tree.left[thing] < low:
        return ranges
    if has_subject(tree, low, high) or not has_finite(tree, low, high):
        return ranges
    return [(tree.left[thing], high), *ranges[1:]]


def _leads_elsewhere(tree: Tree, low: int, quotation: Span) -> bool:
    """ "X said, but **engineers disagree**: '...'": another's clause leads in the quotation."""
    between = range(low, min(tree.tokens_of(quotation), default=low))
    return any(
        tree[i].dep in {"nsubj", "nsubjpass"}
        and tree[i].head in between
        and tree[tree[i].head].dep in {"conj", "ROOT", "ccomp", "parataxis"}
        for i in between
    )


def _attributes(tree: Tree, cue: Cue, frame: str) -> bool:
    """ "met to praise the plan" is a purpose, not yet praise; "went on to praise it" is."""
    purpose = tree[cue.head].dep != "xcomp" and any(
        tree[c].text.lower() == "to" for c in tree.with_dep(cue.head, "aux")
    )
    return not purpose or frame in _CLAUSAL


def _short_of_cue(tree: Tree, cue: Cue, source: Source) -> Source:
    """The source without the cue, where the parse hung one inside the other."""
    low, high = source.tokens
    if source.head < cue.tokens[0] < high:
        return Source(source.head, trim(tree, (low, cue.tokens[0]), source.head))
    if low < cue.tokens[1] <= source.head:
        return Source(source.head, trim(tree, (cue.tokens[1], high), source.head))
    return _over_hyphen(tree, source)


def _up_to(tree: Tree, source: Source, content: int) -> Source:
    """ "told by officials **that** ...": the clause is no part of the officials."""
    low, high = source.tokens
    if not source.head < content < high:
        return source
    return Source(source.head, trim(tree, (low, content), source.head))


def _over_hyphen(tree: Tree, source: Source) -> Source:
    """ "study **co**-author Jane Doe": the parser breaks off at the hyphen."""
    low, end = source.tokens
    if end >= len(tree.tokens) or tree[end].text != "-" or tree[end].start != tree[end - 1].end:
        return source
    high = end + 1
    while high < len(tree.tokens) and tree[high].pos in {"NOUN", "PROPN", "ADJ"}:
        high += 1
    return Source(high - 1, (low, high)) if high > end + 1 else source


def apart_of(tree: Tree, cue: Cue, source: Source) -> tuple[int, int]:
    """The attribution's own words, which are no part of what is attributed."""
    if cue.kind is CueKind.ACCORDING:
        return according_clause(tree, cue, source)
    if cue.kind in {CueKind.VERB, CueKind.PASSIVE}:
        return cue_clause(tree, cue, source)
    return cue.tokens


def _source(tree: Tree, cue: Cue) -> Source | None:
    if cue.kind is CueKind.VERB:
        return subject(tree, cue.head)
    if cue.kind is CueKind.PASSIVE:
        return agent(tree, cue.head)
    if cue.kind is CueKind.ACCORDING:
        return object_of(tree, cue.tokens[1] - 1) or _owner(tree, cue.head)
    if cue.kind is CueKind.ADJECTIVE:
        return subject(tree, tree[cue.head].head) if tree[cue.head].dep == "acomp" else None
    return _owner(tree, cue.head)


def _owner(tree: Tree, noun: int) -> Source | None:
    """Whose claim it is: "**his** claim", "a claim **by officials**", "**X** made the claim"."""
    owner = tree.first(noun, "poss")
    if owner is not None:
        return noun_phrase(tree, owner)
    for preposition in tree.with_dep(noun, "prep"):
        if tree[preposition].text.lower() in {"by", "from", "of"}:
            return object_of(tree, preposition)
    verb = tree[noun].head
    if tree[noun].dep == "dobj" and tree[verb].lemma in words("light_verbs"):
        return subject(tree, verb)
    return None


def _contents(tree: Tree, cue: Cue, source: Source) -> Iterator[Content]:
    if cue.kind in {CueKind.VERB, CueKind.PASSIVE}:
        return (
            (frame, _with_lost_subject(tree, cue, source, ranges))
            if frame == "that-after"
            else (frame, ranges)
            for frame, ranges in verb_content(tree, cue, source)
        )
    if cue.kind is CueKind.ACCORDING:
        return according_content(tree, cue, source)
    if cue.kind is CueKind.NOUN:
        return noun_content(tree, cue)
    return adjective_content(tree, cue)


def outermost(tree: Tree, found: Sequence[Found]) -> list[Found]:
    """Those whose cue stands in no other's content; of two with one content, the longer first."""
    kept: list[Found] = []
    claimed: set[int] = set()
    for one in sorted(found, key=lambda f: -sum(len(s) for s in f.content)):
        content = {i for span in one.content for i in tree.tokens_of(span)}
        if claimed.isdisjoint(content) and claimed.isdisjoint(range(*one.cue.tokens)):
            kept.append(one)
            claimed |= content
    return sorted(kept, key=lambda f: f.cue.head)
