"""Arithmetic of days: the first and last day of years, halves, quarters, months, weeks, and of units counted from them.

`Days` is a pair of inclusive ends; either end is None where it is unknown or lies outside the calendar of `datetime`.
"""

from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

Days = tuple[date | None, date | None]
UNKNOWN: Days = (None, None)

MONTHS_IN = {"decade": 120, "year": 12, "half": 6, "quarter": 3, "month": 1}
"""Units that are whole numbers of months."""

DAYS_IN = {"fortnight": 14, "week": 7, "day": 1}
"""Units that are whole numbers of days."""

UNITS = frozenset((*MONTHS_IN, *DAYS_IN))

THIRD_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
"""First and last month of `early`, `mid` and `late` in a year; months are cut into decades of days alike."""


def day_of_month(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such (31 June)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int) -> Days:
    """First and last day of a month."""
    return _months(year, month, 1)


def year_days(year: int) -> Days:
    """1 January to 31 December."""
    return _months(year, 1, 12)


def part_days(year: int, unit: str, number: int) -> Days:
    """The `number`-th half, quarter, month or week of a year, counted from 1; unknown where the year has none such.

    The first week of a year is its first seven days: news counts from the first, not as ISO 8601 does.
    """
    if unit in MONTHS_IN:
        length = MONTHS_IN[unit]
        return _months(year, (number - 1) * length + 1, length) if 1 <= number <= 12 // length else UNKNOWN
    first = after(day_of_month(year, 1, 1), (number - 1) * DAYS_IN[unit], "day")
    return first, before(after(first, 1, unit), 1, "day")


def opening_days(days: Days, number: int, unit: str) -> Days:
    """The first `number` units of a stretch of days: the first nine months of a year, the first ten days of March."""
    first, last = days
    end = before(after(first, number, unit), 1, "day")
    return (first, end) if end and last and end <= last else UNKNOWN


def closing_days(days: Days, number: int, unit: str) -> Days:
    """The last `number` units of a stretch of days."""
    first, last = days
    start = before(following(last), number, unit)
    return (start, last) if first and start and start >= first else UNKNOWN


def units_until(last: date | None, number: int, unit: str) -> Days:
    """The `number` units that end on a day: twelve months to 30 June begin on 1 July."""
    return before(following(last), number, unit), last


def units_from(first: date | None, number: int, unit: str) -> Days:
    """The `number` units that begin on a day."""
    return first, before(after(first, number, unit), 1, "day")


def numeric_day(left: int, middle: int, year: int, *, day_first: bool = True) -> date | None:
    """The day of `left/middle/year`; the order that `day_first` asks for, unless only the other one is a date."""
    day, month = (left, middle) if day_first else (middle, left)
    return day_of_month(year, month, day) or day_of_month(year, day, month)


def week_of(day: date) -> Days:
    """Monday to Sunday of the week that holds a day."""
    monday = before(day, day.weekday(), "day")
    return monday, after(monday, 6, "day")


def unit_around(day: date, unit: str, offset: int) -> Days:
    """The calendar unit that holds a day, or the one `offset` units later: last month is -1, next year +1."""
    if unit == "day":
        shifted = after(day, offset, "day")
        return shifted, shifted
    if unit in DAYS_IN:
        first, last = week_of(day)
        return after(first, offset, unit), after(last, offset, unit)
    length = MONTHS_IN[unit]
    if unit == "decade":
        return _months(day.year - day.year % 10 + offset * 10, 1, length)
    index = (day.month - 1) // length + offset
    return _months(day.year, index * length + 1, length)


def decade_days(year: int) -> Days:
    """The ten years from a round one: the 1990s."""
    return _months(year, 1, 120)


def third_of(days: Days, third: str) -> Days:
    """The early, mid or late third: of a month its days 1-10, 11-20, 21-end; of a year four months,
    of a decade the years 0-3, 4-6 and 7-9; else equal parts."""
    first, last = days
    if first is None or last is None or third not in THIRD_OF_YEAR:
        return UNKNOWN
    length = (last - first).days + 1
    if length <= 2:
        return days
    if first.day == 1 and 28 <= length <= 31:
        cuts = {"early": (first, first.replace(day=10)), "mid": (first.replace(day=11), first.replace(day=20))}
        return cuts.get(third, (first.replace(day=21), last))
    if (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31) and first.year == last.year:
        low, high = THIRD_OF_YEAR[third]
        return _months(first.year, low, high - low + 1)
    place = ("early", "mid", "late").index(third)
    if first.year + 9 == last.year:
        low, high = ((0, 3), (4, 6), (7, 9))[place]
        return date(first.year + low, 1, 1), date(first.year + high, 12, 31)
    return first + timedelta(length * place // 3), first + timedelta(length * (place + 1) // 3 - 1)


def middle_of(days: Days) -> Days:
    """The day in the middle: 15 of a month, 30 June of a year, elsewhere the last of the first half."""
    first, last = days
    if first is None or last is None:
        return UNKNOWN
    length = (last - first).days + 1
    if 28 <= length <= 31:
        middle = first + timedelta(14)
    elif 365 <= length <= 366:
        middle = before(after(first, 6, "month"), 1, "day") or last
    else:
        middle = first + timedelta((length - 1) // 2)
    return middle, middle


def after(day: date | None, number: int, unit: str) -> date | None:
    """The day `number` units later; at the end of a shorter month its last day. Negative numbers go back."""
    if day is None:
        return None
    if unit in DAYS_IN:
        try:
            return day + timedelta(number * DAYS_IN[unit])
        except OverflowError:
            return None
    months = day.year * 12 + day.month - 1 + number * MONTHS_IN[unit]
    year, month = divmod(months, 12)
    if not MINYEAR <= year < MAXYEAR:
        return None
    return min(
        date(year, month + 1, 1).replace(day=min(day.day, 28)) + timedelta(max(day.day - 28, 0)), _end(year, month + 1)
    )


def before(day: date | None, number: int, unit: str) -> date | None:
    """The day `number` units earlier."""
    return after(day, -number, unit)


def following(day: date | None, number: int = 1) -> date | None:
    """The day `number` days later."""
    return after(day, number, "day")


def shifted(days: Days, number: int, unit: str) -> Days:
    """Both ends `number` units later; the last day of a month stays the last day of its month."""
    first, last = days
    end = after(last, number, unit)
    if unit in MONTHS_IN and last and end and following(last) and following(last).day == 1:  # type: ignore[union-attr]
        end = _end(end.year, end.month)
    return after(first, number, unit), end


def _end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


@lru_cache(maxsize=4096)
def _months(year: int, month: int, number: int) -> Days:
    """`number` months from the first of a month, which may lie outside 1 to 12."""
    total = year * 12 + month - 1
    if not (total >= MINYEAR * 12 and total + number < MAXYEAR * 12):
        return UNKNOWN
    first = date(total // 12, total % 12 + 1, 1)
    end = total + number
    return first, date(end // 12, end % 12 + 1, 1) - timedelta(1)
