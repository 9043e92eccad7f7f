"""Instruments of whose signing a list, a closing phrase or a number of papers tells."""

from datetime import date

import pytest

from flows.extract.agreements import agreements
from flows.extract.analysis import Analysis
from flows.ingest.document import Document

MET = "The ministers of Peru and Chile met in Lima. "


def read(said: str) -> list[tuple[str, str, int | None]]:
    """Quote, status and count of each record of a text of 2 May 2024."""
    a = Analysis(Document(doc_id="d", file="d.txt", text=MET + said, published_on=date(2024, 5, 2)))
    return [(a.text[row["start"] : row["end"]], row["status"], row["count"]) for row in agreements(a)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "They agreed to: (a) widen the pass; (b) conclude a tuna treaty by 2026.",
            [("tuna treaty", "negotiating", 1)],
        ),
        (
            "Peru and Chile agreed to widen the pass, conclude a tuna treaty, and train guards.",
            [("tuna treaty", "negotiating", 1)],
        ),
        ("Peru and Chile will widen the pass and sign a tuna treaty.", [("tuna treaty", "to_be_signed", 1)]),
        ("Peru and Chile conclude a tuna treaty.", [("tuna treaty", "signed", 1)]),
        ("Peru and Chile ended the talks with three documents being signed.", [("three documents", "signed", 3)]),
        ("Peru and Chile said three documents were being signed.", [("three documents", "to_be_signed", 3)]),
        ("Peru and Chile put their signatures to a work programme.", [("work programme", "signed", 1)]),
        ("Peru and Chile initialled a text on tuna quotas.", [("text on tuna quotas", "signed", 1)]),
        ("Peru and Chile discussed a text on tuna quotas.", []),
        ("Twelve more papers were signed by the ministers.", [("Twelve more papers", "signed", 12)]),
        ("Peru and Chile signed another five documents.", [("five documents", "signed", 5)]),
    ],
)
def test_what_is_signed_and_what_is_yet_to_be(said: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert read(said) == expected
