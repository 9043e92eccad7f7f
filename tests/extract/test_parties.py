"""The layer of parties: names, persons, bodies, groups and pronouns, each with the codes it stands for."""

import pycountry
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.parties import parties
from flows.extract.parties.aliases import short_names
from flows.extract.parties.mentions import Parties
from flows.extract.text.lexicon import fold
from flows.extract.text.sentences import sentences
from flows.reference import table

CODES = {row["code"] for name in ("countries", "blocs") for row in table(name)}


def read(text: str, publisher: str | None = None) -> Parties:
    return parties(text, fold(text), sentences(text), publisher)


def codes(text: str, words: str, publisher: str | None = None) -> tuple[str, ...] | None:
    """What the last mention of exactly these words stands for; None where there is no such mention."""
    found = [m.codes for m in read(text, publisher).mentions if text[m.start : m.end] == words]
    return found[-1] if found else None


@pytest.mark.parametrize("country", list(pycountry.countries), ids=lambda country: country.alpha_3)
def test_every_country_of_the_standard_is_found_by_its_name(country: object) -> None:
    row = next(row for row in table("countries") if row["code"] == country.alpha_3)  # type: ignore[attr-defined]
    sure = [form for form in row["names"].split(";") if form and not form.endswith("?")]
    text = f"They flew to {row['name']}. They left {sure[-1] if sure else row['name']}."
    assert (row["code"],) in {mention.codes for mention in read(text).mentions}


def test_forms_are_given_to_one_meaning_only() -> None:
    blocs = [form for row in table("blocs") for form in row["names"].split(";")]
    assert len(blocs) == len(set(blocs))


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The U.S. and Norway met.", "U.S.", ("USA",)),
        ("It told us that Norway paid.", "us", None),
        ("Oslo rejected the plan of Sino-Norwegian trade.", "Sino", ("CHN",)),
        ("Turkey-Malta ties grew.", "Turkey", ("TUR",)),
        ("They ate turkey in Malta.", "turkey", None),
        ("Savings in American Express rose in Peru.", "American", None),
        ("Peru sold Canadian Widget Airlines a jet.", "Canadian", None),
        ("The ship crossed the South China Sea to Fiji.", "China", None),
        ("Fiji borrowed two million Swiss francs.", "Swiss", None),
        ("Fiji paid US$4 million.", "US", None),
        ("A farmer in Atlanta, Georgia, sells to Chile.", "Georgia", None),
        ("Georgian ministers flew home; Georgia signed.", "Georgia", ("GEO",)),
        ("Moscow and the Soviet Union agreed with Finland.", "Moscow", ("SUN",)),
        ("Moscow agreed with Finland.", "Moscow", ("RUS",)),
        ("Trade within ASEAN grew.", "ASEAN", ("ASEAN",)),
        ("Việt Nam agreed.", "Việt Nam", ("VNM",)),
        ("Côte d'Ivoire agreed.", "Côte d'Ivoire", ("CIV",)),
    ],
)
def test_names_in_their_surroundings(text: str, words: str, expected: tuple[str, ...] | None) -> None:
    assert codes(text, words) == expected


def test_a_capital_is_an_actor_or_a_place() -> None:
    text = "LIMA, March 3 - Lima agreed to the terms that envoys drafted in Quito."
    assert [(m.codes, m.place) for m in read(text).mentions] == [(("PER",), True), (("PER",), False), (("ECU",), True)]


@pytest.mark.parametrize(
    ("text", "name", "role", "country"),
    [
        ("Peruvian Trade Minister Ana Rojas spoke.", "Ana Rojas", "Trade Minister", "PER"),
        ("Prime Minister Ole Dahl of Norway spoke.", "Ole Dahl", "Prime Minister", "NOR"),
        ("The Greek prime minister Nikos Pappas spoke.", "Nikos Pappas", "prime minister", "GRC"),
        ("Ana Rojas (left), Peru's trade minister, spoke.", "Ana Rojas", "trade minister", "PER"),
        ("H.E. Ana Rojas, Minister of Trade of Peru, spoke.", "Ana Rojas", "Minister of Trade", "PER"),
        (
            "Fijian Minister of Mines and Energy Tui Vana spoke.",
            "Tui Vana",
            "Minister of Mines and Energy",
            "FJI",
        ),
        (
            "Peruvian President Ana Rojas and Mines Minister Juan de la Vega spoke.",
            "Juan de la Vega",
            "Mines Minister",
            "PER",
        ),
        ("Peruvian Mines Minister Ana Rojas met her Fijian counterpart Tui Vana.", "Tui Vana", "Mines Minister", "FJI"),
        ("OSLO, May 2 - Finance Minister Ole Dahl said Norway would lend.", "Ole Dahl", "Finance Minister", "NOR"),
        ("Tui Vana, President of Fiji, Ana Rojas, President of Peru, met.", "Tui Vana", "President", "FJI"),
        ("Tui Vana, President of Fiji, Ana Rojas, President of Peru, met.", "Ana Rojas", "President", "PER"),
        ("His Excellency Tui Vana, President of Fiji, spoke in Peru.", "Tui Vana", "President", "FJI"),
        ("Fiji's High Commissioner Tui Vana met Ana Rojas.", "Tui Vana", "High Commissioner", "FJI"),
        ("The President of Fiji met Peru's envoy.\n\nPresident Tui Vana spoke.", "Tui Vana", "President", "FJI"),
    ],
)
def test_persons(text: str, name: str, role: str, country: str) -> None:
    assert (name, role, country) in {(p.name, p.role, p.country) for p in read(text).persons}


def test_who_meets_the_president_of_one_country_is_not_its_president() -> None:
    people = read("The Prime Minister of Fiji met Prime Minister Ana Rojas. Peru and Chile will lend to Fiji.").persons
    assert [(person.name, person.country) for person in people] == [("Ana Rojas", None)]


def test_an_officer_of_a_firm_is_no_person_of_a_state() -> None:
    assert read("Widget Corp president Ole Dahl said sales to Norway rose.").persons == []


def test_a_minister_without_support_in_the_text_has_no_country() -> None:
    people = read("Norway, Peru and Fiji were named. Finance Minister Pat Smith spoke.").persons
    assert [person.country for person in people] == [None]


PAIR = "Peru and Chile signed a pact. "


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (PAIR + "The two countries will trade more.", "The two countries", ("CHL", "PER")),
        (PAIR + "They agreed to meet.", "They", ("CHL", "PER")),
        (PAIR + "The three governments met.", "The three governments", None),
        ("Peruvian Prime Minister Ana Rojas arrived. She praised Chile.", "She", ("PER",)),
        ("Peruvian Prime Minister Ana Rojas arrived. Rojas praised Chile.", "Rojas", ("PER",)),
        ("Peru said its exports to Chile rose.", "its", ("PER",)),
        ("Widget Corp said its exports to Chile rose.", "its", ()),
        ("Despite its debt, Peru agreed with Chile.", "its", ("PER",)),
        (PAIR + "Peru praised its neighbour.", "its neighbour", ("CHL",)),
        ("Norway met Peru. The Nordic country will lend.", "The Nordic country", ("NOR",)),
        ("Thailand and Peru met. The Kingdom will lend.", "The Kingdom", ("THA",)),
        ("The leaders of Peru and Chile met.", "The leaders of Peru and Chile", ("CHL", "PER")),
        ("The Peruvian and Chilean ministers met.", "Peruvian and Chilean ministers", ("CHL", "PER")),
        ("It was good for Peru. Both are firms.", "Both", ()),
        ("Peru will sell ore, and Chile said it would pay.", "it", ("CHL",)),
        ("Peru will sell ore to Chile, and Chile said it would pay.", "it", ("CHL",)),
        ("Peru will sell ore, Chile said, and it would be paid.", "it", ("PER",)),
    ],
)
def test_words_that_refer_back(text: str, words: str, expected: tuple[str, ...] | None) -> None:
    assert codes(text, words) in (expected, () if expected is None else expected)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Peru's Ministry of Construction agreed.", "Peru's Ministry of Construction", ("PER",)),
        ("The Government of Peru agreed.", "Government of Peru", ("PER",)),
        ("The Fijian embassy in Lima agreed.", "Fijian embassy", ("FJI",)),
        ("The White House agreed.", "White House", ("USA",)),
        ("The European Commission agreed.", "European Commission", ("EU",)),
        ("JICA agreed. Peru met the French Development Agency.", "French Development Agency", ("FRA",)),
        ("Peru's development agency agreed.", "Peru's development agency", ("PER",)),
        ("The EC met. The European Commission agreed.", "European Commission", ("EC",)),
        ("The Peruvian People's Party (PPP) met. The PPP agreed.", "PPP", ("PER",)),
        ("LIMA, May 1 - Peru borrowed. The government agreed.", "The government", ("PER",)),
    ],
)
def test_bodies(text: str, words: str, expected: tuple[str, ...]) -> None:
    assert codes(text, words) == expected


def test_the_publisher_tells_whose_government_is_meant() -> None:
    text = "Peru and Chile are partners of Fiji. Yesterday the Cabinet agreed."
    assert codes(text, "the Cabinet", "Cabinet Office, Fiji") == ("FJI",)
    assert codes(text, "the Cabinet") == ()


def test_a_name_with_an_article_is_found_in_running_text() -> None:
    assert codes("Peru sent envoys to the Philippines.", "Philippines") == ("PHL",)


def test_an_office_named_again_is_its_holders() -> None:
    text = "US Secretary of State Ana Rojas met Peruvian Trade Minister Jose Sosa. The Secretary agreed."
    assert codes(text, "Secretary") == ("USA",)
    text += " The Secretary and the Trade Minister agreed."
    assert codes(text, "Trade Minister") == ("PER",)


def test_principal_countries_come_first() -> None:
    text = "Peru and Chile trade\n\n" + "Peru sells to Chile. " * 4 + "Fiji was mentioned."
    assert set(read(text).principal[:2]) == {"PER", "CHL"}


def test_short_names() -> None:
    assert "del Rio" in short_names("Carla del Rio", "CHE")
    assert "Xu" in short_names("Xu Lan", "CHN")
    assert "An" not in short_names("An Lan", "CHN")
    assert "Lu" not in short_names("Lu Lan", "PER")
    assert "Kwan" in short_names("Kwan Lan", "CHN")


WORDS = (
    "Peru Chile's Fijian the two countries both he its Prime Minister Ana Rojas of and , . \n ( ) ' - US$4 U.S. Mr"
    " H.E. the Kingdom OPEC government LIMA, March 3 - said counterpart his neighbour Georgia Moscow met “ ” Đặng"
)
PIECES = st.sampled_from(WORDS.split(" "))


@settings(max_examples=150)
@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map(" ".join)))
def test_any_text_gives_sorted_mentions_of_known_codes(text: str) -> None:
    found = read(text)
    at = 0
    for mention in found.mentions:
        assert at <= mention.start < mention.end <= len(text)
        assert set(mention.codes) <= CODES
        assert list(mention.codes) == sorted(set(mention.codes))
        at = mention.end
    for person in found.persons:
        assert person.name in text[person.start : person.end]
        assert person.country is None or person.country in CODES
    assert set(found.principal) <= CODES


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Prime Minister Luis Montenegro met Mr Pedro Peru in Spain. Montenegro praised the pact.", {"ESP"}),
        ("Prime Ministers Luis Montenegro and Ana Ruiz of Portugal and Spain met.", {"PRT", "ESP"}),
        ("President Ana Ruiz spoke. Montenegro and Spain signed a pact.", {"MNE", "ESP"}),
        ("Minister Luis Montenegro flew from Montenegro to Spain.", {"MNE", "ESP"}),
    ],
)
def test_a_surname_that_is_a_countrys_name_is_no_country(text: str, codes: set[str]) -> None:
    found = parties(text, fold(text), sentences(text))
    assert {code for mention in found.mentions for code in mention.codes} == codes
