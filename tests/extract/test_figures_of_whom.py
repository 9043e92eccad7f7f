"""Whose a figure is where its own words leave it open, and towards whom it is not. Sentences are made up."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one, read

DAY = date(2019, 5, 9)
ABOUT = "Kenya and Peru signed a pact. "
ROW = (
    "Peru's fish exports were 4.11 mln tonnes in 2018. Main destinations were Chile with two mln tonnes versus 1.9 mln,"
    " Kenya 500,000 (600,000), Ghana 400,000 (zero), and Egypt 300,000 (200,000)."
)
HOW = (
    "Fish exports of Peru in the period July 1, 2017, to March 1, 2018, fell 2 pct to 8 mln tonnes from 9 mln tonnes"
    " in the same 2016/17 period. Exports of oil totalled 4 mln tonnes, 20 pct down on a previous 5 mln."
)

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (ABOUT + "Peru's exports to Europe rose to $3 million.", "$3 million", {"reporter": "PER", "partner": None}),
    (ABOUT + "Peru's trade with Asian markets was $3 million in 2018.", "$3 million", {"reporter": "PER"}),
    (ABOUT + "Peru asked Kenya to cut its deficit with Kenya, of $3 million.", "$3 million", {"partner": "KEN"}),
    (ABOUT + "Peru is the country's largest customer.", "largest", {"reporter": "KEN", "partner": "PER"}),
    (ABOUT + "Last year 9,000 Peruvians visited the country.", "9,000", {"reporter": "PER", "partner": "KEN"}),
    (ABOUT + "They run 28 flights a week between Peru and Chile.", "28", {"reporter": "CHL", "partner": "PER"}),
    ("LIMA, May 9 - Some 18 Kenyan firms have a presence here.", "18", {"reporter": "KEN", "partner": "PER"}),
    ("Kenya's exports were $3 million. Peru's bonds fell. The sol closed at 3.31 soles.", "3.31 soles",
     {"reporter": "PER", "metric": "other"}),
    ("Peru's trade deficit with Sri Lanka was $2 million; the island's exports to Peru were $9 million.", "$9 million",
     {"metric": "exports", "reporter": "LKA", "partner": "PER"}),
    ("Peru signed a $5 million contract with Kenya to export tractors.", "$5 million",
     {"metric": "exports", "reporter": "PER", "partner": "KEN"}),
    ("Peru signed a $5 million deal with Kenya to buy tractors.", "$5 million",
     {"metric": "imports", "reporter": "PER", "partner": "KEN"}),
    ("Peru is the fourth largest importer of Chilean wine.", "fourth largest",
     {"metric": "imports", "reporter": "PER", "partner": "CHL"}),
    ("Peru's exports to non-EC states were 3.76 mln tonnes, 34 pct down, and exports to EC nations 4.45 mln tonnes.",
     "34 pct", {"reporter": "PER", "partner": None}),
    ("Exports of Peru to other nations were 190,000 tonnes against 140,000 and to Chile 300,000 tonnes.",
     "190,000 tonnes", {"reporter": "PER", "partner": None}),
    (ROW, "two mln tonnes", {"reporter": "PER", "partner": "CHL", "metric": "exports"}),
    (ROW, "500,000", {"reporter": "PER", "partner": "KEN", "unit": "tonne"}),
    (ROW, "600,000", {"reporter": "PER", "partner": "KEN", "unit": "tonne", "rule": "compared"}),
    (ROW, "300,000", {"reporter": "PER", "partner": "EGY", "unit": "tonne"}),
    (HOW, "9 mln tonnes", {"period_start": date(2016, 7, 1), "period_end": date(2017, 3, 1)}),
    (HOW, "5 mln", {"unit": "tonne", "period_start": date(2016, 7, 1), "period_end": date(2017, 3, 1)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_figures_of_whom(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


def test_a_text_about_many_gives_no_figure_a_partner_by_the_way() -> None:
    text = (
        "Chile said it would help. Chile's minister met those of Kenya, Ghana and Egypt, and Chile thanked Ghana, Kenya"
        " and Egypt. Chile's exports were $3 million."
    )
    has(one(text, "$3 million", DAY), reporter="CHL", partner=None)


def test_each_of_several_places_in_a_row_is_a_rank() -> None:
    found = read("Peru is Chile's fourth largest trading partner, fifth export market and top source of imports.", DAY)
    assert [(row["value"], row["metric"], row["reporter"], row["partner"]) for row in found] == [
        (4, "trade", "CHL", "PER"),
        (5, "exports", "CHL", "PER"),
        (1, "imports", "CHL", "PER"),
    ]
    assert not read("It was the fifth export market that they visited.", DAY)


def test_a_population_is_a_count_of_persons() -> None:
    has(one("Chile, with a population of 6.1 million, buys fish.", "6.1 million", DAY), unit="person", metric="people")


def test_soviet_era_arms_are_of_those_who_have_them() -> None:
    assert one("Peru and the Soviet Union met. Peru has 240 Soviet-era tanks.", "240", DAY)["reporter"] == "PER"
