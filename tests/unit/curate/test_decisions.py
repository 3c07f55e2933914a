"""A statement as a decision, and a decision as YAML: both lead back to where they came from."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.anchors import anchor, surroundings
from annotated_briefs.curate.decisions import (
    Withheld,
    beside,
    decision,
    mention_item,
    quote,
    statement_item,
)
from annotated_briefs.decide import decide
from annotated_briefs.load.convert import decisions as read_decisions
from annotated_briefs.load.schema import AnnotationsModel
from annotated_briefs.model import (
    Access,
    Decisions,
    EntityId,
    Form,
    MentionDecision,
    Naming,
    Review,
    Selector,
    SentenceSourcing,
    Span,
    State,
    Statement,
    StatementDecision,
    Verdict,
)
from annotated_briefs.selectors import match
from annotated_briefs.text import split

TEXT = "He spoke.\n\nThe harbour is closed, he said. The bridge is open, he said.\n"
REVIEW = Review("A. Reader", "2024-05-02")


def at(words: str, after: int = 0) -> Span:
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


BRIDGE = Statement(
    "S2",
    content=(at("The bridge is open,"),),
    source=(at("he", TEXT.index("open")),),
    cue=(at("said", TEXT.index("open")),),
    entity=EntityId("ada-quill"),
    naming=Naming.NAMED,
    access=Access.PUBLIC,
    chance=0.9,
)


def test_a_confirmed_statement_says_all_that_the_machine_found() -> None:
    made = decision(split(TEXT), BRIDGE, verdict=Verdict.CONFIRMED, review=REVIEW, curated=True)
    (kept,) = decide(split(TEXT), (), Decisions(statements=(made,)))
    assert (kept.content, kept.source, kept.cue) == (BRIDGE.content, BRIDGE.source, BRIDGE.cue)
    assert (kept.entity, kept.form, kept.naming, kept.access) == (
        "ada-quill",
        Form.INDIRECT,
        Naming.NAMED,
        Access.PUBLIC,
    )
    assert kept.state is State.CONFIRMED
    assert made.chance == 0.9


def test_only_a_record_is_named() -> None:
    made = decision(split(TEXT), BRIDGE, verdict=Verdict.CONFIRMED, review=REVIEW, curated=False)
    assert made.entity is None


def test_words_beyond_the_budget_are_counted_only() -> None:
    sentences = [
        SentenceSourcing(1, 1, at("He spoke.")),
        SentenceSourcing(2, 2, at("The harbour is closed, he said.")),
        SentenceSourcing(3, 2, at("The bridge is open, he said.")),
    ]
    for budget, shown in ((4, True), (3, False)):
        made = decision(
            split(TEXT),
            BRIDGE,
            verdict=Verdict.CONFIRMED,
            review=REVIEW,
            curated=True,
            withheld=Withheld(sentences, budget),
        )
        assert (bool(made.content), made.words, made.sentence) == (shown, 4, 3)


def test_context_is_in_whole_words() -> None:
    assert quote(TEXT, at("The")) == Selector("The", suffix=" harbour")
    second = at("he", TEXT.index("open"))
    assert quote(TEXT, second).prefix.strip() == "open,"


@given(st.text(alphabet="ab .\n", min_size=3, max_size=40), st.data())
def test_a_quote_leads_to_its_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert match(text, quote(text, span)) == span


@given(st.text(alphabet="ab .\n", min_size=3, max_size=40), st.data())
def test_a_source_leads_to_its_place_from_the_content(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    near = surroundings(split(text), (span,))
    assert anchor(text, beside(text, span, near), near) == span


SELECTORS = st.builds(Selector, st.text("ab", min_size=1), st.text("ab "), st.text("ab "))
STATEMENTS = st.builds(
    StatementDecision,
    verdict=st.sampled_from(Verdict),
    review=st.just(REVIEW),
    content=st.lists(SELECTORS, max_size=2).map(tuple),
    source=st.none() | SELECTORS,
    cue=st.none() | SELECTORS,
    entity=st.none() | st.just(EntityId("ada-quill")),
    called=st.none() | st.just("Ada: Quill"),
    form=st.none() | st.sampled_from(Form),
    naming=st.none() | st.sampled_from(Naming),
    access=st.none() | st.sampled_from(Access),
    sentence=st.none() | st.integers(1, 99),
    words=st.none() | st.integers(0, 99),
    described_as=st.none() | st.just("mayor: of Skerry"),
    chance=st.none() | st.sampled_from([0.0, 0.25, 1.0]),
)


@given(STATEMENTS)
def test_a_decision_comes_back_from_its_yaml(made: StatementDecision) -> None:
    text = yaml.safe_dump({"statements": [statement_item(made)]})
    model = AnnotationsModel.model_validate(yaml.safe_load(text))
    assert read_decisions(model).statements == (made,)


def test_a_name_comes_back_from_its_yaml() -> None:
    made = MentionDecision(Selector("Quill", suffix=" said"), None, REVIEW)
    model = AnnotationsModel.model_validate({"entities": [mention_item(made)]})
    assert read_decisions(model).mentions == (made,)
