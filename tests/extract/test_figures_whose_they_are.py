"""Whose figures are and towards whom: repaid loans, the people of a state, wholes with parts, what both sides have."""

from typing import Any

import pytest

from tests.extract.test_figures import has, one

MET = "Kenya and Peru signed a cooperation agreement. Bilateral relations are good. "
TOP = "Peru is Ghana's largest trading partner, taking about a third of its exports."
SOLD = "Kenya and Peru met. Peru exported power worth $9 million in 2018, and 80 percent of it went to Kenya."
GIVEN = MET + "Peru gave Kenya a grant of $9 million in 2017. Aid last year included $5 million for schools."
SUMS = "Some 900 Peruvian firms are registered in Kenya, and their total capital is about $9 million."

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("Some 46,000 residents of Peru work in Kenya.", "46,000", {"reporter": "PER", "partner": "KEN"}),
    ("About 3,000 nationals of Ghana live in Chad.", "3,000", {"reporter": "GHA", "partner": "TCD"}),
    ("Kenya has since repaid $18 million of the loan from Chile.", "$18 million",
     {"reporter": "KEN", "partner": "CHL"}),
    ("Kenya paid back about $18 million of the credit from Peru.", "$18 million",
     {"reporter": "KEN", "partner": "PER"}),
    ("Ghana is the second largest market for Peruvian goods, with a share of 15%.", "15%",
     {"reporter": "PER", "partner": "GHA"}),
    (TOP, "a third", {"metric": "exports", "reporter": "GHA", "partner": "PER"}),
    ("Trade of Ghana and Peru came to $3 million, less than 1% of Peru's foreign trade.", "1%",
     {"metric": "trade", "reporter": "PER", "partner": "GHA"}),
    ("A zone of 9,000 square kilometres is run by Kenya and Ghana.", "9,000 square kilometres",
     {"reporter": "GHA", "partner": "KEN"}),
    ("Of goods for $9 million that Peru sold to the EU, Chile alone took $3 million.", "$3 million",
     {"metric": "exports", "reporter": "PER", "partner": "CHL"}),
    ("In May $3 million worth of goods entered Peru from Chile.", "$3 million",
     {"metric": "imports", "reporter": "PER", "partner": "CHL"}),
    (SOLD, "$9 million", {"metric": "exports", "reporter": "PER", "partner": None}),
    (MET + "Half of the 36 million bottles that Peru exported in 2018 were drunk in Asia.", "36 million",
     {"metric": "exports", "reporter": "PER", "partner": None}),
    (MET + "Peru approved 41 projects with combined capital of $6.9 million.", "41",
     {"metric": "investment_projects", "reporter": "PER", "partner": None}),
    (MET + "Peru approved 41 projects with combined capital of $6.9 million.", "$6.9 million",
     {"metric": "investment", "reporter": "PER", "partner": None}),
    (GIVEN, "$5 million", {"metric": "aid", "reporter": "PER", "partner": "KEN"}),
    (SUMS, "$9 million", {"reporter": "PER", "partner": "KEN"}),
    (MET + "Peru will provide 30 buses in June.", "30", {"reporter": "PER", "partner": "KEN"}),
    (MET + "Peru will provide 30 buses for its schools.", "30", {"reporter": "PER", "partner": None}),
    (MET + "Some 200 lorries a day now use the border crossing.", "200", {"reporter": "KEN", "partner": "PER"}),
    (MET + "Some 200 Peruvian lorries a day cross the border.", "200", {"reporter": "PER"}),
    (MET + "The zone will take 100 hectares on both sides of the border.", "100 hectares",
     {"reporter": "KEN", "partner": "PER"}),
    (MET + "Fires killed nine people in the north of Peru.", "nine", {"reporter": "PER", "partner": None}),
    (MET + "Peru exempts 371 Kenyan products from customs duties.", "371", {"reporter": "KEN", "partner": "PER"}),
    (MET + "Some 34 more goods from Kenya will be admitted without duty.", "34",
     {"reporter": "KEN", "partner": "PER"}),
    ("Peru's Department of Foreign Trade put the trade of Ghana with Peru at $3 million.", "$3 million",
     {"reporter": "GHA", "partner": "PER"}),
    ("Chile holds 40 per cent of Peru's external debt.", "40 per cent", {"reporter": "PER", "partner": "CHL"}),
    ("A grant of $9 million from Japan will help Peru rebuild schools.", "$9 million",
     {"metric": "aid", "reporter": "JPN", "partner": "PER"}),
    ("Sodal of Chile will build a $9 million terminal in Kenya.", "$9 million", {"reporter": "CHL"}),
    ("Ecuador's share of the Kenyan fruit market is 9 per cent.", "9 per cent", {"reporter": "ECU", "partner": "KEN"}),
    ("Ecuador, with 7 million people, exported goods worth $3 million to Kenya.", "7 million",
     {"reporter": "ECU", "partner": None}),
    ("Peru's economy grew by 2.5 percent last year while Chile expanded 4 percent.", "4 percent",
     {"metric": "gdp", "reporter": "CHL", "partner": None}),
    ("Peru sold 30,000 tonnes of beans to Kenya. The African country bought 9,000 tonnes in 2017.", "9,000 tonnes",
     {"metric": "imports", "reporter": "KEN", "partner": "PER"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_whose_figures_are(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote), **columns)
