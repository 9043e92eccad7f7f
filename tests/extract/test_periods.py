"""Periods: one example or more for every way of naming time, and the invariants on rendered and on arbitrary text."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.periods import BASES, NO_PERIOD, ROLES, Period, calendar, periods
from flows.extract.text.lexicon import fold

TODAY = date(2023, 12, 11)  # a Monday
MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip


def read(text: str, today: date | None = TODAY) -> list[Period]:
    return periods(text, fold(text), today)


def named(text: str, today: date | None = TODAY) -> list[tuple[str, str, str]]:
    """Words, days and role of each period: `("2022", "2022-01-01..2022-12-31", "in")`."""
    return [(text[p.start : p.end], f"{p.first or ''}..{p.last or ''}", p.role) for p in read(text, today)]


def days(text: str, today: date | None = TODAY) -> list[str]:
    return [span for _, span, _ in named(text, today)]


@pytest.mark.parametrize(
    ("text", "words", "span", "role"),
    [
        ("Sales rose in 2022.", "2022", "2022-01-01..2022-12-31", "in"),
        ("Sales (2022) rose.", "2022", "2022-01-01..2022-12-31", "in"),
        ("In the whole of 2010 it grew.", "whole of 2010", "2010-01-01..2010-12-31", "in"),
        ("It began in the year 2016.", "the year 2016", "2016-01-01..2016-12-31", "in"),
        ("It was sold in December 2025.", "December 2025", "2025-12-01..2025-12-31", "in"),
        ("It began in October, 1996.", "October, 1996", "1996-10-01..1996-10-31", "in"),
        ("Prices fell in November.", "November", "2023-11-01..2023-11-30", "in"),
        ("It will open in March.", "March", "2024-03-01..2024-03-31", "in"),
        ("Output fell in October last year.", "October last year", "2022-10-01..2022-10-31", "in"),
        ("Output in the December quarter fell.", "December quarter", "2023-10-01..2023-12-31", "in"),
        ("Output in the April-June quarter fell.", "April-June quarter", "2023-04-01..2023-06-30", "in"),
        ("Prices fell last month.", "last month", "2023-11-01..2023-11-30", "in"),
        ("Prices will rise next week.", "next week", "2023-12-18..2023-12-24", "in"),
        ("Sales in Q1 2023 rose.", "Q1 2023", "2023-01-01..2023-03-31", "in"),
        ("Sales in H1 2023 rose.", "H1 2023", "2023-01-01..2023-06-30", "in"),
        ("Sales in Q1-Q3 2022 rose.", "Q1-Q3 2022", "2022-01-01..2022-09-30", "in"),
        ("Sales in the first half of 2024 rose.", "first half of 2024", "2024-01-01..2024-06-30", "in"),
        ("It opens in the second quarter of next year.", "second quarter of next year", "2024-04-01..2024-06-30", "in"),
        ("Last year's fourth quarter was good.", "Last year's fourth quarter", "2022-10-01..2022-12-31", "in"),
        ("Sales grew in the third quarter.", "third quarter", "2023-07-01..2023-09-30", "in"),
        ("The first eleven months of this year", "first eleven months of this year", "2023-01-01..2023-11-30", "in"),
        ("In the first 11 months it fell.", "first 11 months", "2023-01-01..2023-11-30", "in"),
        ("In seven months of this year it fell.", "seven months of this year", "2023-01-01..2023-07-31", "in"),
        ("In the last two months of 2022 it fell.", "last two months of 2022", "2022-11-01..2022-12-31", "in"),
        ("In January-May it fell.", "January-May", "2023-01-01..2023-05-31", "in"),
        ("Sales up in Jan-Jul 2021.", "Jan-Jul 2021", "2021-01-01..2021-07-31", "in"),
        ("It fell from January to July 2021.", "January to July 2021", "2021-01-01..2021-07-31", "in"),
        ("It fell from January through April.", "January through April", "2023-01-01..2023-04-30", "in"),
        ("It fell from Dec 1985 to Feb 1986.", "Dec 1985 to Feb 1986", "1985-12-01..1986-02-28", "in"),
        ("It fell from November to February.", "November to February", "2022-11-01..2023-02-28", "in"),
        ("It grew from 2015 to 2022.", "2015 to 2022", "2015-01-01..2022-12-31", "in"),
        ("The 2015-2020 plan is over.", "2015-2020", "2015-01-01..2020-12-31", "in"),
        ("It grew between 2010 and 2015.", "2010 and 2015", "2010-01-01..2015-12-31", "in"),
        ("Growth in the 1990s was fast.", "1990s", "1990-01-01..1999-12-31", "in"),
        ("Growth in the early 1990s was fast.", "early 1990s", "1990-01-01..1993-12-31", "in"),
        ("Over the past year it grew.", "past year", "2022-12-12..2023-12-11", "in"),
        ("Over the past five years it has grown.", "past five years", "2018-12-12..2023-12-11", "in"),
        ("In the next five years it may grow.", "next five years", "2023-12-12..2028-12-11", "in"),
        ("We will do it within two weeks.", "two weeks", "2023-12-11..2023-12-25", "by"),
        ("So far this year it grew.", "So far this year", "2023-01-01..2023-12-11", "in"),
        ("Exports so far in December are up.", "so far in December", "2023-12-01..2023-12-11", "in"),
        ("Year-to-date exports fell.", "Year-to-date", "2023-01-01..2023-12-11", "in"),
        ("It has grown since 2010.", "2010", "2010-01-01..2023-12-11", "since"),
        ("It delivers power from 2025.", "2025", "2025-01-01..", "from"),
        ("The target for 2030 is known.", "2030", "2030-01-01..2030-12-31", "in"),
        ("It should double by 2030.", "2030", "2030-01-01..2030-12-31", "by"),
        ("It ends by the end of 2025.", "end of 2025", "2025-12-31..2025-12-31", "by"),
        ("It ends by mid-2024.", "mid-2024", "2024-06-30..2024-06-30", "by"),
        ("It ends at the end of the year.", "end of the year", "2023-12-31..2023-12-31", "in"),
        ("Debt at end-September 2022 was high.", "end-September 2022", "2022-09-30..2022-09-30", "in"),
        ("It closes before this year is out.", "this year", "2023-01-01..2023-12-31", "by"),
        ("It runs until 2027.", "2027", "2027-01-01..2027-12-31", "until"),
        ("It will start early next year.", "early next year", "2024-01-01..2024-04-30", "in"),
        ("They met in late November 2025.", "late November 2025", "2025-11-21..2025-11-30", "in"),
        ("They met later this month.", "later this month", "2023-12-11..2023-12-31", "in"),
        ("It has 12 plants at present.", "at present", "2023-12-11..2023-12-11", "at"),
        ("Currently it has 12 plants.", "Currently", "2023-12-11..2023-12-11", "at"),
        ("They signed it on Friday.", "Friday", "2023-12-08..2023-12-08", "in"),
        ("They signed it on Monday.", "Monday", "2023-12-11..2023-12-11", "in"),
        ("They will sign it on Friday.", "Friday", "2023-12-15..2023-12-15", "in"),
        ("They meet next Monday.", "next Monday", "2023-12-18..2023-12-18", "in"),
        ("They met yesterday.", "yesterday", "2023-12-10..2023-12-10", "in"),
        ("They meet tomorrow.", "tomorrow", "2023-12-12..2023-12-12", "in"),
        ("They met on Tuesday, 5 December.", "Tuesday, 5 December", "2023-12-05..2023-12-05", "in"),
        ("They met on December 9.", "December 9", "2023-12-09..2023-12-09", "in"),
        ("They met on December 8-9.", "December 8-9", "2023-12-08..2023-12-09", "in"),
        ("They met on 09th and 10th January, 2023.", "09th and 10th January, 2023", "2023-01-09..2023-01-10", "in"),
        ("They met from March 28 to April 3, 1987.", "March 28 to April 3, 1987", "1987-03-28..1987-04-03", "in"),
        ("The bond is due April one.", "April one", "2024-04-01..2024-04-01", "in"),
        ("In the year ended March 31 it fell.", "the year ended March 31", "2022-04-01..2023-03-31", "in"),
        ("In the year to March it fell.", "the year to March", "2022-04-01..2023-03-31", "in"),
        ("12 months to June", "12 months to June", "2022-07-01..2023-06-30", "in"),
        ("the four weeks ended March 28, 1987", "four weeks ended March 28, 1987", "1987-03-01..1987-03-28", "in"),
        ("the financial year starting April 1", "financial year starting April 1", "2024-04-01..2025-03-31", "in"),
        ("In the first week of March 1987", "first week of March 1987", "1987-03-01..1987-03-07", "in"),
        ("five years ago", "five years ago", "2018-01-01..2018-12-31", "in"),
        ("ten days ago", "ten days ago", "2023-12-01..2023-12-01", "in"),
        ("The first few months of 1987 were good.", "first few months of 1987", "1987-01-01..1987-04-30", "in"),
        ("It grew 4 per cent over the past year.", "past year", "2022-12-12..2023-12-11", "in"),
        ("It will be paid to banks which in June were asked.", "June", "2023-06-01..2023-06-30", "in"),
        ("The current year ending March 31 is bad.", "current year ending March 31", "2023-04-01..2024-03-31", "in"),
        ("dues as of 31 December 2022", "31 December 2022", "2022-12-31..2022-12-31", "at"),
    ],
)
def test_a_way_of_naming_time(text: str, words: str, span: str, role: str) -> None:
    assert named(text) == [(words, span, role)]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("the 1986/87 crop", "fiscal"),
        ("in fiscal 1987", "fiscal"),
        ("in FY2023", "fiscal"),
        ("the financial year 2022-23", "fiscal"),
        ("first quarter of fiscal 1988", "fiscal"),
        ("a lease that runs for 70 years", "duration"),
        ("3 to 5 years in jail", "duration"),
        ("a two-day stay", "duration"),
        ("at 0945 GMT it rose", "time"),
        ("at 9:30 am it rose", "time"),
        ("under Vision 2030 it rose", "name"),
        ("in the summer of 2021", "season"),
        ("50 tonnes a year", "relative"),
        ("50 tonnes per month", "relative"),
    ],
)
def test_words_without_days_are_covered_all_the_same(text: str, basis: str) -> None:
    (period,) = read(text)
    assert (period.first, period.last, period.basis) == (None, None, basis)


def test_the_number_of_a_duration_is_part_of_it() -> None:
    text = "Fees for 3 to 5 years and 2.5 months and between seven and nine weeks"
    assert [text[p.start : p.end] for p in read(text)] == ["3 to 5 years", "2.5 months", "seven and nine weeks"]


def test_the_base_of_a_comparison() -> None:
    assert [role for *_, role in named("Sales rose 5% in 2022 from 2021.")] == ["in", "base"]
    assert [role for *_, role in named("They were 3 pct higher than in 2008.")] == ["base"]
    assert [role for *_, role in named("Sales fell from 7 million in 2021 to 5 million in 2022.")] == ["base", "in"]
    assert named("In May 2022 it fell, from a year earlier.")[1] == ("a year earlier", "2021-05-01..2021-05-31", "base")
    assert named("In Q1 2022 it rose 3% year-on-year.")[1] == ("year-on-year", "2021-01-01..2021-03-31", "base")


def test_periods_that_lean_on_an_earlier_one() -> None:
    text = "It sold 5 in the first nine months of 2022, against 4 in the same period of 2020 and 3 a year earlier."
    assert days(text) == ["2022-01-01..2022-09-30", "2020-01-01..2020-09-30", "2021-01-01..2021-09-30"]
    assert days("It sold 5 in 2006. Half of it went north that year.")[-1] == "2006-01-01..2006-12-31"
    assert days("It sold 5 in 2006, and 7 in the following year.")[-1] == "2007-01-01..2007-12-31"
    assert days("Trade from January to July 2021 was 5. The seven-month total rose.")[-1] == "2021-01-01..2021-07-31"
    assert days("It fell from the previous year.") == [".."], "no period to count from"


def test_a_rate_a_year_is_told_of_full_years() -> None:
    assert days("It grew by 9% a year since 2015.")[-1] == "2015-01-01..2022-12-31"
    assert days("It grew by 9% a year over the last five years.")[-1] == "2018-01-01..2022-12-31"
    assert days("It grew by 9% in all since 2015.")[-1] == "2015-01-01..2023-12-11"


def test_two_coordinated_years_or_months_are_two_periods() -> None:
    assert days("in 2021 and 2022") == ["2021-01-01..2021-12-31", "2022-01-01..2022-12-31"]
    assert days("in November and December 1986") == ["1986-11-01..1986-11-30", "1986-12-01..1986-12-31"]


def test_without_the_day_of_the_document_relative_periods_have_no_days() -> None:
    assert days("last year, so far, yesterday, next month, on Friday, over the past year", None) == [".."] * 6
    assert days("in 2021 and by May 2022", None) == ["2021-01-01..2021-12-31", "2022-05-01..2022-05-31"]


def test_a_period_without_its_year_takes_it_from_the_same_words_elsewhere() -> None:
    text = "Exports up in Jan-Jul\nThey rose from January to July 2021, after a fall in January-July 2020."
    assert days(text, None)[0] == "2021-01-01..2021-07-31"
    assert days("Exports up in Jan-Jul\nThey had fallen in 2020 and 2021.", None)[0] == ".."


def test_the_day_before_the_first_sentence_is_a_dateline() -> None:
    assert [p.basis for p in read("OSLO, Dec 11 - Exports fell on Friday.")] == ["dateline", "weekday"]
    assert [p.basis for p in read("OSLO, Norway, Dec 11 - Nov 30 saw a fall.")] == ["dateline", "day"]
    assert [p.basis for p in read("They met in Oslo on Dec 11 - and signed.")] == ["day"]


def test_months_in_a_year_that_news_would_name_lie_ahead() -> None:
    assert days("It was sent to parliament for approval in February.") == ["2024-02-01..2024-02-29"]
    assert days("They bought a cargo for January shipment.") == ["2024-01-01..2024-01-31"]
    assert days("They will not keep to the November pact.") == ["2023-11-01..2023-11-30"]
    assert days("They had met last February.") == ["2023-02-01..2023-02-28"]


@pytest.mark.parametrize(
    "text",
    [
        "It may march on.",
        "They paid $2010 for it.",
        "They sold 2000 tonnes and 1987 cars.",
        "The index was 1,987 and 1987.5 and 2.1987.",
        "under Regulation (EU) 2015/2446 and No.383-128",
        "COMPANY MAY BUY MORE",
        "April Smith and June Jones spoke",
        "half of it, a quarter of them, three quarters of all",
        "the Sunday Times wrote",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert [text[p.start : p.end] for p in read(text) if p.basis not in NO_PERIOD and p.basis != "duration"] == []


ANY_DAY = st.dates(date(1900, 1, 1), date(2059, 12, 31))
DAY_FORMATS = st.sampled_from(
    [
        lambda d: d.isoformat(),
        lambda d: f"{d.day:02}/{d.month:02}/{d.year}",
        lambda d: f"{d.day}-{d.month}-{d.year}",
        lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
        lambda d: f"{MONTHS[d.month - 1][:3]} {d.day}, {d.year}",
        lambda d: f"{MONTHS[d.month - 1][:3]}. {d.day} {d.year}",
        lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
        lambda d: f"{d.day}th of {MONTHS[d.month - 1]}, {d.year}",
        lambda d: f"{d.strftime('%A')}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    ]
)


@given(ANY_DAY, DAY_FORMATS, st.one_of(st.none(), ANY_DAY))
def test_a_rendered_day_comes_back(day: date, form: object, today: date | None) -> None:
    assert callable(form)
    words = form(day)
    if words[:2].isdigit() and "/" in words and day.day <= 12:
        words = day.isoformat()  # both orders are dates
    text = f"The deal was signed on {words}."
    found = read(text, today)
    assert [(text[p.start : p.end], p.first, p.last) for p in found] == [(words, day, day)]


@given(st.integers(1900, 2058), st.integers(1, 12), st.integers(1, 12), st.one_of(st.none(), ANY_DAY))
def test_rendered_months_quarters_and_years_come_back(year: int, low: int, high: int, today: date | None) -> None:
    low, high = min(low, high), max(low, high)
    quarter = (low + 2) // 3
    expected = {
        f"in {year} it": calendar.year_days(year),
        f"in {MONTHS[low - 1]} {year} it": calendar.month_days(year, low),
        f"in Q{quarter} {year} it": calendar.part_days(year, "quarter", quarter),
        f"from {year} to {year + 1} it": (date(year, 1, 1), date(year + 1, 12, 31)),
        f"in the first {max(low, 2)} months of {year} it": calendar.opening_days(
            calendar.year_days(year), max(low, 2), "month"
        ),
    }
    if low < high:
        begin, end = calendar.month_days(year, low)[0], calendar.month_days(year, high)[1]
        expected[f"from {MONTHS[low - 1]} to {MONTHS[high - 1]} {year} it"] = begin, end
        expected[f"in {MONTHS[low - 1][:3]}-{MONTHS[high - 1][:3]} {year} it"] = begin, end
    for text, span in expected.items():
        assert [(p.first, p.last) for p in read(text, today)] == [span], text


WORDS = st.sampled_from(
    """in by since from the of to and - – , . ' ( ) / first last next past this that same end early mid late year years
    quarter half month months week days ended ending March may December 9 31 11, 2022 1986/87 Q1 H1 2015-2020 12/05/2014
    fiscal so far to date now today Monday Friday ago earlier a per nine 12 $ % Vision GMT \n 1990s period previous
    corresponding summer only said will from between than 2023 before FY2023 00 decade the""".split(" ")
)


@settings(max_examples=300)
@given(st.one_of(st.text(), st.lists(WORDS, max_size=40).map(" ".join)), st.one_of(st.none(), st.dates()))
def test_periods_of_any_text_are_sorted_apart_and_sound(text: str, today: date | None) -> None:
    at = 0
    for period in read(text, today):
        assert at <= period.start < period.end <= len(text)
        assert text[period.start : period.end].strip() == text[period.start : period.end]
        assert period.basis in BASES
        assert period.role in ROLES
        assert not (period.first and period.last) or period.first <= period.last, text[period.start : period.end]
        at = period.end


def test_reading_takes_linear_time() -> None:
    for unit in (
        "year to ",
        "first quarter of ",
        "end of the ",
        "May and ",
        "2015-",
        "the same period ",
        "12 months to ",
    ):
        spent = []
        for size in (500, 4000):
            text = unit * size
            folded = fold(text)
            began = time.process_time()
            periods(text, folded, TODAY)
            spent.append(time.process_time() - began)
        assert spent[1] < 80 * spent[0] + 1, unit


@given(ANY_DAY, st.integers(-40, 40), st.sampled_from(sorted(calendar.UNITS)))
def test_units_around_a_day_follow_without_gap(day: date, offset: int, unit: str) -> None:
    if unit == "fortnight":
        return
    first, last = calendar.unit_around(day, unit, offset)
    after, _ = calendar.unit_around(day, unit, offset + 1)
    assert first is not None
    assert last is not None
    assert first <= last
    assert after == last + timedelta(1)
    here = calendar.unit_around(day, unit, 0)
    assert here[0] is not None
    assert here[1] is not None
    assert here[0] <= day <= here[1]


@given(ANY_DAY, st.integers(1, 60), st.sampled_from(sorted(calendar.UNITS)))
def test_units_until_and_from_a_day_meet(day: date, number: int, unit: str) -> None:
    first, last = calendar.units_until(day, number, unit)
    assert last == day
    assert first is not None
    assert first <= day
    begin, end = calendar.units_from(calendar.following(day), number, unit)
    assert begin == day + timedelta(1)
    assert end is not None
    assert end > day
