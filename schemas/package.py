"""Resources of a Data Package (v2), made from the models: what a released table holds, for programs to read."""

from typing import Any, Final

import polars as pl

from schemas import BETWEEN, TABLES
from schemas.column import Column
from schemas.table import ForeignKey, Table

PROFILE: Final = "https://datapackage.org/profiles/2.0"
_TYPES: Final = {pl.String: "string", pl.Int64: "integer", pl.Float64: "number", pl.Boolean: "boolean", pl.Date: "date"}


def resource(name: str) -> dict[str, Any]:
    """The resource of a released table, kept in `name`.parquet; its hash is the publisher's to add.

    Columns with words of a document are not required, for they are empty where its rights allow only offsets.
    Raises KeyError for a table that is not released.
    """
    table = (TABLES | BETWEEN)[name]
    return {
        "$schema": f"{PROFILE}/dataresource.json",
        "name": table.name,
        "type": "table",
        "description": table.description,
        "path": f"{table.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": _schema(table),
    }


def _schema(table: Table) -> dict[str, Any]:
    made: dict[str, Any] = {
        "$schema": f"{PROFILE}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "primaryKey": list(table.key),
    }
    if table.foreign_keys:
        made["foreignKeys"] = [_foreign_key(table, foreign) for foreign in table.foreign_keys]
    return made


def _field(column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {"name": column.name, "type": _type(column), "description": column.description}
    if column.unit is not None:
        made["unit"] = column.unit
    if column.vocabulary is not None and not column.listed:
        made["categories"] = [
            {"value": term, "label": term, "description": meaning} for term, meaning in column.vocabulary.terms.items()
        ]
    if column.listed:
        # The items of a list are described as frictionless does it; version 2 itself has no word for them.
        item: dict[str, Any] = {"type": "string"}
        if column.vocabulary is not None:
            item["constraints"] = {"enum": list(column.vocabulary.terms)}
        made["arrayItem"] = item
    constraints = _constraints(column)
    return made | {"constraints": constraints} if constraints else made


def _type(column: Column) -> str:
    if column.listed:
        # Of an array frictionless wants a Python list, and reads lists from Parquet as NumPy arrays.
        return "any"
    return "string" if column.vocabulary is not None else _TYPES[type(column.scalar)]


def _constraints(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if not column.nullable and not column.words:
        found["required"] = True
    if column.unique:
        found["unique"] = True
    if column.pattern is not None:
        found["pattern"] = column.pattern
    if column.minimum is not None:
        found["minimum"] = column.minimum
    if column.maximum is not None:
        found["maximum"] = column.maximum
    if column.vocabulary is not None and not column.listed:
        found["enum"] = list(column.vocabulary.terms)
    return found


def _foreign_key(table: Table, foreign: ForeignKey) -> dict[str, Any]:
    # The empty name is the table itself, in version 1 and still in version 2.
    target = "" if foreign.table == table.name else foreign.table
    return {"fields": [foreign.column], "reference": {"resource": target, "fields": [foreign.target]}}
