"""The hand-written pages say what the code does."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from annotated_briefs.cli import cli
from annotated_briefs.diagnostics import Severity, as_text
from annotated_briefs.load import load
from annotated_briefs.model import QUOTE_SHARE, QUOTE_WORDS, Access, Brief, EntityId, Kind, Naming
from annotated_briefs.pipeline import annotate_corpus
from annotated_briefs.publish import DESCRIPTION_WORDS, EXCERPT_WORDS

from .. import reference
from ..conftest import REPOSITORY

DOCS = REPOSITORY / "docs"
PAGES = sorted(DOCS.rglob("*.md"))
LINK = re.compile(r"\]\(([^)\s#]+)(#[^)\s]*)?\)")


def page(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


def section(text: str, heading: str) -> str:
    found = re.search(rf"^## {heading}\b.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section {heading}"
    return found.group()


# ------------------------------------------------------------------ links


def links(text: str) -> Iterator[str]:
    # What stands as code is no link.
    for target, _ in LINK.findall(re.sub(r"`[^`\n]+`", "", text)):
        if "://" not in target:
            yield target


def test_links_between_files_lead_somewhere() -> None:
    for path in [*PAGES, REPOSITORY / "README.md"]:
        for target in links(path.read_text("utf-8")):
            file = (path.parent / target).resolve()
            # A strict build checks these.
            generated = file.relative_to(REPOSITORY).parts[1:2] in {("briefs",), ("insights",)}
            assert generated or file.is_file(), f"{path.name}: {target}"


def test_every_page_is_linked_from_another() -> None:
    linked = {
        (path.parent / target).resolve()
        for path in PAGES
        for target in links(path.read_text("utf-8"))
        if (path.parent / target).resolve() != path
    }
    assert [p for p in PAGES if p not in linked and p.name != "index.md"] == []


# ------------------------------------------------------------------ lists that the code knows


@pytest.mark.parametrize("name", reference.PAGES)
def test_what_is_made_from_the_code_is_as_the_code_has_it(name: str) -> None:
    assert page(name) == reference.written(name), "run: make reference"


def options() -> list[tuple[str, str]]:
    return [
        (name, option)
        for name, command in reference.all_commands(cli, "")
        for option in (p for p in command.params if isinstance(p, click.Option))
        if not option.help
    ]


def test_every_option_says_what_it_does() -> None:
    assert options() == []


def test_method_states_the_limits_that_publish_holds() -> None:
    shown = section(page("method.md"), "What is shown of an article")
    assert f"at most {QUOTE_WORDS} words each" in shown
    assert f"up to {EXCERPT_WORDS} words" in shown
    assert (QUOTE_SHARE, DESCRIPTION_WORDS) == (0.25, 11)
    assert "a quarter" in shown
    assert "at most eleven words" in shown


# ------------------------------------------------------------------ the tutorial works

BLOCK = re.compile(r'^```\w+ title="([^"]+)"\n(.*?)^```$', re.MULTILINE | re.DOTALL)


@pytest.fixture
def tutorial(tmp_path: Path) -> Path:
    """A root with the files of "Your first brief" and its review, as the pages give them."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Tutorial\n")
    for name, text in BLOCK.findall(page("contribute.md") + page("guides/reviewers.md")):
        if name.startswith("briefs/"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return tmp_path


FERRY = Path("briefs/articles/2024/ferry-vote")


def block(name: str) -> str:
    text: str
    both = page("contribute.md") + page("guides/reviewers.md")
    (text,) = [text for title, text in BLOCK.findall(both) if title == name]
    return text


def only_brief(root: Path) -> Brief:
    corpus, found = load(root)
    assert found == ()
    (brief,) = corpus.briefs
    return brief


def test_tutorial_makes_a_sound_brief_with_its_decisions(tutorial: Path) -> None:
    brief = only_brief(tutorial)
    assert brief.article is not None
    assert len(brief.article.body) == 4
    assert len(brief.decisions.statements) == 3


def test_tutorial_makes_its_files_by_the_command_that_it_gives(tutorial: Path) -> None:
    wanted = {
        name: (tutorial / name).read_text("utf-8")
        for name in (
            f"{FERRY}/article.txt",
            f"{FERRY}/brief.yml",
            "briefs/outlets/the-example-courier.yml",
        )
    }
    shutil.rmtree(tutorial / "briefs")
    (tutorial / "briefs").mkdir()
    (command,) = re.findall(r"^briefs (new ferry.txt .*)$", page("contribute.md"), re.M)
    (tutorial / "ferry.txt").write_text(block("ferry.txt"), "utf-8")
    arguments = shlex.split(command.replace("ferry.txt", str(tutorial / "ferry.txt")))
    done = CliRunner().invoke(cli, [*arguments, "--root", str(tutorial)])
    assert done.exit_code == 0, done.output
    assert {name: (tutorial / name).read_text("utf-8") for name in wanted} == wanted


def test_tutorial_says_what_the_machine_finds(tutorial: Path) -> None:
    # A better machine may prove the page wrong; then the page needs another example.
    folder = tutorial / FERRY
    (folder / "annotations.yml").unlink()
    (tutorial / "briefs/entities/organizations/northline.yml").unlink()
    corpus, _ = load(tutorial)
    (view,) = annotate_corpus(corpus)
    counts = view.findings.sourcing.counts
    assert (counts.attributed_sentences, counts.sentences, counts.statements) == (4, 8, 4)
    first, second, _, last = view.findings.statements
    assert (first.access, second.access) == (Access.TOLD_OUTLET, Access.NOT_STATED)
    assert last.naming is Naming.DOCUMENT
    assert view.findings.entities[EntityId("northline")].kind is Kind.PLACE


def test_tutorial_shows_the_finding_that_its_mistake_gives(tutorial: Path) -> None:
    path = tutorial / FERRY / "brief.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Saltby keeps its ferry", "Saltby: the ferry stays"), "utf-8")
    _, found = load(tutorial)
    errors = [d for d in found if d.severity is Severity.ERROR]
    assert as_text(errors) in page("contribute.md")
    assert len(errors) == 1


def test_tutorial_makes_a_sound_brief_without_the_text(tutorial: Path) -> None:
    reviewers = page("guides/reviewers.md")
    (rights,) = re.findall(r"^```yaml\n(rights:\n.*?)^```$", reviewers, re.M | re.S)
    folder = tutorial / FERRY
    private = tutorial / "briefs/private/2024/ferry-vote.txt"
    private.parent.mkdir(parents=True)
    (folder / "article.txt").rename(private)
    (folder / "annotations.yml").write_text(block("annotations.yml"), "utf-8")
    metadata = (folder / "brief.yml").read_text("utf-8").partition("rights:")[0]
    (folder / "brief.yml").write_text(metadata + rights, "utf-8")
    brief = only_brief(tutorial)
    assert brief.article is None
    assert brief.decisions.text is not None
    sentences = [d.sentence for d in brief.decisions.statements]
    assert sentences == list(brief.decisions.text.attributed)
