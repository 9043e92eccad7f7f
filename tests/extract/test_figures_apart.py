"""Words that belong to another figure, or to none: relative clauses, appositions, the second of two destinations."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one, read

DAY = date(2019, 5, 9)
TWO = "Peru's shipments to Kenya fell 19 pct to $3 million in 2018 and to Egypt by 15 pct to $2 million."
ELSE = "Peru's exports to Chile, Egypt and Kenya fell in 2018, while shipments to Ghana rose to $3 million."
EACH = (
    "Kenyan exports to Peru were $5 million in 2018, down from $9 million in 2017, while Peru's exports to Kenya were"
    " $3 million and $6 million, respectively."
)
PART = "Trade of Peru and Chile reached $13 million in 2018. Dairy products account for $7 million of this."
POWER = "The 700-megawatt power plant in Peru, built at a cost of $2 million, was opened by Chile's president."

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (TWO, "19 pct", {"reporter": "PER", "partner": "KEN"}),
    (TWO, "15 pct", {"reporter": "PER", "partner": "EGY"}),
    (TWO, "$2 million", {"reporter": "PER", "partner": "EGY", "period_end": date(2018, 12, 31)}),
    (ELSE, "$3 million", {"metric": "exports", "reporter": "PER", "partner": "GHA"}),
    (EACH, "$3 million", {"reporter": "PER", "period_end": date(2018, 12, 31)}),
    (EACH, "$6 million", {"reporter": "PER", "partner": "KEN", "period_end": date(2017, 12, 31)}),
    (PART, "$7 million", {"metric": "trade", "partner": "PER", "period_end": date(2018, 12, 31)}),
    (POWER, "$2 million", {"metric": "energy", "status": "actual", "period_end": None}),
    ("The railway in Peru, rebuilt at a cost of $2 million, will be completed in 2020.", "$2 million",
     {"metric": "transport", "status": "target", "period_end": date(2020, 12, 31)}),
    ("Peru's debts to Kenya, its largest trading partner, are put at $3 million.", "$3 million", {"metric": "other"}),
    ("Peru will raise output to 25,000 megawatts from 4,000 megawatts.", "4,000 megawatts",
     {"status": "actual", "period_end": DAY}),
    ("Peru wants to reschedule its $9 billion foreign debt.", "$9 billion", {"period_end": DAY}),
    ("Peru has asked Kenya to cut its debt of $9 billion.", "$9 billion", {"status": "actual", "period_end": DAY}),
    ("An estimated 25,000 Peruvians live in Chile.", "25,000", {"period_end": DAY, "partner": "CHL"}),
    ("Peruvian investments in Kenya have reached $14 million.", "$14 million", {"period_end": DAY}),
    ("Peru will close its mine, which employs 320 people.", "320", {"status": "actual"}),
    ("Peru plans to sell 80 ships, half of which are laid up.", "half", {"status": "actual"}),
    ("Peru said the pact with Chile would boost bilateral trade by 20 per cent.", "20 per cent",
     {"measure": "change", "direction": "up", "metric": "trade", "status": "forecast"}),
    ("The pact, opposed until Friday by Kenya, will give Peru and Chile 30 ships.", "30", {"period_end": None}),
    ("Peru is due to receive $9 million in credits this year.", "$9 million",
     {"status": "target", "reporter": "PER", "partner": None}),
    ("The 28-member bloc is Peru's second-biggest trading partner, the EU said.", "second-biggest", {"partner": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_figures_apart(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


def test_the_bloc_of_so_many_members_is_the_one_told_of_and_counts_none() -> None:
    found = read("Peru met the EU. The 28-member bloc is Peru's second-biggest trading partner.", DAY)
    assert [(row["quote"], row["partner"]) for row in found] == [("second-biggest", "EU")]
