"""The one way through, on roots small enough to read. The stages have tests of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotated_briefs import pipeline
from annotated_briefs.load import load
from annotated_briefs.model import Publication, State

ARTICLE = 'Mayor Ada Quill said the harbour was safe.\n\n"We tested it," Quill said.\n'
BRIEF = (
    "headline: Harbour\noutlet: ledger\npublished: 2024-05-06\n"
    "rights: {holder: Ledger, license: CC-BY-4.0}\n"
)
FOLDER = "briefs/articles/2024/harbour"
FILES = {
    "mkdocs.yml": "site_name: x\n",
    "briefs/outlets/ledger.yml": "name: Ledger\n",
    "briefs/entities/people/ada-quill.yml": "name: Ada Quill\n",
    "briefs/entities/organizations/port-office.yml": "name: Port Office\n",
    f"{FOLDER}/brief.yml": BRIEF,
    f"{FOLDER}/article.txt": ARTICLE,
}
REVIEW = "by: A. Reader, on: 2024-05-07"


def views(root: Path):
    corpus, diagnostics = load(root)
    assert diagnostics == ()
    return pipeline.annotate_corpus(corpus)


def test_what_the_machine_finds(make_root) -> None:
    (machine,) = views(make_root(FILES))
    assert [s.entity for s in machine.findings.statements] == ["ada-quill", "ada-quill"]
    assert {s.state for s in machine.findings.statements} == {State.MACHINE}


def test_a_correction_a_rejection_and_an_addition(make_root) -> None:
    annotations = (
        "statements:\n"
        f"- {{verdict: corrected, {REVIEW}, content: the harbour was safe,"
        " source: Mayor Ada Quill, cue: said, entity: port-office}\n"
        f"- {{verdict: rejected, {REVIEW}, content: '\"We tested it,\"'}}\n"
    )
    (view,) = views(make_root({**FILES, f"{FOLDER}/annotations.yml": annotations}))
    (statement,) = view.findings.statements
    assert (statement.entity, statement.state) == ("port-office", State.CONFIRMED)
    # Its record comes along although no mention names it.
    assert view.findings.entities["port-office"].name == "Port Office"
    assert view.findings.sourcing.counts.statements == 1
    assert view.findings.sourcing.sources[0].entity == "port-office"


def test_a_name_that_a_person_settled(make_root) -> None:
    annotations = (
        "entities:\n"
        f"- {{target: {{exact: Quill, suffix: ' said.'}}, entity: port-office, {REVIEW}}}\n"
    )
    (view,) = views(make_root({**FILES, f"{FOLDER}/annotations.yml": annotations}))
    assert [m.entity for m in view.findings.mentions] == ["ada-quill", "port-office"]


def test_a_brief_with_an_error_is_left_out_and_the_rest_stands(make_root) -> None:
    files = {**FILES, "briefs/articles/2024/other/brief.yml": "headline: x\n"}
    built = pipeline.site(make_root(files))
    paths = {page.path for page in built.pages}
    assert "briefs/2024/harbour.md" in paths
    assert "briefs/2024/other.md" not in paths
    assert {d.code for d in built.diagnostics} >= {"B201"}


def test_an_empty_root_has_its_indexes(make_root) -> None:
    root = make_root({"mkdocs.yml": "site_name: x\n"})
    (root / "briefs").mkdir()
    built = pipeline.site(root)
    assert built.diagnostics == ()
    paths = {page.path for page in built.pages}
    assert {"index.md", "briefs/index.md", "people/index.md", "sources/index.md"} <= paths


def test_the_same_files_make_the_same_pages(make_root) -> None:
    root = make_root(FILES)
    once, again = pipeline.site(root), pipeline.site(root)
    assert {p.path: p.markdown for p in once.pages} == {p.path: p.markdown for p in again.pages}
    assert [(p.path, p.key) for p in once.pages] == [(p.path, p.key) for p in again.pages]


def test_no_two_pages_share_a_path(make_root) -> None:
    paths = [page.path for page in pipeline.site(make_root(FILES)).pages]
    assert len(paths) == len(set(paths))


@pytest.mark.parametrize("edit_url", [None, "https://forge.example/edit/main/"])
def test_links_for_a_fix_need_a_forge(edit_url: str | None, make_root) -> None:
    pages = {
        p.path: p.markdown
        for p in pipeline.site(make_root(FILES), publication=Publication(edit_url=edit_url)).pages
    }
    for path, file in (
        ("briefs/2024/harbour.md", f"{FOLDER}/brief.yml"),
        ("people/ada-quill.md", "briefs/entities/people/ada-quill.yml"),
    ):
        plain = pages[path].replace("&#47;", "/").replace("&#58;", ":").replace("&#45;", "-")
        assert (f'href="https://forge.example/edit/main/{file}"' in plain) is bool(edit_url)


@pytest.mark.parametrize(("show", "named"), [("full", True), ("quotes", False)])
def test_names_around_the_text_are_found_as_far_as_they_are_shown(
    make_root, show: str, named: bool
) -> None:
    brief = BRIEF.replace("Harbour\n", "Quill on the harbour\ndeck: The Port Office waits\n", 1)
    brief = brief.replace("CC-BY-4.0}", f"CC-BY-4.0, show: {show}}}")
    (view,) = views(make_root({**FILES, f"{FOLDER}/brief.yml": brief}))
    found = [(m.field.value, m.entity) for m in view.findings.around]
    assert found == [("headline", "ada-quill"), *([("deck", "port-office")] if named else [])]
    assert ("port-office" in view.findings.entities) == named
    assert "port-office" not in {m.entity for m in view.findings.mentions}
