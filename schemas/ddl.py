"""The DuckDB schema, made from the models: enums, tables, keys, checks, and a comment on every table and column."""

import re

import polars as pl

from schemas import STATE, TABLES, VOCABULARIES
from schemas.column import Column, Condition
from schemas.table import Table

_PLAIN = {
    pl.String: "VARCHAR",
    pl.Binary: "BLOB",
    pl.Int64: "BIGINT",
    pl.Float64: "DOUBLE",
    pl.Boolean: "BOOLEAN",
    pl.Date: "DATE",
}


def statements() -> list[str]:
    """What makes an empty warehouse, in order: the structure, then the comments."""
    return structure() + comments()


def structure() -> list[str]:
    """One CREATE TYPE a vocabulary and one CREATE TABLE a table, referred-to tables first."""
    types = [
        f"CREATE TYPE {quoted(vocabulary.name)} AS ENUM ({', '.join(map(_literal, vocabulary.terms))})"
        for vocabulary in VOCABULARIES
    ]
    return types + [_create(table) for table in (*TABLES.values(), *STATE.values())]


def comments() -> list[str]:
    """One COMMENT ON a type, table and column."""
    made = [
        f"COMMENT ON TYPE {quoted(vocabulary.name)} IS {_literal(vocabulary.meaning)}" for vocabulary in VOCABULARIES
    ]
    for table in (*TABLES.values(), *STATE.values()):
        made += _comments(table)
    return made


def view(table: Table, query: str) -> list[str]:
    """What makes a view of `query`, with a comment on it and on every column."""
    return [f"CREATE OR REPLACE VIEW {quoted(table.name)} AS {query}", *_comments(table)]


def _comments(table: Table) -> list[str]:
    kind = "VIEW" if table.kind == "view" else "TABLE"
    return [f"COMMENT ON {kind} {quoted(table.name)} IS {_literal(table.description)}"] + [
        f"COMMENT ON COLUMN {quoted(table.name)}.{quoted(column.name)} IS {_literal(comment(column))}"
        for column in table.columns
    ]


def comment(column: Column) -> str:
    """What a column means, with its unit and the terms of its vocabulary."""
    parts = [column.description]
    if column.unit is not None:
        parts.append(f"Unit: {column.unit}.")
    if column.vocabulary is not None:
        parts.append("Terms: " + "; ".join(f"{term}: {meaning}" for term, meaning in column.vocabulary.terms.items()))
    return " ".join(parts)


def sql_type(column: Column) -> str:
    """The DuckDB type of a column, e.g. `"topic"[]`."""
    scalar = _PLAIN[type(column.scalar)] if column.vocabulary is None else quoted(column.vocabulary.name)
    return f"{scalar}[]" if column.listed else scalar


def ordered(table: Table) -> str:
    """The query for all rows of a table, with its columns and rows in their one order."""
    names = ", ".join(quoted(column.name) for column in table.columns)
    return f"SELECT {names} FROM {quoted(table.name)} ORDER BY {', '.join(map(quoted, table.order_by))}"


def quoted(name: str) -> str:
    """A SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def _create(table: Table) -> str:
    parts = [_column(column) for column in table.columns]
    parts.append(f"PRIMARY KEY ({', '.join(map(quoted, table.key))})")
    parts += [
        f"FOREIGN KEY ({quoted(foreign.column)}) REFERENCES {quoted(foreign.table)} ({quoted(foreign.target)})"
        for foreign in table.foreign_keys
        if foreign.enforced
    ]
    parts += [f"CHECK ({check})" for column in table.columns for check in column_checks(column)]
    parts += [f"CHECK ({condition.sql})" for condition in table.conditions if not _blocks_updates(table, condition)]
    return f"CREATE TABLE {quoted(table.name)} (\n    " + ",\n    ".join(parts) + "\n)"


def _blocks_updates(table: Table, condition: Condition) -> bool:
    """Whether a CHECK would keep rows that others refer to from being updated.

    DuckDB deletes and inserts the row where a CHECK joins the updated columns to others, and no foreign key lets the
    deletion pass. Such a condition over the key is left to validation.
    """
    referred = any(
        foreign.enforced and foreign.table == table.name
        for other in (*TABLES.values(), *STATE.values())
        for foreign in other.foreign_keys
    )
    return referred and any(re.search(rf"\b{name}\b", condition.sql) for name in table.key)


def column_checks(column: Column) -> list[str]:
    """The SQL conditions on the values of one column; null passes."""
    name = quoted(column.name)
    checks = []
    if column.pattern is not None:
        checks.append(f"regexp_matches({name}, {_literal(column.pattern)})")
    if column.minimum is not None:
        checks.append(f"{name} >= {column.minimum}")
    if column.maximum is not None:
        checks.append(f"{name} <= {column.maximum}")
    if column.listed:
        checks.append(f"{name}::VARCHAR[] = list_sort(list_distinct({name}::VARCHAR[]))")
    if column.fewest:
        checks.append(f"len({name}) >= {column.fewest}")
    return checks


def _column(column: Column) -> str:
    return f"{quoted(column.name)} {sql_type(column)}{'' if column.nullable else ' NOT NULL'}"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
