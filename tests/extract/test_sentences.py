"""Sentences end where a reader would end them, and lose nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.text.sentences import MAX_SENTENCE, sentence_at, sentences


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Rossi met Gen. Borg. They spoke.", 2),
        ("The U.S. Treasury and the U.K. agreed. The pact stands.", 2),
        ("It went to the U.S. The rest stayed.", 2),
        ("Output of Borg Corp. rose 2.5 pct. Sales fell.", 2),
        ('"We agree," he said. "All of it."', 2),
        ("1. A first paper, signed by both.\n2. A second one.", 2),
        ("It rose to No. 3 in the world in Jan. 1987 and stayed.", 1),
        ("H.E. J. B. Borg spoke at 9 a.m. on Monday.", 1),
    ],
)
def test_full_stops(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_headlines_are_lines_without_a_full_stop() -> None:
    kinds = [s.kind for s in sentences("Malta to double trade\nMalta will double trade.\nIt said: — MNA")]
    assert kinds[:2] == ["headline", "body"]


@given(st.text(max_size=300))
def test_sentences_are_ordered_trimmed_and_lose_only_space(text: str) -> None:
    found = sentences(text)
    assert all(s.start < s.end and text[s.start : s.end].strip() == text[s.start : s.end] for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join("".join(split(text)).split()) == "".join(text.split())
    for index, sentence in enumerate(found):
        assert sentence_at(found, sentence.start) == sentence_at(found, sentence.end - 1) == index


def test_a_text_without_full_stops_is_cut_into_bounded_pieces() -> None:
    text = "trade of 5 mln dlrs and " * 2_000 + "x" * 9_000
    found = sentences(text)
    assert all(s.end - s.start <= MAX_SENTENCE for s in found)
    assert "".join("".join(split(text)).split()) == "".join(text.split())
