"""Whether all rows of a frame hold what a model asks, in one pass.

pandera looks at every check of every column by itself, which takes the same hundred milliseconds for one row as for ten
thousand, and tells which rows fail and why. Nearly every frame is sound, and to know that one query does.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import pandera.polars as pa
import polars as pl

_HOLDS: Final[Mapping[str, Callable[..., pl.Expr]]] = {
    "isin": lambda value, allowed_values: value.is_in(list(allowed_values)),
    "str_matches": lambda value, pattern: value.str.contains(getattr(pattern, "pattern", pattern)),
    "greater_than_or_equal_to": lambda value, min_value: value >= min_value,
    "less_than_or_equal_to": lambda value, max_value: value <= max_value,
}
"""What pandera evaluates for each of its own checks that models have; null passes."""


class Glance:
    """All that a schema asks, as one query. Raises KeyError for a check that is not known here."""

    def __init__(self, schema: pa.DataFrameSchema) -> None:
        self._types = {name: column.dtype.type for name, column in schema.columns.items()}
        self._faults = [fault.any().alias(str(at)) for at, fault in enumerate(_faults(schema))]

    def finds_nothing(self, candidates: pl.DataFrame) -> bool:
        """Whether validation would find nothing."""
        if dict(candidates.schema) != self._types:
            return False
        return not any(candidates.select(self._faults).row(0))


def _faults(schema: pa.DataFrameSchema) -> Iterator[pl.Expr]:
    """For each rule of a schema, which rows break it."""
    for name, column in schema.columns.items():
        value = pl.col(name)
        if not column.nullable:
            yield value.is_null()
            if column.dtype.type.is_float():
                yield value.is_nan()
        if column.unique:
            yield value.is_duplicated()
        yield from (~_holds(check, value) for check in column.checks)
    yield from (~pl.sql_expr(check.title) for check in schema.checks)


def _holds(check: Any, value: pl.Expr) -> pl.Expr:
    return _HOLDS[check.name](value, **check.statistics)
