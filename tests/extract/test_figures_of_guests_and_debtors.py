"""Guests and debtors: told of the state that travels or owes, towards the one that receives or has lent."""

from typing import Any

import pytest

from tests.extract.test_figures import has, one

MET = "Kenya and Peru signed a pact. "
RATED = "Ghana and Chad met. Ghanaian arrivals in Chad rose 17% to 512,000 last year, official figures showed."
SEEN = (
    "Ghana counted 1.0 million visits by Chadian citizens in 2018, 14.3 per cent of the total, whereas Chad received"
    " 231,000 Ghanaian visitors, 10 per cent fewer than a year before."
)
ACROSS = (
    "More than one million Kenyans came to Chad in 2018, the second largest number after Ghanaians,"
    " and Kenya received nearly 400,000 Chadians, up 107% against 2017."
)
LENT = "Chile lent Peru $944 million in 2014. Lima made its first repayment, of $33 million, in July 2018."
BANKS = (
    "Peru and Chile will build the line: the World Bank is lending Peru $15 million and has given Chile a grant of"
    " $42 million."
)
PARTED = "Of the 4 million tourists who came to Kenya, 120,000 were from Ghana."
MADE = "Chad's exports to Kenya were $36 billion, or about 8.4 per cent of its total, making Kenya the second-largest"

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (RATED, "17%", {"reporter": "GHA", "partner": "TCD"}),
    (RATED, "512,000", {"reporter": "GHA", "partner": "TCD"}),
    (SEEN, "1.0 million", {"reporter": "TCD", "partner": "GHA"}),
    (SEEN, "14.3 per cent", {"reporter": "TCD", "partner": "GHA"}),
    (SEEN, "231,000", {"reporter": "GHA", "partner": "TCD"}),
    (SEEN, "10 per cent", {"reporter": "GHA", "partner": "TCD"}),
    (ACROSS, "second largest", {"reporter": "KEN", "partner": "TCD"}),
    (ACROSS, "400,000", {"reporter": "TCD", "partner": "KEN"}),
    (ACROSS, "107%", {"reporter": "TCD", "partner": "KEN"}),
    ("Peru's tourist arrivals rose 8 per cent in 2018.", "8 per cent", {"reporter": "PER", "partner": None}),
    ("Peru received 90,000 tourists from Chile.", "90,000", {"reporter": "CHL", "partner": "PER"}),
    ("Chile was the leading source of visitors to Peru in 2018, with 61,200 arrivals.", "61,200",
     {"reporter": "CHL", "partner": "PER"}),
    ("Peru is Chile's top tourist destination.", "top", {"reporter": "CHL", "partner": "PER"}),
    ("The number of Chilean tourists in Peru fell 8 per cent.", "8 per cent", {"reporter": "CHL", "partner": "PER"}),
    ("Chileans accounted for 27 per cent of tourists in Peru.", "27 per cent", {"reporter": "CHL", "partner": "PER"}),
    (PARTED, "4 million", {"metric": "tourists", "reporter": "KEN", "partner": None}),
    (PARTED, "120,000", {"metric": "tourists", "reporter": "GHA", "partner": "KEN"}),
    ("Peru received 6.2 million tourists, led by Chile with 800,128 and Laos with 426,180.", "426,180",
     {"reporter": "LAO", "partner": "PER"}),
    (MET + "Peru is Kenya's biggest creditor. The country owed Lima $6 million.", "$6 million",
     {"metric": "loan", "reporter": "KEN", "partner": "PER"}),
    (MET + "Peru is waiving claims of $3 million.", "$3 million", {"reporter": "KEN", "partner": "PER"}),
    (MET + "Kenya's debt to Peru fell to $3 million.", "$3 million", {"reporter": "KEN", "partner": "PER"}),
    (MET + "Kenya's foreign debt fell to $3 million.", "$3 million", {"reporter": "KEN", "partner": None}),
    (LENT, "$33 million", {"metric": "loan", "reporter": "PER", "partner": "CHL"}),
    (BANKS, "$15 million", {"reporter": "PER", "partner": None}),
    (BANKS, "$42 million", {"reporter": "CHL", "partner": None}),
    (MET + "Kenya plans to apply to the African Development Bank for a loan of $6 million.", "$6 million",
     {"reporter": "KEN", "partner": None}),
    (MADE + " export destination.", "second-largest", {"reporter": "TCD", "partner": "KEN"}),
    ("Some 36,000 Chileans visited Peru in 2018, which put Chile in fifth place.", "fifth",
     {"reporter": "CHL", "partner": "PER"}),
    ("Japan will give Ghana $8 million for the parks, where Japan has been the largest bilateral donor.", "largest",
     {"reporter": "JPN", "partner": "GHA"}),
    ("Chad is the top destination of Kenyan capital abroad.", "top", {"reporter": "KEN", "partner": "TCD"}),
    ("Peru sold Chile 4,000 tonnes of beans, making Peru the largest exporter in the world.", "largest",
     {"reporter": "PER", "partner": None}),
    ("Peru is the world's largest exporter of fish and the second-biggest supplier to Chile; Chileans like it.",
     "largest", {"reporter": "PER", "partner": None}),
    ("Peru's ministers sat. They approved an agreement on aid worth 9 million euros, which Kenya undertook to provide.",
     "9 million euros", {"reporter": "KEN", "partner": "PER"}),
    ("Peru accepted a grant of 50,000 tonnes of rice which Kenya offered after the drought.", "50,000 tonnes",
     {"reporter": "KEN", "partner": "PER"}),
    ("The loan of $40 million, which Peru will repay by 2030, was agreed with Chile.", "$40 million",
     {"reporter": "CHL", "partner": "PER"}),
    ("PARIS, March 12 - Chad is likely to get an extra aid package of $100 million.", "$100 million",
     {"metric": "aid", "reporter": "TCD", "partner": None}),
    ("BRUSSELS, March 17 - European Community ministers agreed on aid totalling 1.6 billion Ecus for the south.",
     "1.6 billion Ecus", {"reporter": "EC", "partner": None}),
    ("Kenya owed Peru $673 million in March, Chilean data show, equivalent to about 63 per cent of all debt.",
     "63 per cent", {"reporter": "KEN", "partner": "PER"}),
    ("Kenya is Peru's seventh-largest investor with cumulative FDI of $22 billion.", "$22 billion",
     {"metric": "investment", "reporter": "KEN", "partner": "PER"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_sides_of_journeys_debts_and_ranks(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote), **columns)
