"""What money is for says what it measures: works, plants, stakes, agreements, debts; and what of it is yet to come."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one

DAY = date(2024, 3, 15)
STUDY = (
    "The two ministers discussed a new bridge over the Zambezi. Zambia will contribute $2 million towards the"
    " feasibility study."
)
LINE = "The railway will run from Kigali to Isaka. At 160 km an hour, it will cost $2.5 billion, ministers said."
LOAN = "China lent Kenya $944 million for the port, at an interest of two per cent."
PARTS = (
    "Japan gave Peru 90 million yen ($600,000) in food aid, including 30 million yen ($200,000) for losses in the fish"
    " trade and 20 million yen for schools."
)
RAIL = (
    "Uganda's railway carried 300,000 tonnes of freight to Kenya last year. In the first half of this year, though,"
    " volumes were up just 5 per cent."
)
VISITS = "More than one million Thais came to Laos in 2023, the second largest number after Vietnamese."
OTHER_WAY = (
    "Chile's exports to Peru grew to $3 billion last year. Shipments in the opposite direction fell to $1.7 billion."
)
COSTS = "Costs of the undersea power cable have risen from an initial estimate of 200 million euros."
LNG = "Qatar signed a supply deal with Kenya for LNG, up to 1.2 million tonnes a year."
PORT = "Kenya put money into the Port of Lamu, whose capacity is to grow to 25 million tonnes."

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("Chile will spend $12 million on the repair of the Andean tunnel road.", "$12 million",
     {"metric": "transport", "reporter": "CHL", "status": "target"}),
    (STUDY, "$2 million", {"metric": "transport", "reporter": "ZMB"}),
    (LINE, "$2.5 billion", {"metric": "transport", "status": "target"}),
    ("The bridge was funded by Finland with 5 million euros.", "5 million euros", {"metric": "transport"}),
    ("Kia is spending $1.2 billion on a battery plant in Slovakia.", "$1.2 billion", {"metric": "investment"}),
    ("Malaysia's Petronas holds 40 per cent of the shares in the Turkmen venture.", "40 per cent",
     {"metric": "investment", "measure": "share"}),
    ("Oman finished the port of Salalah, in which India holds 60 per cent.", "60 per cent", {"metric": "investment"}),
    ("Vodafone holds 30 per cent of the Turkish market.", "30 per cent", {"metric": "other"}),
    ("Ghana owed Beijing $1.7 billion at the end of June.", "$1.7 billion",
     {"metric": "loan", "reporter": "GHA", "partner": "CHN"}),
    (LOAN, "two per cent", {"metric": "loan"}),
    ("Lloyds is cutting its base lending rate to 10.5 per cent.", "10.5 per cent", {"metric": "other"}),
    ("The Exim Bank of India financed the dam in Nepal with $200 million.", "$200 million", {"metric": "loan"}),
    ("Brazil and Argentina signed 12 agreements worth $4 billion.", "$4 billion", {"metric": "investment"}),
    ("Kenya and Egypt signed $3 billion worth of deals.", "$3 billion", {"metric": "investment"}),
    (PARTS, "90 million yen", {"metric": "aid"}),
    (PARTS, "30 million yen", {"metric": "aid"}),
    (PARTS, "$200,000", {"metric": "aid"}),
    (PARTS, "20 million yen", {"metric": "aid"}),
    (RAIL, "5 per cent", {"metric": "transport", "measure": "change"}),
    (VISITS, "second largest", {"metric": "tourists"}),
    (OTHER_WAY, "$1.7 billion", {"metric": "exports"}),
    (LNG, "1.2 million tonnes", {"metric": "energy"}),
    (PORT, "25 million tonnes", {"metric": "transport"}),
    ("Trade between Peru and Chile, buoyed by the re-export of cars, reached $1.1 billion in 2022.", "$1.1 billion",
     {"metric": "trade", "reporter": "CHL", "partner": "PER"}),
    ("Nepal expects to earn $9 million from the sale of electricity to Bangladesh.", "$9 million",
     {"metric": "exports"}),
    ("Equity inflow from Peru to Chile jumped to $4.3 billion.", "$4.3 billion", {"metric": "investment"}),
    ("The firm is supplying 279 million dollars in so-called bridge financing.", "279 million dollars",
     {"metric": "other"}),
]  # fmt: skip

TO_COME: list[tuple[str, str, str]] = [
    ("Peru discussed the railway, the cost of which is estimated at $3 million.", "$3 million", "target"),
    ("Cost estimates have grown: from 44 million euros to 78 million for the road to Peru.", "78 million", "target"),
    (COSTS, "200 million euros", "target"),
    ("Peru shipped 9 tonnes, with the balance of 7 tonnes to be delivered to Chile.", "7 tonnes", "target"),
    ("Cabinet resolved that $9 million be provided to Peru.", "$9 million", "target"),
    ("Peru is making available a grant of $2 million to Chile.", "$2 million", "target"),
    ("Peru will develop, finance and operate a 1 GW wind farm in Chile.", "1 GW", "target"),
    ("Chile hailed a 400-megawatt cable from Peru that is meant to start in 2030.", "400-megawatt", "target"),
    ("Peru is confident of reaching the $100-billion mark in trade with Chile.", "$100-billion", "target"),
    ("Peru wants Chile to scrap tariffs averaging 16 percent on garments.", "16 percent", "actual"),
    ("Peru is seeking the removal of duties of up to 35 percent on its wheat.", "35 percent", "actual"),
    ("Peru will drop the $325 visa charge for Chileans.", "$325", "actual"),
    ("Peru plans to match $75 million already spent by Chile.", "$75 million", "actual"),
    ("Peru agreed to give Chile $7 million, of which $1 million was paid out in May.", "$1 million", "actual"),
    ("Peru offered Chile two planes after Kenya sent 40 soldiers in May.", "40", "actual"),
    ("Peru will send letters to the 14 countries that gave aid last year.", "14", "actual"),
    ("The ministry will distribute the rice to all fourteen regions.", "fourteen", "actual"),
]


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_what_money_is_for_says_what_it_measures(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


@pytest.mark.parametrize(("text", "quote", "status"), TO_COME)
def test_what_is_to_come_and_what_stands(text: str, quote: str, status: str) -> None:
    has(one(text, quote, DAY), status=status)
