"""A page that is put into a frame is the page that the template draws, byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.structure.nav import Navigation

from annotated_briefs import building, model
from annotated_briefs.drawing import frames
from annotated_briefs.drawing.facts import facts_of
from annotated_briefs.drawing.pages import generated
from tests.bench import made_collection
from tests.conftest import GOLDEN_ROOT
from tests.rights_root import files as rights_files

ADDRESS = "site_url: https://example.org/news/\n"
Draw = Callable[[Mapping[str, Any]], str]


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> dict[str, set[str]]:
    """The addresses of pages that were put into a frame, and of those that were not."""
    found: dict[str, set[str]] = {"framed": set(), "drawn": set()}
    draw_framed = frames.Frames.draw

    def draw(self: frames.Frames, name: str, template: Draw, context: Mapping[str, Any]) -> str:
        asked: list[int] = []

        def counted(given: Mapping[str, Any]) -> str:
            asked.append(1)
            return template(given)

        got = draw_framed(self, name, counted, context)
        assert got == template(context)
        if page := context.get("page"):
            found["drawn" if asked else "framed"].add(page.url)
        return got

    monkeypatch.setattr(frames.Frames, "draw", draw)
    return found


@pytest.mark.parametrize(
    ("root", "address"),
    [("golden", ""), ("rights", ADDRESS), ("collection", ADDRESS)],
)
def test_every_page_is_the_same(
    root: str, address: str, compared: dict[str, set[str]], make_root, tmp_path: Path
) -> None:
    if root == "collection":
        made = tmp_path / "root"
        made_collection.write(made, 30)
    else:
        made = make_root(copy=GOLDEN_ROOT) if root == "golden" else make_root(rights_files())
    settings = made / "mkdocs.yml"
    settings.write_text(f"{settings.read_text('utf-8')}\n{address}", "utf-8")
    building.build(made, tmp_path / "site", strict=False, progress=None)
    if root == "collection":
        assert len(compared["framed"]) > 1.2 * len(compared["drawn"])
    assert compared["framed"]


def test_templates_of_a_publisher_are_drawn(
    compared: dict[str, set[str]], make_root, tmp_path: Path
) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    settings = root / "mkdocs.yml"
    theme = "theme: {name: material, custom_dir: own}\n"
    settings.write_text(settings.read_text("utf-8") + theme, "utf-8")
    (root / "own").mkdir()
    building.build(root, tmp_path / "site", strict=False, progress=None)
    assert not compared["framed"]


def test_a_page_below_a_generated_one_may_stand_in_the_navigation(
    compared: dict[str, set[str]], make_root, tmp_path: Path
) -> None:
    """From the page above it, the way to it is another than from those beside that one."""
    root = tmp_path / "root"
    made_collection.write(root, 30)
    building.build(root, tmp_path / "site", strict=False, progress=None)
    above = max(url for url in compared["framed"] if url.startswith("briefs/2"))
    notes = root / "docs" / above / "notes.md"
    notes.parent.mkdir(parents=True)
    notes.write_text("# Notes\n", "utf-8")
    settings = root / "mkdocs.yml"
    nav = f"nav: [Notes: {above}notes.md, Briefs: briefs/index.md]\n"
    settings.write_text(settings.read_text("utf-8") + nav, "utf-8")
    compared["framed"].clear()
    building.build(root, tmp_path / "site", strict=False, progress=None)
    assert compared["framed"]
    assert above not in compared["framed"]


PAGES = 3


def drawn_by(template: str, root: Path) -> tuple[list[str], int]:
    """Some pages, and how often ``template`` was asked for one."""
    config = building._load(root, site_dir="nowhere", strict=False)
    env = Environment(loader=DictLoader({"main.html": template}), autoescape=False)
    frames.use(env)
    asked = 0

    def count() -> str:
        nonlocal asked
        asked += 1
        return ""

    env.globals["count"] = count
    pages = []
    for number in range(PAGES):
        front = {"title": f"N&#46; {number}", "description": "", "briefs": {"found_as": "Brief"}}
        drawn = model.Drawn(f"# One <b>{number}</b>\n\n## Two\n", front)
        file = generated(model.Page(f"briefs/2024/n{number}.md", lambda d=drawn: d), config, {})
        page = file.page
        assert page
        page.read_source(config)
        page.render(config, None)  # type: ignore[arg-type] - it links to none
        context = {"page": page, "base_url": "../../..", "nav": Navigation([], [])}
        context["briefs"] = facts_of(page, ())
        pages.append(env.get_template("main.html").render(context))
    return pages, asked


@pytest.mark.parametrize(
    "prints",
    [
        "{{ page.meta.title }} {{ page.content }} {{ page.url }} {{ briefs.kind }}",
        "{% if not page.meta.description %}{{ page.title }}{% endif %}",
        "{% if '<h1' not in page.content %}{{ page.title }}{% endif %}{{ page.content }}",
        "{% for h in page.toc %}{% for c in h.children %}{{ c.title | striptags | e }}{% endfor %}"
        "{% endfor %}",
    ],
)
def test_what_is_only_printed_is_framed(prints: str, make_root) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    pages, asked = drawn_by(f"{{{{ count() }}}}{prints}", root)
    assert asked == 4, "two pages, the frame, and the probe"
    spoilt = "{{ page.title | length }}"
    drawn, asked = drawn_by(f"{{{{ count() }}}}{prints}{spoilt}", root)
    assert asked > PAGES
    assert pages == [page.removesuffix("8") for page in drawn]


@pytest.mark.parametrize(
    "prints",
    [
        "{{ page.meta.title | striptags }}",
        "{{ page.meta.title | e }}",
        "{{ page.meta.title | upper }}",
        "{{ page.content | length }}",
        "{{ page.content | truncate(20) }}",
        "{% for h in page.toc %}{{ h.title | striptags }}{% endfor %}",
        "\ue0f0999\ue0f1",
        "\ue0f00\ue0f1",
    ],
)
def test_what_is_more_than_printed_is_drawn(prints: str, make_root) -> None:
    pages, asked = drawn_by(f"{{{{ count() }}}}{prints}", make_root(copy=GOLDEN_ROOT))
    assert asked > PAGES
    assert all(pages)
