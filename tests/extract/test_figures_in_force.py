"""What is in force and what somebody fixes: duties that are charged, terms of accords, budgets, years with bounds."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one

DAY = date(2019, 5, 9)
TODAY = {"period_start": DAY, "period_end": DAY}
YEAR = {"period_start": date(2018, 1, 1), "period_end": date(2018, 12, 31)}
NEVER = {"period_start": None, "period_end": None}
STOCK = (
    "At the end of 2018 the stock of Chilean investment in Peru stood at $4 million, up from $3 million a year earlier."
    " Chilean firms put $2 million into their Peruvian subsidiaries during the year."
)
BOUNDED = (
    "Peru's exports to Chile came to $8 million in fiscal 2017/18 ended March. They are put at $9 million in 2018/19"
    " and had been $7 million in 2016/17."
)
PARTS = "Peru will give Chile $9 million in aid by 2021. Of this amount, $4 million will be spent on roads."
INFLOW = (
    "Chilean investment in Peru came to $8 million in 2018. Most of it went to mines. Retained earnings made up over"
    " 80 per cent of the inflow."
)

CASES: list[tuple[str, str, dict[str, Any]]] = [
    # duties and fees are charged, and stocks are, on the day of the document
    ("Peru complained about the 25 per cent tariff on its tea in Chile.", "25 per cent", TODAY),
    ("Peru wants Chile to scrap the 15 per cent tariff on its tomatoes.", "15 per cent", TODAY),
    ("Import tariffs in Peru, still ranging up to 60 per cent, hurt Chilean firms.", "60 per cent", TODAY),
    ("Peru will drop the $50 visa fee for citizens of Chile.", "$50", TODAY),
    ("The price of copper has boosted Peru's foreign exchange reserves to $5 billion.", "$5 billion", TODAY),
    ("Peru's debts total $4.4 billion.", "$4.4 billion", TODAY),
    ("Peru raised the levy on Chilean salt to 5 per cent in 2018.", "5 per cent", YEAR),
    ("Peru lowered its duty on Chilean meat to 5 per cent.", "5 per cent", NEVER),
    # somebody sets them: goals, not forecasts
    ("Under the agreement, 30 Peruvian trainees would be enrolled each year in Chile.", "30", {"status": "target"}),
    ("Under the accord, 5,000 Peruvian workers may be admitted to Chile a year.", "5,000", {"status": "target"}),
    ("Peru's exports of salt to Chile could not exceed 500 tonnes in 2020.", "500 tonnes", {"status": "target"}),
    ("Chilean aid to Peru will rise to $91 million in 2020.", "$91 million",
     {"status": "target", "period_start": None, "period_end": date(2020, 12, 31)}),
    ("Next year's defence budget will be $2.4 billion, Peru's minister said.", "$2.4 billion", {"status": "target"}),
    ("Peru needs $120 million to repair its railway to Chile.", "$120 million", {"status": "target", **NEVER}),
    ("Under the agreement, Peru's trade with Chile would reach $9 million in 2020.", "$9 million",
     {"status": "forecast"}),
    ("A $10 tariff on oil would cause Peru's exports to drop to $3 million.", "$3 million", {"status": "forecast"}),
    (PARTS, "$4 million", {"status": "target", "period_start": None, "period_end": date(2021, 12, 31)}),
    # the time of which a text goes on to tell
    (STOCK, "$3 million", {"period_start": date(2017, 12, 31), "period_end": date(2017, 12, 31)}),
    (STOCK, "$2 million", YEAR),
    (BOUNDED, "$9 million", {"period_start": date(2018, 4, 1), "period_end": date(2019, 3, 31)}),
    (BOUNDED, "$7 million", {"period_start": date(2016, 4, 1), "period_end": date(2017, 3, 31)}),
    ("Peru's exports to Chile came to $8 million in 2017/18.", "$8 million", NEVER),
    (INFLOW, "80 per cent", YEAR),
    ("Peru's tourism recovered in 2018. Some 900 Chilean tourists came, twice as many as in 2010.", "900", YEAR),
    ("Peru bought its salt abroad in 2018, $5 million worth. Chile continued to be the second largest supplier.",
     "second largest", YEAR),
    ("Peru's minister said on Tuesday the country has 40 MW of power from Chile.", "40 MW", TODAY),
    ("Salt made up five per cent of Peru's $25 million in exports in 2018.", "five per cent", YEAR),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_what_is_in_force_and_what_is_fixed(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


NEARLY_OVER = "The trade deficit of Peru is estimated at $3 million in the fiscal year ending {}."


@pytest.mark.parametrize(
    ("ends", "status"), [("May 15, 2019", "actual"), ("May 31, 2019", "forecast"), ("June 30, 2019", "forecast")]
)
def test_an_estimate_of_a_year_in_its_last_days_is_of_what_is_so(ends: str, status: str) -> None:
    has(one(NEARLY_OVER.format(ends), "$3 million", DAY), status=status)
