"""The commands about the command itself."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotated_briefs import doctor
from annotated_briefs.analyse.models import ModelMissingError
from annotated_briefs.cli import cli
from tests.unit.cli.test_reviewing import FERRY, FILES, review


def test_a_sound_installation(make_root: Callable[..., Path]) -> None:
    result = CliRunner().invoke(cli, ["doctor", "--root", str(make_root(FILES))])
    assert result.exit_code == 0, result.output
    assert "ok     the language model en_core_web_sm" in result.output


def test_a_missing_model_is_wrong_and_says_how_to_mend_it(
    make_root: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: str) -> None:
        raise ModelMissingError

    monkeypatch.setattr(doctor, "installed_model", refuse)
    result = CliRunner().invoke(cli, ["doctor", "--root", str(make_root(FILES))])
    assert result.exit_code == 1
    assert "wrong  no English model for spaCy is installed (hint: pip install" in result.output


def test_settings_that_cannot_be_read_are_named_once(make_root: Callable[..., Path]) -> None:
    root = make_root({**FILES, "mkdocs.yml": "site_name: [\n"})
    output = CliRunner().invoke(cli, ["doctor", "--root", str(root)]).output
    assert f"wrong  {root / 'mkdocs.yml'}:" in output


def test_a_missing_package_and_an_old_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "requires", lambda _: ["nope>=1", "click>=999", 'x; extra == "md"'])
    found = list(doctor._packages())
    assert [f.health for f in found] == [doctor.Health.BAD] * 2
    assert found[0].what == "nope is missing"
    assert found[1].hint == 'pip install "click>=999"'


def test_a_damaged_cache_is_said(tmp_path: Path) -> None:
    (tmp_path / "ab").mkdir()
    (tmp_path / "ab" / "entry").write_bytes(b"0\nnot that")
    said = [f.what for f in doctor._cache(tmp_path)]
    assert said[-1].startswith("1 damaged entries")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    result = CliRunner().invoke(cli, ["completion", shell])
    assert result.exit_code == 0
    assert "_BRIEFS_COMPLETE" in result.output


# ------------------------------------------------------------------ notes of `check`


def check(root: Path, *arguments: str) -> list[str]:
    result = CliRunner().invoke(cli, ["check", "--root", str(root), *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_what_nobody_reviewed_is_a_note(make_root: Callable[..., Path]) -> None:
    root = make_root(FILES)
    assert check(root) == [
        f"{FERRY}/article.txt:1:1: B507 note: nobody has reviewed 3 of 3 statements; the first is"
        ' here (run "briefs review 2024/ferry-stays")'
    ]
    assert check(root, "--quick") == []
    assert check(root, str(root / "briefs/outlets")) == []
    review(root, "A", "--only", "statements")
    assert check(root) == []


def test_a_decision_on_nothing_that_the_machine_finds_is_a_note(
    make_root: Callable[..., Path],
) -> None:
    decision = (
        "statements:\n  - {verdict: confirmed, content: in every weather, by: B, on: 2024-05-04}\n"
    )
    root = make_root({**FILES, f"{FERRY}/annotations.yml": decision})
    (note,) = [line for line in check(root) if " B508 " in line]
    assert note.startswith(f"{FERRY}/annotations.yml:2:5: B508 ")


TOLD = {
    **FILES,
    f"{FERRY}/article.txt": (
        "Mayor Ada Quill told the Courier that the ferry to Skerry would stay.\n\n"
        'Carl Reed told the Mull Times: "Nobody asked us."\n'
    ),
    "briefs/outlets/times.yml": "name: The Mull Times\n",
}


def notes_of_another_outlet(root: Path) -> list[str]:
    return [line for line in check(root) if " B511 " in line]


@pytest.mark.parametrize("licence", ["CC-BY-4.0", "all-rights-reserved"])
def test_an_access_that_was_confirmed_under_another_outlet_is_a_note(
    make_root: Callable[..., Path], licence: str
) -> None:
    brief = TOLD[f"{FERRY}/brief.yml"].replace("CC-BY-4.0", licence)
    root = make_root({**TOLD, f"{FERRY}/brief.yml": brief.replace("courier", "times")})
    if licence != "CC-BY-4.0":
        shows = brief.replace("}", ", show: quotes}")
        (root / FERRY / "brief.yml").write_text(shows.replace("outlet: courier", "outlet: times"))
        CliRunner().invoke(cli, ["withhold", "ferry-stays", "--root", str(root)])
    assert review(root, "A", "--only", "statements").exit_code == 0
    assert notes_of_another_outlet(root) == []
    path = root / FERRY / "brief.yml"
    path.write_text(path.read_text().replace("outlet: times", "outlet: courier"))
    first, second = notes_of_another_outlet(root)
    said = 'with the outlet "The Skerry Courier" the machine reads access: told-outlet here, and'
    assert f"{said} the decision says " in first
    assert "then write told-outlet; verdict: corrected if it is meant as it stands" in first
    assert "access: other-outlet here, and the decision says told-outlet" in second
    line = int(first.split(":")[1])
    written = (root / FERRY / "annotations.yml").read_text().splitlines()
    assert written[line - 1].strip().startswith("access: ")


def test_a_confirmation_of_words_alone_is_a_note_with_the_lines_to_add(
    make_root: Callable[..., Path],
) -> None:
    head = "statements:\n  - verdict: confirmed\n    content: that the ferry to Skerry would stay\n"
    tail = "    by: B\n    on: 2024-05-04\n"
    root = make_root({**TOLD, f"{FERRY}/annotations.yml": head + tail})
    (note,) = [line for line in check(root) if " B515 " in line]
    assert note.startswith(f"{FERRY}/annotations.yml:2:5: B515 note: ")
    said = re.fullmatch(r".*, add (source: .*), (cue: .*)\)", note)
    assert said
    assert said.groups() == ('source: "Mayor Ada Quill"', 'cue: "told"')
    lines = "".join(f"    {one}\n" for one in said.groups())
    (root / FERRY / "annotations.yml").write_text(head + lines + tail)
    assert not [line for line in check(root) if " B515 " in line]
    # Now the decision holds her.
    article = root / FERRY / "article.txt"
    article.write_text(article.read_text().replace("Mayor Ada Quill", "Governor Sam Pike"))
    result = CliRunner().invoke(cli, ["check", "--root", str(root)])
    assert (result.exit_code, " B501 " in result.output) == (1, True)


def test_an_access_that_a_person_wrote_is_none(make_root: Callable[..., Path]) -> None:
    decisions = (
        "statements:\n"
        "  - {verdict: corrected, content: that the ferry to Skerry would stay,"
        " access: not-stated, by: B, on: 2024-05-04}\n"
        "  - {verdict: corrected, content: '\"Nobody asked us.\"', access: not-stated,"
        " by: B, on: 2024-05-04}\n"
    )
    root = make_root({**TOLD, f"{FERRY}/annotations.yml": decisions})
    # The first hides that this outlet was told; the second is a person's own reading.
    (note,) = notes_of_another_outlet(root)
    assert note.startswith(f"{FERRY}/annotations.yml:2:80: B511 note: ")
    assert "if it is meant as it stands, nothing has to be done)" in note
