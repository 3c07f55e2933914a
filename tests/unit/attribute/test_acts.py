"""Acts apart from statements, on a parse built by hand, then through the stages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated_briefs.attribute import attribute
from annotated_briefs.attribute.acts import is_act
from annotated_briefs.attribute.found import Cue, CueKind, Found, Source
from annotated_briefs.attribute.quotes import Quotation
from annotated_briefs.attribute.tree import Tree
from annotated_briefs.model import Decisions, Register
from annotated_briefs.pipeline import find
from annotated_briefs.report import as_json
from tests.reading import read
from tests.unit.attribute.test_tree import parse

VOTED = Tree(
    parse(
        "Lind/PROPN/NNP/nsubj/1 vote/VERB/VBD/ROOT/1 against/ADP/IN/prep/1"
        " the/DET/DT/det/4 bridge/NOUN/NN/pobj/2"
    )
)
BRIDGE = VOTED.span((3, 5))


def found(kind: CueKind = CueKind.VERB) -> Found:
    return Found(Cue(1, (1, 3), kind, frozenset()), Source(0, (0, 1)), (BRIDGE,), "learned")


def test_a_verb_of_no_list_is_an_act() -> None:
    assert is_act(VOTED, found(), ())


def test_what_is_quoted_was_said() -> None:
    assert not is_act(VOTED, found(), [Quotation(BRIDGE, 0)])


def test_a_listed_verb_attributes() -> None:
    token = replace(VOTED.tokens[1], text="say", lemma="say")
    said = Tree(replace(VOTED.analysis, tokens=(VOTED.tokens[0], token, *VOTED.tokens[2:])))
    assert not is_act(said, found(), ())


@pytest.mark.parametrize("kind", sorted(set(CueKind) - {CueKind.VERB, CueKind.PASSIVE}))
def test_only_a_verb_is_an_act(kind: CueKind) -> None:
    assert not is_act(VOTED, found(kind), ())


TEXT = "Lind said the pier was closed. Lind voted to rebuild the harbour."


def test_acts_are_numbered_apart() -> None:
    one = read(TEXT)
    made = attribute(one.article, one.analysis, one.mentions, one.entities)
    assert [(s.id, s.act) for s in made] == [("S1", False), ("A1", True)]


def test_acts_enter_the_report_and_no_count() -> None:
    one = read(TEXT)
    findings = find(one.article, one.analysis, register=Register(), decisions=Decisions())
    assert [s.id for s in findings.statements] == ["S1"]
    assert [s.id for s in findings.acts] == ["A1"]
    assert findings.sourcing.counts.statements == 1
    report = as_json(one.article, one.analysis, findings)
    assert [(s["id"], s["act"]) for s in report["statements"]] == [("S1", False), ("A1", True)]
    assert report["sourcing"]["unattributed"] == [2]


@pytest.mark.parametrize(("verb", "act"), [("order", True), ("reject", False)])
def test_an_order_is_given_and_a_rejection_is_said(verb: str, act: bool) -> None:
    tree = Tree(
        parse(
            f"Lind/PROPN/NNP/nsubj/1 {verb}/VERB/VBD/ROOT/1 the/DET/DT/det/3 bridge/NOUN/NN/dobj/1"
        )
    )
    one = Found(
        Cue(1, (1, 2), CueKind.VERB, frozenset()),
        Source(0, (0, 1)),
        (tree.span((2, 4)),),
        "learned",
    )
    assert is_act(tree, one, ()) is act
    assert not is_act(tree, one, [Quotation(tree.span((2, 4)), 0)])
