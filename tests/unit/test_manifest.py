"""A build with nothing new is told from every other, whatever changed, and however little."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from mkdocs.config import load_config

from annotated_briefs import known_inputs, manifest

OLD = time.time() - 3600
SETTINGS = {"strict": False}


class Built:
    """A root, a site, and the manifest between them."""

    def __init__(self, folder: Path) -> None:
        self.root, self.site = folder / "root", folder / "site"
        self.path = manifest.path_of(folder / "cache", self.site)
        for name in ("briefs/a/brief.yml", "briefs/b/brief.yml", "mkdocs.yml", "docs/method.md"):
            _put(self.root / name, name)
        for name in ("index.html", "briefs/a/index.html"):
            _put(self.site / name, name)
        self.tops = [str(self.root / name) for name in ("briefs", "docs", "mkdocs.yml")]
        self.keep()

    def keep(self) -> None:
        manifest.write(
            self.path, settings=SETTINGS, taken=time.time_ns(), tops=self.tops,
            files=manifest.inputs(self.tops),
            site=manifest.state(self.site), said=["WARNING once"],
        )  # fmt: skip

    def said(self) -> list[str] | None:
        return manifest.nothing_new(self.path, SETTINGS, self.site)


def _put(path: Path, text: str, when: float | None = OLD) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    if when is not None:
        os.utime(path, (when, when))


@pytest.fixture
def built(tmp_path: Path) -> Built:
    return Built(tmp_path)


def test_nothing_new_says_what_the_build_said(built: Built) -> None:
    assert built.said() == ["WARNING once"]


def test_another_time_alone_is_nothing_new(built: Built) -> None:
    os.utime(built.root / "mkdocs.yml")
    assert built.said() is not None


CHANGES: dict[str, Callable[[Built], object]] = {
    "a text": lambda b: _put(b.root / "briefs/a/brief.yml", "another text"),
    "a text of the same length and time": lambda b: _put(
        b.root / "briefs/a/brief.yml", "briefs/a/brief.YML", OLD + 1
    ),
    "a new file": lambda b: _put(b.root / "briefs/c/brief.yml", ""),
    "a file gone": lambda b: (b.root / "briefs/b/brief.yml").unlink(),
    "a file renamed": lambda b: (b.root / "briefs/b").rename(b.root / "briefs/d"),
    "a page of docs": lambda b: _put(b.root / "docs/method.md", "# Method"),
    "the settings": lambda b: _put(b.root / "mkdocs.yml", "site_name: Other"),
    "a page of the site gone": lambda b: (b.site / "index.html").unlink(),
    "a page of the site changed": lambda b: _put(b.site / "index.html", "index.HTML", None),
    "a file in the site": lambda b: _put(b.site / "more.html", ""),
    "the manifest gone": lambda b: b.path.unlink(),
    "the manifest cut": lambda b: b.path.write_bytes(b.path.read_bytes()[:-9]),
    "the manifest empty": lambda b: b.path.write_bytes(b""),
    "no manifest at all": lambda b: b.path.write_bytes(_sealed(b"[]")),
    "one of another version": lambda b: b.path.write_bytes(
        _sealed(json.dumps({**_row(b), "version": 0}).encode())
    ),
    "one with other shapes": lambda b: b.path.write_bytes(
        _sealed(json.dumps({**_row(b), "files": dict.fromkeys(_row(b)["files"], 1)}).encode())
    ),
}


def _sealed(payload: bytes) -> bytes:
    return sha256(payload).hexdigest().encode() + b"\n" + payload


def _row(built: Built) -> dict[str, dict[str, object]]:
    row: dict[str, dict[str, object]] = json.loads(built.path.read_bytes().partition(b"\n")[2])
    return row


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changed_there_is_a_build(change: str, built: Built) -> None:
    CHANGES[change](built)
    assert built.said() is None


def test_a_file_as_new_as_the_manifest_is_read_again(built: Built) -> None:
    """Its time may be the same after the next save."""
    path = built.root / "docs/method.md"
    _put(path, "one", None)
    stat = path.stat()
    built.keep()
    path.write_text("two")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert built.said() is None


def test_other_packages_and_other_settings(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    assert manifest.nothing_new(built.path, {"strict": True}, built.site) is None
    monkeypatch.setattr(manifest, "installed", lambda: "after an upgrade")
    assert built.said() is None


# ------------------------------------------------------------------ what can be known


def inputs_of(root: Path, settings: str) -> list[str] | None:
    _put(root / "briefs" / "x.yml", "")
    _put(root / "docs" / "x.md", "")
    _put(root / "mkdocs.yml", f"site_name: Known\ntheme: material\n{settings}")
    return known_inputs.of(load_config(str(root / "mkdocs.yml")))


def test_the_files_that_a_build_reads(tmp_path: Path) -> None:
    _put(tmp_path / "more" / "main.html", "")
    _put(tmp_path / "parent.yml", "plugins: [search, briefs]\n")
    known = inputs_of(tmp_path, "INHERIT: parent.yml\nmarkdown_extensions: [toc, pymdownx.tilde]\n")
    assert known is not None
    wanted = {str(tmp_path / name) for name in ("mkdocs.yml", "parent.yml", "briefs", "docs")}
    assert wanted < {*known}
    assert str(Path(known_inputs.__file__).parent) in known


@pytest.mark.parametrize(
    "settings",
    [
        "plugins: [search, briefs, tags]\n",
        "plugins: [briefs]\nhooks: [hook.py]\n",
        "plugins: [briefs]\nmarkdown_extensions: [pymdownx.snippets]\n",
        "plugins: [briefs]\nsite_author: !ENV [AUTHOR, me]\n",
        "plugins: [briefs]\nextra: {x: !!python/name:os.path.join }\n",
    ],
)
def test_what_may_read_anything_is_not_known(settings: str, tmp_path: Path) -> None:
    _put(tmp_path / "hook.py", "")
    assert inputs_of(tmp_path, settings) is None
