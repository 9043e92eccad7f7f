"""Made-up figures with one planted contradiction of each kind give that conflict alone; without it there is none."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from flows.warehouse import Warehouse
from schemas import VIEWS, ids
from schemas.ddl import comment
from tests.invented import Row, batch, document, figure

YEAR = (date(2019, 1, 1), date(2019, 12, 31))
BEFORE = (date(2018, 1, 1), date(2018, 12, 31))
QUARTER = (date(2019, 4, 1), date(2019, 6, 30))
WINTER = (date(2019, 1, 1), date(2019, 3, 31))


class Said(NamedTuple):
    """What a document of its own says: the interval and the columns that differ from trade of BRA and CHL in 2019."""

    low: float | None
    high: float | None
    columns: dict[str, Any]
    sentence: str = ""
    of: dict[str, Any] = {}  # noqa: RUF012 never changed

    def row(self, number: int) -> tuple[Row, Row, str]:
        """Its document, figure and text."""
        text = f"Report {number}: {self.sentence or '1 in all'}."
        start, end = self.columns.get("period", YEAR)
        middle = next(bound for bound in (self.low, self.high) if bound is not None)
        columns = {name: value for name, value in self.columns.items() if name != "period"}
        made = figure(
            text,
            str(number),
            **{
                "value": middle,
                "value_low": self.low,
                "value_high": self.high,
                "period_start": start,
                "period_end": end,
                **columns,
            },
        )
        return document(text, **{"file": f"{number}.txt", "publisher": f"Paper {number}", **self.of}), made, text


def trade(low: float | None, high: float | None, **columns: Any) -> Said:
    return Said(low, high, columns)


def exports(low: float | None, high: float | None, **columns: Any) -> Said:
    return Said(low, high, {"metric": "exports", **columns})


def imports(low: float | None, high: float | None, **columns: Any) -> Said:
    return Said(low, high, {"metric": "imports", **columns})


def growth(low: float, high: float, sentence: str = "", **columns: Any) -> Said:
    return Said(low, high, {"measure": "change", "unit": "percent", "direction": "up", **columns}, sentence)


def share(low: float, high: float, sentence: str = "", **columns: Any) -> Said:
    return Said(low, high, {"measure": "share", "unit": "percent", **columns}, sentence)


def curated(warehouse: Warehouse, said: Sequence[Said]) -> list[dict[str, Any]]:
    """The checks of what was said; nothing else is in the warehouse."""
    rows = [one.row(number) for number, one in enumerate(said, 1)]
    documents, figures, texts = zip(*rows, strict=True)
    warehouse.land(*batch({"documents": documents, "figures": figures}, texts))
    warehouse.curate()
    return warehouse.frame("checks").to_dicts()


def conflicts(warehouse: Warehouse) -> list[dict[str, Any]]:
    return warehouse.connection.sql("FROM conflicts").pl().to_dicts()


TOTAL = {"partner": None}
BORDER = {"measure": "share", "unit": "percent", "period": (date(2020, 2, 3), date(2020, 2, 3))}
OF_ALL = "30 per cent of its total exports"

PLANTED = {
    "value": ([trade(3.9, 4.1), trade(4.05, 4.3)], [trade(3.9, 4.1), trade(5.0, 5.2)], "value"),
    "value of a count": (
        [
            trade(200, 200, metric="tourists", measure="count", unit="tourist"),
            trade(190, 210, metric="tourists", measure="count", unit="tourist"),
        ],
        [
            trade(200, 200, metric="tourists", measure="count", unit="tourist"),
            trade(300, 310, metric="tourists", measure="count", unit="tourist"),
        ],
        "value",
    ),
    "value with an open end": ([trade(4.0, None), trade(4.5, 4.6)], [trade(4.0, None), trade(3.5, 3.6)], "value"),
    "value of growth": ([growth(9, 11), growth(10.5, 10.5)], [growth(9, 11), growth(12, 13)], "value"),
    "mirror": (
        [exports(2.0, 2.1), imports(2.2, 2.3, reporter="CHL", partner="BRA")],
        [exports(2.0, 2.1), imports(2.4, 2.5, reporter="CHL", partner="BRA")],
        "value",
    ),
    "sum": (
        [exports(2.0, 2.1), imports(1.9, 2.0), trade(4.0, 4.0)],
        [exports(2.0, 2.1), imports(1.9, 2.0), trade(4.5, 4.6)],
        "sum",
    ),
    "sum of totals": (
        [exports(2.0, 2.1, **TOTAL), imports(1.9, 2.0, **TOTAL), trade(4.0, 4.0, **TOTAL)],
        [exports(2.0, 2.1, **TOTAL), imports(1.9, 2.0, **TOTAL), trade(3.0, 3.1, **TOTAL)],
        "sum",
    ),
    "sum of both exports": (
        [exports(2.0, 2.1), exports(1.9, 2.0, reporter="CHL", partner="BRA"), trade(4.0, 4.0)],
        [exports(2.0, 2.1), exports(1.9, 2.0, reporter="CHL", partner="BRA"), trade(3.0, 3.1)],
        "sum",
    ),
    "growth": (
        [trade(4.0, 4.1, period=BEFORE), growth(9, 11), trade(4.4, 4.5)],
        [trade(4.0, 4.1, period=BEFORE), growth(9, 11), trade(4.8, 4.9)],
        "growth",
    ),
    "decline": (
        [trade(4.0, 4.1, period=BEFORE), growth(9, 11, direction="down"), trade(3.6, 3.7)],
        [trade(4.0, 4.1, period=BEFORE), growth(9, 11, direction="down"), trade(4.4, 4.5)],
        "growth",
    ),
    "growth by an amount": (
        [trade(4.0, 4.1, period=BEFORE), growth(0.4, 0.5, unit="USD"), trade(4.4, 4.5)],
        [trade(4.0, 4.1, period=BEFORE), growth(0.4, 0.5, unit="USD"), trade(5.4, 5.5)],
        "growth",
    ),
    "growth over the quarter before": (
        [
            trade(4.0, 4.1, period=WINTER),
            growth(9, 11, "up 1 per cent on the previous quarter", period=QUARTER),
            trade(4.4, 4.5, period=QUARTER),
        ],
        [
            trade(4.0, 4.1, period=WINTER),
            growth(9, 11, "up 1 2 per cent on the previous quarter", period=QUARTER),
            trade(4.9, 5.0, period=QUARTER),
        ],
        "growth",
    ),
    "share of a border": (
        [share(84, 84, metric="border_demarcated", **BORDER), share(16, 16, metric="border_not_demarcated", **BORDER)],
        [share(84, 84, metric="border_demarcated", **BORDER), share(20, 20, metric="border_not_demarcated", **BORDER)],
        "share",
    ),
    "share of all": (
        [exports(9, 10, **TOTAL), share(29, 31, f"2 or {OF_ALL}", metric="exports"), exports(2.9, 3.0)],
        [exports(9, 10, **TOTAL), share(29, 31, f"2 or {OF_ALL}", metric="exports"), exports(4.9, 5.0)],
        "share",
    ),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_contradiction_is_found_and_nothing_else(warehouse: Warehouse, name: str) -> None:
    _, said, kind = PLANTED[name]
    checks = curated(warehouse, said)
    (failed,) = (check for check in checks if not check["holds"])
    assert failed["kind"] == kind
    assert set(failed["figure_ids"]) == set(warehouse.frame("figures")["figure_id"])
    assert 0 < len(failed["observed_ids"]) < len(failed["figure_ids"])
    assert set(failed["observed_ids"]) < set(failed["figure_ids"])
    (conflict,) = conflicts(warehouse)
    assert (conflict["check_id"], conflict["kind"]) == (failed["check_id"], kind)
    assert 0 < conflict["gap"] <= 1
    quoted = conflict["expected_publishers"] + conflict["observed_publishers"]
    assert sorted(quoted) == [f"Paper {number}" for number in range(1, len(said) + 1)]
    assert conflict["expected_quotes"]
    assert conflict["observed_quotes"]


@pytest.mark.parametrize("name", PLANTED)
def test_without_it_the_check_holds(warehouse: Warehouse, name: str) -> None:
    said, _, kind = PLANTED[name]
    (check,) = curated(warehouse, said)
    assert check["holds"]
    assert check["kind"] == kind
    assert set(check["figure_ids"]) == set(warehouse.frame("figures")["figure_id"])
    assert conflicts(warehouse) == []


@pytest.mark.parametrize(
    "said",
    [
        [trade(3.9, 4.1), trade(5.0, 5.2, unit="EUR")],
        [trade(3.9, 4.1), trade(5.0, 5.2, period=BEFORE)],
        [trade(3.9, 4.1), trade(5.0, 5.2, status="forecast")],
        [trade(3.9, 4.1, status="target"), trade(5.0, 5.2, status="target")],
        [trade(3.9, 4.1, unit="tonne"), trade(5.0, 5.2, unit="tonne")],
        [exports(2.0, 2.1), imports(1.9, 2.0), trade(5.0, 5.1, period=BEFORE)],
        [exports(2.0, 2.1), imports(1.9, 2.0, unit="EUR"), trade(5.0, 5.1)],
        [trade(4.0, 4.1, period=BEFORE), growth(9, 11, period=(date(2015, 1, 1), YEAR[1])), trade(4.8, 4.9)],
        [growth(1, 2, period=QUARTER), growth(8, 9, period=QUARTER)],
        [
            trade(4.0, 4.1, period=WINTER),
            growth(9, 11, "up 1 per cent on the year", period=QUARTER),
            trade(4.9, 5.0, period=QUARTER),
        ],
        [exports(9, 10, **TOTAL), share(29, 31, "2 per cent of the rice", metric="exports"), exports(4.9, 5.0)],
    ],
)
def test_what_is_not_of_one_thing_is_not_held_against_each_other(warehouse: Warehouse, said: list[Said]) -> None:
    curated(warehouse, said)
    assert conflicts(warehouse) == []


def test_a_claim_that_contradicts_itself_is_one_conflict(warehouse: Warehouse) -> None:
    """The sum is held against all that is stated, so that it is not told a second time."""
    checks = curated(warehouse, [exports(2.0, 2.1), imports(1.9, 2.0), trade(4.0, 4.0), trade(9.0, 9.1)])
    assert sorted((check["kind"], check["holds"]) for check in checks) == [("sum", True), ("value", False)]


def test_repetitions_and_copies_are_no_evidence(warehouse: Warehouse) -> None:
    original = document("Report 1: 1 in all.")["doc_id"]
    copy = Said(3.9, 4.1, {}, of={"duplicate_of": original})
    assert curated(warehouse, [trade(3.9, 4.1), copy]) == []
    changed = Said(5.9, 6.1, {}, of={"duplicate_of": original})
    (check,) = curated(warehouse, [trade(3.9, 4.1), copy, changed])
    assert not check["holds"]
    assert len(check["figure_ids"]) == 2


def test_the_widest_gap_comes_first(warehouse: Warehouse) -> None:
    curated(
        warehouse,
        [trade(4.0, 4.0), trade(4.1, 4.1), exports(1.0, 1.0), exports(3.0, 3.0), imports(2.0, 2.0), imports(2.5, 2.5)],
    )
    assert [round(conflict["gap"], 2) for conflict in conflicts(warehouse)] == [0.67, 0.2, 0.02]


def test_the_order_of_documents_changes_nothing(tmp_path: Path, fresh: Callable[[Path], Warehouse]) -> None:
    said = [exports(2.0, 2.1), imports(1.9, 2.0), trade(4.5, 4.6), trade(4.0, 4.1, period=BEFORE), growth(9, 11)]
    rows = [one.row(number) for number, one in enumerate(said, 1)]
    found = []
    for number, order in enumerate(list(permutations(rows))[::24]):
        with fresh(tmp_path / f"{number}.duckdb") as warehouse:
            for one, made, text in order:
                warehouse.land(*batch({"documents": [one], "figures": [made]}, [text]))
            warehouse.curate()
            found.append({name: warehouse.frame(name) for name in ("checks", "trade_series", "target_progress")})
    assert all(one[name].equals(found[0][name]) for one in found for name in one)


def test_ids_are_pinned(warehouse: Warehouse) -> None:
    """A further figure changes what a check says and not its id."""
    (check,) = curated(warehouse, [trade(3.9, 4.1), trade(4.05, 4.3)])
    claim = ids.identifier("clm", "trade", "level", "actual", "BRA", "CHL", "USD", "2019-01-01", "2019-12-31")
    assert check["check_id"] == ids.identifier("chk", "value", claim)
    (again,) = curated(warehouse, [trade(3.9, 4.1), trade(4.05, 4.3), trade(4.0, 4.2)])
    assert again["check_id"] == check["check_id"]


@pytest.mark.parametrize("view", VIEWS.values(), ids=lambda view: view.name)
def test_views_have_the_columns_of_their_models(warehouse: Warehouse, view: Any) -> None:
    warehouse.curate()
    query = "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index"
    rows = warehouse.connection.execute(query, [view.name]).fetchall()
    assert rows == [(column.name, comment(column)) for column in view.columns]
