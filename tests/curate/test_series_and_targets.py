from datetime import date
from typing import Any

import pytest

from flows.warehouse import Warehouse
from schemas import ids
from tests.invented import Row, batch, document, figure

YEAR = {"period_start": date(2019, 1, 1), "period_end": date(2019, 12, 31)}
SPRING = {"period_start": date(2020, 1, 1), "period_end": date(2020, 3, 31)}
GOAL = {"status": "target", "period_start": None, "period_end": None}
BACK = {"reporter": "CHL", "partner": "BRA"}


def said(low: float, high: float, **columns: Any) -> Row:
    return {"value": (low + high) / 2, "value_low": low, "value_high": high, **columns}


def curate(warehouse: Warehouse, figures: list[Row], **of: dict[int, Any]) -> None:
    """Each figure in a document of its own; `of` are columns of the documents by number."""
    texts = [f"Report {number} on Brazil and Chile." for number in range(len(figures))]
    documents = [
        document(text, file=f"{number}.txt", **{name: cells[number] for name, cells in of.items() if number in cells})
        for number, text in enumerate(texts)
    ]
    made = [
        figure(text, str(number), **columns) for number, (text, columns) in enumerate(zip(texts, figures, strict=True))
    ]
    warehouse.land(*batch({"documents": documents, "figures": made}, texts))
    warehouse.curate()


def series(warehouse: Warehouse) -> dict[tuple[str, str], tuple[float, float, float, str, int]]:
    rows = warehouse.frame("trade_series").iter_rows(named=True)
    return {
        (row["flow"], row["reporter"]): (row["low"], row["high"], row["value"], row["basis"], row["figures"])
        for row in rows
    }


def test_flows_are_reported_mirrored_and_summed(warehouse: Warehouse) -> None:
    curate(warehouse, [said(2, 3, metric="exports"), said(4, 6, metric="imports")])
    assert series(warehouse) == {
        ("exports", "BRA"): (2, 3, 2.5, "reported", 1),
        ("imports", "BRA"): (4, 6, 5, "reported", 1),
        ("imports", "CHL"): (2, 3, 2.5, "mirror", 1),
        ("exports", "CHL"): (4, 6, 5, "mirror", 1),
        ("trade", "BRA"): (6, 9, 7.5, "sum", 2),
    }


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ((5, 12), (6, 9, 7.5, "sum", 2)),
        ((7, 8), (7, 8, 7.5, "reported", 1)),
        ((8, 12), (8, 12, 10, "reported", 1)),
        ((20, 21), (20, 21, 20.5, "reported", 1)),
    ],
)
def test_a_sum_stands_where_it_says_more_closely_what_is_stated(
    warehouse: Warehouse, stated: tuple[float, float], expected: tuple[float, float, float, str, int]
) -> None:
    curate(warehouse, [said(2, 3, metric="exports"), said(4, 6, metric="imports"), said(*stated)])
    assert series(warehouse)["trade", "BRA"] == expected


def test_what_a_country_states_itself_goes_before_the_mirror(warehouse: Warehouse) -> None:
    curate(warehouse, [said(2, 3, metric="exports"), said(2.5, 2.6, metric="imports", **BACK)])
    assert series(warehouse)["exports", "BRA"] == (2, 3, 2.5, "reported", 1)


def test_stocks_long_spans_and_totals_are_in_no_series(warehouse: Warehouse) -> None:
    day = {"period_start": date(2020, 2, 3), "period_end": date(2020, 2, 3)}
    decade = {"period_start": date(2010, 1, 1), "period_end": date(2019, 12, 31)}
    curate(
        warehouse, [said(1, 2, **day), said(3, 4, **decade), said(5, 6, partner=None), said(7, 8, status="forecast")]
    )
    assert series(warehouse) == {}


def targets(warehouse: Warehouse) -> list[dict[str, Any]]:
    return warehouse.frame("target_progress").sort("target").to_dicts()


def test_a_target_is_held_against_the_latest_at_its_pace(warehouse: Warehouse) -> None:
    figures = [
        said(20, 20, **GOAL),
        said(20, 20, **GOAL),
        said(20, 20, **GOAL),
        said(8, 8, **YEAR),
        said(3, 3, **SPRING),
    ]
    days = {0: date(2020, 5, 1), 1: date(2018, 3, 4), 2: date(2021, 1, 1)}
    copied = ids.document_id("Report 1 on Brazil and Chile.")
    curate(warehouse, figures, published_on=days, duplicate_of={2: copied})
    (target,) = targets(warehouse)
    assert (target["target"], target["latest"], target["annualised"], target["share"]) == (20, 3, 12, 0.6)
    assert (target["latest_period_start"], target["latest_period_end"]) == tuple(SPRING.values())
    assert (target["full_year"], target["full_year_end"]) == (8, date(2019, 12, 31))
    assert (target["stated_first"], target["stated_last"], target["times"]) == (date(2018, 3, 4), date(2020, 5, 1), 2)
    assert (target["due"], target["growth_needed"]) == (None, None)


def test_growth_still_needed_by_the_deadline(warehouse: Warehouse) -> None:
    by = {"status": "target", "period_start": None, "period_end": date(2021, 12, 31)}
    curate(warehouse, [said(18, 18, **by), said(6, 6, **by), said(8, 8, **YEAR)])
    reached, ahead = targets(warehouse)
    assert (reached["growth_needed"], reached["share"]) == (0, 8 / 6)
    assert ahead["growth_needed"] == pytest.approx(0.5, rel=1e-2)


def test_a_stock_has_no_pace_and_an_unmeasured_target_no_share(warehouse: Warehouse) -> None:
    projects = {"metric": "investment_projects", "measure": "count", "unit": "project"}
    day = {"period_start": date(2020, 2, 3), "period_end": date(2020, 2, 3)}
    curate(warehouse, [said(300, 300, **projects, **GOAL), said(150, 150, **projects, **day), said(9, 9, **GOAL)])
    bare, counted = targets(warehouse)
    assert (bare["latest"], bare["share"], bare["times"]) == (None, None, 1)
    assert (counted["latest"], counted["annualised"], counted["share"]) == (150, None, 0.5)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("usd(10570000000)", "US$10.57 billion"),
        ("usd(-2500000)", "-US$2.5 million"),
        ("usd(200)", "US$200"),
        ("scaled(1e12)", "1 trillion"),
        ("interval_label(1e9, 2e9, 'EUR')", "1 billion to 2 billion EUR"),
        ("interval_label(NULL, 2e9, 'EUR')", "at most 2 billion EUR"),
        ("interval_label(16, 16, 'percent')", "16 percent"),
        ("period_label(DATE '2022-01-01', DATE '2022-12-31')", "2022"),
        ("period_label(DATE '2022-04-01', DATE '2022-06-30')", "Q2 2022"),
        ("period_label(DATE '2022-02-01', DATE '2022-04-30')", "February to April 2022"),
        ("period_label(DATE '2024-02-01', DATE '2024-02-29')", "February 2024"),
        ("period_label(DATE '2024-02-05', DATE '2024-02-29')", "2024-02-05 to 2024-02-29"),
        ("period_label(NULL, DATE '2030-12-31')", "by 2030-12-31"),
        ("period_label(NULL, NULL)", "without a period"),
        ("parties_label('BRA', NULL)", "BRA"),
        ("written(4e9)", "4000000000"),
        ("written(2.48)", "2.48"),
        ("(SELECT cite(quote, doc_id, char_start) FROM figures)", '"0" (The Courier, 2020-02-03, 0.txt, line 1)'),
    ],
)
def test_macros_put_numbers_and_periods_into_words(warehouse: Warehouse, expression: str, expected: str) -> None:
    curate(warehouse, [said(1, 2)])
    assert warehouse.connection.execute(f"SELECT {expression}").fetchall() == [(expected,)]
