"""A site that takes over what an earlier build left is, byte for byte, one that was built anew.

One collection goes through edits of every kind, each on top of those before it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.exceptions import Abort

from annotated_briefs import building, kept_site, manifest, search
from annotated_briefs.mkdocs_plugin import BriefsPlugin
from tests.conftest import GOLDEN_ROOT, write_root

FERRY = "briefs/articles/2024/ferry-back-in-service"
PIER = "briefs/articles/2024/pier-closed"
YARD = "briefs/articles/2023/yard-log"
QUILL = "briefs/entities/people/ada-quill.yml"
LINE = "briefs/entities/organizations/northbank-line.yml"
RIGHTS = "rights: {holder: Harbour Ledger, license: CC-BY-4.0}\n"
FILES = {
    "mkdocs.yml": (
        "site_name: Golden brief\nsite_url: https://briefs.example/\n"
        "plugins: [search, briefs]\nvalidation: {omitted_files: ignore}\n"
    ),
    "docs/guide.md": "# Guide\n\nTo [the briefs](briefs/index.md).\n",
    f"{PIER}/brief.yml": "headline: Pier closed\noutlet: harbour-ledger\npublished: 2024-06-01\n"
    f"topics: [piers]\nstory: The ferry & its _ramp_\n{RIGHTS}",
    f"{PIER}/article.txt": "The pier is closed, Ada Quill said on Monday.\n\n"
    '"It opens in July," Quill told the Northbank Line.\n\n'
    '"The planks were rotten, the ladder was missing a rung and the lamp had burnt out," Quill'
    " said.\n",
    f"{YARD}/brief.yml": "headline: The yard's log\noutlet: island-post\npublished: 2023-02-01\n"
    f"topics: [ferries, yards]\n{RIGHTS}",
    f"{YARD}/article.txt": "The Northbank Line said in a statement that the yard was full.\n\n"
    "Bo Lark, who runs the yard, called it \u201ca lie\u201d.\n\n"
    '"The planks were rotten, the ladder was missing a rung and the lamp had burnt out," Lark'
    " said.\n",
    "briefs/outlets/island-post.yml": "name: Island Post\n",
}


@dataclass
class Collection:
    """A root, its site, and another place for what is built anew."""

    root: Path
    site: Path
    anew: Path
    taken_over: list[int] = field(default_factory=list)

    def build(self) -> None:
        """On top of what stands."""
        path = self.site.with_suffix(".json")
        building.build(self.root, self.site, strict=True, progress=None, kept=(path, {}))

    def build_anew(self) -> None:
        shutil.rmtree(self.anew, ignore_errors=True)
        building.build(self.root, self.anew, strict=True, progress=None)

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new), "utf-8")

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def move(self, old: str, new: str) -> None:
        (self.root / old).rename(self.root / new)

    def remove(self, path: str) -> None:
        whole = self.root / path
        shutil.rmtree(whole) if whole.is_dir() else whole.unlink()


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory, analyses: Path) -> Iterator[Collection]:
    folder = tmp_path_factory.mktemp("edits")
    root = write_root(folder / "root", FILES, analyses, copy=GOLDEN_ROOT)
    made = Collection(root, folder / "site", folder / "anew")
    with pytest.MonkeyPatch.context() as patch:
        # Pagefind reads whatever stands there, and names the parts of its index anew in each run.
        patch.setattr(search, "write_index", lambda *_: None)
        made.build()
        yield made


@pytest.fixture(autouse=True)
def count_what_is_taken_over(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    take = kept_site.KeptSite.take
    collection.taken_over = [0]

    def counted(self: kept_site.KeptSite, path: str, target: Path) -> bool:
        taken = take(self, path, target)
        collection.taken_over[0] += taken
        return taken

    monkeypatch.setattr(kept_site.KeptSite, "take", counted)


def files_of(site: Path) -> dict[str, bytes]:
    found = {p.relative_to(site).as_posix(): p for p in site.rglob("*") if p.is_file()}
    # gzip writes down the time.
    return {name: path.read_bytes() for name, path in found.items() if name != "sitemap.xml.gz"}


# How to make each, and how many files at least are taken over; 0: most are not.
EDITS: dict[str, tuple[Callable[[Collection], object], int]] = {
    "nothing": (lambda _: None, 30),
    "a word of a text": (lambda c: c.edit(f"{PIER}/article.txt", "on Monday", "on Friday"), 5),
    "a text": (lambda c: c.edit(f"{PIER}/article.txt", "in July", "in June, said Bo Lark"), 5),
    "the same words cut": (
        lambda c: c.edit(f"{YARD}/article.txt", "The planks were rotten, the", "The"),
        5,
    ),
    "the same words spelled otherwise": (
        lambda c: c.edit(f"{YARD}/article.txt", "missing a rung", "missing her rung"),
        5,
    ),
    "the same words of another speaker": (
        lambda c: c.edit(f"{YARD}/article.txt", 'out," Lark', 'out," Ada Quill'),
        5,
    ),
    "the same words no longer": (
        lambda c: c.edit(f"{YARD}/article.txt", "rung and the lamp", "tooth, and the saw"),
        5,
    ),
    "a headline": (lambda c: c.edit(f"{YARD}/brief.yml", "The yard's log", "The log"), 5),
    "a story": (lambda c: c.edit(f"{YARD}/brief.yml", "topics", "story: Yards\ntopics"), 5),
    "a topic": (lambda c: c.edit(f"{PIER}/brief.yml", "[piers]", "[piers, yards]"), 5),
    "a date": (lambda c: c.edit(f"{PIER}/brief.yml", "2024-06-01", "2022-06-01"), 5),
    "a decision": (
        lambda c: c.edit(f"{FERRY}/annotations.yml", "confirmed", "rejected"),
        5,
    ),
    "a note": (lambda c: c.edit(f"{FERRY}/annotations.yml", "19 days", "20 days"), 5),
    "an entity renamed": (lambda c: c.edit(QUILL, "name: Ada Quill", "name: Ada B. Quill"), 0),
    "an entity described": (lambda c: c.edit(LINE, "ferry company", "shipping company"), 0),
    "an entity merged": (
        lambda c: (
            c.remove(LINE),
            c.write(
                "briefs/entities/organizations/northbank-harbour-office.yml",
                "name: Northbank Harbour Office\naliases: [Northbank Line]\n"
                "formerly: [organizations/northbank-line]\n",
            ),
        ),
        0,
    ),
    "an entity deleted": (lambda c: c.remove("briefs/entities/places/skerry-island.yml"), 5),
    "an outlet": (lambda c: c.edit("briefs/outlets/island-post.yml", "Island", "Isle"), 0),
    "a brief renamed": (lambda c: c.move(PIER, f"{PIER}-again"), 5),
    "a brief deleted": (lambda c: c.remove(f"{PIER}-again"), 5),
    "a brief added": (
        lambda c: [c.write(p, t) for p, t in FILES.items() if p.startswith(PIER)],
        5,
    ),
    "a page of docs": (lambda c: c.edit("docs/guide.md", "# Guide", "# The guide"), 5),
    "a page of docs added": (lambda c: c.write("docs/method.md", "# Method\n"), 0),
    "a page of docs in the place of ours": (
        lambda c: c.write("docs/people/ada-quill.md", "# Ada\n"),
        5,
    ),
    "a style": (
        lambda c: (
            c.write("docs/own.css", "p {}\n"),
            c.edit("mkdocs.yml", "plugins", "extra_css: [own.css]\nplugins"),
        ),
        0,
    ),
    "the same style": (lambda c: c.edit("docs/own.css", "p", "a"), 30),
    "the name of the site": (lambda c: c.edit("mkdocs.yml", "Golden", "Silver"), 0),
    "the navigation": (
        lambda c: c.edit(
            "mkdocs.yml",
            "plugins",
            "nav: [index.md, Said: sources/index.md, How: method.md]\nplugins",
        ),
        0,
    ),
    "the licence of the data": (
        lambda c: c.edit("mkdocs.yml", "briefs]", "{briefs: {license: CC0-1.0}}]"),
        0,
    ),
    "a mark of a page in the navigation": (
        lambda c: c.write("docs/method.md", "---\nstatus: new\n---\n\n# Method\n"),
        0,
    ),
    "a story without dates": (
        lambda c: [
            c.edit(f"{FERRY}/brief.yml", "published: 2024-05-06", "published: unknown"),
            c.edit(f"{PIER}/brief.yml", "published: 2024-06-01", "published: unknown"),
        ],
        5,
    ),
    "without a review, either": (
        lambda c: c.write(f"{FERRY}/annotations.yml", "statements: []\n"),
        5,
    ),
    "a page that is left out": (
        lambda c: (
            c.edit("mkdocs.yml", "plugins", "exclude_docs: people/bo-lark.md\nplugins"),
            c.write("docs/people/bo-lark/index.md", "# Bo\n"),
        ),
        0,
    ),
    "what stands in its place": (
        lambda c: c.edit("docs/people/bo-lark/index.md", "# Bo", "# Bob"),
        5,
    ),
    "a template": (
        lambda c: (
            c.write("over/main.html", '{% extends "base.html" %}{% block footer %}X{% endblock %}'),
            c.edit("mkdocs.yml", "plugins", "theme: {name: material, custom_dir: over}\nplugins"),
        ),
        0,
    ),
    "the template once more": (lambda c: c.edit("over/main.html", "X", "Y"), 0),
    "a template that looks around": (
        lambda c: c.edit("over/main.html", "Y", "{{ pages | length }}"),
        0,
    ),
    "a brief more": (
        lambda c: [
            c.write(p.replace("yard-log", "yard"), t) for p, t in FILES.items() if YARD in p
        ],
        0,
    ),
    "a template that does not": (
        lambda c: c.edit("over/main.html", "{{ pages | length }}", "Z"),
        0,
    ),
    "what speaks of no page": (lambda c: c.write("notes.txt", "x"), 30),
}


@pytest.mark.parametrize("edit", EDITS)
def test_a_site_on_top_of_another(collection: Collection, edit: str) -> None:
    change, at_least = EDITS[edit]
    change(collection)
    collection.build()
    collection.build_anew()
    stands, wanted = files_of(collection.site), files_of(collection.anew)
    assert stands.keys() == wanted.keys()
    assert [path for path in wanted if stands[path] != wanted[path]] == []
    assert collection.taken_over[0] >= at_least, "it was fast"
    if not at_least:
        assert collection.taken_over[0] < len(wanted) / 2


def test_other_packages(collection: Collection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "installed", lambda: "others")
    collection.build()
    assert collection.taken_over == [0]


def test_a_file_that_somebody_touched(collection: Collection) -> None:
    collection.build()
    page = next(collection.site.rglob("ferry-back-in-service/index.html"))
    page.write_text("touched", "utf-8")
    lost = next(collection.site.rglob("yard-log/index.html"))
    lost.unlink()
    collection.build()
    collection.build_anew()
    assert files_of(collection.site) == files_of(collection.anew)


def test_a_preview(collection: Collection, tmp_path: Path) -> None:
    """After every save it shows what a preview that begins then would show."""

    def preview(site: Path) -> Callable[[], dict[str, bytes]]:
        config = building._load(collection.root, site_dir=str(site))
        plugin = config.plugins["briefs"]
        assert isinstance(plugin, BriefsPlugin)
        plugin.on_startup(command="serve", dirty=False)
        kept = plugin._preview

        def save() -> dict[str, bytes]:
            plugin._preview = kept
            mkdocs_build(building._load(collection.root, site_dir=str(site)), serve_url="/")
            return files_of(site)

        return save

    site = tmp_path / "site"
    save = preview(site)
    save()
    edits: list[Callable[[], object]] = [
        lambda: None,
        lambda: collection.edit(f"{FERRY}/article.txt", "again on Monday", "again on Friday"),
        lambda: collection.edit(QUILL, "harbour master", "master"),
        lambda: collection.write(f"{YARD}/brief.yml", "headline: ["),
        lambda: collection.write("docs/bad.md", "A <![ that nobody can read.\n"),
        lambda: collection.remove("docs/bad.md"),
        lambda: collection.write(f"{YARD}/brief.yml", FILES[f"{YARD}/brief.yml"]),
        lambda: collection.remove(PIER),
    ]
    for number, edit in enumerate(edits):
        collection.taken_over[0] = 0
        edit()
        if (collection.root / "docs/bad.md").exists():
            with pytest.raises(Abort):
                save()
            continue
        shown = save()
        assert collection.taken_over[0] > 5, "it was fast"
        anew = preview(tmp_path / f"anew-{number}")()
        assert shown.keys() == anew.keys()
        assert [path for path in anew if shown[path] != anew[path]] == []
    assert (tmp_path / "site-before").is_dir()
    collection.write(f"{PIER}/brief.yml", FILES[f"{PIER}/brief.yml"])
    collection.write(f"{PIER}/article.txt", FILES[f"{PIER}/article.txt"])


def test_files_that_nobody_else_may_read(collection: Collection) -> None:
    collection.build()
    page = next(collection.site.rglob("ferry-back-in-service/index.html"))
    page.chmod(0o600)
    collection.write("docs/own.txt", "y")
    collection.build()
    assert page.stat().st_mode & 0o777 == (collection.site / "index.html").stat().st_mode & 0o777


def test_a_page_that_was_changed_behind_the_build(collection: Collection) -> None:
    """What a program does to the site is not taken for what the build made."""
    collection.build()
    page = next(collection.site.rglob("ferry-back-in-service/index.html"))
    page.write_text(page.read_text("utf-8") + "<!-- 1 -->", "utf-8")
    collection.write("docs/own.txt", "z")
    collection.build()
    assert "<!-- 1 -->" not in page.read_text("utf-8")


@pytest.mark.parametrize("harm", ["cut", "flipped", "foreign", "absent"])
def test_what_is_known_of_a_site_is_damaged(collection: Collection, harm: str) -> None:
    path = kept_site.path_of(collection.site.with_suffix(".json"))
    whole = path.read_bytes()
    row = json.dumps({"version": kept_site.VERSION, "files": {"index.html": 3}})
    changed = {
        "cut": whole[:-9],
        "flipped": whole[:500] + bytes([whole[500] ^ 4]) + whole[501:],
        "foreign": row.encode(),
        "absent": b"",
    }
    path.write_bytes(changed[harm])
    assert kept_site.read(path, collection.site).files == {}
    path.write_bytes(whole)
    assert kept_site.read(path, collection.site).files


def test_a_file_system_without_hard_links(
    collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    collection.build()

    def link(*_: object) -> None:
        raise OSError("no such thing")

    monkeypatch.setattr(os, "link", link)
    collection.build()
    assert collection.taken_over[0] > 30
    collection.build_anew()
    assert files_of(collection.site) == files_of(collection.anew)
