"""Saved pages are hostile twice: what a page encodes is decoded on the way in."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotated_briefs import building
from annotated_briefs.checks import load_checked
from annotated_briefs.cli import cli
from tests.conftest import write_root
from tests.hostile import LONG
from tests.hostile.articles import HARMLESS, kinds, numbered, page_of, payloads, root_of, shown_text
from tests.hostile.fields import shown
from tests.hostile.test_fields import SPECIMENS

Counted = Callable[[str], None]

ATTACKS = [
    *(one for one in SPECIMENS if one.isprintable()),
    "a: b # c\" '- d\n--- {x: [y",
    "!!python/object/apply:os.system [id] &a *a <<: {{ 7*7 }}",
    "../../../etc/passwd",
    "javascript:alert(1)",
    "\u202eevil\u202c \u200bzero\x1b[31m",
]
LONGER = "The ferry stopped on Monday, and nobody said when it would run again, the harbour said."


def page(attack: str) -> str:
    """A news page that says ``attack`` wherever a page can say something of itself."""
    text = escape(attack)
    data = {
        "@type": "NewsArticle",
        "headline": attack,
        "author": {"@type": "Person", "name": attack},
        "datePublished": attack,
        "url": attack,
        "publisher": {"@type": "Organization", "name": attack},
        "articleSection": attack,
        "keywords": [attack],
    }
    ld = json.dumps(data).replace("</", "<\\/")
    return f"""<!doctype html><html lang="{text}"><head><title>{text}</title>
<meta property="og:title" content="{text}"><meta name="author" content="{text}">
<meta property="og:description" content="{text}"><meta property="og:site_name" content="{text}">
<meta property="article:section" content="{text}"><link rel="canonical" href="{text}">
<script type="application/ld+json">{ld}</script><script>alert('ran')</script></head>
<body onload="alert(1)"><article><h1>{text}</h1><p class="byline">By {text}</p>
<p>{LONGER}</p><p>{text} {LONGER} <img src=x onerror=alert(1)>&amp;lt;b&amp;gt;</p>
<figure><img src=x><figcaption>{text}</figcaption></figure>
<p>{LONGER} <a href="javascript:alert(1)" onclick="alert(1)">{text}</a></p>
<style>*{{display:none}}</style><p>{LONGER}</p></article></body></html>"""


def test_what_a_page_says_is_words(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    analyses: Path,
    harmless_kinds: set[tuple[str, str]],
    counted: Counted,
) -> None:
    attacks = list(ATTACKS)
    if LONG:
        attacks += payloads(request.getfixturevalue("shared_dir"))
    root = write_root(tmp_path / "root", root_of(numbered(HARMLESS)), analyses)
    outside = {path.name for path in tmp_path.iterdir()}
    made = 0
    for number, attack in enumerate(attacks):
        saved = tmp_path / "page.html"
        saved.write_text(page(attack), "utf-8", errors="replace")
        arguments = ["new", str(saved), "--root", str(root), "--no-input"]
        arguments += ["--license", "CC-BY-4.0", "--slug", f"imported-{number}"]
        done = CliRunner().invoke(cli, arguments)
        assert done.exception is None or isinstance(done.exception, SystemExit), attack
        assert "\x1b[31m" not in done.output
        assert "\u202e" not in done.output
        made += done.exit_code == 0
    assert made > 0.8 * len(attacks)
    assert {path.name for path in tmp_path.iterdir()} - outside == {"page.html"}

    complete(root)
    corpus, found = load_checked(root)
    imported = {b.slug: b for b in corpus.briefs if b.slug.startswith("imported-")}
    assert len(imported) > 0.8 * made, [str(one) for one in found if one.severity == "error"][:9]
    building.build(root, tmp_path / "site", strict=False, progress=None, keep_going=True)
    extra = kinds(tmp_path / "site") - harmless_kinds
    assert {(tag, name) for tag, name in extra if tag == "script" or name.startswith("on")} == set()
    decoded = 0
    for slug, brief in imported.items():
        assert brief.article
        (address,) = (tmp_path / "site" / "briefs").glob(f"*/{slug}/index.html")
        assert shown(shown_text(address)) == shown(brief.article.text)
        attack = attacks[int(slug.removeprefix("imported-"))]
        decoded += "<" in attack and shown(attack) in shown(brief.article.text)
    assert page_of(tmp_path / "site", "text-0").is_file()
    counted(
        f"{len(attacks)} saved pages, {made} made into briefs, {len(imported)} built: shown as they"
        f" are, {decoded} with markup decoded, 0 scripts or handlers"
    )


def complete(root: Path) -> None:
    """Give what `new` leaves to a person, and keep what it wrote."""
    for path in root.glob("briefs/articles/*/imported-*/brief.yml"):
        lines = path.read_text("utf-8").splitlines()
        given = {"headline": "A brief", "outlet": "an-outlet", "holder": "A"}
        for number, line in enumerate(lines):
            key, _, value = line.strip().partition(":")
            if key in given and (not value.strip() or value.strip().startswith("#")):
                lines[number] = f"{line.partition(':')[0]}: {given[key]}"
        path.write_text("\n".join(lines) + "\n", "utf-8")
