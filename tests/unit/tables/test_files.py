"""Each format holds the same rows, is typed as the dictionary says, and is safe to open."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_briefs.model import Publication
from annotated_briefs.tables import Holdings, export_files
from annotated_briefs.tables.about import Figures, license_of
from annotated_briefs.tables.citation import citation
from annotated_briefs.tables.columns import MENTIONS, STATEMENTS, TABLES, Table, Type
from annotated_briefs.tables.csv_files import UNPRINTABLE, csv_bytes, guarded, unguarded

TEXT = st.text(st.one_of(st.sampled_from("'=+-@;,\t\r\n\"＝ a"), st.characters(codec="utf-8")))


@pytest.fixture(scope="module")
def made(held) -> dict[str, bytes]:
    return dict(export_files(held, parquet=True))


def rows_of(held: Holdings, table: Table) -> list[tuple[Any, ...]]:
    return list(held.rows(table))


# ------------------------------------------------------------------ CSV


@settings(max_examples=50)
@given(TEXT)
def test_a_guard_can_be_taken_away_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


@settings(max_examples=50)
@given(TEXT)
def test_no_part_of_a_guarded_text_is_a_formula(text: str) -> None:
    """However a spreadsheet parts the cells."""
    for mark in ";\t\r\n":
        for part in guarded(text).split(mark):
            assert not part.lstrip('"').startswith(tuple("=+-@＝＋－＠"))


def test_a_quotation_mark_behind_a_semicolon_hides_no_formula() -> None:
    """Where semicolons part the cells, it begins one, and is none of its characters."""
    for text in ('a;"=1+1;"', 'a;""=1+1', '"=1+1"', 'a\n"@b'):
        made = guarded(text)
        line = f"an id,{made}".replace('"', '""')
        cells = [c for row in csv.reader(line.splitlines(), delimiter=";") for c in row]
        assert not any(cell.startswith(tuple("=+-@")) for cell in cells), cells
        assert unguarded(made) == text != made


@settings(max_examples=50)
@given(st.lists(st.tuples(TEXT, TEXT), max_size=4))
def test_csv_is_read_back_as_it_was(pairs: list[tuple[str, str]]) -> None:
    plain = (None,) * len(STATEMENTS.columns)
    at, by = STATEMENTS.names.index("words"), STATEMENTS.names.index("reviewed_by")
    rows = []
    for words, who in pairs:
        row = list(plain)
        row[at], row[by] = words, who
        rows.append(tuple(row))
    content = csv_bytes(STATEMENTS, rows).decode()
    found = list(csv.reader(io.StringIO(content, newline="")))
    assert found[0] == list(STATEMENTS.names)
    kept = [(UNPRINTABLE.sub("\ufffd", w), UNPRINTABLE.sub("\ufffd", b)) for w, b in pairs]
    assert [(unguarded(row[at]), unguarded(row[by])) for row in found[1:]] == kept


def test_a_cell_of_ours_needs_no_guard(held) -> None:
    """Addresses, identifiers and classes are not looked at: they are never a formula."""
    for table in TABLES:
        for row in held.rows(table):
            for column, value in zip(table.columns, row, strict=True):
                if isinstance(value, str) and not column.free:
                    assert guarded(value) == value


def back(column: Any, cell: str) -> Any:
    if not cell:
        return None
    if column.type is Type.TEXT:
        return unguarded(cell)
    return int(cell) if column.type is Type.WHOLE else {"true": True, "false": False}[cell]


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_csv_holds_every_row(table: Table, made, held) -> None:
    content = made[f"{table.name}.csv"].decode()
    found = list(csv.reader(io.StringIO(content, newline="")))
    read = [tuple(map(back, table.columns, row)) for row in found[1:]]
    assert read == rows_of(held, table)


# ------------------------------------------------------------------ SQLite


@pytest.fixture
def database(made):
    connection = sqlite3.connect(":memory:")
    connection.deserialize(made["collection.sqlite"])
    yield connection
    connection.close()


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_the_database_holds_every_row(table: Table, database, held) -> None:
    found = database.execute(f'SELECT * FROM "{table.name}" ORDER BY rowid').fetchall()
    assert found == rows_of(held, table)


def test_the_database_is_sound(database) -> None:
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    links = database.execute("PRAGMA foreign_key_list(statements)").fetchall()
    assert {link[2] for link in links} == {"briefs", "sources", "entities"}
    kinds = {row[1]: row[2] for row in database.execute("PRAGMA table_info(statements)")}
    assert (kinds["words"], kinds["number"], kinds["unsaid"]) == ("TEXT", "INTEGER", "INTEGER")
    for wrong in ("form = 'shouted'", "unsaid = 2", "brief = NULL"):
        with pytest.raises(sqlite3.IntegrityError):
            database.execute(f"UPDATE statements SET {wrong}")


def test_words_are_searched_as_far_as_they_are_shown(database, held) -> None:
    query = (
        "SELECT brief FROM statements_fts JOIN statements"
        " ON statements.rowid = statements_fts.rowid WHERE statements_fts MATCH ?"
    )
    found = {row[0] for row in database.execute(query, ('"has not been safe"',))}
    assert found == {"2024/tunnel", "2024/arcade", "2024/depot"}
    # How Datasette finds the index.
    made = "SELECT sql FROM sqlite_master WHERE name = 'statements_fts'"
    assert 'content="statements"' in database.execute(made).fetchone()[0]


# ------------------------------------------------------------------ Parquet


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_parquet_holds_every_row_with_its_type(table: Table, made, held) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    found = parquet.read_table(pa.BufferReader(made[f"{table.name}.parquet"]))
    assert [tuple(row.values()) for row in found.to_pylist()] == rows_of(held, table)
    for column in table.columns:
        field = found.schema.field(column.name)
        wanted = {"text": pa.string(), "whole number": pa.int32(), "yes or no": pa.bool_()}
        assert field.type == wanted[column.type.value]
        assert field.nullable == bool(column.null)
        assert field.metadata[b"description"].decode() == column.meaning


# ------------------------------------------------------------------ what stands beside them


def test_the_citation_is_what_its_schema_allows(made) -> None:
    schemas = files("check_jsonschema.builtin_schemas.vendor")
    schema = json.loads(schemas.joinpath("citation-file-format.json").read_text("utf-8"))
    bare = citation(Publication(), Figures(0, 0, 0), "unknown")
    for one in (yaml.safe_load(made["CITATION.cff"]), bare):
        jsonschema.validate(one, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**bare, "license": "whatever"}, schema)
    found = yaml.safe_load(made["CITATION.cff"])
    assert found["authors"] == [{"name": "Ada Quill"}]
    assert found["license"] == "CC-BY-4.0"


def test_a_licence_that_we_do_not_know_is_told_as_it_is_written() -> None:
    assert license_of(Publication(license="ODbL 1.0")) == ("ODbL 1.0", None)
    assert "license" not in citation(Publication(license="ODbL 1.0"), Figures(1, 1, 1), "1")
    assert license_of(Publication())[0] == "not stated"


def test_the_data_package_describes_the_files(made) -> None:
    from hashlib import sha256

    package = json.loads(made["datapackage.json"])
    assert len(package["resources"]) == len(TABLES)
    names = {resource["name"] for resource in package["resources"]}
    for table, resource in zip(TABLES, package["resources"], strict=True):
        content = made[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert [f["name"] for f in resource["schema"]["fields"]] == list(table.names)
        refers = {k["reference"]["resource"] for k in resource["schema"]["foreignKeys"]}
        assert refers <= names


def test_datasette_is_told_of_every_column(made) -> None:
    tables = json.loads(made["metadata.json"])["databases"]["collection"]["tables"]
    for table in TABLES:
        assert tables[table.name]["columns"].keys() == set(table.names)
        assert set(tables[table.name].get("facets", ())) <= set(table.names)
        assert tables[table.name].get("sort_desc", table.key[0]) in table.names


def test_datasette_has_a_name_for_every_row_that_another_refers_to(made) -> None:
    """An empty one it would print as the word None."""
    tables = json.loads(made["metadata.json"])["databases"]["collection"]["tables"]
    labels = {t.name: tables[t.name].get("label_column", "id") for t in TABLES if t.key == ("id",)}
    assert labels["briefs"] == "headline"
    for table in TABLES:
        if table.name in labels:
            (label,) = (c for c in table.columns if c.name == labels[table.name])
            assert not label.null, f"{table.name}.{label.name} may be empty"


@pytest.mark.parametrize("table", TABLES, ids=lambda one: one.name)
def test_datasette_finds_the_links_of_a_table_and_what_is_searched(table, database) -> None:
    """As Datasette reads them: from the pragma, and from the definition of a virtual table."""
    links = database.execute(f'PRAGMA foreign_key_list("{table.name}")').fetchall()
    assert {(row[3], row[2], row[4]) for row in links} == {
        (column.name, column.of, "id") for column in table.columns if column.of
    }
    query = (
        "SELECT name FROM sqlite_master WHERE rootpage = 0 AND"
        " sql LIKE '%VIRTUAL TABLE%USING FTS%' || 'content=\"' || ? || '\"%'"
    )
    found = database.execute(query, (table.name,)).fetchall()
    assert found == ([(f"{table.name}_fts",)] if table.searched else [])


def test_the_readme_says_how_sure_it_is(made, held) -> None:
    text = made["README.md"].decode()
    assert f"{held.statements} statements" in text
    assert f"confirmed {held.confirmed};" in text
    for name in ("statements.csv", "collection.sqlite", "CITATION.cff", "*.parquet"):
        assert name in text


def test_a_column_of_the_dictionary_is_in_all_its_forms(made) -> None:
    text = made["data-dictionary.md"].decode()
    data = json.loads(made["data-dictionary.json"])
    for table, plain in zip(TABLES, data["tables"], strict=True):
        assert [c["name"] for c in plain["columns"]] == list(table.names)
        section = text.split(f"## {table.name}\n")[1].split("\n## ")[0]
        assert section.count("\n- `") == len(table.columns)
    assert MENTIONS.columns[6].values
    assert "`headline`: its headline" in text
