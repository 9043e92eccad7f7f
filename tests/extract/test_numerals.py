"""Numbers as written: conventions of separators, scales, words, fractions."""

import pytest

from flows.extract.quantities.digits import plain
from flows.extract.quantities.numerals import numbers
from flows.extract.quantities.scales import Number
from flows.extract.text.lexicon import fold


def read(text: str) -> list[Number]:
    return numbers(text, fold(text))


@pytest.mark.parametrize(
    ("written", "value", "step"),
    [
        ("7", 7, 1),
        ("1,234", 1234, 1),
        ("1,234.5", 1234.5, 0.1),
        ("1.234,5", 1234.5, 0.1),
        ("1.234.567", 1234567, 1),
        ("12,34,567", 1234567, 1),
        ("3.1416", 3.1416, 0.0001),
        ("12,5", 12.5, 0.1),
        ("0,125", 0.125, 0.001),
        ("1.234", 1.234, 0.001),
    ],
)
def test_separators_of_both_conventions(written: str, value: float, step: float) -> None:
    assert plain(written) == (pytest.approx(value), pytest.approx(step))


def test_a_document_with_decimal_commas_groups_with_points() -> None:
    assert [n.value for n in read("Output was 6.677 and growth 12,5 per cent.")] == [6677, 12.5]
    assert [n.value for n in read("Output was 6.677 and growth 12.5 per cent.")] == [6.677, 12.5]


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("a surplus of 5.75 billion", 5.75e9, 1e7),
        ("worth 3 lakh crore", 3e12, 1e12),
        ("some 40 mln", 4e7, 1e6),
        ("about 2.92billion", 2.92e9, 1e7),
        ("costs $6B", 6e9, 1e9),
        ("costs £97m", 97e6, 1e6),
        ("costs USD10m", 10e6, 1e6),
        ("1 234 567 crates", 1234567, 1),
        ("thirty-nine", 39, 1),
        ("one hundred and twenty", 120, 1),
        ("two hundred and five thousand", 205000, 1000),
        ("half a billion", 5e8, 5e8),
        ("two and a half million", 2.5e6, 5e5),
        ("three quarters of a million", 750000, 750000),
        ("nearly a billion", 1e9, 1e9),
        ("a dozen", 12, 1),
        ("7-5/8", 7.625, 0.125),
        ("2½ hours", 2.5, 0.125),
        ("a rate of .25", 0.25, 0.01),
        ("up to 2.3m, it said", 2.3e6, 1e5),
    ],
)
def test_one_number(text: str, value: float, step: float) -> None:
    (number,) = read(text)
    assert (number.value, number.step) == (pytest.approx(value), pytest.approx(step))


@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        ("a third of the crop", "fraction", "a third"),
        ("two-thirds of the crop", "fraction", "two-thirds"),
        ("more than half of it", "fraction", "half"),
        ("1/3 of the crop", "fraction", "1/3"),
        ("one-fifth of the crop", "fraction", "one-fifth"),
        ("a tenth of the crop", "fraction", "a tenth"),
        ("the third round", "ordinal", "third"),
        ("the twenty-first round", "ordinal", "twenty-first"),
        ("the 21st round", "ordinal", "21st"),
        ("hundreds of thousands fled", "vague", "hundreds of thousands"),
        ("several million fled", "vague", "million"),
        ("on 2024-03-18", "date", "2024-03-18"),
        ("on 18/03/2024", "date", "18/03/2024"),
        ("at 21:37", "time", "21:37"),
        ("version 1.2.3", "code", "1.2.3"),
    ],
)
def test_forms(text: str, form: str, words: str) -> None:
    (number,) = read(text)
    assert (number.form, text[number.start : number.end]) == (form, words)


@pytest.mark.parametrize(
    "text", ["in the second half", "a quarter earlier", "the half-year", "millionaire row", "100m sprint"]
)
def test_periods_and_parts_of_words_are_no_fractions_and_scales(text: str) -> None:
    assert all(number.form == "ordinal" or number.scale == 1 for number in read(text))
    assert all(number.form != "fraction" for number in read(text))


def test_one_slip_of_a_decimal_comma_leaves_thousands_alone() -> None:
    assert [n.value for n in read("It paid 2,000 euros, 12,5 per cent more.")] == [2000, 12.5]


def test_numbers_side_by_side_stay_apart() -> None:
    assert [n.value for n in read("two three-year loans")] == [2, 3]
    assert [n.value for n in read("May 5, 200 people and 1987, 300 more")] == [5, 200, 1987, 300]
