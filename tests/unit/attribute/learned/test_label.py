"""Labels and choice, on a parse built by hand and weights written by hand."""

from __future__ import annotations

from dataclasses import replace

from annotated_briefs.attribute.found import Cue, CueKind, Found, Source
from annotated_briefs.attribute.learned import choose, weigh
from annotated_briefs.attribute.learned.context import Context
from annotated_briefs.attribute.learned.label import Labelled, Labeller
from annotated_briefs.attribute.learned.proposals import Proposal, propose
from annotated_briefs.attribute.learned.weights import Weights
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Article, Paragraph, Span
from tests.unit.attribute.test_tree import SAID, parse

# O, S, C, K for a word on each relation to the cue.
WORDS = {
    "p=|nsubj": (0.0, 4.0, 0.0, 0.0),
    "p=|ccomp": (0.0, 0.0, 4.0, 0.0),
    "p=|": (0.0, 0.0, 0.0, 4.0),
}
WEIGHTS = Weights(
    vocabulary=frozenset({"say", "it"}),
    candidates=frozenset({"say/VERB"}),
    cue={"w=say": 3.0},
    word=WORDS,
    transitions=((0.0,) * 4,) * 4,
    found={"bias": 1.0},
)
TREE = Tree(parse(SAID))
TEXT = TREE.analysis.reading
CONTEXT = Context(TREE, (), (), WEIGHTS.vocabulary)


def article() -> Article:
    return Article(TEXT, (Paragraph(Span(0, len(TEXT))),), "")


def found(cue: int, source: int, content: tuple[int, int]) -> Found:
    return Found(
        Cue(cue, (cue, cue + 1), CueKind.VERB, frozenset()),
        Source(source, (source, source + 1)),
        (TREE.span(content),),
        "that",
    )


def test_words_that_no_feature_may_name_are_known_by_their_part_of_speech() -> None:
    assert CONTEXT.words == ["DET", "NOUN", "say", "it", "VERB"]


def test_labels_follow_the_path_to_the_cue() -> None:
    (one,) = Labeller(CONTEXT, WEIGHTS).run()
    assert (one.cue, one.labels) == (2, "SSKCC")
    assert list(one.runs("S")) == [(0, 2)]
    assert list(one.runs("O")) == []
    assert 0.95 < one.chance < 0.96
    assert -1.0 < one.log_share < 0.0


def test_labels_hold_a_source_and_a_content_though_others_were_likelier() -> None:
    shy = {**WORDS, "p=|nsubj": (4.5, 4.0, 0.0, 0.0)}
    (one,) = Labeller(CONTEXT, replace(WEIGHTS, word=shy, sums={})).run()
    assert set(one.labels) >= {"S", "C"}
    (sure,) = Labeller(CONTEXT, WEIGHTS).run()
    assert one.log_share < sure.log_share


def test_an_unlikely_cue_is_not_labelled() -> None:
    shy = Weights(**{**{f: getattr(WEIGHTS, f) for f in WEIGHTS.__slots__}, "cue": {"bias": -9.0}})
    assert list(Labeller(CONTEXT, shy).run()) == []


def test_labels_become_an_attribution() -> None:
    (one,) = propose(TEXT, CONTEXT, Labeller(CONTEXT, WEIGHTS).run(), ())
    assert one.found.source == Source(1, (0, 2))
    assert [span.of(TEXT) for span in one.found.content] == ["it sank"]
    assert not one.by_rule


def test_no_source_no_attribution() -> None:
    unsaid = Labelled(2, 0.9, 0, "OOKCC", -0.1)
    assert propose(TEXT, CONTEXT, [unsaid], ()) == []


def test_a_rule_is_proposed_beside_the_labels_where_they_differ() -> None:
    rule = found(2, 1, (4, 5))
    context = Context(TREE, (rule,), (), WEIGHTS.vocabulary)
    proposals = propose(TEXT, context, [Labelled(2, 0.9, 0, "SSKCC", -0.1)], ())
    assert [p.by_rule for p in proposals] == [False, True]


def test_the_likelier_of_two_that_clash_stands() -> None:
    one = Proposal(found(2, 1, (3, 5)), by_rule=False, labelled=None, nested=(0.0, 0.0, 0.0))
    other = Proposal(found(2, 1, (4, 5)), by_rule=True, labelled=None, nested=(0.0, 0.0, 0.0))
    kept = choose(TREE, (), [(0.6, one), (0.9, other)], 0.2)
    assert kept == [replace(other.found, chance=0.9)]
    assert choose(TREE, (), [(0.05, one), (0.1, other)], 0.2) == []


def test_what_is_sure_comes_first() -> None:
    label = found(0, 1, (2, 5))
    inside = Proposal(found(2, 1, (3, 5)), by_rule=True, labelled=None, nested=(0.0, 0.0, 0.0))
    assert choose(TREE, [label], [(0.99, inside)], 0.2) == [label]


def test_all_in_one() -> None:
    (one,) = weigh(article(), TREE, (), (), WEIGHTS)
    assert (one.cue.head, one.source.head, one.frame) == (2, 1, "learned")
