"""Undertakings that are hoped, threatened, quoted or owned by a noun: whose they are, where they end."""

from datetime import date
from typing import Any

import pytest

from flows.extract.analysis import Analysis
from flows.extract.commitments import commitments
from flows.ingest.document import Document

MET = "The ministers of Peru and Chile met in Lima. "


def rows(text: str) -> list[dict[str, Any]]:
    """The rows of a text of 2 May 2024."""
    return commitments(Analysis(Document(doc_id="d", file="d.txt", text=text, published_on=date(2024, 5, 2))))


def read(text: str) -> list[tuple[str, str, str]]:
    """Modality, parties and quote of each row."""
    return [(r["modality"], " ".join(r["parties"]), text[r["start"] : r["end"]]) for r in rows(text)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Peru hopes to widen the pass.", [("planned", "PER", "widen the pass")]),
        ("Peru hopes for an accord among growers to cut stocks.", []),
        ("Chile has threatened to close the pass.", [("planned", "CHL", "close the pass")]),
        ("The Chilean minister said his country might close the pass.", [("considered", "CHL", "close the pass")]),
        ("Tolls might close the pass.", []),
        ("Peru told Chile to widen the pass.", [("requested", "PER", "widen the pass")]),
        ("Peru told reporters the accord reached in May helped Chile to widen the pass.", []),
        ("Peru expects Chile to widen the pass.", [("requested", "PER", "widen the pass")]),
        ("Peru expects exports to widen the gap.", []),
        ("The tolls that Peru is considering could prompt complaints.", []),
    ],
)
def test_what_is_hoped_threatened_and_told(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Chile welcomed Peru's decision to widen the pass.", [("planned", "PER", "widen the pass")]),
        ("Shares fell after Peru's decision to close the pass.", []),
        ("Traders spoke of Peru's latest offer to widen the pass.", [("pledged", "PER", "widen the pass")]),
        ("Peru's plan to widen the pass has failed so far.", [("planned", "PER", "widen the pass")]),
        ("Peruvian growers plan to widen the pass.", []),
        ("Peru plans to widen the pass.", [("planned", "PER", "widen the pass")]),
    ],
)
def test_what_a_noun_owns(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected


def test_a_quotation_goes_on_with_the_same_speaker() -> None:
    said = '"It was a good day," Peruvian President Ana Rojas said. "We will widen the pass."'
    assert read(MET + said) == [("planned", "PER", "widen the pass")]
    before = '"We will widen the pass. It was a good day," said Peruvian President Ana Rojas.'
    assert read(MET + before) == [("planned", "PER", "widen the pass")]
    assert read(MET + '"We will widen the pass."') == []


def test_what_is_told_of_when_it_was_agreed_is_no_part_of_it() -> None:
    assert read("Peru and Chile agreed to widen the pass following talks in Lima.") == [
        ("agreed", "CHL PER", "widen the pass")
    ]
    assert read("Peru and Chile agreed to widen the pass after a meeting of their ministers.") == [
        ("agreed", "CHL PER", "widen the pass")
    ]


def test_help_is_pledged_wherever_it_stands_in_the_list() -> None:
    assert read(MET + "Peru will widen the pass and provide aid to Chile.") == [
        ("planned", "PER", "widen the pass"),
        ("pledged", "PER", "provide aid to Chile"),
    ]
    assert read(MET + "Peru is to provide three boats to Chile.") == [
        ("pledged", "PER", "provide three boats to Chile")
    ]


def test_a_position_of_what_another_should_do_is_a_request() -> None:
    found = rows(MET + "Peru reiterated its position that Chile should widen the pass.")
    assert [(r["modality"], r["parties"], r["addressees"]) for r in found] == [("requested", ["PER"], ["CHL"])]


def test_stances_part_and_name_whom_they_are_towards() -> None:
    found = rows(MET + "Peru firmly adheres to the treaty and supports Chile on all issues of the sea.")
    assert [(r["modality"], r["addressees"]) for r in found] == [("reaffirmed", []), ("reaffirmed", ["CHL"])]


def test_what_is_asked_of_a_country_by_its_adjective_is_asked_of_it() -> None:
    found = rows(MET + "Peru asked for Chilean advice on tolls.")
    assert [(r["modality"], r["addressees"]) for r in found] == [("requested", ["CHL"])]


def test_in_a_text_of_three_the_two_are_those_who_are_spoken_of_together() -> None:
    text = (
        "Peru and Chile met in Quito. President Rojas of Peru and President Mora of Chile signed a note in Quito. "
        "Ecuador led the talks. Ecuador will continue to help. Ecuador asked the two leaders to widen the pass. "
        "Both sides pledged to cut tolls."
    )
    asked, pledged = rows(text)[-2:]
    assert (asked["parties"], asked["addressees"]) == (["ECU"], ["CHL", "PER"])
    assert pledged["parties"] == ["CHL", "PER"]


def test_the_day_behind_a_place_is_that_of_the_action() -> None:
    (mission,) = rows(MET + "Peru will send a mission to Chile in October.")
    assert mission["due"] == date(2024, 10, 31)
    (games,) = rows(MET + "Peru will attend the Pacific Games in Chile in 2027.")
    assert games["due"] is None


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Peru asserted its keenness to widen the pass.", [("pledged", "PER", "widen the pass")]),
        ("Peru will no longer close the pass.", [("planned", "PER", "no longer close the pass")]),
        ("Peru reached an agreement with Chile to widen the pass.", [("agreed", "CHL PER", "widen the pass")]),
        ("Peru reached agreement with its 13-bank committee to cut the debt.", [("agreed", "PER", "cut the debt")]),
        ("Peruvian officials said they would widen the pass.", [("planned", "PER", "widen the pass")]),
        (
            "Peru attaches special importance to the pass.",
            [("reaffirmed", "PER", "attaches special importance to the pass")],
        ),
        ("Peruvian banks plan to close the pass.", []),
        (
            "The Peruvian minister will fly to Quito, where he will open a school.",
            [("planned", "PER", "fly to Quito"), ("planned", "PER", "open a school")],
        ),
        (
            'Peruvian President Luis Mora said: "It was a good day. We are determined to widen the pass."',
            [("pledged", "PER", "widen the pass")],
        ),
    ],
)
def test_more_ways_of_undertaking(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected


def test_ministers_in_news_of_a_bloc_are_those_of_the_bloc() -> None:
    text = (
        "EC MINISTERS WARN PERU\n\nBRUSSELS, May 2 - EC foreign ministers issued a note on Peru. "
        "They said they were prepared to act. The EC wants open ports. Ministers called on Peru to widen the pass."
    )
    assert {parties for _, parties, _ in read(text)[-2:]} == {"EC"}


@pytest.mark.parametrize(
    "said",
    [
        "The Stock Exchange of Peru Ltd is considering a new system.",
        "The unit is based in Arequipa, Peru. It will sell tuna in Europe.",
        "The contract calls for selling tuna to grocers.",
        "Acme's plan offered to pay lenders in full.",
        "Speculation went on that Peru is considering closing the pass.",
        "Prices fell since Peru decided to close the pass.",
        "An adviser agreed that Peru must close the pass.",
    ],
)
def test_where_no_state_undertakes_anything(said: str) -> None:
    assert read(MET + said) == []


def test_what_one_agrees_that_another_should_do_is_asked_for() -> None:
    found = rows(MET + "The Peruvian minister agreed that Chile should widen the pass.")
    assert [(r["modality"], r["parties"], r["addressees"]) for r in found] == [("requested", ["PER"], ["CHL"])]


def test_what_stands_under_a_condition_is_no_action() -> None:
    assert read(MET + "Peru will close the pass if storms block the road and hurt trade.") == [
        ("planned", "PER", "close the pass if storms block the road and hurt trade")
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('"A team will be set up soon," the Peruvian minister said.', [("planned", "PER", "set up soon")]),
        ('"A team will be set up soon," traders said.', []),
        ("The Peruvian minister said exports would be hit.", []),
        (
            "Both sides pledged to share data around the clock and train 200 officers.",
            [("pledged", "CHL PER", "share data around the clock"), ("pledged", "CHL PER", "train 200 officers")],
        ),
        (
            "They reached a consensus on building a road, and on repairing schools.",
            [("agreed", "CHL PER", "building a road"), ("agreed", "CHL PER", "repairing schools")],
        ),
        (
            "The Chilean minister thanked Peru for the boats of last year and asked Peru to widen the pass.",
            [("requested", "CHL", "widen the pass")],
        ),
        (
            "The Peruvian minister said the joint committee would meet in June.",
            [("planned", "CHL PER", "meet in June")],
        ),
        ("Peru proposed that Chile issue longer permits.", [("requested", "PER", "issue longer permits")]),
        (
            "Peru has land in Tacna where the two countries plan to build a port.",
            [("planned", "CHL PER", "build a port")],
        ),
        ("Peru is set to donate ten boats in June.", [("pledged", "PER", "donate ten boats in June")]),
    ],
)
def test_what_is_told_of_things_lists_and_places(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected


def test_a_cabinet_reports_what_was_proposed_and_what_others_agreed_to() -> None:
    text = (
        "Decisions of the Cabinet of Sri Lanka\n\nIt has been proposed to sign a pact with Korea. India has agreed to "
        "grant a loan of $5 million. Japan and Qatar train nurses."
    )
    document = Document(doc_id="d", file="d.txt", text=text, publisher="Office of the Cabinet of Ministers, Sri Lanka")
    found = [(r["modality"], r["parties"], r["addressees"]) for r in commitments(Analysis(document))]
    assert found == [("planned", ["LKA"], []), ("agreed", ["IND"], ["LKA"])]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Peru will widen the pass, its Minister of Works Ana Rojas told Chile.",
            [("planned", "PER", "widen the pass")],
        ),
        (
            "The Peruvian president will make a visit to Quito and open a school.",
            [("planned", "PER", "make a visit to Quito"), ("planned", "PER", "open a school")],
        ),
        (
            "Government sources said the Peruvian minister would widen the pass.",
            [("planned", "PER", "widen the pass")],
        ),
        ("A joint declaration is to be signed in June.", [("planned", "CHL PER", "signed in June")]),
    ],
)
def test_whose_minister_tells_it(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "The Peruvian minister spoke. Chile will open a school. He stressed that Chile should widen the pass.",
            [("planned", "CHL", "open a school"), ("requested", "PER", "widen the pass")],
        ),
        (
            "Chile expressed Peru's readiness to widen the pass and its willingness to open a school.",
            [("pledged", "PER", "widen the pass"), ("pledged", "PER", "open a school")],
        ),
        (
            "Peru will open a school and welcomes Chilean makers to join it.",
            [("planned", "PER", "open a school"), ("requested", "PER", "join it")],
        ),
        ("The Peruvian envoy said Peru was to widen the pass.", [("planned", "PER", "widen the pass")]),
        ("Peru requested Chilean aid for the pass.", [("requested", "PER", "Chilean aid for the pass")]),
        ("Peru suggested setting up a joint team.", [("requested", "PER", "setting up a joint team")]),
    ],
)
def test_how_what_is_told_goes_on(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected


def test_what_traders_say_in_a_headline_is_no_plan_of_the_state() -> None:
    assert read("PERU TO CUT TUNA SALES, TRADERS SAY\n\nLIMA, May 2 - Peru and Chile sell tuna.") == []
    assert read("PERU TO CUT TUNA SALES\n\nLIMA, May 2 - Peru and Chile sell tuna.")[0][2] == "CUT TUNA SALES"


def test_a_short_name_before_what_is_asked_for_is_whom_it_is_asked_of() -> None:
    asked = rows(MET + "The U.S. is near. Peru called for U.S. support.")[-1]
    assert asked["addressees"] == ["USA"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The Peruvian minister said the state would widen the pass.", [("planned", "PER", "widen the pass")]),
        ("The Peruvian minister said the government would widen the pass.", [("planned", "PER", "widen the pass")]),
        ('"Our side will widen the pass," the Peruvian envoy said.', [("planned", "PER", "widen the pass")]),
        ("Analysts said the state would widen the pass.", []),
        ("The joint commission will hold a session.", [("planned", "CHL PER", "hold a session")]),
        ("The Peruvian minister said the pass would be widened by the firms.", []),
        ("The Peruvian minister said the pass would be widened by May.", [("planned", "PER", "widened by May")]),
        ("Under a 2016 accord, Peru will widen the pass.", [("pledged", "PER", "widen the pass")]),
        ("Peru will bear the cost of the pass.", [("planned", "PER", "bear the cost of the pass")]),
        (
            "Peru will widen the pass and pay for it with a loan.",
            [("planned", "PER", "widen the pass"), ("planned", "PER", "pay for it with a loan")],
        ),
        (
            "Peru will widen the pass by May and order six lorries.",
            [("planned", "PER", "widen the pass by May"), ("planned", "PER", "order six lorries")],
        ),
    ],
)  # fmt: skip
def test_what_a_state_will_do_is_its_plan(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Peru is providing 5 million euros for the pass.", [("pledged", "PER", "5 million euros for the pass")]),
        ("Peru is making available a grant of $5 million.", [("pledged", "PER", "a grant of $5 million")]),
        ("Peru announced a grant of $5 million.", [("pledged", "PER", "a grant of $5 million")]),
        ("Peru announced 5 new rates for the pass.", []),
        ("A Peruvian bank is providing 5 million euros for the pass.", []),
    ],
)
def test_what_is_being_given_is_pledged(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected
