"""Figures: each fact of language that the rules state, on sentences made up for it."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.analysis import Analysis
from flows.extract.figures import figures
from flows.ingest.document import Document
from schemas.vocabulary import FIGURE_STATUS, MEASURE, METRIC, QUALIFIER

DAY = date(2024, 3, 15)


def read(text: str, published_on: date | None = DAY) -> list[dict[str, Any]]:
    analysis = Analysis(Document(doc_id="doc_0", file="made-up.txt", text=text, published_on=published_on))
    return [{**row, "quote": analysis.text[row["start"] : row["end"]]} for row in figures(analysis)]


def one(text: str, quote: str, published_on: date | None = DAY) -> dict[str, Any]:
    found = [row for row in read(text, published_on) if row["quote"] == quote]
    assert found, f"{quote!r} is not among {[row['quote'] for row in read(text, published_on)]}"
    return found[0]


def has(row: dict[str, Any], **expected: Any) -> None:
    assert {key: row[key] for key in expected} == expected


def test_level_and_growth_of_two_way_trade() -> None:
    text = "In 2023, trade between Chile and Peru grew nearly 6 per cent from 2022 to reach over $4.2 billion."
    has(one(text, "6 per cent"), measure="change", direction="up", metric="trade", qualifier="nearly", status="actual")
    has(
        one(text, "$4.2 billion"),
        measure="level", metric="trade", unit="USD", qualifier="over", reporter="CHL", partner="PER",
        period_start=date(2023, 1, 1), period_end=date(2023, 12, 31),
    )  # fmt: skip


def test_exports_and_imports_of_a_pair() -> None:
    text = (
        "Trade between Kenya and Uganda came to $900 million in 2023. Kenya's exports to Uganda stood at $600 million,"
        " up 12 per cent, while imports from Uganda reached $300 million."
    )
    has(one(text, "$600 million"), metric="exports", reporter="KEN", partner="UGA", period_start=date(2023, 1, 1))
    has(one(text, "12 per cent"), metric="exports", measure="change", direction="up", reporter="KEN")
    has(one(text, "$300 million"), metric="imports", reporter="KEN", partner="UGA", period_end=date(2023, 12, 31))


@pytest.mark.parametrize(
    ("text", "quote", "status", "end"),
    [
        ("Chile and Peru agreed to lift trade to $5 billion by 2030.", "$5 billion", "target", date(2030, 12, 31)),
        ("Chile and Peru set a goal of $5 billion in two-way trade.", "$5 billion", "target", None),
        (
            "Trade between Chile and Peru is expected to reach $5 billion in 2025.",
            "$5 billion",
            "forecast",
            date(2025, 12, 31),
        ),
        ("Trade between Chile and Peru reached $4 billion last year.", "$4 billion", "actual", date(2023, 12, 31)),
        ("Chile's exports to Peru will rise to $3 billion next year.", "$3 billion", "forecast", date(2025, 12, 31)),
    ],
)
def test_status_and_deadline(text: str, quote: str, status: str, end: date | None) -> None:
    has(one(text, quote), status=status, period_end=end)


def test_part_and_whole_share_what_they_count_and_when() -> None:
    text = "Some 315 out of 371 firms in Peru exported to Chile last year."
    for quote, qualifier in (("315", "about"), ("371", "exact")):
        has(one(text, quote), unit="firm", measure="count", qualifier=qualifier, period_end=date(2023, 12, 31))


def test_a_part_of_those_told_before() -> None:
    text = "Some 4.2 million tourists visited Peru in 2023, of whom 210,500 came from Chile."
    has(one(text, "210,500"), unit="tourist", metric="tourists", reporter="CHL", partner="PER")


def test_a_surplus_of_goods_and_shipments_to_a_neighbour() -> None:
    text = (
        "Chile posted a $9.6 billion goods surplus with Peru in May. Shipments to its northern neighbour surged"
        " 6.1 percent year on year to a record $32.5 billion in the January-May period."
    )
    day, end = date(2024, 6, 20), date(2024, 5, 31)
    balance = one(text, "$9.6 billion", day)
    has(balance, metric="trade_balance", reporter="CHL", partner="PER", period_end=end)
    for quote in ("6.1 percent", "$32.5 billion"):
        has(one(text, quote, day), metric="exports", reporter="CHL", partner="PER", period_end=end)


def test_what_a_plan_starts_from_is_a_fact() -> None:
    text = "Chile and Peru agreed to raise trade from $690 million in 2022 to $2 billion within two years."
    has(one(text, "$690 million"), status="actual", period_start=date(2022, 1, 1), period_end=date(2022, 12, 31))
    has(one(text, "$2 billion"), status="target")
    has(one("Peru and Chile agreed to go from the current 20 flights to 30.", "20"), status="actual")


def test_goods_sold_there_and_bought_from_it() -> None:
    text = "Chile shipped goods worth $4.4 billion to Peru in 2023 and bought $4.1 billion worth from it."
    has(one(text, "$4.4 billion"), metric="exports", reporter="CHL", partner="PER")
    has(one(text, "$4.1 billion"), metric="imports", reporter="CHL", partner="PER")
    both = " Both countries are striving for $20 billion."
    told = "Trade between Chile and Peru hit $8.5 billion. " + text + both
    has(one(told, "$20 billion"), metric="trade", status="target", reporter="CHL", partner="PER")


def test_ranks_and_shares_of_what_was_told() -> None:
    text = (
        "Chile has invested $2.9 billion in Peru. Peru ranks second among the 79 countries in which its firms put"
        " money. Mining takes up 47 percent of the capital."
    )
    has(one(text, "second"), metric="investment", reporter="CHL", partner="PER")
    has(one(text, "47 percent"), metric="investment", measure="share", reporter="CHL")


def test_trade_with_another_is_that_of_the_one_that_reports() -> None:
    text = "LIMA, Peru, March 10 - Peru's exports to Chile fell. Trade with Brazil was worth $3.8 billion."
    has(one(text, "$3.8 billion"), metric="trade", reporter="BRA", partner="PER")


def test_money_received_as_a_loan_comes_from_the_lender() -> None:
    text = "Peru received $3 billion from Chile as a loan."
    has(one(text, "$3 billion"), metric="loan", reporter="CHL", partner="PER")


def test_lengths_and_shares_of_a_border_on_which_markers_are_planted() -> None:
    text = "Chile and Peru have completed 84 percent of the demarcation, planting markers along 1,045 km of the border."
    for quote in ("84 percent", "1,045 km"):
        has(one(text, quote), metric="border_demarcated", reporter="CHL", partner="PER")


def test_ranks_belong_to_the_one_whose_partner_it_is() -> None:
    text = "Chile is Peru's third-largest trading partner."
    has(one(text, "third-largest"), unit="rank", value=3, metric="trade", reporter="PER", partner="CHL", measure="rank")


def test_a_superlative_that_orders_nothing_is_no_figure() -> None:
    assert read("Farmers in Peru should receive the biggest gains.") == []


def test_respectively_aligns_rates_with_levels() -> None:
    text = (
        "Trade between Chile and Peru topped $3 billion in 2022 and reached $4 billion in 2023, respectively rising 10%"
        " and 33%."
    )
    has(one(text, "10%"), period_start=date(2022, 1, 1), measure="change")
    has(one(text, "33%"), period_start=date(2023, 1, 1), measure="change")


def test_what_is_compared_with_has_a_period_of_its_own() -> None:
    text = "Chile's exports to Peru rose to $30 million in February from $20 million in January."
    has(one(text, "$30 million"), period_start=date(2024, 2, 1), period_end=date(2024, 2, 29))
    has(one(text, "$20 million"), period_start=date(2024, 1, 1), metric="exports", status="actual", measure="level")


def test_a_sum_in_another_currency_is_the_same_figure_twice() -> None:
    text = "Peru's investment in Chile came to CLP200 billion (US$210 million) in 2023."
    first, second = read(text)
    has(second, unit="USD", metric=first["metric"], reporter="PER", partner="CHL", period_start=first["period_start"])


def test_border_shares() -> None:
    text = (
        "So far 70% of the land border between Chile and Peru has been demarcated, and the remaining 30% is disputed."
    )
    has(one(text, "70%"), metric="border_demarcated", measure="share", reporter="CHL", partner="PER", period_end=DAY)
    has(one(text, "30%"), metric="border_not_demarcated", measure="share", status="actual")


def test_stocks_take_the_date_of_the_document() -> None:
    text = "Peru has 40 valid investment projects worth $90 million in Chile at present."
    has(one(text, "40"), unit="project", measure="count", metric="investment_projects", reporter="PER", partner="CHL")
    has(one(text, "40"), period_start=DAY, period_end=DAY)
    has(one(text, "$90 million"), metric="investment", period_start=DAY)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides agreed.",
        "Three ministers of Peru met on 12 May 2023 at 9 a.m.",
        "It was the 40th summit of its kind in 15 years.",
        "He is 61 years old and lives at 12 Main Street.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert read(text) == []


def test_intervals_hold_the_value() -> None:
    text = (
        "Trade between Chile and Peru reached nearly $11 billion in 2022, over $8 billion in 2021 and about $7 billion"
        " in 2020."
    )
    for row in read(text):
        assert row["value_low"] <= row["value"] <= row["value_high"]
    assert one(text, "$11 billion")["value_high"] == 11e9
    assert one(text, "$8 billion")["value_low"] == 8e9


WORDS = st.lists(
    st.sampled_from(
        """trade exports imports of to from in by rose fell $5 billion 12 per cent million Chile Peru Peru's and , . ( )
        2023 last year third-largest partner respectively while 16% border remaining vs 30 cts projects will expected
        goal grant its they up down 1,000 tonnes US$2bn the a between two""".split()
    ),
    max_size=60,
)


@settings(max_examples=200)
@given(WORDS.map(" ".join) | st.text(max_size=200))
def test_any_text_gives_closed_values_on_spans_that_do_not_overlap(text: str) -> None:
    rows = read(text)
    assert all(a["end"] <= b["start"] for a, b in pairwise(rows))
    for row in rows:
        assert row["qualifier"] in QUALIFIER.terms
        assert row["measure"] in MEASURE.terms
        assert row["metric"] in METRIC.terms
        assert row["status"] in FIGURE_STATUS.terms
        assert row["period_start"] is None or row["period_end"] is None or row["period_start"] <= row["period_end"]
        assert row["direction"] is None or row["measure"] == "change"
        assert 0 <= row["confidence"] <= 1
        assert row["reporter"] is not None or row["partner"] is None


def test_bounds_are_plain_numbers() -> None:
    row = one("Trade between Chile and Peru reached 8.45 billion USD in 2022.", "8.45 billion USD")
    assert (row["value_low"], row["value_high"]) == (8.445e9, 8.455e9)


def test_numbers_in_quoted_names_count_nothing() -> None:
    assert read('They promote "Two seas, three islands" tours in Malta.') == []
