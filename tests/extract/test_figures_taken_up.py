"""What a figure counts where no word beside it says so: the sentence before, prices of power, goods by the piece."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one

DAY = date(2024, 3, 15)
TRADE = "Peru and Chile want to double their trade. It amounted to $3 billion last year."
WORTH = "Kenyan investments in Uganda have multiplied. They have a combined value of $340 million."
PARTS = (
    "Sweden and Malawi signed a grant agreement on aid for schools. So far 12 million euros of the amount is spent."
    " The next tranche, of 3 million euros, goes to clinics."
)
RECEIVED = (
    "Finland has an aid programme for states hit by drought. Under it three neighbours are helped. Niger received 15"
    " million euros between 2015 and 2019."
)
PAID = "Trade between Peru and Chile is growing. They paid $3 million in fines last year."
UP = "The island was host to 3,000 tourists from Norway last year. That is 12 percent up on 2017."
HEAD = "Ministers meet in Muscat\n\nFlights between Oman and Kenya have risen to 31 per week."
QUOTA = "Officials agree on labour\n\nThe quota of Nepali workers in Malta was raised to 20,000."
COAL = "The prices were set at 44 dollars a tonne for Mongolian coal and at 43 dollars for Polish coal."
POWER = "Laos will supply 40 megawatts to Thailand at 6 US cents a unit."
JOINT = (
    "Ireland and Zambia renew their partnership\n\nIreland and Zambia signed a new commitment on bilateral cooperation"
    " between the two countries. Under it Ireland will"
    " provide 34 million euros over three years, with the emphasis on schools."
)

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (TRADE, "$3 billion", {"metric": "trade", "reporter": "CHL", "partner": "PER"}),
    (WORTH, "$340 million", {"metric": "investment"}),
    (PARTS, "12 million euros", {"metric": "aid"}),
    (PARTS, "3 million euros", {"metric": "aid"}),
    (RECEIVED, "15 million euros", {"metric": "aid"}),
    (PAID, "$3 million", {"metric": "other"}),
    (UP, "12 percent", {"metric": "tourists", "measure": "change"}),
    (HEAD, "31", {"metric": "transport", "unit": "flight"}),
    (QUOTA, "20,000", {"metric": "people", "unit": "worker"}),
    ("Chinese arrivals in Nepal rebounded by 55 per cent to 84,000.", "84,000", {"metric": "tourists"}),
    (COAL, "44 dollars", {"metric": "energy"}),
    (COAL, "43 dollars", {"metric": "energy"}),
    (POWER, "6 US cents", {"metric": "energy"}),
    ("Angola sold crude to India at 80 dollars a barrel.", "80 dollars", {"metric": "energy"}),
    ("Ghana sold cocoa to Norway at 2,000 dollars a tonne.", "2,000 dollars", {"metric": "other"}),
    ("Italy will deliver 18 helicopters to Peru.", "18", {"metric": "exports", "reporter": "ITA", "partner": "PER"}),
    ("Poland bought 48 tanks from Korea.", "48", {"metric": "imports"}),
    ("Poland bought 48 tanks for its army.", "48", {"metric": "other"}),
    ("Italy delivered 18 tents to Peru after the earthquake.", "18", {"metric": "aid"}),
    ("Georgia was visited by 1.4 million Armenians.", "1.4 million", {"metric": "tourists"}),
    ("Hungary offers 200 places to Laotian students.", "200", {"metric": "people"}),
    ("The centre has 200 places.", "200", {"metric": "other"}),
    ("France will train 40 Chadian magistrates.", "40", {"metric": "people", "unit": "magistrate"}),
    ("Some 300 vehicles a day cross from Peru to Chile.", "300", {"metric": "transport"}),
    (
        "The European Investment Bank will provide 15 million euros for a metro in Cairo.",
        "15 million euros",
        {"metric": "loan"},
    ),
    ("The IMF finished its review of Kenya's programme, unlocking $624 million.", "$624 million", {"metric": "loan"}),
    ("Laos rescheduled $900 million owed to Thailand.", "$900 million", {"metric": "loan"}),
    ("Vietnam's VinFast will build a $500 million plant in India.", "$500 million", {"metric": "investment"}),
    (JOINT, "34 million euros", {"metric": "aid", "reporter": "IRL", "partner": "ZMB"}),
]


@pytest.mark.parametrize(("text", "quote", "expected"), CASES)
def test_a_figure_counts_what_the_text_has_named(text: str, quote: str, expected: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **expected)


SIGNS = [
    ("Gaborone has spent P412 million on the road, said Botswana's minister.", "P412 million", "BWP"),
    ("Manila has spent P412 million on the road.", "P412 million", "PHP"),
    ("Papua New Guinea paid K20 million.", "K20 million", "PGK"),
    ("Zambia paid K20 million.", "K20 million", "ZMW"),
    ("Bhutan sold goods worth Nu 860 million to Nepal.", "Nu 860 million", "BTN"),
    ("Oil output fell to 900,000 barrels per day.", "900,000 barrels per day", "barrel"),
]


@pytest.mark.parametrize(("text", "quote", "unit"), SIGNS)
def test_a_sign_that_currencies_share_is_of_the_country_told_of(text: str, quote: str, unit: str) -> None:
    has(one(text, quote, DAY), unit=unit)
