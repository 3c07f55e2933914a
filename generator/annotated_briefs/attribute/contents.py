"""The content of a verb, by construction: clause, infinitive, object, preposition, quotation."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefs.attribute.clauses import has_subject, has_words, is_infinitive
from annotated_briefs.attribute.found import Content, Cue, CueKind, Source
from annotated_briefs.attribute.lexicon import tagged
from annotated_briefs.attribute.tree import Range, Tree

_DASHES = frozenset({",", "—", "–", "--"})
_BEFORE_CUE = _DASHES | {'"', "'", "?", "!"}
_BREAK = frozenset({",", '"', "'", ":", ";", ".", "?", "!", "—", "–", "--", "-", "…", "..."})


_THAT_REACH = 15
"""Tokens between a cue and its "that": an addressee, a place and a day seldom take more."""


_SHORT = 12
"""Tokens of a clause in which "yes" or "no" is all that is said."""


def cue_clause(tree: Tree, cue: Cue, source: Source) -> Range:
    """The words that belong to the attribution itself: source, cue, addressee, when and where."""
    low, high = cue.tokens
    if source.tokens[0] >= high:
        high = source.tokens[1]
    elif source.tokens[1] <= low and (
        tree[source.head].head == cue.head or not has_words(tree, source.tokens[1], low)
    ):
        low = source.tokens[0]
    _, end = tree.sentence(cue.head)
    for child in tree.children[cue.head]:
        if child > cue.head and tree[child].dep in _OUTSIDE:
            end = min(end, _first_right_of(tree, child, high))
    while high < end and tree[high].text not in _BREAK:
        high += 1
    return low, high


_OUTSIDE = frozenset({"ccomp", "xcomp", "conj", "parataxis", "cc"})


def _first_right_of(tree: Tree, head: int, i: int) -> int:
    """The first token from ``i`` on that hangs on ``head`` ("which he said **was** ...")."""
    low, high = tree.subtree(head)
    if low >= i:
        return low
    return next((k for k in range(i, high) if k == head or head in tree.ancestors(k)), high)


def verb_content(tree: Tree, cue: Cue, source: Source) -> Iterator[Content]:
    """Every construction that the verb's list entry allows, most telling first."""
    clauses = list(tree.with_dep(cue.head, "ccomp"))
    clause = cue_clause(tree, cue, source)
    finite = [c for c in clauses if not is_infinitive(tree, c)]
    # "Speaking to reporters, she said": a bare participle before the cue is no content.
    before = [c for c in finite if c < cue.head and not _is_participle(tree, c)]
    after = [c for c in finite if c > cue.head and not _is_relative(tree, c)]
    sentence = tree.sentence(cue.head)
    if before and {"that", "quote"} <= cue.tags:
        yield "that-before", _inside(tree, _around(tree, before[0], clause), sentence)
    elif after and "that" in cue.tags:
        ranges = [_up_to_comment(tree, c) for c in after]
        yield "that-after", _inside(tree, ranges, sentence)
    elif "that" in cue.tags and (stray := _stray_that(tree, cue)) is not None:
        yield "that-after", _inside(tree, [_up_to_comment(tree, stray)], sentence)
    elif _announces(tree, cue) and (ranges := _beside(tree, cue, clause)):
        yield "beside", ranges
    yield from _phrases(tree, cue)


def _announces(tree: Tree, cue: Cue) -> bool:
    """Whether what stands beside the cue's clause may be its content."""
    return "quote" in cue.tags and ("that" in cue.tags or _as_clause(tree, cue))


def _stray_that(tree: Tree, cue: Cue) -> int | None:
    """The verb of a clause right of the cue which the parser hung elsewhere.

    "said on Monday **that** ...": the clause may end up on the day. Without a "that" it must have
    a subject of its own and stand before any comma.
    """
    _, last = tree.sentence(cue.head)
    for i in range(cue.tokens[1], min(last, cue.tokens[1] + _THAT_REACH)):
        if tree[i].text.lower() == "that" and tree[i].dep == "mark":
            return tree[i].head if tree[i].head > i else None
        if tree[i].dep in {"relcl", "acl"} and "quote" in cue.tags:
            subject = tree.first(i, "nsubj", "nsubjpass")
            plain = subject is not None and tree[subject].tag not in {"WP", "WDT"}
            return i if plain and tree[tree[i].head].pos in {"PROPN", "NOUN"} else None
        if (tree[i].pos in {"VERB", "AUX"} and tree[i].dep != "aux") or tree[i].text in _ENDS:
            return None
    return None


_ENDS = frozenset({'"', ":", ";", "."})


def _inside(tree: Tree, ranges: list[Range], sentence: Range) -> list[Range]:
    """``ranges`` cut at the ends of the sentence; a quotation that runs on is grown back later."""
    cut = [tree.within(r, sentence) for r in ranges]
    return [(low, high) for low, high in cut if low < high]


_LONGEST = 300
"""Tokens of a clause to look through: no sentence is as long, but a text without full stops is."""


def _up_to_comment(tree: Tree, clause: int) -> Range:
    """A clause without what the sentence goes on to after it.

    That is a closing ", which ...", as a rule the writer's own; ", **according to** X", which
    cites X for the whole; a participle that comments ("..., **adding** that"); a second verb behind
    a comma which has no subject but the source ("..., **but offered** no proof").
    """
    low, high = tree.subtree(clause)
    for i in range(clause + 1, min(high, clause + _LONGEST)):
        if _is_gloss(tree, i, high):
            return low, tree.left[i] - 1
        if _cites_another(tree, i):
            return low, i - 1
        if tree[i].head != clause:
            continue
        if _comments(tree, i):
            return low, tree.left[i] - 1
        if _goes_on(tree, i):
            return low, tree.left[i] - 2
    return low, high


def _is_gloss(tree: Tree, i: int, high: int) -> bool:
    first = tree.left[i]
    return (
        tree[i].dep == "relcl"
        and i not in tree.quoted
        and tree.right[i] >= high - 1
        and tree[first - 1].text in _DASHES
    )


def _cites_another(tree: Tree, i: int) -> bool:
    return (
        tree[i].text == "according"
        and tree[i - 1].text == ","
        and i + 1 < len(tree.tokens)
        and tree[i + 1].text == "to"
        and i not in tree.quoted
    )


def _comments(tree: Tree, i: int) -> bool:
    return (
        tree[i].tag == "VBG"
        and tree[i].dep == "advcl"
        and tree[i - 1].text == ","
        and tree[i].lemma.lower() in tagged("verbs")
    )


def _goes_on(tree: Tree, i: int) -> bool:
    first = tree.left[i]
    return (
        tree[i].dep == "conj"
        and tree[i].pos in {"VERB", "AUX"}
        and i not in tree.quoted
        and tree.first(i, "nsubj", "nsubjpass", "expl", "mark") is None
        and tree[first - 1].pos == "CCONJ"
        and tree[first - 2].text == ","
    )


def _phrases(tree: Tree, cue: Cue) -> Iterator[Content]:
    children = tree.children[cue.head]
    infinitives = [
        c for c in children if tree[c].dep in {"xcomp", "ccomp"} and is_infinitive(tree, c)
    ]
    objects = [c for c in children if tree[c].dep in {"dobj", "oprd"} and c > cue.head]
    if cue.kind is CueKind.PASSIVE and "object" in cue.tags:
        yield from _done_to(tree, cue)
        return
    if (called := _called_for(tree, cue)) is not None:
        yield "prep-for", [called]
    elif infinitives and "to" in cue.tags:
        yield "to", [tree.subtree(infinitives[0])]
    elif "object" in cue.tags and (doing := _gerund(tree, cue)) is not None:
        yield "gerund", [tree.subtree(doing)]
    elif objects and "object" in cue.tags:
        yield "object", [(tree.left[objects[0]], _phrase_end(tree, cue.head, objects[-1]))]
    else:
        for preposition in tree.with_dep(cue.head, "prep"):
            if tree[preposition].text.lower() not in cue.tags or preposition < cue.head:
                continue
            target = tree.first(preposition, "pobj", "pcomp")
            if target is not None:
                yield f"prep-{tree[preposition].text.lower()}", [tree.subtree(target)]
                return


def _done_to(tree: Tree, cue: Cue) -> Iterator[Content]:
    """ "**The claim** was rejected by her", "**It all** was described by her **as a mess**"."""
    subject = tree.first(cue.head, "nsubjpass")
    if subject is None:
        return
    ranges = [tree.subtree(subject)]
    for child in tree.with_dep(cue.head, "prep", "oprd"):
        if child > cue.head and (tree[child].text == "as" or tree[child].dep == "oprd"):
            ranges.append(tree.subtree(child))
    yield "passive-object", ranges


def _gerund(tree: Tree, cue: Cue) -> int | None:
    """ "denied **knowing of it**", "admitted **taking the money**"."""
    return next(
        (
            c
            for c in tree.with_dep(cue.head, "xcomp", "pcomp", "ccomp")
            if tree[c].tag == "VBG" and c > cue.head and tree.first(c, "nsubj", "aux") is None
        ),
        None,
    )


def _called_for(tree: Tree, cue: Cue) -> Range | None:
    """ "called for **him to go**", "called on **him to go**": who is to do it, and what."""
    for child in tree.children[cue.head]:
        if child < cue.head or not is_infinitive(tree, child) or "for" not in cue.tags:
            continue
        low, high = tree.subtree(child)
        if tree[low].text.lower() == "for" and tree[low].dep == "mark":
            return low + 1, high
        for preposition in tree.with_dep(cue.head, "prep"):
            asked = tree.first(preposition, "pobj")
            if tree[preposition].text.lower() in {"on", "upon"} and asked is not None:
                return tree.left[asked], high
    return None


def _is_relative(tree: Tree, i: int) -> bool:
    """ "agreed, by **which** ...": a relative clause that the parser took for a complement."""
    first = tree.left[i]
    return tree[first].pos == "ADP" and tree[first + 1].tag == "WDT"


def _is_participle(tree: Tree, i: int) -> bool:
    return (
        tree[i].tag in {"VBG", "VBN"}
        and i not in tree.quoted
        and tree.first(i, "nsubj", "nsubjpass", "aux", "auxpass", "expl") is None
    )


def _phrase_end(tree: Tree, verb: int, last: int) -> int:
    """Where the object's phrase ends: its complements, up to a comma or the next clause."""
    end = tree.right[last]
    for child in tree.children[verb]:
        if child > last and tree[child].dep in {"prep", "oprd", "xcomp", "dobj", "acomp"}:
            if tree.left[child] != end:
                break
            end = tree.right[child]
    return end


def _around(tree: Tree, clause_head: int, clause: Range) -> list[Range]:
    """A clause that stands before the cue, or around it."""
    low, high = tree.subtree(clause_head)
    return [(a, b) for a, b in ((low, min(high, clause[0])), (clause[1], high)) if a < b]


def _beside(tree: Tree, cue: Cue, clause: Range) -> list[Range]:
    """By position: what stands before a cue clause that is set off by commas, and goes on after.

    The parser often loses the link between speech and its cue in long sentences; the marks do not.
    """
    first, last = tree.sentence(cue.head)
    low, high = clause
    if _as_clause(tree, cue):
        return _rest(tree, (first, last), (low - 1 if low > first else low, high))
    if tree[cue.head].dep not in {"ROOT", "parataxis", "ccomp", "conj"}:
        return []
    if high - low <= _SHORT and tree[high - 1].text.lower() in {"yes", "no"}:
        return [(high - 1, high)]
    if low > first and tree.before(low) in _BEFORE_CUE:
        return _before_and_after(tree, (first, last), clause)
    announced = high < last and tree[high].text == ":" and has_words(tree, high + 1, last)
    return [(high + 1, last)] if announced else []


def _before_and_after(tree: Tree, sentence: Range, clause: Range) -> list[Range]:
    before, after = (sentence[0], clause[0]), (clause[1] + 1, sentence[1])
    if _is_participle(tree, before[0]):
        return []
    goes_on = after[0] < after[1] and tree[clause[1]].text in _DASHES
    if goes_on and _interrupts(tree, before, after):
        return [before, after]
    return [before] if _has_clause(tree, *before) else []


def _as_clause(tree: Tree, cue: Cue) -> bool:
    """ "As she pointed out, ...": the whole of the rest is the content."""
    return tree[cue.head].dep == "advcl" and any(
        tree[c].text.lower() == "as" for c in tree.with_dep(cue.head, "mark", "advmod")
    )


def _rest(tree: Tree, whole: Range, hole: Range) -> list[Range]:
    parts = ((whole[0], hole[0]), (hole[1], whole[1]))
    return [part for part in parts if has_words(tree, *part)]


def _interrupts(tree: Tree, before: Range, after: Range) -> bool:
    """Whether a cue clause between commas stands inside one clause: "This, he said, is it"."""
    return any(
        before[0] <= tree[i].head < before[1]
        for i in range(*after)
        if tree[i].dep not in {"conj", "cc", "punct"}
    ) or any(after[0] <= tree[i].head < after[1] for i in range(*before) if tree[i].dep != "punct")


def _has_clause(tree: Tree, low: int, high: int) -> bool:
    """Whether a clause of its own stands there, or a quotation ends there.

    "After the vote, she said" has only an adverbial before its cue: nothing is said yet.
    """
    if high - 1 in tree.quoted:
        return True
    tops = {
        tree[i].dep for i in range(low, high) if not low <= tree[i].head < high or tree[i].head == i
    }
    return has_subject(tree, low, high) and bool(tops - _ADVERBIAL)


_ADVERBIAL = frozenset(
    {"advcl", "prep", "advmod", "npadvmod", "punct", "cc", "intj", "dep", "mark"}
)
