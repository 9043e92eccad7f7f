"""The table of figures."""

from datetime import date

import polars as pl

from schemas import ids
from schemas.column import code, column, condition, key, reference, term
from schemas.record import Record
from schemas.table import ForeignKey, record_table
from schemas.vocabulary import DIRECTION, FIGURE_STATUS, MEASURE, METRIC, QUALIFIER


class Figures(Record):
    """One row is a quantity that a document asserts, at one place of its text."""

    figure_id: str = key(ids.PREFIX["figures"], "Id of the figure: a hash of its document and span.")
    value: float = column(
        "The number in base units: 11 billion is 11000000000, 19 per cent is 19, third is 3; the lower end of a range.",
        unit="given by unit",
    )
    value_max: float = column("Upper end of a range, else null.", unit="given by unit", nullable=True)
    unit: str = column(
        "One of percent, rank, an ISO 4217 currency code, a physical unit, or the singular noun of what is counted.",
        pattern=r"^\S.*$",
        nullable=True,
    )
    qualifier: pl.Enum = term(QUALIFIER, "How the words next to the number bound it.")
    measure: pl.Enum = term(MEASURE, "What kind of quantity it is.")
    direction: pl.Enum = term(DIRECTION, "Which way a change goes; null for all else.", nullable=True)
    metric: pl.Enum = term(METRIC, "What is measured.")
    status: pl.Enum = term(FIGURE_STATUS, "Whether it tells what is, what is aimed at or what is expected.")
    reporter: str = code(
        "Whose figure it is: exporter, importer, investor, donor; of two-way trade the first code in the alphabet.",
        nullable=True,
    )
    partner: str = code(
        "Towards whom; of two-way trade the second code; null for a figure of one country alone.", nullable=True
    )
    period_start: date = column("First day that the figure covers; null for a target.", nullable=True)
    period_end: date = column(
        "Last day that the figure covers; the deadline of a target; the document's date for a stock.", nullable=True
    )
    value_low: float = column(
        "Lower end of what number, hedge and rounding allow; null where nothing bounds it.",
        unit="given by unit",
        nullable=True,
    )
    value_high: float = column(
        "Upper end of what number, hedge and rounding allow; null where nothing bounds it.",
        unit="given by unit",
        nullable=True,
    )
    claim_id: str = reference(
        ids.PREFIX["claims"],
        "The claim that the figure says something of; null where that is not determined.",
        nullable=True,
    )

    finite = condition(
        "out_of_range",
        "abs(value) < 1e300 AND coalesce(abs(value_max), 0) < 1e300"
        " AND coalesce(abs(value_low), 0) < 1e300 AND coalesce(abs(value_high), 0) < 1e300",
        "numbers are finite",
    )
    ascending = condition("range_reversed", "value <= value_max", "the upper end of a range is not below the lower")
    above_low = condition("interval_excludes_value", "value_low <= value", "the interval begins at or below the value")
    below_high = condition(
        "interval_excludes_value", "coalesce(value_max, value) <= value_high", "the interval ends at or above the value"
    )
    forward = condition("period_reversed", "period_start <= period_end", "a period ends on or after its first day")
    directed = condition(
        "direction_without_change", "direction IS NULL OR measure = 'change'", "only a change has a direction"
    )
    ranked = condition(
        "unit_contradicts_measure", "(measure = 'rank') = (coalesce(unit, '') = 'rank')", "a rank has the unit rank"
    )
    distinct = condition("same_party", "reporter <> partner", "a country is not its own partner")


TABLE = record_table("figures", Figures, ForeignKey("claim_id", "claims", "claim_id"))
