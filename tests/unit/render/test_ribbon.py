"""The cells of the ribbon: whose letter, which look, which words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated_briefs.model import Access, Naming, SourceProfile, Statement
from annotated_briefs.publish import publish
from annotated_briefs.render.ribbon import Cell, ribbon
from tests.made import annotated, entity, statement

TEXT = "One spoke.\n\nTwo kept still.\n\nThree did neither."
ADA = entity("ada", "Ada Quill")
PROFILE = SourceProfile("ada", "Ada Quill", Naming.NAMED, Access.NOT_STATED, ("S1",), ADA.id)
NAMES = {"S1": "Ada Quill", "S2": "Ada Quill"}


def cells(*said: Statement, speaks: bool = True) -> list[Cell]:
    view = publish(annotated(TEXT, statements=said, entities=[ADA]))
    sourcing = view.findings.sourcing
    sentences = tuple(replace(s, attributed=bool(s.statements)) for s in sourcing.sentences)
    findings = replace(view.findings, sourcing=replace(sourcing, sentences=sentences))
    speakers = [("A", PROFILE)] if speaks else []
    return ribbon(replace(view, findings=findings), speakers, NAMES)


def said(id_: str, paragraph: int, *, unsaid: bool = False) -> Statement:
    view = annotated(TEXT)
    assert view.brief.article
    span = view.brief.article.body[paragraph - 1].span
    return replace(statement(id_, span, by=ADA.id), unsaid=unsaid)


def test_a_cell_has_its_source_s_letter_and_says_so() -> None:
    first, second, third = cells(said("S1", 1))
    assert (first.label, first.css, first.target) == ("A", "ab-s1", "n1")
    assert first.words == "Sentence 1: Ada Quill (S1)"
    assert {c.css for c in (second, third)} == {"ab-none"}
    assert third.words == "Sentence 3: no source named"


@pytest.mark.parametrize(("speaks", "label"), [(True, "A"), (False, "–")])
def test_what_was_not_said_is_marked(speaks: bool, label: str) -> None:
    _, second, _ = cells(said("S1", 1), said("S2", 2, unsaid=True), speaks=speaks)
    assert second.label == label
    assert second.css.endswith(" ab-not")
    assert second.words == "Sentence 2: Ada Quill (S2, not said)"


def test_a_sentence_that_also_holds_speech_is_not_marked() -> None:
    (first, *_) = cells(said("S1", 1), said("S2", 1, unsaid=True))
    assert (first.label, first.css) == ("A", "ab-s1")
    assert first.words == "Sentence 1: Ada Quill (S1, S2, not said)"
