"""Figures whose unit, metric, period or owner stands in another clause or sentence. Sentences are made up."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one, read

DAY = date(2019, 5, 9)
CROP = (
    "Peru's cotton crop is expected to rise to 1.56 mln tonnes in 2019 and 2.11 mln in 2020, up from 1.26 mln in 2018."
)
GAS = "Chile bought 25 billion cubic metres of gas last year and says it will take 28 billion this year."
TREND = (
    "Kenya's exports to Peru fell 13 per cent in 2018. In January this year the trend was reversed. Shipments to Peru"
    " rose 15 per cent."
)
EARNED = "Kenya's exports to Peru fell by a fifth last year. The earnings came to $541 million."
LOANS = "Peru gave Kenya a loan of $30 million in 2018. Under the first phase $5 million was obtained in 2017."
FIRST = "Trade between Kenya and Peru was $850 million in January-March. For the full year they target $3 billion."
GAPPED = "Kenya's exports to Peru declined 4.5 per cent to $555 million and imports 29 per cent to $1.2 billion."
PARTS = "Kenyan sales to Peru rose 13 per cent in 2018, while imports from the neighbouring country fell 25 per cent."
DEFICIT = "Kenya's sales to Peru rose to $7 million in 2018, leaving Peru with a deficit of $4 million."
RAILWAY = "Kenya and Togo will rebuild a railway. Officials met on Monday. The 900-kilometre line will cost $4 billion."
PIPELINE = "Peru and Chile agreed on a pipeline. Its cost has been put at $4 billion. The link would run for 300 km."
FIELD = "Chile has 205 projects in Peru worth $2 billion, ranking first in ASEAN and fifth among investors in Peru."
BORDER = "Kenya and Uganda share a railway. The 900-km border line is marked."

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (CROP, "2.11 mln", {"unit": "tonne", "status": "forecast", "period_end": date(2020, 12, 31)}),
    (CROP, "1.26 mln", {"unit": "tonne", "status": "actual", "period_end": date(2018, 12, 31)}),
    (GAS, "28 billion", {"unit": "cubic metre", "status": "target", "period_end": date(2019, 12, 31)}),
    (TREND, "15 per cent", {"period_start": date(2019, 1, 1), "period_end": date(2019, 1, 31)}),
    (EARNED, "a fifth", {"value": 20, "measure": "change", "direction": "down", "metric": "exports"}),
    (EARNED, "$541 million", {"metric": "exports", "reporter": "KEN", "partner": "PER"}),
    (LOANS, "$5 million", {"metric": "loan", "reporter": "PER", "partner": "KEN"}),
    (FIRST, "$3 billion", {"status": "target", "period_end": date(2019, 12, 31)}),
    (GAPPED, "29 per cent", {"measure": "change", "direction": "down", "metric": "imports"}),
    (PARTS, "25 per cent", {"metric": "imports", "reporter": "KEN", "partner": "PER"}),
    (RAILWAY, "900-kilometre", {"metric": "transport"}),
    (RAILWAY, "$4 billion", {"metric": "transport"}),
    (PIPELINE, "$4 billion", {"metric": "energy"}),
    (PIPELINE, "300 km", {"metric": "energy"}),
    (FIELD, "$2 billion", {"reporter": "CHL", "partner": "PER"}),
    (FIELD, "first", {"metric": "investment", "reporter": "CHL", "partner": "PER"}),
    (BORDER, "900-km", {"metric": "other"}),
    (DEFICIT, "$4 million", {"metric": "trade_balance", "reporter": "PER", "partner": "KEN"}),
    ("Kenya ran a surplus of $4 million in Peru's favour.", "$4 million", {"reporter": "PER"}),
    ("Some 1,000 Kenyan firms operate in Peru.", "1,000", {"reporter": "KEN", "partner": "PER"}),
    ("There are 40 firms with Kenyan capital in Peru.", "40", {"reporter": "KEN", "partner": "PER"}),
    ("The two took gas from Peru, Chile's second-biggest supplier.", "second-biggest", {"partner": "PER"}),
    ("Peru overtook Kenya as the largest buyer of Chilean goods.", "largest", {"reporter": "CHL", "partner": "PER"}),
    ("Peru is the third-largest destination of Chilean goods.", "third-largest", {"metric": "exports"}),
    ("Kenya has $9 million in Peru, placing it third after Chile.", "third", {"unit": "rank"}),
    ("Trade of Peru with Chile dropped below $14 million in 2018.", "$14 million", {"measure": "level"}),
    ("Peru will raise the share from 43 per cent to 61 per cent.", "43 per cent", {"status": "actual"}),
    ("Peru said it would buy 2 million tonnes of Chilean coal.", "2 million tonnes", {"status": "target"}),
    ("Peru and Chile set sights on $9 billion in trade.", "$9 billion", {"status": "target"}),
    ("Kenyan investment in Peru is $9 million, while Peru has put $2 million into Kenya.", "$2 million",
     {"metric": "investment", "reporter": "PER", "partner": "KEN"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_figures_in_context(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


def test_a_currency_that_moves_is_no_trade() -> None:
    text = "Peru's exports to Chile were $9 million in 2018. The peso has risen by 15 per cent since March."
    has(one(text, "15 per cent", DAY), metric="other")


def test_an_embassy_tells_of_the_country_that_it_is_in() -> None:
    text = "Indonesia's cotton crop rose to 2.1 mln tonnes. A U.S. Embassy report puts output at 1.9 mln tonnes."
    has(one(text, "1.9 mln tonnes", DAY), metric="agriculture", reporter="IDN")


def test_an_ordinal_that_numbers_an_occasion_is_no_fifth() -> None:
    assert not read("Exports of Peru will be helped by a fifth round of talks.", DAY)


SIDES: list[tuple[str, str, dict[str, Any]]] = [
    ("Kenya exported $9 million to Peru. Peru took 89 per cent of the exports.", "89 per cent",
     {"measure": "share", "reporter": "KEN", "partner": "PER"}),
    ("Peru bought $826 million worth of Kenyan goods, or 35 per cent of the country's exports.", "35 per cent",
     {"metric": "exports", "reporter": "KEN", "partner": "PER"}),
    ("According to the Zambian statistics office, exports to Peru fell to $760 million.", "$760 million",
     {"reporter": "ZMB", "partner": "PER"}),
    ("Kenya exported $1 million to Peru. Its foreign trade turnover was $9 million.", "$9 million",
     {"metric": "trade", "reporter": "KEN", "partner": None}),
    ("China granted Zambia $20 million.", "$20 million", {"metric": "aid", "reporter": "CHN", "partner": "ZMB"}),
    ("Zambia is to receive a $20 million grant from China.", "$20 million", {"reporter": "CHN", "partner": "ZMB"}),
    ("Zambia will get a $15 million loan from the African Development Bank, Peru said.", "$15 million",
     {"metric": "loan", "reporter": "ZMB", "partner": None}),
    ("The bridge between Zambia and Peru will cost $19 million.", "$19 million", {"metric": "transport"}),
    ("Zambia and Peru share a 2,300-kilometre border.", "2,300-kilometre", {"metric": "other", "partner": "ZMB"}),
    ("Kenya agreed to sell more than 32,000 tonnes of sugar to Peru.", "32,000 tonnes",
     {"metric": "exports", "reporter": "KEN", "partner": "PER"}),
    ("Kenya and Peru exchanged goods worth $58 million in 2018.", "$58 million", {"metric": "trade"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), SIDES)
def test_from_which_side_a_figure_is_told(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


def test_a_headline_has_the_period_of_the_body() -> None:
    text = "Trade of Kenya and Peru hits $9 million\n\nTrade between Kenya and Peru came to $9.05 million in 2018."
    rows = read(text, DAY)
    assert [row["period_start"] for row in rows] == [date(2018, 1, 1)] * 2


def test_trade_told_both_ways_is_of_one_pair() -> None:
    text = (
        "Trade of Kenya and Peru was $9 million in 2018. Kenyan exports to Peru were $6 million. Imports reached"
        " $3 million. Kenya also buys from China, China is near and Chile is far."
    )
    has(one(text, "$3 million", DAY), metric="imports", reporter="KEN", partner="PER")


def test_the_year_before_a_fiscal_year_has_no_days_either() -> None:
    text = "Kenya's exports to Peru rose to $9 million in fiscal 2018/19 from $8 million a year earlier."
    has(one(text, "$8 million", DAY), period_start=None, period_end=None)


SET_AGAINST: list[tuple[str, str, dict[str, Any]]] = [
    ("Trade of Peru with Chile was $5.3 million in 2018, a 12 per cent gain on the $4.7 million of 2017. Exports to"
     " Chile were $4 million.", "$4 million", {"period_start": date(2018, 1, 1)}),
    ("Trade of Peru with Chile was $198 million in 2018, nearly double the 2017 figure of $107 million.",
     "$107 million", {"status": "actual", "period_start": date(2017, 1, 1)}),
    ("In 2018, 3,500 Peruvian workers left for Chile, as against 6,216 in 2017.", "6,216",
     {"unit": "worker", "metric": "people", "period_start": date(2017, 1, 1)}),
    ("In 2018, 3,500 Peruvian workers left for Chile, as against 6,216 in 2017.", "3,500",
     {"reporter": "PER", "partner": "CHL"}),
    ("Kenya's exports rose to $3.3 million in March from $3.1 million in February but imports fell to $1.7 million from"
     " $2.4 million.", "$2.4 million", {"metric": "imports", "period_start": date(2019, 2, 1)}),
    ("Kenya's exports were $9 million in January-March, against $7 million a year earlier.", "$7 million",
     {"period_start": date(2018, 1, 1), "period_end": date(2018, 3, 31)}),
    ("Kenya's exports to Peru were $9 million in fiscal 2017/18 ended June.", "$9 million",
     {"period_start": date(2017, 7, 1), "period_end": date(2018, 6, 30)}),
    ("Kenya sold Peru goods worth $17 million in 2018 and bought $2 million worth in return.", "$17 million",
     {"metric": "exports", "reporter": "KEN", "partner": "PER"}),
    ("Kenya bought 90 MW of power from Peru in 2018, a drop of 14 per cent.", "14 per cent", {"metric": "energy"}),
    ("A 150-megawatt wind farm in Peru is to be finished in 2021.", "150-megawatt", {"status": "target"}),
    ("China has granted loans of $5 million for 20 projects in Peru.", "20", {"metric": "other", "reporter": "CHN"}),
    ("Sales in May were off 35 pct to 3,808 cars from 5,873 cars in the same month last year.", "5,873",
     {"measure": "count", "period_start": date(2018, 5, 1), "period_end": date(2018, 5, 31)}),
    ("The company lowered its first fiscal quarter operating earnings nine pct to $15.9 million.", "nine pct",
     {"measure": "change", "direction": "down"}),
    ("The share of the foreign partner had been cut last year to 49 pct.", "49 pct", {"measure": "share"}),
    ("Peru will explain its decision to stop payment of its $109 billion foreign debt.", "$109 billion",
     {"status": "actual"}),
    ("Kenya's exports rose. The official rate is about 1.36 pounds to the dollar.", "1.36 pounds", {"metric": "other"}),
    ("A $350 million loan signed in December by Peru helped Chile.", "$350 million",
     {"metric": "loan", "period_start": date(2018, 12, 1)}),
    ("Kenya and Peru talked. Kenya's trade deficit was $9 million in 2018.", "$9 million", {"partner": None}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), SET_AGAINST)
def test_what_a_figure_is_set_against(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


def test_the_length_of_a_paper_is_no_figure() -> None:
    assert not read("Peru's industry recovered, the group said in a 98-page study.", DAY)
