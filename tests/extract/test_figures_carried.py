"""Figures that a text tells of the time of the figure before them, and figures of their own time. Texts are made up."""

from datetime import date

import pytest

from tests.extract.test_figures import has, one

DAY = date(2019, 5, 9)
IN_2018 = {"period_start": date(2018, 1, 1), "period_end": date(2018, 12, 31)}
IN_2017 = {"period_start": date(2017, 1, 1), "period_end": date(2017, 12, 31)}
CARGO = "Cargo on the Peruvian line reached 4 million tons in 2018, a jump of 62 per cent."
BOXES = f"{CARGO} Container shipments rose even faster, to 56,500 TEU from 20,500."
GUESTS = "Peruvians made 8 million visits to Chile in 2018, up 27 per cent. Peruvians spent $963 million there."
THINNER = (
    "Peruvians made 8 million visits to Chile in 2018. The other way the flow is thinner: 4,000 Chileans came to Peru."
)
HELPED = "Peru received $155 million between 2010 and 2014. Chile received $108 million."
TINY = "Trade of Peru with Chile is tiny. It came to $48 million in 2018, down 9 per cent. Peru exported $39 million."
WINE = (
    "Cherry exports of Peru to Chile jumped 61 per cent in 2018. Wine did less well: sales contracted to $41 million."
)


@pytest.mark.parametrize(
    ("text", "quote", "days"),
    [
        (BOXES, "56,500 TEU", IN_2018),
        (BOXES, "20,500", IN_2017),
        (GUESTS, "$963 million", IN_2018),
        (THINNER, "4,000", IN_2018),
        (HELPED, "$108 million", {"period_start": date(2010, 1, 1), "period_end": date(2014, 12, 31)}),
        (TINY, "$39 million", IN_2018),
        (WINE, "$41 million", IN_2018),
    ],
)
def test_a_flow_that_names_no_time_is_of_the_time_told_just_before(
    text: str, quote: str, days: dict[str, date]
) -> None:
    has(one(text, quote, DAY), **days)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (f"{CARGO} The ministers signed three documents.", "three"),
        (f"{CARGO} Shipments of copper went from 23,000 tonnes to a place nobody names.", "23,000 tonnes"),
        (f"{CARGO} Peru would have carried 9 million tons more.", "9 million tons"),
        (f"{CARGO} Chile lent Peru $9 million.", "$9 million"),
    ],
)
def test_what_happened_once_or_is_only_thought_of_is_not(text: str, quote: str) -> None:
    row = one(text, quote, DAY)
    assert row["period_start"] != date(2018, 1, 1)
