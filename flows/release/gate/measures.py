"""What is measured of a candidate as a whole, alone and against the last release, for the limits to be held against.

Freshness is the newest day of publication against that of the last release, not against a clock: the same input then
passes or fails on any day.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import duckdb

from schemas import TABLES
from schemas.ddl import quoted

_WITHOUT: Final = {
    "figures_without_parties": ("figures", "reporter IS NULL AND partner IS NULL"),
    "figures_without_period": ("figures", "period_start IS NULL AND period_end IS NULL"),
    "commitments_without_parties": ("commitments", "len(parties) = 0"),
    "agreements_without_parties": ("agreements", "len(parties) = 0"),
    "events_without_parties": ("events", "len(parties) = 0"),
    "events_without_dates": ("events", "date_start IS NULL"),
}
_RUNGS: Final = ("found", "strict")


class Measure(NamedTuple):
    """One value of an expectation: what it is about, the value, and how many rows it rests on."""

    expectation: str
    subject: str
    value: float
    base: int


def alone(folder: Path) -> list[Measure]:
    """What the tables in `folder` show by themselves; the same tables give the same values."""
    with _opened(folder) as connection:
        return [*_refused(connection), *_without(connection)]


def compared(folder: Path, last: Path, accuracy: dict[str, Any]) -> list[Measure]:
    """What has changed for the worse since the release in `last`; `accuracy` is that of this build.

    Raises OSError, ValueError, KeyError or duckdb.Error where `last` is damaged or of another schema.
    """
    with _opened(folder) as now, _opened(last) as before:
        found = [*_rows(now, before), *_values(now, before), *_days(now, before)]
    told = json.loads((last / "quality.json").read_text(encoding="utf-8"))
    return [*found, *_accuracy(accuracy, told["accuracy"])]


def _opened(folder: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    for name in TABLES:
        source = str(folder / f"{name}.parquet").replace("'", "''")
        connection.execute(f"CREATE VIEW {quoted(name)} AS SELECT * FROM read_parquet('{source}')")
    return connection


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    ((*values,),) = connection.execute(query).fetchall()
    return tuple(values)


def _count(connection: duckdb.DuckDBPyConnection, table: str, condition: str = "true") -> int:
    return int(_one(connection, f"SELECT count(*) FILTER (WHERE {condition}) FROM {quoted(table)}")[0])


def _refused(connection: duckdb.DuckDBPyConnection) -> Iterator[Measure]:
    kept = _count(connection, "documents")
    refused = _count(connection, "rejects", "stage = 'ingest' AND reason <> 'duplicate'")
    failed = _count(connection, "rejects", "reason = 'extract_failed'")
    yield Measure("documents_refused", "documents", _share(refused, kept + refused), kept + refused)
    yield Measure("documents_failed", "documents", _share(failed, kept), kept)
    for name, table in TABLES.items():
        if table.kind == "record":
            kept = _count(connection, name)
            refused = _count(connection, "rejects", f"stage = 'validate' AND record_table = '{name}'")
            yield Measure("rows_refused", name, _share(refused, kept + refused), kept + refused)


def _without(connection: duckdb.DuckDBPyConnection) -> Iterator[Measure]:
    for expectation, (table, condition) in _WITHOUT.items():
        rows = _count(connection, table)
        yield Measure(expectation, table, _share(_count(connection, table, condition), rows), rows)


def _rows(now: duckdb.DuckDBPyConnection, before: duckdb.DuckDBPyConnection) -> Iterator[Measure]:
    """Ledgers grow with what is refused or corrected, and curated tables with the square of what they compare, so
    that only a loss says something of the latter and nothing of the former."""
    documents, documents_before = _count(now, "documents"), _count(before, "documents")
    for name, table in TABLES.items():
        rows, rows_before = _count(now, name), _count(before, name)
        if table.kind != "ledger":
            yield Measure("rows_lost", name, max(0.0, 1 - _over(rows, rows_before)), rows_before)
        if table.kind == "documents":
            yield Measure("documents_gained", name, _over(rows, rows_before), rows_before)
        if table.kind == "record":
            rate, rate_before = _share(rows, documents), _share(rows_before, documents_before)
            yield Measure("rows_gained", name, _over(rate, rate_before), rows_before)


def _values(now: duckdb.DuckDBPyConnection, before: duckdb.DuckDBPyConnection) -> Iterator[Measure]:
    for name, table in TABLES.items():
        columns = [column.name for column in table.columns if column.nullable and table.kind != "ledger"]
        if not columns:
            continue
        query = f"SELECT count(*), {', '.join(f'count({quoted(one)})' for one in columns)} FROM {quoted(name)}"
        (rows, *filled), (rows_before, *filled_before) = _one(now, query), _one(before, query)
        for column, values, values_before in zip(columns, filled, filled_before, strict=True):
            lost = max(0.0, _share(values_before, rows_before) - _share(values, rows))
            yield Measure("values_lost", f"{name}.{column}", lost, min(rows, rows_before))


def _days(now: duckdb.DuckDBPyConnection, before: duckdb.DuckDBPyConnection) -> Iterator[Measure]:
    (newest,) = _one(now, "SELECT max(published_on) FROM documents")
    newest_before, documents = _one(before, "SELECT max(published_on), count(published_on) FROM documents")
    if newest and newest_before:
        yield Measure("days_lost", "documents", float(max(0, (newest_before - newest).days)), documents)


def _accuracy(now: dict[str, Any], before: dict[str, Any]) -> Iterator[Measure]:
    """A score is compared where both were made on the same annotations of the same documents."""
    for name in sorted(now.keys() & before.keys()):
        if now[name]["gold"] != before[name]["gold"]:
            continue
        for table, ladder in now[name]["tables"].items():
            for rung in _RUNGS:
                lost = max(0.0, before[name]["tables"][table][rung]["f1"] - ladder[rung]["f1"])
                yield Measure("accuracy_lost", f"{name} {table} {rung}", lost, ladder[rung]["gold"])


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _over(now: float, before: float) -> float:
    """How many times as much; 1 where there was nothing before, which is no growth to judge."""
    return now / before if before else 1.0
