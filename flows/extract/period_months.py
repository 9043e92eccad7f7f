"""Months and their days: `in December`, `Jan-Jul`, `9 and 10 January, 2023`, `from March 28 to April 3`."""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from flows.extract import calendar
from flows.extract.calendar import UNKNOWN, Days
from flows.extract.period_reader import Frame, Key, Node, Reader
from flows.extract.period_years import PREPOSITIONS
from flows.reference import table

_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)?"
_NO_DAY = r"(?![\w%:]|[.,/]\d| ?(?:pct|per ?cent|percent|mln|bln|bn|billion|million|gmt|am|pm|a\.m|p\.m)\b)"
_DAY = re.compile(rf"\.? ?{_NUMBER}{_NO_DAY}")
_DAYS = re.compile(rf"\.? ?{_NUMBER} ?(?:-|–|to|and|through|&) ?(?:the )?{_NUMBER}{_NO_DAY}")
_DAY_AND_YEAR = re.compile(rf", {_NUMBER},? (?=\d{{4}}\b)")
_DAY_BEFORE = re.compile(
    rf"(?<![\w.,:/$£€-])(?:{_NUMBER} ?(?:-|–|to|and|&) ?(?:the )?)?{_NUMBER}(?: of |[ -]| day of | of the month of )\Z"
)
_DAY_WORD = {row["form"]: int(row["value"]) for row in table("lexicons/periods") if row["class"] == "day_word"}
_TERMS = frozenset(row["form"] for row in table("lexicons/periods") if row["class"] == "term")
_BEFORE_DAY_WORD = frozenset(row["form"] for row in table("lexicons/periods") if row["class"] == "before_day_word")
_BEFORE_NAMES = frozenset(("and", "or", "with", "the", "its", "as", "each", "every"))
_DASH = re.compile(r"(?:, ?[A-Z][a-zA-Z]{1,12})? ?(?:-|–|—|--) |\s?\([A-Z][\w .]{1,20}\)")
_PLACE = re.compile(r"[A-Z][^a-z\n]{2}[^\n]{0,60}, \Z|[A-Z][\w .,'/-]{2,40}, \Z|\Z")
_LONGER = re.compile(r" (?:fiscal )?(quarter|qtr|half)\b")
_TO = frozenset(
    ("-", "–", " - ", " – ", "/", " to ", " through ", " thru ", " till ", " until ", "--", "-to-", " up to ", ", to ")
)
_AND = frozenset((" and ", " or ", ", ", " and in "))
_YEAR_GAPS = frozenset((" ", ", ", ",", " , ", " of ", " of the ", "-", "/", ". ", " in "))
DEADLINE = frozenset(("by", "until", "till", "before", "next"))

NEAR = 100
"""A day of a month without its year is the nearest one, if it lies within so many days."""

LONG_AGO = 250
"""For a month so many days back news says `last May`: a bare `May` is the next one, even beside a verb of the past."""


class Month(NamedTuple):
    """A month as written: span, next atom, number, first and last day named (None: the whole), and its year."""

    start: int
    end: int
    next: int
    number: int
    low: int | None
    high: int | None
    frame: Frame | None


def read_month(reader: Reader, index: int) -> Node | None:
    """A month or days of it, alone or as the first of a range."""
    month = _month(reader, index)
    if month is None:
        return None
    ranged = _months(reader, month) if month.low is None else _days(reader, month)
    if ranged:
        return ranged
    if month.low is not None:
        return _day(reader, index, month)
    return _whole(reader, index, month) if _is_month(reader, index, month) else None


def _month(reader: Reader, index: int) -> Month | None:
    start, end, atom = reader.atoms[index]
    text = reader.text
    if not text[end - 3 : end].isalpha() or (atom.way is None and not text[start].isupper()):
        return None
    low, high, start, end = _days_named(reader, index)
    if low is None and atom.name == "short" and text[end : end + 1] == ".":
        end += 1
    following = reader.skip(index + 1, end)
    gap = reader.gap(end, following)
    frame = None
    if gap in _YEAR_GAPS and (reader.kind(following) == "year" or gap in (" ", " of ", " of the ")):
        frame = reader.frame(following, gap or "")
        if frame and frame.basis == "years":
            frame = None
    if frame:
        end, following = frame.end, frame.next
    return Month(start, end, following, atom.number, low, high, frame)


def _days_named(reader: Reader, index: int) -> tuple[int | None, int | None, int, int]:
    """First and last day beside the month of atom `index`, and the span of them all."""
    start, end, _ = reader.atoms[index]
    text = reader.text
    following = index + 1
    if match := _DAYS.match(text, end):
        low, high = int(match[1]), int(match[2])
        if 1 <= low < high <= 31 and not _belongs_on(reader, match.end(), following):
            return low, high, start, match.end()
    if (match := _DAY.match(text, end)) and 1 <= int(match[1]) <= 31:
        year_begins = reader.kind(following) == "year" and reader.atoms[following].start < match.end(1)
        if not year_begins:
            return int(match[1]), int(match[1]), start, match.end()
    if match := _DAY_AND_YEAR.match(text, end):
        return int(match[1]), int(match[1]), start, match.end() - 1
    if match := _DAY_BEFORE.search(text, max(start - 30, reader.floor), start):
        high = int(match[2])
        low = int(match[1]) if match[1] else high
        if 1 <= low <= high <= 31:
            return low, high, match.start(), end
        if 1 <= high <= 31:
            return high, high, match.start(2), end
    if text[end : end + 1] == " ":
        word = reader.folded[end + 1 : end + 7].split(" ", 1)[0]
        stop = end + 1 + len(word)
        if word in _DAY_WORD and (
            text[stop : stop + 1] in (",", ".", "\n", "") or reader.word_before(start) in _BEFORE_DAY_WORD
        ):
            return _DAY_WORD[word], _DAY_WORD[word], start, stop
    return None, None, start, end


def _belongs_on(reader: Reader, end: int, index: int) -> bool:
    """`March 9 to 11 April`: the second number belongs to the month that follows it."""
    index = reader.skip(index, end)
    return reader.kind(index) == "month" and reader.gap(end, index) in (" ", " of ")


def _is_month(reader: Reader, index: int, month: Month) -> bool:
    """Whether a month without a day is one, and not a modal verb, a march, or somebody's name."""
    start, end, atom = reader.atoms[index]
    if atom.way is not None:
        return True
    text = reader.text
    before = reader.word_before(start)
    doubtful = atom.number == 5 or (atom.number == 3 and text[start:end].isupper())
    if month.frame is not None:
        return not (doubtful and text[start:end].isupper() and month.frame.basis != "year") or before in PREPOSITIONS
    if doubtful or atom.name == "short":
        return before in PREPOSITIONS
    named = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and text[end + 2 : end + 3].islower()
    return not named or (before in PREPOSITIONS and before not in _BEFORE_NAMES)


def _day(reader: Reader, index: int, month: Month) -> Node:
    """A day of a month, or a run of them."""
    number, low, high = month.number, month.low or 0, month.high or 0

    def days_of(year: int) -> Days:
        return calendar.day_of_month(year, number, low), calendar.day_of_month(year, number, high)

    basis = "day" if low == high else "days"
    days = _in_frame(month.frame, days_of) if month.frame else _yearless(reader, index, month, days_of)
    key: Key | None = None if month.frame else (basis, number, low, high)
    return Node(month.start, month.end, month.next, days, basis, None, key)


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
        near = reader.choose("near", days_of)
        if near[0] and abs((near[0] - today).days) <= NEAR:
            return near
    told = _way(reader, month.start, month.end)
    days = reader.choose("ahead" if deadline and told != "behind" else told, days_of)
    if told == "behind" and reader.tense is None and days[1] and (today - days[1]).days > LONG_AGO:
        return reader.choose("near", days_of)
    return days


def _way(reader: Reader, start: int, end: int) -> str:
    """Where a month without its year lies; the one of a delivery or a contract of trade lies ahead."""
    space, _, after = reader.folded[end : end + 20].partition(" ")
    if reader.tense is None and not space and after.split(" ", 1)[0] in _TERMS:
        return "ahead"
    return reader.way(start, end)


def _shared_year(reader: Reader, month: Month) -> int | None:
    """The year of the last of several months: `in November and December 1986`."""
    end, following = month.end, month.next
    for _ in range(3):
        if reader.kind(following) != "month" or reader.gap(end, following) not in _AND:
            return None
        other = _month(reader, following)
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
    other = _month(reader, month.next)
    reader.floor = floor
    if other is None or other.start < month.end:
        return None
    if is_dateline(reader.text, month.start, month.end):
        return None
    gap = reader.text[month.end : other.start].lower()
    between = gap == " and " and reader.word_before(month.start) == "between"
    return other if between or gap in _TO else None


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a day stands between the place of a report at the beginning of a line and a dash."""
    if not _DASH.match(text, end):
        return False
    line = text.rfind("\n", max(start - 70, 0), start) + 1
    return (line > 0 or start < 70) and _PLACE.fullmatch(text, line, start) is not None


def _months(reader: Reader, month: Month) -> Node | None:
    """`January-May`, `from January to July 2021`, `Dec 1985 to Feb 1986`, `the April-June quarter`."""
    other = _next_in_range(reader, month)
    if other is None or other.low is not None:
        return None
    end, following, frame = other.end, other.next, other.frame
    longer = _LONGER.match(reader.text, end)
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
        days = _in_frame(frame, of) if frame else UNKNOWN
        if days[0] and days[1] and days[0] > days[1]:
            return None
    else:
        way = _way(reader, month.start, end)
        days = reader.choose("behind" if way == "open" else way, days_of, tail=31)
        key = ("months", month.number, other.number, 0)
    return Node(month.start, end, following, days, "months", None, key)


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
