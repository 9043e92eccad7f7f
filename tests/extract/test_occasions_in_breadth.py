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


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "The ministers of Peru and Chile spoke at a joint media briefing in Lima on Monday.",
            ["joint media briefing"],
        ),
        (
            "The briefing followed the fifth meeting of the Peru-Chile Border Council.",
            ["fifth meeting of the Peru-Chile Border Council"],
        ),
        ("Peru and Chile held the 4th Joint Commission in Lima.", ["4th Joint Commission"]),
        ("The Joint Commission of Peru and Chile has nine members.", []),
        ("Peruvian officials concluded a four-day mission to Chile on Friday.", ["four-day mission to Chile"]),
        ("The Peruvian mission to Chile is in Los Leones street.", []),
        (
            "Peru's premier spoke after three hours of talks with Chilean President Luis Soto.",
            ["talks with Chilean President Luis Soto"],
        ),
        ("Peru and Chile opened talks on tuna quotas on Monday.", ["talks on tuna quotas"]),
        (
            "The loan was promised during Peruvian President Ana Rey's state visit to Chile.",
            ["Peruvian President Ana Rey's state visit to Chile"],
        ),
        (
            "The meeting between the presidents of Peru and Chile lifted spirits.",
            ["meeting between the presidents of Peru and Chile"],
        ),
        ("Peru hopes that the meeting between the presidents of Peru and Chile lifts spirits.", []),
        ("Peru and Chile praised the constant dialogue between Lima and Santiago.", []),
        ("Peru and Chile act in accordance with the Convention on the Law of the Sea.", []),
        ("Chile's president spoke to the Peruvian Congress on Monday.", []),
    ],
)
def test_a_phrase_that_tells_one_occasion_from_all_others_names_what_was_held(said: str, expected: list[str]) -> None:
    a = Analysis(Document(doc_id="d", file="d.txt", text=MET + said, published_on=date(2024, 3, 15)))
    assert [a.text[r["start"] : r["end"]] for r in events(a)] == expected


def test_a_title_that_names_a_visit_alone_reports_it() -> None:
    title = "Official visit of Minister Ana Rey to the Republic of Chile"
    text = f"{title}\n\nLima, 9 May 2024\n\nPeru's minister Ana Rey was in Chile."
    a = Analysis(Document(doc_id="d", file="d.txt", text=text, published_on=date(2024, 5, 9)))
    assert [a.text[r["start"] : r["end"]] for r in events(a)][:1] == [title]
