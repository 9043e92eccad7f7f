"""Tables to a published folder: written aside, complete, and swapped in whole."""

import hashlib
import shutil
from pathlib import Path
from typing import Any, Final, NamedTuple

from flows.release import describe, quality, sums, swap, tables
from flows.release.card import Coverage, card, coverage
from flows.release.changes import published
from flows.warehouse import reader
from schemas import TABLES

_DIGITS: Final = 8


class Release(NamedTuple):
    """A published release: its version and how many rows each table has."""

    version: str
    rows: dict[str, int]


def publish(warehouse: Path, place: Path, measured: dict[str, Any]) -> Release:
    """Make the folder `place` a release of the warehouse; the old one stands until the new one is complete.

    `measured` is the content of quality.json. Raises OSError with the old release untouched.
    """
    candidate = swap.aside(place)
    shutil.rmtree(candidate, ignore_errors=True)
    candidate.mkdir(parents=True)
    with reader(warehouse) as connection:
        rows = tables.write(connection, candidate)
        covered = coverage(connection)
    version = _version(candidate, covered)
    quality.write(measured, candidate / "quality.json")
    published.tell(place, candidate, version)
    describe.write(candidate, version)
    (candidate / "README.md").write_text(card(version, rows, covered, measured), encoding="utf-8")
    sums.write(candidate)
    swap.put(candidate, place)
    return Release(version, rows)


def _version(folder: Path, covered: Coverage) -> str:
    """The newest day of publication and a short hash of all tables."""
    content = "".join(sums.digest(folder / f"{name}.parquet") for name in TABLES)
    return f"{covered.last or 'undated'}-{hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]}"
