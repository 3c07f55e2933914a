"""What `briefs generate` writes, built by Zensical: the pages that MkDocs and Material make.

Material's authors end its maintenance in 2027; Zensical, theirs too, reads mkdocs.yml and the
extensions of Python-Markdown, and no plugin. What cannot be the same stands in the guide for
engineers.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import BRIEFS, REPOSITORY

ZENSICAL = BRIEFS.with_name("zensical")
pytestmark = pytest.mark.skipif(not ZENSICAL.exists(), reason="Zensical is not installed")

SETTINGS = """\
site_name: A collection
theme: {name: material, font: false, features: [navigation.tabs, navigation.top]}
markdown_extensions: [attr_list, tables, admonition, pymdownx.superfences]
"""
PLUGINS = "plugins: [search, briefs]\nvalidation: {omitted_files: ignore}\n"
WITHOUT = """\
docs_dir: markdown
site_dir: site
extra_css: [assets/briefs/briefs.css]
extra_javascript: [assets/briefs/briefs.js]
nav: [{Home: index.md}, {Briefs: briefs/index.md}, {People: people/index.md}]
"""
APART = {"404.html"}
"""Its own page for an address that is none."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sample collection as MkDocs builds it, and as Zensical does."""
    folder = tmp_path_factory.mktemp("both")
    root = folder / "root"
    shutil.copytree(REPOSITORY / "briefs", root / "briefs", ignore=lambda *_: ["private"])
    (root / "mkdocs.yml").write_text(SETTINGS + PLUGINS, "utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS + WITHOUT, "utf-8")
    for command in (
        [BRIEFS, "build", "--root", root, "--site", folder / "material"],
        [BRIEFS, "generate", "--root", root, "--out", folder / "markdown"],
        [ZENSICAL, "build", "--clean"],
    ):
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder / "material", folder / "site"


def pages(site: Path) -> set[str]:
    return {p.relative_to(site).as_posix() for p in site.rglob("*.html")}


def text(page: Path) -> str:
    """What a reader reads between the theme's parts."""
    (article,) = html.fromstring(page.read_text("utf-8")).xpath("//article")
    for part in article.xpath(".//script | .//*[contains(@class, 'headerlink')]"):
        part.drop_tree()
    return re.sub(r"\s+", " ", article.text_content()).strip()


def test_the_addresses_are_the_same(sites: tuple[Path, Path]) -> None:
    material, zensical = map(pages, sites)
    assert material == zensical
    assert len(material) > 200


def test_each_page_says_the_same(sites: tuple[Path, Path]) -> None:
    material, zensical = sites
    for page in sorted(pages(material) - APART):
        assert text(material / page) == text(zensical / page), page


def test_pages_look_the_same_to_a_style_sheet(sites: tuple[Path, Path]) -> None:
    """The elements of an article with their classes and anchors, and the files they load."""
    material, zensical = sites
    page = "briefs/2026/drones-strike-saudi-oil-sites/index.html"
    outlines = []
    for site in sites:
        (article,) = html.fromstring((site / page).read_text("utf-8")).xpath("//article")
        # That one tells Pagefind what it need not read; no style knows it.
        ours = "not(@id = '__skip') and not(@class = 'ab-again')"
        marked = article.xpath(f".//*[(@id or @class) and {ours}]")
        outlines.append([(e.tag, e.get("class"), e.get("id")) for e in marked])
    assert outlines[0] == outlines[1]
    for name in ("briefs.css", "briefs.js"):
        loaded = (material / "assets/briefs" / name).read_bytes()
        assert (zensical / "assets/briefs" / name).read_bytes() == loaded


def test_data_beside_the_pages_is_the_same(sites: tuple[Path, Path]) -> None:
    material, zensical = sites
    for ending in ("json", "jsonld", "csv"):
        names = {
            p.relative_to(material)
            for p in material.rglob(f"*.{ending}")
            if "pagefind" not in p.parts
        }
        assert names
        for name in names:
            assert (zensical / name).read_bytes() == (material / name).read_bytes(), name
