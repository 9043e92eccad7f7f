"""The breadth of words by which news name occasions, whose a visit is, and what stands between a name and its day."""

from datetime import date

import pytest

from flows.extract.analysis import Analysis
from flows.extract.events import events
from flows.ingest.document import Document

MET = "Peru and Chile are neighbours. "
Read = list[tuple[str, str, date | None]]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Ana Rey's visit to Chile, the first by a Peruvian president since 2018, is scheduled for May 29.",
            [("visit", "Ana Rey's visit to Chile", date(2024, 5, 29))],
        ),
        (
            "The third strategic dialogue between Peru and Chile was held in Lima on 12 March.",
            [("talks", "third strategic dialogue between Peru and Chile", date(2024, 3, 12))],
        ),
        (
            "The ambassador of Chile paid a courtesy call on Peru's president on Monday.",
            [("meeting", "courtesy call", date(2024, 3, 11))],
        ),
        (
            "Peru and Chile wrapped up the third round of trade talks in Lima on Thursday.",
            [("talks", "third round of trade talks", date(2024, 3, 14))],
        ),
        ("Peru may seek a round of consultations with Chile.", []),
    ],
)
def test_occasions_under_their_many_names(said: str, expected: Read) -> None:
    a = Analysis(Document(doc_id="d", file="d.txt", text=MET + said, published_on=date(2024, 3, 15)))
    assert [(r["kind"], a.text[r["start"] : r["end"]], r["date_start"]) for r in events(a)] == expected
