"""A folder that is replaced is the old one or the new one, whenever the process dies."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotated_briefs import swap
from tests.hostile import times

# Replaces the folder again and again; every file of a generation holds that generation's number.
WRITER = """
import itertools, sys
from pathlib import Path
from annotated_briefs import swap
if "--two-steps" in sys.argv:
    swap._exchange = lambda one, other: False
target = Path(sys.argv[1])
for generation in itertools.count(int(sys.argv[2])):
    with swap.workspace(target) as folder:
        new = folder / "new"
        new.mkdir()
        for number in range(20):
            (new / str(number)).write_text(str(generation))
        swap.put_in_place(new, target)
"""


@contextmanager
def writer(target: Path, generation: int, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    arguments = [sys.executable, "-c", WRITER, str(target), str(generation), *options]
    process = subprocess.Popen(arguments, stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def number_in(target: Path) -> int:
    """The generation in one file; -1 before there is one. A glance, while all of it may change."""
    try:
        return int((target / "0").read_text())
    except FileNotFoundError:
        return -1


def generation_of(target: Path) -> int:
    """The generation that ``target`` holds; fails where it holds less than one, or two."""
    found = {path.read_text() for path in target.iterdir()}
    assert len(list(target.iterdir())) == 20
    assert len(found) == 1, "parts of two generations"
    return int(found.pop())


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_it_is_whole_whenever_the_writer_dies(
    how: signal.Signals, tmp_path: Path, counted: Callable[[str], None]
) -> None:
    target = tmp_path / "site"
    chance = random.Random(how)
    rounds = times(5, 30)
    last = 0
    for number in range(rounds):
        with writer(target, 1_000 * number) as process:
            while number_in(target) < 1_000 * number:
                assert process.poll() is None, process.stderr and process.stderr.read()
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 0.1))
            process.send_signal(how)
            process.wait()
        found = generation_of(target)
        assert found >= max(last, 1_000 * number)
        last = found
    with swap.workspace(target):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["site"], "nothing is left beside it"
    counted(f"{rounds} writers ended by {how.name}: {rounds} times a whole folder")


def test_without_an_exchange_the_next_one_mends_it(
    tmp_path: Path, counted: Callable[[str], None]
) -> None:
    target = tmp_path / "site"
    chance = random.Random(7)
    rounds, missing = times(4, 30), 0
    for number in range(rounds):
        with writer(target, 1_000 * number, "--two-steps") as process:
            while number_in(target) < 1_000 * number:
                assert process.poll() is None, process.stderr and process.stderr.read()
                time.sleep(0.005)
            time.sleep(chance.uniform(0.01, 0.1))
            process.kill()
            process.wait()
        missing += not target.exists()
        with swap.workspace(target):
            generation_of(target)
    counted(f"{rounds} writers without an exchange killed: {missing} times mended by the next")


def test_a_writer_that_died_between_the_two_steps_is_mended(tmp_path: Path) -> None:
    target, left = tmp_path / "site", tmp_path / ".site.building"
    (left / "old").mkdir(parents=True)
    (left / "old" / "page").write_text("old")
    (left / "new").mkdir()
    with swap.workspace(target) as folder:
        assert (target / "page").read_text() == "old"
        assert [path.name for path in folder.iterdir()] == ["lock"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_second_one_is_told_to_wait(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with swap.workspace(target):
        code = (
            "import sys\nfrom pathlib import Path\nfrom annotated_briefs import swap\n"
            "try:\n    with swap.workspace(Path(sys.argv[1])):\n        print('both')\n"
            "except swap.BusyError as error:\n    print(error)\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, target], capture_output=True, text=True, check=True
        )
        assert done.stdout == f"{target}: another build is at work there (hint: wait for its end)\n"
        with swap.workspace(tmp_path / "other"):
            pass
    with swap.workspace(target):
        pass


def test_many_at_once_are_one_after_the_other(
    tmp_path: Path, counted: Callable[[str], None]
) -> None:
    """Each holds the lock for a moment, and none ever sees another's file there."""
    code = (
        "import os, sys, time\nfrom pathlib import Path\nfrom annotated_briefs import swap\n"
        "held = refused = 0\n"
        "while held < 30:\n"
        "    try:\n"
        "        with swap.workspace(Path(sys.argv[1])) as folder:\n"
        "            os.close(os.open(folder / 'mine', os.O_CREAT | os.O_EXCL))\n"
        "            time.sleep(0.0005)\n"
        "            (folder / 'mine').unlink()\n"
        "            held += 1\n"
        "    except swap.BusyError:\n"
        "        refused += 1\n"
        "        time.sleep(0.001)\n"
        "print(held, refused)\n"
    )
    several = [
        subprocess.Popen(
            [sys.executable, "-c", code, tmp_path / "site"], stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    said = [process.communicate(timeout=120)[0].split() for process in several]
    assert [process.returncode for process in several] == [0] * 4
    held, refused = (sum(int(line[n]) for line in said) for n in (0, 1))
    assert held == 120
    assert list(tmp_path.iterdir()) == []
    counted(f"{held} locks held by 4 processes, {refused} times refused, never by two at once")


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    (tmp_path / ".site.building").mkdir()
    (tmp_path / ".site.building" / "lock").symlink_to(victim)
    with pytest.raises(OSError, match=os.strerror(errno.ELOOP)), swap.workspace(tmp_path / "site"):
        pass
    assert not victim.exists()


def test_a_workspace_that_is_a_link_is_not_cleared(tmp_path: Path) -> None:
    """A repository can hold a link, and what it leads to is not ours to delete."""
    (tmp_path / "victim").mkdir()
    (tmp_path / "victim" / "thesis.txt").write_text("years of work")
    (tmp_path / ".site.building").symlink_to(tmp_path / "victim")
    with pytest.raises(OSError, match="is a symbolic link"), swap.workspace(tmp_path / "site"):
        pass
    assert (tmp_path / "victim" / "thesis.txt").read_text() == "years of work"
    assert [path.name for path in (tmp_path / "victim").iterdir()] == ["thesis.txt"]
