"""The hand-written pages say what the code does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from annotated_briefs.cli import cli
from annotated_briefs.diagnostics import Rule, Severity, as_text
from annotated_briefs.load import load
from annotated_briefs.load.schema import json_schema
from annotated_briefs.model import Access, Brief, EntityId, Kind, Naming
from annotated_briefs.pipeline import annotate_corpus
from annotated_briefs.publish import DESCRIPTION_WORDS, EXCERPT_WORDS, QUOTE_SHARE, QUOTE_WORDS

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
    for target, _ in LINK.findall(text):
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


def all_commands() -> dict[str, click.Command]:
    """By the words after ``briefs``, those of groups included."""
    found = dict(cli.commands)
    for name, group in cli.commands.items():
        if isinstance(group, click.Group):
            found |= {f"{name} {inner}": command for inner, command in group.commands.items()}
    return found


@pytest.mark.parametrize("name", sorted(all_commands()))
def test_commands_page_names_every_option_and_no_other(name: str) -> None:
    command = all_commands()[name]
    options = {o for p in command.params if isinstance(p, click.Option) for o in p.opts}
    described = section(page("guides/commands.md"), f"briefs {name}")
    assert set(re.findall(r"^\| `(--[\w-]+)", described, re.MULTILINE)) == options


def test_commands_page_has_no_command_that_is_gone() -> None:
    listed = re.findall(r"^## briefs (\w[\w ]*)$", page("guides/commands.md"), re.MULTILINE)
    assert sorted(listed) == sorted(all_commands())


def test_findings_page_lists_every_rule_as_it_is() -> None:
    rows = re.findall(r"^\| (B\d{3}) \| (\w+) \| (.+) \|$", page("guides/diagnostics.md"), re.M)
    assert rows == [(r.code, r.severity.value, r.title) for r in Rule]


def test_contribute_lists_every_key_of_brief_yml_and_which_are_required() -> None:
    schema = json_schema("brief")
    rights = schema["$defs"]["RightsModel"]
    rows = re.findall(
        r"^\| `(\w+)` \| (yes|no) \|", section(page("contribute.md"), "The keys of brief.yml"), re.M
    )
    wanted = [
        (key, "yes" if key in part["required"] else "no")
        for part in (schema, rights)
        for key in part["properties"]
    ]
    assert sorted(rows) == sorted(wanted)


def test_contribute_lists_every_key_of_a_record() -> None:
    described = section(page("contribute.md"), "Records of people")
    assert set(re.findall(r"^\| `(\w+)`", described, re.M)) == set(
        json_schema("entity")["properties"]
    )
    for key in json_schema("outlet")["properties"]:
        assert f"`{key}`" in described


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
    """A root with the files of "Your first brief", as the page gives them."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Tutorial\n")
    for name, text in BLOCK.findall(page("contribute.md")):
        if name.startswith("briefs/"):
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    return tmp_path


FERRY = Path("briefs/articles/2024/ferry-vote")


def block(name: str) -> str:
    text: str
    (text,) = [text for title, text in BLOCK.findall(page("contribute.md")) if title == name]
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
    (rights,) = re.findall(r"^```yaml\n(rights:\n.*?)^```$", page("contribute.md"), re.M | re.S)
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
