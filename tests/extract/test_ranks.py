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


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Chad ranked ninth among its buyers, and as a country of origin eighth.", "eighth", 8),
        ("It was the fifth-largest partner in 2013, down from fourth a year before.", "fourth", 4),
        ("Chad's first trading partner is Niger.", "first", 1),
        ("Niger has long been the first customer of Chad.", "first", 1),
        ("Niger is its second destination for cattle.", "second", 2),
        ("Niger is third in the list of its partners.", "third", 3),
        ("The stock is second only to that of Niger.", "second", 2),
        ("It fell from second to fourth place.", "second", 2),
        ("Niger ranked number two among its partners.", "number two", 2),
        ("Niger is the second most important market.", "second most important", 2),
    ],
)
def test_a_place_needs_no_superlative(text: str, words: str, value: float) -> None:
    """An ordinal is a place where a list, a partner or the place told before shows it."""
    assert (words, value) in [(text[q.start : q.end], q.value) for q in quantities(text) if q.kind == "rank"]


@pytest.mark.parametrize(
    "text",
    [
        "Niger is the most important market.",
        "Chad ranked first and held its third meeting.",
        "It was the first to export to Niger.",
        "Niger was the second investor to leave.",
    ],
)
def test_an_occasion_is_no_place(text: str) -> None:
    assert all(q.kind != "rank" or text[q.start : q.end] == "first" for q in quantities(text) if q.value != 1)
    assert all(q.kind != "rank" for q in quantities(text) if "ranked" not in text)
