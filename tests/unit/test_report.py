"""Findings as JSON: the shapes that other programs read."""

from __future__ import annotations

import json
from dataclasses import replace

from annotated_briefs.model import (
    Access,
    Analysis,
    Counts,
    EntityId,
    Form,
    Kind,
    Mention,
    Naming,
    ReplyKind,
    ReplySignal,
    SourceProfile,
    Span,
)
from annotated_briefs.report import as_json
from tests.made import annotated, entity, statement
from tests.marked import analysis_of

TEXT = 'Ada Quill said "no". He said so.'


def made(**changes: object) -> dict[str, object]:
    quill = entity("ada-quill", "Ada Quill", Kind.PERSON)
    one = replace(
        statement("S1", Span(15, 19), source=Span(0, 9), by="ada-quill", confirmed=True),
        cue=(Span(10, 14),),
        form=Form.DIRECT,
        naming=Naming.NAMED,
        quoted=(Span(15, 19),),
    )
    two = statement("S2", Span(29, 31))
    profile = SourceProfile(
        "ada-quill", "Ada Quill", Naming.NAMED, Access.NOT_STATED, ("S1",), EntityId("ada-quill")
    )
    brief = annotated(
        TEXT,
        statements=[one, two],
        mentions=[Mention(Span(0, 9), Kind.PERSON, EntityId("ada-quill"))],
        entities=[quill],
        sources=[profile],
        counts=Counts(statements=2, cues={"said": 2}),
    )
    article = brief.brief.article
    assert article is not None
    analysis: Analysis = analysis_of(article)
    findings = brief.findings
    signal = ReplySignal(ReplyKind.DENIED, Span(10, 14), EntityId("ada-quill"))
    findings = replace(findings, sourcing=replace(findings.sourcing, replies=(signal,)))
    return as_json(article, analysis, findings)


def test_spans_are_pairs_and_absence_is_null() -> None:
    first, second = made()["statements"]  # type: ignore[misc]
    assert (first["source"], first["cue"], first["content"]) == ([[0, 9]], [[10, 14]], [[15, 19]])
    assert (second["source"], second["cue"], second["content"]) == (None, None, [[29, 31]])
    assert (first["entity"], second["entity"]) == ("ada-quill", None)
    assert (first["source_text"], first["cue_text"], first["content_text"]) == (
        "Ada Quill",
        "said",
        ['"no"'],
    )
    assert (first["form"], first["naming"], first["quoted"]) == ("direct", "named", [[15, 19]])
    assert first["review"] == {"by": "A. Reader", "on": "2024-05-07"}
    assert (first["state"], second["state"], second["review"]) == ("confirmed", "machine", None)


def test_mentions_and_entities() -> None:
    found = made()
    assert found["mentions"] == [
        {
            "start": 0,
            "end": 9,
            "type": "PERSON",
            "text": "Ada Quill",
            "entity": "ada-quill",
            "decided_by": "model",
            "metonym": False,
        }
    ]
    (one,) = found["entities"]  # type: ignore[misc]
    assert one == {
        "id": "ada-quill",
        "type": "PERSON",
        "name": "Ada Quill",
        "curated": True,
        "ids": {},
    }


def test_sourcing() -> None:
    sourcing = made()["sourcing"]
    assert isinstance(sourcing, dict)
    assert sourcing["counts"]["statements"] == 2
    assert sourcing["counts"]["cues"] == {"said": 2}
    assert sourcing["top_share"] == 0.5
    assert sourcing["effective_sources"] == 1
    assert sourcing["replies"] == [{"kind": "denied", "span": [10, 14], "entity": "ada-quill"}]
    (source,) = sourcing["sources"]
    assert (source["id"], source["statements"], source["statement_ids"]) == ("ada-quill", 1, ["S1"])
    assert source["described_as"] is None


def test_it_says_what_read_the_text() -> None:
    assert (made()["model"], made()["learned"]) == ("by hand", False)


def test_it_is_plain_json() -> None:
    found = made()
    assert json.loads(json.dumps(found)) == found
