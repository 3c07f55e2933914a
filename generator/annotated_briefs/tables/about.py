"""What stands beside the tables: the dictionary, a Data Package, Datasette's metadata, a README."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from annotated_briefs.load.licences import canonical
from annotated_briefs.model import Publication
from annotated_briefs.render.licenses import license_name, license_url
from annotated_briefs.render.phrases import count
from annotated_briefs.tables.columns import TABLES, VERSION, Column, Table, Type

DATABASE = "collection"
"""The name of the database: that of its file, without the ending."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How much the collection holds."""

    briefs: int
    statements: int
    confirmed: int

    @property
    def sentence(self) -> str:
        """What the statements stand on, in one sentence."""
        if not self.statements:
            return "There is no statement yet."
        of = count(self.statements, "statement")
        if self.confirmed == self.statements:
            return f"A person has confirmed every one of the {of}."
        who = f"a person has confirmed {self.confirmed:,}" if self.confirmed else "nobody has yet"
        return (
            f"Of the {of}, {who}{'' if self.confirmed else ' confirmed one'}; the others are as the"
            " machine found them, and it errs: it misses statements and sometimes gets one wrong."
        )


CAVEAT = (
    "The tables count what articles say about where their claims come from. They do not say whether"
    " a claim is true, and a collection is what its contributors chose, not a sample of the news."
)
RIGHTS = (
    "Words of articles stay their owners’. Where the rights withhold them, the cell is empty: see"
    " the columns show and license of each brief."
)
GUARD = (
    "In the CSV files, text that a spreadsheet would run as a formula has an apostrophe before it:"
    " at the start of a cell, or behind a semicolon, a tab or a line break in it, where one of"
    " ' = + - @, a tab or a line break follows, with or without straight quotation marks between"
    " the two. To have the text as it was, take away one apostrophe in each of these places."
)


def license_of(publication: Publication) -> tuple[str, str | None]:
    """What the publisher states for the collection: a name for readers, and the terms' address."""
    given = publication.license
    if not given:
        return "not stated", None
    known = canonical(given)
    return (license_name(known), license_url(known)) if known else (given, None)


def title_of(publication: Publication) -> str:
    """What the data are called."""
    return f"{publication.name}: statements and names in the news"


# ------------------------------------------------------------------ the dictionary


def dictionary_markdown() -> str:
    """The tables and their columns as Markdown, a section for each table."""
    return "\n".join(_section(table) for table in TABLES)


def _section(table: Table) -> str:
    keys = " and ".join(f"`{name}`" for name in table.key)
    columns = "".join(map(_described, table.columns))
    return f"## {table.name}\n\n{table.meaning} A row is told by its {keys}.\n\n{columns}"


def _described(column: Column) -> str:
    kind = f"{column.type.value} of {column.unit}" if column.unit else column.type.value
    refers = f", an `id` of `{column.of}`" if column.of else ""
    line = f"- `{column.name}` ({kind}{refers}): {column.meaning}"
    if column.null:
        line += f" Empty: {column.null}."
    if column.values:
        values = "".join(f"    - `{v}`: {meaning}\n" for v, meaning in column.values.items())
        return f"{line}\n{values}"
    return f"{line}\n"


def dictionary_json() -> dict[str, Any]:
    """The same for programs."""
    return {
        "version": VERSION,
        "tables": [
            {
                "name": table.name,
                "meaning": table.meaning,
                "key": list(table.key),
                "columns": [_plain(column) for column in table.columns],
            }
            for table in TABLES
        ],
    }


def _plain(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": column.type.value,
        "meaning": column.meaning,
        "unit": column.unit or None,
        "null": column.null or None,
        "values": dict(column.values) if column.values else None,
        "refers_to": column.of or None,
    }


# ------------------------------------------------------------------ for tools

_TYPES = {Type.TEXT: "string", Type.WHOLE: "integer", Type.YES_NO: "boolean"}


def data_package(
    publication: Publication, figures: Figures, files: Mapping[str, bytes]
) -> dict[str, Any]:
    """The CSV files as a Data Package (https://specs.frictionlessdata.io/data-package/).

    ``files`` holds the bytes of each table's file, by the name of the table.
    """
    name, url = license_of(publication)
    made: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": DATABASE,
        "title": title_of(publication),
        "description": f"{figures.sentence} {CAVEAT} {RIGHTS} {GUARD}",
    }
    if publication.url:
        made["homepage"] = publication.url
    if publication.license:
        made["licenses"] = [{"title": name, **({"path": url} if url else {"name": name})}]
    return {**made, "resources": [_resource(table, files[table.name]) for table in TABLES]}


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": column.name,
                    "reference": {"resource": column.of.replace("_", "-"), "fields": "id"},
                }
                for column in table.columns
                if column.of
            ],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {} if column.null else {"required": True}
    if column.values:
        limits["enum"] = list(column.values)
    made = {"name": column.name, "type": _TYPES[column.type], "description": _full(column)}
    return {**made, **({"constraints": limits} if limits else {})}


def _full(column: Column) -> str:
    unit = f" In {column.unit}." if column.unit else ""
    null = f" Empty: {column.null}." if column.null else ""
    return f"{column.meaning}{unit}{null}"


def datasette_metadata(publication: Publication, figures: Figures) -> dict[str, Any]:
    """Metadata for `datasette collection.sqlite --metadata metadata.json`."""
    name, url = license_of(publication)
    made: dict[str, Any] = {
        "title": title_of(publication),
        "description": f"{figures.sentence} {CAVEAT} {RIGHTS}",
        "source": publication.name,
    }
    if publication.url:
        made["source_url"] = publication.url
    if publication.license:
        made |= {"license": name, **({"license_url": url} if url else {})}
    return {**made, "databases": {DATABASE: {"tables": {t.name: _table(t) for t in TABLES}}}}


_FACETS = {
    "statements": ["form", "naming", "state"],
    "mentions": ["kind", "field"],
    "entities": ["kind", "curated"],
    "briefs": ["outlet", "show"],
    "sources": ["naming", "access"],
}
_LABELS = {
    **{"outlets": "name", "stories": "title", "topics": "name", "entities": "name"},
    **{"briefs": "headline", "sources": "name"},
}
"""By what a row is called where another refers to it: a column that always has a value, for
Datasette prints an empty one as None. A statement's words may be withheld: it goes by its id."""
_SORTED = {"briefs": "published"}
"""The newest first; a table that is not here is in the order of its ids."""


def _table(table: Table) -> dict[str, Any]:
    made: dict[str, Any] = {
        "description": table.meaning,
        "columns": {column.name: _full(column) for column in table.columns},
    }
    if table.name in _FACETS:
        made["facets"] = _FACETS[table.name]
    if table.name in _LABELS:
        made["label_column"] = _LABELS[table.name]
    if table.name in _SORTED:
        made["sort_desc"] = _SORTED[table.name]
    return made


def json_bytes(value: Any) -> bytes:
    """``value`` as a file."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


# ------------------------------------------------------------------ for readers


def readme(publication: Publication, figures: Figures, *, parquet: bool) -> str:
    """What is in the folder, how sure it is, and what may be done with it."""
    name, url = license_of(publication)
    terms = f"[{name}]({url})" if url else name
    files = [
        "`statements.csv`, `mentions.csv`, `briefs.csv` and the tables around them: in UTF-8, with"
        " commas",
        *(["`*.parquet`: the same tables with types, for programs that read them"] * parquet),
        f"`{DATABASE}.sqlite`: all of them in one database with a full-text index. To browse it:"
        f" `datasette {DATABASE}.sqlite --metadata metadata.json`",
        "`data-dictionary.md`, `data-dictionary.json`: each table and column, its type, unit and"
        " values, and what an empty cell means",
        "`datapackage.json`: the same for tools that read Data Packages",
        "`CITATION.cff`: how to cite",
    ]
    listed = "\n".join(f"- {one}" for one in files)
    return f"""\
# {title_of(publication)}

{count(figures.briefs, "brief")}. {figures.sentence} The column state says of each statement which
it is.

{CAVEAT}

## Files

{listed}

## Before you open the CSV files

{GUARD} The other files hold it as it was.

## Rights

{RIGHTS} The licence of what the collection itself adds: {terms}.
"""
