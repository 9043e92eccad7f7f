"""Quarters, halves and counted stretches: `Q1`, `first eleven months of`, `nine months to June`, `last year`."""

import re

from flows.extract.periods import calendar
from flows.extract.periods.calendar import UNKNOWN, Days
from flows.extract.periods.reader import Frame, Node, Reader
from flows.extract.periods.years import smaller, within

_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty)|(?<![\w.,])\d[\d.,/]{0,30})"
    r"-? ?(?:-|–|to|or|and) ?\Z|(?<![\w.,])\d+(?:[.,/]|-\d/)\Z",
    re.IGNORECASE,
)
_ANNUAL = re.compile(r"\b(?:a year|per year|per annum|annual|annually|yearly|each year|every year)\b")
_UNFINISHED = 20
"""A quarter told as past that has more days than this to go is not the calendar's: the text means one of its own."""
_IN_THE = ("in the ", "during the ", "over the ", "for the ")
_LATELY = {"quarter": 135, "half": 225}
"""A quarter or half without its year that ended more days ago is not the calendar's either, unless a preposition
or another period leads to it: companies' tables name theirs bare."""


def annual(reader: Reader, start: int) -> bool:
    """Whether a rate a year stands before a position in its sentence: an average of years needs whole ones."""
    low = max(start - 60, 0)
    stop = max(reader.text.rfind(". ", low, start), reader.text.rfind("\n", low, start))
    return bool(_ANNUAL.search(reader.folded, max(low, stop), start))


def _month_frame(reader: Reader, end: int, index: int) -> Frame | None:
    """The month in which a week, a half or some days lie: `the first week of March`."""
    gap = reader.gap(end, index)
    if gap not in (" of ", " in ", " of the "):
        return None
    atom = reader.atoms[index].entry
    if atom.kind == "definite" and atom.unit == "month":
        return Frame(reader.around("month", 0), "month", reader.atoms[index].end, index + 1)
    if atom.kind != "month" and (atom.kind, atom.unit) != ("relative", "month"):
        return None
    node = reader.read_as(index, tense=None, floor=end)
    return Frame(node.days, "month", node.end, node.next) if node and node.basis == "month" else None


def read_nth(reader: Reader, index: int) -> Node | None:
    """`the first quarter`, `Q1 2023`, `the second half of last year`, `the third week of March`."""
    start, end, atom = reader.atoms[index]
    if atom.unit not in ("quarter", "half", "week"):
        return None
    stretch = _quarters(reader, index) or reader.up_to(start, end, index + 1, 1, atom.unit)
    if stretch:
        return stretch
    frame = reader.outer(end, index + 1) or _month_frame(reader, end, index + 1)
    if frame:
        days, basis = within(atom, frame)
        return Node(start, frame.end, frame.next, days, basis)
    if atom.unit == "week" or reader.folded.startswith((" of ", " since ", " in which ", " that "), end):
        return None
    if reader.word_before(start) == "fiscal":
        return Node(start, end, index + 1, UNKNOWN, "fiscal")

    def days_of(year: int) -> Days:
        return calendar.part_days(year, atom.unit, atom.number)

    days = reader.latest(start, end, days_of)
    if not _of_calendar(reader, start, end, atom.unit, days):
        days = UNKNOWN
    return Node(start, end, index + 1, days, atom.unit, None, (atom.unit, atom.number, 0, 0))


def _quarters(reader: Reader, index: int) -> Node | None:
    """`Q1-Q3 2023`, `the second to fourth quarter of last year` where each names its unit."""
    start, end, atom = reader.atoms[index]
    if reader.kind(index + 1) != "nth" or reader.gap(end, index + 1) not in (
        "-",
        "–",
        " to ",
        " - ",
        " – ",
        " through ",
    ):
        return None
    _, end, other = reader.atoms[index + 1]
    frame = reader.outer(end, index + 2)
    if frame is None or other.unit != atom.unit or other.number <= atom.number:
        return None
    days = within(atom, frame)[0][0], within(other, frame)[0][1]
    return Node(start, frame.end, frame.next, days, "fiscal" if frame.basis == "fiscal" else atom.unit + "s")


def _of_calendar(reader: Reader, start: int, end: int, unit: str, days: Days) -> bool:
    """Whether a quarter or half without its year can be the calendar's, not one of a company's year."""
    last = days[1]
    if reader.today is None or last is None:
        return True
    to_go = (last - reader.today).days
    if to_go > _UNFINISHED and reader.way(start, end) == "behind":
        return False
    told = reader.folded.endswith(_IN_THE, 0, start)
    return to_go >= -_LATELY[unit] or told or reader.focus_at(start) is not None


def read_opening(reader: Reader, index: int) -> Node | None:
    """`first eleven months of 2023`, `the first 11 months`, `the first ten days of March`."""
    start, end, atom = reader.atoms[index]
    stretch = reader.up_to(start, end, index + 1, atom.number, atom.unit)
    if stretch:
        return stretch
    frame = reader.outer(end, index + 1) or _month_frame(reader, end, index + 1)
    if frame:
        days, basis = within(atom, frame)
        return Node(start, frame.end, frame.next, days, basis)
    unit = atom.unit
    if unit not in ("month", "quarter", "half") or reader.folded.startswith(" of ", end):
        return Node(start, end, index + 1, UNKNOWN, "duration")

    def days_of(year: int) -> Days:
        return calendar.opening_days(calendar.year_days(year), atom.number, unit)

    days = reader.latest(start, end, days_of, tail=31)
    return Node(start, end, index + 1, days, unit + "s", None, ("opening", atom.number, unit, 0))


def read_count(reader: Reader, index: int) -> Node | None:
    """`nine months to September`, `seven-month` after such; else a duration: `70 years`."""
    start, end, atom = reader.atoms[index]
    stretch = reader.up_to(start, end, index + 1, atom.number, atom.unit)
    if stretch:
        return stretch
    if atom.unit in ("month", "week", "quarter") and atom.number > 1:
        gap = reader.gap(end, index + 1)
        if gap in (" of ", " in ", " of the ") or (gap == " " and reader.kind(index + 1) in ("relative", "year")):
            frame = reader.frame(index + 1, gap)
            if frame:
                days, basis = within(atom._replace(kind="opening"), frame)
                return Node(start, frame.end, frame.next, days, basis)
    if atom.unit == "month" and reader.focus_at(start) and (days := _as_long(reader, start, atom.number)) != UNKNOWN:
        return Node(start, end, index + 1, days, "months")
    within_them = atom.unit in calendar.UNITS and reader.word_before(start) == "within"
    if reader.today and within_them and reader.way(start, end) != "behind":
        last = calendar.after(reader.today, atom.number, atom.unit)
        return Node(start, end, index + 1, (reader.today, last), atom.unit + "s", "by")
    left = _NUMBER_BEFORE.search(reader.text, max(start - 12, reader.floor), start)
    return Node(left.start() if left else start, end, index + 1, UNKNOWN, "duration")


def _as_long(reader: Reader, start: int, months: int) -> Days:
    """The days of the last period named, if it has so many months and the words take it up: `the seven-month total`."""
    focus = reader.focus_at(start)
    if focus is None or reader.focus is None or reader.focus.basis not in ("months", "quarters") or not 1 < months < 12:
        return UNKNOWN
    if reader.text[start : start + 12].find("-") < 0 and reader.word_before(start) != "the":
        return UNKNOWN
    return focus if calendar.units_until(focus[1], months, "month") == focus else UNKNOWN


def read_relative(reader: Reader, index: int) -> Node | None:
    """`last year`, `this month`, `next week`, `last year's first quarter`, `the last quarter of 1986`."""
    start, end, atom = reader.atoms[index]
    way = atom.way or 0
    if atom.unit in ("day", "fortnight"):
        return None
    if way and atom.unit == "decade":
        return read_rolling(reader, index)
    if way < 0 and atom.unit in ("quarter", "half", "month", "week"):
        frame = reader.outer(end, index + 1)
        if frame and frame.basis in ("year", "fiscal"):
            days, _ = within(atom._replace(number=1), frame)
            return Node(start, frame.end, frame.next, days, atom.unit)
    if (reader.gap(end, index + 1) or "").startswith(" end"):
        stretch = reader.up_to(start, end, index + 1, 1, atom.unit)
        if stretch:
            return stretch
    days = reader.around(atom.unit, way)
    if way == 0 and reader.today and reader.kind(index + 1) == "stock" and reader.gap(end, index + 1) == " ":
        return Node(start, reader.atoms[index + 1].end, index + 2, (days[0], reader.today), atom.unit)
    node = Node(start, end, index + 1, days, atom.unit)
    return smaller(reader, start, Frame(days, "year", end, index + 1)) or node if atom.unit == "year" else node


def read_rolling(reader: Reader, index: int) -> Node | None:
    """`the past year`, `the last five years`, `the last two months of 1986`, `the next three years`."""
    start, end, atom = reader.atoms[index]
    way, number = atom.way or 0, max(atom.number, 1)
    frame = reader.outer(end, index + 1) if way < 0 else None
    if frame:
        days, basis = within(atom, frame)
        return Node(start, frame.end, frame.next, days, basis)
    basis = atom.unit if number == 1 else atom.unit + "s"
    today = reader.today
    if today is None:
        return Node(start, end, index + 1, UNKNOWN, basis)
    if way > 0:
        days = calendar.units_from(calendar.following(today), number, atom.unit)
    elif atom.unit == "decade" or (atom.unit == "year" and number > 1 and annual(reader, start)):
        years = number * 10 if atom.unit == "decade" else number
        full = annual(reader, start)
        days = calendar.units_until(calendar.year_days(today.year - 1)[1] if full else today, years, "year")
    else:
        days = calendar.units_until(today, number, atom.unit)
    return Node(start, end, index + 1, days, basis)
