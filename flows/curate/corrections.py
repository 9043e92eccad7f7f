"""Changes by hand: lines of corrections.csv, each guarded by the value that it expects.

A line is for one column of one row, or deletes a row. It is applied only where the rules still give what the line
expects; else the build stops, for the source or the rule has changed and a person must look again. A line whose row is
not in the warehouse is of a document that is not in this build, and waits.
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

import duckdb

from flows.curate.corrections_csv import ROW, Correction, CorrectionError, items, written
from schemas import TABLES
from schemas.column import Column
from schemas.ddl import quoted, sql_type
from schemas.table import ForeignKey, Table


def apply(connection: duckdb.DuckDBPyConnection, lines: Sequence[Correction]) -> int:
    """Apply the lines within the caller's transaction, and tell of each applied one in `corrections`.

    Returns how many lines wait because their row is not in this warehouse. Corrections of an earlier build are taken
    back first, so that the expected values are always those of the rules. Rows are deleted last. Raises CorrectionError
    for a line whose expectation is not met or whose value its column cannot hold.
    """
    _take_back(connection)
    waiting = 0
    applied = []
    ordered = sorted(lines, key=lambda line: (line.table, line.id, line.line))
    for (name, identity), group in groupby(ordered, key=lambda line: (line.table, line.id)):
        table, of_row = TABLES[name], list(group)
        row = f"{quoted(name)} WHERE {quoted(table.key[0])} = ?"
        found = connection.execute(f"SELECT doc_id FROM {row}", [identity]).fetchone()  # noqa: S608 our own names
        if found is None:
            waiting += len(of_row)
            continue
        if of_row[0].column == ROW:
            of_row = [_guarded(connection, of_row[0])]
        else:
            _change(connection, table, identity, of_row)
        applied += of_row
        connection.executemany(
            "INSERT INTO corrections BY NAME SELECT ? AS record_id, ? AS column_name, ? AS record_table, ? AS doc_id,"
            " nullif(?, '') AS expect, nullif(?, '') AS value, ? AS reason",
            [[identity, line.column, name, *found, line.expect, line.value, line.reason] for line in of_row],
        )
    _delete(connection, [line for line in applied if line.column == ROW])
    _refuse_dangling(connection, applied)
    return waiting


def _guarded(connection: duckdb.DuckDBPyConnection, line: Correction) -> Correction:
    """A line that deletes a row, its quote in one line of text. Raises CorrectionError where the row has another."""
    row = f"{quoted(line.table)} WHERE {quoted(TABLES[line.table].key[0])} = ?"
    ((quote,),) = connection.execute(f"SELECT quote FROM {row}", [line.id]).fetchall()  # noqa: S608 our own names
    found, expected = (" ".join(words.split()) for words in (quote, line.expect))
    if found != expected:
        raise CorrectionError(
            f"{line.where}: expects the quote {line.expect!r} of {line.id}, but it is {found!r};"
            " look at the row again and mend or remove the line"
        )
    return line._replace(expect=expected)


def _delete(connection: duckdb.DuckDBPyConnection, lines: Sequence[Correction]) -> None:
    """Delete rows and empty what refers to them; what stood there is kept for when the lines go."""
    for line in lines:
        table = TABLES[line.table]
        _keep(connection, table, line.id, [column for column in table.columns if column.name not in table.key])
        row = f"{quoted(table.name)} WHERE {quoted(table.key[0])} = ?"
        connection.execute(f"DELETE FROM {row}", [line.id])  # noqa: S608 our own names
    gone = {line.id for line in lines}
    for table, foreign in _references():
        query = f"SELECT {quoted(table.key[0])}, {quoted(foreign.column)} FROM {quoted(table.name)}"  # noqa: S608
        for identity, referent in connection.execute(f"{query} WHERE {quoted(foreign.column)} IS NOT NULL").fetchall():
            if referent in gone:
                _keep(connection, table, identity, [table.by_name[foreign.column]])
                _set(connection, table, identity, {foreign.column: ""})


def _keep(connection: duckdb.DuckDBPyConnection, table: Table, identity: str, columns: Sequence[Column]) -> None:
    """Note cells of a row in `struck`, but those that curation makes."""
    made = {foreign.column for foreign in table.foreign_keys if TABLES[foreign.table].kind == "curated"}
    names = [column.name for column in columns if column.name not in made]
    query = f"SELECT doc_id, {', '.join(map(quoted, names))} FROM {quoted(table.name)}"  # noqa: S608 our own names
    ((doc_id, *cells),) = connection.execute(f"{query} WHERE {quoted(table.key[0])} = ?", [identity]).fetchall()
    connection.executemany(
        "INSERT INTO struck BY NAME"
        " SELECT ? AS doc_id, ? AS record_table, ? AS record_id, ? AS column_name, ? AS value",
        [
            [doc_id, table.name, identity, name, written(cell)]
            for name, cell in zip(names, cells, strict=True)
            if cell is not None
        ],
    )


def _references() -> list[tuple[Table, ForeignKey]]:
    """What in one record can refer to another."""
    return [
        (table, foreign)
        for table in TABLES.values()
        for foreign in table.foreign_keys
        if table.kind == "record" and TABLES[foreign.table].kind == "record"
    ]


def _refuse_dangling(connection: duckdb.DuckDBPyConnection, lines: Sequence[Correction]) -> None:
    """Raise CorrectionError for a line whose value is the id of a row that is not there."""
    references = {(table.name, foreign.column): foreign for table, foreign in _references()}
    for line in lines:
        foreign = references.get((line.table, line.column))
        if foreign is None or not line.value:
            continue
        row = f"{quoted(foreign.table)} WHERE {quoted(foreign.target)} = ?"
        if connection.execute(f"SELECT count(*) FROM {row}", [line.value]).fetchall() == [(0,)]:  # noqa: S608
            raise CorrectionError(f"{line.where}: no row of {foreign.table} has the id {line.value!r}")


def _change(connection: duckdb.DuckDBPyConnection, table: Table, identity: str, lines: Sequence[Correction]) -> None:
    """Change all corrected columns of one row at once."""
    row = f"{quoted(table.name)} WHERE {quoted(table.key[0])} = ?"
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


def _take_back(connection: duckdb.DuckDBPyConnection) -> None:
    """Give every corrected row the values that the rules gave it."""
    deleted = {
        row[0] for row in connection.execute("SELECT record_id FROM corrections WHERE column_name = '*'").fetchall()
    }
    query = "SELECT record_table::VARCHAR, record_id, column_name, value FROM struck ORDER BY ALL"
    for (name, identity), group in groupby(connection.execute(query).fetchall(), key=lambda row: row[:2]):
        cells = {column: value for _, _, column, value in group}
        if identity in deleted:
            _insert(connection, TABLES[name], identity, cells)
        else:
            _set(connection, TABLES[name], identity, cells)
    connection.execute("DELETE FROM struck")
    connection.execute("DELETE FROM corrections WHERE column_name = ?", [ROW])
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


def _insert(connection: duckdb.DuckDBPyConnection, table: Table, identity: str, cells: Mapping[str, str]) -> None:
    """Give a table one row with the values that the cells write."""
    key = table.key[0]
    names = ", ".join(quoted(name) for name in (key, *cells))
    casts = ", ".join(["?", *(_cast(table.by_name[name]) for name in cells)])
    values = [_parameter(table.by_name[name], cell) for name, cell in cells.items()]
    connection.execute(f"INSERT INTO {quoted(table.name)} ({names}) VALUES ({casts})", [identity, *values])  # noqa: S608


def _parameter(column: Column, cell: str) -> str | list[str] | None:
    if column.listed:
        return items(cell)
    return cell or None


def _cast(column: Column) -> str:
    return f"CAST(?::VARCHAR{'[]' if column.listed else ''} AS {sql_type(column)})"


def _first(error: Exception) -> str:
    return str(error).splitlines()[0]
