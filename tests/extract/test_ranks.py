"""Places in an order."""

import pytest

from flows.extract.quantities import quantities


@pytest.mark.parametrize(
    ("text", "words", "value", "hedge"),
    [
        ("It is the third-largest market.", "third-largest", 3, "exact"),
        ("It is the second biggest market.", "second biggest", 2, "exact"),
        ("It is the 4th largest market.", "4th largest", 4, "exact"),
        ("It is the country's largest market.", "largest", 1, "exact"),
        ("It ranked fifth last year.", "fifth", 5, "exact"),
        ("ranking first in the region", "first", 1, "exact"),
        ("It is 16th among all buyers.", "16th", 16, "exact"),
        ("It is in third place.", "third", 3, "exact"),
        ("They are the five biggest investors.", "five biggest", 5, "at_most"),
        ("It is among the top 10 buyers.", "top 10", 10, "at_most"),
        ("It is the top trading partner.", "top", 1, "exact"),
        ("It is the No. 1 supplier.", "No. 1", 1, "exact"),
    ],
)
def test_rank(text: str, words: str, value: float, hedge: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.kind, quantity.unit) == ("rank", "rank")
    assert (text[quantity.start : quantity.end], quantity.value, quantity.hedge) == (words, value, hedge)


@pytest.mark.parametrize(
    "text", ["one of the largest markets", "among its biggest buyers", "a top priority", "the top of the hill"]
)
def test_no_rank(text: str) -> None:
    assert all(quantity.kind != "rank" for quantity in quantities(text))
