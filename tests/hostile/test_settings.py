"""Settings that would give strangers power: banned from ours, warned of in others'."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from mkdocs.exceptions import Abort
from packaging.requirements import Requirement
from packaging.version import Version

from annotated_briefs import building
from annotated_briefs.dangers import EXTENSIONS, PLUGINS, dangers
from annotated_briefs.render.prose import prose
from annotated_briefs.scaffold import publisher_files
from annotated_briefs.site_defaults import DEFAULTS
from tests.conftest import GOLDEN_ROOT, REPOSITORY

BANNED = {"snippets", "macros", "critic", "blocks.html", "b64"}
OURS = {
    "mkdocs.yml": (REPOSITORY / "mkdocs.yml").read_text("utf-8"),
    "briefs init": publisher_files("A", url=None, today=date(2024, 5, 3))["mkdocs.yml"],
    "assumed": yaml.safe_dump(DEFAULTS),
}


def names(listed: object) -> list[str]:
    """The names in ``plugins:`` or ``markdown_extensions:``, with options or without."""
    assert isinstance(listed, list)
    return [name for entry in listed for name in (entry if isinstance(entry, dict) else [entry])]


@pytest.mark.parametrize("text", OURS.values(), ids=list(OURS))
def test_ours_have_none(text: str) -> None:
    settings = yaml.safe_load(text)
    extensions, plugins = names(settings["markdown_extensions"]), names(settings["plugins"])
    assert "attr_list" in extensions
    assert not any(banned in name for name in (*extensions, *plugins) for banned in BANNED)
    assert list(dangers(extensions, plugins)) == []


def test_every_one_of_them_is_known() -> None:
    for banned in BANNED:
        assert any(banned in name for name in (*EXTENSIONS, *PLUGINS))


@pytest.mark.parametrize("name", ["pymdownx.snippets", "pymdownx.critic"])
def test_a_site_with_one_is_warned_and_not_built_strictly(
    name: str, make_root: Callable[..., Path], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    with (root / "mkdocs.yml").open("a") as file:
        file.write(f"markdown_extensions:\n  - attr_list\n  - tables\n  - {name}\n")
    with pytest.raises(Abort):
        building.build(root, tmp_path / "site", strict=True, progress=None)
    (said,) = [line for line in caplog.messages if name in line]
    assert "(hint: take it out of `markdown_extensions:` in mkdocs.yml)" in said
    assert not (tmp_path / "site").exists()


def test_prose_has_nothing_for_a_template_of_another_plugin() -> None:
    html = prose("{{ 7*7 }} {% include '/etc/passwd' %} [a](http://e.org/{{x}}) {: onclick=x }")
    assert html
    assert not set("{}") & set(html)


# The first versions without a hole that is known.
FLOORS = {"markdown": "3.8.1", "pymdown-extensions": "10.16.1", "pygments": "2.19.1"}


def test_floors_of_what_had_holes() -> None:
    import tomllib

    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {(one := Requirement(line)).name: one.specifier for line in project["dependencies"]}
    for name, floor in FLOORS.items():
        (specifier,) = asked[name]
        assert specifier.operator == ">="
        assert Version(specifier.version) >= Version(floor)
