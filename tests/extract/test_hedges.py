"""Words beside a number that say how exact it is."""

import pytest

from flows.extract.quantities import quantities
from flows.reference import table

QUALIFIERS = {"exact", "about", "nearly", "over", "at_least", "at_most"}


def test_the_lexicon_keeps_to_the_vocabulary() -> None:
    assert {row["qualifier"] for row in table("lexicons/hedges")} <= QUALIFIERS - {"exact"}


@pytest.mark.parametrize("row", table("lexicons/hedges"), ids=lambda row: row["phrase"].replace(" ", "_"))
def test_every_hedge_of_the_lexicon(row: dict[str, str]) -> None:
    phrase = row["phrase"]
    text = f"It owes {phrase} 5,000 MW here" if row["place"] == "before" else f"It owes 5,000 MW {phrase} here"
    (quantity,) = quantities(text)
    assert quantity.hedge == row["qualifier"]
    if row["place"] == "before":
        assert text[quantity.hedge_start : quantity.start] == f"{phrase} "


def test_a_hedge_covers_only_the_number_next_to_it() -> None:
    assert [q.hedge for q in quantities("They took nearly 40 boats and 12 trucks")] == ["nearly", "exact"]


def test_up_to_after_a_verb_of_raising_is_no_limit() -> None:
    assert quantities("They increased the loan up to 30 MW")[0].hedge == "exact"
    assert quantities("They lend up to 30 MW")[0].hedge == "at_most"


def test_a_conversion_in_brackets_takes_over_the_hedge() -> None:
    assert [q.hedge for q in quantities("It costs over 90 million baht (US$3 million)")] == ["over", "over"]


def test_hedge_behind_the_number_and_before_the_noun() -> None:
    (quantity,) = quantities("owners of six or more boats")
    assert (quantity.hedge, quantity.unit) == ("at_least", "boat")
