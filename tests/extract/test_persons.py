"""The records of persons: a row at every place where a document gives name and office."""

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
