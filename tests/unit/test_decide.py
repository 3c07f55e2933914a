import pytest

from annotated_briefs.anchors import anchor_problems
from annotated_briefs.decide import decide, decided_mentions, reviewed
from annotated_briefs.model import (
    Access,
    Decisions,
    Form,
    MentionDecision,
    Naming,
    Note,
    Review,
    Selector,
    Span,
    State,
    Statement,
    StatementDecision,
    Verdict,
)
from annotated_briefs.text import split

TEXT = """\
Mayor Ada Quill said that officials said that the quay was weak.

"We will mend it," she said. He said no more.

"It is old," said Bo.
"""
ARTICLE = split(TEXT)
REVIEW = Review("A. Reader", "2024-05-02")


def span(words, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return Span(at, at + len(words))


OUTER = Statement(
    "S1",
    (span("that officials said that the quay was weak"),),
    source=(span("Mayor Ada Quill"),),
    cue=(span("said"),),
    entity="ada-quill",
    source_key="ada-quill",
    naming=Naming.NAMED,
    access=Access.PUBLIC,
)
INNER = Statement("S2", (span("that the quay was weak"),), source=(span("officials"),))
MEND = Statement(
    "S3",
    (span('"We will mend it,"'),),
    source=(span("she"),),
    cue=(span("said", 2),),
    form=Form.DIRECT,
    entity="ada-quill",
    source_key="ada-quill",
    naming=Naming.NAMED,
)
MACHINE = (OUTER, INNER, MEND)


def decision(verdict, content=None, **fields):
    selectors = (Selector(content),) if content else ()
    return StatementDecision(verdict, REVIEW, selectors, **fields)


def decided(*decisions):
    return decide(ARTICLE, MACHINE, Decisions(decisions))


def contents(statements):
    return [s.content[0].of(TEXT) for s in statements]


def test_without_decisions_the_machine_stands():
    assert decided() == MACHINE


def test_confirmed_keeps_what_the_machine_had():
    found = decided(decision(Verdict.CONFIRMED, '"We will mend it,"'))
    mend = found[2]
    assert (mend.state, mend.review) == (State.CONFIRMED, REVIEW)
    assert (mend.source, mend.cue, mend.form) == (MEND.source, MEND.cue, MEND.form)
    assert (mend.entity, mend.naming) == ("ada-quill", Naming.NAMED)
    assert found[:2] == (OUTER, INNER)


def test_corrected_source_drops_the_machines_entity():
    found = decided(
        decision(
            Verdict.CORRECTED,
            "that officials said that the quay was weak",
            source=Selector("officials"),
            cue=Selector("said", suffix=" that the"),
        )
    )
    outer = found[0]
    assert outer.source == (span("officials"),)
    assert (outer.entity, outer.source_key, outer.naming) == (None, "officials", None)
    assert outer.access is Access.PUBLIC


def test_corrected_entity_alone():
    found = decided(decision(Verdict.CORRECTED, '"We will mend it,"', entity="bo"))
    assert (found[2].entity, found[2].source_key, found[2].source) == ("bo", "bo", MEND.source)


def test_a_nested_statement_is_one_of_its_own():
    found = decided(decision(Verdict.REJECTED, "that the quay was weak"))
    assert contents(found) == [OUTER.content[0].of(TEXT), MEND.content[0].of(TEXT)]
    found = decided(decision(Verdict.REJECTED, "that officials said that the quay was weak"))
    assert contents(found)[0] == "that the quay was weak"


def test_a_rejection_of_what_is_gone_removes_nothing():
    machine = (OUTER, MEND)
    found = decide(ARTICLE, machine, Decisions((decision(Verdict.REJECTED, "the quay was weak"),)))
    assert len(found) == 2


def test_a_correction_may_draw_the_content_much_shorter():
    found = decided(decision(Verdict.CORRECTED, "mend"))
    assert contents(found)[2:] == ["mend"]
    assert found[2].entity == "ada-quill"


def test_an_entity_written_as_null_leaves_the_source_open():
    found = decided(decision(Verdict.CORRECTED, '"We will mend it,"', entity_open=True))
    assert (found[2].entity, found[2].source_key) == (None, None)
    assert found[2].source == MEND.source


def test_a_correction_of_the_source_alone_keeps_the_cue():
    found = decided(decision(Verdict.CORRECTED, '"We will mend it,"', source=Selector("He")))
    assert found[2].cue == MEND.cue


def test_he_is_not_meant_inside_another_word():
    # "he" stands inside "the" and "She" too; as a word of its own it is there once.
    article = split('"Mend it," he said in the shed.')
    found = decide(
        article,
        (),
        Decisions((decision(Verdict.ADDED, '"Mend it,"', source=Selector("he")),)),
    )
    assert found[0].source == (Span(11, 13),)


def test_added_stands_beside_in_reading_order():
    found = decided(
        decision(
            Verdict.ADDED,
            '"It is old,"',
            source=Selector("Bo"),
            cue=Selector("said"),
            naming=Naming.NAMED,
        )
    )
    assert [s.id for s in found] == ["S1", "S2", "S3", "S4"]
    new = found[3]
    assert new.form is Form.DIRECT
    assert new.cue == (span("said", 4),)
    assert (new.source_key, new.entity) == ("bo", None)


def test_numbers_follow_the_text():
    found = decided(decision(Verdict.REJECTED, "that the quay was weak"))
    assert [s.id for s in found] == ["S1", "S2"]


def test_decisions_whose_words_are_gone_are_passed_over():
    assert decided(decision(Verdict.CONFIRMED, "not in the text")) == MACHINE


@pytest.mark.parametrize(
    ("content", "form"),
    [('"It is old,"', Form.DIRECT), ('it "is" old', Form.MIXED), ("it is old", Form.INDIRECT),
     ("“It is old,”", Form.DIRECT)],
)  # fmt: skip
def test_form_of_a_statement_without_a_machines(content, form):
    alone = decide(None, (), Decisions((decision(Verdict.ADDED, content),)))
    assert alone[0].form is form


def test_without_the_article_the_decisions_make_the_statements():
    decisions = Decisions(
        (
            decision(Verdict.CONFIRMED, "b", sentence=4, source=Selector("The officials")),
            decision(Verdict.REJECTED, "c", sentence=1),
            decision(Verdict.ADDED, None, sentence=2, words=9, source=Selector("He")),
        )
    )
    found = reviewed(decisions)
    assert [(r.statement.id, r.decision.sentence, r.words) for r in found] == [
        ("S1", 2, ()),
        ("S2", 4, ("b",)),
    ]
    assert [r.statement.source_key for r in found] == [None, "officials"]
    assert all(r.statement.content == () for r in found)
    assert decide(None, MACHINE, decisions) == tuple(r.statement for r in found)


def test_decided_mentions():
    decisions = Decisions(
        mentions=(
            MentionDecision(Selector("Ada Quill"), "ada-quill", REVIEW),
            MentionDecision(Selector("Bo"), None, REVIEW),
            MentionDecision(Selector("said"), "x", REVIEW),
        )
    )
    assert decided_mentions(ARTICLE, decisions) == {
        span("Ada Quill"): "ada-quill",
        span("Bo"): None,
    }


def test_anchor_problems_say_where_and_what_is_closest():
    decisions = Decisions(
        (
            decision(
                Verdict.CONFIRMED,
                '"We will mend it,"',
                cue=Selector("said"),
                source=Selector("she"),
            ),
            decision(Verdict.CONFIRMED, "“It is old,”", cue=Selector("said")),
        ),
        (MentionDecision(Selector("Bo", prefix="x"), None, REVIEW),),
        (Note(Selector("said"), "x", REVIEW),),
    )  # fmt: skip
    found = list(anchor_problems(ARTICLE, decisions))
    assert [(p.path, p.rule.code) for p in found] == [
        (("statements", 0, "cue"), "B502"),
        (("statements", 1, "content", 0), "B501"),
        (("entities", 0, "target"), "B501"),
        (("notes", 0, "target"), "B502"),
    ]
    assert found[1].hint == "closest: '\"It is old,\"'"
    # "said" beside words that are not there has no place to be looked for.
    assert "prefix" in found[2].message
    assert found[3].message == '"said" stands in the article 5 times'
