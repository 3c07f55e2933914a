"""Hostile words in every free-text field at once, in every place of the site where one shows.

Two sites are built of roots that differ in these words alone: one with harmless markers, one with
hostile strings. Page by page, element by element, they have to be the same but for the words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from annotated_briefs import building
from annotated_briefs.addresses import story_address, topic_address
from annotated_briefs.checks import load_checked
from tests import markup
from tests.conftest import write_root
from tests.hostile import LONG, fields
from tests.hostile.articles import PROSE_CLASSES, kinds, read
from tests.hostile.fields import shown
from tests.hostile.trees import tree

Counted = Callable[[str], None]
Words = list[dict[str, str]]

# Of our own, so that the short form needs no other data.
SPECIMENS = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)> ' onmouseover=alert(1) x='",
    "</title></article><!-- <![CDATA[ ]]> --><?php ?>",
    "[click](javascript:alert(1)) ![x](x.png){: onerror=alert(1) } <javascript:alert(1)>"
    ' [a](/b "onmouseover=alert(1)")',
    "&lt;b&gt; &amp;amp; &#60;script&#62; &copy AT&T",
    '--8<-- "/etc/passwd" {{ 7*7 }} {% raw %} ${x} *[abbr]: y | a | b {#id .class}',
    "  # Heading\t- list\r\n\r\n1. one\n---\n    code `x` ~~d~~ ==m== ++ins++ _a_ **b**",
    "\u202eevil\u202c \u200bzero \x1b[31mred \x7f \x9b \ufeff \u2028 \U0001f600 Z\u0351\u036b",
    "田中さんにあげて下さい Ω≈ç√∫ ЁЂЃЄ הָיְתָה ﷽ 　",
    "'; DROP TABLE briefs; -- $(touch /tmp/x) `id` %s %n ../../etc/passwd\\",
]


@dataclass
class Sites:
    """The two sites and what their roots were made of."""

    words: Words
    marked: Path
    hostile: Path
    refused: int
    """Strings that no field may hold."""
    replacing: dict[str, str] = field(default_factory=dict)
    """What stands for each marker in the hostile site."""


def strings(request: pytest.FixtureRequest) -> list[str]:
    if not LONG:
        return SPECIMENS
    shared: Path = request.getfixturevalue("shared_dir")
    found: list[str] = json.loads((shared / "hostile" / "blns.json").read_text("utf-8"))
    assert len(found) == 515
    return found + SPECIMENS


@pytest.fixture(scope="module")
def sites(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, analyses: Path
) -> Sites:
    base = tmp_path_factory.mktemp("fields")
    given = strings(request)
    words = fields.values_of(given)
    trial = write_root(base / "trial", fields.files(words), analyses)
    held = {brief.slug for brief in load_checked(trial)[0].briefs}
    words = [one for n, one in enumerate(words) if f"brief-{n}" in held]
    markers = fields.markers(len(words))
    for name, made in (("marked", markers), ("hostile", words)):
        root = write_root(base / name, fields.files(made), analyses)
        building.build(root, base / f"{name}-site", strict=False, progress=None)
    replacing = {
        mark: shown(one[key])
        for one, marks in zip(words, markers, strict=True)
        for key, mark in marks.items()
    }
    return Sites(
        words, base / "marked-site", base / "hostile-site", len(given) - len(words), replacing
    )


MARK = re.compile("|".join(rf"zq\d+{name}qz" for name in (*fields.FIELDS, *fields.PROSE)))
PROSE_TAGS = {"p", "em", "strong", "a", "ul", "ol", "li", "blockquote", "code", "br", "h3", "div"}
SITE = "https://site.example/"
ADDRESSES = {"href", "src", "action"}


def expected(sites: Sites, text: str) -> str:
    return shown(MARK.sub(lambda m: sites.replacing[m.group()], text))


def same_words(sites: Sites, marked: str | None, hostile: str | None, where: str) -> int:
    """1 where a field stands in it; fails where the words differ."""
    if (marked or "").startswith('["'):  # what a search shows beside a hit
        one, other = json.loads(marked or ""), json.loads(hostile or "")
        assert [expected(sites, part) for part in one] == [shown(part) for part in other], where
        return 1
    wanted, found = expected(sites, marked or ""), shown(hostile or "")
    if wanted != found and wanted[:80] == found[:80] and found.endswith("…"):
        return 1  # a description is cut at a length
    assert wanted == found, where
    return bool(MARK.search(marked or ""))


def compare(sites: Sites, marked: Element, hostile: Element, where: str) -> int:
    """How many places of fields there are in the element; fails where the two differ in kind."""
    assert marked.tag == hostile.tag, where
    assert list(marked.attrib) == list(hostile.attrib), where
    where = f"{where} > {marked.tag}"
    if PROSE_CLASSES & set((marked.get("class") or "").split()):
        return prose(hostile, where)
    if marked.tag == "script" and marked.get("type") == "application/ld+json":
        assert json.loads(hostile.text or "")
        return 1
    places = 0
    for name, value in marked.attrib.items():
        if name == "id":
            assert re.fullmatch(r"[\w-]+", hostile.attrib[name]), where
        elif value.startswith(SITE):
            assert re.fullmatch(r"[\w/.-]*", hostile.attrib[name].removeprefix(SITE)), where
        elif name in ADDRESSES:
            safe_address(hostile.attrib[name], where)
        else:
            places += same_words(sites, value, hostile.attrib[name], f"{where}[{name}]")
    places += same_words(sites, marked.text, hostile.text, where)
    assert len(marked) == len(hostile), where
    for one, other in zip(marked, hostile, strict=True):
        if isinstance(one.tag, str):
            places += compare(sites, one, other, where)
        places += same_words(sites, one.tail, other.tail, where)
    return places


def prose(element: Element, where: str) -> int:
    """A contributor's own Markdown: what it may be made of."""
    for one in markup.elements(element):
        assert one.tag in PROSE_TAGS, where
        if one is not element:
            assert set(one.attrib) <= {"href", "rel", "id"}, where
            safe_address(one.get("href") or "#", where)
    return 1


def safe_address(address: str, where: str) -> None:
    assert urlsplit(address).scheme in {"", "http", "https", "mailto", "data"}, (where, address)
    assert not address.startswith("data:") or address.startswith("data:image/"), (where, address)


def pairs(sites: Sites) -> Iterator[tuple[str, str]]:
    """The pages that exist once for each string: their paths in the two sites."""
    for n, words in enumerate(sites.words):
        for page in (f"briefs/2024/brief-{n}", f"outlets/outlet-{n}", f"people/record-{n}"):
            yield page, page
        marks = fields.markers(n + 1)[n]
        story = story_address(words["story"])
        if sum(story_address(one["story"]) == story for one in sites.words) == 1:
            yield story_address(marks["story"]), story
        topic = topic_address(words["topic"])
        if sum(topic_address(one["topic"]) == topic for one in sites.words) == 1:
            yield topic_address(marks["topic"]), topic


def page(site: Path, address: str) -> Element:
    return read(site / address / "index.html")


def without_related(tree: Element) -> None:
    """Take out what follows the heading of the related briefs, up to the next heading."""
    for parent in tree.iter():
        inside = False
        for child in list(parent):
            if child.tag == "h2":
                inside = child.get("id") == "related"
            elif inside:
                parent.remove(child)


def test_pages_differ_in_their_words_alone(sites: Sites, counted: Counted) -> None:
    pages = places = 0
    for marked, hostile in pairs(sites):
        ours, theirs = page(sites.marked, marked), page(sites.hostile, hostile)
        # Hostile words that several briefs share make these alike, as any words would.
        for one in (ours, theirs):
            without_related(one)
        found = compare(sites, ours, theirs, hostile)
        assert found > 3, hostile
        pages, places = pages + 1, places + found
    counted(
        f"{len(sites.words)} strings in {len(fields.FIELDS) + len(fields.PROSE)} fields at once"
        f" ({sites.refused} refused): {places:,} places on {pages:,} pages, 0 differences of text,"
        " 0 elements or attributes more"
    )


def test_no_page_has_an_element_or_attribute_that_harmless_words_have_not(
    sites: Sites, counted: Counted
) -> None:
    allowed = kinds(sites.marked)
    assert kinds(sites.hostile) <= allowed
    assert not any(name.startswith("on") for _, name in allowed)
    pages = len(list(sites.hostile.rglob("*.html")))
    counted(f"{pages:,} pages: nothing outside an allow list of {len(allowed)} kinds")


def test_lists_show_each_string_as_it_is(sites: Sites, counted: Counted) -> None:
    lists = {"briefs": "headline", "outlets": "outlet", "people": "name", "stories": "story"}
    found = 0
    for folder, key in lists.items():
        said = set()
        for path in (sites.hostile / folder).rglob("index.html"):
            if len(path.relative_to(sites.hostile).parts) <= (2 if not LONG else 4):
                said |= {shown(markup.text(e)) for e in markup.elements(read(path))}
        for words in sites.words:
            assert shown(words[key]) in said, (folder, words[key])
            found += 1
    counted(f"{found:,} names and headlines in lists, as they are")


def test_neighbours_are_the_same_bytes(sites: Sites, counted: Counted) -> None:
    names = [f"briefs/2023/neighbour-{n}/" for n in range(fields.NEIGHBOURS)] + [
        "outlets/neighbour/"
    ]
    same = 0
    for name in names:
        marked, hostile = tree(sites.marked / name), tree(sites.hostile / name)
        assert marked
        assert marked == hostile
        same += len(marked)
    counted(f"{same} files of {len(names)} neighbours: the same bytes")


def test_data_and_feeds_hold_the_words(sites: Sites, counted: Counted) -> None:
    held = 0
    for n, words in enumerate(sites.words):
        folder = sites.hostile / "briefs/2024" / f"brief-{n}"
        brief: Any = json.loads((folder / "brief.json").read_text("utf-8"))
        assert shown(brief["article"]["headline"]) == shown(words["headline"])
        assert json.loads((folder / "annotations.jsonld").read_text("utf-8"))
        held += 2
    feed = ElementTree.parse(sites.hostile / "feed.xml")
    titles = {shown(words["headline"]) for words in sites.words} | {"Neighbour 0", "Neighbour 1"}
    for entry in feed.iterfind("a:entry/a:title", {"a": "http://www.w3.org/2005/Atom"}):
        assert shown(entry.text or "") in titles, entry.text
        held += 1
    assert held > 2 * len(sites.words)
    for item in json.loads((sites.hostile / "feed.json").read_text("utf-8"))["items"]:
        assert shown(item["title"]) in titles
        held += 1
    counted(f"{held:,} entries of JSON and feeds hold the words as they are")


def test_strings_that_no_field_may_hold_are_refused_with_a_place(
    make_root: Callable[..., Path],
) -> None:
    bad = ["", " \t ", "a\0b", "a\ufffeb", "a" * 1_001]
    corpus, found = load_checked(make_root(fields.files(fields.values_of(bad))))
    assert {brief.slug for brief in corpus.briefs} == {"neighbour-0", "neighbour-1"}
    for n in range(len(bad)):
        here = [one for one in found if one.path.parent.name == f"brief-{n}"]
        assert any(one.severity == "error" and one.line >= 1 for one in here)
