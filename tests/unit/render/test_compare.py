"""The page that puts two side by side says something where no script runs, too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from annotated_briefs.link import gather
from annotated_briefs.model import Kind, Outlet, Page, Register, Slug, Span
from annotated_briefs.publish import PublishedBrief, publish
from annotated_briefs.render.insights import render_insights
from tests.made import annotated, entity, statement

OUTLETS = {slug: Outlet(slug, name) for slug, name in (
    (Slug("ledger"), "The <Ledger>"), (Slug("herald"), "Herald"))}  # fmt: skip


def brief(slug: str, heard: str, *, outlet: str = "ledger") -> PublishedBrief:
    said = [statement(f"S{n}", Span(0, 4), by=name) for n, name in enumerate(heard.split(), 1)]
    names = dict.fromkeys(heard.split())
    who = [entity(name, f"{name.title()} Roe", Kind.PERSON) for name in names]
    view = publish(annotated("Some words were said.", slug=slug, statements=said, entities=who))
    metadata = replace(view.brief.metadata, outlet=Slug(outlet))
    return replace(view, brief=replace(view.brief, metadata=metadata), key=f"{slug} {heard}")


def compare(briefs: list[PublishedBrief], outlets: dict[Slug, Outlet] = OUTLETS) -> Page:
    links, _ = gather(briefs, Register())
    return next(p for p in render_insights(briefs, links, outlets, ()) if "compare" in p.path)


def rows(page: Page) -> list[tuple[str, list[str]]]:
    found = re.findall(r'<tr><th scope="row">.*?>([^<]*)</a></th>(.*?)</tr>', page.markdown)
    return [(name, re.findall(r"<td[^>]*>([^<]*)</td>", cells)) for name, cells in found]


def test_sources_and_outlets_stand_in_figures_by_name() -> None:
    briefs = [brief(f"b{n}", "zoe zoe ada") for n in range(4)]
    briefs += [
        brief("alone", "zoe"),
        *(brief(f"h{n}", "bo", outlet="herald") for n in range(4)),
    ]
    page = compare(briefs)
    assert rows(page) == [
        ("Ada Roe", ["4", "4", "1", "0", "0", "0", "4"]),
        ("Zoe Roe", ["9", "5", "1", "1", "0", "0", "9"]),
        ("The &#60;Ledger&#62;", ["5", "13", "5", "0"]),
    ], "by name; four briefs of an outlet are too few"
    (said,) = re.findall(r"<noscript>(.*?)</noscript>", page.markdown)
    assert "the figures of some stand together below" in said


def test_where_there_are_none_nothing_is_promised() -> None:
    page = compare([brief("one", "ada")])
    assert rows(page) == []
    assert "below" not in page.markdown
    assert "Sources</a> or" in page.markdown


def test_a_figure_is_in_the_key() -> None:
    briefs = [brief(f"b{n}", "zoe ada") for n in range(3)]
    before = compare(briefs).key
    assert compare([*briefs[:2], brief("b2", "zoe ada ada")]).key != before
    assert compare([*briefs, brief("elsewhere", "nobody")]).key == before


def test_outlets_without_briefs_cost_nothing() -> None:
    class Counted(list[PublishedBrief]):
        times = 0

        def __iter__(self) -> Iterator[PublishedBrief]:
            self.times += 1
            return super().__iter__()

    briefs, again = (Counted(brief(f"b{n}", "ada") for n in range(5)) for _ in range(2))
    many = {Slug(f"o{n}"): Outlet(Slug(f"o{n}"), f"O {n}") for n in range(50)}
    assert rows(compare(briefs)) == rows(compare(again, {**OUTLETS, **many}))
    assert briefs.times == again.times
