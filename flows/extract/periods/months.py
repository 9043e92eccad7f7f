"""Months and their days: `in December`, `Jan-Jul`, `9 and 10 January, 2023`, `from March 28 to April 3`."""

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache, partial

from flows.extract.periods import calendar
from flows.extract.periods.calendar import UNKNOWN, Days
from flows.extract.periods.dates import Month, is_dateline, is_month, month_at
from flows.extract.periods.reader import Frame, Key, Node, Reader
from flows.reference import table

_TERMS = frozenset(row["form"] for row in table("lexicons/periods") if row["class"] == "term")
_LONGER = re.compile(r" (?:fiscal )?(quarter|qtr|half)\b")
_RUNNING = re.compile(r" (?:current|ongoing|this) ")
_PERIOD = re.compile(r" period(?= (?:of |in |last |this ))")
_TO = frozenset(
    ("-", "–", " - ", " – ", "/", " to ", " through ", " thru ", " till ", " until ", "--", "-to-", " up to ", ", to ")
)
_AND = frozenset((" and ", " or ", ", ", " and in "))
DEADLINE = frozenset(("by", "until", "till", "before", "next"))

NEAR = 100
"""A day of a month without its year is the nearest one, if it lies within so many days."""

_ATTRIBUTIVE = frozenset(("", "the", "its", "their", "his", "s"))
LONG_AGO = 250
"""For a month so many days back news says `last May`: a bare `May` is the next one, even beside a verb of the past."""


def read_month(reader: Reader, index: int) -> Node | None:
    """A month or days of it, alone or as the first of a range."""
    month = month_at(reader, index)
    if month is None:
        return None
    ranged = _months(reader, month) if month.low is None else _days(reader, month)
    if ranged:
        return ranged
    if month.low is not None:
        return _day(reader, index, month)
    return _whole(reader, index, month) if is_month(reader, index, month) else None


def _day(reader: Reader, index: int, month: Month) -> Node:
    """A day of a month, or a run of them."""
    number, low, high = month.number, month.low or 0, month.high or 0

    def days_of(year: int) -> Days:
        return calendar.day_of_month(year, number, low), calendar.day_of_month(year, number, high)

    basis = "day" if low == high else "days"
    days = _in_frame(month.frame, days_of) if month.frame else _yearless(reader, index, month, days_of)
    key: Key | None = None if month.frame else (basis, number, low, high)
    return tuple.__new__(Node, (month.start, month.end, month.next, days, basis, None, key))


def _whole(reader: Reader, index: int, month: Month) -> Node:
    """A whole month, or the quarter or half that ends with it: `the December quarter`."""
    number, frame, end, following = month.number, month.frame, month.end, month.next
    longer = _LONGER.match(reader.text, end)
    unit = {"quarter": "quarter", "qtr": "quarter", "half": "half"}[longer[1]] if longer else ""
    if longer:
        end = longer.end()
        following = reader.skip(following, end)
        after = None if frame else reader.outer(end, following)
        if after:
            frame, end, following = after, after.end, after.next

    def days_of(year: int) -> Days:
        days = calendar.month_days(year, number)
        return calendar.units_until(days[1], 1, unit) if unit else days

    month = month._replace(frame=frame, end=end, next=following)
    days = _in_frame(frame, days_of) if frame else _yearless(reader, index, month, days_of)
    key: Key | None = None if frame else (unit or "month", number, 0, 0)
    return Node(month.start, end, following, days, unit or "month", None, key)


def _in_frame(frame: Frame, days_of: Callable[[int], Days]) -> Days:
    first = frame.days[0]
    return days_of(first.year) if first and frame.basis == "year" else UNKNOWN


_SPLIT = re.compile(r"(\d{4})[/–-]\d{2,4}\Z")
_OPENING_MONTHS = frozenset((4, 7, 10))


def _split_year(reader: Reader, frame: Frame, opening: int) -> int | None:
    """The year in which `April-September of 2024-25` begins: months that open a year of accounts are of its first."""
    match = _SPLIT.search(reader.text, max(frame.end - 9, 0), frame.end)
    return int(match[1]) if match and opening in _OPENING_MONTHS else None


def _yearless(reader: Reader, index: int, month: Month, days_of: Callable[[int], Days]) -> Days:
    """The days in the year that a neighbouring month shares, that `last` or `next` tells, or that tense decides."""
    shared = _shared_year(reader, month)
    if shared:
        return days_of(shared)
    today = reader.today
    if today is None:
        return UNKNOWN
    way = reader.atoms[index].entry.way
    if way == 0:
        return days_of(today.year)
    if way is not None:
        later = way > 0
        passed = month.number > today.month if later else month.number < today.month
        return days_of(today.year if passed else today.year + way)
    deadline = reader.word_before(month.start) in DEADLINE
    if month.low is not None and reader.tense is None and not deadline:
        days = _near(today, month.number, month.low, month.high or month.low)
        if days != UNKNOWN:
            return days
    told = _way(reader, month.start, month.end)
    days = reader.choose("ahead" if deadline and told != "behind" else told, days_of)
    if told == "behind" and reader.tense is None and days[1] and (today - days[1]).days > LONG_AGO:
        return reader.choose("near", days_of)
    if told == "ahead" and reader.tense is None and not deadline and days[0] and (days[0] - today).days > FAR_AHEAD:
        return reader.choose("near", days_of)  # `forecasts for a rise in February`, in March
    return days


FAR_AHEAD = 300
"""What is to come after so many days is not told by the bare name of a month."""


@lru_cache(maxsize=1024)
def _near(today: date, number: int, low: int, high: int) -> Days:
    """The days from `low` to `high` of a month in the year in which they begin near today, or unknown."""
    for year in (today.year, today.year - 1, today.year + 1):
        first = calendar.day_of_month(year, number, low)
        if first and abs((first - today).days) <= NEAR:
            return first, calendar.day_of_month(year, number, high)
    return UNKNOWN


def _way(reader: Reader, start: int, end: int) -> str:
    """Where a month without its year lies; the one of a delivery or a contract of trade lies ahead."""
    space, _, after = reader.folded[end : end + 20].partition(" ")
    if reader.tense is None and not space and after.split(" ", 1)[0] in _TERMS:
        return "ahead"
    if reader.word_before(start) == "since":
        return "behind"
    way = reader.way(start, end)
    if way == "ahead" and reader.tense is None and reader.word_before(start) in _ATTRIBUTIVE:
        return "near"  # the December pact, whatever will become of it
    return way


def _shared_year(reader: Reader, month: Month) -> int | None:
    """The year of the last of several months: `in November and December 1986`."""
    end, following = month.end, month.next
    for _ in range(3):
        if reader.kind(following) != "month" or reader.gap(end, following) not in _AND:
            return None
        other = month_at(reader, following)
        if other is None or other.low is not None:
            return None
        if other.frame and other.frame.basis == "year" and other.frame.days[0]:
            return other.frame.days[0].year - (1 if other.number < month.number else 0)
        end, following = other.end, other.next
    return None


def _next_in_range(reader: Reader, month: Month) -> Month | None:
    """The month to which a range leads from another."""
    if reader.kind(month.next) != "month":
        return None
    floor, reader.floor = reader.floor, max(reader.floor, month.end)
    other = month_at(reader, month.next)
    reader.floor = floor
    if other is None or other.start < month.end:
        return None
    if is_dateline(reader.text, month.start, month.end):
        return None
    gap = reader.text[month.end : other.start].lower()
    between = gap == " and " and reader.word_before(month.start) == "between"
    return other if between or gap in _TO else None


def _months(reader: Reader, month: Month) -> Node | None:
    """`January-May`, `from January to July 2021`, `Dec 1985 to Feb 1986`, `the April-June quarter`."""
    other = _next_in_range(reader, month)
    if other is None:
        return _up_to_part(reader, month)
    if other.low is not None:
        return None
    end, following, frame = other.end, other.next, other.frame
    longer = _LONGER.match(reader.text, end) or _PERIOD.match(reader.text, end)
    if longer:
        end = longer.end()
        following = reader.skip(following, end)
        after = None if frame else reader.outer(end, following)
        if after:
            frame, end, following = after, after.end, after.next

    def days_of(year: int, first_year: int | None = None) -> Days:
        begin = first_year or (year if month.number <= other.number else year - 1)
        return calendar.month_days(begin, month.number)[0], calendar.month_days(year, other.number)[1]

    key: Key | None = None
    if frame or month.frame:
        began = month.frame.days[0] if month.frame else None
        of = partial(days_of, first_year=began.year) if began else days_of
        split = _split_year(reader, frame, month.number) if frame and frame.basis == "fiscal" else None
        if frame and frame.basis == "fiscal" and not split and _RUNNING.search(reader.folded, month.end, frame.end):
            days = reader.choose("behind", days_of, tail=31)
        elif split:
            days = days_of(split + (month.number > other.number), split)
        else:
            days = _in_frame(frame, of) if frame else UNKNOWN
        if days[0] and days[1] and days[0] > days[1]:
            return None
    else:
        way = _way(reader, month.start, end)
        days = reader.choose("behind" if way == "open" else way, days_of, tail=31)
        key = ("months", month.number, other.number, 0)
    return Node(month.start, end, following, days, "months", None, key)


def _up_to_part(reader: Reader, month: Month) -> Node | None:
    """`January to mid-September`, `from March until the end of May 2021`: months up to a day of the last one."""
    at = month.next
    if month.frame or reader.kind(at) != "part" or reader.gap(month.end, at) not in _TO:
        return None
    node = reader.read_as(at, tense="behind", floor=month.end)
    if node is None or node.days[0] is None or node.days[1] is None or node.basis not in ("day", "month"):
        return None
    first, last = node.days[0], node.days[1]
    if reader.atoms[at].entry.name == "mid":
        last = last.replace(day=MIDDLE)
    year = first.year if month.number <= first.month else first.year - 1
    return Node(month.start, node.end, node.next, (calendar.month_days(year, month.number)[0], last), "months")


MIDDLE = 15
"""What is counted up to the middle of a month ends with this day."""


def _days(reader: Reader, month: Month) -> Node | None:
    """`from March 28 to April 3, 1987`."""
    other = _next_in_range(reader, month)
    if other is None or other.low is None or other.low != other.high or month.low is None or month.low != month.high:
        return None
    low, high = month.low, other.low
    said = other.frame or month.frame

    def days_of(year: int) -> Days:
        begin = year if (month.number, low) <= (other.number, high) else year - 1
        if month.frame and month.frame.days[0]:
            begin = month.frame.days[0].year
        return calendar.day_of_month(begin, month.number, low), calendar.day_of_month(year, other.number, high)

    days = _in_frame(said, days_of) if said else reader.choose("near", days_of)
    if days[0] and days[1] and days[0] > days[1]:
        return None
    return Node(month.start, other.end, other.next, days, "days")
