"""Asking the warehouse: read-only, in SQL, as a table, CSV, JSON or Parquet."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import duckdb

from flows.commands import rows
from flows.commands.bounds import MOST_BYTES, bounded
from flows.commands.failure import BadUse, Failure
from flows.commands.terminal import printable
from flows.questions import MOST_SECONDS, WarehouseError, reader

_QUERIES: Final = {"SELECT", "EXPLAIN", "MULTI"}
_ROWS_AT_ONCE: Final = 10_000
MOST_ROWS_OF_A_TABLE: Final = 10_000
"""A table is held whole until the width of its columns is known, and nobody reads a longer one."""
_GRACE: Final = 30
"""Seconds after its time that a query has to end by itself."""


def sql(query: str, warehouse: Path, form: str, output: Path | None) -> None:
    """Run one query and write its rows to `output`, else to standard output.

    Raises BadUse for a query that does not parse, names what is not there or would change anything, and Failure
    where it breaks off while it runs, or takes too long or too much.
    """
    if form == "parquet" and output is None and sys.stdout.isatty():
        raise BadUse("Parquet is not for a terminal: give --output FILE")
    with bounded(MOST_SECONDS + _GRACE, MOST_BYTES), asked(warehouse) as connection:
        try:
            statements = connection.extract_statements(query)
            if len(statements) != 1:
                raise BadUse(f"one query is wanted, not {len(statements)}")
            if (kind := _kind(statements[0])) not in _QUERIES:
                raise BadUse(f"only queries are run, and this is {kind}")
            if form == "parquet":
                rows.write_parquet(connection.sql(query).to_arrow_table(), output)
            else:
                result = connection.execute(statements[0])
                most = MOST_ROWS_OF_A_TABLE if form == "table" else None
                rows.write([column[0] for column in result.description or ()], _rows(result, most), form, output)
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


def _kind(statement: duckdb.Statement) -> str:
    """What a statement is, in DuckDB's words."""
    try:
        return statement.type.name
    except ValueError:  # DuckDB's list of kinds for Python lacks the newest, such as UPDATE EXTENSIONS
        return "of a kind that is not known"


def _rows(result: duckdb.DuckDBPyConnection, most: int | None) -> Iterator[Sequence[Any]]:
    """The rows of an answer. Raises BadUse where there are more than `most`."""
    told = 0
    while fetched := result.fetchmany(_ROWS_AT_ONCE):
        told += len(fetched)
        if most is not None and told > most:
            raise BadUse(f"more than {most:,} rows are no table to read: give LIMIT, or --format csv")
        yield from fetched
