"""Commitments as rows: parties, addressees, deadline, confidence, evidence; and the agreement with gold."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.analysis import Analysis
from flows.extract.commitments import commitments
from flows.ingest.document import Document

MODALITIES = {"agreed", "pledged", "reaffirmed", "planned", "considered", "requested"}


def read(text: str, published_on: date | None = date(2024, 5, 2)) -> list[dict[str, Any]]:
    return commitments(Analysis(Document(doc_id="d", file="d.txt", text=text, published_on=published_on)))


def one(text: str) -> dict[str, Any]:
    (row,) = read(text)
    return row


def test_a_row() -> None:
    text = "Peru pledged to build two schools in Bolivia by 2030."
    row = one(text)
    assert text[row["start"] : row["end"]] == "build two schools in Bolivia by 2030"
    assert (row["modality"], row["parties"], row["addressees"]) == ("pledged", ["PER"], ["BOL"])
    assert (row["topics"], row["due"], row["lemma"]) == (["education"], date(2030, 12, 31), "build")
    assert {text[a:b] for a, b in row["evidence"].values()} >= {"Peru", "pledged", "2030"}


@pytest.mark.parametrize(
    ("text", "addressees"),
    [
        ("Peru asked Chile to widen the pass.", ["CHL"]),
        ("Chile met Fiji. Peru pledged to widen the pass before the EU summit.", []),
        ("Peru called on Chile and Bolivia to widen the pass.", ["BOL", "CHL"]),
        ("The ministers of Peru and Chile said Peru and Chile should widen the pass.", []),
        ("Peru and Chile agreed to widen the pass.", []),
        ("Peru plans to sell power to Chile.", []),
        ("Peru promised to sell power to Chile.", ["CHL"]),
    ],
)
def test_addressees(text: str, addressees: list[str]) -> None:
    assert one(text)["addressees"] == addressees


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Peru agreed to double sales by 2030.", date(2030, 12, 31)),
        ("Peru and Chile agreed to hold the next session at a suitable time in 2026.", date(2026, 12, 31)),
        ("Peru promised to help Chile to host the Andean Games (ANG) in 2026.", None),
        ("Peru will send envoys when the council meets in 2026.", None),
        ("Peru agreed to double sales.", None),
        ("Peru agreed to cut the 2026 budget.", None),
    ],
)
def test_deadline(text: str, due: date | None) -> None:
    assert one(text)["due"] == due


def test_history_is_no_undertaking() -> None:
    assert read("Last year, Peru agreed to widen the pass.") == []
    assert read("Peru agreed in 2019 to widen the pass.") == []
    assert read("Peru agreed on Tuesday to widen the pass.") != []
    assert read("In May 2023, Peru has agreed to widen the pass.") != []


def test_a_promise_of_aid_in_the_passive_is_of_those_who_promised() -> None:
    rows = read("Norway agreed to help Malawi. Under this plan, loans of 9 million dollars will be provided to Malawi.")
    assert [row["parties"] for row in rows] == [["NOR"], ["NOR"]]
    assert rows[1]["modality"] == "pledged"


def test_a_cabinet_approves_what_its_country_plans() -> None:
    row = one(
        "Malawi drew up a grant paper. The proposal made by the Minister of Finance, to sign an accord with the "
        "Government of Norway, was approved by the Cabinet."
    )
    assert (row["modality"], row["parties"]) == ("planned", ["MWI"])


def texts(text: str) -> list[str]:
    return [text[row["start"] : row["end"]] for row in read(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Peru and Chile praised trade, which exceeded $5 bn in 2023, and agreed to take measures to double it.",
            ["take measures to double it"],
        ),
        (
            "Peru and Chile expressed readiness to raise capacity, to simplify tariffs and to develop the ports.",
            ["raise capacity", "simplify tariffs", "develop the ports"],
        ),
        ("Peru reached an understanding with Chile on Friday to keep the tariff.", ["keep the tariff"]),
        ("Peru and Chile reached an understanding on Friday to keep the tariff.", ["keep the tariff"]),
        ("Peru plans to plant 100 ha by 2030; 30 ha have been planted in Chile so far.", ["plant 100 ha by 2030"]),
        ("Peru and Chile signed a deal on power under which Peru will sell 200 MW.", ["sell 200 MW"]),
        ("Talks followed tension between Peru and Chile, and both sides agreed to part.", ["part"]),
        ("Although Peru will not oppose the levy, there remain obstacles for Chile.", ["not oppose the levy"]),
        ("The miners' leaders demanded an end to the talks of Peru and Chile.", []),
        ("Peru and Chile committed to strengthening patrols.", ["strengthening patrols"]),
        ("Peru and Chile commit to sign the pact in 2025.", ["sign the pact in 2025"]),
        ("Peru assured Chile that it would never interfere in its affairs.", ["never interfere in its affairs"]),
        ("Sales fell last year, and Peru asked Chile to settle the arrears.", ["settle the arrears"]),
        ("China has granted Peru $3 million, and will write off debts, Peru's minister said.", ["write off debts"]),
        ("Chile will raise its rates, Peru's minister said.", []),
        ("Peru and Chile called upon the international community to support talks.", ["support talks"]),
        ("Chile confirmed its intention to transit 2 million tonnes.", ["transit 2 million tonnes"]),
    ],
)  # fmt: skip
def test_actions_of_a_clause(text: str, found: list[str]) -> None:
    assert texts(text) == found


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Peru's firms grow in Chile. Alta, Peru's biggest producer, plans to build a plant in Chile.", ["PER"]),
        ("The Peruvian gas producer Alta has committed $2 million to wells in Chile.", ["PER"]),
        ("Peruvian growers look at Chile. Alta Rubber Company (ARC) came. ARC plans to plant trees.", ["PER"]),
        ("Electricity of Peru (EOP) met Chile's minister. EOP will sell power to Chile.", ["PER"]),
    ],
)  # fmt: skip
def test_a_firm_of_a_country_told_stands_for_it(text: str, parties: list[str]) -> None:
    assert read(text)[-1]["parties"] == parties


def test_a_firm_undertakes_nothing_in_news_of_one_country_or_of_firms_of_two() -> None:
    assert read("Peruvian growers met. Alta Rubber Company plans to plant trees.") == []
    assert read("Peruvian growers met Chilean growers. Alta Rubber Company plans to plant trees.") == []


def test_both_names_of_a_headline_in_capitals_act() -> None:
    assert read("INDIA AND JAPAN TO DISCUSS ORE PRICES\n\nTOKYO, May 1 - They met.")[0]["parties"] == ["IND", "JPN"]


def test_a_leader_and_his_visiting_counterpart_act_together() -> None:
    text = "President Rojas of Peru and his visiting Chilean counterpart Juan Vega have agreed to raise trade."
    assert one(text)["parties"] == ["CHL", "PER"]


def test_a_bloc_is_known_in_mixed_case() -> None:
    assert one("Opec ministers agreed to cut output.")["parties"] == ["OPEC"]


def test_a_function_word_glued_to_a_name_is_parted() -> None:
    assert one("The leaders of Peru andChile agreed to open the gate.")["parties"] == ["CHL", "PER"]


def test_a_cabinet_approves_what_its_minister_of_labour_proposes() -> None:
    text = "The proposal made by the Minister of Labour of Peru to renew a pact with Chile was approved by the Cabinet."
    assert texts(text) == ["renew a pact with Chile"]


def test_nobody_known_is_no_party() -> None:
    """The row is kept, with empty parties and little confidence."""
    row = one("Peru and Chile looked on. Leading ministers agreed to widen the pass.")
    assert row["parties"] == []
    assert row["confidence"] < 0.5 < one("Peru agreed to widen the pass.")["confidence"]


@settings(max_examples=200)
@given(
    st.text()
    | st.lists(
        st.sampled_from(
            'Peru Chile he they agreed pledged urged to widen sell power , . and by 2030 will " its in'.split()
        ),
        max_size=40,
    ).map(" ".join)
)
def test_any_text_gives_sound_rows(text: str) -> None:
    analysis = Analysis(Document(doc_id="d", file="d.txt", text=text, published_on=date(2024, 5, 2)))
    reached = -1
    for row in commitments(analysis):
        assert reached <= row["start"] < row["end"] <= len(analysis.text)
        assert row["modality"] in MODALITIES
        assert row["topics"]
        assert row["parties"] == sorted(set(row["parties"]))
        assert not set(row["addressees"]) & set(row["parties"])
        assert 0 <= row["confidence"] <= 1
        assert all(0 <= a < b <= len(analysis.text) for a, b in row["evidence"].values())
        reached = row["end"]


@pytest.mark.parametrize(
    ("text", "modality", "parties", "addressees", "action"),
    [
        ("Peru assured Chile that it would supply rice.", "pledged", ["PER"], ["CHL"], "supply rice"),
        ("Peru's minister assured Chile that Lima would supply rice.", "pledged", ["PER"], ["CHL"], "supply rice"),
        (
            "Peru and Chile called on the international community to send doctors.",
            "requested",
            ["CHL", "PER"],
            [],
            "send doctors",
        ),
    ],
)
def test_assurances_and_requests_to_all(
    text: str, modality: str, parties: list[str], addressees: list[str], action: str
) -> None:
    row = one(text)
    assert (row["modality"], row["parties"], row["addressees"]) == (modality, parties, addressees)
    assert text[row["start"] : row["end"]] == action


def test_to_assure_of_what_nobody_does_is_nothing() -> None:
    assert read("The Peruvian minister assured reporters that the economy would grow.") == []


def test_an_intention_joined_to_an_action_is_an_action_of_its_own() -> None:
    text = "Peru and Chile will build a school in Lima, and intend to train its teachers."
    assert [text[row["start"] : row["end"]] for row in read(text)] == ["build a school in Lima", "train its teachers"]


def test_trade_without_oil_is_no_energy() -> None:
    assert one("Peru and Chile agreed to double their non-oil trade.")["topics"] == ["trade"]


MET = "The foreign ministers of Peru and Chile met on Monday in Lima. The talks were long.\n"


@pytest.mark.parametrize(
    ("opening", "items"),
    [
        ("Ministers agreed:\n", ("- to widen the pass;", "- to train 40 pilots; and", "- to open two schools.")),
        ("The two sides agreed to:\n", ("1. Widen the pass.", "2. Train 40 pilots.", "3. Open two schools.")),
        (
            "Both sides agreed on the following:\n",
            ("(a) widening the pass;", "(b) training pilots;", "(c) opening schools."),
        ),
    ],
)
def test_the_items_of_a_list_are_actions_of_those_who_opened_it(opening: str, items: tuple[str, ...]) -> None:
    text = MET + opening + "\n".join(items) + "\nThey left on Tuesday."
    found = read(text)
    assert [text[row["start"] : row["end"]].lower().split()[-1] for row in found] == ["pass", "pilots", "schools"]
    assert {(row["modality"], *row["parties"]) for row in found} == {("agreed", "CHL", "PER")}


def test_a_list_ends_where_its_items_end() -> None:
    text = MET + "The two sides agreed to:\n- widen the pass;\nOpen questions remain.\n- train 40 pilots"
    assert [text[row["start"] : row["end"]] for row in read(text)] == ["widen the pass"]


def test_ministers_that_begin_a_sentence_are_those_who_met() -> None:
    found = one(MET + "Ministers agreed to widen the pass.")
    assert found["parties"] == ["CHL", "PER"]


def test_a_request_joined_to_a_promise_is_a_statement_of_its_own() -> None:
    text = "Peru promised to widen the pass and invited Chile to train its pilots."
    assert [(row["modality"], text[row["start"] : row["end"]]) for row in read(text)] == [
        ("pledged", "widen the pass"),
        ("requested", "train its pilots"),
    ]


def test_what_an_action_leaves_open_the_sentence_before_tells() -> None:
    text = "Peru and Chile met. They discussed their railway. They agreed to extend it for two years."
    assert one(text)["topics"] == ["transport"]


def test_a_date_behind_that_share_is_a_deadline() -> None:
    assert one("Peru and Chile met. Peru plans to cut that share by 2030.")["due"] == date(2030, 12, 31)


def test_a_third_country_named_in_passing_leaves_the_story_to_two() -> None:
    story = "Peru and Chile met. Peru praised Chile. Chile thanked Peru. Peru and Chile trade. "
    text = story + "Chile also talked with Laos. Peru promised to widen the pass. The ministries will meet monthly."
    found = {text[row["start"] : row["end"]]: (row["parties"], row["addressees"]) for row in read(text)}
    assert found["widen the pass"] == (["PER"], ["CHL"])
    assert found["meet monthly"] == (["CHL", "PER"], [])
