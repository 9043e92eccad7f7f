"""What reading a period needs: the atoms of a text, what stands between them, and the year that the text leaves out.

A `Reader` stands on one text and the day it was published. The modules of this folder read one family of atoms
each; they give a `Node`, or None where the atom names no time by itself.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from flows.extract.periods import calendar
from flows.extract.periods.calendar import UNKNOWN, Days
from flows.extract.periods.tense import tense_at
from flows.extract.periods.timewords import TIME_WORDS, Atom
from flows.extract.text.lexicon import Hit

Key = tuple[str | int, ...]
"""What a phrase without its year says: the same phrase with its year elsewhere in the text completes it."""


class Node(NamedTuple):
    """A phrase read: its span, the number of the next atom, its days, its basis, a role of its own, and its `Key`."""

    start: int
    end: int
    next: int
    days: Days
    basis: str
    role: str | None = None
    key: Key | None = None


class Frame(NamedTuple):
    """A year or month in which a smaller period lies: its days, its basis, where its words end, the next atom."""

    days: Days
    basis: str
    end: int
    next: int


OF = frozenset((" ", " of ", " of the ", " of its ", " in ", "/", "-", ", "))
"""What may stand between a period and the year that it lies in."""

ENDED = {
    f"{lead} {word}{tail} ": word
    for lead in ("", " period", ",", " period,")
    for word in ("ended", "ending", "ends", "end", "to", "through", "until", "up to", "till", "finishing", "to end")
    for tail in ("", " on", " the", " in", " at", " at the", " last")
} | {" (ended ": "ended", " (to ": "to", " to end-": "to", " ended end-": "ended"}

STARTING = {
    f" {word}{tail} ": word for word in ("starting", "beginning", "from") for tail in ("", " on", " in", " from")
}

ENDING_LIES = {"ending": "near", "ends": "near", "end": "near", "starting": "near", "beginning": "near", "from": "near"}
"""Where the end or beginning lies that such a word names, unless the clause speaks of what is to come; else behind."""

_DAY_FOLLOWS = re.compile(r"\.? \d{1,2}(?!\d)")
MAX_GAP = 24
FOCUS_REACH = 500
"""A period so many characters back can still be meant by `that year` or `a year earlier`."""

MAX_DEPTH = 6
"""A phrase nests no deeper: the end of the first half of fiscal 1987."""

Read = Callable[["Reader", int], Node | None]


class Reader:
    """Reads the periods of one text. `focus` is the last period read that later words may refer to."""

    def __init__(self, text: str, folded: str, today: date | None, readers: Mapping[str, Read]) -> None:
        """`readers` has a function for every kind of atom."""
        self.text = text
        self.folded = folded
        self.today = today
        self.atoms: list[Hit[Atom]] = TIME_WORDS.find(folded)
        self._count = len(self.atoms)
        self.floor = 0
        self.focus: Node | None = None
        self.tense: str | None = None
        self._readers = readers
        self._depth = 0

    def read(self, index: int) -> Node | None:
        """The phrase from atom `index` on, or None."""
        if self._depth >= MAX_DEPTH:
            return None
        self._depth += 1
        node = self._readers[self.atoms[index][2][0]](self, index)
        self._depth -= 1
        return node

    def read_as(self, index: int, *, tense: str | None, floor: int) -> Node | None:
        """Like `read`, with the way in which an incomplete period lies given, and nothing taken from before `floor`."""
        saved = self.tense, self.floor
        self.tense, self.floor = tense or self.tense, max(floor, self.floor)
        node = self.read(index)
        self.tense, self.floor = saved
        return node

    def kind(self, index: int) -> str:
        """The kind of atom `index`; empty after the last."""
        return self.atoms[index][2][0] if index < self._count else ""

    def gap(self, end: int, index: int) -> str | None:
        """The text from `end` to atom `index`, in lower case; None where there is no such atom or it is far."""
        if index >= self._count:
            return None
        start = self.atoms[index][0]
        return self.text[end:start].lower() if 0 <= start - end < MAX_GAP else None

    def skip(self, index: int, end: int) -> int:
        """The first atom from `index` on that begins at or after `end`."""
        atoms = self.atoms
        while index < self._count and atoms[index][0] < end:
            index += 1
        return index

    def word_before(self, start: int) -> str:
        """The word right before a position, folded; empty where punctuation or a line end is between."""
        if start < 2 or self.text[start - 1] not in " -" or self.folded[start - 2] == " ":
            return ""
        low = max(start - 16, 0)
        return self.folded[max(self.folded.rfind(" ", low, start - 1) + 1, low) : start - 1]

    def frame(self, index: int, gap: str) -> Frame | None:
        """The year that atom `index` names, to hold a smaller period before or after it."""
        start, end, atom = self.atoms[index]
        if atom.kind in ("year", "fiscal", "fiscal_year"):
            node = self.read(index)
            return Frame(node.days, node.basis, node.end, node.next) if node and node.start >= start else None
        if gap == ", " or atom.unit != "year":
            return None
        match atom.kind:
            case "relative" | "definite":
                return Frame(self.around("year", atom.way or 0), "year", end, index + 1)
            case "near" | "ago" if atom.number <= 1:
                focus = self.focus_at(start)
                days = calendar.unit_around(focus[1], "year", atom.way or 0) if focus else UNKNOWN
                if not focus and atom.kind == "ago":
                    days = self.around("year", atom.way or 0)
                return Frame(days, "year", end, index + 1)
            case _:
                return None

    def outer(self, end: int, index: int) -> Frame | None:
        """The year that follows at atom `index` as `of 2023`, ` last year`, `/2023`."""
        gap = self.gap(end, index)
        return self.frame(index, gap) if gap is not None and gap in OF else None

    def up_to(self, start: int, end: int, index: int, number: int, unit: str) -> Node | None:
        """A stretch by its end or beginning: `year ended March 31`, `12 months to June`, `2nd qtr Jan 31`."""
        gap = self.gap(end, index)
        if gap is None or unit not in calendar.UNITS:
            return None
        word = ENDED.get(gap) or STARTING.get(gap) or self._dated_word(index, gap)
        if word is None or (word == "from" and (number, unit) == (1, "year")):
            return None
        tense = "ahead" if word != "ended" and self.way(start, end) == "ahead" else ENDING_LIES.get(word, "behind")
        node = self.read_as(index, tense=tense, floor=end)
        if node is None or node.role or node.basis not in ("day", "month", "year", "quarter"):
            return None
        basis = unit if number == 1 else unit + "s"
        if word in ("starting", "beginning", "from"):
            return Node(start, node.end, node.next, calendar.units_from(node.days[0], number, unit), basis)
        if node.days[1] == self.today and word == "to" and unit in ("day", "week"):
            return None
        return Node(start, node.end, node.next, calendar.units_until(node.days[1], number, unit), basis)

    def _dated_word(self, index: int, gap: str) -> str | None:
        """The word before a date whose day stands first, `ended 31 March`; or none, in tables: `2nd qtr Jan 31`."""
        if self.kind(index) != "month":
            return None
        if gap == " ":
            return "ended" if _DAY_FOLLOWS.match(self.text, self.atoms[index].end) else None
        words = gap.rstrip(" of").rstrip("stndrh0123456789")
        return ENDED.get(words) if words != gap else None

    def around(self, unit: str, offset: int) -> Days:
        """The calendar unit `offset` units from the one of today."""
        return calendar.unit_around(self.today, unit, offset) if self.today else UNKNOWN

    def focus_at(self, start: int) -> tuple[date, date] | None:
        """Days of the period that the text spoke of last, if it is near."""
        if self.focus and start - self.focus.end < FOCUS_REACH:
            first, last = self.focus.days
            if first and last:
                return first, last
        return None

    def way(self, start: int, end: int) -> str:
        """`ahead`, `behind`, `near` or `open`: where an incomplete period lies."""
        return self.tense or tense_at(self.text, self.folded, start, end)

    def choose(self, way: str, days_of: Callable[[int], Days], tail: int = 0) -> Days:
        """The year of an incomplete period, tried near the document's: `days_of(year)` are its days in that year.

        Told as past (`behind`), it is the latest that has begun, or but for its last `tail` days is over; told as to
        come (`ahead`), the next to end; else the nearest.
        """
        today = self.today
        if today is None:
            return UNKNOWN
        best: Days = UNKNOWN
        least: int | None = None
        for year in (today.year - 1, today.year, today.year + 1):
            days = days_of(year)
            first, last = days
            if first is None or last is None:
                continue
            if way == "behind":
                distance = (today - last).days
                fits = first <= today if not tail else distance >= -tail
            elif way == "ahead":
                distance = (last - today).days
                fits = distance >= 0
            else:
                distance = max((first - today).days, (today - last).days, 0)
                fits = True
            if fits and (least is None or distance < least):
                best, least = days, distance
        return best

    def latest(self, start: int, end: int, days_of: Callable[[int], Days], tail: int = 0) -> Days:
        """Like `choose`, but what no word puts ahead is past."""
        if self.today is None:
            return UNKNOWN
        way = self.way(start, end)
        return self.choose("behind" if way == "open" else way, days_of, tail)
