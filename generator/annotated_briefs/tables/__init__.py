"""Tables: the collection as data, each column with its type and meaning, rights applied."""

from annotated_briefs.tables import parquet_files
from annotated_briefs.tables.files import export_files, figures_of
from annotated_briefs.tables.rows import Holdings
from annotated_briefs.tables.site import render_tables

__all__ = ["Holdings", "export_files", "figures_of", "parquet_files", "render_tables"]
