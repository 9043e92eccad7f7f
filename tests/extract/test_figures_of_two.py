"""Figures in a report on two states, of which a sentence names only one, or calls one `the country`."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one, read

DAY = date(2019, 5, 9)
MET = "Kenya and Peru signed a pact. "
FIRMS = "Around 350 Peruvian firms operate in Kenya, up from 70 a decade ago."
VISITS = "Peruvian tourists in Kenya numbered 83,000 in 2018, up from 62,000 the previous year."
ROSE = "Kenyan imports of fish from Peru rose 60 tonnes, or 14 pct, in 2018."

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
    (VISITS, "62,000", {"unit": "tourist", "reporter": "PER", "period_end": date(2017, 12, 31)}),
    ("Ten years ago Peru exported goods worth $3 million to Kenya.", "$3 million",
     {"period_start": date(2009, 1, 1), "period_end": date(2009, 12, 31)}),
    (MET + "Peru will employ 40 people in Kenya, Peru's minister said.", "40", {"reporter": "PER", "partner": "KEN"}),
    (MET + "Some 500 Peruvian soldiers will take part.", "500", {"status": "target", "partner": "KEN"}),
    (MET + "Peru tests 500 ships at Kenyan ports.", "500", {"reporter": "PER", "partner": "KEN"}),
    (MET + "Peru buys 25 per cent of its power from Kenya, Chile and Ghana.", "25 per cent", {"partner": None}),
    (MET + "Peru's output of fish, Kenya said, was 9 mln tonnes.", "9 mln tonnes", {"partner": None}),
    ("Kenya's debt stands at 73 per cent of GDP.", "73 per cent", {"metric": "loan", "measure": "share"}),
    ("Kenya's army budget is 4 per cent of GDP.", "4 per cent", {"metric": "other", "measure": "share"}),
    ("Fish would be shipped from Peru to Kenya, starting at 30,000 tonnes a year.", "30,000 tonnes",
     {"status": "target"}),
    (ROSE, "14 pct", {"measure": "change", "direction": "up", "period_end": date(2018, 12, 31)}),
    (ROSE, "60 tonnes", {"period_start": date(2018, 1, 1)}),
    ("Kenya's exports to Peru in 2018 were $7 million, up 3 percent ($2 million) from 2017.", "$2 million",
     {"measure": "change", "direction": "up"}),
    ("Trade of Kenya and Peru was $3 million in 2018, an increase of 6% with respect to the previous year.", "6%",
     {"period_start": date(2018, 1, 1)}),
    ("Trade of Kenya and Peru was $3 million in 2018, slipping 6%.", "6%", {"measure": "change", "direction": "down"}),
    ("Waiting times in Kenya have come down by 40 per cent.", "40 per cent", {"direction": "down"}),
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
