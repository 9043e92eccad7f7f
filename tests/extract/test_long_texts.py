"""What a text costs grows with its length alone, also where a document is one line of a million words.

Work is counted in lines run, not in seconds, so that the count is the same on every machine.
"""

import sys
from datetime import date
from types import FrameType
from typing import Any

import pytest

from flows.extract.records import extract
from flows.ingest.document import Document
from schemas.ids import document_id

NEWS = (
    "Kenyan Prime Minister Asha Mwangi met Ghana's President Kofi Annor in Accra on 3 May 2024, and afterwards the two "
    "leaders signed the minutes of the meeting and an agreement on tea. Trade between Kenya and Ghana rose 5 per cent "
    "to $300 million in 2023, and they agreed to lift it to $1 billion by 2030. Mr Annor said his country would build "
    "two ports, and Mwangi asked Ghana to open its market. "
)
TIMES = 40
LONGER = 4


def lines_run(text: str) -> int:
    """How many lines of Python extraction runs, turns of a comprehension counted each."""
    document = Document(document_id(text), "long.txt", text, published_on=date(2024, 5, 4))
    count = 0

    def trace(_frame: FrameType, event: str, _argument: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        extract(document)
    finally:
        sys.settrace(before)
    return count


def test_four_times_the_text_is_four_times_the_work() -> None:
    extract(Document(document_id(NEWS), "warm.txt", NEWS))
    once, more = lines_run(NEWS * TIMES), lines_run(NEWS * TIMES * LONGER)
    assert more <= 1.17 * LONGER * once  # what looks back a bounded way adds a little until the bound is reached


@pytest.mark.parametrize(
    "unit", ["Mr ", "Mr Rojas ", "Minister ", "Minister of ", "the minister and ", "Peru, ", "of "]
)
def test_so_is_a_row_of_one_word(unit: str) -> None:
    extract(Document(document_id(unit), "warm.txt", unit))
    once, more = lines_run(NEWS + unit * 300), lines_run(NEWS * LONGER + unit * 300 * LONGER)
    assert more <= 1.6 * LONGER * once  # persons are compared with the 300 before and behind them
