"""Days written out: `2022-08-31`, `18/08/2025`, `Dec 11, 2023`, `9 December 2025`, `28-02-2014 09:45:30+07:00`.

Read at a given place by the period layer, or as the first complete date of a header line by `day_of`.
"""

import re
from datetime import date
from functools import cache

from flows.extract.calendar import day_of_month
from flows.reference import table

_ISO = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d-])")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d])")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? ?(\d{4})(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d.,:/-])(\d{1,2})(?:st|nd|rd|th)?(?:[ -]| of )([A-Za-z]{3,9})[.,]?[, -] ?(\d{4})(?!\d)")


@cache
def month_numbers() -> dict[str, int]:
    """Numbers of the months by every spelling of months.csv, in lower case."""
    return {row["form"].lower(): int(row["month"]) for row in table("lexicons/months")}


def day_of(text: str, *, day_first: bool = True) -> date | None:
    """The first complete date in a short text such as a header line, or None.

    Where both numbers of `12/05/2014` could be a month, `day_first` decides; else the larger one is the day.

    >>> day_of("Dec 11, 2023 / 21:37"), day_of("date 2025-12-10"), day_of("- 08:07 18/08/2025")
    (datetime.date(2023, 12, 11), datetime.date(2025, 12, 10), datetime.date(2025, 8, 18))
    """
    found: list[tuple[int, date]] = []
    for match in _ISO.finditer(text):
        _add(found, match.start(), day_of_month(int(match[1]), int(match[3]), int(match[4])))
    for match in _NUMERIC.finditer(text):
        _add(found, match.start(), numeric_day(int(match[1]), int(match[3]), int(match[4]), day_first=day_first))
    months = month_numbers()
    for match in _MONTH_FIRST.finditer(text):
        if match[1].lower() in months:
            _add(found, match.start(), day_of_month(int(match[3]), months[match[1].lower()], int(match[2])))
    for match in _DAY_FIRST.finditer(text):
        if match[2].lower() in months:
            _add(found, match.start(), day_of_month(int(match[3]), months[match[2].lower()], int(match[1])))
    return min(found)[1] if found else None


def numeric_day(left: int, middle: int, year: int, *, day_first: bool = True) -> date | None:
    """The day of `left/middle/year`; the order that `day_first` asks for, unless only the other one is a date."""
    day, month = (left, middle) if day_first else (middle, left)
    return day_of_month(year, month, day) or day_of_month(year, day, month)


def _add(found: list[tuple[int, date]], at: int, day: date | None) -> None:
    if day is not None:
        found.append((at, day))
