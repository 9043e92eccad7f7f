"""The curated table of claims."""

from datetime import date

import pandera.polars as pa
import polars as pl

from schemas import ids
from schemas.column import code, column, condition, key, term
from schemas.table import Table
from schemas.vocabulary import FIGURE_STATUS, MEASURE, METRIC


class Claims(pa.DataFrameModel):
    """One row is one thing measured, with all that the figures of all documents say of it; near copies count once."""

    claim_id: str = key(ids.PREFIX["claims"], "Id of the claim: a hash of what is measured.")
    metric: pl.Enum = term(METRIC, "What is measured.")
    measure: pl.Enum = term(MEASURE, "What kind of quantity it is; never a rank, whose order no column tells.")
    status: pl.Enum = term(FIGURE_STATUS, "Whether it tells what is, what is aimed at or what is expected.")
    reporter: str = code("Whose figure it is.")
    partner: str = code("Towards whom; null for a figure of one country alone.", nullable=True)
    unit: str = column("Unit of the interval, as in figures.")
    period_start: date = column("First day covered; null for a target.", nullable=True)
    period_end: date = column("Last day covered; the deadline of a target.", nullable=True)
    figures: pl.Int64 = column("How many figures say something of it.", unit="figures", minimum=1)
    documents: pl.Int64 = column("In how many documents.", unit="documents", minimum=1)
    publishers: pl.Int64 = column("Of how many publishers.", unit="publishers", minimum=0)
    low: float = column(
        "Lower end of the interval that all figures allow, or, where none is, of the one that they span; a decline is"
        " negative; null where nothing bounds it.",
        unit="given by unit",
        nullable=True,
    )
    high: float = column("Upper end of that interval.", unit="given by unit", nullable=True)
    agreed: bool = column("Whether one value is within the intervals of all its figures.")

    ascending = condition("range_reversed", "low <= high", "the interval is not reversed")
    forward = condition("period_reversed", "period_start <= period_end", "a period ends on or after its first day")

    class Config:
        strict = True


TABLE = Table("claims", Claims, "curated", ("claim_id",), ("claim_id",))
