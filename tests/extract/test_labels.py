"""Numbers that are no quantities."""

import pytest

from flows.extract.quantities import FIGURE_KINDS, OTHER_KINDS, quantities


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("In 1987 it fell.", ["year"]),
        ("the 1986/87 crop", ["year", "year"]),
        ("On March 12 it fell.", ["date"]),
        ("On 12 March 2021 it fell.", ["date", "year"]),
        ("on April two", ["date"]),
        ("at 10:27 PM", ["time"]),
        ("at 7 p.m.", ["time"]),
        ("at 0400 GMT", ["time"]),
        ("a 35-year-old man", ["age"]),
        ("Anna Berg, 47, said", ["age"]),
        ("under Article 56", ["label"]),
        ("Resolution No. 57", ["label"]),
        ("the G20 and Q1", ["name", "name"]),
        ("a Boeing 747", ["label"]),
        ("the FTSE 100", ["name"]),
        ("against COVID-19", ["name"]),
        ("a three-for-one split", ["score", "score"]),
        ("a 5G network", ["name"]),
        ("shops open 24/7", ["name", "name"]),
        ("won 3-1", ["score", "score"]),
        ("the 40th Summit", ["ordinal"]),
        ("over five years", ["duration"]),
        ("thousands fled", ["vague"]),
        ("three times", ["multiple"]),
        ("1. Protocol on roads", ["label"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    found = [quantity.kind for quantity in quantities(text)]
    assert found == kinds
    assert set(found) <= OTHER_KINDS


@pytest.mark.parametrize(
    "text",
    [
        "to order 20 aircraft",
        "about 2000 MW",
        "1987 tonnes",
        "It has 5 pages",
        "20 Chinese engineers",
        "a group of 12 firms",
    ],
)
def test_figures_stay(text: str) -> None:
    assert [quantity.kind in FIGURE_KINDS for quantity in quantities(text)] == [True]
