"""Undertakings whose words stand apart: a time, an owner or an addressee between them, another's clause behind."""

from datetime import date
from typing import Any

import pytest

from flows.extract.analysis import Analysis
from flows.extract.commitments import commitments
from flows.ingest.document import Document

MET = "The ministers of Ghana and Togo met in Accra. "


def rows(text: str) -> list[dict[str, Any]]:
    """The rows of a text of 2 May 2024."""
    return commitments(Analysis(Document(doc_id="d", file="d.txt", text=text, published_on=date(2024, 5, 2))))


def read(text: str) -> list[tuple[str, str, str]]:
    """Modality, parties and quote of each row."""
    return [(r["modality"], " ".join(r["parties"]), text[r["start"] : r["end"]]) for r in rows(text)]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Ghana and Togo voiced, on Thursday in Accra, their determination to widen the road.",
            [("pledged", "GHA TGO", "widen the road")],
        ),
        ("Ghana reiterated on Monday its commitment to widen the road.", [("reaffirmed", "GHA", "widen the road")]),
        ("Togo's minister repeated the promise of Togo to widen the road.", [("reaffirmed", "TGO", "widen the road")]),
        ("Ghana confirmed the readiness of both sides to widen the road.", [("pledged", "GHA TGO", "widen the road")]),
        ("Ghana has set a target to double exports to Togo.", [("planned", "GHA", "double exports to Togo")]),
    ],
)
def test_a_time_or_an_owner_beside_the_noun(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected


@pytest.mark.parametrize(
    "said",
    [
        "Ghana expressed the wish that Togolese companies take part in the fair.",
        "Ghana suggested that Togolese companies take part in the fair.",
        "Ghana repeated its request that Togo take part in the fair.",
    ],
)
def test_what_is_wished_of_another_and_of_its_companies(said: str) -> None:
    assert read(MET + said) == [("requested", "GHA", "take part in the fair")]


@pytest.mark.parametrize(
    "said",
    [
        "Ghana's minister told Reuters Ghana would widen the road.",
        "Ghana's minister told lawmakers the state would widen the road.",
        "He further said Ghana would widen the road.",
    ],
)
def test_who_is_told_is_not_who_acts(said: str) -> None:
    assert read(MET + said) == [("planned", "GHA", "widen the road")]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "Ghana would like to sell more cocoa, and Mr Adjei urged Togo to widen the road.",
            [("planned", "GHA", "sell more cocoa")],
        ),
        ("Ghana intends to build silos, and GPHA has promised a reply by June.", [("planned", "GHA", "build silos")]),
        ("Ghana plans to visit Kara, Sokode, and Dapaong.", [("planned", "GHA", "visit Kara, Sokode, and Dapaong")]),
    ],
)
def test_the_clause_of_one_unknown_is_no_part_of_the_action(said: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(MET + said) == expected


def test_of_two_countries_it_is_the_other_whose_voice_asks() -> None:
    assert read(MET + "He appealed to Togo to widen the road.") == [("requested", "GHA", "widen the road")]
    assert read(MET + "He promised to widen the road.") == []


def test_a_ministry_is_of_the_capital_where_it_sits() -> None:
    text = "The ministry in Nairobi plans to build a road to Uganda."
    assert read(text) == [("planned", "KEN", "build a road to Uganda")]


def test_a_number_is_what_one_who_aims_to_reach_it_chooses() -> None:
    assert read(MET + "Ghana aims to reach 70,000 guests by 2026.") == [
        ("planned", "GHA", "reach 70,000 guests by 2026")
    ]
