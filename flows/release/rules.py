"""What must hold for the rows of a release, made from the schemas: the gate and `verify` count the same breaches."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal, NamedTuple

import duckdb

from flows.release.tables import withheld
from schemas import BETWEEN, TABLES
from schemas.column import Column
from schemas.ddl import column_checks, quoted
from schemas.table import Table

Aspect = Literal["missing", "shown", "misshapen", "unknown", "repeated", "contradicting", "dangling"]

ASPECTS: Final[dict[Aspect, str]] = {
    "missing": "rows without a value where the schema demands one",
    "shown": "rows that show words of a document whose rights allow only offsets",
    "misshapen": "rows whose value has not the form of its column or lies outside its bounds",
    "unknown": "rows with a term outside the vocabulary of the column",
    "repeated": "rows whose key another row has too",
    "contradicting": "rows in which a condition over several columns does not hold",
    "dangling": "rows that name a row of another table which is not there",
}
"""The kinds of breaches; a count of each must be 0 in every table."""

_CLOSED: Final = "doc_id IN (SELECT doc_id FROM documents WHERE rights = 'offsets')"


class Rule(NamedTuple):
    """What must not be in a table: of which columns, in which way, in words, and the SQL aggregate that counts it."""

    subject: str
    aspect: Aspect
    meaning: str
    breaches: str


def breaches(folder: Path) -> Iterator[tuple[Table, dict[Rule, int]]]:
    """Every table of the release in `folder` with the number of rows that break each of its rules.

    Each table is scanned once. Raises duckdb.Error where a file is missing or has other columns.
    """
    with duckdb.connect(config={"autoinstall_known_extensions": "false"}) as connection:
        for table in (TABLES | BETWEEN).values():
            source = str(folder / f"{table.name}.parquet").replace("'", "''")
            connection.execute(f"CREATE VIEW {quoted(table.name)} AS SELECT * FROM read_parquet('{source}')")
        for table in (TABLES | BETWEEN).values():
            wanted = list(rules(table))
            query = f"SELECT {', '.join(rule.breaches for rule in wanted)} FROM {quoted(table.name)}"
            (counts,) = connection.execute(query).fetchall()
            yield table, dict(zip(wanted, counts, strict=True))


def rules(table: Table) -> Iterator[Rule]:
    """All rules of one table."""
    key = ", ".join(map(quoted, table.key))
    yield Rule(", ".join(table.key), "repeated", f"{key} is not unique", f"count(*) - count(DISTINCT ({key}))")
    hidden = withheld(table)
    for column in table.columns:
        yield from _of_column(column, hidden=column.name in hidden)
    for condition in table.conditions:
        breach = f"count(*) FILTER (WHERE NOT ({condition.sql}))"
        yield Rule(condition.reason, "contradicting", f"it does not hold that {condition.meaning}", breach)
    for foreign in table.foreign_keys:
        name, target = quoted(foreign.column), quoted(foreign.target)
        lost = f"{name} IS NOT NULL AND {name} NOT IN (SELECT {target} FROM {quoted(foreign.table)})"
        meaning = f"{name} names no row of {foreign.table}"
        yield Rule(foreign.column, "dangling", meaning, f"count(*) FILTER (WHERE {lost})")


def _of_column(column: Column, *, hidden: bool) -> Iterator[Rule]:
    """Words may be missing where the rights of the document ask for it, and only there."""
    name = quoted(column.name)
    if hidden:
        shown = f"count(*) FILTER (WHERE {name} IS NOT NULL AND {_CLOSED})"
        yield Rule(column.name, "shown", f"{name} is shown against the rights of its document", shown)
    if not column.nullable:
        unless = f" AND NOT ({_CLOSED})" if hidden else ""
        yield Rule(column.name, "missing", f"{name} is null", f"count(*) FILTER (WHERE {name} IS NULL{unless})")
    for check in column_checks(column):
        yield Rule(column.name, "misshapen", f"not {check}", f"count(*) FILTER (WHERE NOT ({check}))")
    if column.vocabulary is not None:
        terms = ", ".join(f"'{term}'" for term in column.vocabulary.terms)
        held = f"{name}::VARCHAR[]" if column.listed else f"[{name}::VARCHAR]"
        strange = f"len(list_filter({held}, lambda term: term NOT IN ({terms}))) > 0"
        yield Rule(column.name, "unknown", f"{name} is outside its vocabulary", f"count(*) FILTER (WHERE {strange})")
