"""Figures in lists of countries, and those that name no country. The texts are made up."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one, read

DAY = date(2019, 5, 9)


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        (
            "Peru was Kenya's top buyer of tea, taking 60,000 tonnes, followed by Chile with 28,000 tonnes.",
            "28,000 tonnes",
            {"metric": "exports", "reporter": "KEN", "partner": "CHL"},
        ),
        (
            "Foreign investment in Kenya reached $4 billion in 2018. Peru led with $2.1 billion, followed by Chile.",
            "$2.1 billion",
            {"metric": "investment", "reporter": "PER", "partner": "KEN"},
        ),
        (
            "Kenya received 20,150 visitors from Peru, 18,300 from Chile and 9,200 from Laos.",
            "9,200",
            {"metric": "tourists", "unit": "visitor", "reporter": "LAO", "partner": "KEN"},
        ),
        (
            "Peruvian investment in Kenya has reached $16 billion in 913 projects.",
            "913",
            {"metric": "investment_projects", "reporter": "PER", "partner": "KEN"},
        ),
    ],
)
def test_each_member_of_a_list_is_told_of_its_own_country(text: str, quote: str, expected: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **expected)


def test_foreign_investment_of_unnamed_source_is_told_of_its_host() -> None:
    has(one("Foreign investment in Kenya was $1.7 billion in 2018.", "$1.7 billion", DAY), reporter="KEN", partner=None)


def test_a_flow_without_a_country_is_that_of_the_report() -> None:
    text = (
        "NAIROBI, May 9 - Kenya's exports to Peru fell $3 million and its exports to Chile fell $2 million in April.\n"
        "Coffee exports rose $5 million."
    )
    has(one(text, "$5 million", DAY), metric="exports", reporter="KEN", partner=None)


def test_what_a_sentence_is_set_against_has_its_own_period() -> None:
    text = (
        "NAIROBI, May 9 - Kenya's trade surplus was $3 million in April. This compared with a surplus of $2 million in"
        " April 2018. Exports were $9 million."
    )
    has(one(text, "$2 million", DAY), reporter="KEN", period_start=date(2018, 4, 1))
    has(one(text, "$9 million", DAY), reporter="KEN", period_start=date(2019, 4, 1))


def test_an_amount_of_trade_without_currency_has_that_of_the_sentence_before() -> None:
    text = (
        "Kenya's trade surplus was 2.1 billion shillings in April. This compared with a surplus of 3.0 billion in May."
    )
    has(one(text, "3.0 billion", DAY), unit="KES", metric="trade_balance")


def test_heads_counted_before_their_verb() -> None:
    text = "Foreign arrivals to Kenya rose 12 per cent to 1.2 million in 2018."
    has(one(text, "1.2 million", DAY), value=1.2e6, unit="arrival", metric="tourists", reporter="KEN")


def test_the_amount_that_a_price_is_of_is_no_figure() -> None:
    assert [row["quote"] for row in read("Peru pays $95 per 1,000 cubic metres of gas.", DAY)] == ["$95"]


def test_border_lengths_and_markers() -> None:
    text = "Peru and Chile have marked 1,045 km of their border and built 315 markers."
    has(one(text, "1,045 km", DAY), metric="border_demarcated", reporter="CHL", partner="PER")
    has(one(text, "315", DAY), metric="border_demarcated", reporter="CHL", partner="PER")
