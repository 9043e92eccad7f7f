"""How atoms of time join into a phrase: `first nine months` + `of` + `this year`, `9` + `December` + `2025`.

A reader stands on one text and the day it was published. `read(index)` tries to read one phrase from the atom of
that number on and gives a `Node`, or None where the atom names no time by itself.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from flows.extract import calendar
from flows.extract.calendar import UNKNOWN, Days
from flows.extract.lexicon import Hit
from flows.extract.tense import tense_at
from flows.extract.timewords import Atom, time_words
from flows.extract.written_days import numeric_day

Key = tuple[str | int, ...]
"""What a phrase without its year says: the same phrase with the year elsewhere in the text completes it."""


class Node(NamedTuple):
    """A phrase read: its span, the number of the next atom, its days, basis, a role of its own, and its `Key`."""

    start: int
    end: int
    next: int
    days: Days
    basis: str
    role: str | None = None
    key: Key | None = None


class Frame(NamedTuple):
    """A year or month that a smaller period lies in: its days, where its words end, the next atom."""

    days: Days
    basis: str
    end: int
    next: int


_OF = frozenset((" ", " of ", " of the ", " of its ", " in ", " in the ", "/", "-", " for ", " to ", ", ")) - {" for ", " to "}
_YEAR_GAPS = frozenset((" ", ", ", ",", " of ", " of the ", "-", "/", ". ", " in "))
_TO = frozenset(("-", "–", " - ", " – ", "/", " to ", " through ", " thru ", " till ", " until ", "--", "-to-", " up to "))
_AND = frozenset((" and ", " or ", ", ", " and in "))
_PART = frozenset((" ", "-", " of ", " the ", " of the ", " in ", " of its "))
_ENDED = {
    f" {word}{tail} ": word
    for word in ("ended", "ending", "ends", "to", "through", "until", "up to", "till", "to end", "finishing")
    for tail in ("", " on", " the", " in", " at", " at the", " last")
} | {", ended ": "ended", ", ending ": "ending", " (ended ": "ended", " (to ": "to"}

_SECOND_YEAR = re.compile(r"([/–-])(\d{4}|\d{2})(?![\w/-]|[.,]\d)")
_ISO_TAIL = re.compile(r"([-/.])(\d{1,2})\1(\d{1,2})(?![\d-])")
_NUMERIC_HEAD = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(?:(\d{1,2})\2)?$")
_NO_YEAR_AFTER = re.compile(r"\s?(?:%|pct\b|per ?cent|percent|[€£$]|(?:mln|bln|bn|million|billion|dlrs?|dollars?|tonnes?|tons?|"
                            r"people|persons|km|kilomet|met(?:er|re)s?|miles|acres|hectares|ha|barrels|bpd|bushels|shares|stg|yen|marks|francs|"
                            r"gmt|hours|hrs|workers|jobs|employees|soldiers|troops|points|units|vessels|houses|families|mw|kwh|kg|lbs?|"
                            r"euros?|pounds|rupees|baht|pesos|cts|cents|students|tourists|visitors|documents|projects|companies|times)\b)")  # fmt: skip
_DAY_AFTER = re.compile(
    r"\.? ?(\d{1,2})(?:st|nd|rd|th)?(?: ?(-|–|to|and|through|&|,) ?(?:the )?(\d{1,2})(?:st|nd|rd|th)?)?(?![\w%:/]|[.,]\d| ?(?:pct|per ?cent|mln|bln|billion|million|gmt|am|pm)\b)"
)
_DAY_AFTER_ONE = re.compile(r"\.? ?(\d{1,2})(?:st|nd|rd|th)?(?![\w%:]|[.,/]\d| ?(?:pct|per ?cent|mln|bln|billion|million|gmt|am|pm)\b)")
_DAY_BEFORE = re.compile(
    r"(?<![\w.,:/$£€-])(?:(\d{1,2})(?:st|nd|rd|th)? ?(?:-|–|to|and|&) ?(?:the )?)?(\d{1,2})(?:st|nd|rd|th)?(?: of |[ -]| day of )$"
)
_ONE_MONTH_LENGTH = re.compile(r" (?:fiscal )?(quarter|half|qtr)\b")
_PREPOSITIONS = frozenset(
    "in by since of for from until till through during to before after between and or this last next than early late mid "
    "with versus vs against the its on at as end around about every each ended ending".split()
)
_NUMBER_BEFORE = re.compile(r"(\d[\d.,/]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty))-? ?(?:-|–|to|or|and) ?$|(?<!\w)\d+[.,/]$|\d+-\d/$|\d$")  # fmt: skip
_CLOCK = re.compile(r"(?<![\d.,:])(?:\d{1,2}[:.]\d{2}|\d{4}|\d{1,2})(?: ?hrs?)? ?$", re.IGNORECASE)
_DURATION_BEFORE = frozenset("in for within over after about nearly almost half than of to around under last".split())
_ANNUAL = re.compile(r"\b(?:a year|per year|per annum|annual|annually|yearly|each year|every year)\b")
FOCUS_REACH = 500
"""A period so many characters back can still be meant by `that year` or `a year earlier`."""


class Reader:
    """Reads the periods of one text. `focus` is the last period read that later words may refer to."""

    def __init__(self, text: str, folded: str, today: date | None) -> None:
        self.text = text
        self.folded = folded
        self.today = today
        self.atoms: list[Hit[Atom]] = time_words().find(folded)
        self.floor = 0
        self.focus: Node | None = None
        self.tense: str | None = None
        self._depth = 0

    def read(self, index: int) -> Node | None:
        """The phrase from atom `index` on, or None."""
        kind = self.atoms[index].entry.kind
        if self._depth > 6:
            return None
        self._depth += 1
        try:
            return _READ[kind](self, index)
        finally:
            self._depth -= 1

    # --- what stands between and around atoms

    def gap(self, end: int, index: int) -> str | None:
        """The text from `end` to atom `index`; None where there is no such atom or it is far."""
        if index >= len(self.atoms):
            return None
        start = self.atoms[index].start
        return self.text[end:start].lower() if 0 <= start - end < 16 else None

    def word_before(self, start: int) -> str:
        """The word right before a position, folded; empty where punctuation or a line end is between."""
        if start < 2 or self.text[start - 1] not in " -":
            return ""
        return self.folded[max(start - 16, 0) : start].rsplit(None, 1)[-1] if self.folded[start - 2] != " " else ""

    def frame(self, index: int, gap: str) -> Frame | None:
        """The year that atom `index` names, to hold a smaller period before or after it."""
        hit = self.atoms[index]
        atom = hit.entry
        if atom.kind == "year":
            node = self._year(index)
            return Frame(node.days, node.basis, node.end, node.next) if node and node.start >= hit.start else None
        if gap == ", ":
            return None
        if atom.unit == "year" and atom.kind in ("relative", "near", "definite", "ago"):
            way = 0 if atom.kind == "definite" else atom.way or 0
            if atom.kind in ("near", "ago"):
                focus = self._focus(hit.start)
                if focus is None:
                    days = self._around("year", way) if way < 0 else UNKNOWN
                else:
                    days = calendar.shifted(calendar.year_days(focus[0].year), way, "year")
            else:
                days = self._around("year", way)
            return Frame(days, "year", hit.end, index + 1)
        if atom.kind in ("fiscal", "fiscal_year"):
            node = _READ[atom.kind](self, index)
            return Frame(node.days, node.basis, node.end, node.next) if node else None
        return None

    def outer(self, end: int, index: int) -> Frame | None:
        """The year that follows at atom `index` as `of 2023`, ` last year`, `/2023`."""
        gap = self.gap(end, index)
        if gap is None or gap not in _OF:
            return None
        return self.frame(index, gap)

    def ended(self, end: int, index: int) -> tuple[Node, str] | None:
        """The day, month or year at which a stretch ends: `ended March 31`, `to June`."""
        gap = self.gap(end, index)
        if gap is None:
            return None
        text = self.text[end : self.atoms[index].start + 1]
        word = _ENDED.get(gap) or _ENDED.get(re.sub(r"\d{1,2}(?:st|nd|rd|th)? (?:of )?$", "", gap))
        if word is None or "\n" in text:
            return None
        saved, self.tense = self.tense, {"ended": "behind", "ends": None}.get(word, "near")
        floor, self.floor = self.floor, end
        node = self.read(index)
        self.tense, self.floor = saved, floor
        if node is None or node.basis not in ("day", "month", "year", "quarter") or node.role:
            return None
        return node, word

    def _around(self, unit: str, offset: int) -> Days:
        return calendar.unit_around(self.today, unit, offset) if self.today else UNKNOWN

    def _focus(self, start: int) -> tuple[date, date] | None:
        """Days of the period that the text spoke of last, if it is near."""
        if self.focus and start - self.focus.end < FOCUS_REACH:
            first, last = self.focus.days
            if first and last:
                return first, last
        return None

    def choose(self, start: int, end: int, days_of: Callable[[int], Days], tail: int = 0) -> Days:
        """The year of an incomplete period, tried near the document's: `days_of(year)` are its days in that year.

        Told as past, it is the latest that has begun (whose last `tail` days have begun, for a longer stretch); told
        as to come, the next to end; else the nearest.
        """
        if self.today is None:
            return UNKNOWN
        today = self.today
        tense = self.tense or tense_at(self.text, self.folded, start, end)
        options = [days for year in range(today.year - 1, today.year + 2) if (days := days_of(year)) != UNKNOWN]
        options = [days for days in options if days[0] and days[1]]
        if tense == "behind":
            return max((d for d in options if calendar.before(d[1], tail, "day") <= today or d[0] <= today and not tail), default=UNKNOWN)  # type: ignore[operator]
        if tense == "ahead":
            return min((d for d in options if d[1] >= today), default=UNKNOWN)  # type: ignore[operator]
        return min(options, key=lambda d: max((d[0] - today).days, (today - d[1]).days, 0), default=UNKNOWN)  # type: ignore[operator]

    # --- years

    def _year(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        text = self.text
        left = text[start - 1 : start]
        right = text[end : end + 1]
        if left and left in "-/." and text[start - 2 : start - 1].isdigit():
            return self._numeric(index)
        if (left and left in "$£€¥#.,:/" and text[start - 2 : start - 1] != " ") or left in ("$", "£", "€", "¥", "#"):
            if not (left in ",." and text[start - 2 : start - 1].isalpha()) and not (left == "," and self._after_month(start)):
                return None
        if right and right in ".,:" and text[end + 1 : end + 2].isdigit() and not (right == "," and not text[end + 1 : end + 4].isdigit()):
            return None
        if right and right in "-/." and (match := _ISO_TAIL.match(text, end)):
            day = calendar.day_of_month(atom.number, int(match[2]), int(match[3]))
            return Node(start, match.end(), self._skip(index + 1, match.end()), (day, day), "day") if day else None
        if not self._is_year(index):
            return None
        days, basis = calendar.year_days(atom.number), "year"
        if right and right in "/–-" and text[end + 1 : end + 2].isdigit():
            match = _SECOND_YEAR.match(text, end)
            if match is None:
                return None
            second = int(match[2]) if len(match[2]) == 4 else atom.number - atom.number % 100 + int(match[2])
            second += 100 if second < atom.number else 0
            if not 0 < second - atom.number < 80:
                return None
            if second == atom.number + 1 and (match[1] == "/" or len(match[2]) == 2):
                days, basis = UNKNOWN, "fiscal"
            else:
                days, basis = (days[0], calendar.year_days(second)[1]), "years"
            end = match.end()
        next_index = self._skip(index + 1, end)
        gap = self.gap(end, next_index)
        if gap == " " and self.atoms[next_index].entry.kind == "fiscal":
            return Node(start, self.atoms[next_index].end, next_index + 1, UNKNOWN, "fiscal")
        inner = self._inner(start, end, next_index, Frame(days, basis, end, next_index))
        return inner or Node(start, end, next_index, days, basis)

    def _after_month(self, start: int) -> bool:
        return bool(re.search(r"[a-z]\.? \d{1,2},$", self.text[max(start - 16, 0) : start]))

    def _is_year(self, index: int) -> bool:
        start, end, atom = self.atoms[index]
        if _NO_YEAR_AFTER.match(self.folded, end):
            return False
        if 1900 <= atom.number <= 2060:
            return True
        return self.word_before(start) in _PREPOSITIONS or self.text[start - 1 : start] == "("

    def _numeric(self, index: int) -> Node | None:
        """`18/08/2025`, `03/1987`."""
        start, end, atom = self.atoms[index]
        match = _NUMERIC_HEAD.search(self.text, max(start - 6, self.floor), start)
        if match is None or self.text[end : end + 1] == "/":
            return None
        if match[3]:
            day = numeric_day(int(match[1]), int(match[3]), atom.number)
            return Node(match.start(), end, index + 1, (day, day), "day") if day else None
        if match[2] == "/" and 1 <= int(match[1]) <= 12:
            return Node(match.start(), end, index + 1, calendar.month_days(atom.number, int(match[1])), "month")
        if match[2] == "/" and 0 < atom.number % 100 - int(match[1]) <= 1:
            return Node(match.start(), end, index + 1, UNKNOWN, "fiscal")
        return None

    def _skip(self, index: int, end: int) -> int:
        """The first atom from `index` on that begins at or after `end`."""
        while index < len(self.atoms) and self.atoms[index].start < end:
            index += 1
        return index

    def _inner(self, start: int, end: int, index: int, frame: Frame) -> Node | None:
        """A smaller period right after its year: `last year's first quarter`, `2023 Q1`."""
        gap = self.gap(end, index)
        if gap not in (" ", "'s ", "'", "' ", "/", "-", "s "):
            return None
        atom = self.atoms[index].entry
        if atom.kind not in ("nth", "opening"):
            return None
        days, basis = self._within(atom, frame)
        return Node(start, self.atoms[index].end, index + 1, days, basis)

    def _within(self, atom: Atom, frame: Frame) -> tuple[Days, str]:
        """Days and basis of a quarter, half, opening or closing inside its frame."""
        basis = atom.unit if atom.kind == "nth" else atom.unit + "s"
        first, last = frame.days
        if frame.basis == "fiscal" or first is None or last is None:
            return UNKNOWN, "fiscal" if frame.basis == "fiscal" else basis
        if atom.kind == "opening":
            return calendar.opening_days(frame.days, atom.number, atom.unit), basis
        if atom.kind in ("closing", "rolling"):
            return calendar.closing_days(frame.days, atom.number, atom.unit), basis
        if frame.basis == "month":
            if atom.unit == "half":
                middle = first.replace(day=15)
                return ((first, middle) if atom.number == 1 else (middle.replace(day=16), last)), basis
            if atom.unit != "week":
                return UNKNOWN, basis
            begin = calendar.after(first, atom.number - 1, "week")
            return (begin, calendar.after(begin, 6, "day")), basis
        if frame.basis != "year":
            return UNKNOWN, basis
        return calendar.part_days(first.year, atom.unit, atom.number), basis

    # --- months and days

    def _month(self, index: int) -> Node | None:
        part = self._month_alone(index)
        if part is None:
            return None
        start, end, next_index, month, low, high, frame = part
        if low is None and frame is None:
            ranged = self._month_range(index, part)
            if ranged:
                return ranged
        elif low is not None and high == low:
            ranged = self._day_range(part)
            if ranged:
                return ranged
        if low is None and not self._stands_for_month(index, part):
            return None
        length = _ONE_MONTH_LENGTH.match(self.text, end) if low is None else None
        if frame is None and length:
            frame = self.outer(length.end(), next_index)
            end, next_index = (frame.end, frame.next) if frame else (length.end(), next_index)
        unit = {"quarter": "quarter", "qtr": "quarter", "half": "half"}[length[1]] if length else ""
        if length and end < length.end():
            end = length.end()

        def days_of(year: int) -> Days:
            if low is not None:
                return calendar.day_of_month(year, month, low), calendar.day_of_month(year, month, high or low)
            whole = calendar.month_days(year, month)
            return calendar.units_until(whole[1], 1, unit) if unit else whole

        basis = unit or ("month" if low is None else "day")
        days = self._days_in(start, end, frame, days_of, index, month, low is not None)
        key: Key | None = None if frame else (basis, month, month, low or 0)
        return Node(start, end, self._skip(next_index, end), days, basis, None, key)

    def _days_in(
        self, start: int, end: int, frame: Frame | None, days_of: Callable[[int], Days], index: int, month: int, is_day: bool
    ) -> Days:
        """The days of a month or of days in it, in the year that is said, shared with a neighbour, or chosen."""
        if frame:
            first = frame.days[0]
            return days_of(first.year) if first and frame.basis == "year" else UNKNOWN
        way = self.atoms[index].entry.way
        if way is not None:
            return self._month_by_way(month, way, days_of)
        shared = self._shared_year(end, index, month)
        if shared:
            return days_of(shared)
        if is_day and self.today and self.tense is None:
            self.tense = "near"
            near = self.choose(start, end, days_of)
            self.tense = None
            if near[0] and near[1] and abs((near[0] - self.today).days) <= 100:
                return near
        return self.choose(start, end, days_of)

    def _month_by_way(self, month: int, way: int, days_of: Callable[[int], Days]) -> Days:
        if self.today is None:
            return UNKNOWN
        year = self.today.year
        if way == 0:
            return days_of(year)
        if way < 0:
            return days_of(year if month < self.today.month else year - 1)
        return days_of(year if month > self.today.month else year + 1)

    def _shared_year(self, end: int, index: int, month: int) -> int | None:
        """The year of the second of two months: `in November and December 1986`."""
        for ahead in range(index + 1, min(index + 3, len(self.atoms))):
            gap = self.gap(end, ahead)
            if gap not in _AND or self.atoms[ahead].entry.kind != "month":
                return None
            part = self._month_alone(ahead)
            if part is None or part[4] is not None:
                return None
            frame = part[6]
            if frame and frame.days[0] and frame.basis == "year":
                return frame.days[0].year - (1 if part[3] < month else 0)
            end = part[1]
        return None

    def _month_alone(self, index: int) -> tuple[int, int, int, int, int | None, int | None, Frame | None] | None:
        """A month with its days and year: start, end, next atom, month, first day, last day, year."""
        start, end, atom = self.atoms[index]
        text = self.text
        if not text[end - 3 : end].isalpha() or not (text[start].isupper() or atom.way is not None):
            return None
        low = high = None
        next_index = index + 1
        match = _DAY_AFTER.match(text, end)
        if match and match[2] and self._other_month_owns(match, next_index):
            match = _DAY_AFTER_ONE.match(text, end)
        elif match and match[3] and not int(match[1]) < int(match[3]) <= 31:
            match = _DAY_AFTER_ONE.match(text, end)
        elif match is None:
            match = _DAY_AFTER_ONE.match(text, end)
        if match and 1 <= int(match[1]) <= 31 and not self._year_follows(match, next_index):
            low = int(match[1])
            high = int(match[3]) if match.re is _DAY_AFTER and match[3] else low
            end = match.end()
        elif before := _DAY_BEFORE.search(text, max(start - 24, self.floor), start):
            second = int(before[2])
            if 1 <= second <= 31:
                low = int(before[1]) if before[1] and 1 <= int(before[1]) < second else second
                high = second
                start = before.start() if low != second or not before[1] else before.start(2)
        elif atom.name == "short" and text[end : end + 1] == ".":
            end += 1
        next_index = self._skip(next_index, end)
        gap = self.gap(end, next_index)
        frame = None
        if gap in _YEAR_GAPS and not (gap == ". " and self.atoms[next_index].entry.kind != "year"):
            frame = self.frame(next_index, gap or "")
            if frame and frame.basis == "years":
                frame = None
        if frame:
            end, next_index = frame.end, frame.next
        return start, end, next_index, atom.number, low, high, frame

    def _year_follows(self, match: re.Match[str], index: int) -> bool:
        """Whether the digits after a month are the beginning of a year."""
        return index < len(self.atoms) and self.atoms[index].start < match.end(1)

    def _other_month_owns(self, match: re.Match[str], index: int) -> bool:
        """`March 9 to 11 April`: the second number belongs to the month that follows it."""
        if index >= len(self.atoms):
            return False
        gap = self.text[match.end() : self.atoms[index].start]
        return self.atoms[index].entry.kind == "month" and gap in (" ", " of ")

    def _stands_for_month(self, index: int, part: tuple[int, int, int, int, int | None, int | None, Frame | None]) -> bool:
        """Whether a month without a day is one, and not a modal verb, a march, or somebody's name."""
        start, end, atom = self.atoms[index]
        if atom.way is not None:
            return True
        text = self.text
        shouted = text[start:end].isupper() and atom.number in (3, 5) and self._shouting(start, end)
        if part[6] is not None:
            return not shouted or self.word_before(start) in _PREPOSITIONS or part[6].basis == "year"
        before = self.word_before(start)
        if atom.number == 5 or atom.name == "short" or shouted:
            return before in _PREPOSITIONS
        name_follows = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper() and text[end + 2 : end + 3].islower()
        return not name_follows or before in _PREPOSITIONS

    def _shouting(self, start: int, end: int) -> bool:
        return not any(char.islower() for char in self.text[max(start - 20, 0) : end + 20])

    def _month_range(self, index: int, part: tuple[int, int, int, int, int | None, int | None, Frame | None]) -> Node | None:
        """`January-May`, `from January to July 2021`; the months from one to another."""
        start, end, next_index, month = part[:4]
        gap = self.gap(end, next_index)
        if gap is None or self.atoms[next_index].entry.kind != "month":
            return None
        if gap not in _TO and not (gap == " and " and self.word_before(start) == "between"):
            return None
        other = self._month_alone(next_index)
        if other is None or other[4] is not None or other[0] < end:
            return None
        last_month, frame = other[3], other[6]
        end, next_index = other[1], other[2]
        length = _ONE_MONTH_LENGTH.match(self.text, end)
        if length:
            end = length.end()
            frame = frame or self.outer(end, next_index)
            end, next_index = (frame.end, frame.next) if frame and frame.end > end else (end, next_index)

        def days_of(year: int) -> Days:
            first_year = year if month <= last_month else year - 1
            return calendar.month_days(first_year, month)[0], calendar.month_days(year, last_month)[1]

        if frame:
            first = frame.days[0]
            days = days_of(first.year) if first and frame.basis == "year" else UNKNOWN
        else:
            days = self._latest(start, end, days_of, 31)
        key: Key | None = None if frame else ("months", month, last_month, 0)
        return Node(start, end, next_index, days, "months", None, key)

    def _latest(self, start: int, end: int, days_of: Callable[[int], Days], tail: int) -> Days:
        """Like `choose`, but what no word puts ahead is past."""
        saved = self.tense
        self.tense = saved or tense_at(self.text, self.folded, start, end)
        if self.tense == "open":
            self.tense = "behind"
        days = self.choose(start, end, days_of, tail)
        self.tense = saved
        return days

    def _day_range(self, part: tuple[int, int, int, int, int | None, int | None, Frame | None]) -> Node | None:
        """`from March 28 to April 3, 1987`."""
        start, end, next_index, month, low, _, frame = part
        if next_index >= len(self.atoms) or self.atoms[next_index].entry.kind != "month":
            return None
        other = self._month_alone(next_index)
        if other is None or other[4] is None or other[4] != other[5] or other[0] < end or low is None:
            return None
        gap = self.text[end : other[0]].lower()
        if gap not in _TO and not (gap == " and " and self.word_before(start) == "between"):
            return None
        second_month, second_day, second_frame = other[3], other[4], other[6]

        def days_of(year: int) -> Days:
            first_year = year if (month, low) <= (second_month, second_day) else year - 1
            if frame and frame.days[0]:
                first_year = frame.days[0].year
            return calendar.day_of_month(first_year, month, low), calendar.day_of_month(year, second_month, second_day)

        if second_frame or frame:
            said = (second_frame or frame).days[0]  # type: ignore[union-attr]
            days = days_of(said.year) if said else UNKNOWN
        else:
            days = self.choose(start, other[1], days_of)
        if days[0] and days[1] and days[0] > days[1]:
            return None
        return Node(start, other[1], other[2], days, "days")

    def _weekday(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        if not self.text[start].isupper() and atom.way is None:
            return None
        dated = self._dated_weekday(index)
        if dated:
            return dated._replace(start=start)
        if atom.name == "short" or self.text.startswith((" Times", " Telegraph", " Express", " Mirror", " Post"), end):
            return None
        gap = self.gap(end, index + 1)
        if gap in (" ", " of ", ", ") and self.atoms[index + 1].entry.kind == "relative":
            week = self.atoms[index + 1]
            if week.entry.unit == "week" and (gap != ", "):
                monday = self._around("week", week.entry.way or 0)[0]
                day = calendar.following(monday, atom.number)
                return Node(start, week.end, index + 2, (day, day), "weekday")
        return Node(start, end, index + 1, self._weekday_days(index), "weekday")

    def _weekday_days(self, index: int) -> Days:
        start, end, atom = self.atoms[index]
        if self.today is None:
            return UNKNOWN
        back = (self.today.weekday() - atom.number) % 7
        if atom.way is None:
            ahead = (self.tense or tense_at(self.text, self.folded, start, end)) == "ahead"
            offset = (7 - back) % 7 if ahead else -back
        elif atom.way < 0:
            offset = -(back or 7)
        elif atom.way > 0:
            offset = 7 - back
        else:
            offset = atom.number - self.today.weekday()
        day = calendar.following(self.today, offset)
        return day, day

    def _dated_weekday(self, index: int) -> Node | None:
        """`Tuesday, December 9`; `Tues., 9 December`; `Friday (12/12/2025)`."""
        end = self.atoms[index].end
        gap = self.gap(end, index + 1)
        if gap is None or not re.fullmatch(r"\.?[,(]{0,2} ?\(?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?[ /.-](?:of |\d{1,2}[/.-])?)?", gap):
            return None
        if self.atoms[index + 1].entry.kind not in ("month", "year"):
            return None
        saved, self.floor = self.floor, max(self.floor, end)
        node = self.read(index + 1)
        self.floor = saved
        return node if node and node.basis in ("day", "days") else None

    # --- units

    def _nth(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        if atom.unit in ("day", "month", "year", "decade", "fortnight"):
            return None
        ended = self._up_to(start, end, index + 1, 1, atom.unit)
        if ended:
            return ended
        frame = self.outer(end, index + 1) or self._outer_month(end, index + 1)
        if frame:
            days, basis = self._within(atom, frame)
            return Node(start, frame.end, frame.next, days, basis)
        if atom.unit == "week" or self.folded.startswith(" of ", end):
            return None
        if self.word_before(start) == "fiscal":
            return Node(start, end, index + 1, UNKNOWN, "fiscal")

        def days_of(year: int) -> Days:
            return calendar.part_days(year, atom.unit, atom.number)

        days = self._latest(start, end, days_of, 0)
        return Node(start, end, index + 1, days, atom.unit, None, (atom.unit, atom.number, 0, 0))

    def _outer_month(self, end: int, index: int) -> Frame | None:
        gap = self.gap(end, index)
        if gap not in (" of ", " in ", " of the ") or index >= len(self.atoms):
            return None
        if self.atoms[index].entry.kind == "month" or (
            self.atoms[index].entry.kind in ("relative", "definite") and self.atoms[index].entry.unit == "month"
        ):
            if self.atoms[index].entry.kind == "definite":
                return Frame(self._around("month", 0), "month", self.atoms[index].end, index + 1)
            node = self.read(index)
            return Frame(node.days, "month", node.end, node.next) if node and node.basis == "month" else None
        return None

    def _up_to(self, start: int, end: int, index: int, number: int, unit: str) -> Node | None:
        """A stretch by its end: `year ended March 31`, `12 months to June`, `2nd qtr Jan 31`."""
        found = self.ended(end, index)
        if found is None and self.gap(end, index) == " " and self.atoms[index].entry.kind == "month" and unit != "week":
            part = self._month_alone(index)
            if part and part[4] is not None and part[0] >= end:
                saved, self.tense = self.tense, "behind"
                node = self._month(index)
                self.tense = saved
                found = (node, "ended") if node else None
        if found is None:
            return None
        node, word = found
        if word == "to" and node.basis == "day" and unit in ("week", "day"):
            return None
        if unit in ("hour", "minute"):
            return None
        days = calendar.units_until(node.days[1], number, unit)
        return Node(start, node.end, node.next, days, unit if number == 1 else unit + "s")

    def _opening(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        ended = self._up_to(start, end, index + 1, atom.number, atom.unit)
        if ended:
            return ended
        frame = self.outer(end, index + 1) or self._outer_month(end, index + 1)
        if frame:
            days, basis = self._within(atom, frame)
            return Node(start, frame.end, frame.next, days, basis)
        unit = atom.unit
        if unit not in ("month", "quarter", "half") or self.folded.startswith(" of ", end):
            return Node(start, end, index + 1, UNKNOWN, "duration")

        def days_of(year: int) -> Days:
            return calendar.opening_days(calendar.year_days(year), atom.number, unit)

        days = self._latest(start, end, days_of, 31)
        return Node(start, end, index + 1, days, unit + "s", None, ("opening", atom.number, unit, 0))

    def _count(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        if self.text[end - 1] == "s" or atom.number == 1 or True:
            ended = self._up_to(start, end, index + 1, atom.number, atom.unit)
            if ended:
                return ended
        gap = self.gap(end, index + 1)
        if gap in (" of ", " in ", " of the ") and atom.unit in ("month", "week", "quarter") and atom.number > 1:
            frame = self.frame(index + 1, gap)
            if frame:
                days, basis = self._within(atom._replace(kind="opening"), frame)
                return Node(start, frame.end, frame.next, days, basis)
        left = _NUMBER_BEFORE.search(self.folded if False else self.text.lower(), max(start - 12, self.floor), start)
        return Node(left.start() if left else start, end, index + 1, UNKNOWN, "duration")

    def _relative(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        way = atom.way or 0
        if way < 0 and atom.unit in ("quarter", "half", "month", "week"):
            frame = self.outer(end, index + 1)
            if frame and frame.basis in ("year", "fiscal"):
                days = calendar.closing_days(frame.days, 1, atom.unit) if frame.basis == "year" else UNKNOWN
                return Node(start, frame.end, frame.next, days, atom.unit)
        if atom.unit in ("day", "fortnight"):
            return None
        days = self._around(atom.unit, way)
        gap = self.gap(end, index + 1)
        if gap == " " and way == 0 and self.atoms[index + 1].entry.kind == "stock" and self.today:
            return Node(start, self.atoms[index + 1].end, index + 2, (days[0], self.today), atom.unit)
        if atom.unit == "year":
            inner = self._inner(start, end, index + 1, Frame(days, "year", end, index + 1))
            if inner:
                return inner
        return Node(start, end, index + 1, days, atom.unit)

    def _rolling(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        way = atom.way or 0
        frame = self.outer(end, index + 1) if way < 0 else None
        if frame:
            days, basis = self._within(atom, frame)
            return Node(start, frame.end, frame.next, days, basis)
        basis = atom.unit if atom.number == 1 else atom.unit + "s"
        if self.today is None:
            return Node(start, end, index + 1, UNKNOWN, basis)
        if way > 0:
            first = calendar.following(self.today)
            return Node(start, end, index + 1, (first, calendar.after(self.today, atom.number, atom.unit)), basis)
        if atom.unit in ("year", "decade") and (atom.number > 1 or atom.unit == "decade") and self.annual(start):
            years = atom.number * (10 if atom.unit == "decade" else 1)
            last = calendar.year_days(self.today.year - 1)[1]
            return Node(start, end, index + 1, calendar.units_until(last, years, "year"), basis)
        return Node(start, end, index + 1, calendar.units_until(self.today, atom.number, atom.unit), basis)

    def annual(self, start: int) -> bool:
        """Whether a rate a year stands before: an average of years needs whole ones."""
        low = max(start - 60, 0)
        stop = max(self.text.rfind(". ", low, start), self.text.rfind("\n", low, start))
        return bool(_ANNUAL.search(self.folded, max(low, stop), start))

    def _ago(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        way = atom.way or 0
        word = self.folded[start:end].rsplit(None, 1)[-1]
        tail = re.compile(r" (?:period|quarter|months?|level|half|week)\b").match(self.folded, end)
        stop = tail.end() if tail else end
        focus = self._focus(start)
        if way < 0 and atom.unit == "year" and atom.number == 1 and focus and self.focus and self.focus.role != "at":
            return Node(start, stop, index + 1, calendar.shifted(focus, -1, "year"), self.focus.basis, "base")
        if word in ("before", "earlier", "previously", "later"):
            days = calendar.shifted(focus, way * atom.number, atom.unit) if focus and atom.unit != "week" else UNKNOWN
            return Node(start, stop, index + 1, days, atom.unit, "base" if way < 0 else None)
        if self.today is None:
            return Node(start, stop, index + 1, UNKNOWN, atom.unit)
        if atom.unit in ("year", "month", "decade"):
            return Node(start, stop, index + 1, self._around(atom.unit, way * atom.number), atom.unit)
        day = calendar.after(self.today, way * atom.number, atom.unit) if atom.unit in calendar.DAYS_IN else None
        return Node(start, stop, index + 1, (day, day), "day")

    def _near(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        way = atom.way or 0
        focus = self._focus(start)
        if way == 0 and atom.unit in ("month", "quarter", "half", "week") and (shifted := self._same(index)):
            return shifted
        if atom.unit in ("day", "fortnight", "half") and way:
            return None
        if focus is None:
            days = self._around(atom.unit, way) if way < 0 else UNKNOWN
        elif atom.unit in ("year", "decade"):
            days = calendar.unit_around(focus[0], "year", way)
        elif (focus[1] - focus[0]).days < 93:
            days = calendar.unit_around(focus[0], atom.unit, way)
        else:
            days = UNKNOWN
        if way == 0 and atom.unit in ("day", "week"):
            return None
        ended = self._up_to(start, end, index + 1, 1, atom.unit)
        return ended or Node(start, end, index + 1, days, atom.unit)

    def _same(self, index: int) -> Node | None:
        """`the same period last year`, `the corresponding months of 2020`, `that period`."""
        start, end, _ = self.atoms[index]
        ended = self._up_to(start, end, index + 1, 1, "year") if self.atoms[index].entry.unit == "year" else None
        if ended:
            return ended
        focus = self._focus(start)
        basis = self.focus.basis if focus and self.focus else "months"
        frame = self.outer(end, index + 1)
        if frame is None:
            return Node(start, end, index + 1, focus or UNKNOWN, basis)
        said = frame.days[0]
        if focus is None or said is None:
            return Node(start, frame.end, frame.next, UNKNOWN, basis, "base")
        back = said.year - focus[1].year
        if back == 0 and self.atoms[frame.next - 1].entry.kind in ("near", "ago"):
            back = -1
        return Node(start, frame.end, frame.next, calendar.shifted(focus, back, "year"), basis, "base" if back < 0 else None)

    def _definite(self, index: int) -> Node | None:
        """`the year` says which one only by what follows it."""
        start, end, atom = self.atoms[index]
        if self.gap(end, index + 1) == " " and atom.unit == "year" and self.atoms[index + 1].entry.kind == "year":
            node = self._year(index + 1)
            return node._replace(start=start) if node and node.start > start else None
        return self._up_to(start, end, index + 1, 1, atom.unit)

    # --- parts, fiscal years, stocks

    def _part(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        gap = self.gap(end, index + 1)
        if gap is None or gap not in _PART:
            return None
        following = self.atoms[index + 1]
        if following.entry.kind == "definite":
            node: Node | None = Node(following.start, following.end, index + 2, self._around(following.entry.unit, 0), following.entry.unit)
        elif following.entry.kind in ("stock", "clock", "named", "rate", "versus", "count"):
            return None
        else:
            node = self.read(index + 1)
        if node is None or node.start <= start or node.basis in ("duration", "time"):
            return None
        days, basis = self._part_of(atom.name, node)
        if days is None:
            return node
        return node._replace(start=start, days=days, basis=basis, key=None if atom.name != "whole" else node.key)

    def _part_of(self, name: str, node: Node) -> tuple[Days | None, str]:
        first, last = node.days
        match name:
            case "whole":
                return node.days, node.basis
            case "early" | "mid" | "late":
                return calendar.third_of(node.days, name), node.basis
            case "start":
                return (first, first), "day"
            case "end":
                return (last, last), "day"
            case "earlier" | "later" | "rest":
                today = self.today
                if today is None or first is None or last is None or not first <= today <= last:
                    return (None if name != "rest" else node.days), node.basis
                return ((first, today) if name == "earlier" else (today, last)), node.basis
            case _:
                raise ValueError(f"periods.csv: unknown part {name!r}")

    def _fiscal(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        ended = self._up_to(start, end, index + 1, 1, "year")
        if ended:
            return ended._replace(basis="fiscal")
        gap = self.gap(end, index + 1)
        kind = self.atoms[index + 1].entry.kind if gap is not None else ""
        if gap in (" ", "-", " of ") and kind == "year":
            node = self._year(index + 1)
            if node and node.start > start:
                ended = self._up_to(start, node.end, node.next, 1, "year")
                return ended._replace(basis="fiscal") if ended else node._replace(start=start, days=UNKNOWN, basis="fiscal")
        if gap == " " and kind == "nth":
            frame = self.outer(self.atoms[index + 1].end, index + 2)
            return Node(start, frame.end if frame else self.atoms[index + 1].end, frame.next if frame else index + 2, UNKNOWN, "fiscal")
        return Node(start, end, index + 1, UNKNOWN, "fiscal") if atom.way is not None else None

    def _fiscal_year(self, index: int) -> Node | None:
        start, end, _ = self.atoms[index]
        match = _SECOND_YEAR.match(self.text, end)
        if match:
            end = match.end()
        return Node(start, end, self._skip(index + 1, end), UNKNOWN, "fiscal")

    def _stock(self, index: int) -> Node | None:
        start, end, _ = self.atoms[index]
        gap = self.gap(end, index + 1)
        if gap in (" ", " in ") and self.today:
            following = self.atoms[index + 1].entry
            if following.kind in ("relative", "year", "month") and self.folded[start:end] in ("so far", "thus far", "to date"):
                node = self.read(index + 1)
                if node and node.days[0] and node.days[1] and node.days[0] <= self.today <= node.days[1]:
                    return node._replace(start=start, days=(node.days[0], self.today))
        return Node(start, end, index + 1, (self.today, self.today), "now", "at")

    def _so_far(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        first = self._around(atom.unit, 0)[0]
        return Node(start, end, index + 1, (first, self.today) if first else UNKNOWN, atom.unit)

    def _versus(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        focus = self._focus(start)
        days = calendar.shifted(focus, -1, atom.unit) if focus else UNKNOWN
        return Node(start, end, index + 1, days, "relative", "base")

    def _rate(self, index: int) -> Node | None:
        start, end, _ = self.atoms[index]
        if self.folded.startswith("a ", start) and self.word_before(start) in _DURATION_BEFORE:
            return Node(start, end, index + 1, UNKNOWN, "duration")
        return Node(start, end, index + 1, UNKNOWN, "relative", "rate")

    def _day(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        return Node(start, end, index + 1, self._around("day", atom.way or 0), "day")

    def _decade(self, index: int) -> Node | None:
        start, end, atom = self.atoms[index]
        return Node(start, end, index + 1, calendar.decade_days(atom.number), "decade")

    def _clock(self, index: int) -> Node | None:
        start, end, _ = self.atoms[index]
        match = _CLOCK.search(self.text, max(start - 10, self.floor), start)
        return Node(match.start(), end, index + 1, UNKNOWN, "time") if match else None

    def _named(self, index: int) -> Node | None:
        start, end, _ = self.atoms[index]
        if self.gap(end, index + 1) == " " and self.text[start].isupper() and self.atoms[index + 1].entry.kind == "year":
            return Node(start, self.atoms[index + 1].end, index + 2, UNKNOWN, "name")
        return None


_READ: dict[str, Callable[[Reader, int], Node | None]] = {
    "year": Reader._year,
    "month": Reader._month,
    "weekday": Reader._weekday,
    "decade": Reader._decade,
    "fiscal_year": Reader._fiscal_year,
    "fiscal": Reader._fiscal,
    "relative": Reader._relative,
    "rolling": Reader._rolling,
    "opening": Reader._opening,
    "closing": Reader._rolling,
    "nth": Reader._nth,
    "count": Reader._count,
    "ago": Reader._ago,
    "day": Reader._day,
    "near": Reader._near,
    "same": Reader._same,
    "definite": Reader._definite,
    "part": Reader._part,
    "stock": Reader._stock,
    "so_far": Reader._so_far,
    "versus": Reader._versus,
    "rate": Reader._rate,
    "clock": Reader._clock,
    "named": Reader._named,
}
