"""The tables of the warehouse as Parquet files: ordered, described, and the same bytes for the same rows."""

from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from schemas import TABLES
from schemas.arrow import schema
from schemas.ddl import quoted
from schemas.frames import table_named
from schemas.table import Table

ROWS_A_GROUP: Final = 131_072


def write(connection: duckdb.DuckDBPyConnection, folder: Path) -> dict[str, int]:
    """Write every released table to `folder`, one Parquet file each; returns how many rows each has."""
    return {name: _write(connection, table, folder / f"{name}.parquet") for name, table in TABLES.items()}


def released(name: str) -> pa.Schema:
    """The Arrow schema of a released table: that of the table, with empty words allowed where rights ask for it."""
    words = withheld(table_named(name))
    made = schema(name)
    fields = [made.field(at) for at in range(len(made.names))]
    return pa.schema([one.with_nullable(True) if one.name in words else one for one in fields], made.metadata)


def withheld(table: Table) -> frozenset[str]:
    """The columns that hold words of a document, and stay empty where its rights are `offsets`."""
    return frozenset(column.name for column in table.columns if column.words and "doc_id" in table.by_name)


def _query(table: Table) -> str:
    """All rows of a table in their one order, without the words that may not be shown."""
    hidden = withheld(table)
    columns = [
        f"CASE WHEN doc_id IN (FROM closed) THEN NULL ELSE {quoted(name)} END AS {quoted(name)}"
        if name in hidden
        else quoted(name)
        for name in table.by_name
    ]
    closed = "WITH closed AS (SELECT doc_id FROM documents WHERE rights = 'offsets') " if hidden else ""
    order = ", ".join(map(quoted, table.order_by))
    return f"{closed}SELECT {', '.join(columns)} FROM {quoted(table.name)} ORDER BY {order}"


def _write(connection: duckdb.DuckDBPyConnection, table: Table, path: Path) -> int:
    """Row groups are cut at fixed numbers of rows, so that the file does not depend on how the rows arrive."""
    target = released(table.name)
    count = 0
    waiting: list[pa.RecordBatch] = []
    with pq.ParquetWriter(path, target, compression="zstd") as writer:
        for batch in connection.sql(_query(table)).to_arrow_reader(ROWS_A_GROUP):
            count += batch.num_rows
            waiting.append(batch)
            held = sum(one.num_rows for one in waiting)
            if held >= ROWS_A_GROUP:
                rows = pa.Table.from_batches(waiting)
                writer.write_table(_cast(rows.slice(0, ROWS_A_GROUP), target), row_group_size=ROWS_A_GROUP)
                waiting = rows.slice(ROWS_A_GROUP).to_batches()
        if waiting:
            writer.write_table(_cast(pa.Table.from_batches(waiting), target), row_group_size=ROWS_A_GROUP)
    return count


def _cast(rows: pa.Table, target: pa.Schema) -> pa.Table:
    return rows.combine_chunks().cast(target)
