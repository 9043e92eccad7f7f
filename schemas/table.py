"""A table: its model and how it stands among the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from inspect import getdoc
from typing import Literal

import pandera.polars as pa
import polars as pl

from schemas.column import Column, Condition, columns, conditions

Kind = Literal["documents", "record", "ledger", "curated", "state", "view"]


@dataclass(frozen=True)
class ForeignKey:
    """`column` holds keys of `table`. DuckDB enforces it where `enforced`; the others are checked by the warehouse.

    DuckDB compares a foreign key with the rows committed before, so that both ends cannot be deleted in one
    transaction; what is replaced together with its referent is therefore checked by the warehouse.
    """

    column: str
    table: str
    target: str
    enforced: bool = False


@dataclass(frozen=True)
class Table:
    """One table of the warehouse; all of it but keys and order is read from the model.

    `kind`: documents; record (rows of one document, proved by a span); ledger (rejects, corrections); curated (made
    by SQL from the others); state (kept in the warehouse, never released); view (asked anew each time, never released).
    `order_by` orders the rows completely.
    """

    name: str
    model: type[pa.DataFrameModel]
    kind: Kind
    key: tuple[str, ...]
    order_by: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @cached_property
    def description(self) -> str:
        """What one row is, in one paragraph."""
        return " ".join((getdoc(self.model) or "").split())

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        return columns(self.model, self.key[0])

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The columns by name, in their order."""
        return {column.name: column for column in self.columns}

    @cached_property
    def conditions(self) -> tuple[Condition, ...]:
        """What must hold within every row, beside the bounds of single columns."""
        return conditions(self.model)

    @cached_property
    def dtypes(self) -> dict[str, pl.DataType]:
        """The polars schema."""
        return {column.name: column.dtype for column in self.columns}


def record_table(name: str, model: type[pa.DataFrameModel], *foreign_keys: ForeignKey) -> Table:
    """A table whose rows stand on a span of a document; its id is the singular of its name and `_id`."""
    identity = f"{name.removesuffix('s')}_id"
    document = ForeignKey("doc_id", "documents", "doc_id", enforced=True)
    return Table(name, model, "record", (identity,), ("doc_id", "char_start", "char_end"), (document, *foreign_keys))
