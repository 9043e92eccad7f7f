"""The curated table of checks, and the view of those that do not hold."""

import pandera.polars as pa
import polars as pl

from schemas import ids
from schemas.column import column, condition, key, term, texts
from schemas.keeping import CHECK_KIND
from schemas.table import Table

_NULL = "null where nothing bounds it"


class Checks(pa.DataFrameModel):
    """One row is a comparison of figures that ought to agree; it holds where expected and observed intervals meet."""

    check_id: str = key(ids.PREFIX["checks"], "Id of the check: a hash of what is held against what.")
    kind: pl.Enum = term(CHECK_KIND, "What the figures are held against.")
    holds: bool = column("Whether the two intervals meet, so that all figures can be true together.")
    figure_ids: pl.List = texts("All figures that are compared; repetitions and near copies are left out.")
    expected_low: float = column(f"Lower end of what is expected; {_NULL}.", unit="given by unit", nullable=True)
    expected_high: float = column(f"Upper end of what is expected; {_NULL}.", unit="given by unit", nullable=True)
    observed_low: float = column(f"Lower end of what is stated; {_NULL}.", unit="given by unit", nullable=True)
    observed_high: float = column(f"Upper end of what is stated; {_NULL}.", unit="given by unit", nullable=True)
    detail: str = column("The comparison as a sentence.")
    unit: str = column("Unit of the intervals, as in figures.")
    observed_ids: pl.List = texts("Those of the figures that give the observed interval; the others give the expected.")

    expected = condition("range_reversed", "expected_low <= expected_high", "the expected interval is not reversed")
    observed = condition("range_reversed", "observed_low <= observed_high", "the observed interval is not reversed")

    class Config:
        strict = True


class Conflicts(pa.DataFrameModel):
    """One row is a check that does not hold, with what is said on both sides; the widest gap comes first."""

    check_id: str = key(ids.PREFIX["checks"], "Id of the check.")
    kind: pl.Enum = term(CHECK_KIND, "What the figures are held against.")
    gap: float = column(
        "How far the two intervals are apart, as a part of the larger of the two ends between which it lies.",
        unit="fraction of one",
        minimum=0,
    )
    detail: str = column("The comparison as a sentence.")
    unit: str = column("Unit of the intervals, as in figures.")
    expected_low: float = column(f"Lower end of what is expected; {_NULL}.", unit="given by unit", nullable=True)
    expected_high: float = column(f"Upper end of what is expected; {_NULL}.", unit="given by unit", nullable=True)
    observed_low: float = column(f"Lower end of what is stated; {_NULL}.", unit="given by unit", nullable=True)
    observed_high: float = column(f"Upper end of what is stated; {_NULL}.", unit="given by unit", nullable=True)
    expected_quotes: pl.List = texts("The quotes of the figures that give the expected interval.")
    expected_publishers: pl.List = texts("Who published them.")
    observed_quotes: pl.List = texts("The quotes of the figures that give the observed interval.")
    observed_publishers: pl.List = texts("Who published them.")
    figure_ids: pl.List = texts("All figures that are compared.")

    class Config:
        strict = True


CHECKS = Table("checks", Checks, "curated", ("check_id",), ("check_id",))
CONFLICTS = Table("conflicts", Conflicts, "view", ("check_id",), ("gap", "check_id"))
