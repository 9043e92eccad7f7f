"""Periods that lean on another or on today: `a year earlier`, `the same period of 2020`, `yesterday`, `now`."""

import re

from flows.extract.periods import calendar
from flows.extract.periods.calendar import UNKNOWN, Days
from flows.extract.periods.reader import Node, Reader
from flows.extract.periods.years import joined_years, read_year

_TAKEN_UP = re.compile(r" (?:period|quarter|months?|level|half|week)\b")
_CLOCK = re.compile(r"(?<![\d.,:])(?:\d{1,2}[:.]\d{2}|\d{4}|\d{1,2})(?: ?hrs?)? ?\Z", re.IGNORECASE)
_DURATION_BEFORE = frozenset("in for within over after about nearly almost half than of to around under last".split())
_YEAR_END = re.compile(r" (?:s )?end\b")
_SO_FAR = ("so far", "thus far", "to date")
_PART_GAPS = frozenset((" ", "-", " of ", " the ", " of the ", " in ", " in the ", " of its "))


def read_ago(reader: Reader, index: int) -> Node | None:
    """`a year earlier`, `the year-ago quarter`, `three months ago`, `five years from now`."""
    start, end, atom = reader.atoms[index]
    way = atom.way or 0
    tail = _TAKEN_UP.match(reader.folded, end)
    stop = tail.end() if tail else end
    following = reader.skip(index + 1, stop)
    focus = reader.focus_at(start)
    over = focus is not None and (reader.today is None or focus[0] <= reader.today)
    if way < 0 and (atom.unit, atom.number) == ("year", 1) and over and focus and reader.focus:
        return Node(start, stop, following, calendar.shifted(focus, -1, "year"), reader.focus.basis, "base")
    if tail and way < 0 and tail[0].strip().startswith(("quarter", "qtr", "half", "month", "week")):
        return Node(start, stop, following, UNKNOWN, atom.unit, "base")  # of a quarter that the text does not name
    if reader.folded[start:end].rsplit(None, 1)[-1] in ("before", "earlier", "previously", "later"):
        whole = focus is not None and atom.unit in calendar.MONTHS_IN and reader.today is not None
        days = calendar.shifted(focus, way * atom.number, atom.unit) if whole and focus else UNKNOWN
        return Node(start, stop, following, days, atom.unit, "base" if way < 0 else None)
    if reader.today is not None and atom.unit == "decade" and way < 0:
        return Node(start, stop, following, reader.around("year", -10 * atom.number), "year", "base")
    if reader.today is None or atom.unit in ("year", "month", "quarter", "decade"):
        return Node(start, stop, following, reader.around(atom.unit, way * atom.number), atom.unit)
    if atom.unit not in calendar.DAYS_IN:
        return None
    day = calendar.after(reader.today, way * atom.number, atom.unit)
    return Node(start, stop, following, (day, day), "day")


def read_near(reader: Reader, index: int) -> Node | None:
    """`that year`, `the previous month`, `the following year`: counted from the period that the text spoke of last."""
    start, end, atom = reader.atoms[index]
    way = atom.way or 0
    if way == 0 and atom.unit in ("month", "quarter", "half", "week"):
        return read_same(reader, index)
    if atom.unit in ("day", "fortnight", "half"):
        return None
    stretch = reader.up_to(start, end, index + 1, 1, atom.unit)
    return stretch or Node(start, end, index + 1, _beside(reader, start, atom.unit, way), atom.unit)


def _beside(reader: Reader, start: int, unit: str, way: int) -> Days:
    """The unit that holds the focus, or the one before or after it."""
    focus = reader.focus_at(start)
    if focus is None:
        return UNKNOWN
    length = (focus[1] - focus[0]).days + 1
    if unit == "year" and 365 <= length <= 366:
        return calendar.shifted(focus, way, "year")
    if unit in ("year", "decade"):
        return calendar.unit_around(focus[0], "year", way) if focus[0].year == focus[1].year else UNKNOWN
    if unit in calendar.DAYS_IN:
        return calendar.shifted(focus, way, unit) if length == calendar.DAYS_IN[unit] else UNKNOWN
    return calendar.unit_around(focus[0], unit, way) if length <= calendar.MONTHS_IN[unit] * 31 else UNKNOWN


def read_same(reader: Reader, index: int) -> Node | None:
    """`the same period last year`, `the corresponding months of 2020`, `that period`."""
    start, end, _ = reader.atoms[index]
    unit = reader.atoms[index].entry.unit
    if reader.kind(index + 1) == "year" and reader.gap(end, index + 1) in (" ", " from ", " of "):
        node = read_year(reader, index + 1)
        node = joined_years(reader, node) if node is not None else None
        if node is not None and node.basis == "years":
            return node._replace(start=start)  # `for the period 2021-2024`
    focus = reader.focus_at(start)
    basis = reader.focus.basis if focus and reader.focus else "months"
    frame = reader.outer(end, index + 1)
    if frame is None and reader.folded.startswith(" of ", end):
        return None
    if frame is None and unit in calendar.UNITS:
        return Node(start, end, index + 1, _beside(reader, start, unit, 0), unit)
    if frame is None:
        if reader.folded.endswith("time", start, end):
            return None
        return Node(start, end, index + 1, focus or UNKNOWN, basis)
    said = frame.days[0]
    if focus is None or said is None:
        return Node(start, frame.end, frame.next, UNKNOWN, basis, "base")
    back = said.year - focus[1].year
    days = calendar.shifted(focus, back, "year")
    return Node(start, frame.end, frame.next, days, basis, "base" if back < 0 else None)


def read_definite(reader: Reader, index: int) -> Node | None:
    """`the year` says which one only by what follows it: `the year 2016`, `the year to March`."""
    start, end, atom = reader.atoms[index]
    year_end = _YEAR_END.match(reader.folded, end) if atom.unit == "year" else None
    if year_end:
        return _year_end(reader, index, year_end.end())
    if atom.unit == "year" and reader.kind(index + 1) == "year" and reader.gap(end, index + 1) == " ":
        node = read_year(reader, index + 1)
        return node._replace(start=start) if node and node.start > start else None
    return reader.up_to(start, end, index + 1, 1, atom.unit) or _in_the_course(reader, index)


_COURSE = frozenset(("during", "throughout"))


def _in_the_course(reader: Reader, index: int) -> Node | None:
    """`during the year`: the past one that the text spoke of last, `At the end of 2022 … during the year`."""
    start, end, atom = reader.atoms[index]
    focus = reader.focus_at(start)
    if atom.unit != "year" or focus is None:
        return None
    before = reader.word_before(start)
    if before not in _COURSE and not (before == "in" and reader.text.startswith((",", ".", ";"), end)):
        return None
    over = reader.today is None or focus[1] < reader.today
    return Node(start, end, index + 1, _beside(reader, start, atom.unit, 0), atom.unit) if over else None


def read_part(reader: Reader, index: int) -> Node | None:
    """`early next year`, `mid-2024`, `the end of 2014`, `later this year`, `the whole of 2010`."""
    start, end, atom = reader.atoms[index]
    gap = reader.gap(end, index + 1)
    if gap is None or gap not in _PART_GAPS:
        return None
    if gap not in (" ", "-") and reader.folded[start:end] == "end":
        return None  # a verb: the talks end in June
    nested = reader.atoms[index + 1]
    if nested.entry.kind in ("stock", "clock", "named", "rate", "versus", "count", "day", "ago"):
        return None
    node = reader.read_as(index + 1, tense=None, floor=end)
    if node is None and nested.entry.kind == "definite" and atom.name != "whole":
        days = reader.around(nested.entry.unit, 0)
        node = Node(nested.start, nested.end, index + 2, days, nested.entry.unit)
    if node is None or node.basis in ("duration", "time", "name"):
        return None
    deadline = reader.word_before(start) in _UNTIL or reader.folded.endswith(("by the ", "before the "), 0, start)
    if atom.name == "mid" and node.basis == "decade" and node.days[0] is not None and node.days[0].year % 10 == 0:
        return node._replace(start=start, days=calendar.year_days(node.days[0].year + 5), basis="year", key=None)
    days, basis = _part(reader, atom.name, node, deadline=deadline)
    return node._replace(start=start, days=days, basis=basis, key=node.key if atom.name == "whole" else None)


_UNTIL = frozenset(("by", "before", "until", "till"))


def _part(reader: Reader, name: str, node: Node, *, deadline: bool) -> tuple[Days, str]:
    """Days and basis of a part of a period; a deadline in its middle is one day."""
    first, last = node.days
    today = reader.today
    match name:
        case "whole":
            return node.days, node.basis
        case "mid" if deadline:
            return calendar.middle_of(node.days), "day"
        case "early" | "mid" | "late":
            return calendar.third_of(node.days, name), node.basis
        case "start":
            return (first, first), "day"
        case "end":
            return (last, last), "day"
        case "earlier" | "later" | "rest":
            if today is None or first is None or last is None or not first <= today <= last:
                return node.days, node.basis
            return ((first, today) if name == "earlier" else (today, last)), node.basis
        case _:
            raise ValueError(f"periods.csv: unknown part {name!r}")


def read_stock(reader: Reader, index: int) -> Node | None:
    """`at present`, `now`; `so far this year`; `between now and June`."""
    start, end, _ = reader.atoms[index]
    gap = reader.gap(end, index + 1)
    words = reader.folded[start:end]
    if (
        gap in (" ", " in ")
        and reader.today
        and words in _SO_FAR
        and reader.kind(index + 1) in ("relative", "year", "month")
    ):
        node = reader.read(index + 1)
        if node and node.days[0] and node.days[1] and node.days[0] <= reader.today <= node.days[1]:
            return node._replace(start=start, days=(node.days[0], reader.today))
    if words == "now" and gap in (" and ", " and the ") and reader.word_before(start) == "between":
        node = reader.read_as(index + 1, tense="ahead", floor=end)
        if node and not node.role:
            return node._replace(start=start, days=(reader.today, node.days[1] if reader.today else None), key=None)
    return Node(start, end, index + 1, (reader.today, reader.today), "now", "at")


def read_so_far(reader: Reader, index: int) -> Node | None:
    """`year to date`."""
    start, end, atom = reader.atoms[index]
    first = reader.around(atom.unit, 0)[0]
    return Node(start, end, index + 1, (first, reader.today) if first else UNKNOWN, atom.unit)


def read_full(reader: Reader, index: int) -> Node | None:
    """`for the full year`: the year of which the text told a part just before, else that of the document."""
    start, end, atom = reader.atoms[index]
    if reader.kind(index + 1) == "year" and reader.gap(end, index + 1) == " ":
        node = read_year(reader, index + 1)
        return node._replace(start=start) if node else None
    if (node := reader.up_to(start, end, index + 1, 1, atom.unit)) is not None:
        return node
    if reader.word_before(start) in ("a", "an", "one", "another"):
        return Node(start, end, index + 1, UNKNOWN, "duration")
    focus = reader.focus_at(start)
    days = calendar.unit_around(focus[1], atom.unit, 0) if focus else reader.around(atom.unit, 0)
    return Node(start, end, index + 1, days, atom.unit)


def read_versus(reader: Reader, index: int) -> Node | None:
    """`year-on-year`: the period one year before the last one named."""
    start, end, atom = reader.atoms[index]
    focus = reader.focus_at(start)
    days = calendar.shifted(focus, -1, atom.unit) if focus else UNKNOWN
    return Node(start, end, index + 1, days, "relative", "base")


def read_rate(reader: Reader, index: int) -> Node | None:
    """`a year`, `per day`, `annually`; after `in`, `for`, `half` and the like `a year` is a duration."""
    start, end, _ = reader.atoms[index]
    if reader.folded.startswith("a ", start) and reader.word_before(start) in _DURATION_BEFORE:
        return Node(start, end, index + 1, UNKNOWN, "duration")
    return Node(start, end, index + 1, UNKNOWN, "relative", "rate")


def read_day(reader: Reader, index: int) -> Node | None:
    """`yesterday`, `this morning`, `tomorrow`."""
    start, end, atom = reader.atoms[index]
    return Node(start, end, index + 1, reader.around("day", atom.way or 0), "day")


def read_year_end(reader: Reader, index: int) -> Node | None:
    """`yearend`, `end-year`."""
    return _year_end(reader, index, reader.atoms[index].end)


def _year_end(reader: Reader, index: int, end: int) -> Node:
    """`at year-end`, `year-end 1986`: the last day of a year."""
    start = reader.atoms[index].start
    following = reader.skip(index + 1, end)
    frame = reader.outer(end, following)
    if frame:
        last = frame.days[1]
        return Node(start, frame.end, frame.next, (last, last), "day" if frame.basis == "year" else frame.basis)

    def days_of(year: int) -> Days:
        last = calendar.year_days(year)[1]
        return last, last

    way = "ahead" if reader.word_before(start) in ("by", "before", "until") else reader.way(start, end)
    return Node(start, end, following, reader.choose(way, days_of), "day")


def read_season(reader: Reader, index: int) -> Node | None:
    """`last summer`, `the winter of 1986`: a part of a year whose days nobody has fixed."""
    start, end, atom = reader.atoms[index]
    frame = reader.outer(end, index + 1)
    if frame:
        return Node(start, frame.end, frame.next, UNKNOWN, "season")
    return Node(start, end, index + 1, UNKNOWN, "season") if atom.way is not None else None


def read_clock(reader: Reader, index: int) -> Node | None:
    """`0945 GMT`, `9:30 am`."""
    start, end, _ = reader.atoms[index]
    match = _CLOCK.search(reader.text, max(start - 10, reader.floor), start)
    return Node(match.start(), end, index + 1, UNKNOWN, "time") if match else None
