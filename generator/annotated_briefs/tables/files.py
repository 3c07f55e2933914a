"""The files of `briefs export`, and those of the same tables on a site."""

from __future__ import annotations

from collections.abc import Iterator

from annotated_briefs.tables import about, parquet_files
from annotated_briefs.tables.citation import citation_bytes
from annotated_briefs.tables.columns import TABLES
from annotated_briefs.tables.csv_files import csv_bytes
from annotated_briefs.tables.rows import Holdings
from annotated_briefs.tables.sqlite_file import sqlite_bytes

DATABASE_FILE = f"{about.DATABASE}.sqlite"
DICTIONARY = "data-dictionary.md"
CITATION = "CITATION.cff"


def figures_of(held: Holdings) -> about.Figures:
    """How much ``held`` is."""
    return about.Figures(len(held.briefs), held.statements, held.confirmed)


def version_of(held: Holdings) -> str:
    """A name for this state of the data: another word, or other code of ours, another name."""
    return held.key[:12] or "unknown"


def dictionary_bytes() -> bytes:
    """The data dictionary as a file."""
    return f"# Data dictionary\n\n{about.dictionary_markdown()}".encode()


def export_files(held: Holdings, *, parquet: bool) -> Iterator[tuple[str, bytes]]:
    """Every file of an export by its name, always in the same order and with the same bytes.

    Raises `sqlite_file.NoFullTextError`, and ImportError with ``parquet`` where there is no
    pyarrow.
    """
    rows = {table.name: list(held.rows(table)) for table in TABLES}
    made = {table.name: csv_bytes(table, rows[table.name]) for table in TABLES}
    for name, content in made.items():
        yield f"{name}.csv", content
    if parquet:
        for table in TABLES:
            yield f"{table.name}.parquet", parquet_files.parquet_bytes(table, rows[table.name])
    yield DATABASE_FILE, sqlite_bytes(rows)
    figures, publication = figures_of(held), held.publication
    yield "metadata.json", about.json_bytes(about.datasette_metadata(publication, figures))
    yield "datapackage.json", about.json_bytes(about.data_package(publication, figures, made))
    yield DICTIONARY, dictionary_bytes()
    yield "data-dictionary.json", about.json_bytes(about.dictionary_json())
    yield CITATION, citation_bytes(publication, figures, version_of(held))
    yield "README.md", about.readme(publication, figures, parquet=parquet).encode()
