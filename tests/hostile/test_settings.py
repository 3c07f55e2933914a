"""Settings that would give strangers power: banned from ours, warned of in others'."""

from __future__ import annotations

import re
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
from annotated_briefs.scaffold import own_files, publisher_files
from annotated_briefs.site_defaults import DEFAULTS
from tests.conftest import GOLDEN_ROOT, REPOSITORY

Counted = Callable[[str], None]
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


@pytest.mark.parametrize("name", OURS)
def test_ours_have_none(name: str, counted: Counted) -> None:
    settings = yaml.safe_load(OURS[name])
    extensions, plugins = names(settings["markdown_extensions"]), names(settings["plugins"])
    assert "attr_list" in extensions
    assert not any(banned in name for name in (*extensions, *plugins) for banned in BANNED)
    assert list(dangers(extensions, plugins)) == []
    counted(f"{name}: {len(extensions)} extensions and {len(plugins)} plugins, none of the banned")


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


def test_floors_of_what_had_holes(counted: Counted) -> None:
    import tomllib

    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    asked = {(one := Requirement(line)).name: one.specifier for line in project["dependencies"]}
    for name, floor in FLOORS.items():
        (specifier,) = asked[name]
        assert specifier.operator == ">="
        assert Version(specifier.version) >= Version(floor)
    counted(f"{len(FLOORS)} packages with a floor: {', '.join(FLOORS)}")


LOCKS = sorted((REPOSITORY / "requirements").glob("*.txt"))


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_its_version_and_hash(lock: Path, counted: Counted) -> None:
    text = lock.read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and line.lstrip()[0] != "#"]
    for line in lines:
        assert re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}(\s|$)", line), line
    assert len(lines) > 50
    counted(f"{lock.name}: {len(lines)} packages, each with its version and hash")


def test_nothing_is_installed_but_by_its_hash() -> None:
    """What has none is this project itself, without what it depends on."""
    files = {**own_files(), "Makefile": (REPOSITORY / "Makefile").read_text("utf-8")}
    asked = [
        line.strip()
        for text in files.values()
        for line in text.splitlines()
        if re.search(r"(pip|PIP\)) install |^INSTALL :=", line) and not line.startswith("#")
    ]
    assert len(asked) > 3
    for line in asked:
        assert "--require-hashes --no-deps" in line or "--no-deps --no-build-isolation" in line, (
            line
        )
