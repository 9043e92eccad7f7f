"""The view mends what readers would mend, and every position of it leads back to the raw text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.text.view import view

MESSY = st.text(
    alphabet=st.sampled_from("abcé “”’\u00a0\u200b\n\t .,-12%$&;'\u0301tradeandexpertsTheyagreed"), max_size=300
)

BLANKS = " \n\t\r\x0b\x1c\x85\u00a0\u1680\u2003\u200b\u2028\ufeff"


def quote(raw: str, word: str) -> str:
    mended = view(raw)
    start = mended.text.index(word)
    low, high = mended.span(start, start + len(word))
    return raw[low:high]


def test_glued_words_part_where_a_text_shows_the_fault() -> None:
    raw = "Theyagreed to boost tradeand investment, andexperts will meet. The twosides thanked the publicbodies."
    assert "They agreed to boost trade and investment, and experts" in view(raw).text


def test_compounds_of_a_sound_text_stay_whole() -> None:
    assert (
        view("Prices of feedgrains and bondholders' claims rose.").text
        == "Prices of feedgrains and bondholders' claims rose."
    )


def test_numbers_glued_to_a_function_word_part() -> None:
    assert view("the signing of11 documents at G20").text == "the signing of 11 documents at G20"


def test_hard_wrapped_lines_join_and_paragraphs_stay() -> None:
    raw = (
        "TITLE OF THE PIECE\n\nROME, May 2 - Italy and Malta said on Monday that\n"
        "they would build a cable between the two islands and\nthat work starts soon.\n"
        "    The cost was put at forty mln dlrs by officials of\nboth countries.\n"
    )
    assert view(raw).text.strip().split("\n") == [
        "TITLE OF THE PIECE",
        "ROME, May 2 - Italy and Malta said on Monday that they would build a cable between the two islands and that"
        " work starts soon.",
        "The cost was put at forty mln dlrs by officials of both countries.",
    ]


def test_lines_of_an_unwrapped_text_are_paragraphs() -> None:
    raw = "Malta turns to Italy\nA second line that is very long " + "and goes on " * 20 + "\nThird line"
    assert view(raw).text.count("\n") == 2


@pytest.mark.parametrize(
    ("raw", "word", "expected"),
    [
        ("He said “trade’s up”", '"trade\'s up"', "“trade’s up”"),
        ("Cha\u0302teau of A\u0301rpa\u0301d", "Château", "Cha\u0302teau"),
        ("by Ann Lee &nbsp;May 2", "Lee", "Lee"),
        ("a  b\u00a0\u00a0c", "b c", "b\u00a0\u00a0c"),
        ("the cafÃ© of Malta", "café", "cafÃ©"),
    ],
)
def test_what_is_mended_is_quoted_as_it_stands(raw: str, word: str, expected: str) -> None:
    assert quote(raw, word) == expected


@given(st.one_of(st.text(max_size=300), MESSY))
def test_every_position_leads_back(raw: str) -> None:
    mended = view(raw)
    assert mended.raw == raw
    assert len(mended.fold) == len(mended.text)
    spans = [mended.span(at, at + 1) for at in range(len(mended.text))]
    assert all(0 <= low <= high <= len(raw) for low, high in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))


@given(st.one_of(st.text(max_size=100), MESSY), st.data())
def test_where_a_stretch_has_one_shift_it_is_that_of_every_span_in_it(raw: str, data: st.DataObject) -> None:
    mended = view(raw)
    places = st.integers(0, len(mended.text))
    start, end = sorted((data.draw(places), data.draw(places)))
    shift = mended.shift(start, end)
    if shift is not None:
        low, high = sorted((data.draw(st.integers(start, end)), data.draw(st.integers(start, end))))
        assert mended.span(low, high) == (low + shift, high + shift)


def test_a_text_that_needs_no_mending_has_one_shift() -> None:
    assert view("Peru sold tin.").shift(0, 14) == 0
    mended = view("Tin.\n\n   Peru sold tin.")
    assert mended.shift(0, 4) == 0
    assert mended.shift(mended.text.index("Peru"), len(mended.text)) == 4
    assert mended.shift(0, len(mended.text)) is None


@given(MESSY)
def test_a_word_that_needs_no_mending_is_found_unchanged(raw: str) -> None:
    mended = view(raw)
    for word in mended.text.split():
        start = mended.text.index(word)
        low, high = mended.span(start, start + len(word))
        if word.isascii() and raw[low:high].isascii() and "&" not in raw:
            assert "".join(raw[low:high].split()) in ("".join(word.split()), word) or "'" in word or '"' in word


@given(st.lists(st.sampled_from([*BLANKS, "a", ".", "&nbsp;", "&#10;", "&#32;"])).map("".join))
def test_no_run_of_spaces_is_left_for_patterns_to_run_along(raw: str) -> None:
    """Else a page of blanks would cost the square of its length: patterns begin with spaces, and try at each."""
    mended = view(raw).text
    assert not [sign for sign in mended if sign.isspace() and sign not in " \n"]
    assert not [pair for pair in pairwise(mended) if pair in ((" ", " "), ("\n", "\n"), ("\n", " "))]
