"""The trained part of attribution as a setting: of the site, of the command, of the pipeline.

What it finds changes with its weights, so that most tests put something that strikes every
statement in its place: what is left then was found with the setting off.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from annotated_briefs import attribute, mkdocs_yml, pipeline
from annotated_briefs.cli import cli
from annotated_briefs.load import load
from annotated_briefs.mkdocs_yml import NotOurSiteError
from annotated_briefs.model import Machine
from tests.conftest import run_briefs

FOLDER = "briefs/articles/2024/harbour"
PAGE = "briefs/2024/harbour.md"
MKDOCS = "site_name: x\ntheme: {name: material, font: false}\n"
FILES = {
    "mkdocs.yml": MKDOCS,
    "docs/method.md": "# Method\n",
    "briefs/outlets/ledger.yml": "name: Ledger\n",
    f"{FOLDER}/brief.yml": (
        "headline: Harbour\noutlet: ledger\npublished: 2024-05-06\n"
        "rights: {holder: Ledger, license: CC-BY-4.0}\n"
    ),
    f"{FOLDER}/article.txt": "Mayor Ada Quill said the harbour was safe.\n",
}
ON = "weighed by their trained part"
OFF = "The trained part was off."
NONE_FOUND = "0 of 0 statements confirmed"


@pytest.fixture
def strict_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    """A trained part by which no attribution stands."""
    monkeypatch.setattr(attribute, "weigh", lambda *_: [])


def site_root(make_root: Any, plugins: str = "") -> Path:
    root: Path = make_root({**FILES, "mkdocs.yml": MKDOCS + plugins})
    return root


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(a) for a in arguments])


def report(*arguments: str | Path) -> dict[str, Any]:
    result = run("annotate", *arguments)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


# ------------------------------------------------------------------ the pipeline


@pytest.mark.parametrize(("learned", "statements"), [(True, 0), (False, 1)])
def test_the_pipeline_leaves_the_trained_part_out_when_told(
    learned: bool, statements: int, strict_weights, make_root
) -> None:
    corpus, _ = load(site_root(make_root))
    (view,) = pipeline.annotate_corpus(corpus, machine=Machine(learned))
    assert len(view.findings.statements) == statements
    assert view.findings.learned is learned


def test_it_is_on_where_nobody_says_otherwise(make_root) -> None:
    root = site_root(make_root)
    (view,) = pipeline.annotate_corpus(load(root)[0])
    assert view.findings.learned
    (page,) = (p.markdown for p in pipeline.site(root).pages if p.path == PAGE)
    assert ON in page
    assert OFF not in page


# ------------------------------------------------------------------ mkdocs.yml, in the plugin


def page_of(root: Path) -> str:
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    page = config.plugins.on_files(Files([]), config=config).get_file_from_path(PAGE)
    assert page is not None
    return page.content_string


def test_the_plugin_turns_it_off(strict_weights, make_root) -> None:
    page = page_of(site_root(make_root, "plugins: [{briefs: {learned: false}}]\n"))
    assert OFF in page
    assert NONE_FOUND not in page


@pytest.mark.parametrize("option", ["briefs", "briefs: {learned: true}"])
def test_the_plugin_leaves_it_on(option: str, strict_weights, make_root) -> None:
    page = page_of(site_root(make_root, f"plugins:\n- {option}\n"))
    assert ON in page
    assert NONE_FOUND in page


@pytest.mark.parametrize("value", ["'no'", "0", "[false]"])
def test_the_plugin_takes_true_and_false_alone(
    value: str, make_root, caplog: pytest.LogCaptureFixture
) -> None:
    root = site_root(make_root, f"plugins: [{{briefs: {{learned: {value}}}}}]\n")
    with pytest.raises(Abort):
        load_config(str(root / "mkdocs.yml"))
    assert "'briefs' option 'learned': Expected type: <class 'bool'>" in caplog.text


def test_build_says_which_setting_is_wrong(make_root) -> None:
    root = site_root(make_root, "plugins: [{briefs: {learned: maybe}}]\n")
    done = run_briefs("build", "--root", root)
    assert done.returncode == 1
    assert "option 'learned'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "site").exists()


# ------------------------------------------------------------------ mkdocs.yml, without MkDocs


def mkdocs_reads(root: Path) -> bool | None:
    """The option as MkDocs itself reads it; None where it does not load the plugin."""
    plugin = load_config(str(root / "mkdocs.yml")).plugins.get("briefs")
    return plugin.config["learned"] if plugin else None


@pytest.mark.parametrize(
    ("plugins", "learned"),
    [
        ("", True),
        ("plugins: [search, briefs]\n", True),
        ("plugins: [briefs: {root: .}]\n", True),
        ("plugins: [briefs: {learned: }]\n", True),
        ("plugins: [{search: {learned: false}}, briefs]\n", True),
        ("plugins: [search, briefs: {learned: false}]\n", False),
        ("plugins: [search, briefs: {learned: off}]\n", False),
        ("plugins: {search: {}, briefs: {learned: false}}\n", False),
    ],
)
def test_the_option_as_mkdocs_reads_it(plugins: str, learned: bool, make_root) -> None:
    root = site_root(make_root, plugins)
    assert mkdocs_yml.machine(root).learned is learned
    assert mkdocs_reads(root) in {learned, None}


@pytest.mark.parametrize(
    ("parent", "child", "learned"),
    [
        ("plugins: [briefs: {learned: false}]\n", "", False),
        ("plugins: [briefs: {learned: false}]\n", "plugins: [briefs]\n", True),
        ("plugins: {briefs: {learned: false}}\n", "plugins: {search: {}}\n", False),
        ("plugins: {briefs: {learned: false}}\n", "plugins: {briefs: {learned: true}}\n", True),
    ],
)
def test_the_option_may_be_inherited_as_in_mkdocs(
    parent: str, child: str, learned: bool, make_root
) -> None:
    root = site_root(make_root, f"INHERIT: base/site.yml\n{child}")
    (root / "base").mkdir()
    (root / "base" / "site.yml").write_text(parent)
    assert mkdocs_yml.machine(root).learned is learned
    assert mkdocs_reads(root) in {learned, None}


def test_files_that_inherit_each_other_end(make_root) -> None:
    assert mkdocs_yml.machine(site_root(make_root, "INHERIT: mkdocs.yml\n")).learned


@pytest.mark.parametrize("value", ["maybe", "0", "[false]", "!ENV LEARNED"])
def test_any_other_value_is_refused_at_its_place(value: str, make_root) -> None:
    root = site_root(make_root, f"plugins:\n- briefs:\n    learned: {value}\n")
    with pytest.raises(NotOurSiteError, match=r"mkdocs\.yml:5:14: .+neither true nor false.+hint"):
        mkdocs_yml.machine(root)


def test_generate_writes_what_the_plugin_would(strict_weights, make_root, tmp_path: Path) -> None:
    root = site_root(make_root, "plugins: [briefs: {learned: false}]\n")
    assert run("generate", "--root", root, "--out", tmp_path / "out").exit_code == 0
    page = (tmp_path / "out" / PAGE).read_text("utf-8")
    assert OFF in page
    assert NONE_FOUND not in page


@pytest.mark.parametrize("command", ["generate", "annotate"])
def test_a_wrong_value_is_said_in_one_line(command: str, make_root, tmp_path: Path) -> None:
    root = site_root(make_root, "plugins: [briefs: {learned: maybe}]\n")
    what = ["--root", root] if command == "generate" else [root / FOLDER]
    result = run(command, *what, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert "neither true nor false (hint: " in result.stderr
    assert not (tmp_path / "out").exists()


# ------------------------------------------------------------------ briefs annotate


@pytest.mark.parametrize(("flags", "statements"), [([], 0), (["--no-learned"], 1)])
def test_annotate_leaves_the_trained_part_out_when_told(
    flags: list[str], statements: int, strict_weights, tmp_path: Path
) -> None:
    text = tmp_path / "one.txt"
    text.write_text(FILES[f"{FOLDER}/article.txt"])
    found = report(text, *flags)
    assert len(found["statements"]) == statements
    assert found["learned"] is not bool(flags)


def test_annotate_follows_the_site_in_which_a_text_lies(strict_weights, make_root) -> None:
    root = site_root(make_root, "plugins: [briefs: {learned: false}]\n")
    found = report(root / FOLDER)
    assert (found["learned"], len(found["statements"])) == (False, 1)


def test_the_command_has_the_last_word_over_a_site_that_leaves_it_on(make_root) -> None:
    root = site_root(make_root, "plugins: [briefs: {learned: true}]\n")
    assert report(root / FOLDER)["learned"]
    assert not report(root / FOLDER, "--no-learned")["learned"]
