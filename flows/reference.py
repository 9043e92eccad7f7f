"""The reference tables of seeds/, read once: countries, lexicons, corrections, gold.

In a checkout they stand in `seeds/` beside `flows/`; in a wheel they travel as `flows/seeds/`.
Every table is a CSV whose first row names its columns; lines that begin with `#` explain them.
"""

import csv
from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent
SEEDS = _HERE / "seeds" if (_HERE / "seeds").is_dir() else _HERE.parent / "seeds"


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Rows of seeds/`name`.csv as dictionaries of strings, e.g. `table("lexicons/hedges")`.

    Raises ValueError naming file and line where a row has more or fewer cells than the header.
    """
    path = SEEDS / f"{name}.csv"
    numbered = [
        (number, line)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip() and not line.startswith("#")
    ]
    if not numbered:
        raise ValueError(f"{path.name}: no header line")
    header, *rows = csv.reader((line for _, line in numbered), strict=True)
    for (number, _), row in zip(numbered[1:], rows, strict=True):
        if len(row) != len(header):
            raise ValueError(f"{path.name}, line {number}: {len(row)} cells where the header has {len(header)}")
    return tuple(dict(zip(header, row, strict=True)) for row in rows)
