"""The figures of a collection: plain counts, over all briefs."""

from __future__ import annotations

from typing import Any

from annotated_briefs.link import gather
from annotated_briefs.link.collection import collect, periods
from annotated_briefs.model import (
    Access,
    Counts,
    Entity,
    EntityId,
    Form,
    Kind,
    Mention,
    Naming,
    Register,
    SourceProfile,
    Span,
)
from annotated_briefs.publish import publish
from tests.made import annotated, statement

ADA = Entity(EntityId("ada-quill"), Kind.PERSON, "Ada Quill")
BO = Entity(EntityId("bo-lark"), Kind.PERSON, "Bo Lark")
LATE = Entity(EntityId("cy-reed"), Kind.PERSON, "Cy Reed", dead_since="2001")
PORT = Entity(EntityId("northbank"), Kind.PLACE, "Northbank")
EVERYBODY = (ADA, BO, LATE, PORT)
SPEAKER = SourceProfile("ada-quill", "Ada Quill", Naming.NAMED, Access.NOT_STATED, ("S1",), ADA.id)


def view(
    slug: str, *, by: str | None = "ada-quill", form: Form = Form.INDIRECT, **fields: Any
) -> Any:
    said = [statement("S1", Span(0, 5), by=by, form=form, confirmed=slug == "one")] if by else []
    mentions = [Mention(Span(0, 3), e.kind, e.id) for e in EVERYBODY]
    return publish(
        annotated(
            "Words of somebody.",
            slug=slug,
            statements=said,
            entities=EVERYBODY,
            mentions=mentions,
            **fields,
        )
    )


def figures(*views: Any) -> Any:
    links, _ = gather(views, Register({e.id: e for e in EVERYBODY}))
    return collect(views, links)


def test_statements_are_counted_by_form_and_state() -> None:
    found = figures(view("one", form=Form.DIRECT), view("two"), view("three", by=None))
    assert (found.briefs, found.statements, found.confirmed) == (3, 2, 1)
    assert dict(found.forms) == {Form.DIRECT: 1, Form.MIXED: 0, Form.INDIRECT: 1}


def test_coverage_is_summed_over_sentences() -> None:
    counts = Counts(sentences=10, attributed_sentences=4)
    found = figures(view("one", counts=counts), view("two", counts=counts))
    assert (found.attributed, found.sentences) == (8, 20)


def test_who_is_heard_is_ordered_by_briefs_before_statements() -> None:
    found = figures(view("one"), view("two"), view("three", by="bo-lark"))
    assert [(one.entity.name, said, briefs) for one, said, briefs in found.heard] == [
        ("Ada Quill", 2, 2),
        ("Bo Lark", 1, 1),
    ]


def test_never_heard_are_the_living_who_are_named_more_than_once_and_never_speak() -> None:
    found = figures(view("one"), view("two"))
    assert [(one.entity.name, n) for one, n in found.never_heard] == [("Bo Lark", 2)]
    assert figures(view("one")).never_heard == ()
    heard_once = figures(view("one"), view("two"), view("three", by="bo-lark"))
    assert heard_once.never_heard == ()


def test_forms_of_sourcing_that_no_brief_has_are_left_out() -> None:
    found = figures(view("one", counts=Counts(speaking_sources=1, named=1)), view("two"))
    assert {form.slug: n for form, n in found.sourcing} == {
        "named-people": 1,
        "one-source": 1,
        "no-source": 1,
    }


def test_time_goes_by_months_or_by_years() -> None:
    def dated(*dates: str | None) -> tuple[tuple[str, int, int], ...]:
        found = periods([view(f"b{n}", published=d) for n, d in enumerate(dates)])
        return tuple((p.label, p.briefs, p.statements) for p in found)

    assert dated("2024-05-07", "2024-05-09", "2024-06", None) == (
        ("2024-05", 2, 2),
        ("2024-06", 1, 1),
    )
    assert dated("2021-05", "2022-05", "2023-05") == (
        ("2021", 1, 1),
        ("2022", 1, 1),
        ("2023", 1, 1),
    )
    assert dated("2024", "2024-05") == (("2024", 2, 2),)
    assert dated(None) == ()


def test_a_period_has_its_own_figures() -> None:
    def counts(statements: int) -> Counts:
        return Counts(sentences=10, attributed_sentences=4, statements=statements)

    first, second = periods(
        [
            view("one", form=Form.DIRECT, published="2024-05", counts=counts(1)),
            view("two", published="2024-05", counts=counts(1)),
            view("three", published="2024-06", counts=counts(4), sources=[SPEAKER]),
        ]
    )
    assert (first.forms, first.sentences, first.attributed) == ((1, 0, 1), 20, 8)
    assert (first.top_share, second.top_share) == (None, 0.25)


def test_the_share_of_a_top_source_takes_three_statements() -> None:
    found = figures(
        view("one", counts=Counts(statements=2), sources=[SPEAKER]),
        view("two", counts=Counts(statements=4), sources=[SPEAKER], published="2024-05"),
        view("six", counts=Counts(statements=4, unsaid=2), sources=[SPEAKER]),
    )
    assert [(b.brief.address[-3:], share) for b, share in found.concentration] == [("two", 0.25)]
    assert found.top_share == 0.25


def test_coverage_has_every_brief_with_a_sentence() -> None:
    half = Counts(sentences=10, attributed_sentences=5)
    found = figures(view("one", counts=half), view("two", counts=Counts()))
    assert [share for _, share in found.coverage] == [0.5]
