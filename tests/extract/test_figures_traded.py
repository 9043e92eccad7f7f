"""What goods that cross a border, places in an order, things counted and works to come are figures of."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one

DAY = date(2024, 3, 15)
SOLD = {"metric": "exports", "reporter": "PER", "partner": "KEN"}
BOUGHT = {"metric": "imports", "reporter": "KEN", "partner": "PER"}
BOTH = {"metric": "trade", "reporter": "KEN", "partner": "PER"}
WHOLE = "Trade between Kenya and Peru reached $4 billion, "

TURNOVER = [
    "Mutual exchanges between Peru and Kenya came to $3 billion.",
    "Economic exchanges between Peru and Kenya hit $3 billion.",
    "The commercial exchange between Peru and Kenya totalled $3 billion.",
    "Goods flows between Peru and Kenya reached $3 billion.",
    "The value of goods traded between Peru and Kenya reached $3 billion.",
    "Two-way business between Peru and Kenya was $3 billion.",
]


@pytest.mark.parametrize("text", TURNOVER)
def test_turnover_has_many_names(text: str) -> None:
    has(one(text, "$3 billion", DAY), **BOTH)


VERBS: list[tuple[str, str, dict[str, Any]]] = [
    ("Peru sent copper worth $3 million to Kenya last year.", "$3 million", SOLD),
    ("Peru supplied Kenya with copper worth $3 million.", "$3 million", SOLD),
    ("Peru dispatched 6,000 tonnes of copper to Kenya for a value of $3 million.", "$3 million", SOLD),
    ("Peru sells Kenya roughly 400,000 tonnes of rice annually.", "400,000 tonnes", SOLD),
    ("Peru shipped $3 million worth of copper to Kenya.", "$3 million", SOLD),
    ("30 percent of Peru's cocoa goes to Kenya.", "30 percent", SOLD),
    ("Deliveries of Peruvian copper to Kenya reached $3 million.", "$3 million", SOLD),
    ("Of the $3 billion of goods and services that Peru sold to Kenya in 2019, all was copper.", "$3 billion", SOLD),
    ("Kenya sourced copper worth $3 million from Peru.", "$3 million", BOUGHT),
    ("Kenya gets 30 percent of its copper from Peru.", "30 percent", BOUGHT),
    ("About 25 percent of the power that Kenya needs is bought from Peru.", "25 percent", {"metric": "energy"}),
    ("Peru sent aid worth $3 million to Kenya.", "$3 million", {"metric": "aid"}),
    ("A Peruvian firm sold its unit for $3 million to Kenya.", "$3 million", {"metric": "other"}),
]


@pytest.mark.parametrize(("text", "quote", "columns"), VERBS)
def test_a_verb_says_which_way_goods_go(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


PARTS: list[tuple[str, str, dict[str, Any]]] = [
    (WHOLE + "of which $3 billion were Peruvian exports.", "$3 billion", SOLD),
    (WHOLE + "70 per cent of which were Peruvian exports.", "70 per cent", {**SOLD, "measure": "share"}),
    (WHOLE + "95 percent of which is made up by imports from Peru.", "95 percent", {**BOUGHT, "measure": "share"}),
    (WHOLE + "of which $3 billion was accounted for by Peruvian exports.", "$3 billion", SOLD),
    (WHOLE + "of which $3 billion remained in banks.", "$3 billion", {"metric": "trade"}),
]


@pytest.mark.parametrize(("text", "quote", "columns"), PARTS)
def test_a_part_is_what_it_is_said_to_be(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


RANKS: list[tuple[str, str, dict[str, Any]]] = [
    ("Peru sells tea to Kenya, its largest market.", "largest", SOLD),
    ("Kenya is Peru's largest tea market.", "largest", SOLD),
    ("Kenya is the number one destination for Peruvian tea.", "number one", SOLD),
    ("Kenya is Peru's second-largest customer.", "second-largest", SOLD),
    ("As an export destination Kenya ranked ninth for Peru.", "ninth", SOLD),
    ("Peru is Kenya's biggest lender.", "biggest", {"metric": "loan", "reporter": "PER", "partner": "KEN"}),
    ("Kenya is Peru's largest African partner.", "largest", {"metric": "trade"}),
    ("Kenya is Peru's largest development partner.", "largest", {"metric": "aid"}),
]


@pytest.mark.parametrize(("text", "quote", "columns"), RANKS)
def test_a_rank_is_of_what_its_holder_is_to_the_other(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)


COUNTS: list[tuple[str, str, str]] = [
    ("Two airlines fly between Lima and Nairobi.", "Two", "transport"),
    ("Peru arrived with 20 CEOs.", "20", "people"),
    ("Peruvian guests made 200,000 overnight stays in Kenya.", "200,000", "tourists"),
    ("An aircraft from Peru landed in Nairobi with 600 tents.", "600", "aid"),
    ("Peru gave Kenya 35 ambulances.", "35", "aid"),
    ("Peru gave Kenya 35 votes.", "35", "other"),
    ("Some 120 companies with Peruvian capital work in Kenya.", "120", "other"),
    ("Peru sent 20 tonnes of humanitarian aid to Kenya.", "20 tonnes", "aid"),
    ("Kenya owns 2.5 million cattle.", "2.5 million", "agriculture"),
]


@pytest.mark.parametrize(("text", "quote", "metric"), COUNTS)
def test_counted_things_have_a_metric(text: str, quote: str, metric: str) -> None:
    has(one(text, quote, DAY), metric=metric)


UNDERSTOOD: list[tuple[str, str, str]] = [
    ("The IMF disbursed $300 million to Peru.", "$300 million", "loan"),
    ("Kenya's Exim Bank opened a line of $300 million for Peru.", "$300 million", "loan"),
    ("Peru repaid Kenya $40 million.", "$40 million", "loan"),
    ("Kenya's Alfa bought Peru's Beta for $400 million.", "$400 million", "investment"),
    ("Kenya's Alfa took over a Peruvian operator for $400 million.", "$400 million", "investment"),
    ("Kenya's Alfa bought Peruvian copper for $400 million.", "$400 million", "imports"),
    ("Peru attracted $4 billion from Kenya last year.", "$4 billion", "investment"),
    ("Ethnic Kenyans make up 12 percent of Peru's population.", "12 percent", "people"),
    ("The number of Kenyans dropped by 25.9 percent in Peru, the tourism board said.", "25.9 percent", "tourists"),
    ("The IMF forecasts growth of 6 percent for Peru.", "6 percent", "gdp"),
    ("Peru's economy is the fourth largest in the region.", "fourth largest", "gdp"),
    ("A Kenyan company will build a $30 million cement plant in Peru.", "$30 million", "investment"),
    ("A Kenyan company will build a $30 million power plant in Peru.", "$30 million", "energy"),
    ("Kenya unveiled a $300 million package for Peru.", "$300 million", "aid"),
    ("Of its exports to Kenya, Peru's maize took $57 million, or 19 per cent.", "19 per cent", "exports"),
    ("Exports to Peru were $3 million, whilst transit cargo to Peru rose by 18 percent.", "18 percent", "transport"),
    ("Peru waives visas for tour groups and hopes to welcome a million Kenyans as tourists.", "a million", "tourists"),
    ("Some 60 km of the land border of Peru still await demarcation.", "60 km", "border_not_demarcated"),
]


@pytest.mark.parametrize(("text", "quote", "metric"), UNDERSTOOD)
def test_those_who_act_tell_what_money_is(text: str, quote: str, metric: str) -> None:
    has(one(text, quote, DAY), metric=metric)


TO_COME: list[tuple[str, str, str]] = [
    ("The economic city of Kenya will be built on 22 square km.", "22 square km", "target"),
    ("The 300-km line, to be designed by a firm of Kenya, crosses the desert.", "300-km", "target"),
    ("The two sides discussed the construction of a 40-km road.", "40-km", "target"),
    ("They told experts to finish the design of the 300-kilometre line.", "300-kilometre", "target"),
    ("The bridge, of a length of 1,461 metres, will be put out to tender.", "1,461 metres", "target"),
    ("The dam will have a capacity of 400 MW.", "400 MW", "target"),
    ("The construction of a 40-km road was completed and they discussed it.", "40-km", "actual"),
    ("An investment of $41 million is planned in the port.", "$41 million", "target"),
    ("The aim is $3 billion in trade by 2030.", "$3 billion", "target"),
    ("He wants to bring trade with Peru, $705 million in 2011, to $1 billion.", "$705 million", "actual"),
]


@pytest.mark.parametrize(("text", "quote", "status"), TO_COME)
def test_what_plans_hold_is_a_target(text: str, quote: str, status: str) -> None:
    has(one(text, quote, DAY), status=status)
