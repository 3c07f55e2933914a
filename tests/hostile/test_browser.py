"""Hostile briefs in Chromium: with the encoder and no policy, and with the policy and no encoder.

Either holds alone, so that the day on which one fails is not the day on which a script runs.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from annotated_briefs import building
from annotated_briefs.load.fields import slug_problem, url_problem
from tests.conftest import GOLDEN_ROOT, serving, write_root
from tests.hostile import LONG
from tests.hostile.articles import below_words, brief, hostile_briefs, root_of

pytestmark = pytest.mark.browser
Counted = Callable[[str], None]

OWN = {
    "script": {"text": "Hi <script>alert('script')</script> there.\n", "yml": "title: A\n"},
    "image": {"text": "Hi <img src=x onerror=alert('image')> there.\n", "yml": "title: A\n"},
    "hover": {"text": "<b onmouseover=alert('hover')>Over here</b>\n", "yml": "title: A\n"},
    "click": {"text": "<a href=javascript:alert('click')>Here</a>\n", "yml": "title: A\n"},
    "title": {
        "text": "Plain words.\n",
        "yml": "title: \"</title><script>alert('title')</script><img src=https://evil.example/x>\"\n",
    },
}

# The encoder switched off: what a mistake in it could let through at most. One thing stays encoded,
# at which Python's own parser of HTML gives up.
WITHOUT_ENCODER = r"""
import re, sys
from annotated_briefs.render import encode
encode._ACTIVE, encode._UNPRINTABLE = re.compile(r"<(?=!\[)"), re.compile("(?!)")
from annotated_briefs.cli import main
sys.argv = ["briefs", *sys.argv[1:]]
main()
"""

HITS = ".ab-hits > li"
SEARCHES = ["search/?q=alert", "search/?q=script"]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')

WATCH = """
window.__ran = window.__ran || [];
for (const name of ["alert", "confirm", "prompt", "print"])
  window[name] = (said) => { (window.top.__ran ||= []).push(String(said)); };
document.addEventListener("click", (event) => {
  const link = event.target.closest && event.target.closest("a");
  if (link && /^(https?:|mailto:)/.test(link.href)) event.preventDefault();
}, true);
document.addEventListener("submit", (event) => event.preventDefault(), true);
"""

# On everything that a reader can point at in the article: hover, focus, click.
TOUCH = """
() => {
  for (const element of document.querySelectorAll("article *, h1 *")) {
    for (const name of ["mouseover", "mouseenter", "mousemove", "pointerover", "focus"])
      element.dispatchEvent(new MouseEvent(name, { bubbles: true }));
    if (element.focus) element.focus();
    if (element.click && !element.closest("label, .md-header, button, summary, input"))
      element.click();
  }
  return window.__ran.length;
}
"""


def values(slug: str, given: dict[str, str]) -> str:
    """A brief.yml that holds what the hostile one says, in as many fields as take it."""
    try:
        said = yaml.safe_load(given["yml"])
    except yaml.YAMLError:
        said = {}
    said = said if isinstance(said, dict) else {}
    words = {key: str(value) for key, value in said.items() if str(value).strip()}
    text = " ".join(given["text"].replace("\0", "").split())[:800]
    title = words.get("title", slug)
    made: dict[str, Any] = {
        "headline": title if title != "T" else words.get("author", text or slug),
        "deck": text or slug,
        "byline": [words.get("author", "A")],
        "topics": [words.get("tags", words.get("entities", "a topic"))],
        "summary": given["text"].replace("\0", "")[:1_500].strip() or slug,
        "image": {"caption": words.get("image", text or slug), "credit": title},
    }
    if not url_problem(words.get("url", "")):
        made["url"] = words["url"]
    return brief(**made)


def roots(briefs: dict[str, dict[str, str]]) -> dict[str, str]:
    texts = {slug: below_words(given["text"]) for slug, given in briefs.items()}
    more = {slug: values(slug, given) for slug, given in briefs.items()}
    return root_of(texts, more=more)


@dataclass
class Seen:
    """What happened on the pages of a site."""

    ran: dict[str, list[str]] = field(default_factory=dict)
    foreign: list[str] = field(default_factory=list)
    """Other hosts' addresses that a page asked for."""
    led: list[str] = field(default_factory=list)
    """Other hosts' addresses that a page went to, as a ``meta`` element can make it."""
    hits: int = 0
    """Results of searches."""


def look(chromium: Any, site: Path, addresses: list[str]) -> Seen:
    """Open each page, then hover over, focus and click everything in it."""
    seen = Seen()
    with serving(site) as base:
        context = chromium.new_context()
        context.add_init_script(WATCH)
        page = None

        def route(one: Any) -> None:
            went = one.request.is_navigation_request() and one.request.frame == page.main_frame
            (seen.led if went else seen.foreign).append(one.request.url)
            one.abort()

        context.route(re.compile(rf"^(?!{re.escape(base)}|data:|blob:|about:)"), route)
        for address in addresses:
            if page is None:
                page = context.new_page()
                page.on("dialog", lambda dialog: dialog.dismiss())
            try:
                page.goto(base + address, wait_until="load", timeout=20_000)
                if "?q=" in address:
                    page.locator(HITS).first.wait_for(timeout=20_000)
                    seen.hits += page.locator(HITS).count()
                page.evaluate(TOUCH)
                page.wait_for_timeout(50)
                ran = page.evaluate("window.__ran")
            except Exception as error:  # a page that was led away has run something
                ran = [f"left the page: {type(error).__name__}"]
            if ran:  # it may have left something behind
                seen.ran[address] = ran
                page.close()
                page = None
        context.close()
    return seen


@pytest.fixture(scope="module")
def briefs(request: pytest.FixtureRequest) -> dict[str, dict[str, str]]:
    if not LONG:
        return OWN
    found = hostile_briefs(request.getfixturevalue("shared_dir"))
    assert len(found) == 147
    return found


@dataclass
class Built:
    """The site with the encoder and no policy; without the encoder, with no policy and with one."""

    encoded: Path
    naked: Path
    guarded: Path
    addresses: list[str]
    left_out: int


@pytest.fixture(scope="module")
def built(
    briefs: dict[str, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Built]:
    base = tmp_path_factory.mktemp("browser")
    # A cache of its own: what was made without the encoder must reach nobody else.
    (base / "cache").mkdir()
    root = write_root(base / "encoded", roots(briefs), base / "cache")
    building.build(root, base / "encoded-site", strict=False, progress=None, keep_going=True)
    root = write_root(base / "guarded", roots(briefs), base / "cache")
    done = subprocess.run(
        [
            *(sys.executable, "-c", WITHOUT_ENCODER, "build", "--keep-going"),
            *("--root", root, "--site", base / "guarded-site"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    assert done.returncode in {0, 3}, done.stderr
    sites = {"guarded": base / "guarded-site"}
    for name, source in (("encoded", "encoded"), ("naked", "guarded")):
        sites[name] = shutil.copytree(base / f"{source}-site", base / f"{name}-bare")
        for page in sites[name].rglob("*.html"):
            html, times = POLICY.subn("", page.read_text("utf-8"))
            assert times == 1
            page.write_text(html, "utf-8")
    pages = sorted(
        path.parent.name for path in sites["encoded"].glob("briefs/undated/*/index.html")
    )
    addresses = ["", "briefs/", "topics/", *(f"briefs/undated/{slug}/" for slug in pages)]
    yield Built(**sites, addresses=addresses, left_out=len(briefs) - len(pages))


def test_the_encoder_alone_lets_nothing_run(built: Built, chromium: Any, counted: Counted) -> None:
    seen = look(chromium, built.encoded, [*built.addresses, *SEARCHES])
    assert seen.ran == {}
    assert seen.foreign == seen.led == []
    assert seen.hits >= len(SEARCHES)
    counted(
        f"the encoder without a policy: {len(built.addresses)} pages ({built.left_out} briefs"
        f" refused) and {seen.hits} hits of a search, 0 scripts run on load, hover, focus or click,"
        " 0 requests to other hosts"
    )


def test_the_policy_alone_lets_nothing_run(built: Built, chromium: Any, counted: Counted) -> None:
    # The lists say of a brief what its own page does.
    addresses = built.addresses if LONG else [a for a in built.addresses if "undated" in a]
    naked = look(chromium, built.naked, addresses)
    assert len(naked.ran) >= (30 if LONG else 4), "without both, scripts do run"
    assert naked.foreign, "without both, other hosts are asked"
    guarded = look(chromium, built.guarded, addresses)
    assert {page: ran for page, ran in guarded.ran.items() if not _led_away(ran)} == {}
    assert guarded.foreign == []
    counted(
        f"no encoder: {len(naked.ran)} of {len(addresses)} pages run a script without the"
        f" policy, {len(guarded.ran)} with it; {len(naked.foreign)} requests to other hosts without"
        f" it, {len(guarded.foreign)} with it, {len(guarded.led)} pages led away"
    )


def _led_away(ran: list[str]) -> bool:
    """A page that a `meta` refresh led away ran nothing; no policy forbids that."""
    return all(one.startswith("left the page") for one in ran)


# ------------------------------------------------------------------ names that are no addresses


def test_hostile_slugs_are_no_addresses(request: pytest.FixtureRequest, counted: Counted) -> None:
    shared: Path = request.getfixturevalue("shared_dir")
    slugs = [
        str(yaml.safe_load(given["yml"])["slug"])
        for name, given in hostile_briefs(shared).items()
        if name.startswith("p-slug-")
    ]
    refused = [slug for slug in slugs if slug_problem(slug)]
    assert len(slugs) - len(refused) <= 1, "`same` is a good slug, were it not for `Same`"
    counted(f"{len(refused)} of {len(slugs)} hostile slugs refused; the other is sound by itself")


# ------------------------------------------------------------------ the policy on every page


def test_every_page_has_the_same_strict_policy(golden_site: Path, counted: Counted) -> None:
    found = set()
    pages = sorted(golden_site.rglob("*.html"))
    for page in pages:
        html = page.read_text("utf-8")
        (one,) = POLICY.findall(html)
        found.add(one)
        assert html.index("Content-Security-Policy") < html.index("<title")
        assert '<meta name="referrer" content="same-origin">' in html
    (policy,) = found
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy.replace("wasm-unsafe-eval", "")
    assert "default-src 'none'" in policy
    assert "http" not in policy
    counted(f"{len(pages)} pages with one policy: no inline script but by hash, no other host")


def test_instant_navigation_works_under_the_policy(
    analyses: Path, tmp_path: Path, chromium: Any, counted: Counted
) -> None:
    root = write_root(tmp_path / "root", {}, analyses, copy=GOLDEN_ROOT)
    settings = yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))
    features = ["navigation.instant", "navigation.tabs"]
    settings["theme"] = {"name": "material", "font": False, "features": features}
    settings["site_url"] = "http://127.0.0.1/"
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    building.build(root, tmp_path / "site", strict=True, progress=None)
    with serving(tmp_path / "site") as base:
        context = chromium.new_context(viewport={"width": 1280, "height": 900})
        context.add_init_script(
            "window.refused = []; document.addEventListener('securitypolicyviolation',"
            " (e) => window.refused.push(`${e.violatedDirective} ${e.blockedURI}`));"
        )
        page = context.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(base)
        page.evaluate("window.stayed = true")
        visited = 0
        for name in ("Briefs", "People", "Insights"):
            page.locator(".md-tabs__link, .md-nav__link", has_text=name).first.click()
            page.wait_for_url(re.compile(name.lower()))
            page.wait_for_timeout(300)
            visited += 1
        assert json.dumps(page.evaluate("window.refused")) == "[]"
        assert errors == []
        context.close()
    counted(f"{visited} pages by instant navigation: 0 violations, 0 errors")
