"""Names that go on with the partner or the bodies between, groups of more than one type, members told by who signed."""

from datetime import date

import pytest

from flows.extract.agreements import agreements
from flows.extract.analysis import Analysis
from flows.ingest.document import Document

MET = "The ministers of Peru and Chile met in Lima. "
Read = list[tuple[str, str, str, int | None]]


def read(said: str) -> Read:
    """Quote, type, status and count of each record of a text of 2 May 2024."""
    a = Analysis(Document(doc_id="d", file="d.txt", text=MET + said, published_on=date(2024, 5, 2)))
    return [(a.text[row["start"] : row["end"]], row["type"], row["status"], row["count"]) for row in agreements(a)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Peru signed a tuna pact with Chile on Monday.", [("tuna pact with Chile", "agreement", "signed", 1)]),
        ("Peru signed a tuna pact with the Government of Chile.", [("tuna pact", "agreement", "signed", 1)]),
        (
            "Peru and Chile signed a letter of intent between Alta Oil and Banco Sur on gas.",
            [("letter of intent between Alta Oil and Banco Sur on gas", "document", "signed", 1)],
        ),
        (
            "Peru and Chile signed the Programme of Cooperation between the Ministries of Culture for 2025-2027.",
            [("Programme of Cooperation between the Ministries of Culture for 2025-2027", "plan", "signed", 1)],
        ),
        ("Peru and Chile initialled a tuna pact on Monday.", [("tuna pact", "agreement", "to_be_signed", 1)]),
        (
            "Peru signed a memorandum of understanding with the National Police of Chile on tolls.",
            [("memorandum of understanding with the National Police of Chile on tolls", "memorandum", "signed", 1)],
        ),
        (
            "Peru approved the grant deal with Chile and Bolivia.",
            [("grant deal with Chile and Bolivia", "agreement", "to_be_signed", 1)],
        ),
        ("Peru signed a tuna pact with regret.", [("tuna pact", "agreement", "signed", 1)]),
    ],
)
def test_those_between_whom_it_is_belong_to_the_name(said: str, expected: Read) -> None:
    assert read(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Peru and Chile signed 11 agreements and memoranda of understanding on tuna.",
            [("11 agreements and memoranda of understanding on tuna", "document", "signed", 11)],
        ),
        (
            "Peru and Chile signed two treaties and three protocols.",
            [("two treaties", "treaty", "signed", 2), ("three protocols", "protocol", "signed", 3)],
        ),
    ],
)
def test_a_group_of_more_than_one_type_is_counted_once(said: str, expected: Read) -> None:
    assert read(said) == expected


def test_an_indefinite_instrument_is_named_by_its_year() -> None:
    assert read("Under a 2016 agreement with Chile, Peru will buy gas.") == [
        ("2016 agreement with Chile", "agreement", "in_force", 1)
    ]


def test_a_plan_signed_together_with_another_paper() -> None:
    said = "Peru and Chile signed the Declaration of Cusco together with a 2024-2026 Action Plan."
    assert [row[0] for row in read(said)] == ["Declaration of Cusco", "2024-2026 Action Plan"]
