"""A source over all briefs: by which outlets, how near, how often alone, described how."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from annotated_briefs.link import gather
from annotated_briefs.link.voices import Voice, voice
from annotated_briefs.model import (
    Access,
    Entity,
    EntityId,
    Form,
    Kind,
    Naming,
    Register,
    Slug,
    SourceProfile,
    Span,
    Statement,
)
from annotated_briefs.publish import publish
from annotated_briefs.render.voices import choices, voice_words
from tests.made import annotated, statement

ADA = Entity(EntityId("ada-quill"), Kind.PERSON, "Ada Quill")
BO = Entity(EntityId("bo-lark"), Kind.PERSON, "Bo Lark")
EVERYBODY = (ADA, BO)


def profile(who: Entity, *ids: str, role: str | None = None) -> SourceProfile:
    return SourceProfile(
        who.id, who.name, Naming.NAMED, Access.NOT_STATED, ids, entity=who.id, role=role
    )


def said(number: int, by: str = "ada-quill", **fields: Any) -> Statement:
    return replace(statement(f"S{number}", Span(0, 5), by=by), **fields)


def view(slug: str, *statements: Statement, outlet: str = "ledger", **fields: Any) -> Any:
    made = annotated(
        "Words of Ada.", slug=slug, statements=statements, entities=EVERYBODY, **fields
    )
    moved = replace(made.brief, metadata=replace(made.brief.metadata, outlet=Slug(outlet)))
    return publish(replace(made, brief=moved))


def heard(*views: Any) -> Voice:
    links, _ = gather(views, Register({e.id: e for e in EVERYBODY}))
    return voice(links[ADA.id])


def test_each_outlet_has_its_row_by_name_not_by_number() -> None:
    found = heard(
        view("a", said(1, form=Form.DIRECT), said(2), outlet="post"),
        view("b", said(1, access=Access.TOLD_OUTLET), outlet="ledger"),
        view("c", said(1), said(2), said(3), outlet="post"),
    )
    assert [(o.outlet, o.statements, o.briefs, o.told) for o in found.outlets] == [
        ("ledger", 1, 1, 1),
        ("post", 5, 2, 0),
    ]
    assert found.outlets[1].forms == (1, 0, 4)
    assert (found.statements, found.briefs) == (6, 3)


def test_what_was_not_said_is_counted_apart() -> None:
    found = heard(view("a", said(1), said(2, unsaid=True)))
    assert (found.statements, found.unsaid) == (1, 1)
    assert heard(view("a", said(1, unsaid=True))).outlets == ()


def test_alone_is_where_nobody_else_speaks() -> None:
    found = heard(
        view("a", said(1), sources=[profile(ADA, "S1")]),
        view("b", said(1), said(2, by="bo-lark"), sources=[profile(ADA, "S1"), profile(BO, "S2")]),
    )
    assert (found.alone, found.briefs) == (1, 2)
    assert found.outlets[0].alone == 1


def test_a_source_left_open_may_be_somebody_else() -> None:
    open_source = replace(said(2), entity=None, source_key=None)
    assert heard(view("a", said(1), open_source)).alone == 0
    assert heard(view("a", said(1), replace(open_source, unsaid=True))).alone == 1


def test_what_no_text_here_tells_is_not_nought() -> None:
    made = view("a", said(1))
    without = replace(made, brief=replace(made.brief, article=None))
    assert heard(without).outlets[0].second_hand is None


def test_second_hand_and_access_are_summed() -> None:
    found = heard(
        view("a", said(1, second_hand=(Span(0, 2),), access=Access.OTHER_OUTLET), said(2)),
        view("b", said(1, access=Access.PUBLIC)),
    )
    assert found.second_hand == 1
    assert dict(found.access) == {Access.PUBLIC: 1, Access.OTHER_OUTLET: 1, Access.NOT_STATED: 1}


def test_descriptions_that_differ_in_capitals_are_one() -> None:
    found = heard(
        view("a", said(1), sources=[profile(ADA, "S1", role="Harbour master")]),
        view("b", said(1), sources=[profile(ADA, "S1", role="harbour master")]),
        view("c", said(1), sources=[profile(ADA, "S1", role="the captain")]),
        view("d", said(1), sources=[profile(BO, "S1", role="a clerk")]),
    )
    assert [(d.words.lower(), len(d.briefs)) for d in found.described] == [
        ("harbour master", 2),
        ("the captain", 1),
    ]


def test_few_statements_get_no_sentence() -> None:
    assert voice_words(heard(view("a", said(1), said(2)))) == []
    words = voice_words(
        heard(
            view("a", said(1), said(2, unsaid=True), sources=[profile(ADA, "S1")]),
            view("b", said(1), said(2, access=Access.PUBLIC), outlet="post"),
        )
    )
    assert words == [
        "3 statements in 2 briefs by 2 outlets.",
        "The only source in 2 of the 2 briefs.",
        "1 from a public statement and 2 with no word on how the article came by it.",
        "1 more stands below that the articles say was not made, or not yet.",
    ]


def test_a_list_is_narrowed_by_what_stands_in_it() -> None:
    views = [
        view("a", said(1, form=Form.DIRECT), published="2023-05"),
        view("b", said(1, unsaid=True), outlet="post"),
    ]
    links, _ = gather(views, Register({ADA.id: ADA}))
    assert choices(links[ADA.id].statements, {}) == {
        "outlet": ["ledger", "post"],
        "year": ["undated", "2023"],
        "form": ["direct", "not said"],
    }
