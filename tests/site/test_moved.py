"""No published link dies when two records become one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin

import html5lib
import pytest

from ..conftest import GOLDEN_ROOT, built, indexed, run_briefs

OLD = "people/bo-quil"
RECORDS = {
    "briefs/entities/people/bo-quill.yml": (f"name: Bo <Quill>\nformerly: [{OLD}, people/b-quil]\n")
}
Make = Callable[..., Path]


def moved(page: str) -> dict[str, str]:
    """Where a page sends its reader, by the three ways that it has."""
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    head, body = tree.find("head"), tree.find("body")
    refresh = head.find("meta[@http-equiv='refresh']").get("content")
    after, _, target = refresh.partition("; url=")
    assert after == "0"
    return {
        "refresh": target,
        "canonical": head.find("link[@rel='canonical']").get("href"),
        "link": body.find(".//a").get("href"),
        "words": "".join(body.itertext()).strip(),
    }


@pytest.fixture
def site(make_root: Make, tmp_path: Path) -> Path:
    return built(make_root(RECORDS, copy=GOLDEN_ROOT), tmp_path / "site")


def test_a_former_address_leads_to_the_record_without_script(site: Path) -> None:
    for address in (OLD, "people/b-quil"):
        page = (site / address / "index.html").read_text("utf-8")
        ways = moved(page)
        assert ways.pop("words") == "This page is now part of that of Bo <Quill>."
        for target in ways.values():
            assert urljoin(f"https://example.org/{address}/", target) == (
                "https://example.org/people/bo-quill/"
            )
        assert (site / address / ways["link"] / "index.html").resolve().is_file()
        assert "<script" not in page
        assert 'name="robots" content="noindex"' in page


def test_it_is_in_no_search_index_nor_list(site: Path) -> None:
    assert not [hit for hit in indexed(site) if f"{OLD}/" in hit["url"]]
    for page in ("people/index.html", "index.html", "sitemap.xml"):
        text = (site / page).read_text("utf-8")
        assert "bo-quil/" not in text
    assert "bo-quill/" in (site / "people/index.html").read_text("utf-8")


def test_generate_writes_it_too(make_root: Make, tmp_path: Path) -> None:
    root = make_root(RECORDS, copy=GOLDEN_ROOT)
    out = tmp_path / "out"
    done = run_briefs("generate", "--root", root, "--out", out)
    assert done.returncode == 0, done.stderr
    assert moved((out / OLD / "index.html").read_text("utf-8"))["link"] == "../bo-quill/"
    assert f"{OLD}/index.html" in (out / ".briefs-pages").read_text()


def test_a_page_of_the_publishers_own_at_that_address_stands(
    make_root: Make, tmp_path: Path
) -> None:
    own = {f"docs/{OLD}.md": "# Our own words\n"}
    site = built(make_root({**RECORDS, **own}, copy=GOLDEN_ROOT), tmp_path / "site")
    assert "Our own words" in (site / OLD / "index.html").read_text("utf-8")
