"""Rows to polars frames and back to their final types.

A candidate frame holds terms as plain strings, so that an unknown one can be refused with its row instead of stopping
the build; `typed` turns it into the final one, whose terms are enums.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import polars as pl
import pyarrow as pa

from schemas import BETWEEN, STATE, TABLES
from schemas.column import Column
from schemas.table import Table

_STRINGS: Final = pl.List(pl.String())
_ARROW_STRINGS: Final = pa.large_list(pa.large_string())


def table_named(name: str) -> Table:
    """The table of that name, released or state. Raises KeyError."""
    return (TABLES | BETWEEN | STATE)[name]


def candidate_dtype(column: Column) -> pl.DataType:
    """The type of a column before its terms are checked."""
    if column.vocabulary is None:
        return column.dtype
    return pl.List(pl.String()) if column.listed else pl.String()


def frame(name: str, rows: Sequence[Mapping[str, Any]], drop: Collection[str] = ()) -> pl.DataFrame:
    """The candidate frame of `rows`: all columns of the table in their order, a missing one null, lists sorted.

    A list stands for a set, so that its one form is sorted without repetition; sets and tuples will do as well.

    Keys in `drop` are left out. Raises ValueError for any other key that is no column, TypeError for a value of
    another type than its column's.
    """
    table = table_named(name)
    unknown = set[str]().union(*rows) - table.by_name.keys() - set(drop)
    if unknown:
        raise ValueError(f"{name} has no column {', '.join(sorted(unknown))}")
    return pl.DataFrame([_series(name, column, [row.get(column.name) for row in rows]) for column in table.columns])


def typed(name: str, candidates: pl.DataFrame) -> pl.DataFrame:
    """The same rows with every column in the order and type of the table.

    Raises polars' InvalidOperationError for a term outside its vocabulary, ColumnNotFoundError for a missing column.
    """
    return candidates.select(pl.col(column.name).cast(column.dtype) for column in table_named(name).columns)


def _series(name: str, column: Column, values: list[Any]) -> pl.Series:
    dtype = candidate_dtype(column)
    if dtype == pl.Float64():
        values = [float(value) if isinstance(value, int) else value for value in values]
    try:
        if column.listed:
            values = [value if value is None else sorted(set(value)) for value in values]
            if dtype == _STRINGS:  # of which polars makes a series for every list
                return pl.Series(column.name, pa.array(values, _ARROW_STRINGS), dtype=dtype)
        return pl.Series(column.name, values, dtype=dtype, strict=True)
    except (TypeError, pa.ArrowException, pl.exceptions.PolarsError) as error:
        raise TypeError(f"{name}.{column.name}: a value is no {dtype}: {error}") from error
