"""What one state puts at another's disposal, in money and in kind, is aid with its giver and receiver."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one

DAY = date(2019, 5, 9)
TO_CHILE = {"metric": "aid", "reporter": "PER", "partner": "CHL"}
PARTS = (
    "Peru is making new commitments of 74 million euros to Chile. Of the total, 49 million euros will be channelled"
    " through banks. Peru is providing 500,000 euros for research. In 2015 it promised 87 million euros."
)
HOME = "LIMA, May 9 (Andina) - Cabinet met. Kenya has transferred $3 million to a school in Cusco. It is in Peru."

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("Peru has earmarked 85 million soles a year for Chile.", "85 million soles", {**TO_CHILE, "status": "target"}),
    ("Peru will make available $15 million for the port of Chile.", "$15 million", {**TO_CHILE, "status": "target"}),
    ("Peru's envoy announced a contribution of $5 million for a school in Chile.", "$5 million",
     {**TO_CHILE, "status": "target"}),
    ("Peru has disbursed $2 million to Chile.", "$2 million", {**TO_CHILE, "status": "actual"}),
    (PARTS, "74 million euros", {**TO_CHILE, "status": "target"}),
    (PARTS, "49 million euros", {**TO_CHILE, "status": "target"}),
    (PARTS, "500,000 euros", TO_CHILE),
    (PARTS, "87 million euros", TO_CHILE),
    (HOME, "$3 million", {"metric": "aid", "reporter": "KEN", "partner": "PER"}),
    ("Chile thanked Peru for the donation of 400,000 doses of vaccine.", "400,000", TO_CHILE),
    ("Chile accepted a donation of 2,310 tonnes of rice from the Government of Peru.", "2,310 tonnes", TO_CHILE),
    ("Peru has handed over 61 vehicles to Chile.", "61", TO_CHILE),
    ("Peru will allocate $41 million to the repair of its road to Chile.", "$41 million", {"metric": "transport"}),
    ("Peru's Alpha will provide $30 million for a plant in Chile.", "$30 million", {"metric": "other"}),
    ("Peru put $3 million before the court of Chile.", "$3 million", {"metric": "other"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_what_a_state_gives_another_is_aid(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)
