"""What was once right on gold stays right."""

import pytest

from tests.floors import Rung, floors, measured


@pytest.fixture(scope="module")
def reached() -> dict[Rung, float]:
    return measured()


@pytest.mark.parametrize("rung", floors(), ids=".".join)
def test_no_rung_falls_below_its_floor(rung: Rung, reached: dict[Rung, float]):
    assert reached[rung] >= floors()[rung]


def test_every_rung_has_a_floor(reached: dict[Rung, float]):
    assert reached.keys() == floors().keys()


@pytest.mark.parametrize(
    ("table", "least"), [("figures", 0.95), ("commitments", 0.75), ("agreements", 0.90), ("events", 0.80)]
)
def test_the_founding_documents_are_read_well(table: str, least: float):
    assert floors()[Rung("seeds", table, "found")] >= least
