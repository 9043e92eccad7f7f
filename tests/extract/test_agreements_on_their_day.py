"""When instruments were signed, and where they stand, as an occasion or the words around them tell it."""

from datetime import date

import pytest

from flows.extract.agreements import agreements
from flows.extract.analysis import Analysis
from flows.ingest.document import Document

TODAY = date(2024, 5, 3)
MET = "LIMA, May 2 - The ministers of Peru and Chile met here on Thursday. "


def rows(said: str) -> list[tuple[str, str, date | None]]:
    """Quote, status and day of signing of each record of a text of 3 May 2024."""
    a = Analysis(Document(doc_id="d", file="d.txt", text=said, published_on=TODAY))
    return [(a.text[row["start"] : row["end"]], row["status"], row["signed_on"]) for row in agreements(a)]


@pytest.mark.parametrize(
    "when",
    ["At the end of the proceedings", "On the margins of the visit", "After the talks", "At the close of the session"],
)
def test_what_was_signed_at_the_occasion_told_of_has_its_day(when: str) -> None:
    found = rows(MET + f"They spoke of tuna. {when}, the ministers signed a tuna treaty.")
    assert found == [("tuna treaty", "signed", date(2024, 5, 2))]


def test_what_leaders_witness_the_signing_of_is_of_the_day_reported() -> None:
    found = rows(MET + "They spoke of tuna. The ministers witnessed the signing of a tuna treaty.")
    assert found == [("tuna treaty", "signed", date(2024, 5, 2))]


def test_an_occasion_of_its_own_day_gives_it_to_what_was_signed_there() -> None:
    text = "Peru and Chile opened the Lima Forum on Tuesday. A delegation left Lima on Thursday."
    found = rows(f"{text} Peru and Chile signed a tuna treaty at the forum.")
    assert found == [("tuna treaty", "signed", date(2024, 4, 30))]


def test_a_day_long_past_is_not_that_of_the_occasion() -> None:
    text = "The ministers of Peru and Chile recalled the accident of 3 February 2023. "
    assert rows(text + "After the talks, Peru and Chile signed a tuna treaty.") == [("tuna treaty", "signed", None)]


def test_what_they_also_signed_was_signed_on_the_same_day() -> None:
    text = "Peru and Chile signed a tuna treaty on Tuesday. The two ministers also signed a protocol on customs."
    assert rows(text) == [
        ("tuna treaty", "signed", date(2024, 4, 30)),
        ("protocol on customs", "signed", date(2024, 4, 30)),
    ]


@pytest.mark.parametrize(
    ("said", "quote", "status"),
    [
        ("The tax treaty between Kenya and Qatar is ready for signature.", "tax treaty", "to_be_signed"),
        ("A visa waiver agreement between Peru and Ghana awaits signature.", "visa waiver agreement", "to_be_signed"),
        ("A fisheries agreement between Peru and Ghana remains in force.", "fisheries agreement", "in_force"),
        ("A tuna treaty with Chile has been under discussion in Peru for years.", "tuna treaty", "negotiating"),
        ("A tuna treaty between Chile and Peru is under consideration.", "tuna treaty", "proposed"),
        ("The envoys of Peru and Chile, who met on May 2, agreed to finalise a tuna treaty.", "tuna", "negotiating"),
        ("Ghana authorised its minister to negotiate and conclude a tuna treaty with Peru.", "tuna", "negotiating"),
        ("The cabinet of Ghana agreed to the signature of a tuna treaty with Peru.", "tuna", "to_be_signed"),
        ("Ghana gave the green light to the signing of a tuna treaty with Peru.", "tuna", "to_be_signed"),
        ("Ghana and Peru agreed to launch negotiations on a tuna treaty.", "tuna treaty", "proposed"),
        ("Ghana proposed to Peru that ministers begin work on a tuna treaty.", "tuna treaty", "proposed"),
        ("Negotiations on a tuna treaty between Ghana and Peru should be opened.", "tuna treaty", "proposed"),
        ("The opening of talks on a tuna treaty with Peru was approved by Ghana.", "tuna treaty", "proposed"),
        ("Ghana and Peru began negotiations on a tuna treaty.", "tuna treaty", "negotiating"),
        ("Ghana and Peru put pen to paper on a tuna treaty.", "tuna treaty", "signed"),
        ("Ghana and Peru subscribed a tuna treaty.", "tuna treaty", "signed"),
    ],
)
def test_words_around_it_tell_where_it_stands(said: str, quote: str, status: str) -> None:
    assert [(found.startswith(quote), stands) for found, stands, _ in rows(said)] == [(True, status)]


def test_talks_that_had_a_round_are_held_though_a_cabinet_once_allowed_to_begin_them() -> None:
    text = "Ghana approved to commence negotiations on a tuna treaty with Peru. "
    assert rows(text + "The first round of negotiations was held in Lima.")[0][1] == "negotiating"


def test_a_preposition_taken_up_again_joins_two_names() -> None:
    found = rows(
        "Peru and Chile called for the conclusion of the negotiation of a tuna treaty and of a Protocol on bees."
    )
    assert [(quote, status) for quote, status, _ in found] == [
        ("tuna treaty", "negotiating"),
        ("Protocol on bees", "negotiating"),
    ]


@pytest.mark.parametrize(
    "quote",
    [
        "contract under which Alta Gold will refine 20 tonnes a year in Accra",
        "protocol that allows 400 boats into Ghanaian waters",
        "annexure to the 2007 agreement on the bridge",
        "Joint Commitment for Development",
    ],
)
def test_the_clause_that_tells_it_from_others_belongs_to_a_name(quote: str) -> None:
    assert rows(f"Ghana and Peru signed a {quote}.")[0][0] == quote


def test_a_statement_that_both_cite_was_issued() -> None:
    text = "Ghana and Togo ended their talks. In the final communique, the two sides praised the port."
    assert rows(text) == [("final communique", "signed", None)]
    assert rows("Two ministers of Ghana said in a joint statement that the port was open.") == []
