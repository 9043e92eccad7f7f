"""What a release says of the one before it."""

import pandera.polars as pa
import polars as pl

from schemas.column import column, term, terms
from schemas.keeping import CAUSE, CHANGE
from schemas.table import Table


class Changes(pa.DataFrameModel):
    """One row is a value that differs from the release before, or a whole row that came or went, with the causes."""

    record_table: str = column("The table of the row.")
    record_id: str = column("The key of the row; of several columns, joined by spaces.")
    column_name: str = column("The column that differs; `*` where the whole row came or went.")
    change: pl.Enum = term(CHANGE, "What became of the row.")
    causes: pl.List = terms(
        CAUSE,
        "Why. A curated row has the causes of the records that it rests on; a change of rules and of word lists"
        " between two releases cannot be told apart, and both are named.",
        fewest=1,
    )
    detail: str = column("The word lists that changed, or the reason of the correction.", nullable=True)
    doc_id: str = column("The document of the row, where it has one.", nullable=True)
    before: str = column("The value before, as text; null for null and for words of a document.", nullable=True)
    after: str = column("The value now, as text; null for null and for words of a document.", nullable=True)

    class Config:
        strict = True


TABLE = Table(
    "changes",
    Changes,
    "ledger",
    ("record_table", "record_id", "column_name"),
    ("record_table", "record_id", "column_name"),
)
