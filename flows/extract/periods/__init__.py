"""The periods of a text: the words that name time, with the days they cover, seen from the day of publication.

Days are inclusive; they are None where neither the text nor the day of publication fixes them. Conventions: the early,
mid and late third of a month are its days 1-10, 11-20 and 21-end, of a year its months 1-4, 5-8 and 9-12; `the end of
2014` is its last day; `the past year` are the twelve months that end today; the last five years, and the years since
2015, end with the last full one where a rate a year is told of them; `from 2025` has no last day; `by 2030` and `until
2030` keep the days of 2030, and `before 2030` ends on the day before.
"""

import re
from datetime import date, timedelta
from typing import NamedTuple

from flows.extract.periods import calendar, months, references, spans, weekdays, years
from flows.extract.periods.calendar import UNKNOWN, Days
from flows.extract.periods.dates import is_dateline
from flows.extract.periods.reader import Key, Node, Read, Reader
from flows.extract.periods.roles import role_of

ROLES = {
    "in": "when it happened or holds",
    "by": "a deadline",
    "since": "from then to the day of publication",
    "from": "from then on, without an end",
    "until": "up to then",
    "base": "what is compared with: than in 2008, from a year earlier, year-on-year",
    "rate": "per unit of time: a year, per month",
    "at": "a moment: at present, so far, as of 31 December",
}

_UNITS = ("decade", "year", "quarter", "month", "fortnight", "week", "day")
BASES = {
    **{unit: f"one {unit}" for unit in (*_UNITS, "half")},
    **{f"{unit}s": f"several {unit}s" for unit in _UNITS},
    "weekday": "a day named as one of the week",
    "fiscal": "a year of accounts or crops or a part of one; without days unless its end is stated",
    "season": "a season, without days",
    "now": "the moment of speaking",
    "relative": "a rate, or year-on-year",
    "dateline": "the day before a report's first sentence: TOKYO, March 12 -",
    "duration": "a length of time, no period: 70 years",
    "time": "a time of day, no period: 0945 GMT",
    "name": "a year in a name, no period: Vision 2030",
}

NO_PERIOD = frozenset(("dateline", "duration", "time", "name"))
"""Bases of words that date nothing; they are found so that their numbers are not taken for figures."""


class Period(NamedTuple):
    """text[start:end] names the days `first` to `last`; `basis` is a key of BASES, `role` one of ROLES."""

    start: int
    end: int
    first: date | None
    last: date | None
    basis: str
    role: str


_READERS: dict[str, Read] = {
    "year": years.read_year,
    "fiscal": years.read_fiscal,
    "fiscal_year": years.read_fiscal_year,
    "decade": years.read_decade,
    "named": years.read_named,
    "month": months.read_month,
    "weekday": weekdays.read_weekday,
    "nth": spans.read_nth,
    "opening": spans.read_opening,
    "closing": spans.read_rolling,
    "rolling": spans.read_rolling,
    "count": spans.read_count,
    "relative": spans.read_relative,
    "ago": references.read_ago,
    "near": references.read_near,
    "same": references.read_same,
    "definite": references.read_definite,
    "part": references.read_part,
    "stock": references.read_stock,
    "so_far": references.read_so_far,
    "full": references.read_full,
    "versus": references.read_versus,
    "rate": references.read_rate,
    "day": references.read_day,
    "year_end": references.read_year_end,
    "season": references.read_season,
    "clock": references.read_clock,
}

_WHOLE = frozenset(("year", "quarter", "half", "month"))
ONE_DAY = timedelta(days=1)
_REFERRING = frozenset(("in", "by"))
_NOT_REFERRED_TO = frozenset(("weekday", "now", "day", "fiscal", "relative", *NO_PERIOD))


def periods(text: str, folded: str, published_on: date | None) -> list[Period]:
    """Periods in order, none overlapping another. `folded` is `lexicon.fold(text)`. Never raises, whatever the text."""
    reader = Reader(text, folded, published_on, _READERS)
    found: list[Period] = []
    incomplete: list[tuple[int, Key]] = []
    index = 0
    count = len(reader.atoms)
    while index < count:
        node = reader.read(index)
        if node is None or node.start < reader.floor:
            index += 1
            continue
        if node.basis == "year":
            node = years.joined_years(reader, node)
        period = _period(reader, node)
        found.append(period)
        if node.days == UNKNOWN:
            if node.key:
                incomplete.append((len(found) - 1, node.key))
        elif period.role in _REFERRING and (period.basis not in _NOT_REFERRED_TO or _ends_a_year(period)):
            reader.focus = node
        reader.floor = node.end
        index = reader.skip(max(node.next, index + 1), node.end)
    if any(period.basis == "fiscal" for period in found):
        _bounded_alike(text, found)
    return _completed(found, incomplete) if incomplete else found


def _period(reader: Reader, node: Node) -> Period:
    start, end, _, (first, last), basis, role, _ = node
    if basis == "day" and is_dateline(reader.text, start, end):
        return Period(start, end, first, last, "dateline", "in")
    role = role or role_of(reader, node)
    if role == "since":
        last = _since_until(reader, node)
    elif role == "by" and basis in _WHOLE and first is not None and _before(reader, start):
        last = first - ONE_DAY  # before 2030 is until the year before ends
        first = None
    elif role == "from":
        last = None
    return tuple.__new__(Period, (start, end, first, last, basis, role))


def _ends_a_year(period: Period) -> bool:
    """Whether a period is the last day of a year, of which a text goes on to speak: `at the end of 2022`."""
    last = period.last
    return period.basis == "day" and last is not None and (last.month, last.day) == (12, 31)


def _before(reader: Reader, start: int) -> bool:
    """Whether a period is one before which: `before 2030`, but not `before this year is out`."""
    return reader.folded.endswith(" before ", 0, start) and not reader.folded.startswith("this ", start)


def _since_until(reader: Reader, node: Node) -> date | None:
    """The last day of what goes on since a period: today, or the end of the last full year for a rate a year."""
    first, today = node.days[0], reader.today
    if first is None or today is None or first > today:
        return None
    if node.basis == "year" and first.year < today.year and spans.annual(reader, node.start):
        return calendar.year_days(today.year - 1)[1]
    return today


_SPLIT_YEAR = re.compile(r"\d{2}(\d{2})[/–-](\d{2})?(\d{2})$")
_FULL_YEAR = range(364, 367)


def _bounded_alike(text: str, found: list[Period]) -> None:
    """Split years take the months of those whose bounds the text states: `1985/86 ended March … 1986/87`."""
    stated = {
        period.last.month
        for period in found
        if period.basis == "fiscal" and period.first and period.last and (period.last - period.first).days in _FULL_YEAR
    }
    if len(stated) != 1:
        return
    month = stated.pop()
    for place, period in enumerate(found):
        split = None
        if period.basis == "fiscal" and period.first is period.last is None and period.role in _SPANNED:
            split = _SPLIT_YEAR.search(text, period.start, period.end)
        if split is not None and int(split[3]) == (int(split[1]) + 1) % 100:
            year = int(text[split.start() : split.start() + 4])
            days = calendar.units_until(calendar.month_days(year + 1, month)[1], 1, "year")
            found[place] = period._replace(first=days[0], last=days[1])


_SPANNED = frozenset(("in", "base"))


def _completed(found: list[Period], incomplete: list[tuple[int, Key]]) -> list[Period]:
    """Periods without their year take the days of the first one that names the same months with a year."""
    named: dict[Key, Days] = {}
    for period in found:
        if period.first and period.last and period.role != "base":
            named.setdefault(_key(period), (period.first, period.last))
    for place, key in incomplete:
        first, last = named.get(key, UNKNOWN)
        found[place] = found[place]._replace(first=first, last=last)
    return found


def _key(period: Period) -> Key:
    """How a period with all its days is called where its year is left out."""
    first, last = period.first, period.last
    if first is None or last is None:
        return ()
    match period.basis:
        case "quarter" | "half":
            return period.basis, (first.month - 1) // calendar.MONTHS_IN[period.basis] + 1, 0, 0
        case "months":
            return "months", first.month, last.month, 0
        case "day" | "days":
            return period.basis, first.month, first.day, last.day
        case _:
            return period.basis, first.month, 0, 0
