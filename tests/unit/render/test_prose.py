"""Contributors' Markdown: what it may do and what it may not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefs.render.prose import prose
from tests import markup

ALLOWED = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br"}


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Plain.", "<p>Plain.</p>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("a\n\nb", "<p>a</p> <p>b</p>"),
        (
            "[x](https://example.org/)",
            '<p><a href="https://example.org/" rel="noopener nofollow">x</a></p>',
        ),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[x](javascript:alert(1))", '<p><a rel="noopener nofollow">x</a></p>'),
        ("![x](https://example.org/x.png)", "<p></p>"),
        ("# x", "x"),
    ],
)
def test_prose(source: str, html: str) -> None:
    assert str(prose(source)) == html


@pytest.mark.parametrize("source", [None, "", " \n "])
def test_nothing_is_none(source: str | None) -> None:
    assert prose(source) is None


def check(source: str) -> None:
    html = prose(source)
    if html is None:
        return
    assert "\n\n" not in str(html), "a blank line would end the HTML block"
    body = markup.fragment(str(html))
    for element in markup.elements(body):
        if element is body:
            continue
        assert element.tag in ALLOWED
        assert set(element.attrib) <= ({"href", "rel"} if element.tag == "a" else set())
        scheme, colon, _ = (element.get("href") or "").partition(":")
        assert not colon or scheme.lower() in {"http", "https", "mailto"} or "/" in scheme


@given(st.text() | st.text(st.sampled_from("<>&\"'*_[]()!:/javscript#`\n\t ")))
def test_only_allowed_elements(source: str) -> None:
    check(source)


@pytest.mark.shared
def test_known_attacks(shared_dir: Path) -> None:
    for name in ("blns.json", "dompurify.json"):
        for source in json.loads((shared_dir / "hostile" / name).read_text("utf-8")):
            check(source)
