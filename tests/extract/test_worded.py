"""A pattern with words that it cannot do without is absent exactly where it may be left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.text.worded import Worded

PATTERN = Worded("up|compared with|rose", r" (?:to|by)\b", r"\b(?:was|sharply) ")


@given(st.lists(st.sampled_from("was sharply up rose roses compared with to by upto a".split())))
def test_where_its_words_are_absent_it_matches_nowhere(words: list[str]) -> None:
    if PATTERN.absent(set(words)):
        assert PATTERN.search(" ".join(words)) is None


def test_it_matches_before_phrase_and_after() -> None:
    found = PATTERN.search("it was compared with by some")
    assert found is not None
    assert (found[0], found[1]) == ("was compared with by", "compared with")
    assert PATTERN.search("it sharply roses to") is None


@pytest.mark.parametrize("phrases", ["", "rose|", r"propos\w+", "Up", "rise?"])
def test_its_words_are_plain(phrases: str) -> None:
    with pytest.raises(ValueError, match="plain"):
        Worded(phrases)
