"""Tables to a published folder: written aside, judged by the gate, complete, and swapped in whole."""

import hashlib
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from flows.questions import reader
from flows.release import describe, quality, sums, swap, tables
from flows.release.about import about
from flows.release.card import Coverage, card, coverage
from flows.release.changes import published
from flows.release.gate.examine import examine as examine_here
from flows.release.gate.judge import Examine, judge
from schemas import TABLES

_DIGITS: Final = 8


class Release(NamedTuple):
    """A published release: its version, how many rows each table has, and what the gate compared it with."""

    version: str
    rows: dict[str, int]
    against: str


class Refused(Exception):
    """The gate has refused a candidate; `failures` are one line for each expectation that it does not meet."""

    def __init__(self, failures: Sequence[str]) -> None:
        super().__init__("\n".join(failures))
        self.failures = tuple(failures)


def publish(warehouse: Path, place: Path, measured: dict[str, Any], examine: Examine = examine_here) -> Release:
    """Make the folder `place` a release of the warehouse; the old one stands until the new one is complete.

    `measured` is the content of quality.json but for the gate, whose pages go to the folder `checks` beside `place`.
    Raises Refused where a check fails, with the candidate kept as `candidate/release` beside `place`, and OSError;
    both leave the old release untouched.
    """
    candidate = swap.aside(place)
    shutil.rmtree(candidate, ignore_errors=True)
    candidate.mkdir(parents=True)
    rows, covered = _tables(warehouse, candidate)
    version = _version(candidate, covered)
    quality.write(measured, candidate / "quality.json")
    published.tell(place, candidate, version)
    pages = swap.aside(checks(place))
    shutil.rmtree(pages, ignore_errors=True)
    verdict = judge(candidate, place, measured["accuracy"], version, pages, examine)
    measured = {**measured, "gate": verdict.told}
    quality.write(measured, candidate / "quality.json")
    describe.write(candidate, version)
    (candidate / "README.md").write_text(
        card(version, rows, covered, measured, about(candidate, version).citation), encoding="utf-8"
    )
    sums.write(candidate)
    swap.put(pages, checks(place))
    if verdict.failures:
        kept(place).mkdir(exist_ok=True)
        swap.put(candidate, kept(place) / "release")
        raise Refused(verdict.failures)
    swap.put(candidate, place)
    shutil.rmtree(kept(place), ignore_errors=True)
    return Release(version, rows, verdict.against)


def checks(place: Path) -> Path:
    """Where the pages of the last gate are, beside the release at `place`."""
    return place.with_name("checks")


def kept(place: Path) -> Path:
    """Where the last candidate is that the gate refused; it goes when the next one passes."""
    return place.with_name("candidate")


def _tables(warehouse: Path, folder: Path) -> tuple[dict[str, int], Coverage]:
    """Write the tables to `folder` and count what they cover."""
    with reader(warehouse) as connection:
        return tables.write(connection, folder), coverage(connection)


def _version(folder: Path, covered: Coverage) -> str:
    """The newest day of publication and a short hash of all tables."""
    content = "".join(sums.digest(folder / f"{name}.parquet") for name in TABLES)
    return f"{covered.last or 'undated'}-{hashlib.sha256(content.encode()).hexdigest()[:_DIGITS]}"
