"""One brief with everything in it, held against the files it should become.

`--update-golden` writes them anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown import Markdown

from annotated_briefs.load import load
from annotated_briefs.pipeline import Setting, annotate_texts, site
from annotated_briefs.text import decode, split
from tests import markup
from tests.conftest import GOLDEN_ROOT

BRIEF = "briefs/2024/ferry-back-in-service"
FOLDER = GOLDEN_ROOT / "briefs/articles/2024/ferry-back-in-service"
EXPECTED = GOLDEN_ROOT / "expected"


@pytest.fixture
def held(request: pytest.FixtureRequest):
    """Holds a text against the expected file of that name, or writes it there."""

    def hold(name: str, found: str) -> None:
        path = EXPECTED / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(found, encoding="utf-8")
        assert found == path.read_text("utf-8")

    return hold


def markdown_of(root: Path) -> str:
    built = site(root)
    # The root holds tags on purpose: they are shown as letters.
    assert {d.rule.code for d in built.diagnostics} == {"B017"}
    return next(p.markdown for p in built.pages if p.path == f"{BRIEF}.md")


def test_markdown(make_root, held):
    held("brief.md", markdown_of(make_root(copy=GOLDEN_ROOT)))


def test_html(golden_site, held):
    """The content of the built page, as MkDocs and Material make it."""
    page = (golden_site / BRIEF / "index.html").read_text("utf-8")
    start = page.index("<article")
    end = page.index("</article>")
    held("brief.html", page[start:end] + "</article>\n")


def test_annotate(make_root, held):
    """What `briefs annotate` finds in the article, without the decisions on it."""
    root = make_root(copy=GOLDEN_ROOT)
    corpus, _ = load(root)
    article = split(decode((FOLDER / "article.txt").read_bytes()))
    report = next(annotate_texts([article], [Setting(corpus.register)], root / ".cache" / "briefs"))
    held("annotate.json", json.dumps(report, indent=1, ensure_ascii=False) + "\n")


def test_statements(make_root, held):
    """The rows of the brief in the table of statements."""
    built = site(make_root(copy=GOLDEN_ROOT))
    (table,) = [a for a in built.assets if a.path == "data/statements.csv"]
    held("statements.csv", table.content.decode().replace("\r\n", "\n"))


def test_plain(make_root, held):
    """The brief and its speaker as Markdown for programs, and what leads there."""
    assets = {a.path: a for a in site(make_root(copy=GOLDEN_ROOT)).assets}
    held("plain-brief.md", assets[f"{BRIEF}/index.html.md"].content.decode())
    held("plain-person.md", assets["people/ada-quill/index.html.md"].content.decode())
    held("llms.txt", assets["llms.txt"].content.decode())


# The cases that the golden brief is there for, said apart from its bytes.


@pytest.fixture(scope="module")
def page(golden_site):
    return markup.read(golden_site / BRIEF / "index.html")


def test_every_mark_is_in_it(page):
    text = markup.by_class(page, "ab-text")[0]
    for name in (
        *("ab-direct", "ab-mixed", "ab-indirect", "ab-confirmed", "ab-machine"),
        *("ab-hedge", "ab-orphan", "ab-cue", "ab-subhead", "ab-margin-note", "ab-noted"),
        *("ab-person", "ab-org", "ab-place"),
    ):
        assert markup.by_class(text, name), name


def test_an_entity_inside_a_quotation_is_a_link(page):
    direct = next(e for e in markup.by_class(page, "ab-direct") if "never told" in markup.text(e))
    links = [e for e in direct.iter("a") if "ab-ent" in e.get("class", "")]
    assert [markup.text(e) for e in links] == ["Northbank Line", "Skerry"]


def test_the_article_reads_as_it_was_written(page):
    article = split((FOLDER / "article.txt").read_text("utf-8"))
    rows = markup.by_class(markup.by_class(page, "ab-text")[0], "ab-row")
    shown = [markup.text(next(e for e in row.iter() if e.tag in {"p", "h3"})) for row in rows]
    assert shown == [p.span.of(article.text) for p in article.paragraphs]


def test_hostile_words_are_words(page):
    headline = next(page.iter("h1"))
    said = "Ferry <b>Wren</b> is *back* at [the pier](javascript:alert(1)) &amp; {{ runs }} `daily`"
    assert markup.text(headline).startswith(said)
    assert len(headline) == 0, "no element inside the headline"
    content = next(page.iter("article"))
    assert not [e for e in markup.elements(content) if e.tag in {"script", "img", "u"}]
    assert not [
        e for e in markup.elements(content) if "script" in e.get("href", "").partition(":")[0]
    ]


def test_the_markdown_alone_makes_the_same_article(make_root, page):
    """The Markdown carries the brief whole: another builder of sites gets the same words."""
    source = markdown_of(make_root(copy=GOLDEN_ROOT)).split("---\n", 2)[2]
    alone = markup.parse(Markdown(extensions=["attr_list", "tables"]).convert(source))
    theirs = markup.by_class(alone, "ab-text")[0]
    assert markup.text(theirs) == markup.text(markup.by_class(page, "ab-text")[0])
