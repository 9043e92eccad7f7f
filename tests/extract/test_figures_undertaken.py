"""What is planned and what stands: one's own word, the cost of works to come, loans already made, others' deadlines."""

from datetime import date
from typing import Any

import pytest

from tests.extract.test_figures import has, one

DAY = date(2019, 5, 9)
LINE = "The railway from Peru to Chile, estimated to cost $9 million, has not been begun."
FUNDED = "They agreed to finish the hospital in Peru, financed by a Chilean preferential loan of $57 million."
UNDER = "Peru is to buy rice from Chile under the $1 million credit facility extended by Chile in March 2018."
TASKS = (
    "Peru, for its part, will finish dredging in Chile by year-end and order six ferries; it plans to spend $93 million"
    " on a port."
)
BOTH = "By 2025 Peru will finish the road and will spend $3 million on a port."

CASES: list[tuple[str, str, dict[str, Any]]] = [
    ("Peru announced that it would continue to grant 200 scholarships to Chileans.", "200", {"status": "target"}),
    ("Peru and Chile said the two agencies would resume work at three sites.", "three", {"status": "target"}),
    ("Peru said it would lose $3 million in trade with Chile.", "$3 million", {"status": "forecast"}),
    ("Peru said it would like to build five plants in Chile.", "five", {"status": "forecast"}),
    ("Analysts said the plant in Peru would damage 40 firms.", "40", {"status": "forecast"}),
    (LINE, "$9 million", {"status": "target", "period_end": None}),
    (FUNDED, "$57 million", {"metric": "loan", "status": "actual", "period_end": DAY}),
    (UNDER, "$1 million", {"status": "actual", "period_start": date(2018, 3, 1)}),
    (TASKS, "six", {"status": "target", "period_end": None}),
    (TASKS, "$93 million", {"status": "target", "period_end": None}),
    (BOTH, "$3 million", {"status": "target", "period_end": date(2025, 12, 31)}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote", "columns"), CASES)
def test_what_is_undertaken_and_what_stands(text: str, quote: str, columns: dict[str, Any]) -> None:
    has(one(text, quote, DAY), **columns)
