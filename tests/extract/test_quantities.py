"""Quantities of whole sentences: ranges, shared units, and what must hold for any text."""

import math
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.quantities import KINDS, quantities
from flows.extract.text.lexicon import fold


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("11 to 15 million visitors", 11e6, 15e6, "visitor"),
        ("between 33 and 34 mln tonnes", 33e6, 34e6, "tonne"),
        ("3-5 pct", 3, 5, "percent"),
        ("3 to 5 pct", 3, 5, "percent"),
        ("$3-5 billion", 3e9, 5e9, "USD"),
        ("$3 billion to $5 billion", 3e9, 5e9, "USD"),
        ("between $3 and $5 billion", 3e9, 5e9, "USD"),
        ("900,000 to 1.2 mln tonnes", 900000, 1.2e6, "tonne"),
        ("prices ranging from 40 to 60 euros", 40, 60, "EUR"),
        ("two or three boats", 2, 3, "boat"),
        ("5% to 6%", 5, 6, "percent"),
    ],
)
def test_range(text: str, low: float, high: float, unit: str) -> None:
    (quantity,) = quantities(text)
    assert (quantity.value, quantity.value_max, quantity.unit) == (pytest.approx(low), pytest.approx(high), unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("rose from 5.2 to 6.3 pct", [(5.2, "percent"), (6.3, "percent")]),
        ("rose 15 pct to 40 pct", [(15, "percent"), (40, "percent")]),
        ("slumped 502.98 to 21,675.04", [(502.98, None), (21675.04, None)]),
        ("1 pct for four mln and 2 pct for the rest", [(1, "percent"), (4e6, None), (2, "percent")]),
        ("fell 12 mln dlrs to 45 mln dlrs", [(12e6, "USD"), (45e6, "USD")]),
        ("to increase the yearly trade of $2 billion to $6 billion", [(2e9, "USD"), (6e9, "USD")]),
        ("3, 4 and 5 pct", [(3, "percent"), (4, "percent"), (5, "percent")]),
        ("307,138 and 940,680 shares", [(307138, "share"), (940680, "share")]),
        ("to 3,501 from 2,578 cars", [(3501, "car"), (2578, "car")]),
        ("217,000 tonnes from 198,000", [(217000, "tonne"), (198000, "tonne")]),
        ("9.5 billion in May and 8.4 billion euros in June", [(9.5e9, "EUR"), (8.4e9, "EUR")]),
        ("$5.2 billion in May and 3.1 billion in June", [(5.2e9, "USD"), (3.1e9, "USD")]),
        ("one in five homes", [(20, "percent")]),
        ("growth of -0.5 per cent", [(-0.5, "percent")]),
        ("206 out of 314 points", [(206, "point"), (314, "point")]),
        ("Of the 371 projects, 315 are in operation.", [(371, "project"), (315, "project")]),
        ("371 projects, of which 12 are in mining", [(371, "project"), (12, "project")]),
        ("In the 371 projects, 315 is a code", [(371, "project"), (315, None)]),
        ("206 out of 114 points", [(206, None), (114, "point")]),
        ("exports of 1.3 million 60-kg bags of coffee", [(1.3e6, "bag"), (60, None)]),
        ("a quota of 40 mln 60 kilo bags", [(40e6, "bag"), (60, None)]),
        ("a gift of twenty 40-foot steel containers", [(20, "container"), (40, None)]),
        ("ordered three 500-MW turbines", [(3, "turbine"), (500, "MW")]),
        ("spent three 500-MW and more", [(3, None), (500, "MW")]),
    ],
)
def test_values_and_units(text: str, values: list[tuple[float, str | None]]) -> None:
    assert [(q.value, q.unit) for q in quantities(text)] == [(pytest.approx(value), unit) for value, unit in values]


def test_a_line_end_inside_a_sentence_parts_no_number_from_its_unit() -> None:
    (quantity,) = quantities("they paid 12.5\nmillion euros")
    assert (quantity.value, quantity.unit) == (12.5e6, "EUR")


def test_rows_of_a_table_stay_apart() -> None:
    assert [q.unit for q in quantities("Net 1,979,000 vs 2,101,000\nRevs 67.7 mln")] == [None, None, None]


SCALES = {
    "": 1.0,
    " thousand": 1e3,
    " mln": 1e6,
    " million": 1e6,
    " billion": 1e9,
    "bn": 1e9,
    " trillion": 1e12,
    " crore": 1e7,
}
FRAMES = {
    "US${}": "USD",
    "{} dlrs": "USD",
    "EUR {}": "EUR",
    "{} yen": "JPY",
    "{} per cent": "percent",
    "{}%": "percent",
    "{} tonnes": "tonne",
}


@given(
    st.integers(1, 10**9).filter(lambda n: n < 1500 or n > 2200),
    st.integers(0, 3),
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(sorted(FRAMES)),
    st.booleans(),
)
def test_round_trip_of_rendered_numbers(number: int, places: int, scale: str, frame: str, grouped: bool) -> None:
    value = number / 10**places
    digits = f"{value:,.{places}f}" if grouped else f"{value:.{places}f}"
    text = f"It was put at {frame.format(digits + scale)} by the bank."
    (quantity,) = quantities(text)
    step = Decimal(int(SCALES[scale])) / 10**places
    assert (quantity.value, quantity.resolution) == (float(number * step), float(step)), "no noise of binary fractions"
    assert (quantity.unit, quantity.hedge) == (FRAMES[frame], "exact")
    assert text[quantity.start : quantity.end] == frame.format(digits + scale)


ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{ONES[number // 100]} hundred" + (f" and {spelled(number % 100)}" if number % 100 else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            return f"{spelled(number // size)} {word}" + (f" {spelled(rest)}" if rest else "")
    raise AssertionError(number)


@given(st.integers(2, 10**12 - 1))
def test_round_trip_of_number_words(number: int) -> None:
    text = f"They own {spelled(number)} sheep."
    (quantity,) = quantities(text)
    assert (quantity.value, quantity.unit) == (number, "sheep")


PIECES = st.sampled_from(
    [
        "\n",
        *"5 1,234 2.5 1987 12-3/4 $ € % pct dlrs USD million bn half a third of and to from between or one two hundred "
        "tens - – / . , ( ) about up more than largest top ranked fifth 16th March tonnes projects people No. 10:30 "
        "Rs. p m B minus".split(),
    ]
)


@given(
    st.one_of(
        st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join), st.lists(PIECES, max_size=40).map("".join)
    )
)
@settings(max_examples=300)
def test_any_text(text: str) -> None:
    found = quantities(text)
    assert found == quantities(text, fold(text)) or "\n" in text
    end = 0
    for quantity in found:
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.hedge_start <= quantity.start
        assert quantity.end <= quantity.noun_start <= quantity.noun_end <= len(text)
        assert quantity.kind in KINDS
        assert math.isfinite(quantity.value)
        assert quantity.resolution > 0
        assert quantity.value_max is None or quantity.value_max > quantity.value
        end = quantity.end


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1.",
        "1 ",
        "one ",
        "a ",
        "$",
        "1-1/",
        "from 1 to ",
        "1 and ",
        "increase up to 1 ",
        " largest",
        "1 a, ",
    ],
)
def test_long_repetition_ends(piece: str) -> None:
    """A text of one piece over and over is where costs that are more than linear would show."""
    text = piece * (100_000 // len(piece))
    assert all(quantity.end <= len(text) and math.isfinite(quantity.value) for quantity in quantities(text))


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("Some 40,000 tourists came in 2019, but only 3,000 in 2021.", "3,000", "tourist"),
        ("They granted 200 scholarships in 2021 and 180 in 2020.", "180", "scholarship"),
        ("They sold 900 tonnes of tea in 2021 and 700 in 2020.", "700", "tonne"),
        ("There were 4,000 visitors in 2019. Last year they were 300.", "300", "visitor"),
        ("Guyana buys 750 tonnes this season. For the past one the figure was 600.", "600", "tonne"),
        ("Scholarships for Guyana will be doubled from 20 to 40 from May.", "20", "scholarship"),
        ("Scholarships for Guyana will be doubled from 20 to 40 from May.", "40", "scholarship"),
        ("Guyana will double its scholarships from 20 to 40.", "40", "scholarship"),
        ("Links will rise from four to seven flights a week.", "four", "flight"),
        ("Of the 312 foreign firms on the register of the centre, 41 are Guyanese.", "41", "firm"),
        ("The border is 2,400 km long, of which 1,100 have been marked.", "1,100", "km"),
        ("They made 27 proposals, of which six are in textiles.", "six", "proposal"),
        ("Some 31 million visitors came. Ten million of them, it says, were Guyanese.", "Ten million", "visitor"),
        ("He received a 14-strong Guyanese delegation.", "14", "member"),
        ("He led 30 businesspeople.", "30", "businessperson"),
    ],
)
def test_a_number_takes_up_what_was_counted(text: str, words: str, unit: str) -> None:
    """The things need not be named again with the number of another year, of a part or of a rise."""
    assert (words, unit) in [(text[q.start : q.end], q.unit) for q in quantities(text)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It has a share of nearly one fifth.", "one fifth", 20),
        ("Investment was a quarter less than in 2020.", "a quarter", 25),
        ("Investment was a fifth lower.", "a fifth", 20),
        ("Every fifth holidaymaker is Guyanese.", "fifth", 20),
    ],
)
def test_fractions_in_words(text: str, words: str, value: float) -> None:
    assert (words, value) in [(text[q.start : q.end], q.value) for q in quantities(text) if q.unit == "percent"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 40,000 tourists came in 2019, and he won 3 medals in 2021.",
        "He met 30 ministers in May; it was 300 km away.",
        "Every third year they meet.",
        "Exports rose 4 per cent in 2019 and the index was 300 in 2021.",
    ],
)
def test_a_number_of_something_else_takes_up_nothing(text: str) -> None:
    told = [(text[q.start : q.end], q.unit) for q in quantities(text)]
    assert not {("3", "tourist"), ("300", "minister"), ("third", "percent"), ("300", "percent")} & set(told)
