"""What building does to the folders around it: whole or not at all, and no work done twice."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from annotated_briefs.site_defaults import DEFAULTS
from tests.conftest import BRIEFS, GOLDEN_ROOT, indexed, run_briefs

BROKEN = {"briefs/outlets/broken.yml": "name: [unclosed\n"}


def state(folder: Path) -> dict[str, str]:
    """Every file below ``folder`` and the hash of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def build(root: Path, site: Path) -> subprocess.CompletedProcess[str]:
    return run_briefs("build", "--strict", "--root", root, "--site", site)


def test_the_command_and_the_plugin_write_the_same(make_root, tmp_path: Path) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    (root / "docs").mkdir()
    done = run_briefs("generate", "--root", root, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    written = {
        str(path.relative_to(tmp_path / "out")): path.read_text("utf-8")
        for path in (tmp_path / "out").rglob("*.md")
    }

    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    config = config.plugins.on_config(config)
    files = config.plugins.on_files(Files([]), config=config)
    generated = {f.src_uri: f.content_string for f in files if f.src_uri.endswith(".md")}

    assert len(generated) > 10
    assert generated == written


def test_mkdocs_alone_builds_the_same_site(make_root, golden_site: Path, tmp_path: Path) -> None:
    """`mkdocs build` with a mkdocs.yml that says what `briefs build` would assume."""
    root = make_root(copy=GOLDEN_ROOT)
    (root / "docs").mkdir()
    settings = {**DEFAULTS, **yaml.safe_load((root / "mkdocs.yml").read_text("utf-8"))}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    mkdocs = BRIEFS.with_name("mkdocs")
    done = subprocess.run(
        [mkdocs, "build", "--strict", "-q", "-f", root / "mkdocs.yml", "-d", tmp_path / "site"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    page = "briefs/2024/ferry-back-in-service/index.html"
    assert (tmp_path / "site" / page).read_bytes() == (golden_site / page).read_bytes()


def test_a_docs_page_wins_over_a_generated_one(make_root, tmp_path: Path) -> None:
    root = make_root({"docs/sources/index.md": "# Ours\n"}, copy=GOLDEN_ROOT)
    assert build(root, tmp_path / "site").returncode == 0
    assert ">Ours</h1>" in (tmp_path / "site/sources/index.html").read_text("utf-8")


# ------------------------------------------------------------------ the second time

_PROBE = """
import sys, time
from annotated_briefs.cli import cli
cli.main({arguments!r}, standalone_mode=False)
print("spacy" in sys.modules, "annotated_briefs.analyse.parse" in sys.modules, time.process_time())
"""


def probe(*arguments: str) -> tuple[str, str, float]:
    """Whether spaCy was imported by ``briefs``, and the processor's seconds it took."""
    code = _PROBE.format(arguments=list(arguments))
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=300
    )
    spacy, parse, seconds = done.stdout.splitlines()[-1].split()
    return spacy, parse, float(seconds)


def test_nothing_changed_means_no_spacy(make_root, tmp_path: Path) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    cache = root / ".cache" / "briefs"
    cache.unlink()  # this test's own cache, empty at first
    arguments = ("build", "--anew", "--root", str(root), "--site", str(tmp_path / "site"))

    first = probe(*arguments)
    before = state(tmp_path / "site")
    second = probe(*arguments)

    assert first[:2] == ("True", "True")
    assert second[:2] == ("False", "False")
    assert second[2] < first[2]
    after = state(tmp_path / "site")
    # Pagefind names and orders the parts of its index anew in every run.
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert {name for name in changed if not name.startswith("pagefind/")} <= {"sitemap.xml.gz"}

    entries = [path for path in cache.rglob("*") if path.is_file()]
    entries = [path for path in entries if "builds" not in path.parts]
    kinds = "the article's parse, what was found, what may be shown, lines in the tables, words"
    assert len(entries) == 5, kinds
    for entry in entries:
        data = bytearray(entry.read_bytes())
        data[len(data) // 2] ^= 4
        entry.write_bytes(data)

    assert probe(*arguments)[0] == "True"
    pages = {name for name in before if not name.startswith("pagefind/")}
    assert pages <= state(tmp_path / "site").keys()
    brief = "briefs/2024/ferry-back-in-service/index.html"
    assert state(tmp_path / "site")[brief] == before[brief]


def test_the_index_of_a_site_that_grew_is_that_of_one_built_anew(make_root, tmp_path: Path) -> None:
    """Pagefind's own files differ from run to run; what they hold of each page does not."""
    pytest.importorskip("pagefind")
    root = make_root(copy=GOLDEN_ROOT)
    brief = root / "briefs/articles/2024/ferry-back-in-service"
    for number in range(4):
        if number == 1:
            text = (brief / "article.txt").read_text("utf-8")
            (brief / "article.txt").write_text(text.replace("ferry", "old ferry"), "utf-8")
        if number == 2:
            brief.rename(brief.with_name("the-ferry"))
        if number == 3:
            (root / "docs").mkdir()
            (root / "docs/about.md").write_text("# About\n\nUnheard-of words.\n", "utf-8")
        assert build(root, tmp_path / "site").returncode == 0
        assert build(root, tmp_path / f"anew-{number}").returncode == 0
        assert indexed(tmp_path / "site") == indexed(tmp_path / f"anew-{number}")


@pytest.mark.parametrize("command", ["check", "explain", "schema", "--version"])
def test_what_needs_no_model_loads_none(command: str, make_root) -> None:
    arguments = {
        "check": ["check", "--quick", "--root", str(make_root(copy=GOLDEN_ROOT))],
        "explain": ["explain", "B103"],
        "schema": ["schema", "brief"],
        "--version": ["--version"],
    }[command]
    code = (
        "import sys\nfrom annotated_briefs.cli import cli\n"
        f"try:\n cli.main({arguments!r}, standalone_mode=False)\nexcept SystemExit: pass\n"
        "print([m for m in ('spacy', 'mkdocs', 'thinc') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.splitlines()[-1] == "[]"


# ------------------------------------------------------------------ when it fails


def test_a_failing_build_leaves_the_old_site(make_root, tmp_path: Path) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    site = tmp_path / "out" / "site"
    assert build(root, site).returncode == 0
    old = state(site)
    for name, content in BROKEN.items():
        (root / name).write_text(content, encoding="utf-8")

    done = build(root, site)

    assert done.returncode == 1
    assert "briefs/outlets/broken.yml:1:" in done.stderr
    assert "Traceback" not in done.stderr
    assert state(site) == old
    assert [p.name for p in site.parent.iterdir()] == ["site"]


def test_generate_writes_nothing_where_there_is_an_error(make_root, tmp_path: Path) -> None:
    root = make_root(BROKEN, copy=GOLDEN_ROOT)
    done = run_briefs("generate", "--root", root, "--out", tmp_path / "out")
    assert done.returncode == 1
    assert "nothing was written" in done.stderr
    assert not (tmp_path / "out").exists()


def test_strict_stops_at_a_warning_of_mkdocs_alone(make_root, tmp_path: Path) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    article = root / "briefs/articles/2024/ferry-back-in-service/article.txt"
    # A character that turns the direction of the text is a warning, and `check` lets it pass.
    article.write_text(article.read_text("utf-8") + "\nThe \u202eend.\n", encoding="utf-8")
    assert run_briefs("check", "--root", root).returncode == 0
    strict = build(root, tmp_path / "strict")
    assert strict.returncode == 0, strict.stderr
    assert "B010" in strict.stderr
    (root / "docs").mkdir(exist_ok=True)
    (root / "docs/about.md").write_text("# About\n\n[Nowhere](nowhere.md)\n")
    assert build(root, tmp_path / "broken").returncode == 1
    assert not (tmp_path / "broken").exists()
    assert run_briefs("build", "--root", root, "--site", tmp_path / "loose").returncode == 0


@pytest.mark.parametrize("delay", [0.0, 0.4, 1.2])
def test_ctrl_c_leaves_nothing_half_written(delay: float, make_root, tmp_path: Path) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    (root / ".cache" / "briefs").unlink()  # so that the build takes its time
    site = tmp_path / "out" / "site"
    site.mkdir(parents=True)
    (site / ".briefs-site").write_text("the old site")
    process = subprocess.Popen(
        [BRIEFS, "build", "--root", root, "--site", site],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while not list(site.parent.glob(".site.*")):
        assert process.poll() is None, process.communicate()[1]
        assert time.monotonic() < deadline
        time.sleep(0.01)
    time.sleep(delay)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)

    assert process.returncode == 1, errors
    assert "Traceback" not in errors
    # Stopped while it takes the lock, it leaves that, and the next build begins with it.
    left = {p.relative_to(site.parent).as_posix() for p in site.parent.rglob("*")}
    assert left - {".site.building", ".site.building/lock"} == {"site", "site/.briefs-site"}
    assert {p.name: p.read_text() for p in site.iterdir()} == {".briefs-site": "the old site"}
    assert not list((root / ".cache").rglob(".*")), "no part of a cache entry"


# ------------------------------------------------------------------ what is not ours to replace


UNREADABLE = [
    (b"site_name: x\nplugins: [briefs\n", ":3:1: not YAML"),
    (b"site_name: x\nnav:\n\t- a\n", ":3:1: not YAML"),
    (b"site_name: x\ncopyright: caf\xe9\n", ":2:15: not UTF-8"),
    (b"site_name: x\x00\n", ":1:13: a character that YAML forbids"),
]


@pytest.mark.parametrize("command", ["build", "serve"])
@pytest.mark.parametrize(("content", "said"), UNREADABLE)
def test_an_unreadable_mkdocs_yml_is_said_in_one_line(
    command: str, content: bytes, said: str, make_root
) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    (root / "mkdocs.yml").write_bytes(content)
    done = run_briefs(command, "--root", root, *port(command))
    assert done.returncode == 1
    assert done.stderr.startswith(f"briefs: {root / 'mkdocs.yml'}{said}")
    assert "(hint: " in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["build", "serve"])
def test_a_site_without_the_plugin_is_refused(command: str, make_root) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    (root / "mkdocs.yml").write_text("site_name: x\nplugins: [search]\n")
    done = run_briefs(command, "--root", root, *port(command), timeout=60)
    assert done.returncode == 1
    assert "`briefs` is not listed (hint: " in done.stderr


def port(command: str) -> list[str]:
    """A free port for ``serve``, so that it fails for what is tested alone."""
    if command != "serve":
        return []
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return ["--port", str(probe.getsockname()[1])]


def test_a_build_says_where_the_site_is_and_no_more(make_root, tmp_path: Path) -> None:
    done = build(make_root(copy=GOLDEN_ROOT), tmp_path / "site")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"The site is in {tmp_path / 'site'}\n"


def test_a_build_without_a_model_says_so_once(make_root, tmp_path: Path) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    code = (
        "import sys\n"
        "from annotated_briefs.analyse import models\n"
        "models._PACKAGES = ()\n"
        "from annotated_briefs.cli import main\n"
        f"sys.argv = ['briefs', 'build', '--root', {str(root)!r}]\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "briefs: no English model" in done.stderr
    assert not (root / "site").exists()


@pytest.mark.parametrize("where", [".", "..", "briefs", "docs"])
def test_it_never_replaces_the_root_or_what_is_in_it(where: str, make_root) -> None:
    root = make_root({"docs/index.md": "# Hello\n"}, copy=GOLDEN_ROOT)
    before = state(root)
    done = run_briefs("build", "--root", root, "--site", root / where)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert state(root) == before


def test_it_never_replaces_a_folder_that_is_no_site(make_root, tmp_path: Path) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work")
    done = run_briefs("build", "--root", root, "--site", folder)
    assert done.returncode == 2
    assert (folder / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("name", ["404.html", "sitemap.xml"])
def test_another_site_is_no_earlier_site(name: str, make_root, tmp_path: Path) -> None:
    folder = tmp_path / "www"
    folder.mkdir()
    (folder / name).write_text("another site")
    done = run_briefs("build", "--root", make_root(copy=GOLDEN_ROOT), "--site", folder)
    assert done.returncode == 2
    assert "(hint: " in done.stderr
    assert {path.name: path.read_text() for path in folder.iterdir()} == {name: "another site"}


@pytest.mark.parametrize("marks", [[".briefs-site"], ["sitemap.xml", "assets/briefs/briefs.css"]])
def test_an_earlier_site_is_replaced(marks: list[str], make_root, tmp_path: Path) -> None:
    site = tmp_path / "site"
    for name in [*marks, "stale.html"]:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("old")
    done = build(make_root(copy=GOLDEN_ROOT), site)
    assert done.returncode == 0, done.stderr
    assert not (site / "stale.html").exists()
    assert (site / ".briefs-site").is_file()


def test_an_empty_folder_may_become_the_site(make_root, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert build(make_root(copy=GOLDEN_ROOT), tmp_path / "site").returncode == 0
    assert (tmp_path / "site" / "index.html").is_file()


def test_a_place_that_cannot_be_written_is_said_in_one_line(make_root, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    root = make_root(copy=GOLDEN_ROOT)
    for command in (
        ["build", "--root", root, "--site", tmp_path / "file" / "site"],
        ["generate", "--root", root, "--out", tmp_path / "file" / "out"],
        ["annotate", root / "briefs/articles/2024/ferry-back-in-service", "--out",
         tmp_path / "file" / "out"],
    ):  # fmt: skip
        done = run_briefs(*command)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert done.stderr.splitlines()[-1].startswith("briefs: ")


def test_settings_of_a_parent_file_stand(make_root, tmp_path: Path) -> None:
    root = make_root(copy=GOLDEN_ROOT)
    (root / "parent.yml").write_text((root / "mkdocs.yml").read_text("utf-8"), "utf-8")
    parent = yaml.safe_load((root / "parent.yml").read_text("utf-8"))
    parent["site_name"] = "Named by the parent"
    parent.setdefault("theme", {"name": "material", "font": False})
    parent.setdefault("plugins", ["search", "briefs"])
    (root / "parent.yml").write_text(yaml.safe_dump(parent), "utf-8")
    (root / "mkdocs.yml").write_text("INHERIT: parent.yml\n", "utf-8")
    (root / "docs").mkdir(exist_ok=True)
    done = run_briefs("build", "--root", root, "--site", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "Named by the parent" in (tmp_path / "site" / "index.html").read_text("utf-8")
