"""`--dask`: articles read by the workers of a cluster make the same bytes as those read here."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotated_briefs.cli import cli
from annotated_briefs.cli import cluster as shell
from tests.bench import made_collection

distributed = pytest.importorskip("distributed")

BRIEFS = 24


@pytest.fixture(scope="module")
def local() -> Iterator[object]:
    """A scheduler with two workers, each a process of its own."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as found:
        yield found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("made") / "root"
    made_collection.write(root, BRIEFS)
    forget(root)  # it comes with its parses
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "root"))


def generated(root: Path, out: Path, *options: str) -> dict[str, bytes]:
    """What `briefs generate` writes without anything that was worked out before."""
    ran = run("generate", "--root", root, "--out", out, *options)
    assert ran.exit_code == 0, ran.output
    return {str(p.relative_to(out)): p.read_bytes() for p in out.rglob("*") if p.is_file()}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments])


def forget(root: Path) -> None:
    for path in sorted((root / ".cache").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()


@pytest.mark.slow
def test_the_same_bytes_though_a_worker_is_killed(local, root: Path, tmp_path: Path) -> None:
    here = generated(root, tmp_path / "here")
    forget(root)
    address = local.scheduler_address
    assert generated(root, tmp_path / "there", "--dask", address) == here
    forget(root)
    killed: list[int] = []

    def kill() -> None:
        with distributed.Client(address, set_as_default=False) as client:
            while not any(client.processing().values()):
                time.sleep(0.01)
            busy = next(worker for worker, tasks in client.processing().items() if tasks)
            killed.append(client.run(os.getpid)[busy])
            os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill)
    killer.start()
    assert generated(root, tmp_path / "less", "--dask", address) == here
    killer.join(60)
    assert killed


def test_what_was_read_is_kept_as_it_is_here(local, root: Path, tmp_path: Path) -> None:
    """Findings of a cluster are found again without one."""
    there = generated(root, tmp_path / "there", "--dask", local.scheduler_address)
    before = sorted(path for path in (root / ".cache").rglob("*") if path.is_file())
    assert before
    assert generated(root, tmp_path / "here") == there
    assert sorted(path for path in (root / ".cache").rglob("*") if path.is_file()) == before


def test_nobody_at_the_address(root: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(shell, "_SECONDS", 1)
    ran = run("generate", "--root", root, "--out", tmp_path / "out", "--dask", "tcp://127.0.0.1:9")
    assert ran.exit_code == 1
    assert "tcp://127.0.0.1:9: no Dask scheduler answers there" in ran.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("workers", "said"),
    [
        ({}, "the cluster has no workers (hint: dask worker tcp://one)"),
        (
            {"tcp://two": ModuleNotFoundError("No module named 'annotated_briefs'")},
            "tcp://two: this worker reads no articles: No module named 'annotated_briefs'",
        ),
        ({"tcp://two": ("spaCy 1",)}, "tcp://two: this worker has spaCy 1; here is spaCy 3."),
    ],
)
def test_workers_that_would_read_otherwise(workers, said: str, capsys) -> None:
    with pytest.raises(SystemExit):
        shell._check(workers, "tcp://one")
    assert said in capsys.readouterr().err


def test_a_worker_that_cannot_read(local, root: Path, tmp_path: Path, monkeypatch) -> None:
    """What went wrong there is said, and how to mend it."""
    here = os.getpid()
    monkeypatch.setattr(shell, "reader", lambda: () if os.getpid() == here else 1 // 0)
    address = local.scheduler_address
    ran = run("generate", "--root", root, "--out", tmp_path / "out", "--dask", address)
    assert isinstance(ran.exception, SystemExit)
    assert (
        "this worker reads no articles: integer division or modulo by zero (hint: install"
        in ran.output
    )


def test_without_the_package(root: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    ran = run("generate", "--root", root, "--out", tmp_path / "out", "--dask", "tcp://one:1")
    assert ran.exit_code == 1
    assert "pip install 'annotated-briefs[dask]'" in ran.output
