"""The ledger of changes made by people."""

import pandera.polars as pa
import polars as pl

from schemas import ids
from schemas.column import column, reference, term
from schemas.keeping import RECORD_TABLE
from schemas.table import ForeignKey, Table


class Corrections(pa.DataFrameModel):
    """One row is a change that a person asked for in corrections.csv and that was applied, or a row so deleted."""

    record_id: str = column("Id of the changed row.")
    column_name: str = column("The changed column; `*` where the whole row was deleted.")
    record_table: pl.Enum = term(RECORD_TABLE, "The table of the changed row.")
    doc_id: str = reference(ids.PREFIX["documents"], "The document of the changed row.")
    expect: str = column(
        "The value that the rules had given, as text, of a deleted row its quote; the guard of the change.",
        nullable=True,
        words=True,
    )
    value: str = column("The value that it was changed to, as text.", nullable=True, words=True)
    reason: str = column("Why it was changed.")

    class Config:
        strict = True


TABLE = Table(
    "corrections",
    Corrections,
    "ledger",
    ("record_id", "column_name"),
    ("record_id", "column_name"),
    (ForeignKey("doc_id", "documents", "doc_id"),),
)
