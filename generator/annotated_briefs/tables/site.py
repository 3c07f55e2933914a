"""The data page of a site, and the tables beside it as CSV."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial

from annotated_briefs.model import Asset, Page
from annotated_briefs.render import data
from annotated_briefs.render.data_schema import brief_schema
from annotated_briefs.render.environment import page
from annotated_briefs.tables import about
from annotated_briefs.tables.citation import citation_bytes, cited
from annotated_briefs.tables.columns import TABLES, Table
from annotated_briefs.tables.files import CITATION, figures_of, version_of
from annotated_briefs.tables.kept import CsvFiles, Kept
from annotated_briefs.tables.rows import Holdings

ADDRESS = "data"
SCHEMA = "brief.schema.json"
"""The JSON Schema of the JSON of each brief."""
_MAIN = ("statements", "mentions", "briefs", "entities", "sources")
"""Those that a reader is most likely to want, first on the page."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file on the page."""

    name: str
    meaning: str
    rows: int
    size: str


def render_tables(
    held: Holdings, *, handwritten: Collection[str], kept: Kept
) -> tuple[list[Page], list[Asset]]:
    """The page, and the files that it links to: made when they are asked for."""
    made = CsvFiles(held, kept)
    assets = [
        Asset(f"{ADDRESS}/{table.name}.csv", partial(made.content, table.name), held.key)
        for table in TABLES
    ]
    assets += [
        Asset(f"{ADDRESS}/{name}", make, held.key)
        for name, make in (
            (CITATION, partial(_citation, held)),
            ("data-dictionary.json", partial(about.json_bytes, about.dictionary_json())),
            (SCHEMA, partial(about.json_bytes, brief_schema(data.VERSION))),
        )
    ]
    known = sorted(handwritten)
    key = held.key and f"{held.key} {known}"
    return [Page(f"{ADDRESS}/index.md", lambda: _page(held, made, known).draw(), key)], assets


def _citation(held: Holdings) -> bytes:
    return citation_bytes(held.publication, figures_of(held), version_of(held))


def _page(held: Holdings, made: CsvFiles, handwritten: Collection[str]) -> Page:
    figures, version = figures_of(held), version_of(held)
    name, url = about.license_of(held.publication)
    ordered = sorted(TABLES, key=lambda table: (*_MAIN, table.name).index(table.name))
    return page(
        ADDRESS,
        "data.md.jinja",
        title="Data",
        description=f"The collection as tables: {figures.briefs:,} briefs,"
        f" {figures.statements:,} statements.",
        path=f"{ADDRESS}/index.md",
        figures=figures,
        downloads=[_download(table, made) for table in ordered],
        tables=ordered,
        caveat=about.CAVEAT,
        guard=about.GUARD,
        rights=about.RIGHTS,
        license=name,
        license_url=url,
        citation=CITATION,
        cited=cited(held.publication, version),
        handwritten=handwritten,
    )


def _download(table: Table, made: CsvFiles) -> Download:
    rows, size = made.size(table.name)
    return Download(f"{table.name}.csv", table.meaning, rows, size_words(size))


def size_words(size: int) -> str:
    """``340 bytes``, ``12 kB``, ``1.4 MB``."""
    if size < 1000:
        return f"{size} bytes"
    if size < 999_500:
        return f"{size / 1000:.0f} kB"
    return f"{size / 1_000_000:.1f} MB"
