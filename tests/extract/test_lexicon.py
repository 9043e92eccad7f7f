"""Folding keeps offsets; automata find whole words, the longest first."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.text.lexicon import Folded, Lexicon, fold
from flows.reference import SEEDS


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert folded.isascii()
    assert fold(folded) == folded


def test_folding_takes_marks_and_cases_away() -> None:
    assert fold("Đà Nẵng, Việt-Nam's") == "da nang  viet nam s"


def test_whole_words_longest_first() -> None:
    lexicon = Lexicon([("trade", 1), ("trade deficit", 2), ("Oman", 3)])
    text = "A woman's trade deficit, Oman's trades, trade"
    assert [(text[h.start : h.end], h.entry) for h in lexicon.find(fold(text))] == [
        ("trade deficit", 2),
        ("Oman", 3),
        ("trade", 1),
    ]


@given(st.lists(st.sampled_from("ab"), max_size=30), st.sets(st.sampled_from(["a", "b", "a b", "b a b"]), min_size=1))
def test_hits_are_words_of_the_lexicon_in_order(words: list[str], phrases: set[str]) -> None:
    text = " ".join(words)
    hits = Lexicon((phrase, phrase) for phrase in sorted(phrases)).find(text)
    assert all(text[h.start : h.end] == h.entry for h in hits)
    assert all(a.end <= b.start for a, b in pairwise(hits))


def test_a_longer_phrase_that_breaks_off_does_not_hide_a_shorter_one() -> None:
    lexicon = Lexicon([("2020's", 1), ("2020", 2), ("plan to", 3), ("plan", 4), ("tomorrow", 5)])
    assert [hit.entry for hit in lexicon.find("in 2020 sales rose")] == [2]
    assert [hit.entry for hit in lexicon.find("a plan tomorrow")] == [4, 5]
    assert [hit.entry for hit in lexicon.find("we plan to go")] == [3]


def test_lexicons_that_share_a_pass_do_not_hide_each_others_hits() -> None:
    goods = Lexicon([("rice", 1), ("rice exports to", 2), ("exports", 3)], shared=True)
    flows = Lexicon([("exports", "flow"), ("to Oman", "partner")], shared=True)
    folded = Folded(fold("Rice, exports and rice exports to Oman"))
    assert [hit.entry for hit in goods.find(folded)] == [1, 3, 2]
    assert [(hit.start, hit.entry) for hit in flows.find(folded)] == [(6, "flow"), (23, "flow"), (31, "partner")]
    assert goods.find(folded) == goods.find(str(folded)), "a text looked through for one lexicon alone"
    later = Lexicon([("Oman", 4)], shared=True)
    assert [hit.entry for hit in later.find(folded)] == [4]


PHRASES = ["a", "b", "a b", "b a", "b a b", "a a b a"]


@given(st.lists(st.sampled_from("ab"), max_size=30), st.sets(st.sampled_from(PHRASES), min_size=1))
def test_of_phrases_that_overlap_the_longest_of_the_first_is_found(words: list[str], phrases: set[str]) -> None:
    expected = []
    at = 0
    while at < len(words):
        fits = [p.split() for p in phrases if words[at : at + len(p.split())] == p.split()]
        longest = max(fits, key=len, default=[])
        if longest:
            expected.append(" ".join(longest))
        at += len(longest) or 1
    assert [hit.entry for hit in Lexicon((phrase, phrase) for phrase in phrases).find(" ".join(words))] == expected


@pytest.mark.parametrize("path", sorted((SEEDS / "lexicons").glob("*.csv")), ids=lambda path: path.stem)
def test_no_row_of_a_word_list_stands_twice(path: Path) -> None:
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert [row for row, times in Counter(rows).items() if times > 1] == []
