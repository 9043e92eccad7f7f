from datetime import date

import polars as pl
import pytest

from schemas import TABLES
from schemas.frames import frame, typed
from tests.invented import figure

TEXT = "Brazil and Chile traded goods worth 4 billion dollars in 2019."


def test_all_columns_stand_in_their_order_and_missing_ones_are_null() -> None:
    made = frame("figures", [figure(TEXT, "4 billion dollars")])
    assert made.columns == list(TABLES["figures"].by_name)
    assert made["claim_id"].to_list() == [None]
    assert made["period_end"].to_list() == [date(2019, 12, 31)]
    assert typed("figures", made)["qualifier"].dtype == TABLES["figures"].by_name["qualifier"].dtype


def test_a_key_that_is_no_column_is_refused_unless_dropped() -> None:
    row = figure(TEXT, "4 billion dollars") | {"evidence": {"cue": (1, 2)}}
    with pytest.raises(ValueError, match="figures has no column evidence"):
        frame("figures", [row])
    assert frame("figures", [row], drop=("evidence",)).height == 1


def test_a_value_of_another_type_is_refused_with_its_column() -> None:
    for wrong in ({"value": "four"}, {"period_start": "2019"}, {"char_start": 1.5}):
        with pytest.raises(TypeError, match=rf"figures\.{next(iter(wrong))}: "):
            frame("figures", [figure(TEXT, "4 billion dollars") | wrong])


def test_whole_numbers_are_values() -> None:
    made = frame("figures", [figure(TEXT, "4 billion dollars", value=4), figure(TEXT, "2019", value=0.5)])
    assert made["value"].to_list() == [4.0, 0.5]


def test_lists_are_sets_in_their_one_order() -> None:
    made = frame("agreements", [{"parties": ("CHL", "BRA", "CHL")}, {"parties": {"PER"}}, {"parties": []}])
    assert made["parties"].to_list() == [["BRA", "CHL"], ["PER"], []]
    with pytest.raises(TypeError, match=r"agreements\.parties"):
        frame("agreements", [{"parties": ["BRA", None]}])


def test_unknown_terms_stay_until_they_are_judged() -> None:
    made = frame("figures", [figure(TEXT, "4 billion dollars", metric="weather")])
    assert made["metric"].to_list() == ["weather"]
    with pytest.raises(pl.exceptions.InvalidOperationError):
        typed("figures", made)


def test_an_unknown_table_is_an_error() -> None:
    with pytest.raises(KeyError):
        frame("figure", [])
