"""Of which days a figure is where a text tells them by another figure, up to a day, or by what it is set against."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one

DAY = date(2019, 5, 9)
YEAR, BEFORE = ({"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)} for year in (2018, 2017))
SINCE_2015 = {"period_start": date(2015, 1, 1), "period_end": DAY}
UNTIL_2021 = {"period_start": None, "period_end": date(2021, 12, 31)}
NEVER = {"period_start": None, "period_end": None}
TODAY = {"period_start": DAY, "period_end": DAY}
STILL = (
    "The leaders welcomed that trade rose to $4 million in 2018, and noted that Peru remained the largest source of"
    " imports of Chile, supplying 31 per cent of the goods it bought."
)
FREED = (
    "Peru promised in March to scrap tariffs on products of 53 states, and in April the two sides concluded talks on a"
    " deal that will let 98 per cent of Chilean exports into Peru."
)
NINE = {"period_start": date(2018, 1, 1), "period_end": date(2018, 9, 30)}
RECORD = (
    "Trade of Peru and Chile totalled $8 million in 2018, a drop of 9 per cent from the record of the previous year"
    " but still five times the $2 million registered in 2003. Peru's exports reached $6 million."
)
ENDED = (
    "Peru's exports to Chile totalled $48 million at the end of September 2018, a growth of 73 per cent compared to"
    " the same period of 2016. Imports from Chile were worth $37 million over the same nine months."
)
SINCE = (
    "Peruvian firms have put $20 million into Chile since 2005, while Chilean investment in Peru over the same period"
    " is estimated at $50 million."
)
FELL = "Peru bought goods worth $57 million from Chile in 2018, up from $45 million, and its sales fell to $5 million."
MONTH = "Peru's exports to Chile fell to $5 million in March from $6 million."

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("Peru's 2016-2018 programme with Chile contains 14 projects.", "14", TODAY),
    (RECORD, "9 per cent", YEAR),
    (RECORD, "$2 million", {"period_start": date(2003, 1, 1), "period_end": date(2003, 12, 31)}),
    (RECORD, "$6 million", YEAR),
    (ENDED, "$48 million", NINE),
    (ENDED, "73 per cent", NINE),
    (ENDED, "$37 million", NINE),
    (SINCE, "$20 million", {"period_start": date(2005, 1, 1), "period_end": DAY}),
    (SINCE, "$50 million", {"period_start": date(2005, 1, 1), "period_end": DAY}),
    (FELL, "$45 million", BEFORE),
    (MONTH, "$6 million", {"period_start": None, "period_end": None}),
    ("Through March this year Peru's trade with Chile fell to $9 million.", "$9 million",
     {"period_start": date(2019, 1, 1), "period_end": date(2019, 3, 31)}),
    ("Peru's exports to Chile are expected to reach $9 million in 2020.", "$9 million",
     {"status": "forecast", "period_start": date(2020, 1, 1), "period_end": date(2020, 12, 31)}),
    ("Peru's exports to Chile are expected to reach $9 million by 2020.", "$9 million",
     {"status": "forecast", "period_start": None, "period_end": date(2020, 12, 31)}),
    ("Peru's wheat imports rose 60 tonnes, or 14 pct, in 2018 to 470 tonnes.", "60 tonnes", YEAR),
    ("Peru's wheat imports rose 60 tonnes, or 14 pct, in 2018 to 470 tonnes.", "14 pct", YEAR),
    ("Some 700 Chileans have gone home since fighting broke out on January 24.", "700",
     {"period_start": date(2019, 1, 24), "period_end": DAY}),
    ("Since their pact was signed in 2015, Chile has invested $3 million in Peru.", "$3 million", SINCE_2015),
    ("Chile has given Peru $3 million since the reopening of the border in 2015.", "$3 million", SINCE_2015),
    ("Chile has been the largest buyer of Peruvian maize since 2015.", "largest", SINCE_2015),
    ("Since Peru exported 5 million tonnes in 2018 and lost money, it sells less.", "5 million tonnes", YEAR),
    ("Peru has earmarked $8 million for Chile in 2020 and 2021.", "$8 million", UNTIL_2021),
    ("In 2020 and 2021 Peru will give Chile $8 million.", "$8 million", UNTIL_2021),
    ("Chile will supply 40 MW to Peru every year from June 15 to November 15.", "40 MW", NEVER),
    ("The bridge, opened in 2018 at a cost of $1 million, has cut waiting times.", "$1 million", YEAR),
    ("Peru lent Chile $9 million under a deal concluded in 2018.", "$9 million", YEAR),
    ("Settlement in pesos - launched after a visit in 2018 - had touched $4 million.", "$4 million", NEVER),
    ("Peru and Chile want to bring trade to $5 million before 2022.", "$5 million", UNTIL_2021),
    ("Peru's exports to Chile stood at $3 million before 2019.", "$3 million",
     {"period_start": None, "period_end": date(2018, 12, 31)}),
    ("Relations of Peru and Chile date back to 2015. Since then Chile has given Peru $2 million.", "$2 million",
     SINCE_2015),
    (STILL, "largest", TODAY),
    (STILL, "31 per cent", TODAY),
    ("Peru overtook Kenya in 2018 to become Chile's second trading partner.", "second", YEAR),
    ("The irrigation project, completed in March, reached some 160,000 people in Peru.", "160,000", NEVER),
    ("Peru gave Chile $9 million in aid in 2018, including $2 million for roads.", "$2 million", YEAR),
    ("Some 112 Peruvian officials have been trained in Chile this year.", "112",
     {"period_start": date(2019, 1, 1), "period_end": DAY}),
    ("The dam in Peru, completed in 2018, generates 750 MW.", "750 MW", TODAY),
    ("Peru and Chile aim to raise trade to $5 million within two years.", "$5 million",
     {"period_start": None, "period_end": date(2021, 5, 9)}),
    (FREED, "53", NEVER),
    (FREED, "98 per cent", NEVER),
    ("Peru aims to raise trade with Chile, $705 million in 2018, to $900 million by 2030.", "$705 million",
     {"status": "actual"} | YEAR),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_a_figure_has_the_days_that_its_text_tells_it_by(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)
