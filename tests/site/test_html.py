"""Every page of the built site is valid HTML by the Nu Html Checker.

The checker is a Java program from npm: `make tools` puts it where this looks for it. Without it the
test skips and says so.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

JAR = REPOSITORY / "build/tools/node_modules/vnu-jar/build/dist/vnu.jar"

FROM_MATERIAL = (
    # Checkboxes open its menus without a script, and keep no state over a reload.
    "Attribute “autocomplete” is only allowed when the input type is",
    # A page whose contents are hidden has the label of their button all the same.
    "The value of the “for” attribute of the “label” element must be the ID",
    "Bad value “” for attribute “tabindex” on element “label”",
)
"""What Material's own templates write, on every page; nothing of ours is passed over."""


def errors(folder: Path) -> list[str]:
    java = shutil.which("java")
    if java is None or not JAR.is_file():
        pytest.skip("the Nu Html Checker is not installed (java, and `make tools`)")
    command = [java, "-jar", str(JAR), "--skip-non-html", "--errors-only", "--format", "json"]
    done = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=False)
    messages = json.loads(done.stderr)["messages"]
    return sorted(
        f"{m['url'].removeprefix(folder.as_uri())}:{m.get('lastLine')}: {m['message']}"
        for m in messages
        if not m["message"].startswith(FROM_MATERIAL)
    )


def test_the_sample_site_is_valid_html(sample_site: Path) -> None:
    assert errors(sample_site) == []


def test_a_broken_page_would_be_found(tmp_path: Path) -> None:
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title></head>'
    (tmp_path / "good.html").write_text(f"{head}<body><h1>x</h1></body></html>")
    assert errors(tmp_path) == []
    (tmp_path / "bad.html").write_text(f"{head}<body><p id=a><p id=a><ul><p>x</ul></body></html>")
    assert any("Duplicate ID" in line for line in errors(tmp_path))
