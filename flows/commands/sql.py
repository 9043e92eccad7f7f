"""Asking the warehouse: read-only, in SQL, as a table, CSV, JSON or Parquet."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import duckdb

from flows.commands import rows
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
                rows.write_parquet(connection.sql(query).to_arrow_table(), output)
            else:
                result = connection.execute(statements[0])
                rows.write([column[0] for column in result.description or ()], _rows(result), form, output)
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


def _rows(result: duckdb.DuckDBPyConnection) -> Iterator[Sequence[Any]]:
    while fetched := result.fetchmany(_ROWS_AT_ONCE):
        yield from fetched
