"""Changes by hand: lines of corrections.csv, each guarded by the value that it expects.

A line is for one column of one row. It is applied only where the rules still give what the line expects; else the
build stops, for the source or the rule has changed and a person must look again. A line whose row is not in the
warehouse is of a document that is not in this build, and waits.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

import duckdb

from flows.ingest.refusal import InputError
from schemas import TABLES
from schemas.column import Column
from schemas.ddl import quoted, sql_type
from schemas.table import Table
from schemas.validation import known_codes
from schemas.vocabulary import RECORD_TABLE

HEADER: Final = ("table", "id", "column", "expect", "value", "reason")
_BETWEEN: Final = ";"
_GIVEN: Final = frozenset(
    {"doc_id", "quote", "char_start", "char_end", "sentence", "rule", "confidence", "claim_id", "thread_id", "words"}
)
"""Columns that prove a row or that are worked out from others: no reading of a person can change them."""


class Correction(NamedTuple):
    """A line of corrections.csv; `line` is its number in the file, `source` the name of the file."""

    source: str
    line: int
    table: str
    id: str
    column: str
    expect: str
    value: str
    reason: str

    @property
    def where(self) -> str:
        """File and line, for messages."""
        return f"{self.source}, line {self.line}"


class CorrectionError(InputError):
    """A line of corrections.csv that cannot be applied; the message is one clear line with its number."""


def read(path: Path) -> list[Correction]:
    """The lines of corrections.csv in their order.

    Lines that begin with `#` explain, columns after the six are notes, and a line with neither value nor reason is
    undecided, as `communique review` writes it. Raises CorrectionError for a file that cannot be read or a malformed
    line.
    """
    try:
        told = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise CorrectionError(f"{path}: no such file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionError(f"{path} cannot be read: {error}") from error
    lines = [(at, line) for at, line in enumerate(told.split("\n"), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        raise CorrectionError(f"{path.name}: no header line {','.join(HEADER)}")
    try:
        header, *rows = csv.reader((line for _, line in lines), strict=True)
    except csv.Error as error:
        raise CorrectionError(f"{path.name}: {error}") from error
    if tuple(header[: len(HEADER)]) != HEADER or len(rows) != len(lines) - 1:
        raise CorrectionError(f"{path.name}: the header must begin with {','.join(HEADER)}, each row be one line")
    made = []
    for (number, _), cells in zip(lines[1:], rows, strict=True):
        if len(cells) != len(header):
            raise CorrectionError(f"{path.name}, line {number}: {len(cells)} cells where the header has {len(header)}")
        line = Correction(path.name, number, *cells[: len(HEADER)])
        if line.value or line.reason.strip():
            made.append(line)
    _refuse_malformed(made)
    return made


def _refuse_malformed(lines: Iterable[Correction]) -> None:
    """Raise CorrectionError for the first line that no warehouse could take."""
    first: dict[tuple[str, str], Correction] = {}
    for line in lines:
        if line.table not in RECORD_TABLE.terms:
            raise CorrectionError(f"{line.where}: no table {line.table!r} of records or documents")
        table = TABLES[line.table]
        if line.column not in table.by_name or line.column in _GIVEN or line.column in table.key:
            raise CorrectionError(f"{line.where}: no column {line.column!r} of {line.table} can be corrected")
        if not line.reason.strip():
            raise CorrectionError(f"{line.where}: no reason is given")
        column = table.by_name[line.column]
        if column.codes and (strange := sorted(set(_items(line.value)) - known_codes())):
            raise CorrectionError(f"{line.where}: no country or bloc has the code {strange[0]!r}")
        before = first.setdefault((line.id, line.column), line)
        if before is not line:
            raise CorrectionError(f"{line.where}: line {before.line} corrects the same column of the same row")


def apply(connection: duckdb.DuckDBPyConnection, lines: Sequence[Correction]) -> int:
    """Apply the lines within the caller's transaction, and tell of each applied one in `corrections`.

    Returns how many lines wait because their row is not in this warehouse. Corrections of an earlier build are taken
    back first, so that the expected values are always those of the rules. Raises CorrectionError for a line whose
    expectation is not met or whose value its column cannot hold.
    """
    _take_back(connection)
    waiting = 0
    ordered = sorted(lines, key=lambda line: (line.table, line.id, line.line))
    for (name, identity), group in groupby(ordered, key=lambda line: (line.table, line.id)):
        of_row = list(group)
        if _change(connection, TABLES[name], identity, of_row):
            connection.executemany(
                "INSERT INTO corrections BY NAME SELECT ? AS record_id, ? AS column_name, ? AS record_table,"
                " nullif(?, '') AS expect, nullif(?, '') AS value, ? AS reason",
                [[identity, line.column, name, line.expect, line.value, line.reason] for line in of_row],
            )
        else:
            waiting += len(of_row)
    return waiting


def _change(connection: duckdb.DuckDBPyConnection, table: Table, identity: str, lines: Sequence[Correction]) -> bool:
    """Change all corrected columns of one row at once; False where the row is not there."""
    row = f"{quoted(table.name)} WHERE {quoted(table.key[0])} = ?"
    if connection.execute(f"SELECT count(*) FROM {row}", [identity]).fetchall() == [(0,)]:  # noqa: S608 our own names
        return False
    for line in lines:
        column = table.by_name[line.column]
        query = f"SELECT {_cast(column)}, {quoted(column.name)} FROM {row}"  # noqa: S608 our own names
        try:
            ((expected, found),) = connection.execute(query, [_parameter(column, line.expect), identity]).fetchall()
        except duckdb.Error as error:
            raise CorrectionError(f"{line.where}: {line.expect!r} is no {line.column}: {_first(error)}") from error
        if expected != found:
            raise CorrectionError(
                f"{line.where}: expects {line.expect!r} as {line.column} of {identity}, but the rules give"
                f" {written(found)!r}; look at the row again and mend or remove the line"
            )
    try:
        _set(connection, table, identity, {line.column: line.value for line in lines})
    except duckdb.Error as error:
        raise CorrectionError(f"{lines[0].where}: {table.name} cannot hold the new row: {_first(error)}") from error
    return True


def _take_back(connection: duckdb.DuckDBPyConnection) -> None:
    """Give every corrected row the values that the rules gave it."""
    query = "SELECT record_table::VARCHAR, record_id, column_name, expect FROM corrections ORDER BY ALL"
    for (name, identity), group in groupby(connection.execute(query).fetchall(), key=lambda row: row[:2]):
        _set(connection, TABLES[name], identity, {column: expect or "" for _, _, column, expect in group})
    connection.execute("DELETE FROM corrections")


def _set(connection: duckdb.DuckDBPyConnection, table: Table, identity: str, cells: Mapping[str, str]) -> None:
    """Give columns of one row, all at once, the values that the cells write."""
    columns = [table.by_name[name] for name in cells]
    changes = ", ".join(f"{quoted(column.name)} = {_cast(column)}" for column in columns)
    values = [_parameter(column, cells[column.name]) for column in columns]
    row = f"{quoted(table.name)} SET {changes} WHERE {quoted(table.key[0])} = ?"
    connection.execute(f"UPDATE {row}", [*values, identity])


def written(value: object) -> str:
    """A value as a line of corrections.csv has it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _BETWEEN.join(str(item) for item in value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def _items(cell: str) -> list[str]:
    return sorted({item.strip() for item in cell.split(_BETWEEN) if item.strip()})


def _parameter(column: Column, cell: str) -> str | list[str] | None:
    if column.listed:
        return _items(cell)
    return cell or None


def _cast(column: Column) -> str:
    return f"CAST(?::VARCHAR{'[]' if column.listed else ''} AS {sql_type(column)})"


def _first(error: Exception) -> str:
    return str(error).splitlines()[0]
