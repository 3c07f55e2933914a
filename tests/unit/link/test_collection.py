"""The figures of a collection: plain counts, over all briefs."""

from __future__ import annotations

from typing import Any

from annotated_briefs.link import gather
from annotated_briefs.link.collection import collect, periods
from annotated_briefs.model import Counts, Entity, EntityId, Form, Kind, Mention, Register, Span
from annotated_briefs.publish import publish
from tests.made import annotated, statement

ADA = Entity(EntityId("ada-quill"), Kind.PERSON, "Ada Quill")
BO = Entity(EntityId("bo-lark"), Kind.PERSON, "Bo Lark")
LATE = Entity(EntityId("cy-reed"), Kind.PERSON, "Cy Reed", dead_since="2001")
PORT = Entity(EntityId("northbank"), Kind.PLACE, "Northbank")
EVERYBODY = (ADA, BO, LATE, PORT)


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
        return periods([view(f"b{n}", published=d) for n, d in enumerate(dates)])

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
