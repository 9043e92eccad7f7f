"""Figures in a report on two states, of which a sentence names only one, or calls one `the country`."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one, read

DAY = date(2019, 5, 9)
MET = "Kenya and Peru signed a pact. "
FIRMS = "Around 350 Peruvian firms operate in Kenya, up from 70 a decade ago."
VISITS = "Peruvian tourists in Kenya numbered 83,000 in 2018, up from 62,000 the previous year."

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (MET + "Around 150 Peruvian firms have offices in the country.", "150", {"reporter": "PER", "partner": "KEN"}),
    (MET + "Some 9,000 Peruvian refugees are registered in the country.", "9,000",
     {"reporter": "PER", "partner": "KEN"}),
    (MET + "Peru has granted the country 40 scholarships a year.", "40",
     {"metric": "people", "reporter": "PER", "partner": "KEN"}),
    (MET + "Peru offered 200 scholarships.", "200", {"reporter": "PER", "partner": "KEN"}),
    (MET + "Peru has built two dams in Kenya at a cost of $2 million.", "two", {"reporter": "PER", "partner": "KEN"}),
    (MET + "Kenya hosts over 11,000 Peruvian refugees.", "11,000", {"reporter": "PER", "partner": "KEN"}),
    (MET + "The two countries employ 2 million farmers.", "2 million", {"reporter": "KEN", "partner": "PER"}),
    (MET + "Kenya owes Peru $3 million.", "$3 million", {"reporter": "KEN", "partner": "PER"}),
    (MET + "Kenya owes Peruvian lenders $3 million.", "$3 million", {"reporter": "KEN", "partner": "PER"}),
    (MET + "Kenya has a currency swap of $3 million with Peru.", "$3 million", {"reporter": "KEN", "partner": "PER"}),
    (MET + "Peru gave Kenya $3 million in aid in 2018. The economy grew 4 per cent in 2018.", "4 per cent",
     {"metric": "gdp", "partner": None}),
    (MET + "Some 40 Peruvian firms work in Kenya. Peru's inflation fell to 4 per cent.", "4 per cent",
     {"reporter": "PER", "partner": None}),
    (FIRMS, "350", {"reporter": "PER", "partner": "KEN", "period_end": DAY}),
    (FIRMS, "70", {"unit": "firm", "partner": "KEN", "period_start": date(2009, 1, 1)}),
    (VISITS, "62,000", {"unit": "tourist", "reporter": "KEN", "period_end": date(2017, 12, 31)}),
    ("Ten years ago Peru exported goods worth $3 million to Kenya.", "$3 million",
     {"period_start": date(2009, 1, 1), "period_end": date(2009, 12, 31)}),
    ("Peru has rolled over two deposits.", "two", {"qualifier": "exact"}),
    ("Peru handed over 40 trucks to Kenya.", "40", {"qualifier": "exact"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_figures_of_two(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


def test_a_headline_of_what_goes_to_a_country_tells_a_fact() -> None:
    assert read("Peruvian exports to Kenya up 11 per cent", DAY)[0]["status"] == "actual"
    assert read("Peru to receive 11 mln dlr grant", DAY)[0]["status"] == "target"


def test_two_of_which_each_has_as_much_have_no_figure_together() -> None:
    text = "Peru and Kenya own 15 ships each."
    assert one(text, "15", DAY)["partner"] is None
