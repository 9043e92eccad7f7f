"""Undertakings in the many ways of saying them: which actions a sentence gives, whose they are and what they are."""

from datetime import date

import pytest

from flows.extract.analysis import Analysis
from flows.extract.commitments import commitments
from flows.ingest.document import Document

MET = "The ministers of Peru and Chile met in Lima. "


def read(text: str, place: str | None = None) -> list[tuple[str, str, str]]:
    """Modality, parties and quote of each row."""
    document = Document(doc_id="d", file="d.txt", text=text, published_on=date(2024, 5, 2), publisher=place)
    rows = commitments(Analysis(document))
    return [(row["modality"], " ".join(row["parties"]), text[row["start"] : row["end"]]) for row in rows]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Both sides are committed to widening the pass, to training pilots and to opening schools.",
            [
                ("pledged", "CHL PER", "widening the pass"),
                ("pledged", "CHL PER", "training pilots"),
                ("pledged", "CHL PER", "opening schools"),
            ],
        ),
        ("President Ana Moyo urged Chile to widen the pass.", [("requested", "PER", "widen the pass")]),
        ("Both sides directed their experts to widen the pass.", [("planned", "CHL PER", "widen the pass")]),
        ("Peru, which denies any delay, promised to widen the pass.", [("pledged", "PER", "widen the pass")]),
        (
            "The two sides will be working together to widen the pass.",
            [("planned", "CHL PER", "working together to widen the pass")],
        ),
        (
            "Both sides should widen the pass, and strengthen exchanges, said the President of Chile.",
            [("requested", "CHL", "widen the pass"), ("requested", "CHL", "strengthen exchanges")],
        ),
        (
            "Chile stressed that it always gives priority to ties with Peru and firmly supports the talks.",
            [
                ("reaffirmed", "CHL", "always gives priority to ties with Peru"),
                ("reaffirmed", "CHL", "firmly supports the talks"),
            ],
        ),
        ("Chile proposed the Peruvian side widen the pass.", [("requested", "CHL", "widen the pass")]),
        (
            "Chile suggested the two sides widen the pass and proposed that Peru cut the toll.",
            [("requested", "CHL", "widen the pass"), ("requested", "CHL", "cut the toll")],
        ),
        ('"We are ready to widen the pass," the Peruvian minister said.', [("pledged", "PER", "widen the pass")]),
        (
            "The two sides agreed that no tolls would rise, and called on Chile to widen the pass.",
            [("agreed", "CHL PER", "no tolls would rise"), ("requested", "CHL PER", "widen the pass")],
        ),
        ("It was agreed to widen the pass.", [("agreed", "CHL PER", "widen the pass")]),
        ("It is expected to widen the pass.", []),
        (
            "The Peruvian minister told reporters that Peru will widen the pass.",
            [("planned", "PER", "widen the pass")],
        ),
        (
            "An aide said in Lima on Friday that the two governments were committed to widening the pass.",
            [("pledged", "CHL PER", "widening the pass")],
        ),
        ("Peru will continue to support the widening.", [("pledged", "PER", "continue to support the widening")]),
        ("Bankers and trade sources said Peru will widen the pass.", []),
        ("The minister spoke in Lima amid calls for a wider pass.", []),
        ("Rockets hit Peruvian targets east of the pass.", []),
        ("The two governments decided to widen the pass.", [("agreed", "CHL PER", "widen the pass")]),
        (
            "Peru promised to widen the pass, and both agreed to train pilots.",
            [("pledged", "PER", "widen the pass"), ("agreed", "CHL PER", "train pilots")],
        ),
        (
            "The troops are to leave the pass and local commanders are to meet monthly.",
            [("planned", "CHL PER", "leave the pass"), ("planned", "", "meet monthly")],
        ),
        ("Chile proposed that both sides speed up the works.", [("requested", "CHL", "speed up the works")]),
        ("Peru stands by its offer of pilots.", [("reaffirmed", "PER", "its offer of pilots")]),
        ("Peru supports a wider pass.", [("reaffirmed", "PER", "supports a wider pass")]),
        ("The miners support a wider pass.", []),
        ("Peru called for more trade over the pass.", [("requested", "PER", "more trade over the pass")]),
        ("The two sides had not been willing to widen the pass.", []),
        ("The two sides agreed on a joint statement.", []),
        ("The engineer Ramos promised to widen the pass.", []),
        ("Chile underlined they keep the pass open.", [("reaffirmed", "CHL", "keep the pass open")]),
        (
            "The next round is scheduled to take place in June.",
            [("planned", "CHL PER", "take place in June")],
        ),
        (
            "The President of Chile extended an invitation to the President of Peru to visit Santiago.",
            [("requested", "CHL", "visit Santiago")],
        ),
        ("The two sides endorsed the joint statement.", []),
        ("The two sides reaffirmed the strong and lasting relations between them.", []),
        ("The two sides endorsed the widening of the pass.", [("agreed", "CHL PER", "the widening of the pass")]),
        (
            "They agreed to widen the pass as President Rojas of Chile began a visit to Lima.",
            [("agreed", "CHL PER", "widen the pass")],
        ),
        (
            "Peru was ready to supply wheat to Chile, and the Chilean side agreed to buy pipes.",
            [("pledged", "PER", "supply wheat to Chile"), ("agreed", "CHL", "buy pipes")],
        ),
        (
            "Chile expressed its wish to widen the pass, and tasked officials to finish the plan.",
            [("planned", "CHL", "widen the pass"), ("planned", "CHL", "finish the plan")],
        ),
        (
            "Peru, the European Union (EU), and Chile agreed to widen the pass.",
            [("agreed", "CHL EU PER", "widen the pass")],
        ),
        (
            "Chile asked the United States to widen the canal.",
            [("requested", "CHL", "widen the canal")],
        ),
        ("Chile also hopes Peru will widen the pass.", [("requested", "CHL", "widen the pass")]),
        ("Chile has asked Peru for 200 pumps.", [("requested", "CHL", "200 pumps")]),
        (
            "Chile suggested that Peru further widen the pass, and build schools.",
            [("requested", "CHL", "further widen the pass"), ("requested", "CHL", "build schools")],
        ),
        (
            "Premier Rojas of Chile on Tuesday held talks in Lima, calling on Peru to widen the pass.",
            [("requested", "CHL", "widen the pass")],
        ),
        (
            "The joint committee of Peru and Chile has pledged to finish its work, following an exchange of notes.",
            [("pledged", "CHL PER", "finish its work")],
        ),
        (
            "Chile reiterated its commitment to the pact and voiced support for the talks.",
            [("reaffirmed", "CHL", "the pact"), ("reaffirmed", "CHL", "the talks")],
        ),
        (
            '"We have agreed to meet more often," President Ivan Rojas Jr. of Chile said.',
            [("agreed", "CHL", "meet more often")],
        ),
        (
            "The two ministers shared the view that they would widen the pass.",
            [("agreed", "CHL PER", "widen the pass")],
        ),
    ],
)
def test_what_is_undertaken_by_whom(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected


@pytest.mark.parametrize(
    ("said", "quotes"),
    [
        ("cut tariffs while opening the port to trucks", ["cut tariffs", "opening the port to trucks"]),
        ("cut tariffs, while helping each other in farming", ["cut tariffs, while helping each other in farming"]),
        ("cut tariffs, while working closely at forums", ["cut tariffs, while working closely at forums"]),
    ],
)
def test_while_opens_an_action_that_points_back_to_none(said: str, quotes: list[str]) -> None:
    assert [quote for _, _, quote in read(f"{MET}They agreed to {said}.")] == quotes


def test_a_ministry_without_a_country_is_of_the_one_that_is_not_asked() -> None:
    assert read(MET + "The Ministry of Trade called on Chile to widen the pass.") == [
        ("requested", "PER", "widen the pass")
    ]


def test_a_deadline_before_which_something_is_done() -> None:
    text = MET + "They agreed to widen the pass before the end of the year."
    (row,) = commitments(Analysis(Document(doc_id="d", file="d.txt", text=text, published_on=date(2024, 5, 2))))
    assert row["due"] == date(2024, 12, 31)


def test_who_is_invited_is_not_who_invites() -> None:
    text = "President Rojas of Chile met President Sosa of Peru. Mr Rojas invited him to visit Santiago."
    (row,) = commitments(Analysis(Document(doc_id="d", file="d.txt", text=text, published_on=date(2024, 5, 2))))
    assert (row["parties"], row["addressees"]) == (["CHL"], ["PER"])


def test_an_action_without_a_topic_has_that_of_its_report() -> None:
    text = "Peru, Chile sign fishing pact\n\nThe two countries will hold another round in June."
    (row,) = commitments(Analysis(Document(doc_id="d", file="d.txt", text=text, published_on=date(2024, 5, 2))))
    assert row["topics"] == ["agriculture"]
    assert text[slice(*row["evidence"]["topic agriculture"])] == "fishing"


def test_a_ministry_tells_its_own_plans_without_a_subject() -> None:
    text = "Peru and Chile agreed on the pass. It is expected to train pilots and open two schools."
    assert read(text, "Ministry of Transport, Peru")[-2:] == [
        ("planned", "PER", "train pilots"),
        ("planned", "PER", "open two schools"),
    ]


def test_a_state_firm_is_its_country() -> None:
    text = "Peru and Chile met. State carrier Aviation of Peru plans to buy two jets from Chile."
    assert read(text) == [("planned", "PER", "buy two jets from Chile")]
