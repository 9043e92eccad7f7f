"""The gate: everything that a candidate must keep to before it is published, and the verdict on it.

Two kinds of expectations. Those of a table are made from its schema: no row may break a rule of it. Those of the
release are in seeds/gate.csv: what a sound release may still be wrong in, alone or against the last one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import duckdb

from flows.release import rules, shape
from flows.release.gate import measures
from flows.release.gate.examine import Expected, Failed, Row, Suite
from flows.release.gate.limits import limits
from flows.release.gate.measures import Measure
from schemas import BETWEEN, TABLES
from schemas.table import Table

Examine = Callable[[Sequence[Suite], str, Path], list[Failed]]

_SCHEMA: Final = "schema"
_DIGITS: Final = 4
_DAMAGE: Final = (OSError, ValueError, KeyError, TypeError, duckdb.Error)


class Verdict(NamedTuple):
    """What quality.json tells of the gate, one line for each expectation that failed, and what it was compared with."""

    told: dict[str, Any]
    failures: list[str]
    against: str


def judge(folder: Path, last: Path, accuracy: dict[str, Any], version: str, pages: Path, examine: Examine) -> Verdict:
    """Judge the candidate whose tables are in `folder`; the pages of it go to the folder `pages`.

    `last` is where the last release stands, if there is one; `accuracy` is that part of quality.json.
    """
    alone = measures.alone(folder)
    against, found = _compared(folder, last, accuracy)
    suites = [*_of_tables(folder), _of_release([*alone, *found])]
    failures = [_line(failed) for failed in examine(suites, version, pages)]
    told = {
        "expectations": {suite.name: len(suite.expected) for suite in suites},
        "limits": {name: {"limit": limit.most, "from": limit.base} for name, limit in limits().items()},
        "measured": _by_expectation(alone),
        "failed": failures,
    }
    return Verdict(told, failures, against)


def _compared(folder: Path, last: Path, accuracy: dict[str, Any]) -> tuple[str, list[Measure]]:
    """A damaged release, or one of another schema, must not keep a sound one from taking its place."""
    if not last.exists():
        return "the first release", []
    try:
        return "compared with the last release", measures.compared(folder, last, accuracy)
    except _DAMAGE as error:
        return f"the last release cannot be compared with: {str(error).splitlines()[0]}", []


def _of_tables(folder: Path) -> list[Suite]:
    """One suite a table. Where a file has other columns than its schema no rows are counted: that fails by itself."""
    shapes = {table.name: list(shape.differences(folder, table)) for table in (TABLES | BETWEEN).values()}
    if any(shapes.values()):
        return [_suite(table, shapes[table.name], {}) for table in (TABLES | BETWEEN).values()]
    return [_suite(table, [], counted) for table, counted in rules.breaches(folder)]


def _suite(table: Table, differences: Sequence[shape.Difference], counted: dict[rules.Rule, int]) -> Suite:
    rows: dict[str, Row] = defaultdict(dict)
    for column in ("", *table.by_name):
        rows[column or "(table)"][_SCHEMA] = sum(one.column == column for one in differences)
    for column, _ in differences:
        rows[column or "(table)"][_SCHEMA] = 1
    for rule, breaches in counted.items():
        row = rows[rule.subject]
        row[rule.aspect] = row.get(rule.aspect, 0) + breaches
    aspects = {rule.aspect for rule in rules.rules(table)}
    expected = [Expected(_SCHEMA, 0, "columns that are not as the schema says")]
    expected += [Expected(aspect, 0, notes) for aspect, notes in rules.ASPECTS.items() if aspect in aspects]
    return Suite(table.name, [{"subject": subject, **row} for subject, row in rows.items()], expected)


def _of_release(found: Iterable[Measure]) -> Suite:
    rows: dict[str, Row] = defaultdict(dict)
    for one in found:
        judged = one.base >= limits()[one.expectation].base
        rows[one.subject][one.expectation] = round(one.value, _DIGITS) if judged else None
    expected = [Expected(name, limit.most, limit.meaning) for name, limit in limits().items()]
    return Suite("release", [{"subject": subject, **row} for subject, row in sorted(rows.items())], expected)


def _by_expectation(found: Iterable[Measure]) -> dict[str, dict[str, dict[str, float]]]:
    told: dict[str, dict[str, dict[str, float]]] = defaultdict(dict)
    for one in found:
        told[one.expectation][one.subject] = {"value": round(one.value, _DIGITS), "of": one.base}
    return told


def _line(failed: Failed) -> str:
    """Which expectation failed, on what, by how much."""
    expected = failed.expected
    return f"{failed.suite}, {expected.column}: {failed.on}; at most {expected.most:g} ({expected.notes})"
