"""Builds that are killed, run out of room, or find a spoilt cache: the old site or the new one."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotated_briefs import building
from tests.conftest import BRIEFS, GOLDEN_ROOT, run_briefs, write_root
from tests.hostile import LONG, times
from tests.hostile.trees import Tree, index_is_whole, tree

FOLDER = "briefs/articles/2024/ferry-back-in-service"
Counted = Callable[[str], None]


def pages(site: Path) -> Tree:
    """All of ``site`` but what is another in every build: Pagefind's index, a time stamp."""
    assert index_is_whole(site)
    return {
        name: data
        for name, data in tree(site).items()
        if not name.startswith("pagefind/") and name != "sitemap.xml.gz"
    }


def built(root: Path, site: Path) -> Tree:
    """The pages of a build in this process, which has the model in memory."""
    building.build(root, site, strict=True, progress=None)
    return pages(site)


@dataclass
class Stage:
    """A root in its second version, the site of its first, and what each version's pages are."""

    root: Path
    site: Path
    old: Tree
    new: Tree

    def reset(self) -> None:
        """The old site again, as if nothing had happened."""
        shutil.rmtree(self.site.parent)
        shutil.copytree(self.root.parent / "old", self.site)

    def command(self) -> list[str]:
        return [str(BRIEFS), "build", "--root", str(self.root), "--site", str(self.site)]

    def stands(self) -> str:
        """Which of the two sites stands; fails where it is neither."""
        found = pages(self.site)
        if found == self.old:
            return "old"
        assert found == self.new, "neither the old site nor the new one"
        return "new"

    def next_build_is_clean(self) -> None:
        assert built(self.root, self.site) == self.new
        assert [path.name for path in self.site.parent.iterdir()] == ["site"]


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory, analyses: Path) -> Stage:
    base = tmp_path_factory.mktemp("faults")
    root = write_root(base / "root", {}, analyses, copy=GOLDEN_ROOT)
    site = base / "out" / "site"
    for version in ("old", "new"):
        built(root, base / version)
        brief = root / FOLDER / "brief.yml"
        text = brief.read_text("utf-8")
        if version == "old":
            brief.write_text(text.replace("section: ", "section: Second version of "), "utf-8")
    site.parent.mkdir()
    old, new = pages(base / "old"), pages(base / "new")
    assert old != new
    return Stage(root, site, old, new)


def one_line(said: str) -> None:
    assert "Traceback" not in said
    assert len([line for line in said.splitlines() if line.strip()]) == 1, said


# ------------------------------------------------------------------ killed


def ended_by(how: signal.Signals, stage: Stage, seconds: float) -> tuple[int, str, float]:
    """A build that gets ``how`` after ``seconds``: its exit code, what it said, its seconds."""
    stage.reset()
    started = time.monotonic()
    process = subprocess.Popen(
        stage.command(), stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, how)
    said = process.communicate(timeout=60)[1]
    return process.returncode, said, time.monotonic() - started


def test_killed_at_any_moment(stage: Stage, counted: Counted) -> None:
    whole = ended_by(signal.SIGKILL, stage, 300)[2]
    for how, rounds in ((signal.SIGKILL, times(1, 30)), (signal.SIGINT, times(1, 15))):
        chance, found, late = random.Random(f"{how}"), [], 0
        while len(found) < rounds:
            # The first part is Python's and MkDocs' own start, in which nothing can go wrong.
            code, said, took = ended_by(how, stage, chance.uniform(0.4, 1) * whole)
            stands = stage.stands()
            if code == 0:  # it was done before
                assert stands == "new"
                whole, late = min(whole, took), late + 1
                continue
            found.append(stands)
            if said.strip():  # Python itself says nothing at its very start and end
                one_line(said)
        counted(
            f"{rounds} builds ended by {how.name}: {found.count('old')} times the old site whole,"
            f" {found.count('new')} times the new ({late} more were done before)"
        )
        assert not LONG or "old" in found
    stage.next_build_is_clean()


# ------------------------------------------------------------------ two at once


def test_the_second_of_two_is_told_to_wait(stage: Stage, counted: Counted) -> None:
    stage.reset()
    first = subprocess.Popen(stage.command(), stdout=subprocess.DEVNULL)
    while not list(stage.site.parent.glob(".site.building/*")):
        assert first.poll() is None
        time.sleep(0.01)
    first.send_signal(signal.SIGSTOP)  # or it may be done before the second has begun
    second = subprocess.run(stage.command(), capture_output=True, text=True, check=False)
    first.send_signal(signal.SIGCONT)
    assert first.wait(60) == 0
    assert second.returncode == 75
    assert second.stdout == ""
    assert second.stderr == (
        f"briefs: {stage.site}: another build is at work there (hint: wait for its end)\n"
    )
    assert stage.stands() == "new"
    counted("2 builds at once: the second exits 75 with one line, the first one's site stands")


# ------------------------------------------------------------------ no room


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A file system of that size at ``folder``."""
    folder.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("this machine does not let us mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk(stage: Stage, tmp_path: Path, counted: Counted) -> None:
    old = tree(stage.root.parent / "old")
    whole = sum(4 * -(-len(data) // 4096) for data in old.values())  # a memory page has 4 kB
    # Room for one site, and for a share of the second. With the most, it is the search index alone
    # that has none.
    shares = [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 1.0]
    chosen = shares if LONG else [0.98]
    for share in chosen:
        with small_disk(tmp_path / "disk", int(whole * (1 + share))) as disk:
            shutil.copytree(stage.root.parent / "old", disk / "site")
            done = run_briefs("build", "--root", stage.root, "--site", disk / "site")
            assert done.returncode == 1, done.stdout
            one_line(done.stderr)
            assert pages(disk / "site") == stage.old
            assert [path.name for path in disk.iterdir()] == ["site"]
    counted(f"{len(chosen)} full disks: the old site whole, one line each")


@pytest.mark.skipif(not LONG, reason="the long form alone: it is the full disk once more")
def test_a_bound_on_the_size_of_files(stage: Stage, counted: Counted) -> None:
    sizes = [0, 1, 500, 4_000, 10_000, 20_000, 40_000, 80_000, 160_000, 400_000]
    for size in sizes:
        stage.reset()

        def limit(size: int = size) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        done = subprocess.run(
            stage.command(), capture_output=True, text=True, check=False, preexec_fn=limit
        )
        assert done.returncode == 1, done.stdout
        one_line(done.stderr)
        assert stage.stands() == "old"
    stage.next_build_is_clean()
    counted(f"{len(sizes)} bounds on the size of files: the old site whole, one line each")


# ------------------------------------------------------------------ the cache


def with_own_cache(stage: Stage, folder: Path) -> Path:
    """The root of ``stage`` with a cache of its own at .cache/briefs."""
    root = folder / "root"
    ignored = shutil.ignore_patterns(".cache")
    shutil.copytree(stage.root, root, ignore=ignored)
    # Not what another worker is just writing there.
    ignored = shutil.ignore_patterns(".*")
    shutil.copytree(stage.root / ".cache" / "briefs", root / ".cache" / "briefs", ignore=ignored)
    return root


def test_a_cache_that_is_missing_or_a_file(stage: Stage, tmp_path: Path, counted: Counted) -> None:
    root = with_own_cache(stage, tmp_path)
    shutil.rmtree(root / ".cache")
    (root / ".cache").write_text("no folder")
    assert built(root, tmp_path / "site") == stage.new
    (root / ".cache").unlink()
    assert built(root, tmp_path / "site") == stage.new
    counted("a cache that is a file, and one that is missing: the same site twice")


def test_a_cache_that_is_foreign(stage: Stage, tmp_path: Path, counted: Counted) -> None:
    """Every entry is replaced: by another's, by text, by a folder, by a link that leads nowhere."""
    root = with_own_cache(stage, tmp_path)
    entries = sorted(path for path in (root / ".cache").rglob("*") if path.is_file())
    contents = [path.read_bytes() for path in entries]
    for number, path in enumerate(entries):
        path.unlink()
        if number % 4 == 0:
            path.write_bytes(contents[number - 1])
        elif number % 4 == 1:
            path.write_text("not ours")
        elif number % 4 == 2:
            path.mkdir()
        else:
            path.symlink_to("/nowhere/at/all")
    assert built(root, tmp_path / "site") == stage.new
    counted(f"{len(entries)} entries of the cache replaced by foreign ones: the same site")


def test_a_cache_that_cannot_be_written(stage: Stage, tmp_path: Path, counted: Counted) -> None:
    root = with_own_cache(stage, tmp_path)
    cache = root / ".cache" / "briefs"
    shutil.rmtree(cache)
    cache.mkdir()
    if os.geteuid() != 0:
        cache.chmod(0o500)
        assert built(root, tmp_path / "site") == stage.new
        cache.chmod(0o700)
    else:  # nobody's rights hold for the one who runs this
        with small_disk(cache, 4) as disk:
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            assert built(root, tmp_path / "site") == stage.new
    counted("1 cache that cannot be written: the same site")


def test_damage_anywhere_in_the_cache(stage: Stage, tmp_path: Path, counted: Counted) -> None:
    """Each build finds a flipped bit in every second entry, and the others cut short."""
    root = with_own_cache(stage, tmp_path)
    chance, flips, cuts = random.Random(8), 0, 0
    for number in range(times(1, 40)):
        for place, path in enumerate(sorted((root / ".cache").rglob("*")), number):
            if not path.is_file() or not path.stat().st_size:
                continue
            data = bytearray(path.read_bytes())
            if place % 2:
                del data[chance.randrange(len(data)) :]
                cuts += 1
            else:
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
                flips += 1
            path.write_bytes(data)
        assert built(root, tmp_path / "site") == stage.new
    assert flips
    assert cuts
    counted(f"{flips} bits flipped and {cuts} entries cut short in whole builds: the same site")
