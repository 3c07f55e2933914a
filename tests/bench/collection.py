"""What a collection costs to build: ratios of processor time, of whole processes, in one run.

The measure is MkDocs with Material alone over the Markdown that `briefs generate` writes, pages
outside the navigation, Material's search on. ``python -m tests.bench.collection 1000`` prints the
table.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import made_collection
from tests.conftest import BRIEFS

PLAIN = """\
site_name: Plain
docs_dir: markdown
theme: {name: material, font: false, features: [navigation.tabs, navigation.top]}
plugins: [search]
markdown_extensions: [attr_list, tables, admonition, pymdownx.superfences]
validation: {omitted_files: ignore}
nav:
  - Home: index.md
  - Briefs: briefs/index.md
  - Stories: stories/index.md
  - People: people/index.md
  - Organisations: organizations/index.md
  - Places: places/index.md
  - Sources: sources/index.md
  - Outlets: outlets/index.md
  - Insights: insights/index.md
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure, and what it has to be."""

    what: str
    ratio: float
    at_most: float

    def __str__(self) -> str:
        return f"{self.what:<58} {self.ratio:7.4f}  at most {self.at_most:.4f}"


@dataclass
class Costs:
    """Seconds of processor time, by what was done."""

    number: int
    pages: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        lines = [f"{self.number} briefs, {self.pages} pages"]
        lines += [f"  {what:<40} {cost:8.2f} s" for what, cost in self.seconds.items()]
        return "\n".join([*lines, *map(str, self.rows())])

    def rows(self) -> list[Row]:
        """The ratios of what was measured."""
        of = self.seconds
        plain, cold = of["plain MkDocs and Material"], of["cold build"]
        rows = [
            Row("cold build, against plain MkDocs and Material", cold / plain, 0.4),
            Row("generator alone, against the same", of["generate"] / plain, 0.1),
            Row("nothing changed, against our cold build", of["nothing changed"] / cold, 1 / 60),
        ]
        if changed := of.get("one brief changed"):
            rows.append(Row("one brief changed, against our cold build", changed / cold, 1 / 20))
        return rows


def seconds(*command: object) -> float:
    """Processor time of a whole process with all that it starts.

    Raises `subprocess.CalledProcessError` where it fails.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
        done.check_returncode()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def best(work: Callable[[], float], rounds: int) -> float:
    """The round that other work on the machine disturbed least."""
    return min(work() for _ in range(rounds))


def measure(folder: Path, number: int, *, rounds: int = 2, edits: int = 3) -> Costs:
    """Make a collection in ``folder``, build it in every way, and give what each cost."""
    root, out, site = folder / "root", folder / "markdown", folder / "site"
    made_collection.write(root, number)
    costs = Costs(number)
    of = costs.seconds
    of["find everything, findings not kept"] = seconds(
        BRIEFS, "generate", "--root", root, "--out", folder / "first"
    )

    def generate() -> float:
        shutil.rmtree(out, ignore_errors=True)
        return seconds(BRIEFS, "generate", "--root", root, "--out", out)

    of["generate"] = best(generate, rounds)
    costs.pages = sum(1 for _ in out.rglob("*.md"))
    (folder / "mkdocs.yml").write_text(PLAIN, "utf-8")
    of["plain MkDocs and Material"] = best(lambda: _plain(folder), rounds)
    of["cold build"] = best(lambda: _cold(root, site), rounds)
    of["nothing changed"] = best(lambda: build(root, site), 3)
    if edits:
        of["one brief changed"] = min(_changed(root, site, n) for n in range(edits))
    return costs


def _plain(folder: Path) -> float:
    return seconds(BRIEFS.with_name("mkdocs"), "build", "-q", "-f", folder / "mkdocs.yml")


def build(root: Path, site: Path) -> float:
    """`briefs build` as it stands."""
    return seconds(BRIEFS, "build", "--root", root, "--site", site)


def _cold(root: Path, site: Path) -> float:
    shutil.rmtree(site, ignore_errors=True)
    return build(root, site)


def _changed(root: Path, site: Path, n: int) -> float:
    """One word of the metadata of one brief is another."""
    path = next((root / "briefs/articles").glob(f"*/brief-{n}/brief.yml"))
    text = path.read_text("utf-8")
    path.write_text(text.replace("in two sentences", "in a sentence and another"), "utf-8")
    return build(root, site)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        print(measure(Path(name), int(sys.argv[1])))
