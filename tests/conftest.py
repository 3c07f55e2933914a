"""What several kinds of tests need: the real corpora, scratch roots, built sites, a browser."""

from __future__ import annotations

import fcntl
import gzip
import http.server
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.long_root import files as long_files
from tests.rights_root import files as rights_files

# A deadline measures how busy the machine is.
hypothesis.settings.register_profile("briefs", deadline=None)
hypothesis.settings.load_profile("briefs")

# A shell lets what runs in its background ignore Ctrl-C, and so would all that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

REPOSITORY = Path(__file__).parents[1]
BRIEFS = Path(sys.executable).with_name("briefs")
GOLDEN_ROOT = REPOSITORY / "tests" / "golden" / "ferry"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the expected files of tests/golden anew"
    )


@pytest.fixture
def counted(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Notes what a check has counted; all such lines are printed at the end of a run."""
    return lambda line: record_property("count", line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = (*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed"))
    lines = [
        value
        for report in reports
        for name, value in getattr(report, "user_properties", ())
        if name == "count"
    ]
    if lines:
        terminalreporter.section("counted")
        for line in lines:
            terminalreporter.line(str(line))


# ------------------------------------------------------------------ where things are


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The real corpora, which are no part of the project."""
    given = os.environ.get("ANNOTATED_BRIEFS_SHARED")
    folder = Path(given) if given else REPOSITORY.parent / "shared"
    if not (folder / "articles").is_dir():
        pytest.skip(f"the real corpora are not at {folder} (set ANNOTATED_BRIEFS_SHARED)")
    return folder


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that ``make`` fills once in a run, whichever worker asks first."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def analyses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache of analyses for all scratch roots and all workers of this run."""
    return once(tmp_path_factory, "analyses", lambda _: None)


@pytest.fixture
def make_root(tmp_path: Path, analyses: Path) -> Callable[..., Path]:
    """Write a scratch root from ``{path: text}``, or copy one; it shares the run's cache."""

    def make(files: dict[str, str] | None = None, *, copy: Path | None = None) -> Path:
        return write_root(tmp_path / "root", files or {}, analyses, copy=copy)

    return make


def write_root(
    root: Path, files: dict[str, str], analyses: Path, *, copy: Path | None = None
) -> Path:
    if copy:
        shutil.copytree(copy, root, ignore=shutil.ignore_patterns(".*", "expected", "site"))
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (root / ".cache").mkdir(parents=True)
    (root / ".cache" / "briefs").symlink_to(analyses)
    return root


def without_tags(root: Path) -> Path:
    """A root without the HTML that the golden one holds to see it shown as letters: B017."""
    for name in ("article.txt", "brief.yml", "annotations.yml"):
        for path in root.glob(f"briefs/articles/*/*/{name}"):
            path.write_text(
                re.sub(r"</?[a-z]+\b[^<>]*>|(?<=&)amp;", "", path.read_text("utf-8")), "utf-8"
            )
    return root


# ------------------------------------------------------------------ the command


def run_briefs(*arguments: str | Path, **options: Any) -> subprocess.CompletedProcess[str]:
    """``briefs`` in a process of its own, without a terminal."""
    command = [str(BRIEFS), *map(str, arguments)]
    options = {"timeout": 300, **options}
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def built(root: Path, site: Path) -> Path:
    """The site of ``root``, built strictly into ``site``."""
    done = run_briefs("build", "--strict", "--root", root, "--site", site)
    assert done.returncode == 0, done.stdout + done.stderr
    return site


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site."""
    return once(tmp_path_factory, "sample", lambda f: built(REPOSITORY, f / "site")) / "site"


@pytest.fixture(scope="session")
def golden_site(tmp_path_factory: pytest.TempPathFactory, analyses: Path) -> Path:
    """The site of the golden root."""

    def make(folder: Path) -> None:
        built(write_root(folder / "root", {}, analyses, copy=GOLDEN_ROOT), folder / "site")

    return once(tmp_path_factory, "golden", make) / "site"


@pytest.fixture(scope="session")
def rights_root(tmp_path_factory: pytest.TempPathFactory, analyses: Path) -> Path:
    def make(folder: Path) -> None:
        built(write_root(folder / "root", rights_files(), analyses), folder / "site")

    return once(tmp_path_factory, "rights", make) / "root"


@pytest.fixture(scope="session")
def rights_site(rights_root: Path) -> Path:
    """The site of `tests.rights_root`."""
    return rights_root.parent / "site"


@pytest.fixture(scope="session")
def long_site(tmp_path_factory: pytest.TempPathFactory, analyses: Path) -> Path:
    """The site of `tests.long_root`."""

    def make(folder: Path) -> None:
        built(write_root(folder / "root", long_files(), analyses), folder / "site")

    return once(tmp_path_factory, "long", make) / "site"


def indexed(site: Path) -> list[dict[str, Any]]:
    """What Pagefind's index of ``site`` holds of each page: ``url``, ``content``, ``meta`` ..."""
    found = []
    for path in sorted((site / "pagefind" / "fragment").iterdir()):
        data = gzip.decompress(path.read_bytes())
        found.append(json.loads(data[data.index(b"{") :]))
    return found


# ------------------------------------------------------------------ server and browser


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A missing page gets the site's own 404, as a host of static files does."""
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """``folder`` over HTTP on this machine; gives the address, with a slash at its end."""
    handler = partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def sample_url(sample_site: Path) -> Iterator[str]:
    with serving(sample_site) as url:
        yield url


@pytest.fixture(scope="session")
def golden_url(golden_site: Path) -> Iterator[str]:
    with serving(golden_site) as url:
        yield url


@pytest.fixture(scope="session")
def long_url(long_site: Path) -> Iterator[str]:
    with serving(long_site) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless Chromium: the system's. No browser is downloaded."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        if os.environ.get("BRIEFS_REQUIRE_BROWSER") == "1":
            pytest.fail("there is no Chromium, and BRIEFS_REQUIRE_BROWSER=1")
        pytest.skip("there is no Chromium on this machine (on Debian: apt install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
            ],
        )
        yield browser
        browser.close()
