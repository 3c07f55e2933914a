"""The built site under its own policy: everything works, and nothing is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import GOLDEN_ROOT, run_briefs, write_root

pytestmark = pytest.mark.browser
Counted = Callable[[str], None]

WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
RIGHTS = "rights: {holder: Harbour Ledger, license: CC-BY-4.0, show: full}\n"
BRIEF = "briefs/2026/drones-strike-saudi-oil-sites/"


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(WATCH)
    page = context.new_page()
    yield page
    context.close()


def refused(page: Any) -> list[str]:
    found: list[str] = page.evaluate("refused")
    return found


@pytest.mark.parametrize(
    "address",
    ["", BRIEF, "people/donald-trump/", "insights/", "guides/publishers/", "search/", "no/such/"],
)
def test_no_page_asks_for_what_its_policy_refuses(
    address: str, page: Any, sample_url: str, counted: Counted
) -> None:
    page.goto(sample_url + address)
    policies = page.locator('meta[http-equiv="Content-Security-Policy"]')
    assert policies.count() == 1
    page.locator("label[for=__palette_1]").click()
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert refused(page) == []
    counted(f"/{address}: loaded, palette changed, read to its end: 0 violations")


def test_search_previews_and_copying_work_under_the_policy(
    page: Any, sample_url: str, counted: Counted
) -> None:
    page.goto(sample_url + "search/?q=oil")
    page.locator(".ab-hits h3 a").first.wait_for()
    assert refused(page) == []
    page.goto(sample_url + BRIEF)
    page.locator(".ab-text a.ab-person").first.hover()
    page.locator(".ab-preview").wait_for()
    page.locator(".ab-copy").first.click()
    assert refused(page) == []
    counted("search, preview and copying: 0 violations")


def test_a_script_that_the_theme_does_not_have_is_refused(page: Any, sample_url: str) -> None:
    """The policy is there and holds: else the tests above would pass without one."""
    page.goto(sample_url + BRIEF)
    page.evaluate(
        """() => {
            window.ran = false;
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            const picture = document.createElement("div");
            picture.innerHTML = "<img src=x onerror='window.ran = true'>";
            document.body.append(picture);
        }"""
    )
    page.wait_for_timeout(300)
    assert page.evaluate("ran") is False
    assert any(line.startswith("script-src") for line in refused(page))


def test_no_text_of_an_article_gets_a_hash(analyses: Path, tmp_path: Path) -> None:
    """Hashes come from templates drawn without a page."""
    told = {"brief.yml": "headline: <script>alert(1)</script>\noutlet: harbour-ledger\n" + RIGHTS}
    folder = "briefs/articles/2024/ferry-back-in-service/"
    changed = {folder + name: text for name, text in told.items()}
    plain = write_root(tmp_path / "plain", {}, analyses, copy=GOLDEN_ROOT)
    hostile = write_root(tmp_path / "hostile", changed, analyses, copy=GOLDEN_ROOT)

    def policy(root: Path) -> str:
        done = run_briefs("build", "--root", root, "--site", root.with_suffix(".site"))
        assert done.returncode == 0, done.stderr
        page = root.with_suffix(".site") / "briefs/2024/ferry-back-in-service/index.html"
        return page.read_text().split("Content-Security-Policy")[1].split(">")[0]

    assert policy(plain) == policy(hostile)
