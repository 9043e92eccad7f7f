"""Rows as people and programs take them: as a table, CSV, JSON or Parquet, to a file or to standard output."""

import csv
import json
import math
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from flows.commands.failure import BadUse
from flows.commands.terminal import printable

if TYPE_CHECKING:
    import pyarrow as pa


def write(names: Sequence[str], rows: Iterable[Sequence[Any]], form: str, output: Path | None) -> None:
    """Write rows as `form` (table, csv, json) to `output`, else to standard output."""
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


def write_parquet(rows: "pa.Table", output: Path | None) -> None:
    """Write an Arrow table as Parquet to `output`, else to standard output. Raises BadUse where that is a terminal."""
    import pyarrow.parquet as pq

    if output is None and sys.stdout.isatty():
        raise BadUse("Parquet is not for a terminal: give --output FILE")
    pq.write_table(rows, output or sys.stdout.buffer, compression="zstd")


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
