"""The records of persons: a row at every place where a document gives name and office."""

import pytest

from flows.extract.analysis import Analysis
from flows.extract.persons import persons
from flows.ingest.document import Document

TEXT = (
    "Peruvian Trade Minister Ana Rojas met her Fijian counterpart Tui Vana in Lima. Rojas spoke of Widget Corp"
    " president Ole Dahl. Fiji's Prime Minister Tui Vana replied."
)


def rows(text: str) -> list[dict[str, object]]:
    return persons(Analysis(Document(doc_id="d", file="f", text=text)))


def test_a_row_quotes_office_and_name_with_their_country() -> None:
    columns = ("name", "role", "country")
    found = [(TEXT[row["start"] : row["end"]], *(row[name] for name in columns)) for row in rows(TEXT)]  # type: ignore[misc]
    assert found == [
        ("Peruvian Trade Minister Ana Rojas", "Ana Rojas", "Trade Minister", "PER"),
        ("Fijian counterpart Tui Vana", "Tui Vana", "Trade Minister", "FJI"),
        ("Fiji's Prime Minister Tui Vana", "Tui Vana", "Prime Minister", "FJI"),
    ]


def test_a_person_without_a_country_is_less_certain() -> None:
    known, unknown = rows("Peruvian Trade Minister Ana Rojas met Finance Minister Pat Smith, of Chile and Fiji fame.")
    assert known["country"] == "PER"
    assert unknown["country"] is None
    assert unknown["confidence"] < known["confidence"]  # type: ignore[operator]


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Ministers Ana Rojas of Peru and Tui Vana of Fiji met.",
        "Foreign Ministers Ana Rojas (Peru) and Tui Vana (Fiji) met.",
        "The Foreign Minister of the Republic of Peru, Ana Rojas, met the Foreign Minister of the Republic of Fiji,"
        " Tui Vana, on Monday.",
    ],
)
def test_each_holder_has_a_country_of_their_own(text: str) -> None:
    assert [(row["name"], row["role"], row["country"]) for row in rows(text)] == [
        ("Ana Rojas", "Foreign Minister", "PER"),
        ("Tui Vana", "Foreign Minister", "FJI"),
    ]
