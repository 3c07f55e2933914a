"""The index that Pagefind writes of a built site."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from annotated_briefs import search
from annotated_briefs.search import FOLDER, SearchIndexError, write_index
from tests.conftest import indexed

PAGE = """<!doctype html><html lang="en"><head><title>x</title></head><body>
<header>Menu words</header><main data-pagefind-body>{}</main></body></html>"""
TABLE = """<table class="ab-statements"><thead><tr><th>Heading</th></tr></thead><tbody>
<tr id="s1"><th>S1</th><td data-label="Source">Quill</td>
<td data-label="What is attributed"><span>the dam held</span> <i class="ab-soft">rights</i></td>
<td data-label="Form">indirect</td></tr>
<tr id="row-s2"><th>S2</th><td data-label="What is attributed">shown above</td></tr>
</tbody></table>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    pytest.importorskip("pagefind")
    return tmp_path / "site"


def written(site: Path, **pages: str) -> dict[str, str]:
    """The content that the index holds, by the name of the page."""
    for name, body in pages.items():
        path = site / name / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(body), "utf-8")
    write_index(site)
    return {page["url"].strip("/"): page["content"] for page in indexed(site)}


def test_only_the_body_of_a_page_is_indexed(site: Path) -> None:
    found = written(site, one="<h1>One</h1><p>The ferry left.</p>")
    assert "The ferry left." in found["one"]
    assert "Menu" not in found["one"]


def test_a_page_that_does_not_ask_for_it_is_not_indexed(site: Path) -> None:
    (site / "bare").mkdir(parents=True)
    (site / "bare" / "index.html").write_text("<html lang=en><body>Bare words", "utf-8")
    assert list(written(site, one="<p>Words.</p>")) == ["one"]


def test_signs_behind_headings_and_what_materials_search_leaves_out_are_no_words(
    site: Path,
) -> None:
    body = '<h2>Storm<a class="headerlink" href="#a">¶</a></h2><p data-search-exclude>legend</p>ok'
    found = written(site, one=body)["one"]
    assert "Storm" in found
    assert "¶" not in found
    assert "legend" not in found


def test_of_a_statement_that_stands_in_no_text_the_words_alone(site: Path) -> None:
    found = written(site, one=f"<h1>One</h1>{TABLE}")["one"]
    assert "the dam held" in found
    for word in ("Heading", "S1", "Quill", "rights", "indirect", "shown above"):
        assert word not in found, word


def test_nothing_of_an_earlier_index_stays(site: Path) -> None:
    written(site, one="<p>First words.</p>", two="<p>Second words.</p>")
    (site / "two" / "index.html").unlink()
    assert list(written(site, one="<p>Other words.</p>")) == ["one"]
    assert not any("First" in page["content"] for page in indexed(site))


def test_a_page_may_be_a_folder_by_the_name_of_a_file(site: Path, tmp_path: Path) -> None:
    """Of an address that a publisher keeps from an older site: ``old.html/index.html``."""
    searched, page = tmp_path / "searched", site / "old.html"
    searched.mkdir()
    folder_then_file = ("index.html", "", "index.html")
    for words, name in zip(("One", "Two", "Three"), folder_then_file, strict=True):
        if page.is_dir():
            shutil.rmtree(page)
        page.unlink(missing_ok=True)
        (page / name).parent.mkdir(parents=True, exist_ok=True)
        (page / name).write_text(PAGE.format(words), "utf-8")
        write_index(site, searched)
        assert [words in found["content"] for found in indexed(site)] == [True]


def test_the_interfaces_of_pagefind_itself_are_left_out(site: Path) -> None:
    written(site, one="<p>Words.</p>")
    names = {path.name for path in (site / FOLDER).iterdir()}
    assert "pagefind.js" in names
    assert not [name for name in names if "ui" in name or "highlight" in name]


def test_what_pagefind_says_of_its_failure_is_handed_on(tmp_path: Path) -> None:
    pytest.importorskip("pagefind")
    with pytest.raises(SearchIndexError, match="Pagefind stopped"):
        write_index(tmp_path / "nowhere")


def test_it_is_installed_only_with_its_program(monkeypatch: pytest.MonkeyPatch) -> None:
    def only(*names: str) -> None:
        monkeypatch.setattr(search, "find_spec", lambda name: name in names or None)

    only("pagefind")
    assert not search.installed()
    only("pagefind_bin")
    assert not search.installed()
    only("pagefind", "pagefind_bin_extended")
    assert search.installed()


def test_a_disk_that_is_full_is_said_though_pagefind_says_nothing(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(site, one="<p>Words.</p>")
    assert not (site / FOLDER / ".room").exists()

    write = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if "searched" in str(self):
            return write(self, data)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SearchIndexError, match=r"No space left on device \(hint: make room"):
        write_index(site)


def test_a_page_is_handed_over_without_its_frame(site: Path) -> None:
    """Whole where its parts are not those of the theme; and what is found is the same."""
    words = b"<h1 id='a'>A</h1><p>Words.</p><p data-pagefind-ignore>None</p>"
    framed = b"<!doctype html>\n<html lang='en' class='x'><head><title>T - S</title></head><body>"
    framed += (
        b"<nav>Menu</nav><article class='y'>\n<div data-pagefind-body>%b</div></article></body>"
    )
    page = framed % words
    slim = search._searched(page)
    assert words in slim
    assert b"Menu" not in slim
    assert slim.startswith(b"<html lang='en' class='x'><head><title>T - S</title></head><body>")
    again = page.replace(b"</div></article>", b'</div><div class="ab-again">Again</div></article>')
    assert search._searched(again) == slim.replace(b"</div></body>", b"</body>")
    twice = page.replace(b"</article>", b"<p data-pagefind-body>b</p></article>")
    assert search._searched(twice) == twice
    assert search._searched(page.replace(b"<div data-p", b"<main data-p")) != slim
    assert search._searched(page.replace(b"data-pagefind-body", b"")) == b""


def test_what_pagefind_reads_is_kept(site: Path, tmp_path: Path) -> None:
    """A page that changed is handed over anew, one that went is gone, another is not touched."""
    kept = tmp_path / "kept"
    one, two, three = (site / name / "index.html" for name in ("one", "two", "three"))
    page = "<!doctype html><html lang='en'><head><title>T</title></head><body><article>"
    page += "<div data-pagefind-body><h1>%s</h1><p>Words.</p></div></article></body></html>"
    for path, title in ((one, "One"), (two, "Two"), (three, "Three")):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page % title, "utf-8")
    write_index(site, kept)
    parts = {name: kept / name / "index.html" for name in ("one", "two", "three")}
    first = {name: part.stat().st_ino for name, part in parts.items()}
    assert {p["meta"]["title"] for p in indexed(site)} == {"One", "Two", "Three"}
    parts["one"].write_bytes(b"damaged")
    three.unlink()
    two.write_text(page % "Another", "utf-8")
    write_index(site, kept)
    assert {p["meta"]["title"] for p in indexed(site)} == {"One", "Another"}
    assert not parts["three"].exists()
    assert parts["two"].stat().st_mtime_ns == two.stat().st_mtime_ns
    before = parts["two"].stat()
    write_index(site, kept)
    assert parts["two"].stat() == before
    assert first["one"] == parts["one"].stat().st_ino
