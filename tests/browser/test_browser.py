"""The built sites in Chromium: accessible, self-contained, and usable without scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

FULL = "briefs/2026/rockets-land-near-iraqi-air-base/"
PAGES = {
    "home": "",
    "briefs": "briefs/",
    "full brief": FULL,
    "quotes brief": "briefs/undated/cracks-emerge-between-irgc-and-iraqi-militias/",
    "people": "people/",
    "person": "people/donald-trump/",
    "organisations": "organizations/",
    "organisation": "organizations/irgc/",
    "places": "places/",
    "place": "places/iraq/",
    "groups": "groups/",
    "group": "groups/kurds/",
    "events": "events/",
    "event": "events/brexit/",
    "laws": "laws/",
    "law": "laws/article-50/",
    "works": "works/",
    "work": "works/sacred-defence-week/",
    "products": "products/",
    "product": "products/boeing-707/",
    "stories": "stories/",
    "story": "stories/iran-iraq-and-their-militias/",
    "sources": "sources/",
    "outlets": "outlets/",
    "outlet": "outlets/annotated-briefs-desk/",
    "insights": "insights/",
    "statements of a form": "insights/direct/",
    "statements by date": "insights/direct/by-date/",
    "data": "data/",
    "same words": "same-words/",
    "compare": "compare/",
    "compared": "compare/?a=people/donald-trump&b=people/boris-johnson",
    "search": "search/",
    "search with hits": "search/?q=oil&kind=Brief",
    "topics": "topics/",
    "years": "years/",
    "forms of sourcing": "forms/",
    "topic": "topics/brexit/",
    "year": "years/2026/",
    "form of sourcing": "forms/unnamed/",
    "method": "method/",
    "contribute": "contribute/",
    "guide": "guides/publishers/",
    "404": "no/such/page/",
}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
each_page = pytest.mark.parametrize("name", list(PAGES))


@dataclass
class Watched:
    """A page, and what went wrong on it."""

    page: Any
    base: str
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def open(self, address: str) -> Any:
        self.page.goto(self.base + address, wait_until="load")
        return self.page


Opener = Callable[..., Any]


@pytest.fixture
def watch(chromium: Any) -> Iterator[Opener]:
    """Opens a page in a context of its own and watches it."""
    contexts = []

    def opened(base: str, **options: Any) -> Watched:
        options = {"viewport": {"width": 1280, "height": 900}, **options}
        context = chromium.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        watched = Watched(page, base)

        def request(one: Any) -> None:
            if not one.url.startswith((base, "data:", "blob:")):
                watched.foreign.append(one.url)

        def console(message: Any) -> None:
            # The page that is not there says so.
            if message.type == "error" and "status of 404" not in message.text:
                watched.errors.append(message.text)

        def dialog(one: Any) -> None:
            watched.dialogs.append(one.message)
            one.dismiss()

        page.on("request", request)
        page.on("console", console)
        page.on("pageerror", lambda error: watched.errors.append(str(error)))
        page.on("dialog", dialog)
        return watched

    yield opened
    for context in contexts:
        context.close()


def test_no_kind_of_page_is_forgotten(sample_site: Path) -> None:
    """Each folder of the site has its index, and one page below it, among those looked at."""
    seen = {address.partition("?")[0] for address in PAGES.values()}
    for index in sample_site.glob("*/index.html"):
        folder = f"{index.parent.name}/"
        assert folder in seen, folder
    below = {path.parent.parent.name for path in sample_site.glob("*/*/index.html")}
    looked_at = {address.split("/")[0] for address in seen if address.count("/") > 1}
    assert below - looked_at == set()


# Each colour and each width once: what depends on both at a time is nothing that axe looks at.
@pytest.mark.parametrize(("scheme", "width"), [("dark", 1280), ("light", 320)])
@each_page
def test_accessible_self_contained_and_no_wider_than_the_screen(
    name: str, scheme: str, width: int, watch: Opener, sample_url: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    screen = {"width": width, "height": 900}
    watched = watch(sample_url, color_scheme=scheme, reduced_motion="reduce", viewport=screen)
    page = watched.open(PAGES[name])
    _nothing_scrolls_sideways(page, width)
    expected = "slate" if scheme == "dark" else "default"
    assert page.evaluate("document.body.dataset.mdColorScheme") == expected
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    assert len(found.response["passes"]) > 10, "axe has looked at the page"
    problems = [
        f"{v['id']}: {node['target']}: {node['failureSummary']}"
        for v in found.response["violations"]
        for node in v["nodes"][:3]
    ]
    assert problems == []
    assert watched.errors == []
    assert watched.foreign == []


def _nothing_scrolls_sideways(page: Any, width: int) -> None:
    inside, whole = page.evaluate("[innerWidth, document.documentElement.scrollWidth]")
    assert inside == width
    assert whole <= width
    # What is cut off at the edge would not scroll, and would not be seen either.
    over = page.evaluate(
        """() => [...document.querySelectorAll("article *")]
            .filter(e => !e.closest(".ab-scroll, .md-typeset__scrollwrap, thead, pre"))
            .filter(e => e.checkVisibility())
            .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .map(e => e.outerHTML.slice(0, 100))"""
    )
    assert over == []


@each_page
def test_usable_without_scripts(name: str, watch: Opener, sample_url: str) -> None:
    watched = watch(sample_url, java_script_enabled=False)
    page = watched.open(PAGES[name])
    assert page.locator("article h1").is_visible()
    assert page.locator(".md-tabs a", has_text="Briefs").is_visible()
    links = page.locator("article a:visible")
    assert links.count() > 0
    assert page.locator(".ab-find__field").is_visible()
    assert watched.foreign == []


def test_a_brief_without_scripts(watch: Opener, sample_url: str) -> None:
    page = watch(sample_url, java_script_enabled=False).open(FULL)
    rows = page.locator(".ab-text .ab-row p")
    assert rows.count() > 3
    assert all(rows.nth(i).is_visible() for i in range(rows.count()))
    page.locator(".ab-ribbon a").nth(1).click()
    assert page.url.endswith("#n2")
    assert in_view(page, "#n2")
    page.locator(".ab-tag").first.click()
    assert page.url.endswith("#row-s1")
    assert in_view(page, "#row-s1")
    page.locator("#row-s1 th a").first.click()
    assert page.url.endswith("#s1")
    assert in_view(page, "#s1")
    page.locator(".ab-text a.ab-ent").first.click()
    assert page.locator("#mentioned").is_visible()


def in_view(page: Any, selector: str) -> bool:
    page.wait_for_function(
        """selector => {
            const box = document.querySelector(selector).getBoundingClientRect();
            return box.top >= 0 && box.top < innerHeight;
        }""",
        arg=selector,
        timeout=5000,
    )
    return True


@pytest.mark.parametrize("anchor", ["s3", "p4", "row-s2", "sourcing"])
def test_a_deep_link_leads_to_its_place(anchor: str, watch: Opener, sample_url: str) -> None:
    page = watch(sample_url, viewport={"width": 900, "height": 500}).open(f"{FULL}#{anchor}")
    assert in_view(page, f"#{anchor}")
    page.reload()
    assert in_view(page, f"#{anchor}")
    # The header does not lie over it.
    top = page.evaluate("a => document.getElementById(a).getBoundingClientRect().top", anchor)
    header = page.evaluate("document.querySelector('.md-header').getBoundingClientRect().bottom")
    assert top >= header - 1


@contextmanager
def searched(page: Any, words: str) -> Iterator[Any]:
    """The results of a search for ``words``, typed into the header's field."""
    field = page.locator(".md-header .ab-find__field")
    field.fill(words)
    field.press("Enter")
    page.locator("#search-results [role=status]", has_text="found").wait_for()
    page.wait_for_timeout(300)
    yield page.locator(".ab-hits > li")


@pytest.mark.parametrize("words", ["ramp holds", "tested", "slept", "truth", "quill's", "notice"])
def test_search_finds_words_beside_marks(words: str, watch: Opener, golden_url: str) -> None:
    """The first word of a quotation, the last one, a possessive, a word in asterisks."""
    page = watch(golden_url).open("")
    with searched(page, words) as results:
        assert results.count() > 0


def test_search_finds_a_word_of_an_article(watch: Opener, sample_url: str) -> None:
    watched = watch(sample_url)
    page = watched.open("")
    with searched(page, "fiancée") as results:
        texts = results.all_inner_texts()
        assert any("Khashoggi" in text for text in texts)
        links = page.locator(".ab-hits h3 a")
        hrefs = [links.nth(i).get_attribute("href") or "" for i in range(links.count())]
        assert any("khashoggis-fiancee-asks-for-justice" in href for href in hrefs)
    assert watched.foreign == []
    assert watched.errors == []


# ------------------------------------------------------------------ hostile words

HOSTILE = "Ferry <b>Wren</b> is *back* at [the pier](javascript:alert(1)) &amp; {{ runs }} `daily`"


@pytest.mark.parametrize(
    ("address", "selector"),
    [
        ("briefs/2024/ferry-back-in-service/", "article h1"),
        ("briefs/", ".ab-item h3"),
        ("", ".ab-item h3"),
        ("stories/the-ferry-its-ramp/", ".ab-item h3"),
        ("people/ada-quill/", ".ab-sayings .ab-in a"),
        ("outlets/harbour-ledger/", ".ab-item h3"),
    ],
)
def test_a_hostile_headline_is_text(
    address: str, selector: str, watch: Opener, golden_url: str
) -> None:
    watched = watch(golden_url)
    page = watched.open(address)
    assert page.locator(selector).first.inner_text().startswith(HOSTILE)
    assert page.locator("article img, article script, article b:text('Wren')").count() == 0
    page.wait_for_timeout(200)
    assert (watched.dialogs, watched.errors, watched.foreign) == ([], [], [])


def test_a_hostile_headline_in_the_title(watch: Opener, golden_url: str) -> None:
    page = watch(golden_url).open("briefs/2024/ferry-back-in-service/")
    assert page.title().startswith(HOSTILE)


@pytest.mark.parametrize("words", ["ferry", "wren", "daily"])
def test_a_hostile_headline_in_the_search(words: str, watch: Opener, golden_url: str) -> None:
    watched = watch(golden_url)
    page = watched.open("")
    with searched(page, words) as results:
        page.wait_for_timeout(300)
        found = " ".join(results.all_inner_texts())
        assert "<b>Wren</b>" in found
        assert "*back*" in found
        assert page.locator(".ab-hits img, .ab-hits script, .ab-hits b").count() == 0
    assert (watched.dialogs, watched.errors, watched.foreign) == ([], [], [])
