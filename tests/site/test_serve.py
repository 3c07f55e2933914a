"""`briefs serve`: a saved file is built anew, a broken one does not end it, Ctrl-C does."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import BRIEFS, GOLDEN_ROOT

PAGE = "briefs/2024/ferry-back-in-service/"
ARTICLE = "briefs/articles/2024/ferry-back-in-service/article.txt"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


class Served:
    """A running `briefs serve`."""

    def __init__(self, root: Path, log: Path) -> None:
        self.root = root
        self.log = log
        port = free_port()
        self.url = f"http://127.0.0.1:{port}/"
        self.process = subprocess.Popen(
            [BRIEFS, "serve", "--root", root, "--port", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=log.open("wb"),
            start_new_session=True,
        )

    def get(self, address: str) -> str:
        with urllib.request.urlopen(self.url + address, timeout=30) as answer:
            text: str = answer.read().decode()
            return text

    def wait_for(self, wanted: Callable[[], bool], seconds: float = 30) -> None:
        deadline = time.monotonic() + seconds
        while True:
            assert self.process.poll() is None, self.log.read_text()
            try:
                if wanted():
                    return
            except (urllib.error.URLError, ConnectionError):
                pass
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.2)


@pytest.fixture
def served(make_root, tmp_path: Path) -> Iterator[Served]:
    one = Served(make_root(copy=GOLDEN_ROOT), tmp_path / "log")
    yield one
    if one.process.poll() is None:
        one.process.kill()
        one.process.wait()


def test_serve(served: Served) -> None:
    served.wait_for(lambda: "slept on board" in served.get(PAGE), 60)

    # The watcher tells a change by its time, in whole seconds on some file systems.
    time.sleep(1.1)
    article = served.root / ARTICLE
    text = article.read_text("utf-8")
    article.write_text(text.replace("slept on board", "slept at home"), encoding="utf-8")
    served.wait_for(lambda: "slept at home" in served.get(PAGE))

    # A mistake is said, and the preview goes on without that brief.
    record = served.root / "briefs/outlets/new.yml"
    record.write_text("name: [unclosed\n", encoding="utf-8")
    served.wait_for(lambda: "briefs/outlets/new.yml:" in served.log.read_text())
    record.write_text("name: New Outlet\n", encoding="utf-8")
    served.wait_for(lambda: "New Outlet" in served.get("outlets/new/"))

    os.killpg(served.process.pid, signal.SIGINT)
    assert served.process.wait(20) in {0, 130}
    assert "Traceback" not in served.log.read_text()


def test_a_port_in_use_is_said_in_one_line(make_root) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [BRIEFS, "serve", "--root", make_root(copy=GOLDEN_ROOT), "--port",
             str(taken.getsockname()[1])],
            capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    last = done.stderr.splitlines()[-1]
    assert last.startswith("briefs: ")
    assert last.endswith("(hint: choose another with --port, or make serve PORT=...)")
