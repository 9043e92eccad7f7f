"""The limits that a release must keep to, from seeds/gate.csv; each stands there with its reason."""

from functools import cache
from typing import NamedTuple

from flows.reference import table


class Limit(NamedTuple):
    """No value of the expectation may exceed `most`; it is judged from `base` rows on."""

    most: float
    base: int
    meaning: str


@cache
def limits() -> dict[str, Limit]:
    """All limits by expectation, in the order of the file. Raises ValueError for a number that is none."""
    return {row["expectation"]: Limit(float(row["limit"]), int(row["from"]), row["meaning"]) for row in table("gate")}
