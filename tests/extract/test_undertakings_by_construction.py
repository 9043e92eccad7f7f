"""Constructions of their own: contractions, what is told besides, dates without a verb, gifts, agents."""

from datetime import date

import pytest

from flows.extract.analysis import Analysis
from flows.extract.commitments import commitments
from flows.ingest.document import Document

MET = "The ministers of Peru and Chile met in Lima. "
Read = list[tuple[str, str, str]]


def read(text: str, publisher: str | None = None) -> Read:
    """Modality, parties and quote of each row of a text of 2 May 2024."""
    document = Document(doc_id="d", file="d.txt", text=text, published_on=date(2024, 5, 2), publisher=publisher)
    rows = commitments(Analysis(document))
    return [(r["modality"], " ".join(r["parties"]), text[r["start"] : r["end"]]) for r in rows]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('"We\'ll widen the pass," Chilean President Ana Rojas said.', [("planned", "CHL", "widen the pass")]),
        ('"We\'re ready to widen the pass," Chilean President Ana Rojas said.', [("pledged", "CHL", "widen the pass")]),
        ("Chilean President Ana Rojas said she'd asked Peru for more notice.", [("requested", "CHL", "more notice")]),
    ],
)
def test_contractions_are_read_in_full(said: str, expected: Read) -> None:
    assert read(MET + said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "The Chilean minister said he had met growers and that Chile would widen the pass.",
            [("planned", "CHL", "widen the pass")],
        ),
        (
            "The Chilean envoy told a seminar at the Chamber of Commerce on Monday that his government would widen it.",
            [("planned", "CHL", "widen it")],
        ),
        ("The policies that Chile will pursue are known.", []),
        (
            "They met in May 2023, when the two countries agreed to widen the pass.",
            [("agreed", "CHL PER", "widen the pass")],
        ),
        ("Peru will be pleased when Chile has agreed to widen the pass.", []),
        (
            "The ministers, who met in May — Peru's envoy was ill — agreed to widen the pass.",
            [("agreed", "CHL PER", "widen the pass")],
        ),
    ],
)
def test_what_is_told_besides(said: str, expected: Read) -> None:
    assert read(MET + said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Cabinet approved the fishing treaty with Peru.",
            [("planned", "CHL", "the fishing treaty with Peru")],
        ),
        ("The cabinet approved a waiver of tolls.", [("planned", "CHL", "a waiver of tolls")]),
        ("Cabinet approved the minutes.", []),
        ("The Cabinet cleared the port deal with Peru.", [("planned", "CHL", "the port deal with Peru")]),
        (
            "The Cabinet directed the Minister for Energy to widen the pass.",
            [("planned", "CHL", "widen the pass")],
        ),
        ("The Council of Ministers decided to widen the pass.", [("planned", "CHL", "widen the pass")]),
    ],
)
def test_what_a_cabinet_approves_it_plans(said: str, expected: Read) -> None:
    notice = "The Chilean government met in Santiago on trade with Peru. " + said
    assert read(notice, publisher="Government of Chile") == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The next round of talks is due in June.", [("planned", "CHL PER", "due in June")]),
        ("A session is scheduled for next year.", [("planned", "CHL PER", "scheduled for next year")]),
        ("The Chilean premier is expected in Lima on Monday.", [("planned", "CHL", "expected in Lima on Monday")]),
        ("The Chilean premier was expected to be tired.", []),
        ("Prices are due in June.", []),
        ("Tapping and export are due in June.", []),
        (
            "The Chilean minister said a third round would be held in June.",
            [("planned", "CHL PER", "held in June")],
        ),
        ("Chile is to receive ten buses.", [("planned", "CHL", "receive ten buses")]),
        ("Chile is expected to receive ten buses.", []),
    ],
)
def test_what_is_fixed_for_a_time(said: str, expected: Read) -> None:
    assert read(MET + said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Chile offered Peru two aircraft.", [("pledged", "CHL", "two aircraft")]),
        ("Chile promised Peru an aid package.", [("pledged", "CHL", "an aid package")]),
        ("Chile has assured Peru of easier visas.", [("pledged", "CHL", "easier visas")]),
        ("Chile offered Peruvian growers hope.", []),
        ("Chile offered Peru its condolences.", []),
    ],
)
def test_what_is_offered_to_whom(said: str, expected: Read) -> None:
    assert read(MET + said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("The port will be financed by Japan.", [("pledged", "JPN", "financed by Japan")]),
        (
            "The cost will be borne by the Chilean side.",
            [("planned", "CHL", "borne by the Chilean side")],
        ),
        ("The shares will be purchased by two Chilean funds.", []),
        ("The six will be joined by Chile.", []),
    ],
)
def test_a_passive_is_the_plan_of_its_agent(said: str, expected: Read) -> None:
    assert read(MET + said) == expected


def test_the_commission_of_two_states_acts_for_both() -> None:
    said = "The Joint Commission met again. The Commission will hold its next session in June."
    assert read(MET + said) == [("planned", "CHL PER", "hold its next session in June")]
    assert read(MET + "The commission will hold its next session in June.") == []


def test_verbs_that_share_an_object_stay_together_and_a_particle_shows_a_verb() -> None:
    assert read(MET + "Chile will develop, finance and operate a port.") == [
        ("planned", "CHL", "develop, finance and operate a port")
    ]
    assert read("Chile, Peru to raise tolls, speed up a road\n\n" + MET) == [
        ("planned", "CHL PER", "raise tolls"),
        ("planned", "CHL PER", "speed up a road"),
    ]
