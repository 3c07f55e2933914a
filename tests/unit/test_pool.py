"""Articles read by several processes: the same parses in the same order, and a clean end."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from annotated_briefs.analyse import pool
from annotated_briefs.analyse.models import installed_model
from annotated_briefs.analyse.parse import analyse
from annotated_briefs.parses import analyses
from annotated_briefs.text import split

ARTICLES = [split(f"Ada Quill told the Ledger {n} times. “We sail,” she said.") for n in range(13)]


def test_processes_read_what_one_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_processors", lambda: 2)
    model = installed_model()
    alone = list(analyse(ARTICLES, model))
    assert list(pool.read_all(ARTICLES, model)) == alone


def test_any_executor_reads_them(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as executor:
        found = list(analyses(ARTICLES, tmp_path, executor=executor))
    assert found == list(analyse(ARTICLES, installed_model()))
    assert list(analyses(ARTICLES, tmp_path)) == found, "from the cache"


_ENDLESS = """
import os, sys, time
from annotated_briefs.analyse import pool
from annotated_briefs.analyse.models import installed_model
from annotated_briefs.text import split

def read(articles, model):
    os.write(1, b"begun\\n")
    time.sleep(60 if sys.argv[1] == "killed" else 1)
    return []

pool._read, pool._processors = read, lambda: 2
list(pool.read_all([split(f"Text {n}.") for n in range(100)], installed_model()))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
@pytest.mark.parametrize(("how", "by"), [("stopped", signal.SIGINT), ("killed", signal.SIGKILL)])
def test_no_worker_outlives_the_build(how: str, by: signal.Signals, tmp_path: Path) -> None:
    log = tmp_path / "log"
    process = subprocess.Popen(
        [sys.executable, "-c", _ENDLESS, how], stdout=subprocess.PIPE, stderr=log.open("wb"),
        start_new_session=True, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n", log.read_text()
    workers = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert len(workers) == 2
    if by is signal.SIGINT:
        os.killpg(process.pid, by)
    else:
        process.kill()
    process.wait(30)
    deadline = time.monotonic() + 30
    while any(_alive(worker) for worker in workers):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    if by is signal.SIGINT:
        assert log.read_text().count("Traceback") == 1, (
            "the parent's alone, which the command mutes"
        )


def _alive(process: str) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"
