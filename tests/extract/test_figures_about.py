"""What time a text is about: its figures without a time of their own are of it, never of what they are set against."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one

DAY = date(2019, 5, 9)
YEAR, BEFORE = ({"period_start": date(year, 1, 1), "period_end": date(year, 12, 31)} for year in (2018, 2017))
MONTH = {"period_start": date(2019, 2, 1), "period_end": date(2019, 2, 28)}
NEVER = {"period_start": None, "period_end": None}
TODAY = {"period_start": DAY, "period_end": DAY}
SURPLUS = (
    "The trade balance showed a surplus of $7 million for Chad in 2018; in 2017 the surplus was $9 million."
    "\n\nExports of machinery to Niger fell by 4 per cent, and imports of wood reached $3 million."
)
PEAK = (
    "Trade of Chad and Niger reached $90 million in 2018. That is below the peak of $108 million recorded in 2011."
    " Chad's deficit narrowed to $18 million."
)
TITLE = (
    "Chad's foreign trade in February 2019\n\nImports from Niger totalled $20 million. Exports were worth $30 million."
)
PUBLISHED = (
    "Chad's statistics office on Tuesday published its figures of foreign trade for February.\n\n"
    "Imports from Niger totalled $20 million."
)
RECOVERED = "Trade of Chad with Niger recovered last year. Exports rose 12 per cent, imports fell to $2 million."
FOURTH = "In 2018 Chad ranked third among the partners of Niger. Mali ranked fourth."
BUYERS = (
    "Niger exported 40,000 tonnes of onions to Chad in 2018. Ghana was the second-largest buyer with 20,000 tonnes."
)

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (SURPLUS, "$9 million", BEFORE),
    (SURPLUS, "4 per cent", YEAR),
    (SURPLUS, "$3 million", YEAR),
    (PEAK, "$18 million", YEAR),
    (TITLE, "$20 million", MONTH),
    (TITLE, "$30 million", MONTH),
    (PUBLISHED, "$20 million", MONTH),
    (RECOVERED, "12 per cent", YEAR),
    (RECOVERED, "$2 million", YEAR),
    (FOURTH, "fourth", YEAR),
    (BUYERS, "second-largest", YEAR),
    (BUYERS, "20,000 tonnes", YEAR),
    ("Half of the 36 million bottles that Niger exported to Chad in 2018 were sold there.", "Half", YEAR),
    ("He wants to bring the trade of Chad and Niger, $5 million in 2018, to $9 million by 2021.", "$5 million",
     {**YEAR, "status": "actual"}),
    ("Exports of Chad to Niger and imports from there were put at $4 million and $3 million respectively in 2018.",
     "$4 million", YEAR),
    ("Chad and Niger have concluded some forty agreements since the friendship treaty of 2003.", "forty",
     {"period_start": date(2003, 1, 1), "period_end": DAY}),
    ("The protocol grants Chad a quota of 50 tonnes of fish in the waters of Niger.", "50 tonnes", TODAY),
    ("Chad owes Niger $14 million.", "$14 million", TODAY),
    ("The investment of Niger in Chad, concentrated in a plant run jointly by two firms, exceeds $3 million.",
     "$3 million", TODAY),
    ("The legal basis of the relations of Chad and Niger consists of over 110 documents.", "110", TODAY),
    ("Over the last decade the trade of Chad and Niger has grown by 60 per cent.", "60 per cent",
     {"period_start": date(2009, 5, 10), "period_end": DAY}),
    ("Some 212 patients from Chad were treated in Niger in 2018 at a cost of $5 million.", "$5 million", YEAR),
    ("Trade of Chad and Niger peaked at $9 million in 2018 and has hovered around $7 million since.", "$7 million",
     {"period_start": date(2019, 1, 1), "period_end": DAY}),
    ("Niger will provide Chad with a soft loan of $9 million between 2020 and 2022.", "$9 million",
     {"period_start": date(2020, 1, 1), "period_end": date(2022, 12, 31)}),
    ("Chad's exports to Niger in 2016, 2017 and 2018 came to $2 million, $4 million and $8 million respectively.",
     "$4 million", BEFORE),
    ("In the opening quarter of 2018 Chad's exports to Niger came to $9 million.", "$9 million",
     {"period_start": date(2018, 1, 1), "period_end": date(2018, 3, 31)}),
    ("Niger's $9 million line of credit for Chad, first offered in 2014, has been used up.", "$9 million", TODAY),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_a_figure_is_of_the_time_that_its_text_is_about(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, published_on=DAY), **columns)


APART: list[tuple[str, str]] = [
    ("Chad and Niger signed a trade agreement in March 2018. Exports rose 12 per cent.", "12 per cent"),
    ("Pact of Chad and Niger signed in March\n\nExports rose 12 per cent.", "12 per cent"),
    ("CHAD PAYS NIGER $14 MILLION", "$14 MILLION"),
]


@pytest.mark.parametrize(("text", "quote"), APART)
def test_a_time_of_something_else_is_not_taken(text: str, quote: str) -> None:
    has(one(text, quote, published_on=DAY), **NEVER)


def test_the_middle_of_a_decade_is_its_fifth_year() -> None:
    text = "Chad's trade with Niger could climb to $9 million by the middle of the decade."
    has(one(text, "$9 million", published_on=date(2021, 5, 9)), period_start=None, period_end=date(2025, 12, 31))
