"""A reader's questions: the statements of a source narrowed, and two of them side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser

ADA = "people/ada-quill/"
TRUMP, JOHNSON = "people/donald-trump", "people/boris-johnson"
SHOWN = ".ab-sayings > li"


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Any]]:
    contexts = []

    def opened(address: str, **options: Any) -> Any:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        contexts.append(context)
        page = context.new_page()
        page.errors = []
        page.on("pageerror", lambda error: page.errors.append(str(error)))
        page.goto(address)
        return page

    yield opened
    for context in contexts:
        context.close()


# ------------------------------------------------------------------ narrowing


def test_a_year_is_found_on_every_page_of_the_list(
    open_page: Callable[..., Any], long_url: str
) -> None:
    page = open_page(long_url + ADA)
    assert page.locator(SHOWN).count() == 100
    page.get_by_label("Statements by year").select_option("2020")
    page.locator(".ab-filter [role=status]", has_text="50 of 130").wait_for()
    assert page.locator(SHOWN).count() == 50
    assert page.locator(".ab-in").count() == 50, "each stands under its brief"
    assert not page.get_by_text("Statements 1 to 100 of 130").is_visible()
    page.get_by_label("Statements by year").select_option("")
    assert page.locator(SHOWN).count() == 100
    assert page.get_by_text("Statements 1 to 100 of 130").is_visible()
    assert page.errors == []


def test_the_address_keeps_what_was_chosen(open_page: Callable[..., Any], long_url: str) -> None:
    page = open_page(long_url + ADA)
    page.get_by_label("Statements by year").select_option("2021")
    page.wait_for_url("**/?year=2021")
    page.reload()
    page.locator(".ab-filter [role=status]", has_text="of 130").wait_for()
    assert page.get_by_label("Statements by year").input_value() == "2021"


def test_links_of_further_pages_lead_where_they_led(
    open_page: Callable[..., Any], long_url: str
) -> None:
    page = open_page(f"{long_url}{ADA}?year=2020")
    page.locator(".ab-filter [role=status]", has_text="50 of 130").wait_for()
    link = page.locator(f"{SHOWN} .ab-soft a").last
    assert page.request.get(link.evaluate("a => a.href")).ok


def test_a_page_that_cannot_be_read_is_told(open_page: Callable[..., Any], long_url: str) -> None:
    page = open_page(long_url + ADA)
    page.route("**/people/ada-quill/2/", lambda route: route.abort())
    page.get_by_label("Statements by year").select_option("2022")
    page.locator(".ab-filter [role=status]", has_text="could not be read").wait_for()
    assert page.locator(SHOWN).count() > 0


def test_a_choice_that_is_none_is_ignored(open_page: Callable[..., Any], long_url: str) -> None:
    page = open_page(f"{long_url}{ADA}?year=<b>&form=x")
    assert page.locator(SHOWN).count() == 100
    assert page.get_by_label("Statements by year").input_value() == ""


def test_a_choice_made_while_pages_are_read_is_the_one_that_holds(
    open_page: Callable[..., Any], long_url: str
) -> None:
    page = open_page(long_url + ADA)
    waiting: list[Any] = []

    def hold(route: Any) -> None:
        waiting.append(route)

    page.route("**/people/ada-quill/2/", hold)
    year = page.get_by_label("Statements by year")
    year.select_option("2020")
    year.select_option("2021")
    page.wait_for_timeout(200)
    for route in waiting:
        route.continue_()
    page.locator(".ab-filter [role=status]", has_text="50 of 130").wait_for()
    years = page.locator(SHOWN).evaluate_all("all => all.map(e => e.dataset.year)")
    assert set(years) == {"2021"}


# ------------------------------------------------------------------ side by side


def test_two_sources_stand_side_by_side(open_page: Callable[..., Any], sample_url: str) -> None:
    page = open_page(f"{sample_url}compare/?a={TRUMP}&b={JOHNSON}")
    page.locator(".ab-side").nth(1).wait_for()
    assert page.locator(".ab-side h2").all_inner_texts() == ["Donald Trump", "Boris Johnson"]
    for side in page.locator(".ab-side").all():
        assert side.locator(SHOWN).count() > 0
    for link in page.locator(".ab-side a").all():
        assert link.evaluate("a => a.href").startswith(sample_url)
    assert page.locator(".ab-side [id]").count() == 0
    first, second = (one.bounding_box() for one in page.locator(".ab-side").all())
    assert first["y"] == second["y"]
    assert first["x"] < second["x"]
    assert "Donald Trump and Boris Johnson" in page.title()
    assert page.errors == []


def test_a_name_is_chosen_from_those_who_speak(
    open_page: Callable[..., Any], sample_url: str
) -> None:
    page = open_page(f"{sample_url}compare/?a={TRUMP}")
    page.locator(".ab-side").wait_for()
    second = page.get_by_label("The second")
    second.focus()
    page.locator("#ab-compare-names option[value='Boris Johnson']").wait_for(state="attached")
    second.fill("Boris Johnson")
    second.press("Tab")
    page.locator(".ab-side").nth(1).wait_for()
    assert page.url.endswith(f"?a={TRUMP}&b={JOHNSON}")


@pytest.mark.parametrize("given", ["Nobody Atall", "javascript:alert(1)", "https://other.example/"])
def test_what_is_no_page_of_the_site_is_refused(
    given: str, open_page: Callable[..., Any], sample_url: str
) -> None:
    page = open_page(f"{sample_url}compare/")
    page.get_by_label("The first").fill(given)
    page.get_by_label("The first").press("Tab")
    page.locator(".ab-compare [role=status]", has_text="is not in the list").wait_for()
    assert page.locator(".ab-side").count() == 0


@pytest.mark.parametrize("given", ["people/nobody", "../../x", "//other.example/people/x"])
def test_an_address_that_leads_nowhere(
    given: str, open_page: Callable[..., Any], sample_url: str
) -> None:
    page = open_page(f"{sample_url}compare/?a={given}")
    page.wait_for_timeout(400)
    assert page.locator(".ab-side").count() == 0
    assert page.errors == []


def test_both_lists_are_narrowed_at_once(open_page: Callable[..., Any], sample_url: str) -> None:
    page = open_page(f"{sample_url}compare/?a={TRUMP}&b={JOHNSON}&form=direct")
    page.locator(".ab-side").nth(1).wait_for()
    forms = page.locator(".ab-side .ab-sayings > li").evaluate_all(
        "all => all.map(e => e.dataset.form)"
    )
    assert set(forms) == {"direct"}


def test_on_paper_nothing_waits_for_a_choice(
    open_page: Callable[..., Any], sample_url: str
) -> None:
    page = open_page(f"{sample_url}compare/?a={TRUMP}&b={JOHNSON}")
    page.locator(".ab-side").nth(1).wait_for()
    page.emulate_media(media="print")
    assert not page.locator(".ab-filter").first.is_visible()
    assert page.locator(".ab-side").nth(1).is_visible()
    link = page.locator(".ab-side h2 a").first
    assert link.evaluate("a => getComputedStyle(a, '::after').content") == "none"
    page.goto(f"{sample_url}insights/")
    page.emulate_media(media="print")
    assert page.locator(".ab-arcs ~ details li").first.is_visible(), "the list of an arc's briefs"
    assert page.locator(".ab-dots circle").first.is_visible()
