from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from annotated_briefs.curate import UnknownRecordError, addresses, find_record, plan
from annotated_briefs.curate import files as curate_files
from annotated_briefs.curate.files import ChangedMeanwhileError, write
from annotated_briefs.curate.merge import Merge
from annotated_briefs.diagnostics import Rule
from annotated_briefs.load import load
from annotated_briefs.model import EntityId

PEOPLE = "briefs/entities/people"
KEEP = """\
# yaml-language-server: $schema=entity.json
name: Ada Quill   # as the town writes it
aliases:
  - Mayor Quill
ids: {wikidata: Q1}
"""
DROP = """\
name: Ada Quil
aliases: [Madam Mayor, Mayor Quill]
description: Mayor of Saltby
ids:
  viaf: "123"
different_from: bo-reed
dead_since: 2030
formerly: [people/a-quil]
"""
THIRD = "name: Bo Reed\ndifferent_from:\n  - ada-quil # of Saltby\n"
ARTICLE = "Ada Quil closed the harbour.\n\nShe said that it would be a year.\n"
ANNOTATIONS = """\
# reviewed twice
statements:
  - verdict: confirmed
    content: it would be a year
    entity: ada-quil      # "She"
    by: A. Reader
    on: 2024-05-02
entities:
  - {target: Ada Quil, entity: 'ada-quil', by: A. Reader, on: 2024-05-02}
"""
FOLDER = "briefs/articles/2024/harbour"
FILES = {
    "mkdocs.yml": "site_name: Test\n",
    "briefs/outlets/ledger.yml": "name: Ledger\n",
    f"{FOLDER}/brief.yml": (
        "headline: Harbour\noutlet: ledger\npublished: 2024\n"
        "rights: {holder: Ledger, license: CC-BY-4.0}\n"
    ),
    f"{FOLDER}/article.txt": ARTICLE,
    f"{FOLDER}/annotations.yml": ANNOTATIONS,
    f"{PEOPLE}/ada-quill.yml": KEEP,
    f"{PEOPLE}/ada-quil.yml": DROP,
    f"{PEOPLE}/bo-reed.yml": THIRD,
}
Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def make(**people: str | None) -> Path:
        changed = {f"{PEOPLE}/{k.replace('_', '-')}.yml": v for k, v in people.items()}
        for name, text in {**FILES, **changed}.items():
            if text is not None:
                path = tmp_path / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
        return tmp_path

    return make


def planned(root: Path) -> Merge:
    return plan(root, "people/ada-quill", "people/ada-quil")


def contents(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_a_merge_takes_everything_over_and_changes_nothing_else(make: Make) -> None:
    root = make()
    before = contents(root)
    merge = planned(root)
    assert merge.may_be_written
    assert contents(root) == before, "a plan writes nothing"
    write(root, merge.changes)
    after = contents(root)
    assert after.pop(f"{PEOPLE}/ada-quill.yml").decode() == (
        "# yaml-language-server: $schema=entity.json\n"
        "name: Ada Quill   # as the town writes it\n"
        "aliases:\n"
        "  - Mayor Quill\n"
        "  - Ada Quil\n"
        "  - Madam Mayor\n"
        "description: Mayor of Saltby\n"
        "ids: {wikidata: Q1, viaf: '123'}\n"
        "different_from:\n"
        "  - bo-reed\n"
        "dead_since: '2030'\n"
        "formerly:\n"
        "  - people/ada-quil\n"
        "  - people/a-quil\n"
    )
    assert after.pop(f"{FOLDER}/annotations.yml").decode() == ANNOTATIONS.replace(
        "entity: ada-quil ", "entity: ada-quill "
    ).replace("'ada-quil'", "ada-quill")
    assert after.pop(f"{PEOPLE}/bo-reed.yml").decode() == THIRD.replace("ada-quil", "ada-quill")
    assert f"{PEOPLE}/ada-quil.yml" not in after
    assert after.items() <= before.items()
    corpus, found = load(root)
    assert found == ()
    assert corpus.register.entities[EntityId("ada-quill")].formerly == (
        "people/ada-quil",
        "people/a-quil",
    )


def test_a_record_that_is_different_from_both_names_the_one_that_stays_once(make: Make) -> None:
    root = make(bo_reed="name: Bo Reed\ndifferent_from: [ada-quil, ada-quill]\n")
    write(root, planned(root).changes)
    assert (root / PEOPLE / "bo-reed.yml").read_text() == (
        "name: Bo Reed\ndifferent_from: [ada-quill]\n"
    )


def test_what_is_not_taken_over_is_told(make: Make) -> None:
    merge = planned(make(ada_quill=KEEP + "description: Mayor\n", ada_quil=DROP + "# ask Bo\n"))
    assert merge.notes == (
        "its description is not taken over: Mayor of Saltby",
        "its comment is not taken over: # ask Bo",
    )


REFUSED = {
    "other id": (
        {"ada_quil": "name: Ada Quil\nids:\n  wikidata: Q2\n"},
        f"{PEOPLE}/ada-quil.yml:3:13: wikidata is Q2 here and Q1 in {PEOPLE}/ada-quill.yml",
    ),
    "different": (
        {"ada_quil": "name: Ada Quil\ndifferent_from: [ada-quill]\n"},
        f'{PEOPLE}/ada-quil.yml:2:18: the record says that it is different from "ada-quill"',
    ),
    "different the other way": (
        {"ada_quill": KEEP + "different_from: ada-quil\n"},
        f'{PEOPLE}/ada-quill.yml:6:17: the record says that it is different from "ada-quil"',
    ),
    "other death": (
        {"ada_quill": KEEP + "dead_since: 2031\n"},
        f"{PEOPLE}/ada-quil.yml:7:13: dead_since differs from that of {PEOPLE}/ada-quill.yml",
    ),
    "no easy edit": (
        {"ada_quill": "name: Ada Quill\naliases: # old\n  Mayor Quill\n"},
        f'{PEOPLE}/ada-quill.yml:1:1: a comment stands between "aliases" and its value',
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_contradiction_is_refused_and_loses_nothing(name: str, make: Make) -> None:
    people, expected = REFUSED[name]
    root = make(**people)
    merge = planned(root)
    assert not merge.may_be_written
    assert merge.changes == ()
    (refusal,) = merge.refusals
    assert str(refusal).startswith(expected)
    assert refusal.hint


def test_two_kinds_and_a_record_with_itself_are_refused(make: Make) -> None:
    root = make()
    (root / "briefs/entities/places").mkdir()
    (root / "briefs/entities/places/quill-bay.yml").write_text("name: Quill Bay\n")
    assert "of two kinds" in str(plan(root, "people/ada-quill", "places/quill-bay").refusals[0])
    assert "with itself" in str(plan(root, "people/ada-quill", "people/ada-quill").refusals[0])


def test_a_more_exact_date_of_death_is_no_contradiction(make: Make) -> None:
    root = make(ada_quill=KEEP + "dead_since: 2030-05\n")
    write(root, planned(root).changes)
    assert "dead_since: 2030-05\n" in (root / PEOPLE / "ada-quill.yml").read_text()


def test_a_merge_that_breaks_another_record_is_refused(make: Make) -> None:
    # A third record has the name that would become an alias.
    root = make(other="name: Ada Quil\n")
    merge = planned(root)
    assert Rule.TAKEN_NAME in {found.rule for found in merge.new}
    assert not merge.may_be_written


def test_a_merge_that_leaves_a_name_open_in_an_article_is_refused(make: Make) -> None:
    # "TB" is the Port Board, which alone of two is named in full, until the other is as well.
    folder = "briefs/entities/organizations"
    root = make()
    (root / folder).mkdir()
    for slug, text in {
        "lake-board": "name: Lake Board\n",
        "lake-trust": "name: Lake Trust\naliases: [TB]\n",
        "port-board": "name: Port Board\naliases: [TB]\n",
    }.items():
        (root / folder / f"{slug}.yml").write_text(text)
    (root / FOLDER / "annotations.yml").unlink()
    (root / FOLDER / "article.txt").write_text(
        "The Port Board met the Lake Board; it was TB that paid.\n"
    )
    merge = plan(root, "organizations/lake-board", "organizations/lake-trust")
    assert [found.path.name for found in merge.new] == ["article.txt"]
    assert not merge.may_be_written


def test_a_merge_may_mend_an_error(make: Make) -> None:
    root = make(ada_quill=KEEP.replace("Mayor Quill", "Ada Quil"))
    _, found = load(root)
    assert Rule.TAKEN_NAME in {one.rule for one in found}
    merge = planned(root)
    assert merge.may_be_written
    write(root, merge.changes)
    assert load(root)[1] == ()


def test_a_broken_file_stops_the_merge(make: Make) -> None:
    root = make(bo_reed='name: "Bo Reed\n')
    merge = planned(root)
    assert [found.rule for found in merge.broken] == [Rule.SYNTAX]
    assert not merge.may_be_written


def test_a_broken_file_that_cannot_name_the_record_does_not(make: Make) -> None:
    root = make()
    (root / FOLDER / "brief.yml").write_text('headline: "x\n')
    assert planned(root).may_be_written


def test_a_decision_that_still_names_the_record_that_went_gets_a_hint(make: Make) -> None:
    root = make()
    write(root, planned(root).changes)
    (root / FOLDER / "annotations.yml").write_text(ANNOTATIONS)
    _, found = load(root)
    assert {one.rule for one in found} == {Rule.UNKNOWN_ENTITY}
    assert {one.hint for one in found} == {'it was merged into "ada-quill": write that'}


# ------------------------------------------------------------------ writing


def test_all_or_nothing(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make()
    before = contents(root)
    merge = planned(root)
    whole = curate_files.write_atomically
    calls = []

    def fails_third(path: Path, data: bytes) -> None:
        calls.append(path)
        if len(calls) == 3:
            raise OSError(28, "No space left on device", str(path))
        whole(path, data)

    monkeypatch.setattr(curate_files, "write_atomically", fails_third)
    with pytest.raises(OSError, match="No space"):
        write(root, merge.changes)
    assert len(calls) > 3
    assert contents(root) == before


def test_a_file_that_changed_meanwhile_stops_the_writing(make: Make) -> None:
    root = make()
    merge = planned(root)
    (root / PEOPLE / "ada-quill.yml").write_text(KEEP + "# saved just now\n")
    before = contents(root)
    with pytest.raises(ChangedMeanwhileError, match=r"ada-quill\.yml:1:1"):
        write(root, merge.changes)
    assert contents(root) == before


# ------------------------------------------------------------------ naming a record


def test_a_record_is_found_by_address_slug_and_path(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make()
    known = addresses(root)
    assert known == ["people/ada-quil", "people/ada-quill", "people/bo-reed"]
    monkeypatch.chdir(root / PEOPLE)
    for given in ("people/bo-reed", "bo-reed", "bo-reed.yml", str(root / PEOPLE / "bo-reed.yml")):
        assert find_record(root, given, known) == "people/bo-reed"
    assert find_record(root, f"{PEOPLE}/bo-reed.yml", known) == "people/bo-reed"


@pytest.mark.parametrize("given", ["people/bo-red", "bo-red", "/etc/passwd", "", "x.yml"])
def test_no_record_is_found_for_another_name(given: str, make: Make) -> None:
    root = make()
    with pytest.raises(UnknownRecordError, match="hint"):
        find_record(root, given, addresses(root))
