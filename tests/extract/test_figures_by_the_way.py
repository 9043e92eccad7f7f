"""What a sentence says of a figure by the way: of whom it is, since when it stands, what it is a number of."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one, read

DAY = date(2019, 5, 9)
TRADED = (
    "Peru met Chile. Peru sold its neighbour goods for $13 million in 2018 and bought $15 million, so its deficit"
    " widened from $1 million in 2017 to $2 million."
)
TOTAL = (
    "Two-way trade of Peru and Chile hit $10 million in 2018, in which Peru's exports were worth $6 million. In the"
    " first quarter of 2019, however, the figure dropped 21 per cent to $2 million."
)
SHARES = "Chile's share in Peruvian exports was 16 per cent, followed by Kenya's 11 per cent and Ghana's 10 per cent."
OF_THEM = "Peru has 205 projects in Chile. Of the projects, 61 are in farming."
THAT = "Some 1,400 Peruvian workers are in Chile. Lima wants that number to rise to 8,000."

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (TRADED, "$15 million", {"metric": "imports", "reporter": "PER", "partner": "CHL"}),
    (TRADED, "$1 million", {"metric": "trade_balance", "period_end": date(2017, 12, 31)}),
    (TRADED, "$2 million", {"metric": "trade_balance", "reporter": "PER", "partner": "CHL"}),
    (TOTAL, "21 per cent", {"metric": "trade", "direction": "down", "reporter": "CHL", "partner": "PER"}),
    (TOTAL, "$2 million", {"metric": "trade", "period_end": date(2019, 3, 31)}),
    (SHARES, "11 per cent", {"measure": "share", "reporter": "PER", "partner": "KEN"}),
    (SHARES, "10 per cent", {"measure": "share", "reporter": "PER", "partner": "GHA"}),
    (OF_THEM, "61", {"unit": "project"}),
    (THAT, "8,000", {"unit": "worker", "status": "target"}),
    ("Trade of Peru and Chile in 2018 was 21 per cent up and the highest since 2013.", "21 per cent",
     {"period_start": date(2018, 1, 1)}),
    ("Peru's exports to Chile rose. The tunnel, whose cost is put at $13 million, is yet to be dug.", "$13 million",
     {"metric": "other"}),
    ("Peru will open a credit line of $6 million for Chilean importers.", "$6 million",
     {"metric": "loan", "reporter": "PER", "partner": "CHL"}),
    ("Peru met Chile. The link will provide Chile with 9 MW.", "9 MW", {"reporter": "PER", "partner": "CHL"}),
    ("Trade of Peru and Chile is worth $6 million a year.", "$6 million", {"period_start": DAY, "period_end": DAY}),
    ("Some 4,000 Peruvians came to Chile, making Peru its second-biggest source of tourists.", "second-biggest",
     {"reporter": "PER", "partner": "CHL"}),
    ("Peru lent Chile Saudi Riyal 172.5 million.", "Saudi Riyal 172.5 million", {"unit": "SAR", "value": 172_500_000}),
    ("Peru met Chile. Peru delivered 25 billion cubic metres of gas in 2018.", "25 billion cubic metres",
     {"reporter": "PER", "partner": "CHL"}),
    ("Kenya will borrow $3 million from the Saudi Fund for Development.", "$3 million",
     {"metric": "loan", "reporter": "SAU", "partner": "KEN"}),
    ("Peru can resume exports after it mends 40 km of the pipeline.", "40 km", {"metric": "energy"}),
    ("Peru would loan Chile five mln barrels of crude.", "five mln barrels", {"reporter": "PER", "partner": "CHL"}),
    ("Peru imports 10,000 tonnes of crude a day.", "10,000 tonnes", {"period_start": DAY, "period_end": DAY}),
    ("Prices in Peru rose 94 per cent last year and reserves are at $5 billion.", "$5 billion", {"period_end": DAY}),
    ("In March Peru met Chile, and in recent years it has lent Chile $9 million.", "$9 million", {"period_end": None}),
    ("Peru may purchase about 56,000 tonnes of U.S. wheat.", "56,000 tonnes", {"metric": "imports", "partner": "USA"}),
    ("Peru bought 450,000 tonnes of U.S. corn overnight.", "450,000 tonnes", {"metric": "imports", "partner": "USA"}),
    ("The EC sold 181,500 tonnes of butter to Peru.", "181,500 tonnes", {"metric": "exports", "partner": "PER"}),
    ("Peru suggested that trade with Chile be brought to $9 million.", "$9 million", {"status": "target"}),
    ("Under a pact renewed in May, Peru buys 10,000 barrels of Chilean crude.", "10,000 barrels", {"period_end": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_figures_by_the_way(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


def test_a_number_in_words_counts_a_peoples_things() -> None:
    assert one("Thirty-one Peruvian factories took part.", "Thirty-one", DAY)["unit"] == "factory"
    assert not read("They saw Six Flags.", DAY)
