"""Numbers that stand on the day of the document, whatever else of the past their sentence tells."""

from datetime import date

import pytest

from tests.extract.test_figures import has, one

DAY = date(2019, 5, 9)
TODAY = {"period_start": DAY, "period_end": DAY}
NEVER = {"period_start": None, "period_end": None}
PRESENCE = "They noted the presence of nine Chilean state-owned enterprises in Peru, with investments worth $8 million."
SHOPS = "The ambassador said more than 40 Chilean firms had set up shop in Peru, employing 600 locals."
APPOSED = "Chilean investment in Peru, concentrated in a copper mine run jointly by two firms, exceeds $2 million."
LINE = "The pipeline, built at a cost of $5 million, can send 24,000 cubic metres a year to Chile."
SHARE = "Peru undertook to increase the share of its budget devoted to health from 6 per cent to 9 per cent."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (PRESENCE, "nine"),
        (PRESENCE, "$8 million"),
        (SHOPS, "40"),
        (SHOPS, "600"),
        (APPOSED, "$2 million"),
        (LINE, "24,000 cubic metres"),
        (SHARE, "6 per cent"),
        ("The Committee noted that 62% of the towers on the Peruvian side had been completed.", "62%"),
        ("The Chilean power company reported arrears of $41 million payable by Peru.", "$41 million"),
        ("It was agreed to raise the exports of Peru to 22 million tonnes from the present 15 million.", "15 million"),
        ("The bridge, 261 metres long, will link Peru to Chile.", "261 metres"),
        ("Peru opened a field in 2017 and now produces roughly 650,000 barrels a day.", "650,000 barrels a day"),
        ("The ministers expressed satisfaction that more than 300 Chilean students were studying in Peru.", "300"),
        ("The United States has 120 firms in Peru.", "120"),
    ],
)
def test_what_is_told_as_present_stands_on_the_day_of_the_document(text: str, quote: str) -> None:
    has(one(text, quote, DAY), **TODAY)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (LINE, "$5 million"),
        ("The minister said Peru had sold 45 planes to Chile.", "45"),
        ("Peru undertook to pay what it owed from the $6 million that Chile lent.", "$6 million"),
    ],
)
def test_what_was_done_once_does_not(text: str, quote: str) -> None:
    has(one(text, quote, DAY), **NEVER)
