"""The accuracy that was reached on gold, below which no change may fall: `floors.csv`.

`python -m tests.floors` raises every floor to a hundredth below what the extractor of today reaches, and lowers none.
"""

import csv
import math
from pathlib import Path
from typing import NamedTuple

from flows.release.quality import quality

FLOORS = Path(__file__).parent / "floors.csv"
_COLUMNS = ("gold", "table", "rung", "f1")


class Rung(NamedTuple):
    """One rung of the ladder of agreement: the gold set, the table, and how much must agree."""

    gold: str
    table: str
    rung: str


def floors() -> dict[Rung, float]:
    """The least F1 by rung."""
    with FLOORS.open(encoding="utf-8", newline="") as stream:
        return {Rung(row["gold"], row["table"], row["rung"]): float(row["f1"]) for row in csv.DictReader(stream)}


def measured() -> dict[Rung, float]:
    """The F1 of today by rung."""
    return {
        Rung(name, table, rung): scores["f1"]
        for name, found in quality()["accuracy"].items()
        for table, ladder in found["tables"].items()
        for rung, scores in ladder.items()
    }


def _raise() -> None:
    before = floors() if FLOORS.exists() else {}
    with FLOORS.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(_COLUMNS)
        for rung, f1 in measured().items():
            writer.writerow([*rung, f"{max(before.get(rung, 0.0), math.floor(f1 * 100 - 1) / 100):.2f}"])


if __name__ == "__main__":
    _raise()
