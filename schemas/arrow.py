"""Arrow schemas, made from the models: terms are dictionaries, descriptions and units travel as metadata."""

import json

import polars as pl
import pyarrow as pa

from schemas.column import Column
from schemas.frames import table_named

_PLAIN = {
    pl.String: pa.string(),
    pl.Binary: pa.binary(),
    pl.Int64: pa.int64(),
    pl.Float64: pa.float64(),
    pl.Boolean: pa.bool_(),
    pl.Date: pa.date32(),
}


def schema(name: str) -> pa.Schema:
    """The Arrow schema of a table: `description`, `primaryKey` on the table; `description`, `unit`, `terms` on fields.

    Raises KeyError for an unknown table.
    """
    table = table_named(name)
    metadata = {"name": table.name, "description": table.description, "primaryKey": json.dumps(table.key)}
    return pa.schema([_field(column) for column in table.columns], metadata)


def _field(column: Column) -> pa.Field:
    metadata = {"description": column.description}
    if column.unit is not None:
        metadata["unit"] = column.unit
    if column.vocabulary is not None:
        metadata["terms"] = json.dumps(dict(column.vocabulary.terms), ensure_ascii=False)
    return pa.field(column.name, _type(column), column.nullable, metadata)


def _type(column: Column) -> pa.DataType:
    scalar = _PLAIN[type(column.scalar)] if column.vocabulary is None else pa.dictionary(pa.uint8(), pa.string())
    return pa.list_(scalar) if column.listed else scalar
