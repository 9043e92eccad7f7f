"""Whether a released file has the columns that the schema says: names, order, types, and what they are said to mean."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from flows.release.tables import released
from schemas.table import Table


class Difference(NamedTuple):
    """What is wrong with a column, or with the table where `column` is empty."""

    column: str
    what: str


def differences(folder: Path, table: Table) -> Iterator[Difference]:
    """Where the Parquet file of `table` differs from its schema. Raises OSError or pa.ArrowException for no Parquet."""
    found, wanted = pq.read_schema(folder / f"{table.name}.parquet"), released(table.name)
    for name in sorted(set(found.names) ^ set(wanted.names)):
        yield Difference(name, "not a column of this table" if name in found.names else "missing")
    for name in sorted(set(found.names) & set(wanted.names)):
        if not _same(found.field(name), wanted.field(name)):
            yield Difference(name, "type or description differ from the schema")
    if found.names != wanted.names and set(found.names) == set(wanted.names):
        yield Difference("", "the columns are out of order")
    if found.metadata != wanted.metadata:
        yield Difference("", "name, description or key differ from the schema")


def _same(found: pa.Field, wanted: pa.Field) -> bool:
    """Whether two fields have one type, nullability and description; Parquet has its own name for items of a list."""
    facts = [
        (
            pa.types.is_list(field.type),
            field.type.value_type if pa.types.is_list(field.type) else field.type,
            field.nullable,
            field.metadata,
        )
        for field in (found, wanted)
    ]
    return facts[0] == facts[1]
