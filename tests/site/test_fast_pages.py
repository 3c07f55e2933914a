"""Pages of ours are converted to what Python-Markdown makes of them, byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from annotated_briefs import building, model
from annotated_briefs.drawing.headings import Headings
from annotated_briefs.drawing.pages import GeneratedPage, generated, listed_in
from tests.conftest import GOLDEN_ROOT
from tests.rights_root import files as rights_files

EXTENSIONS = "markdown_extensions: [attr_list, tables, admonition, pymdownx.superfences]\n"


def loaded(root: Path) -> tuple[MkDocsConfig, Files]:
    """MkDocs as it is before it reads the first page."""
    config = building._load(root, site_dir=str(root / "nowhere"), strict=False)
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    files = config.plugins.on_files(get_files(config), config=config)
    get_navigation(files, config)
    return config, files


def listed(toc: Iterable[AnchorLink]) -> list[object]:
    return [(e.title, e.id, e.level, vars(e).get("active"), listed(e.children)) for e in toc]


def seen(page: Page, config: MkDocsConfig, files: Files) -> dict[str, object]:
    page.read_source(config)
    page.render(config, files)
    return {
        "markdown": page.markdown,
        "meta": page.meta,
        "content": page.content,
        "anchors": page.present_anchor_ids,
        "contents": listed(page.toc),
        "title": page.title,
        "links": page.links_to_anchors,
    }


def both(config: MkDocsConfig, files: Files) -> Iterator[tuple[str, object, object]]:
    titles = dict(listed_in(config.nav))
    for file in files.documentation_pages():
        if isinstance(file.page, GeneratedPage):
            fast = seen(file.page, config, files)
            slow = Page(titles.get(file.src_uri), file, config)
            yield file.src_uri, fast, seen(slow, config, files)


@pytest.mark.parametrize("root", ["golden", "rights"])
def test_every_page_is_the_same(root: str, make_root) -> None:
    made = make_root(copy=GOLDEN_ROOT) if root == "golden" else make_root(rights_files())
    pages = 0
    for path, fast, slow in both(*loaded(made)):
        assert fast == slow, path
        pages += 1
    assert pages > 10


BODIES = {
    "ordinary": "# One\n\n<div>\n\n<div>a</div>\n\n</div>\n\nTwo.\n",
    "not closed": "<div>\n\na\n\nb\n",
    "closed twice": "<div>a</div></div>\n\nb\n",
    "more behind it": "<div>a</div> *b*\n\nc\n",
    "in a paragraph": "a\n<div>b</div>\n\nc\n",
    "no block": "<span>a</span> *b*\n\nc\n",
    "Markdown inside": '<div markdown="1">\n\n*a*\n\n</div>\n\nb\n',
    "a rule": "<hr>\n\na\n",
    "a script": "<script>\nif (a</div>b) {}\n</script>\n\na\n",
    "names alike": "<p>a<pre>b</pre></p>\n\nc\n",
    "one after another": "<p>a</p>\n<p>b</p>\n\n<p>c</p>\n\n\n<p>d</p>",
    "anchors": '<div id="x"><a name="y">a</a><p title="id=&#34;z&#34;">b</p></div>\n\n[c](#x)\n',
    "in a list": "- a\n\n    <div>b</div>\n\n- c\n",
    "in a code block": "```\n\n<div>a</div>\n\n```\n",
    "headings that share an anchor": "# One\n\n<div>a</div>\n\n## One\n\n### One {#one}\n",
    "headings out of order": '### Three\n\n# One {#x data-a="b"}\n\nTwo; &#58; &.\n\n## Two #\n',
    "a name in a heading": '# A <a id="y" href="&#46;&#46;">b &amp; c</a> &#42;d\n\n<p>a</p>\n',
    "a heading right before a block": "# One\n<div>a</div>\n\nb\n",
    "a line that is a list": "1. One\n\n<div>a</div>\n\n2. Two\n",
    "a paragraph of two lines": "One\ntwo  \nthree\n\n# Four\nfive\n",
    "a line of figures": "18 of 20 sentences: numbers 3, 4 and 5. (Or so.)\n",
    "a word that an extension knows": "One ==two== ^^three^^ -- (c) :smile:\n\n# A --> b\n",
    "in a comment": "<!--\n\n<div>a</div>\n\n-->\n\nb\n",
}


@pytest.mark.parametrize("titled", [True, False])
@pytest.mark.parametrize("body", BODIES)
def test_what_is_not_ours_is_the_same_too(body: str, titled: bool, make_root) -> None:
    config, files = loaded(
        make_root({"mkdocs.yml": f"site_name: X\n{EXTENSIONS}"}, copy=GOLDEN_ROOT)
    )
    head, front = ("---\ntitle: Some\n---\n\n", {"title": "Some"}) if titled else ("", {})
    drawn = model.Drawn(BODIES[body], front, lambda: head)
    made = model.Page("some.md", lambda: drawn)
    file = generated(made, config, {}, Headings(config))
    assert isinstance(file.page, GeneratedPage)
    fast = seen(file.page, config, files)
    assert fast == seen(Page(None, file, config), config, files)


def test_titles_of_the_navigation_stand(golden_site: Path) -> None:
    home = (golden_site / "briefs/2024/ferry-back-in-service/index.html").read_text("utf-8")
    navigation = home[home.index("md-tabs__list") :]
    for title in ("Home", "Briefs", "Organisations"):
        assert f"\n  {title}\n" in navigation
