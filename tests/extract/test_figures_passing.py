"""What passes between two states is told of the one that gives, sells or buys it, whatever the voice and the order."""

import pytest

from tests.extract.test_figures import one, read

PERU_TO_CHILE = [
    ("Peru railed 40,000 tonnes of ore to Chile.", "40,000 tonnes"),
    ("Peru gifted Chile 20 buses.", "20"),
    ("Peru leased three ferries to Chile.", "three"),
    ("Chile has taken in from Peru some 3,000 refugees.", "3,000"),
    ("Peru seconded 12 doctors to Chile.", "12"),
    ("Peru repatriated 200 migrants to Chile.", "200"),
    ("Peru repaid Chile $30 million.", "$30 million"),
    ("Peru earned $40 million from sugar exports to Chile.", "$40 million"),
    ("Chile was supplied with 40,000 tonnes of sugar by Peru.", "40,000 tonnes"),
    ("Chile has been granted 30 scholarships by Peru.", "30"),
    ("Chile has been promised $30 million by Peru.", "$30 million"),
    ("Chile, to which Peru sold 40,000 tonnes of sugar, wants more.", "40,000 tonnes"),
    ("Sales of Peruvian sugar to Chile came to 40,000 tonnes.", "40,000 tonnes"),
    ("Shipments of sugar to Chile from Peru totalled 40,000 tonnes.", "40,000 tonnes"),
    ("Of the $300 million of goods and services that Peru sold to Chile in 2016, half was fish.", "$300 million"),
    ("Chile has received 200 buses from Peru.", "200"),
    ("Chile accepted 40 buses donated by Peru.", "40"),
    ("Chile is to get $40 million of Peruvian aid.", "$40 million"),
    ("Chile obtained a $40 million loan from Peru.", "$40 million"),
    ("Chile asked Peru for $40 million.", "$40 million"),
    ("Chile has requested $40 million from Peru.", "$40 million"),
    ("Chile thanked Peru for its $40 million in aid.", "$40 million"),
    ("Chile thanked Peru for the 14 scholarships awarded to its students.", "14"),
    ("Peru will help Chile build 200 schools.", "200"),
    ("Peru charges Chile $40 million a year for transit.", "$40 million"),
    ("Peru expelled three Chilean diplomats.", "three"),
    ("Peru withdrew 200 soldiers from Chile.", "200"),
    ("Peru will add three weekly flights to Chile.", "three"),
    ("Peru covered 55% of Chilean gas demand.", "55%"),
    ("Chile granted Peru a quota of 40,000 tonnes.", "40,000 tonnes"),
    ("Chile exempted 371 Peruvian products from duties.", "371"),
    ("Peru imposed a 25 percent tariff on Chilean wine.", "25 percent"),
    ("Peruvian wine faces a 25 percent tariff in Chile.", "25 percent"),
    ("Peru wants Chile to scrap tariffs of 25 percent on its wine.", "25 percent"),
    ("Peruvian companies lease 120,000 hectares in northern Chile.", "120,000 hectares"),
    ("Chile's share of Peruvian exports rose to 9 percent.", "9 percent"),
    ("Chile is the market for 9 percent of Peruvian goods.", "9 percent"),
    ("Some $6 billion of Peru's debt is owed to Chile.", "$6 billion"),
    ("Chile's share in Peru's foreign trade is 9 percent.", "9 percent"),
    ("Peru helped Chile train 200 nurses.", "200"),
    ("Peru will operate 14 flights a week to Chile.", "14"),
    ("Chile is the largest recipient of Peruvian aid.", "largest"),
    ("Chile is negotiating a $40 million loan with Peru.", "$40 million"),
    ("Investment from Peru has created 3,000 jobs in Chile.", "3,000"),
]
CHILE_TO_PERU = [
    ("Chile sourced $40 million worth of goods from Peru.", "$40 million"),
    ("Chile acquired 12 helicopters from Peru.", "12"),
    ("Chile leased three planes from Peru.", "three"),
    ("Chile spent $40 million on Peruvian sugar.", "$40 million"),
    ("40,000 tonnes of sugar were bought from Peru by Chile.", "40,000 tonnes"),
    ("Peru and Chile plan 12 joint projects.", "12"),
    ("Peru is owed $6 billion by Chile.", "$6 billion"),
    ("Freight carried on the Lima–Santiago line fell to 1.9 million tonnes.", "1.9 million tonnes"),
    ("Peru and Chile met. Bilateral exchange between them peaked at $2.1 billion in 2011.", "$2.1 billion"),
    ("Chile owes $40 million to Peru's banks.", "$40 million"),
    ("Chile's biggest trading partner is Peru.", "biggest"),
    ("A 400-kilometre railway will link Peru with Chile.", "400-kilometre"),
    ("14 flights a week link Chile and Peru.", "14"),
]
FROM_PERU = [
    ("Chile has 3,000 students from Peru.", "3,000"),
    ("3,000 patients from Peru were treated in Chilean hospitals.", "3,000"),
    ("Chile took in 3,000 refugees from Peru.", "3,000"),
    ("Some 3,000 workers from Peru are employed in Chile.", "3,000"),
    ("120 companies from Peru are registered in Chile.", "120"),
    ("Chile is home to 120 Peruvian companies.", "120"),
    ("Chile allows 40 boats from Peru to fish in its waters.", "40"),
    ("A contingent of 200 Peruvian soldiers arrived in Chile.", "200"),
    ("Remittances from Peruvians in Chile amounted to $40 million.", "$40 million"),
    ("Peru received $40 million in remittances from Chile.", "$40 million"),
]


@pytest.mark.parametrize(("text", "quote"), PERU_TO_CHILE)
def test_what_one_gives_or_sells_is_told_of_it_and_of_who_gets_it(text: str, quote: str) -> None:
    row = one(text, quote)
    assert (row["reporter"], row["partner"]) == ("PER", "CHL")


@pytest.mark.parametrize(("text", "quote"), CHILE_TO_PERU)
def test_what_one_buys_is_told_of_the_buyer_and_what_joins_two_in_the_order_of_codes(text: str, quote: str) -> None:
    row = one(text, quote)
    assert (row["reporter"], row["partner"]) == ("CHL", "PER")


@pytest.mark.parametrize(("text", "quote"), FROM_PERU)
def test_people_and_firms_are_told_of_the_state_that_they_are_from(text: str, quote: str) -> None:
    row = one(text, quote)
    assert (row["reporter"], row["partner"]) == ("PER", "CHL")


MET = "The presidents of Kenya and Ghana met in Accra on Monday to discuss bilateral relations and cooperation. "


@pytest.mark.parametrize(
    ("text", "quote", "metric", "reporter"),
    [
        ("Bilateral trade was $300 million in 2016, of which $200 million were Kenyan exports.", "$200 million",
         "exports", "KEN"),
        ("Bilateral trade was $300 million in 2016, 90 percent of which is made up by imports from Ghana.",
         "90 percent", "imports", "KEN"),
    ],
)  # fmt: skip
def test_a_part_of_trade_that_is_called_exports_or_imports_is_that(
    text: str, quote: str, metric: str, reporter: str
) -> None:
    row = one(MET + text, quote)
    assert (row["metric"], row["reporter"]) == (metric, reporter)


def test_a_figure_of_nobody_in_a_report_on_the_relations_of_two_is_of_both() -> None:
    row = one(MET + "Seven chapters of the accord have been closed.", "Seven")
    assert (row["reporter"], row["partner"]) == ("GHA", "KEN")


@pytest.mark.parametrize(
    "text",
    [
        "The World Bank lent Peru $15 million.",  # a bank of many members is no party
        "A pair of shoes sells for 90 yen in Peru.",
        "Peru and Chile met. The Peruvian firm earned $154 million from exports of goods and services to 39 countries.",
        "The OPEC Fund for International Development approved $100,000 in aid for Ecuador.",
        "Peru is building 40 km of road towards Chile.",
        "Peru produced 40,000 tonnes of sugar in 2016.",
    ],
)
def test_what_passes_from_no_other_state_has_no_partner(text: str) -> None:
    assert all(row["partner"] is None for row in read(text))


def test_saudi_alone_names_the_people_of_saudi_arabia() -> None:
    row = one("Saudi companies lease 120,000 hectares in Chile.", "120,000 hectares")
    assert (row["reporter"], row["partner"]) == ("SAU", "CHL")
