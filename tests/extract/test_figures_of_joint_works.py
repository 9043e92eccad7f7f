"""Works that join two states are of both, in alphabetical order of their codes; what lies in one of them is its own."""

from typing import Any

import pytest

from tests.extract.test_figures import has, one

TIES = "Peru and Chile signed a pact on bilateral trade and cooperation. "
CABLE = TIES + "The Tacna interconnector, a 400-kilovolt line meant to carry 200 megawatts, is to start in 2026."
RAIL = "Ghana and Chad met. Cabinet had a report on the 1,000-km Ghana–Chad railway, whose cost is put at $6 billion."
LATER = (
    TIES
    + "A gas interconnector has been in service since May. The 70-kilometre link, 23 km of which runs in Chile, works."
)

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (CABLE, "400-kilovolt", {"reporter": "CHL", "partner": "PER"}),
    (CABLE, "200 megawatts", {"reporter": "CHL", "partner": "PER"}),
    (CABLE + " Its cost has been put at $90 million.", "$90 million", {"reporter": "CHL", "partner": "PER"}),
    (RAIL, "1,000-km", {"reporter": "GHA", "partner": "TCD"}),
    (RAIL, "$6 billion", {"reporter": "GHA", "partner": "TCD"}),
    (LATER, "70-kilometre", {"reporter": "CHL", "partner": "PER"}),
    (LATER, "23 km", {"reporter": "CHL", "partner": None}),
    (TIES + "The interconnector now carries 100 MW to Chile.", "100 MW", {"reporter": "PER", "partner": "CHL"}),
    (TIES + "Peru will finish the 90 km Tacna highway.", "90 km", {"reporter": "PER", "partner": None}),
    (TIES + TIES + "Germany lent Chile $3 million. The 225-kilometre border has hardly been marked.", "225-kilometre",
     {"reporter": "CHL", "partner": "PER"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_works_that_join_two_states(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote), **columns)


def test_where_a_report_was_written_is_nobody_of_whom_it_tells() -> None:
    text = "LIMA, May 9 - Kenyan ministers agreed on aid totalling 30 million dollars for the south."
    has(one(text, "30 million dollars"), reporter="KEN", partner=None)
    home = "LIMA, May 9 - Maize sales gained 9,000 tonnes in the week, Peru's farm ministry said."
    has(one(home, "9,000 tonnes"), reporter="PER", partner=None)
