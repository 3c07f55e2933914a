"""A story: who enters when, and what only one outlet has."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from annotated_briefs.link import StoryLinks, gather
from annotated_briefs.link.stories import alone, cast, columns
from annotated_briefs.model import (
    Decisions,
    Entity,
    EntityId,
    Kind,
    Mention,
    Register,
    Slug,
    Span,
    TextFacts,
)
from annotated_briefs.publish import publish
from tests.made import annotated, statement

ADA = Entity(EntityId("ada-quill"), Kind.PERSON, "Ada Quill")
BO = Entity(EntityId("bo-lark"), Kind.PERSON, "Bo Lark")
LINE = Entity(EntityId("northbank-line"), Kind.ORG, "Northbank Line")
SKERRY = Entity(EntityId("skerry"), Kind.PLACE, "Skerry")
EVERYBODY = {e.id: e for e in (ADA, BO, LINE, SKERRY)}


def view(slug: str, *by: str, outlet: str = "ledger", names: tuple[Entity, ...] = ()) -> Any:
    said = [statement(f"S{n}", Span(0, 5), by=who) for n, who in enumerate(by, start=1)]
    here = [*(EVERYBODY[EntityId(who)] for who in by), *names]
    made = annotated(
        "Words of somebody.",
        slug=slug,
        statements=said,
        entities=here,
        mentions=[Mention(Span(0, 3), e.kind, e.id) for e in here],
        published=f"2024-05-{int(slug[1:]):02}",
        story="The boats",
    )
    moved = replace(made.brief, metadata=replace(made.brief.metadata, outlet=Slug(outlet)))
    return publish(replace(made, brief=moved))


def story(*views: Any) -> StoryLinks:
    _, (found,) = gather(views, Register(dict(EVERYBODY)))
    return found


def test_sources_enter_in_the_order_of_the_briefs() -> None:
    found = story(view("b2", "ada-quill", "bo-lark", "bo-lark"), view("b1", "ada-quill"))
    roles = cast(found.briefs)
    assert [(r.entity.name, r.tally, r.enters) for r in roles] == [
        ("Ada Quill", [1, 1], 0),
        ("Bo Lark", [0, 2], 1),
    ]
    assert roles[1].said == ((), ("S2", "S3"))
    assert roles[1].first_in([0, 1]) == (1, "S2")
    assert roles[1].first_in([0]) is None


def test_what_was_not_said_makes_no_source() -> None:
    one = view("b1", "ada-quill")
    unsaid = tuple(replace(s, unsaid=True) for s in one.findings.statements)
    assert cast([replace(one, findings=replace(one.findings, statements=unsaid))]) == ()


def test_outlets_are_compared_where_there_are_two() -> None:
    assert columns(story(view("b1"), view("b2"))) == ()
    found = columns(story(view("b1", outlet="post"), view("b2"), view("b3", outlet="post")))
    assert [(c.outlet, c.briefs) for c in found] == [("ledger", (1,)), ("post", (0, 2))]


def test_only_one_outlet_has_what_no_other_has() -> None:
    found = story(
        view("b1", "ada-quill", names=(LINE, SKERRY)),
        view("b2", "ada-quill", "bo-lark", outlet="post"),
    )
    ledger, post = alone(found, cast(found.briefs), columns(found))
    assert (ledger.column.outlet, ledger.sources, [e.name for e in ledger.named]) == (
        "ledger",
        (),
        ["Northbank Line"],
    )
    assert [r.entity.name for r in post.sources] == ["Bo Lark"]
    assert post.named == ()


def test_a_text_that_is_not_here_may_name_them_too() -> None:
    one = view("b1", "ada-quill", names=(LINE,))
    other = view("b2", "bo-lark", outlet="post")
    facts = TextFacts("0" * 64, 1, 1, 9)

    def told(open_: int) -> list[tuple[str, int, int]]:
        decisions = Decisions(text=replace(facts, open=open_))
        brief = replace(other.brief, article=None, decisions=decisions)
        found = story(one, replace(other, brief=brief))
        only = alone(found, cast(found.briefs), columns(found))
        return [(a.column.outlet, len(a.sources), len(a.named)) for a in only]

    assert told(0) == [("ledger", 1, 0), ("post", 1, 0)]
    assert told(3) == [("post", 1, 0)]


def test_where_all_have_the_same_nothing_stands_alone() -> None:
    found = story(view("b1", "ada-quill"), view("b2", "ada-quill", outlet="post"))
    assert alone(found, cast(found.briefs), columns(found)) == ()
