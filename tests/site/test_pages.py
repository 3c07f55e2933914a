"""Every page of four built sites, our own first: links, structure, nothing from elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import pytest

from tests import markup
from tests.conftest import GOLDEN_ROOT, indexed

_GOLDEN = GOLDEN_ROOT / "briefs/articles/2024/ferry-back-in-service"
_ITS_OWN = "".join((_GOLDEN / name).read_text("utf-8") for name in ("article.txt", "brief.yml"))

_CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")
_ASSETS = (("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("use", "href"))


@dataclass(frozen=True)
class Page:
    path: Path
    tree: Element
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Built:
    """A built site with every page parsed."""

    folder: Path
    pages: dict[Path, Page]

    def problem_with(self, page: Page, address: str) -> str | None:
        """Why ``address``, on ``page``, leads nowhere."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        base = self.folder if path.startswith("/") else page.path.parent
        target = (base / path.lstrip("/")).resolve() if path else page.path
        if target.is_dir():
            target /= "index.html"
        if not target.is_file():
            return f"{page.path}: {address}: no such file"
        fragment = unquote(parts.fragment)
        if fragment and target.suffix == ".html" and fragment not in self.pages[target].ids:
            return f"{page.path}: {address}: no such anchor"
        return None


_SITES = {"sample_site": 100, "golden_site": 15, "rights_site": 20, "long_site": 270}
"""The least number of pages of each."""


@pytest.fixture(scope="module", params=list(_SITES))
def built(request: pytest.FixtureRequest) -> Built:
    folder: Path = request.getfixturevalue(request.param).resolve()
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        tree = markup.read(path)
        ids = tuple(e.get("id", "") for e in markup.elements(tree) if e.get("id"))
        pages[path] = Page(path, tree, ids)
    assert len(pages) > _SITES[request.param]
    return Built(folder, pages)


def test_every_link_and_anchor_leads_somewhere(built: Built) -> None:
    problems, seen = [], 0
    for page in built.pages.values():
        for element in markup.elements(page.tree):
            for name in ("href", "src"):
                address = element.get(name)
                if address is not None:
                    seen += 1
                    problems.append(built.problem_with(page, address))
    assert seen > 30 * len(built.pages)
    assert [p for p in problems if p] == []


def test_nothing_comes_from_another_host(built: Built) -> None:
    foreign = []
    for page in built.pages.values():
        for tag, name in _ASSETS:
            foreign += [e.get(name) for e in page.tree.iter(tag) if _is_foreign(e.get(name, ""))]
        foreign += [
            e.get("href")
            for e in page.tree.iter("link")
            if e.get("rel") != "canonical" and _is_foreign(e.get("href", ""))
        ]
        foreign += [
            e.get("style") for e in markup.elements(page.tree) if "url(" in e.get("style", "")
        ]
        for style in page.tree.iter("style"):
            foreign += [u for u in _css_urls(style.text or "") if _is_foreign(u)]
    assert foreign == []


def test_style_sheets_use_only_files_of_the_site(built: Built) -> None:
    sheets = list(built.folder.rglob("*.css"))
    assert len(sheets) >= 3
    for sheet in sheets:
        for address in _css_urls(sheet.read_text("utf-8")):
            if not address.startswith(("data:", "#")):
                assert not _is_foreign(address), (sheet, address)
                assert (sheet.parent / urlsplit(address).path).is_file(), (sheet, address)


def _css_urls(css: str) -> list[str]:
    return [a or b for a, b in _CSS_URL.findall(css)]


def _is_foreign(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


@pytest.mark.parametrize(
    "rest",
    ["klzzwxh", "wzxhzdk", "{{", "{%", "\x02", "\x03", "&#", "&amp;", "<span", "{#", "None,"],
)
def test_no_placeholder_shows(rest: str, built: Built) -> None:
    for page in built.pages.values():
        if rest in _ITS_OWN and "Ferry" in markup.text(page.tree):
            continue  # there the article says so itself
        for part in (*page.tree.iter("article"), *page.tree.iter("title")):
            assert rest not in markup.text(part), page.path
        for meta in page.tree.iter("meta"):
            assert rest not in meta.get("content", ""), page.path


def test_ids_are_unique(built: Built) -> None:
    for page in built.pages.values():
        assert len(page.ids) == len(set(page.ids)), page.path


def test_headings_are_in_order(built: Built) -> None:
    for page in built.pages.values():
        for content in page.tree.iter("article"):
            levels = [int(e.tag[1]) for e in content.iter() if re.fullmatch("h[1-6]", str(e.tag))]
            assert levels[:1] == [1], page.path
            assert levels.count(1) == 1, page.path
            steps = [b - a for a, b in pairwise(levels)]
            assert max(steps, default=0) <= 1, (page.path, levels)


def test_every_page_says_what_it_is(built: Built) -> None:
    titles: dict[str, Path] = {}
    for page in built.pages.values():
        (title,) = list(page.tree.iter("title"))
        name = markup.words(title)
        assert name, page.path
        if page.path.name == "index.html":
            assert name not in titles, (page.path, titles.get(name))
            titles[name] = page.path
        assert page.tree.get("lang") == "en", page.path


def test_the_search_holds_words_and_not_their_codes(built: Built) -> None:
    hits = indexed(built.folder)
    briefs = {
        path for path in built.pages if path.parts[-4] == "briefs" and path.parts[-3] != "index"
    }
    searched = {built.folder / hit["url"].lstrip("/") / "index.html" for hit in hits}
    assert briefs
    assert briefs <= searched
    for hit in hits:
        for text in (hit["content"], *hit["meta"].values(), *chain(*hit["filters"].values())):
            assert "&#" not in text, hit["url"]
            assert "klzzwxh" not in text
        page = built.pages[built.folder / hit["url"].lstrip("/") / "index.html"]
        anchors = {a["id"] for a in hit["anchors"]}
        assert anchors <= set(page.ids), hit["url"]


def test_an_excerpt_holds_no_signs_of_ours(built: Built) -> None:
    """What stands beside the words for the eye would be read as a part of them."""
    for hit in indexed(built.folder):
        for sign in ("¶", "↗", "✓", "Show:", "Copy"):
            if sign not in _ITS_OWN and hit["filters"]["kind"] != ["Guide"]:
                assert sign not in hit["content"].split(), (sign, hit["url"])
