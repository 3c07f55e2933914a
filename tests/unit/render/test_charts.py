"""Charts: lengths from nought, every period in its place, and a table with the same figures."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

import pytest

from annotated_briefs.link import gather
from annotated_briefs.link.gather import by_date
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
        "insights/direct/by-date.md",
        "insights/indirect.md",
        "insights/indirect/by-date.md",
        "insights/open-sources.md",
        "insights/open-sources/by-date.md",
        "insights/statements.md",
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
    found = series(
        "direct", [("2024-05", 0.25, 8), ("2024-06", None, 0)], 0.2, {"2024-05": "x"}.get
    )
    assert [(s.label, s.left, s.height, s.address) for s in found.steps] == [
        ("May 2024", 0, 25.0, "x"),
        ("June 2024", 12, 0.0, None),
    ]
    views = [view(f"b{n}", f"2024-0{5 + n}", D, I) for n in range(3)]
    page = next(render_insights(views, links(*views), {}, ()))
    assert "50% of 2" in markup.words(markup.fragment(page.markdown))


def below(pages: Mapping[str, Any], href: str) -> list[list[str]]:
    """The text of each entry under the heading to which ``href`` of Insights leads."""
    path, _, anchor = href.partition("#")
    markdown = pages[f"insights/{path.rstrip('/')}.md"].markdown
    (section,) = re.findall(rf"{{#{anchor}}}\n(.*?)(?=\n## |\Z)", markdown, re.DOTALL)
    (entries,) = markup.fragment(section).iter("ul")
    return [[markup.words(a) for a in entry.iter("a")] for entry in entries.iter("li")]


def test_every_mark_over_time_leads_to_its_statements() -> None:
    views = [
        view("may", "2024-05-02", D, I, D),
        view("june", "2024-06-02", I),
        view("late", "2024-06-30", D, headline="Late"),
        view("none", "2024-06-29", headline="None"),
    ]
    pages = {p.path: p for p in render_insights(by_date(views), links(*views), {}, ())}
    page = pages["insights/index.md"].markdown
    tables = re.findall(r'<table class="ab-shares">.*?</table>', page, re.DOTALL)
    assert sum(table.count("<rect ") for table in tables) == 4
    assert all(table.count("<rect ") == table.count("<a ") for table in tables), "each is a link"
    forms = next(table for table in tables if "by form" in table)
    hrefs = [unescape(href) for href in re.findall(r'<a href="([^"]+)"', forms)]
    assert hrefs == [
        "direct/by-date/#m202405",
        "direct/by-date/#m202406",
        "indirect/by-date/#m202405",
        "indirect/by-date/#m202406",
    ], "and none where there is none"
    assert below(pages, hrefs[0]) == [["A headline", "S1", "S3"]]
    assert below(pages, hrefs[1]) == [["Late", "S1"]]
    every = [["Late", "S1"], ["None"], ["A headline", "S1"]]
    assert below(pages, "statements/#m202406") == every
    assert "statements/#m202406" in page
    cells = [unescape(href) for href in re.findall(r'<td><a href="([^"]+)">', page)]
    assert {*hrefs} <= {*cells}, "by the keyboard, too"


def test_a_period_goes_on_from_page_to_page() -> None:
    views = by_date([view(f"b{n:03}", f"2024-{5 + n // 101:02}-01", D) for n in range(205)])
    pages = {p.path: p for p in render_insights(views, links(*views), {}, ())}
    names = [f"insights/direct/by-date{more}.md" for more in ("", "/2", "/3")]
    headings = [re.findall("^## (.*)$", pages[name].markdown, re.MULTILINE) for name in names]
    assert headings == [
        ["July 2024 {#m202407}", "June 2024 {#m202406}"],
        ["June 2024, continued {#m202406}", "May 2024 {#m202405}"],
        ["May 2024, continued {#m202405}"],
    ]
    assert "direct/by-date/2/#m202405" in unescape(pages["insights/index.md"].markdown)
    jumps = re.findall(r'<nav class="ab-letters".*?</nav>', pages[names[1]].markdown)
    assert re.findall('href="([^"]+)"', unescape(jumps[0])) == [
        "../#m202407",
        "../#m202406",
        "#m202405",
    ]


def test_dated_by_the_year_among_others_all_go_by_the_year() -> None:
    dates = ("2024-05-02", "2024", None)
    views = by_date([view(f"b{n}", when, D) for n, when in enumerate(dates)])
    pages = {p.path: p for p in render_insights(views, links(*views), {}, ())}
    found = pages["insights/direct/by-date.md"].markdown
    headings = re.findall("^## (.*)$", found, re.MULTILINE)
    assert headings == ["2024 {#m2024}", "Undated {#undated}"]


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
