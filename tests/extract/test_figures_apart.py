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
    ("Peru's debts to Kenya, its largest trading partner, are put at $3 million.", "$3 million", {"metric": "loan"}),
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


MOVED = "Last year Peru's imports from Kenya rose from $3 million to $9 million."
MANY = "The number of Peruvian firms that sell to Kenya fell from 9,400 in 2014 to 4,300 in 2017."
PLACES = "Peru is Chile's second-largest trading partner, third-biggest export market and fifth top customer in 2018."
DONE = "The two carry out 78 projects. Nineteen of them have been completed, and two of them failed."
CREDIT = "Peru obtained a loan of $60 million from Kenya. Out of that amount, $20 million has been disbursed."
LATER: list[tuple[str, str, dict[str, Any]]] = [
    (MOVED, "$3 million", {"period_start": date(2017, 1, 1), "period_end": date(2017, 12, 31)}),
    (MOVED, "$9 million", {"period_start": date(2018, 1, 1), "period_end": date(2018, 12, 31)}),
    (MANY, "9,400", {"unit": "firm", "measure": "count", "period_end": date(2014, 12, 31)}),
    (MANY, "4,300", {"unit": "firm", "measure": "count", "period_end": date(2017, 12, 31)}),
    (PLACES, "second-largest", {"metric": "trade", "period_end": date(2018, 12, 31)}),
    (PLACES, "third-biggest", {"metric": "exports", "period_end": date(2018, 12, 31)}),
    (DONE, "Nineteen", {"unit": "project"}),
    (CREDIT, "$20 million", {"metric": "loan", "reporter": "KEN", "partner": "PER"}),
    ("Peru is Chile's partner. It bought $17 million worth of Chilean goods.", "$17 million",
     {"metric": "imports", "reporter": "PER", "partner": "CHL"}),
    ("Kenya is Peru's ninth customer.", "ninth", {"unit": "rank", "metric": "other"}),
    ("Some 29,000 people came in 2018, 36 per cent fewer than in the record year of 2017.", "36 per cent",
     {"direction": "down", "period_end": date(2018, 12, 31)}),
    ("Peru sends 90 million cubic metres of water to Chile.", "90 million cubic metres", {"metric": "other"}),
    ("Peru shipped fish, of which 95 per cent went to Chile.", "95 per cent", {"measure": "share"}),
    ("Kenya signed loan agreements with Peru for the railway project worth $3 million.", "$3 million",
     {"metric": "loan"}),
    ("Approval of the Cabinet was granted to obtain a loan of $3 million from Peru for Kenya.", "$3 million",
     {"status": "target", "metric": "loan", "reporter": "PER"}),
    ("Peru did not plan to sell any of its 49 pct interest in the mine.", "49 pct", {"status": "actual"}),
    ("Peru's output, in 1981 prices, rose 2 pct in 2018.", "2 pct", {"period_end": date(2018, 12, 31)}),
    ("Prices in Peru rose 3.1 pct in 2018, but down from 2017's four pct.", "four pct", {"measure": "change"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), LATER)
def test_figures_told_apart(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


GRAIN = (
    "Peruvian cereal exports rose to 3 mln tonnes in 2018. Main destinations were Chile with 158,109 tonnes of barley, "
    "Kenya 147,214 of wheat, and Egypt 104,704 of maize and rye."
)
YET: list[tuple[str, str, dict[str, Any]]] = [
    (GRAIN, "158,109 tonnes", {"metric": "exports", "reporter": "PER", "partner": "CHL"}),
    (GRAIN, "147,214", {"metric": "exports", "reporter": "PER", "partner": "KEN", "unit": "tonne"}),
    (GRAIN, "104,704", {"metric": "exports", "reporter": "PER", "partner": "EGY", "unit": "tonne"}),
    ("Output in Peru grew nine pct last year against a projection of four pct.", "four pct",
     {"status": "forecast", "period_end": date(2018, 12, 31)}),
    ("Peru has been the target of much criticism over last year's record $9 billion deficit.", "$9 billion",
     {"status": "actual", "period_start": date(2018, 1, 1)}),
    ("The data compare with forecasts for a rise in Peru's imports of two pct in April.", "two pct",
     {"status": "forecast", "period_end": date(2019, 4, 30)}),
    ("A rise in Peru's circulation will be offset by $9 million of sales.", "$9 million", {"measure": "level"}),
    ("Under the pact Peru would loan Kenya $9 million.", "$9 million", {"status": "target"}),
    ("Peru sells at plus and minus 15 pct of the price.", "15 pct", {"value": 15}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), YET)
def test_figures_of_other_times_and_places(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


def test_a_few_of_what_was_counted_and_half_a_dozen_are_no_figures() -> None:
    assert "two" not in {row["quote"] for row in read(DONE, DAY)}
    assert not read("Peru met a half dozen other firms.", DAY)
