"""The search in Chromium: what it finds and shows, what it loads, and how it is driven."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from annotated_briefs.search import FOLDER, installed
from tests.conftest import GOLDEN_ROOT, built, once, serving, write_root

pytestmark = pytest.mark.browser
needs_pagefind = pytest.mark.skipif(not installed(), reason="Pagefind is not installed")

FIELD = "#search-results .ab-find__field"
HEADER = ".md-header .ab-find__field"
HITS = ".ab-hits > li"
RESULT = "#search-results [role=status]"
SEVERAL = "said"
"""A word of many pages of the sample site."""


@pytest.fixture
def open_page(chromium: Any, sample_url: str) -> Iterator[Callable[..., Any]]:
    """Opens a page in a context of its own; what it asks for and what fails are noted on it."""
    contexts = []

    def opened(address: str = "search/", base: str = sample_url, **options: Any) -> Any:
        options = {"viewport": {"width": 1280, "height": 900}, **options}
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.asked, page.errors = [], []
        page.on("request", lambda one: page.asked.append(one.url))
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.on("console", lambda m: page.errors.append(m.text) if m.type == "error" else None)
        page.goto(base + address)
        return page

    yield opened
    for context in contexts:
        context.close()


def search(page: Any, words: str) -> list[str]:
    """Types ``words`` on the search page; the texts of the hits."""
    page.locator(FIELD).fill(words)
    return hits(page)


def hits(page: Any) -> list[str]:
    """The texts of the hits, once they have been counted."""
    page.locator(RESULT, has_text="found").wait_for()
    page.wait_for_load_state("networkidle")
    if not page.locator(RESULT).inner_text().startswith("No"):
        page.locator(HITS).first.wait_for()
    texts: list[str] = page.locator(HITS).all_inner_texts()
    return texts


def of_index(page: Any) -> list[str]:
    return [url for url in page.asked if f"/{FOLDER}/" in url]


# ------------------------------------------------------------------ what it finds


@needs_pagefind
def test_a_word_is_shown_in_its_sentence_and_marked(open_page: Callable[..., Any]) -> None:
    page = open_page()
    first = search(page, "sanctions")[0]
    assert "sanctions" in first.lower()
    marks = page.locator(f"{HITS} mark").all_inner_texts()
    assert any(mark.lower().startswith("sanction") for mark in marks)


@needs_pagefind
def test_a_person_is_found_by_the_name_before_those_who_only_mention_it(
    open_page: Callable[..., Any],
) -> None:
    texts = search(open_page(), "Donald Trump")
    assert texts[0].lower().startswith("person")
    assert len(texts) > 1


@needs_pagefind
def test_a_statement_is_shown_with_its_speaker_and_leads_to_its_place(
    open_page: Callable[..., Any],
) -> None:
    """In a brief with its text, and in one that may show quotations only."""
    page = open_page()
    texts = search(page, "fragile devoid of trust")
    assert any("Pishtaz".upper() in text.upper() for text in texts)
    places = page.locator(f"{HITS} .ab-hit__words a")
    labels = places.all_inner_texts()
    assert len(labels) >= 2
    assert sum(label.endswith("· Tareq al-Shammari") for label in labels) >= 2
    for i in range(len(labels)):
        anchor = urlsplit(places.nth(i).get_attribute("href")).fragment
        assert labels[i].startswith((anchor.upper(), f"Sentence {anchor[1:]}"))
    place = page.locator(HITS, has_text="Pishtaz").locator(".ab-hit__words a").first
    anchor = urlsplit(place.get_attribute("href")).fragment
    place.click()
    page.wait_for_url(f"**#{anchor}")
    assert "fragile" in page.locator(f"#{anchor}").inner_text()


@needs_pagefind
def test_the_words_of_a_place_are_those_of_the_brief(open_page: Callable[..., Any]) -> None:
    page = open_page()
    search(page, "Wikinews")
    place = page.locator(f"{HITS} .ab-hit__words", has=page.locator("a")).first
    label = place.locator("a").inner_text()
    words = place.inner_text().removeprefix(label).split()
    address = place.locator("a").get_attribute("href")
    page.goto(urlsplit(page.url)._replace(path="", query="", fragment="").geturl() + address)
    assert page.locator(f"#{urlsplit(address).fragment}").inner_text().split() == words


@needs_pagefind
@pytest.mark.parametrize("words", ["xyzzyq", "refugeez", "s1 s2 s3", "_0_1_0", "!?"])
def test_what_no_page_says_is_not_found(words: str, open_page: Callable[..., Any]) -> None:
    """Pagefind by itself goes on with fewer letters, and looks into what a hit only shows."""
    page = open_page("search/?q=" + quote(words))
    page.wait_for_load_state("networkidle")
    if words != "!?":
        page.locator(RESULT, has_text="found").wait_for()
    texts = page.locator(HITS).all_inner_texts()
    assert [text for text in texts if "GUIDE" not in text.upper()] == []
    if not texts and words != "!?":
        assert page.locator(RESULT).inner_text().startswith(f"Nothing found for “{words}”.")
        # What a reader can do instead stands below.
        assert page.locator(".ab-shelves").is_visible()
        assert not page.locator(".ab-narrow").is_visible()


@needs_pagefind
@pytest.mark.parametrize("words", ["fiancee", "sanction", "SANCTIONS", "al-Shammari’s"])
def test_accents_endings_and_capitals_do_not_matter(
    words: str, open_page: Callable[..., Any]
) -> None:
    assert search(open_page(), words)


@needs_pagefind
def test_few_hits_at_first_and_more_when_asked(open_page: Callable[..., Any]) -> None:
    page = open_page()
    assert len(search(page, SEVERAL)) == 5
    loaded = len(of_index(page))
    page.locator("#search-results button", has_text="Show more").click()
    page.locator(HITS).nth(5).wait_for()
    assert len(of_index(page)) > loaded
    assert page.evaluate("document.activeElement.closest('li').matches(':nth-child(6)')")


# ------------------------------------------------------------------ facets


@needs_pagefind
def test_a_facet_narrows_and_can_be_taken_back(open_page: Callable[..., Any]) -> None:
    page = open_page()
    search(page, "Iran")
    before = page.locator(RESULT).inner_text()
    page.locator(".ab-narrow summary").click()
    box = page.locator("[data-facet=outlet] label", has_text="Pishtaz").locator("input")
    box.check()
    page.locator(RESULT, has_text="found").wait_for()
    page.wait_for_function(
        "before => document.querySelector('#search-results [role=status]').textContent !== before",
        arg=before,
    )
    texts = hits(page)
    assert texts
    assert all("PISHTAZ" in text.upper() for text in texts)
    assert page.evaluate("document.activeElement.checked"), "the box keeps the focus"
    # The other outlets can still be chosen.
    assert page.locator("[data-facet=outlet] input").count() > 1
    page.locator("[data-facet=outlet] input:checked").click()
    page.wait_for_function(
        "before => document.querySelector('#search-results [role=status]').textContent === before",
        arg=before,
    )


@needs_pagefind
def test_who_is_quoted_is_a_facet_that_loads_when_asked(open_page: Callable[..., Any]) -> None:
    page = open_page()
    search(page, "Iran")
    page.locator(".ab-narrow summary").click()
    page.locator("[data-facet=outlet] input").first.wait_for()
    loaded = len([url for url in of_index(page) if "/filter/" in url])
    page.locator("[data-facet=quoted] button").click()
    page.locator("[data-facet=quoted] input").first.wait_for()
    assert len([url for url in of_index(page) if "/filter/" in url]) == loaded + 1
    assert page.locator("[data-facet=name] input").count() == 0
    page.locator("[data-facet=quoted] label", has_text="Tareq al-Shammari").click()
    page.wait_for_url("**quoted=*")
    hits(page)
    assert page.locator(HITS).count() >= 1


@needs_pagefind
def test_every_facet_is_offered(open_page: Callable[..., Any]) -> None:
    page = open_page()
    search(page, "Iran")
    page.locator(".ab-narrow summary").click()
    page.locator("[data-facet=topic] input").first.wait_for()
    found = page.locator("[data-facet]").evaluate_all("all => all.map(e => e.dataset.facet)")
    assert found == ["kind", "outlet", "year", "form", "story", "topic", "quoted", "name"]


# ------------------------------------------------------------------ address and keyboard


@needs_pagefind
def test_the_address_keeps_what_was_asked_and_brings_it_back(
    open_page: Callable[..., Any],
) -> None:
    page = open_page("search/?q=Iran&outlet=Pishtaz")
    texts = hits(page)
    assert page.locator(FIELD).input_value() == "Iran"
    assert page.locator("[data-facet=outlet] input:checked").count() == 1
    page.locator(f"{HITS} h3 a").first.click()
    page.wait_for_url(lambda url: "/search/" not in url)
    page.go_back()
    assert hits(page) == texts
    search(page, "militias")
    page.wait_for_url("**q=militias*")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["militias"], "outlet": ["Pishtaz"]}


@needs_pagefind
def test_from_any_page_by_keyboard(open_page: Callable[..., Any]) -> None:
    page = open_page("people/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.name") != "q"
    page.keyboard.press("Control+k")
    page.keyboard.type("trust")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=trust*")
    hits(page)


@needs_pagefind
def test_arrows_lead_through_the_hits_and_back(open_page: Callable[..., Any]) -> None:
    page = open_page()
    search(page, SEVERAL)
    title = "document.activeElement.textContent"
    names = page.locator(f"{HITS} h3").all_inner_texts()
    page.keyboard.press("ArrowDown")
    assert page.evaluate(title) == names[0]
    page.keyboard.press("ArrowDown")
    assert page.evaluate(title) == names[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name") == "q"


@needs_pagefind
def test_a_slash_in_a_field_is_a_slash(open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.locator(FIELD).focus()
    page.keyboard.type("5/6")
    assert page.locator(FIELD).input_value() == "5/6"


# ------------------------------------------------------------------ what it loads


@needs_pagefind
@pytest.mark.parametrize("address", ["", "search/", "people/donald-trump/"])
def test_nothing_of_the_index_loads_before_there_is_a_query(
    address: str, open_page: Callable[..., Any]
) -> None:
    page = open_page(address)
    page.keyboard.press("/")
    page.wait_for_load_state("networkidle")
    assert of_index(page) == []
    assert not [url for url in page.asked if "search_index" in url or "workers/" in url]


@needs_pagefind
def test_all_of_it_comes_from_the_site_itself(
    open_page: Callable[..., Any], sample_url: str
) -> None:
    page = open_page("search/?q=Iran")
    hits(page)
    page.locator(".ab-narrow summary").click()
    page.locator("[data-facet=topic] input").first.wait_for()
    assert of_index(page)
    assert [url for url in page.asked if not url.startswith((sample_url, "data:"))] == []
    assert page.errors == []


@needs_pagefind
def test_an_index_that_does_not_load_is_said_and_the_lists_stand(
    open_page: Callable[..., Any],
) -> None:
    page = open_page()
    page.route(f"**/{FOLDER}/**", lambda route: route.abort())
    page.locator(FIELD).fill("Iran")
    page.locator(RESULT, has_text="could not be loaded").wait_for()
    assert page.locator(".ab-shelves").is_visible()


# ------------------------------------------------------------------ small screens, no scripts


@needs_pagefind
def test_on_a_small_screen_a_button_leads_to_the_page(open_page: Callable[..., Any]) -> None:
    page = open_page("people/", viewport={"width": 320, "height": 700})
    assert not page.locator(HEADER).is_visible()
    page.locator(".md-header .ab-find__go").click()
    page.wait_for_url("**/search/*")
    search(page, "Iran")
    page.locator(".ab-narrow summary").click()
    page.locator("[data-facet=topic] input").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@needs_pagefind
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_and_facets_are_accessible(scheme: str, open_page: Callable[..., Any]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page("search/?q=Iran&outlet=Pishtaz", color_scheme=scheme)
    hits(page)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []


def test_without_scripts_the_page_is_a_directory(open_page: Callable[..., Any]) -> None:
    page = open_page("search/", java_script_enabled=False)
    assert page.locator("noscript p, .ab-note", has_text="needs JavaScript").first.is_visible()
    page.locator(".ab-shelves a", has_text="Pishtaz").first.click()
    assert page.url.endswith("/outlets/pishtaz/")


# ------------------------------------------------------------------ without Pagefind


@pytest.fixture(scope="module")
def material_url(tmp_path_factory: pytest.TempPathFactory, analyses: Path) -> Iterator[str]:
    """The golden root with Material's search, as where Pagefind is not installed."""

    def make(folder: Path) -> None:
        root = write_root(folder / "root", {}, analyses, copy=GOLDEN_ROOT)
        settings = (root / "mkdocs.yml").read_text("utf-8")
        chosen = settings.replace("  - briefs\n", "  - briefs: {search: material}\n")
        assert chosen != settings
        (root / "mkdocs.yml").write_text(chosen, "utf-8")
        built(root, folder / "site")

    with serving(once(tmp_path_factory, "material", make) / "site") as url:
        yield url


def test_materials_search_where_pagefind_is_not(
    open_page: Callable[..., Any], material_url: str
) -> None:
    page = open_page("", base=material_url)
    assert page.locator(".ab-find").count() == 0
    field = page.locator(".md-search__input")
    field.click()
    # The index is fetched at the first click; until it is there, typing finds nothing.
    page.wait_for_function(
        "!document.querySelector('.md-search-result__meta').textContent.includes('Initializing')"
    )
    page.wait_for_load_state("networkidle")
    field.press_sequentially("ferry", delay=20)
    page.locator(".md-search-result__item").first.wait_for()
    assert of_index(page) == []
    assert page.errors == []


def test_its_search_page_is_a_directory(open_page: Callable[..., Any], material_url: str) -> None:
    page = open_page("search/", base=material_url)
    assert page.locator("#search-results *").count() == 0
    assert page.locator(".ab-shelves a").count() > 3
    assert page.errors == []


# ------------------------------------------------------------------ several sites, one search


@pytest.fixture(scope="session")
def years_url(tmp_path_factory: pytest.TempPathFactory, analyses: Path) -> Iterator[str]:
    """Two sites side by side; the search of the second finds the pages of the first."""
    others = "      search_with: [../then/, ../gone]\n"

    def make(folder: Path) -> None:
        then = write_root(folder / "roots/then", {}, analyses, copy=GOLDEN_ROOT)
        built(then, folder / "sites/then")
        now = folder / "roots/now"
        (now / "briefs").mkdir(parents=True)
        (now / "docs").mkdir()
        (now / "docs/about.md").write_text("# About\n\nThe ferry of today.\n", "utf-8")
        settings = f"site_name: Now\nplugins:\n  - search\n  - briefs:\n{others}"
        (now / "mkdocs.yml").write_text(settings, "utf-8")
        built(now, folder / "sites/now")

    with serving(once(tmp_path_factory, "years", make) / "sites") as url:
        yield url


@needs_pagefind
def test_other_sites_are_searched_too(open_page: Callable[..., Any], years_url: str) -> None:
    page = open_page("now/search/", years_url)
    texts = search(page, "ferry")
    assert any(text.lower().startswith("brief") for text in texts)
    assert any("The ferry of today" in text for text in texts)
    links = page.locator(f"{HITS} h3 a").evaluate_all("all => all.map(one => one.href)")
    assert f"{years_url}then/briefs/2024/ferry-back-in-service/" in links
    assert f"{years_url}now/about/" in links
    silent = page.locator(".ab-silent").inner_text()
    assert silent == f"Not searched, for it does not answer: {years_url}gone/"


@needs_pagefind
def test_no_other_site_is_asked_unless_it_is_named(
    open_page: Callable[..., Any], years_url: str
) -> None:
    page = open_page("then/search/", years_url)
    search(page, "ferry")
    assert not [url for url in page.asked if "/now/" in url]
    assert not page.locator(".ab-silent").inner_text()
