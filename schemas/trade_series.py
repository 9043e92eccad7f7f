"""The curated table of the trade of pairs over time."""

from datetime import date

import pandera.polars as pa
import polars as pl

from schemas import ids
from schemas.column import code, column, condition, key, term, texts
from schemas.keeping import BASIS, FLOW
from schemas.table import Table


class TradeSeries(pa.DataFrameModel):
    """One row is the best known value of a flow between two countries in a year or a part of one."""

    series_id: str = key(ids.PREFIX["trade_series"], "Id of the value: a hash of flow, parties, unit and period.")
    reporter: str = code("Whose exports or imports they are; of two-way trade the first of the two codes.")
    partner: str = code("With whom.")
    flow: pl.Enum = term(FLOW, "Which way the goods and services go.")
    unit: str = column("The currency, an ISO 4217 code.", pattern="^[A-Z]{3}$")
    period_start: date = column("First day of the period.")
    period_end: date = column("Last day of the period.")
    low: float = column("Lower end of what the value may be.", unit="given by unit", nullable=True)
    high: float = column("Upper end of what the value may be.", unit="given by unit", nullable=True)
    value: float = column(
        "The number stated most closely, the middle of a stated range; of a sum, both numbers together.",
        unit="given by unit",
    )
    basis: pl.Enum = term(BASIS, "What the value rests on.")
    figures: pl.Int64 = column("How many figures it rests on; near copies count once.", unit="figures", minimum=1)
    figure_ids: pl.List = texts("The figures that it rests on.")

    ascending = condition("range_reversed", "low <= high", "the interval is not reversed")
    forward = condition("period_reversed", "period_start <= period_end", "a period ends on or after its first day")
    distinct = condition("same_party", "reporter <> partner", "a country is not its own partner")

    class Config:
        strict = True


TABLE = Table("trade_series", TradeSeries, "curated", ("series_id",), ("series_id",))
