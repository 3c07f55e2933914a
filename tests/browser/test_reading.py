"""What the scripts add to a brief: previews, switches, filters, copying. All of it optional."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser

BRIEF = "briefs/2026/drones-strike-saudi-oil-sites/"
NAME = ".ab-text a.ab-person"


@pytest.fixture
def open_page(chromium: Any, sample_url: str) -> Iterator[Callable[..., Any]]:
    contexts = []

    def opened(address: str = BRIEF, **options: Any) -> Any:
        context = chromium.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(sample_url + address)
        return page

    yield opened
    for context in contexts:
        context.close()


# ------------------------------------------------------------------ previews


def test_nothing_is_fetched_before_a_name_is_pointed_at(open_page: Callable[..., Any]) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(500)
    assert not [url for url in asked if "/people/" in url]
    page.locator(NAME).first.hover()
    page.locator(".ab-preview").wait_for()
    assert [url for url in asked if "/people/" in url]


def test_a_preview_tells_who_that_is(open_page: Callable[..., Any]) -> None:
    page = open_page()
    link = page.locator(NAME, has_text="Yahya Sarea").first
    link.hover()
    preview = page.locator(".ab-preview")
    preview.wait_for()
    assert preview.locator(".ab-preview__name").inner_text() == "Yahya Sarea"
    assert "statement" in preview.inner_text()
    assert link.get_attribute("aria-describedby") == preview.get_attribute("id")


def test_a_preview_stays_while_pointed_at_and_leaves_on_escape(
    open_page: Callable[..., Any],
) -> None:
    page = open_page()
    page.locator(NAME).first.hover()
    page.locator(".ab-preview").wait_for()
    page.locator(".ab-preview").hover()
    page.wait_for_timeout(700)
    assert page.locator(".ab-preview").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".ab-preview").count() == 0
    page.locator(NAME).first.hover()
    page.locator(".ab-preview").wait_for()
    page.mouse.move(5, 5)
    page.locator(".ab-preview").wait_for(state="detached")


def test_a_keyboard_gets_previews_of_names_and_of_statements(
    open_page: Callable[..., Any],
) -> None:
    page = open_page()
    page.keyboard.press("Tab")
    page.locator(NAME).first.focus()
    page.locator(".ab-preview").wait_for()
    page.locator('.ab-tag[href="#row-s9"]').focus()
    preview = page.locator(".ab-preview", has_text="keep expanding")
    preview.wait_for()
    assert "Yahya Sarea" in preview.inner_text()
    assert page.errors == []


def test_a_finger_follows_the_link_at_once(open_page: Callable[..., Any]) -> None:
    page = open_page(has_touch=True, viewport={"width": 390, "height": 800})
    page.locator(NAME, has_text="Yahya Sarea").first.tap()
    page.wait_for_url("**/people/yahya-sarea/")


def test_a_name_whose_page_is_gone_has_no_preview(open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.evaluate(f"document.querySelector('{NAME}').href = '/people/nobody-at-all/'")
    page.locator(NAME).first.hover()
    page.wait_for_timeout(900)
    assert page.locator(".ab-preview").count() == 0
    assert page.errors == []


# ------------------------------------------------------------------ switches


def underline(page: Any, selector: str) -> str:
    found: str = page.locator(selector).first.evaluate(
        "e => getComputedStyle(e).textDecorationLine"
    )
    return found


def test_switches_hide_a_kind_of_name_and_the_address_remembers(
    open_page: Callable[..., Any],
) -> None:
    page = open_page()
    assert underline(page, ".ab-text .ab-org") == "underline"
    switch = page.get_by_role("button", name="organisations")
    assert switch.get_attribute("aria-pressed") == "true"
    switch.click()
    assert underline(page, ".ab-text .ab-org") == "none"
    assert underline(page, ".ab-text .ab-person") == "underline"
    assert "hide=org" in page.url
    page.reload()
    assert underline(page, ".ab-text .ab-org") == "none"
    page.get_by_role("button", name="organisations").click()
    assert "hide" not in page.url


def test_letters_tell_kinds_apart_without_colour(open_page: Callable[..., Any]) -> None:
    page = open_page()
    letter = "e => getComputedStyle(e, '::after').content"
    assert page.locator(".ab-text .ab-person").first.evaluate(letter) == "none"
    page.get_by_role("button", name="letters").click()
    assert page.locator(".ab-text .ab-person").first.evaluate(letter) == '"P"'
    assert page.locator(".ab-text .ab-place").first.evaluate(letter) == '"L"'
    assert "letters=1" in page.url


def test_letters_always_print(open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.emulate_media(media="print")
    letter = "e => getComputedStyle(e, '::after').content"
    assert page.locator(".ab-text .ab-org").first.evaluate(letter) == '"O"'
    assert not page.locator(".ab-copy").first.is_visible()
    assert not page.locator(".ab-filter").is_visible()


def test_a_deep_link_and_what_was_chosen_survive_together(open_page: Callable[..., Any]) -> None:
    page = open_page(BRIEF + "?hide=place#s9")
    assert page.locator("#s9").evaluate("e => e.matches(':target')")
    assert underline(page, ".ab-text .ab-place") == "none"
    page.reload()
    assert page.url.endswith("?hide=place#s9")
    assert page.locator("#s9").evaluate("e => e.matches(':target')")


# ------------------------------------------------------------------ the table


def test_statements_are_narrowed_by_source_form_and_state(open_page: Callable[..., Any]) -> None:
    page = open_page()
    rows = page.locator(".ab-statements tbody tr:visible")
    everything = rows.count()
    page.get_by_label("Statements by source").select_option("Yahya Sarea")
    mine = rows.count()
    assert 0 < mine < everything
    assert page.locator(".ab-filter [role=status]").inner_text() == f"{mine} of {everything}"
    page.get_by_label("Statements by form").select_option("direct")
    assert 0 < rows.count() < mine
    assert "source=Yahya+Sarea" in page.url
    page.reload()
    assert 0 < page.locator(".ab-statements tbody tr:visible").count() < mine


def test_a_source_that_is_not_there_narrows_nothing(open_page: Callable[..., Any]) -> None:
    page = open_page(BRIEF + "?source=Nobody")
    rows = page.locator(".ab-statements tbody tr")
    assert page.locator(".ab-statements tbody tr:visible").count() == rows.count() > 0


def test_a_statement_is_copied_with_its_source_and_place(open_page: Callable[..., Any]) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy statement S9 with its source").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith('Yahya Sarea, warned: "our targets will keep expanding.", in ')
    assert copied.endswith(f"{BRIEF}#s9")
    assert page.locator(".ab-announce").inner_text() == "Copied"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (2, "did not say: whether anyone was hurt (not said), in "),
        (7, "said: that it had used ten drones (in the outlet’s words), in "),
        (11, "(partly quoted), in "),
    ],
)
def test_what_is_paraphrased_is_copied_without_marks(
    number: int, words: str, open_page: Callable[..., Any]
) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=f"Copy statement S{number} with its source").click()
    assert words in page.evaluate("navigator.clipboard.readText()")


def test_the_citation_is_copied(open_page: Callable[..., Any]) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the citation").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Drones strike Saudi oil sites" in copied
    assert page.url in copied


def test_a_browser_that_refuses_says_so(open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"
    )
    page.get_by_role("button", name="Copy the citation").click()
    page.locator(".ab-announce", has_text="Not allowed here").wait_for(state="attached")


# ------------------------------------------------------------------ ribbon and text


def test_cell_and_sentence_light_each_other(open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.locator('a.ab-cell[href="#n5"]').hover()
    assert page.locator("#n5.ab-here").count() == 1
    page.locator("#n5").hover()
    assert page.locator('a.ab-cell.ab-here[href="#n5"]').count() == 1


def test_the_table_leads_back_to_the_ribbon(open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.locator("#row-s9 a", has_text="sentence 12").click()
    assert page.url.endswith("#c12")
    assert page.locator("#c12").is_visible()


# ------------------------------------------------------------------ for everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_previews_and_switches_are_accessible(scheme: str, open_page: Callable[..., Any]) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(BRIEF + "?hide=org&letters=1&form=direct", color_scheme=scheme)
    options = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
    assert problems(Axe().run(page, options=options)) == []
    # A preview may cover a link as long as it is there: by itself, therefore.
    page.locator(NAME).first.hover()
    page.locator(".ab-preview").wait_for()
    assert problems(Axe().run(page, ".ab-preview", options)) == []


def problems(found: Any) -> list[str]:
    assert found.response["passes"], "axe has looked at something"
    return [f"{v['id']}: {n['target']}" for v in found.response["violations"] for n in v["nodes"]]


def test_without_scripts_there_is_no_dead_control(open_page: Callable[..., Any]) -> None:
    page = open_page(java_script_enabled=False)
    assert page.locator(".ab-copy, .ab-switch, .ab-filter, .ab-preview").count() == 0
    assert page.locator(".ab-text-legend").is_visible()
    assert page.locator(".ab-statements tbody tr").first.is_visible()
