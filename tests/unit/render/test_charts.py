"""Charts: lengths from nought, every period in its place, and a table with the same figures."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from annotated_briefs.link import gather
from annotated_briefs.model import (
    Entity,
    EntityId,
    Form,
    Kind,
    Outlet,
    Publication,
    Register,
    Slug,
    Span,
)
from annotated_briefs.publish import publish
from annotated_briefs.render.charts import arcs, bars, dots, series, timeline
from annotated_briefs.render.insights import render_insights
from annotated_briefs.render.names import render_entity
from annotated_briefs.render.stories import render_story
from tests import markup
from tests.made import annotated, statement

ADA = Entity(EntityId("ada-quill"), Kind.PERSON, "Ada Quill")
REGISTER = Register({ADA.id: ADA})


def view(slug: str, published: str | None, *forms: Form, **fields: Any) -> Any:
    said = [
        statement(f"S{n}", Span(0, 5), by="ada-quill", form=form)
        for n, form in enumerate(forms, start=1)
    ]
    brief = annotated(
        "Words of Ada.", slug=slug, published=published, statements=said, entities=[ADA], **fields
    )
    return publish(brief)


def links(*views: Any) -> Any:
    found, _ = gather(views, REGISTER)
    return found


SVG = "{http://www.w3.org/2000/svg}"
D, M, I = Form.DIRECT, Form.MIXED, Form.INDIRECT  # noqa: E741


def test_bars_begin_at_nought_and_the_longest_is_whole() -> None:
    found = bars([("a", 4, None, ""), ("b", 1, "x/y", "of"), ("c", 0, None, "")])
    assert [bar.length for bar in found] == [100.0, 25.0, 0.0]
    assert bars([]) == []
    assert bars([("a", 0, None, "")])[0].length == 0.0


@pytest.mark.parametrize(
    "views",
    [
        (),
        (view("a", "2024-05", D), view("b", "2024-06", D)),
        (view("a", "2024-05", D, D, D, D),),
        (view("a", None, D, D), view("b", "2024-05", D, D)),
    ],
)
def test_little_data_gets_no_chart(views: tuple[Any, ...]) -> None:
    assert timeline(links(*views)[ADA.id]) is None


def test_every_month_between_has_its_column() -> None:
    line = timeline(links(view("a", "2024-11-02", D, I), view("b", "2025-02", M))[ADA.id])
    assert line is not None
    assert [c.label for c in line.columns] == [
        "November 2024",
        "December 2024",
        "January 2025",
        "February 2025",
    ]
    assert [c.total for c in line.columns] == [2, 0, 0, 1]
    assert [c.left for c in line.columns] == [0, 12, 24, 36]
    assert line.most == 2


def test_parts_stand_on_each_other_and_on_the_line() -> None:
    line = timeline(links(view("a", "2024-05", D, M, M, I), view("b", "2024-06", D))[ADA.id])
    assert line is not None
    parts = line.columns[0].parts
    assert [(p.form, p.value) for p in parts] == [(D, 1), (M, 2), (I, 1)]
    assert [(p.top, p.height) for p in parts] == [(75.0, 25.0), (25.0, 50.0), (0.0, 25.0)]


def test_a_long_course_goes_by_years() -> None:
    views = [view(f"b{y}", f"{y}-03", D) for y in range(2000, 2012)]
    line = timeline(links(*views)[ADA.id])
    assert line is not None
    assert len(line.columns) == 12
    assert line.columns[0].label == "2000"


def figures(markdown: str) -> list[list[str]]:
    table = next(markup.fragment(markdown).iter("table"))
    return [[markup.words(cell) for cell in row] for row in table.iter("tr")][1:]


def test_the_table_of_a_course_has_its_figures() -> None:
    found = links(view("a", "2024-05", D, D, I), view("b", "2024-07", M))
    (page,) = render_entity(found[ADA.id], links_of=found, outlets={}, publication=Publication())
    assert figures(page.markdown) == [
        ["May 2024", "3", "2", "0", "1"],
        ["July 2024", "1", "0", "1", "0"],
    ]
    (picture,) = markup.fragment(page.markdown).iter(SVG + "svg")
    drawn = [r.get("class") for r in picture.iter(SVG + "rect")]
    assert drawn == ["ab-col-direct", "ab-col-indirect", "ab-col-mixed"]
    assert picture.get("role") == "img"
    assert "Ada Quill" in (picture.get("aria-label") or "")


def test_insights_draw_what_they_count() -> None:
    views = [view(f"b{n}", "2024-05", D, I) for n in range(3)]
    page = next(render_insights(views, links(*views), {}, ()))
    rows = figures(page.markdown)
    assert ["names no source", "3", ""] in rows
    drawn = list(markup.fragment(page.markdown).iter(SVG + "rect"))
    assert len(drawn) == len(list(markup.by_class(markup.fragment(page.markdown), "ab-bars__n")))
    assert all(0 <= float(bar.get("width") or -1) <= 100 for bar in drawn)
    dots_drawn = list(markup.fragment(page.markdown).iter(SVG + "circle"))
    assert len(dots_drawn) == 3, "each brief's sentences; too few statements for the other"


def test_every_bar_of_statements_leads_to_them() -> None:
    views = [view(f"b{n}", "2024-05", D, I) for n in range(3)]
    page, *others = render_insights(views, links(*views), {}, ())
    below = {one.path for one in others}
    assert below == {
        "compare/index.md",
        "insights/direct.md",
        "insights/indirect.md",
        "insights/open-sources.md",
    }
    hrefs = {a.get("href") for a in markup.fragment(page.markdown).iter("a")}
    assert {"direct/", "indirect/", "open-sources/"} <= hrefs
    assert "mixed/" not in hrefs


def test_a_long_list_of_statements_shows_the_newest_and_says_how_many() -> None:
    views = [view(f"b{n}", "2024-05", D, D, D) for n in range(40)]
    found = {p.path: p for p in render_insights(views, links(*views), {}, ())}
    words = found["insights/direct.md"].markdown
    assert "120 statements in the briefs, of which the newest 100 stand here" in words
    assert len(list(markup.fragment(words).iter("blockquote"))) == 100


def test_dots_that_are_nearly_alike_stand_on_each_other() -> None:
    found = dots([("a", "x/a", 0.5), ("b", "x/b", 0.501), ("c", "x/c", 1.0)])
    a, b, c = found.dots
    assert a.x == b.x < c.x
    assert a.y < b.y
    assert found.quartiles is None
    assert (dots([]).height, found.height) == (0, 24)


def test_of_too_many_dots_the_first_are_drawn_and_all_are_counted() -> None:
    found = dots([(str(n), f"x/{n}", n / 400) for n in range(400)])
    assert (len(found.dots), found.total) == (150, 400)
    assert found.quartiles == pytest.approx((0.25, 0.5, 0.75), abs=0.01)


def test_an_arc_joins_the_middles_of_its_rows() -> None:
    one, far = arcs([(0, 1, 2, "a and b", "?a"), (0, 4, 1, "a and e", "?b")])
    assert one.path.startswith("M100 10C")
    assert one.path.endswith(" 100 30")
    assert far.path.endswith(" 100 90")
    assert one.width > far.width
    reach = [float(arc.path.split("C")[1].split()[0]) for arc in (one, far)]
    assert reach[1] < reach[0] <= 100


def test_shares_over_time_have_a_step_for_every_period() -> None:
    found = series("direct", [("2024-05", 0.25, 8), ("2024-06", None, 0)], 0.2)
    assert [(s.label, s.left, s.height, s.address) for s in found.steps] == [
        ("May 2024", 0, 25.0, "years/2024"),
        ("June 2024", 12, 0.0, "years/2024"),
    ]
    views = [view(f"b{n}", f"2024-0{5 + n}", D, I) for n in range(3)]
    page = next(render_insights(views, links(*views), {}, ()))
    assert "50% of 2" in markup.words(markup.fragment(page.markdown))
    (drawn, *_) = re.findall(r'<table class="ab-shares">.*?</table>', page.markdown, re.DOTALL)
    links_of = re.findall(r'<a href="([^"]+)" tabindex="-1"><rect [^>]+>', drawn)
    assert len(links_of) == drawn.count("<rect") > 2, "every mark leads to the briefs of its year"
    assert {unescape(link) for link in links_of} == {"../years/2024/"}


def test_two_briefs_are_no_collection() -> None:
    views = [view(f"b{n}", "2024-05", D) for n in range(2)]
    page = next(render_insights(views, links(*views), {}, ()))
    assert "There are 2 briefs so far" in page.markdown
    assert "<svg" not in page.markdown


def story(*views: Any) -> str:
    _, (found,) = gather(views, REGISTER)
    names = ("ledger", "post")
    outlets = {Slug(n): Outlet(Slug(n), n.title()) for n in names}
    return render_story(found, outlets=outlets, publication=Publication()).markdown


def test_a_story_of_two_outlets_sets_them_side_by_side() -> None:
    from dataclasses import replace

    one, two = view("a", "2024-05", D, D, story="S"), view("b", "2024-06", I, story="S")
    moved = replace(two.brief, metadata=replace(two.brief.metadata, outlet=Slug("post")))
    markdown = story(one, replace(two, brief=moved))
    assert figures(markdown) == [["Ada Quill", "2", "1"]]
    assert "Whom each outlet quotes" in markdown


def test_a_story_of_one_outlet_compares_none() -> None:
    markdown = story(view("a", "2024-05", D, story="S"), view("b", "2024-06", I, story="S"))
    assert "Whom each outlet quotes" not in markdown
    assert figures(markdown)[0] == ["Ada Quill", "1", "1", "2"]


def test_new_voices_stand_under_the_brief_in_which_they_enter() -> None:
    markdown = story(view("a", "2024-05", story="S"), view("b", "2024-06", D, story="S"))
    (line,) = markup.by_class(markup.fragment(markdown), "ab-enters")
    assert markup.words(line) == "New here: Ada Quill"
    assert [a.get("href") for a in line.iter("a")] == ["../../briefs/2024/b/#s1"]
    assert "New here" not in story(view("a", "2024-05", D, story="S"))
