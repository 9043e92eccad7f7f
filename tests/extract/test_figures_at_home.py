"""What one of two states has or spends at home is its own, whatever a report tells of the two."""

from typing import Any

import pytest

from tests.extract.test_figures import has, one

MET = "Kenya and Peru signed a pact. "
TIES = "Ghana and Chad signed a pact on bilateral trade and cooperation. Trade between the two was $3 million. "
PLANT = (
    "KATHMANDU, May 3 - Nepal and Bangladesh met. Bangladesh would consider an investment in the 683-megawatt"
    " Karnali hydropower project."
)

CASES: list[tuple[str, str, dict[str, Any]]] = [
    (MET + "Kenya will spend 93 billion shillings ($700 million) on a container hub at Lamu.", "$700 million",
     {"reporter": "KEN", "partner": None}),
    (MET + "Peru will allocate 41 million soles to the road, and Kenya will help.", "41 million soles",
     {"reporter": "PER", "partner": None}),
    (MET + "Kenya will spend 93 billion shillings on a hub in Peru.", "93 billion shillings", {"partner": "PER"}),
    (MET + "Trade was $3 million, and 9 per cent of Kenya's total exports of $8 billion was fish.", "$8 billion",
     {"reporter": "KEN", "partner": None}),
    (TIES + "Ghana's exports of cement grew to 58,000 tonnes.", "58,000 tonnes", {"reporter": "GHA", "partner": "TCD"}),
    (TIES + "Ghana's total exports of cement grew to 58,000 tonnes.", "58,000 tonnes",
     {"reporter": "GHA", "partner": None}),
    (TIES + "Ghana says only 90 per cent of households have electricity.", "90 per cent",
     {"reporter": "GHA", "partner": None}),
    (MET + "Peru's aid to Kenya was $9 million. Peru will raise its army's share to 2.4 per cent of GDP.",
     "2.4 per cent", {"reporter": "PER", "partner": None}),
    (PLANT, "683-megawatt", {"reporter": "NPL", "partner": None}),
    ("Peru built the 683-megawatt Condor power plant in Chile.", "683-megawatt", {"reporter": "PER", "partner": "CHL"}),
    (MET + "Peru agreed to raise power exports to 800 MW by 2030.", "800 MW", {"reporter": "PER", "partner": "KEN"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_what_is_at_home(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote), **columns)
