"""What is generated says what the models say: each is read back by its own reader and compared."""

from collections.abc import Iterator

import duckdb
import frictionless
import polars as pl
import pyarrow as pa
import pytest

from schemas import BETWEEN, STATE, TABLES, VOCABULARIES, Column, Table, arrow, ddl, dictionary, package
from schemas.frames import frame, typed

ALL = [*TABLES.values(), *STATE.values()]
BY_NAME = pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
RELEASED = pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for statement in ddl.statements():
            connection.execute(statement)
        yield connection


def in_duckdb(column: Column) -> str:
    if column.vocabulary is not None:
        scalar = f"ENUM({', '.join(map(repr, column.vocabulary.terms))})"
    else:
        scalar = {
            pl.String: "VARCHAR",
            pl.Binary: "BLOB",
            pl.Int64: "BIGINT",
            pl.Float64: "DOUBLE",
            pl.Boolean: "BOOLEAN",
            pl.Date: "DATE",
        }[type(column.scalar)]
    return scalar + "[]" * column.listed


@BY_NAME
def test_duckdb_has_the_columns(database: duckdb.DuckDBPyConnection, table: Table) -> None:
    rows = database.execute(
        "SELECT column_name, data_type, is_nullable, comment FROM duckdb_columns() WHERE table_name = ?"
        " AND NOT internal ORDER BY column_index",
        [table.name],
    ).fetchall()
    assert rows == [(c.name, in_duckdb(c), c.nullable, ddl.comment(c)) for c in table.columns]


@BY_NAME
def test_duckdb_has_keys_and_conditions(database: duckdb.DuckDBPyConnection, table: Table) -> None:
    rows = database.execute(
        "SELECT constraint_type, constraint_column_names, referenced_table FROM duckdb_constraints()"
        " WHERE table_name = ?",
        [table.name],
    ).fetchall()
    assert [row[1] for row in rows if row[0] == "PRIMARY KEY"] == [list(table.key)]
    enforced = [([key.column], key.table) for key in table.foreign_keys if key.enforced]
    assert [(row[1], row[2]) for row in rows if row[0] == "FOREIGN KEY"] == enforced
    bounds = sum(len(ddl.column_checks(column)) for column in table.columns)
    left_out = 1 if table.name == "documents" else 0
    assert sum(row[0] == "CHECK" for row in rows) == bounds + len(table.conditions) - left_out


def test_duckdb_comments_every_table_column_and_type(database: duckdb.DuckDBPyConnection) -> None:
    for catalog in ("duckdb_tables", "duckdb_columns", "duckdb_types"):
        bare = database.execute(f"SELECT count(*) FROM {catalog}() WHERE NOT internal AND comment IS NULL").fetchone()
        assert bare == (0,)
    tables = dict(database.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    assert tables == {table.name: table.description for table in ALL}
    types = dict(database.execute("SELECT type_name, comment FROM duckdb_types() WHERE NOT internal").fetchall())
    assert types == {vocabulary.name: vocabulary.meaning for vocabulary in VOCABULARIES}


@BY_NAME
def test_arrow_has_the_columns(database: duckdb.DuckDBPyConnection, table: Table) -> None:
    made = arrow.schema(table.name)
    assert made.metadata[b"description"].decode() == table.description
    assert [(f.name, f.nullable, f.metadata[b"description"].decode()) for f in made] == [
        (c.name, c.nullable, c.description) for c in table.columns
    ]
    assert [f.metadata.get(b"unit", b"").decode() for f in made] == [c.unit or "" for c in table.columns]
    assert [b"terms" in f.metadata for f in made] == [c.vocabulary is not None for c in table.columns]
    stored = database.sql(ddl.ordered(table)).to_arrow_table()
    assert [field.type for field in made] == [_named_alike(field.type) for field in stored.schema]
    assert stored.cast(made).schema.equals(made)


def _named_alike(dtype: pa.DataType) -> pa.DataType:
    """DuckDB names the items of a list otherwise than Arrow does."""
    return pa.list_(dtype.value_type) if pa.types.is_list(dtype) else dtype


@BY_NAME
def test_polars_has_the_columns(table: Table) -> None:
    empty = typed(table.name, frame(table.name, []))
    assert dict(empty.schema) == table.dtypes
    assert dict(table.model.empty().select(list(table.dtypes)).schema) == table.dtypes


@RELEASED
def test_the_data_package_has_the_columns(table: Table) -> None:
    made = package.resource(table.name)
    assert list(frictionless.Resource.metadata_validate(made)) == []
    assert list(frictionless.Schema.metadata_validate(made["schema"])) == []
    assert (made["name"], made["path"], made["description"]) == (
        table.name,
        f"{table.name}.parquet",
        table.description,
    )
    assert made["schema"]["primaryKey"] == list(table.key)
    fields = made["schema"]["fields"]
    assert [(f["name"], f["description"], f.get("unit")) for f in fields] == [
        (c.name, c.description, c.unit) for c in table.columns
    ]
    for field, column in zip(fields, table.columns, strict=True):
        constraints = field.get("constraints", {})
        assert constraints.get("required", False) == (not column.nullable and not column.words)
        assert (constraints.get("minimum"), constraints.get("maximum")) == (column.minimum, column.maximum)
        assert constraints.get("pattern") == column.pattern
        terms = field["arrayItem"].get("constraints", {}) if column.listed else constraints
        assert terms.get("enum") == (list(column.vocabulary.terms) if column.vocabulary else None)
    keys = [(k["fields"], k["reference"]) for k in made["schema"].get("foreignKeys", [])]
    assert keys == [
        ([k.column], {"resource": "" if k.table == table.name else k.table, "fields": [k.target]})
        for k in table.foreign_keys
    ]


def test_all_resources_together_are_a_data_package() -> None:
    descriptor = {
        "$schema": f"{package.PROFILE}/datapackage.json",
        "name": "ledgers",
        "resources": [package.resource(name) for name in TABLES],
    }
    assert list(frictionless.Package.metadata_validate(descriptor)) == []


def test_the_dictionary_has_every_table_column_and_term() -> None:
    sections = {part.partition("\n")[0]: part for part in dictionary.markdown().split("\n### ")[1:]}
    assert list(sections) == [*TABLES, *BETWEEN, *(vocabulary.name for vocabulary in VOCABULARIES)]
    for table in (TABLES | BETWEEN).values():
        lines = sections[table.name].splitlines()
        assert table.description in lines
        rows = [line for line in lines if line.startswith("| `")]
        assert [row.split("`")[1] for row in rows] == list(table.by_name)
        assert all(
            c.description in row and ("| yes |" in row) == c.nullable
            for row, c in zip(rows, table.columns, strict=True)
        )
    for vocabulary in VOCABULARIES:
        rows = [line for line in sections[vocabulary.name].splitlines() if line.startswith("| `")]
        assert rows == [f"| `{term}` | {meaning} |" for term, meaning in vocabulary.terms.items()]
