"""What is known of an earlier site, and what a preview does with one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotated_briefs import kept_site, places
from annotated_briefs.cache import keep
from annotated_briefs.kept_site import KeptSite, Made
from annotated_briefs.model import Asset
from annotated_briefs.preview import Preview

MADE = Made("k", ("a", "b"), {"x.md": {"a": "x.md#a"}}, ("x.md",))


@pytest.fixture
def site(tmp_path: Path) -> KeptSite:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text("page", "utf-8")
    return kept_site.of(tmp_path / "site", {"page.html": MADE, "gone.html": MADE})


def test_it_comes_back_as_it_was(site: KeptSite, tmp_path: Path) -> None:
    kept_site.write(tmp_path / "known", site)
    assert kept_site.read(tmp_path / "known", site.folder) == site
    assert site.files.keys() == {"page.html"}
    assert site.find("page.html", "k") == MADE
    assert site.find("page.html", "other") is None
    assert site.find("gone.html", "k") is None


@pytest.mark.parametrize(
    "row",
    [
        b"[]",
        b'{"version":2,"files":{}}',
        b'{"version":1,"files":{"page.html":{"made":{"key":"k","anchors":[1]},"size":4}}}',
        b'{"version":1,"files":{"a":{"made":{"key":"k","anchor_links":[]},"size":4,"changed":1}}}',
        b"\xff",
    ],
)
def test_what_is_not_ours_is_nothing(row: bytes, site: KeptSite, tmp_path: Path) -> None:
    keep(tmp_path / "known", row)
    assert kept_site.read(tmp_path / "known", site.folder).files == {}


def test_no_link_is_followed(site: KeptSite, tmp_path: Path) -> None:
    page, secret = site.folder / "page.html", tmp_path / "secret"
    stands = page.stat()
    page.unlink()
    secret.write_text("four", "utf-8")
    page.symlink_to(secret)
    os.utime(page, ns=(stands.st_atime_ns, stands.st_mtime_ns), follow_symlinks=False)
    assert site.find("page.html", "k") is None
    assert not site.take("page.html", tmp_path / "new" / "page.html")
    assert not (tmp_path / "new" / "page.html").exists()


def test_a_file_that_is_gone_is_not_taken_over(site: KeptSite, tmp_path: Path) -> None:
    assert site.take("page.html", tmp_path / "new" / "page.html")
    (site.folder / "page.html").unlink()
    assert not site.take("page.html", tmp_path / "other" / "page.html")


def test_a_preview_whose_site_somebody_deleted_goes_on(tmp_path: Path) -> None:
    preview, folder = Preview(), tmp_path / "shown"
    folder.mkdir()
    (folder / "page.html").write_text("page", "utf-8")
    preview.begin(folder)
    assert not preview.end(folder, {"page.html": MADE})
    (folder / "page.html").unlink()
    folder.rmdir()
    assert preview.begin(folder).files == {}
    folder.mkdir()
    assert not preview.end(folder, {})
    assert preview.begin(folder).files == {}
    preview.close()
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("path", ["../a.md", "/a.md", "b/../../a.md"])
def test_nothing_is_written_outside(path: str, tmp_path: Path) -> None:
    with pytest.raises(places.WrongPlaceError, match="outside"):
        places.write_files(tmp_path / "out", [Asset(path, lambda: b"x")])
    assert [*tmp_path.rglob("a.md")] == []
