"""What a quantity is, and the kinds there are."""

from typing import NamedTuple


class Quantity(NamedTuple):
    """A quantity at text[start:end].

    The span holds the number with its currency, percent sign or unit of measure; of a counted noun only the number.
    `value` is in base units (49 cts is 0.49 USD), `value_max` the upper end of a range. `unit` is `percent`, an ISO
    4217 code, `rank`, a unit of measure, or the singular counted noun; a unit keeps its multiple where that is its
    name (50 MW is 50). `kind` is one of KINDS. `hedge` is from the vocabulary of figures.qualifier, `hedge_start`
    where it begins. `noun_start`, `noun_end` bound the counted noun phrase. `resolution` is the size in base units of
    the last digit given (5.75 billion: 10000000).
    """

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str | None
    kind: str
    hedge: str
    hedge_start: int
    noun_start: int
    noun_end: int
    resolution: float


FIGURE_KINDS = frozenset(("money", "percent", "measure", "count", "rank", "fraction", "number"))
"""Kinds that a figure can be made of. A number has neither unit nor noun; a fraction has unit percent (half: 50)."""

OTHER_KINDS = frozenset(
    ("multiple", "ordinal", "duration", "age", "date", "year", "time", "score", "name", "label", "vague")
)
"""Kinds that are never figures.

`vague` is `thousands of`; `label` a number that names (Article 56, item 1.), `name` one inside a name (G20, COVID-19,
FTSE 100); `score` also a ratio (three-for-one).
"""

KINDS = FIGURE_KINDS | OTHER_KINDS
