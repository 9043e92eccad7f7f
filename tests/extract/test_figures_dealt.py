"""What two states deal in: goods shipped and fetched, sold and bought, lent and paid back."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one

DAY = date(2019, 5, 9)
SOLD = {"metric": "exports", "reporter": "PER", "period_start": date(2018, 1, 1)}
GOODS = (
    "Peru's exports to Chile hit $9 million in 2018. Sales of milk contracted to $3 million. Shipments of soda in fact"
    " grew to 58,400 tonnes from 51,900."
)
PART = "Peruvian shipments accounted for $2 million of Chile's trade with Peru of $3 million in 2018."
MILLS = (
    "As a result of the lots of Chilean beans bought, Japanese mills will buy only 150,000 tonnes of Peruvian beans."
)
LENT = "Peru will lend Chile up to 12.5 mln barrels of crude oil."

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (GOODS, "$3 million", {**SOLD, "partner": "CHL"}),
    (GOODS, "58,400 tonnes", SOLD),
    (GOODS, "51,900", {"metric": "exports", "period_start": date(2017, 1, 1)}),
    (PART, "$2 million", {"metric": "exports", "reporter": "PER"}),
    ("Japanese mills have bought 214,000 tonnes of Peruvian beans and may buy 140,000 tonnes more.", "140,000 tonnes",
     {"metric": "imports", "reporter": "JPN"}),
    (MILLS, "150,000 tonnes",
     {"metric": "imports", "reporter": "JPN", "partner": "PER"}),
    ("Peru has been a heavy buyer of Polish corn since October, purchasing 1.5 mln tonnes.", "1.5 mln tonnes",
     {"metric": "imports", "reporter": "PER", "partner": "POL"}),
    ("LONDON, May 9 - The Ghana Cocoa Board purchased 456 tonnes of cocoa in the week.", "456 tonnes",
     {"metric": "agriculture"}),
    ("Corn shipments out of Poland have averaged 160,000 tonnes since October 1.", "160,000 tonnes",
     {"metric": "exports", "reporter": "POL", "period_start": date(2018, 10, 1)}),
    (LENT, "12.5 mln barrels", {"metric": "loan", "reporter": "PER", "partner": "CHL"}),
    ("Peru met Chile. Peru made a first repayment of $33 million to Chile.", "$33 million",
     {"metric": "loan", "reporter": "PER", "partner": "CHL"}),
    ("Peru's fund will provide $36 million in concessional financing to Chile.", "$36 million",
     {"metric": "loan", "reporter": "PER", "partner": "CHL"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_what_two_states_deal_in(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)
