"""Asking the warehouse: read-only, in SQL, as a table, CSV, JSON or Parquet."""

import csv
import json
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TextIO

import duckdb

from flows.commands.failure import BadUse, Failure
from flows.commands.terminal import printable
from flows.warehouse import WarehouseError, reader

_QUERIES: Final = {"SELECT", "EXPLAIN", "MULTI"}
_ROWS_AT_ONCE: Final = 10_000


def sql(query: str, warehouse: Path, form: str, output: Path | None) -> None:
    """Run one query and write its rows to `output`, else to standard output.

    Raises BadUse for a query that does not parse, names what is not there or would change anything, and Failure
    where it breaks off while it runs.
    """
    if form == "parquet" and output is None and sys.stdout.isatty():
        raise BadUse("Parquet is not for a terminal: give --output FILE")
    with asked(warehouse) as connection:
        try:
            statements = connection.extract_statements(query)
            if len(statements) != 1:
                raise BadUse(f"one query is wanted, not {len(statements)}")
            if statements[0].type.name not in _QUERIES:
                raise BadUse(f"only queries are run, and this is a statement of type {statements[0].type.name}")
            if form == "parquet":
                _write_parquet(connection.sql(query), output)
            else:
                _write(connection.execute(statements[0]), form, output)
        except (duckdb.ProgrammingError, duckdb.PermissionException) as error:
            raise BadUse(_first_line(error)) from error
        except duckdb.Error as error:
            raise Failure(_first_line(error)) from error
        except OSError as error:
            if output is None:
                raise
            raise BadUse(f"{output}: {error.strerror or error}") from error


def _first_line(error: Exception) -> str:
    return printable(str(error).split("\n\n", maxsplit=1)[0].splitlines()[0])


def asked(warehouse: Path) -> duckdb.DuckDBPyConnection:
    """A connection that can only ask. Raises BadUse where there is no warehouse that can be opened."""
    try:
        return reader(warehouse)
    except WarehouseError as error:
        raise BadUse(printable(str(error))) from error


def _write(result: duckdb.DuckDBPyConnection, form: str, output: Path | None) -> None:
    names = [column[0] for column in result.description or ()]
    rows = _rows(result)
    with output.open("w", encoding="utf-8", newline="") if output else nullcontext(sys.stdout) as stream:
        match form:
            case "table":
                _write_table(names, rows, stream)
            case "csv":
                _write_csv(names, rows, stream)
            case "json":
                _write_json(names, rows, stream)
            case _:
                raise BadUse(f"no format {form}")


def _rows(result: duckdb.DuckDBPyConnection) -> Iterator[Sequence[Any]]:
    while rows := result.fetchmany(_ROWS_AT_ONCE):
        yield from rows


def _write_table(names: Sequence[str], rows: Iterable[Sequence[Any]], stream: TextIO) -> None:
    from rich import box
    from rich.console import Console
    from rich.measure import Measurement
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    body = list(rows)
    for at, name in enumerate(names):
        numbers = any(isinstance(row[at], int | float | Decimal) for row in body)
        table.add_column(Text(printable(name)), justify="right" if numbers else "left", overflow="fold")
    for row in body:
        table.add_row(*(Text(printable(as_text(value))) for value in row))
    console = Console(file=stream, highlight=False)
    if not console.is_terminal:
        console.width = Measurement.get(console, console.options.update(max_width=1_000_000), table).maximum
    console.print(table)


def _write_csv(names: Sequence[str], rows: Iterable[Sequence[Any]], stream: TextIO) -> None:
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(names)
    writer.writerows(["" if value is None else as_text(value) for value in row] for row in rows)


def _write_json(names: Sequence[str], rows: Iterable[Sequence[Any]], stream: TextIO) -> None:
    """One array with an object a row, each on a line of its own."""
    mark = "["
    for row in rows:
        values = {name: _as_json(value) for name, value in zip(names, row, strict=True)}
        stream.write(f"{mark}{json.dumps(values, ensure_ascii=False)}")
        mark = ",\n"
    stream.write("[]\n" if mark == "[" else "]\n")


def _write_parquet(rows: duckdb.DuckDBPyRelation, output: Path | None) -> None:
    import pyarrow.parquet as pq

    pq.write_table(rows.to_arrow_table(), output or sys.stdout.buffer, compression="zstd")


def as_text(value: Any) -> str:
    """A value as a person reads it: whole numbers without a point, lists in brackets, nothing for null."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case list() | tuple():
            return f"[{', '.join(as_text(one) for one in value)}]"
        case _:
            return str(value)


def _as_json(value: Any) -> Any:
    """A value as JSON has it; what JSON lacks (dates, decimals, infinities) as text."""
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            return value if math.isfinite(value) else str(value)
        case list() | tuple():
            return [_as_json(one) for one in value]
        case dict():
            return {str(key): _as_json(one) for key, one in value.items()}
        case date() | datetime() | time():
            return value.isoformat()
        case _:
            return str(value)
