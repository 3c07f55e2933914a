"""On a site with an address every internal link leads somewhere, those for programs included.

Links of pages without one are followed in test_pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from tests import markup
from tests.conftest import GOLDEN_ROOT, built, write_root

BASE = "https://briefs.example/ab/"


class Site:
    """A built site as it would stand at `BASE`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def pages(self) -> Iterator[Path]:
        yield from sorted(self.folder.rglob("*.html"))

    def address(self, page: Path) -> str:
        name = page.relative_to(self.folder).as_posix()
        return urljoin(BASE, name.removesuffix("index.html"))

    def file(self, address: str) -> Path | None:
        """The file that a host of static files gives out; None for another host's."""
        if not address.startswith(BASE):
            return None
        path = self.folder / unquote(urlsplit(address).path.removeprefix("/ab/"))
        return path / "index.html" if path.is_dir() or address.endswith("/") else path

    @cache  # noqa: B019 - lives as long as its test
    def anchors(self, page: Path) -> frozenset[str]:
        tree = markup.read(page)
        return frozenset(
            value for e in tree.iter() for name in ("id", "name") if (value := e.get(name))
        )

    def dead(self) -> list[str]:
        found = []
        for page in self.pages():
            for link in links(page):
                if problem := self.problem(page, link):
                    found.append(f"{page.relative_to(self.folder)}: {link}: {problem}")
        return found

    def problem(self, page: Path, link: str) -> str | None:
        # The page for lost readers is given out at any address: its links start at the root.
        here = BASE if page.name == "404.html" else self.address(page)
        if page.name == "404.html" and link.startswith("/"):
            link = BASE + link.removeprefix("/ab/").removeprefix("/")
        address, anchor = urldefrag(urljoin(here, link))
        file = self.file(address)
        if file is None:
            return None
        if not file.is_file():
            return "no such file"
        if anchor and file.suffix == ".html" and unquote(anchor) not in self.anchors(file):
            return "no such place on the page"
        return None


def links(page: Path) -> Iterator[str]:
    """Every address in a page's attributes and in what it says of itself as JSON-LD."""
    tree = markup.read(page)
    for element in tree.iter():
        for name in ("href", "src", "action"):
            value = element.get(name)
            if value and urlsplit(value).scheme in {"", "http", "https"}:
                yield value
        if element.get("type") == "application/ld+json":
            yield from _addresses(json.loads(element.text or ""))
        if element.get("property") in {"og:url", "og:image"}:
            yield element.get("content") or ""


def _addresses(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "url" and isinstance(inner, str):
                yield inner
            else:
                yield from _addresses(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _addresses(inner)


def test_a_site_with_an_address_has_none_in_its_heads_and_feeds(
    analyses: Path, tmp_path: Path
) -> None:
    config = (GOLDEN_ROOT / "mkdocs.yml").read_text() + f"site_url: {BASE}\n"
    root = write_root(tmp_path / "root", {"mkdocs.yml": config}, analyses, copy=GOLDEN_ROOT)
    site = Site(built(root, tmp_path / "site"))
    assert (site.folder / "feed.xml").is_file()
    assert site.dead() == []
    heads = [page.read_text("utf-8") for page in site.folder.rglob("*.html")]
    assert any("application/atom+xml" in head for head in heads)
    # By that, Material's script would look for a site in another language, and find no sitemap.
    assert not any('rel="alternate"' in head for head in heads)
    for feed in site.folder.rglob("feed.json"):
        for item in json.loads(feed.read_text())["items"]:
            file = site.file(item["url"])
            assert file is not None and file.is_file()


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        ("nowhere/", "no such file"),
        ("#nothing", "no such place on the page"),
        ("other/#here", None),
        ("other/", None),
        ("https://elsewhere.example/x", None),
    ],
)
def test_a_dead_link_would_be_found(link: str, problem: str | None, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other/index.html").write_text('<!doctype html><p id="here">x')
    (tmp_path / "index.html").write_text(f'<!doctype html><a href="{link}">x</a>')
    expected = [f"index.html: {link}: {problem}"] if problem else []
    assert Site(tmp_path).dead() == expected
