"""Whatever the text, it reaches the reader as that text and as nothing else.

The encoded text stands in each place where a template may print it, goes through Python-Markdown
with the extensions of our own mkdocs.yml, and is read back by an HTML parser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from mkdocs.config import load_config

from annotated_briefs.render.encode import encode, printed
from annotated_briefs.render.printing import EncodingEnvironment
from tests import markup
from tests.conftest import REPOSITORY
from tests.hostile import times


@dataclass(frozen=True)
class Place:
    """Where a text may stand; ``%`` marks it. ``skeleton`` is what the elements around it are."""

    name: str
    source: str
    skeleton: tuple[str, ...]
    attribute: str | None = None


PLACES = (
    Place("heading", "# %\n", ("h1",)),
    Place("heading with an anchor", "## % {#here}\n", ("h2",)),
    Place("paragraph", "Before\n\n%\n\nAfter\n", ("p", "p", "p")),
    Place("line", "Cite: %, 2024.\n", ("p",)),
    Place("second line", "Before\n%\nAfter\n", ("p",)),
    Place("list item", "- %\n- other\n", ("ul", "li", "li")),
    Place("text of a link", "- [%](method.md): 2\n", ("ul", "li", "a")),
    Place("HTML block", "<div>\n<p>%</p>\n</div>\n", ("div", "p")),
    Place(
        "table cell",
        "<table>\n<tbody>\n<tr><th>No.</th><td>%</td></tr>\n</tbody>\n</table>\n",
        ("table", "tbody", "tr", "th", "td"),
    ),
    Place("attribute", '<div>\n<a title="%">x</a>\n</div>\n', ("div", "a"), "title"),
    Place("attribute in a line", 'See <a title="%">x</a>.\n', ("p", "a"), "title"),
)


@cache
def converter() -> Markdown:
    """With the extensions of our own mkdocs.yml; to make one takes longer than to use it."""
    config = load_config(str(REPOSITORY / "mkdocs.yml"))
    return Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def rendered(source: str) -> Element:
    return markup.fragment(converter().reset().convert(source))


_REPLACED = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def promised(text: str) -> str:
    """``text`` as `encode` says it arrives: controls replaced, white space on one line."""
    return " ".join(_REPLACED.sub("\N{REPLACEMENT CHARACTER}", text).split())


def check(place: Place, text: str) -> None:
    marked = f"«{text}»" if place.name != "paragraph" else text
    body = rendered(place.source.replace("%", str(encode(marked))))
    names = tuple(e.tag for e in markup.elements(body) if e is not body)
    if place.name == "paragraph" and not promised(text):
        return
    assert names == place.skeleton
    for element in markup.elements(body):
        assert set(element.attrib) <= {"id", "href", "title"}
    if place.attribute:
        assert promised(next(body.iter("a")).get(place.attribute, "")) == promised(marked)
    else:
        assert promised(marked) in promised(markup.text(body))
        around = promised(place.source)
        assert len(promised(markup.text(body))) <= len(around) + len(promised(marked))


HOSTILE = st.text(
    st.sampled_from("<>&\"'`*_{}[]()#+-.!|\\~=^:/@$%;,\n\t 0123aZé\u00a0\u0085\u2028\u200b\x02\x03")
)


KNOWN = [
    *("    four spaces", "\ttab", "1. one", "- one\n- two", "a\n---\nb", "a\n\n\nb"),
    *("\x02wzxhzdk:0\x03", "klzzwxh:0", "a\u0085b", "a  \nb", "[TOC]", '!!! note "x"\n    y'),
    *("```\nx\n```", "x: y\n: z", "</td></tr></table></p></div>", '" onmouseover="alert(1)'),
    "&#60;b&#62;&lt;&amp;lt;&copy",
]


@pytest.mark.parametrize("place", PLACES, ids=lambda p: p.name)
def test_text_arrives_as_it_is(place: Place, counted: Callable[[str], None]) -> None:
    seen = 0

    @settings(max_examples=times(100, 1_000), deadline=None)
    @given(text=st.text() | HOSTILE)
    def arrives(text: str) -> None:
        nonlocal seen
        check(place, text)
        seen += 1

    for text in KNOWN:
        check(place, text)
    arrives()
    counted(f"{seen} generated texts and {len(KNOWN)} known ones in a {place.name}: 0 violations")


def corpus(folder: Path) -> list[str]:
    """Naughty strings, examples of CommonMark's specification, payloads against sanitisers."""
    hostile = folder / "hostile"
    texts = [s for s in json.loads((hostile / "blns.json").read_text("utf-8")) if s]
    texts += json.loads((hostile / "dompurify.json").read_text("utf-8"))
    spec = (hostile / "commonmark-spec.txt").read_text("utf-8")
    fence = "`" * 32
    found = re.findall(
        rf"^{fence} example\n(.*?)^\.\n(.*?)^{fence}$", spec, re.DOTALL | re.MULTILINE
    )
    return texts + [part.replace("→", "\t") for pair in found for part in pair if part]


@pytest.mark.shared
@pytest.mark.parametrize("place", PLACES, ids=lambda p: p.name)
def test_known_attacks_arrive_as_text(
    place: Place, shared_dir: Path, counted: Callable[[str], None]
) -> None:
    texts = corpus(shared_dir)
    assert len(texts) > 1500
    for text in texts:
        check(place, text)
    counted(f"{len(texts):,} known attacks in a {place.name}: 0 violations")


@given(st.text() | HOSTILE)
def test_encoded_text_is_one_line_of_plain_characters(text: str) -> None:
    encoded = str(encode(text))
    assert not set(encoded) & set("<>\"'`*_{}[]()|\\~\n\r\x00\x0b\x0c")
    assert all(re.match(r"&#\d+;", encoded[m.start() :]) for m in re.finditer("&", encoded))


@given(st.text())
def test_templates_encode_what_they_print_once(text: str) -> None:
    env = EncodingEnvironment(autoescape=True, finalize=printed)
    assert env.from_string("{{ x }}").render(x=text) == str(encode(text))
    assert env.from_string("{{ x }}").render(x=encode(text)) == str(encode(text))
    assert env.from_string("{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}").render(x=text) == str(
        encode(text)
    )
    assert env.from_string("{{ '<' ~ x }}").render(x=text) == str(encode("<" + text))
