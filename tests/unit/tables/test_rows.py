"""The rows are what the dictionary says, and the dictionary leaves nothing out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotated_briefs.model import Show, Span
from annotated_briefs.tables import Holdings, rows
from annotated_briefs.tables.columns import TABLES, Column, Table, Type
from annotated_briefs.tables.files import version_of
from annotated_briefs.tables.rows import brief_id
from tests.rights_root import NAMES

KINDS = {Type.TEXT: str, Type.WHOLE: int, Type.YES_NO: bool}


def table(name: str) -> Table:
    return next(one for one in TABLES if one.name == name)


def records(held: Holdings, name: str) -> list[dict[str, object]]:
    return [dict(zip(table(name).names, row, strict=True)) for row in held.rows(table(name))]


def fits(column: Column, value: object) -> bool:
    if value is None:
        return bool(column.null)
    return type(value) is KINDS[column.type] and (not column.values or value in column.values)


@pytest.mark.parametrize("one", TABLES, ids=lambda one: one.name)
def test_every_value_is_what_the_dictionary_allows(one: Table, held, golden) -> None:
    wrong = [
        (column.name, value)
        for rows in (held.rows(one), golden.rows(one))
        for row in rows
        for column, value in zip(one.columns, row, strict=True)
        if not fits(column, value)
    ]
    assert wrong == []


@pytest.mark.parametrize("one", TABLES, ids=lambda one: one.name)
def test_rows_are_told_by_their_key(one: Table, held) -> None:
    keys = [tuple(row[name] for name in one.key) for row in records(held, one.name)]
    assert len(keys) == len(set(keys))
    assert keys or one.name in {"topics", "brief_topics"}


def test_every_column_says_what_it_means() -> None:
    names = [one.name for one in TABLES]
    for one in TABLES:
        assert one.meaning.endswith(".")
        assert set(one.key) <= set(one.names) >= set(one.searched)
        for column in one.columns:
            assert column.meaning.endswith("."), column
            assert not column.null.endswith("."), column
            # What it refers to stands before it.
            assert not column.of or names.index(column.of) < names.index(one.name)


def test_each_state_of_a_statement_is_there(held) -> None:
    rows = records(held, "statements")
    assert {row["state"] for row in rows} == {"machine", "confirmed"}
    for row in rows:
        assert (row["state"] == "confirmed") == (row["reviewed_by"] is not None)


def test_words_are_there_as_far_as_the_rights_go(held) -> None:
    rows = records(held, "statements")
    shows = {row["id"]: row["show"] for row in records(held, "briefs")}
    shown = {show: [r["words"] for r in rows if shows[r["brief"]] == show] for show in NAMES}
    assert all(shown["full"])
    assert any(shown["quotes"])
    assert not all(shown["quotes"])
    assert not any(shown["link"])
    assert len(shown["link"]) > 3


def test_names_put_no_withheld_text_together(held) -> None:
    """Side by side with their places they would restore runs of it."""
    shows = {row["id"]: row["show"] for row in records(held, "briefs")}
    in_text = [r for r in records(held, "mentions") if r["field"] == "text"]
    rows = {show: [r for r in in_text if shows[r["brief"]] == show] for show in NAMES}
    placed = {show: sum(r["start"] is not None for r in found) for show, found in rows.items()}
    assert placed["full"] == len(rows["full"]) == len(rows["link"]) > 3
    assert 0 < placed["excerpt"] < len(rows["excerpt"])
    assert placed["link"] == 0
    for row in in_text:
        assert (row["start"] is None) == (row["end"] is None)
    assert not any(row["words"] for row in rows["link"])
    assert all(row["words"] and row["sentence"] for row in rows["quotes"])
    assert {r["entity"] for r in rows["link"]} == {r["entity"] for r in rows["full"]}
    views = {brief_id(view): view for view in held.briefs}
    for row in in_text:
        if row["start"] is not None:
            assert views[row["brief"]].words(Span(row["start"], row["end"])) == row["words"]


def test_the_order_of_rows_tells_nothing_of_a_withheld_text(held) -> None:
    """The same names in another order of reading make the same rows."""
    (view,) = (v for v in held.briefs if v.show is Show.LINK and v.brief.article)
    assert [r["name"] for r in _mentions_of(held, view)] == sorted(
        (r["name"] for r in _mentions_of(held, view)), key=str.casefold
    )
    findings = view.findings
    turned = replace(findings, mentions=tuple(reversed(findings.mentions)))
    other = replace(held, briefs=(replace(view, findings=turned),))
    assert _mentions_of(other, view) == _mentions_of(held, view)
    assert len(_mentions_of(held, view)) > 3


def test_names_whose_place_is_shown_come_in_reading_order(held) -> None:
    for view in held.briefs:
        found = _mentions_of(held, view)
        starts = [row["start"] for row in found]
        shown = [start for start in starts if start is not None]
        assert starts[: len(shown)] == sorted(shown), "those that are withheld come behind"
    assert any(view.show is Show.EXCERPT for view in held.briefs)


def _mentions_of(held, view) -> list[dict[str, object]]:
    rows = records(held, "mentions")
    return [r for r in rows if r["brief"] == brief_id(view) and r["field"] == "text"]


def test_figures_agree_with_the_rows(golden) -> None:
    (brief,) = records(golden, "briefs")
    statements = records(golden, "statements")
    assert brief["statements"] == len(statements) == golden.statements
    assert brief["confirmed"] == golden.confirmed == 1
    assert brief["speaking_sources"] == len(records(golden, "sources"))
    forms = {form: sum(s["form"] == form for s in statements) for form in ("direct", "indirect")}
    assert {form: brief[form] for form in forms} == forms


def test_a_name_is_found_where_it_is_said_to_stand(golden) -> None:
    (view,) = golden.briefs
    parts = {"text": view.brief.article.text, **view.brief.metadata.fields}
    rows = records(golden, "mentions")
    assert {row["field"] for row in rows} == {"text", "deck"}
    for row in rows:
        assert parts[row["field"]][row["start"] : row["end"]] == row["words"]


def test_a_statement_of_two_has_a_row_for_each(make_root) -> None:
    from annotated_briefs import pipeline

    root = make_root(
        {
            "mkdocs.yml": "site_name: Two\n",
            "briefs/outlets/ledger.yml": "name: Ledger\n",
            "briefs/articles/2024/two/brief.yml": "headline: Two\noutlet: ledger\n"
            "rights: {holder: Ledger, license: CC-BY-4.0}\n",
            "briefs/articles/2024/two/article.txt": "The ferry is late.\n\n"
            "Ada Quill and Bo Lark said that the ferry was lost.\n",
        }
    )
    held = pipeline.site(root).holdings
    (said,) = records(held, "statements")
    pairs = records(held, "statement_sources")
    names = {row["id"]: row["name"] for row in records(held, "sources")}
    assert [names[pair["source"]] for pair in pairs] == ["Ada Quill", "Bo Lark"]
    assert said["source"] == pairs[0]["source"]


def test_the_key_changes_with_the_code_that_makes_the_rows(
    golden, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the version in the citation does: the same words may be told otherwise."""
    before = golden.key, version_of(golden)
    assert (replace(golden).key, version_of(replace(golden))) == before
    monkeypatch.setattr(rows, "code_version", lambda names: f"other {names}")
    other = replace(golden)
    assert other.key != before[0]
    assert version_of(other) != before[1]


def test_the_key_changes_with_a_word_and_with_nothing_else(held, golden) -> None:
    assert held.key != golden.key
    assert replace(held, briefs=tuple(reversed(held.briefs))).key == held.key
    other = replace(held.publication, url="https://other.example/")
    assert replace(held, publication=other).key != held.key
    unknown = [replace(view, key="") for view in held.briefs]
    assert replace(held, briefs=unknown).key == ""
