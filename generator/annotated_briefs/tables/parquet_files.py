"""Tables as Parquet, each column with its type and its meaning. The only import of pyarrow."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from annotated_briefs.tables.columns import Column, Table, Type
from annotated_briefs.tables.csv_files import plain
from annotated_briefs.tables.rows import Row


def missing() -> str:
    """What to say where Parquet cannot be written: with the Python that runs, not another."""
    pip = f"{shlex.quote(sys.executable)} -m pip install pyarrow"
    return f"no Parquet files were written: pyarrow is not installed (hint: {pip})"


def installed() -> bool:
    """Whether Parquet can be written."""
    return find_spec("pyarrow") is not None


def parquet_bytes(table: Table, rows: Sequence[Row]) -> bytes:
    """``rows`` with the types and meanings of the columns: the same bytes for the same rows.

    Raises ImportError without pyarrow.
    """
    # Here because it costs time that no other command has.
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    columns: list[list[Any]] = [[] for _ in table.columns]
    for row in rows:
        for values, value in zip(columns, row, strict=True):
            values.append(plain(value))
    types = {Type.TEXT: pa.string(), Type.WHOLE: pa.int32(), Type.YES_NO: pa.bool_()}
    schema = pa.schema(
        [
            pa.field(c.name, types[c.type], nullable=bool(c.null), metadata=_described(c))
            for c in table.columns
        ],
        metadata={"description": table.meaning},
    )
    arrays = [
        pa.array(values, type=field.type) for values, field in zip(columns, schema, strict=True)
    ]
    out = pa.BufferOutputStream()
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return bytes(out.getvalue().to_pybytes())


def _described(column: Column) -> dict[str, str]:
    return {"description": column.meaning}
