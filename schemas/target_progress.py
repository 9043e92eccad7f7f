"""The curated table of targets and what was reached of them."""

from datetime import date

import pandera.polars as pa
import polars as pl

from schemas import ids
from schemas.column import code, column, condition, key, term
from schemas.table import Table
from schemas.vocabulary import METRIC


class TargetProgress(pa.DataFrameModel):
    """One row is a target that documents state, with the latest actual figure for it and how far that is."""

    target_id: str = key(ids.PREFIX["target_progress"], "Id of the target: a hash of what is aimed at, and by when.")
    metric: pl.Enum = term(METRIC, "What is measured.")
    reporter: str = code("Whose target it is; of two-way trade the first of the two codes.")
    partner: str = code("Towards whom; null for a target of one country alone.", nullable=True)
    unit: str = column("Unit of target and figures.")
    target: float = column("The number aimed at, the middle of a range.", unit="given by unit")
    due: date = column("By when; null where no deadline is stated.", nullable=True)
    latest: float = column("The latest actual figure of at most a year.", unit="given by unit", nullable=True)
    latest_period_start: date = column("First day that it covers.", nullable=True)
    latest_period_end: date = column("Last day that it covers.", nullable=True)
    annualised: float = column(
        "That figure at the same pace over twelve months; null for a stock, which has no pace.",
        unit="given by unit",
        nullable=True,
    )
    share: float = column(
        "How much of the target is reached: the annualised figure, of a stock the figure itself, over the target.",
        unit="fraction of one",
        nullable=True,
    )
    growth_needed: float = column(
        "Growth a year still needed from the year of the latest figure to the deadline; 0 where the target is reached;"
        " null without a deadline after that year.",
        unit="fraction of one a year",
        nullable=True,
    )
    stated_first: date = column("Publication of the first document that states the target.", nullable=True)
    stated_last: date = column("Publication of the last one.", nullable=True)
    times: pl.Int64 = column("How many documents state it; near copies count once.", unit="documents", minimum=1)
    full_year: float = column("The latest actual figure of a full year.", unit="given by unit", nullable=True)
    full_year_end: date = column("Last day of that year.", nullable=True)

    forward = condition(
        "period_reversed", "latest_period_start <= latest_period_end", "a period ends on or after its first day"
    )
    in_turn = condition("period_reversed", "stated_first <= stated_last", "the first is not after the last")

    class Config:
        strict = True


TABLE = Table("target_progress", TargetProgress, "curated", ("target_id",), ("target_id",))
