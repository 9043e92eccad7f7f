"""The curated table of pairs of countries."""

from datetime import date

import pandera.polars as pa
import polars as pl

from schemas.column import code, column, condition
from schemas.table import Table


class CountryPairs(pa.DataFrameModel):
    """One row is a pair of countries or blocs, with counts and time span of all records that name both."""

    pair_id: str = column("The two codes with a hyphen between, a-b.", pattern="^[A-Z0-9]+-[A-Z0-9]+$")
    a: str = code("The first of the two in the order of codes.")
    b: str = code("The second of the two.")
    documents: pl.Int64 = column("Documents with such a record; near copies count once.", unit="documents", minimum=1)
    figures: pl.Int64 = column("Figures whose reporter and partner are the two.", unit="figures", minimum=0)
    commitments: pl.Int64 = column(
        "Commitments whose parties and addressees include both.", unit="commitments", minimum=0
    )
    agreements: pl.Int64 = column("Agreements whose parties include both.", unit="agreements", minimum=0)
    first_seen: date = column("Publication of the first of these documents.", nullable=True)
    last_seen: date = column("Publication of the last of these documents.", nullable=True)

    ordered = condition("same_party", "a < b", "the two codes are in order")
    forward = condition("period_reversed", "first_seen <= last_seen", "the first is not after the last")

    class Config:
        strict = True


TABLE = Table("country_pairs", CountryPairs, "curated", ("pair_id",), ("pair_id",))
