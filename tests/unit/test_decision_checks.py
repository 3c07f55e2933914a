"""Decisions that lead to their places and yet may not say what was meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotated_briefs.checks import load_checked
from annotated_briefs.cli import cli
from tests.unit.cli.test_reviewing import FERRY, FILES, review


def codes(root: Path) -> list[str]:
    return [d.code for d in load_checked(root)[1]]


def root_with(make_root: Callable[..., Path], text: str, decision: str) -> Path:
    written = f"statements:\n  - {{verdict: added, by: B, on: 2024-05-04, {decision}}}\n"
    return make_root({**FILES, f"{FERRY}/article.txt": text, f"{FERRY}/annotations.yml": written})


@pytest.mark.parametrize(
    ("text", "decision", "found"),
    [
        # Speech to which the paragraph before leads, or that goes on from it.
        ('Reed said:\n\n"We go."\n', "content: We go., source: Reed, cue: said", []),
        ('Reed said: "We go.\n\n"We stay."\n', "content: We stay., source: Reed, cue: said", []),
        ('"We go,"\n\nsaid Reed.\n', "content: We go, source: Reed, cue: said", []),
        # Words of another statement.
        ("Reed said so.\n\nIt goes on.\n", "content: goes on, source: Reed", ["B512"]),
        ('Reed said so.\n\n"We go."\n', "content: We go., source: Reed", ["B512"]),
        ("It goes.\n\nThen Reed said.\n", "content: It goes, source: Reed", ["B512"]),
        ('Reed said:\n\n"A."\n\n"We go."\n', "content: We go., source: Reed", ["B512"]),
        # Form.
        ('"We go," said Reed.\n', "content: We go, source: Reed, form: indirect", ["B513"]),
        ('"We go," said Reed.\n', "content: We go, source: Reed, form: direct", []),
        ("‘We go,’ said Reed.\n", "content: We go, source: Reed, form: mixed", ["B513"]),
        ("It goes, said Reed.\n", "content: It goes, source: Reed, form: mixed", ["B513"]),
        # Marks around a term are none of speech.
        ('It "goes", said Reed.\n', """content: 'It "goes"', source: Reed, form: indirect""", []),
        ('It "goes", said Reed.\n', """content: 'It "goes"', source: Reed""", []),
    ],
)
def test_what_may_not_be_meant(
    make_root: Callable[..., Path], text: str, decision: str, found: list[str]
) -> None:
    assert codes(root_with(make_root, text, decision)) == found


def test_what_the_review_writes_is_meant(make_root: Callable[..., Path]) -> None:
    root = make_root(FILES)
    assert review(root, "A", "--only", "statements").exit_code == 0
    assert codes(root) == []


def test_a_text_on_this_machine_alone_is_looked_at(make_root: Callable[..., Path]) -> None:
    closed = FILES[f"{FERRY}/brief.yml"].replace("CC-BY-4.0}", "all-rights-reserved, show: quotes}")
    root = make_root({**FILES, f"{FERRY}/brief.yml": closed})
    assert CliRunner().invoke(cli, ["withhold", "ferry-stays", "--root", str(root)]).exit_code == 0
    assert review(root, "A", "--only", "statements").exit_code == 0
    path = root / FERRY / "annotations.yml"
    written = path.read_text()
    assert "form: indirect" in written
    path.write_text(written.replace("form: indirect", "form: mixed"))
    assert codes(root) == ["B513"]
    (root / "briefs/private/2024/ferry-stays.txt").unlink()
    assert codes(root) == []


def test_decisions_that_contradict_each_other_name_both_lines(
    make_root: Callable[..., Path],
) -> None:
    root = make_root(FILES)
    by = "by: B, on: 2024-05-04"
    (root / FERRY / "annotations.yml").write_text(
        f"statements:\n  - {{verdict: confirmed, content: Nobody asked us., {by}}}\n"
        f"  - {{verdict: rejected, content: Nobody asked us., {by}}}\n"
        f"entities:\n  - {{target: Ada Quill, entity: ada-quill, {by}}}\n"
        f"  - {{target: Ada Quill, entity: null, {by}}}\n"
    )
    found = [(d.code, d.line, d.message) for d in load_checked(root)[1]]
    assert found == [
        ("B516", 3, 'this is rejected, against "confirmed" on line 2, of the same words'),
        ("B516", 6, 'this says no name, against "ada-quill" on line 5, of the same words'),
    ]
