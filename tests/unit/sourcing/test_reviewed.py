"""The summary of an article whose text is not in the repository."""

from __future__ import annotations

from annotated_briefs.decide import reviewed
from annotated_briefs.model import (
    Access,
    Decisions,
    Entity,
    EntityId,
    Form,
    Kind,
    Naming,
    Review,
    Selector,
    StatementDecision,
    TextFacts,
    Verdict,
)
from annotated_briefs.sourcing import summarise_reviewed

ANN = EntityId("ann-lee")
FACTS = TextFacts(
    sha256="0" * 64,
    paragraphs=3,
    sentences=5,
    words=90,
    attributed=(2, 3),
    hedged=(5,),
    orphaned=(5,),
    subheads_before=(3,),
)


def _confirmed(**fields: object) -> StatementDecision:
    return StatementDecision(Verdict.CONFIRMED, Review("Editors", "2026-11-22"), **fields)


RECORDS = reviewed(
    Decisions(
        statements=(
            _confirmed(
                sentence=2,
                words=12,
                form=Form.DIRECT,
                entity=ANN,
                naming=Naming.NAMED,
                access=Access.TOLD_OUTLET,
                cue=Selector("said"),
                described_as="retired captain",
            ),
            _confirmed(sentence=3, form=Form.INDIRECT, entity=ANN),
            _confirmed(
                sentence=3,
                words=8,
                form=Form.MIXED,
                source=Selector("Two officials"),
                cue=Selector("Said"),
                naming=Naming.UNNAMED,
            ),
        ),
        text=FACTS,
    )
)
SOURCING = summarise_reviewed(FACTS, RECORDS, {ANN: Entity(ANN, Kind.PERSON, "Ann Lee")})


def test_counts_come_from_the_facts_and_the_statements() -> None:
    counts = SOURCING.counts
    assert (counts.paragraphs, counts.sentences, counts.body_words) == (3, 5, 90)
    assert (counts.statements, counts.direct, counts.mixed, counts.indirect) == (3, 1, 1, 1)
    assert (counts.attributed_sentences, counts.reportedly, counts.orphan_quotes) == (2, 1, 1)
    assert (counts.speaking_sources, counts.named, counts.unnamed) == (2, 1, 1)
    assert counts.quoted_words == 12
    assert counts.cues == {"said": 2}


def test_sources_group_by_key() -> None:
    first, second = SOURCING.sources
    assert (first.name, first.statements, first.access) == (
        "Ann Lee",
        ("S1", "S2"),
        Access.TOLD_OUTLET,
    )
    assert first.role == "retired captain"
    assert (second.name, second.statements) == ("Two officials", ("S3",))


def test_a_source_is_one_by_its_name_in_full() -> None:
    made = (
        _confirmed(sentence=2, source=Selector("Tom Forte")),
        _confirmed(sentence=3, source=Selector("He"), called="Tom Forte"),
        _confirmed(sentence=4, source=Selector("Forte")),
    )
    found = summarise_reviewed(FACTS, reviewed(Decisions(made, text=FACTS)), {})
    assert [(p.name, p.statements) for p in found.sources] == [
        ("Tom Forte", ("S1", "S2")),
        ("Forte", ("S3",)),
    ]


def test_sentences_have_no_spans() -> None:
    assert [s.statements for s in SOURCING.sentences] == [(), ("S1",), ("S2", "S3"), (), ()]
    assert [s.after_subhead for s in SOURCING.sentences] == [False, False, True, False, False]
    assert [s.hedged for s in SOURCING.sentences] == [False, False, False, False, True]
    assert [s.orphaned for s in SOURCING.sentences] == [False, False, False, False, True]
    assert all(s.span is None for s in SOURCING.sentences)
