"""The view of what a curator should look at first."""

import pandera.polars as pa
import polars as pl

from schemas.column import column, term
from schemas.keeping import CONCERN
from schemas.table import Table


class Review(pa.DataFrameModel):
    """One row is something that a curator should look at; a figure of several conflicts comes once."""

    record_id: str = column("Id of the row at issue.")
    record_table: str = column("The table of that row, as corrections name it; `rejects` for what was refused.")
    column_name: str = column("The column that most likely is wrong; null for a reject.", nullable=True)
    expect: str = column("What stands in that column, as corrections write it.", nullable=True)
    concern: pl.Enum = term(CONCERN, "Why it should be looked at.")
    urgency: float = column("Gap of the widest conflict, or how unlikely the row is right; 0 for a reject.", minimum=0)
    detail: str = column("The conflict, the rule that made the row, or why it was refused.", nullable=True)
    quote: str = column("The words that the row stands on, on one line.", nullable=True)
    file: str = column("The document, as its path below the input.", nullable=True)

    class Config:
        strict = True


TABLE = Table("review", Review, "view", ("record_id",), ("concern", "urgency", "record_id"))
