"""Lists of more than a hundred entries: several pages, every entry once, every jump right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import pytest

from tests import markup
from tests.long_root import BRIEFS, SENTENCES, person

Pages = list[tuple[str, Element]]
"""Address below the site's root and document, in order."""


def pages(site: Path, first: str, further: str) -> Pages:
    """The pages of a list: at ``first``, and from 2 on below ``further``."""
    return list(_pages(site, first, further))


def _pages(site: Path, first: str, further: str) -> Iterator[tuple[str, Element]]:
    address, number = first, 1
    while (path := site / address / "index.html").is_file():
        yield address, markup.read(path)
        number += 1
        address = f"{further}{number}/"
    assert not (site / f"{further}1").exists()


def links(tree: Element) -> list[Element]:
    return [e for e in tree.iter("a") if e.get("href")]


def texts(found: Pages, css: str, tag: str) -> list[list[str]]:
    """For each page, the words of every ``tag`` in the lists of class ``css``."""
    return [
        [markup.words(e) for one in markup.by_class(tree, css) for e in one.iter(tag)]
        for _, tree in found
    ]


INDEXES = [
    # Ada Quill besides those that have a brief of their own.
    ("people/", "people/index/", "ab-names", "li", BRIEFS + 1),
    ("briefs/", "briefs/index/", "ab-list", "h3", BRIEFS + 1),
    ("outlets/ledger/", "outlets/ledger/", "ab-list", "h3", BRIEFS + 1),
    ("people/ada-quill/", "people/ada-quill/", "ab-sayings", "li", BRIEFS),
]


@pytest.mark.parametrize("index", INDEXES, ids=lambda index: index[0])
def test_every_entry_stands_on_one_page(
    long_site: Path, index: tuple[str, str, str, str, int]
) -> None:
    first, further, css, tag, total = index
    shown = texts(pages(long_site, first, further), css, tag)
    assert [len(entries) for entries in shown] == [100, total - 100]
    assert len({entry for entries in shown for entry in entries}) == total


def test_sources_are_in_one_order_over_the_pages(long_site: Path) -> None:
    found = pages(long_site, "sources/", "sources/index/")
    shown = [
        [markup.words(e) for e in tree.iter("th") if e.get("scope") == "row"] for _, tree in found
    ]
    assert [len(names) for names in shown] == [100, BRIEFS + 1 - 100]
    first, *others = [name for names in shown for name in names]
    assert first == "Ada Quill"
    assert sorted(others) == sorted(person(n) for n in range(BRIEFS))


def test_every_mention_stands_in_its_sentence_on_one_page(long_site: Path) -> None:
    """The briefs that name the island in their headline, then the article, undated and last."""
    found = pages(long_site, "places/skerry-island/", "places/skerry-island/")
    assert len(found) == 3
    shown = [
        [markup.words(e) for e in markup.elements(tree) if e.get("class") == "ab-context"]
        for _, tree in found
    ]
    contexts = [words.removesuffix(" →") for entries in shown for words in entries]
    named = [n for n in range(SENTENCES) if n % 2 == 0]
    assert [int(re.search(r"\d+", words)[0]) for words in contexts] == named  # type: ignore[index]
    assert "100 of 245" in markup.words(found[0][1])
    headlines = [e for _, tree in found for e in markup.by_class(tree, "ab-outings")]
    assert sum(len(list(one)) for one in headlines) == BRIEFS + 1 + 1  # the article on two pages
    assert "(continued)" in markup.words(found[2][1])
    assert "named 117 times" in markup.words(found[1][1])
    twice = next(
        e
        for _, tree in found
        for e in markup.by_class(tree, "ab-context")
        if "Boat 10 left" in markup.words(e)
    )
    assert [markup.words(b) for b in twice.iter("b")] == ["Skerry Island", "Skerry Island"]


def test_a_mention_leads_to_its_sentence(long_site: Path) -> None:
    article = markup.read(long_site / "briefs/undated/boats/index.html")
    sentences = {e.get("id"): markup.words(e) for e in markup.elements(article) if e.get("id")}
    checked = 0
    for address, tree in pages(long_site, "places/skerry-island/", "places/skerry-island/"):
        for context in markup.by_class(tree, "ab-context"):
            (link,) = links(context)
            place, _, anchor = urljoin(f"/{address}", link.get("href", "")).partition("#")
            assert place == "/briefs/undated/boats/"
            assert sentences[anchor] == markup.words(context).removesuffix(" →")
            checked += 1
    assert checked == SENTENCES // 2


def test_further_pages_say_which_they_are_and_repeat_nothing(long_site: Path) -> None:
    (_, one), (_, two), (_, three) = pages(
        long_site, "places/skerry-island/", "places/skerry-island/"
    )
    heads = [markup.words(next(tree.iter("h1"))) for tree in (one, two, three)]
    assert heads == ["Skerry Island", "Skerry Island, page 2", "Skerry Island, page 3"]
    assert [[e.get("id") for e in tree.iter("h2") if e.get("id")] for tree in (one, two)] == [
        ["mentioned", "with"],  # a place does not speak, unless it did
        ["mentioned"],
    ]


@pytest.mark.parametrize(("first", "further"), [(i[0], i[1]) for i in INDEXES])
def test_the_pages_lead_to_one_another(long_site: Path, first: str, further: str) -> None:
    found = pages(long_site, first, further)
    for number, (address, tree) in enumerate(found):
        for pager in markup.by_class(tree, "ab-pager"):
            (here,) = pager.iter("b")
            assert here.get("aria-current") == "page"
            assert markup.words(here) == f"Page {number + 1}"
            targets = {
                markup.words(a): urljoin(f"/{address}", a.get("href", "")) for a in links(pager)
            }
            other = f"/{found[1 - number][0]}"
            word = "← Previous" if number else "Next →"
            assert targets == {word: other, f"Page {2 - number}": other}
        assert markup.by_class(tree, "ab-pager")


def test_letters_jump_across_pages(long_site: Path) -> None:
    found = dict(pages(long_site, "people/", "people/index/"))
    seen = set()
    for address, tree in found.items():
        (letters,) = markup.by_class(tree, "ab-letters")
        labels = [markup.words(a) for a in links(letters)]
        assert labels == sorted({"Q", *(person(n).split()[1][0] for n in range(BRIEFS))})
        for link in links(letters):
            place, _, anchor = urljoin(f"/{address}", link.get("href", "")).partition("#")
            page = found[place.strip("/") + "/"]
            (heading,) = [e for e in page.iter("h2") if e.get("id") == anchor]
            assert markup.words(heading) == markup.words(link)
            seen.add(place)
    assert seen == {"/people/", "/people/index/2/"}


def test_years_jump_across_pages(long_site: Path) -> None:
    found = dict(pages(long_site, "briefs/", "briefs/index/"))
    for address, tree in found.items():
        (years,) = markup.by_class(tree, "ab-letters")
        assert [markup.words(a) for a in links(years)] == ["2022", "2021", "2020", "Undated"]
        for link in links(years):
            place, _, anchor = urljoin(f"/{address}", link.get("href", "")).partition("#")
            page = found[place.strip("/") + "/"]
            (heading,) = [e for e in page.iter("h2") if e.get("id") == anchor]
            assert markup.words(link) in markup.words(heading)


def test_short_lists_have_no_pager(golden_site: Path) -> None:
    for path in golden_site.rglob("index.html"):
        assert "ab-pager" not in path.read_text("utf-8"), path
