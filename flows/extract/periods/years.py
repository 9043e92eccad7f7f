"""Years and what is written like them: `2022`, `1986/87`, `fiscal 1987`, `2015-2020`, `the 1990s`, `18/08/2025`."""

import re

from flows.extract.periods import calendar
from flows.extract.periods.calendar import UNKNOWN, Days
from flows.extract.periods.reader import Frame, Node, Reader
from flows.extract.periods.timewords import Atom
from flows.reference import table

_SECOND_YEAR = re.compile(r"([/–-])(\d{4}|\d{2})(?![\w/-]|[.,]\d)")
_ISO_TAIL = re.compile(r"([-/.])(\d{1,2})\1(\d{1,2})(?![\d-])")
_NUMERIC_HEAD = re.compile(r"(?<![\d./-])(\d{1,2})([-/.])(?:(\d{1,2})\2)?\Z")
_AFTER_DAY = re.compile(r"[a-z]\.? \d{1,2}(?:st|nd|rd|th)?,\Z")
_PERCENT = re.compile(r"\s?[%€£$]")
_SURE_YEARS = range(1900, 2061)
"""Four digits in this range are a year unless their surroundings speak against it."""

_COUNTED = frozenset(row["form"] for row in table("lexicons/periods") if row["class"] == "counted")
PREPOSITIONS = frozenset(row["form"] for row in table("lexicons/periods") if row["class"] == "preposition")


def read_year(reader: Reader, index: int) -> Node | None:
    """A year, a day or month written in numbers around it, a run of years, or a smaller period after it."""
    start, end, atom = reader.atoms[index]
    text = reader.text
    left, right = text[start - 1 : start] if start else "", text[end : end + 1]
    if left and left in "-/." and text[start - 2 : start - 1].isdigit():
        return _numeric(reader, index)
    if right and right in "-/." and (match := _ISO_TAIL.match(text, end)):
        day = calendar.day_of_month(atom.number, int(match[2]), int(match[3]))
        return Node(start, match.end(), reader.skip(index + 1, match.end()), (day, day), "day") if day else None
    if not _is_year(reader, index, left, right):
        return None
    run = _run(reader, index) if right and right in "/–-" and text[end + 1 : end + 2].isdigit() else None
    if run is None and right and right in "/–-" and text[end + 1 : end + 2].isdigit():
        return None
    days, basis, end = run or (calendar.year_days(atom.number), "year", end)
    following = reader.skip(index + 1, end)
    if basis == "fiscal":
        stretch = reader.up_to(start, end, following, 1, "year")
        if stretch:
            return stretch._replace(basis="fiscal", days=_ending_in(stretch.days, atom.number + 1))
        bounded = _bounded(reader, start, end, following, atom.number)
        if bounded:
            return bounded
    if reader.kind(following) == "fiscal" and reader.gap(end, following) == " ":
        return Node(start, reader.atoms[following].end, following + 1, UNKNOWN, "fiscal")
    return smaller(reader, start, Frame(days, basis, end, following)) or Node(start, end, following, days, basis)


def _ending_in(days: Days, year: int) -> Days:
    """A stretch of a year whose end lies in the year that is named: `1986/87 ending March 31`, whenever it is said."""
    first, last = days
    if first is None or last is None or last.year == year:
        return days
    return calendar.shifted((first, last), year - last.year, "year")


def _is_year(reader: Reader, index: int, left: str, right: str) -> bool:
    """Whether four digits are a year, and not an amount, a part of a longer number or a count of things."""
    start, end, atom = reader.atoms[index]
    text = reader.text
    if left and left in "$£€¥#":
        return False
    if left == "," and not _AFTER_DAY.search(text, max(start - 16, 0), start):
        return False
    if left and left in ".:/" and not text[start - 2 : start - 1].isalpha():
        return False
    if right and right in ".,:" and text[end + 1 : end + 2].isdigit():
        return False
    if _PERCENT.match(text, end):
        return False
    word = reader.folded[end + 1 : end + 16].split(" ", 1)[0] if reader.folded[end : end + 1] == " " else ""
    if text[end : end + 1] == " " and word in _COUNTED:
        return False
    return atom.number in _SURE_YEARS or left == "(" or reader.word_before(start) in PREPOSITIONS


def _numeric(reader: Reader, index: int) -> Node | None:
    """`18/08/2025`, `03/1987`, `86/1987`."""
    start, end, atom = reader.atoms[index]
    match = _NUMERIC_HEAD.search(reader.text, max(start - 6, reader.floor), start)
    if match is None or reader.text[end : end + 1] == "/":
        return None
    if match[3]:
        day = calendar.numeric_day(int(match[1]), int(match[3]), atom.number)
        return Node(match.start(), end, index + 1, (day, day), "day") if day else None
    if match[2] != "/":
        return None
    if 1 <= int(match[1]) <= 12:
        return Node(match.start(), end, index + 1, calendar.month_days(atom.number, int(match[1])), "month")
    return Node(match.start(), end, index + 1, UNKNOWN, "fiscal") if atom.number % 100 - int(match[1]) == 1 else None


def _run(reader: Reader, index: int) -> tuple[Days, str, int] | None:
    """Days, basis and end of `1986/87`, a year of accounts or crops, or of `2015-2020`, a run of years."""
    _, end, atom = reader.atoms[index]
    match = _SECOND_YEAR.match(reader.text, end)
    if match is None:
        return None
    second = int(match[2]) if len(match[2]) == 4 else atom.number // 100 * 100 + int(match[2])
    second += 100 if second < atom.number else 0
    if not 0 < second - atom.number < 80:
        return None
    if second == atom.number + 1 and (match[1] == "/" or len(match[2]) == 2):
        return UNKNOWN, "fiscal", match.end()
    return (calendar.year_days(atom.number)[0], calendar.year_days(second)[1]), "years", match.end()


_ROUND_THE_YEAR = frozenset((" (", "("))
_HYPHENS = frozenset(("-", "–", " - ", " – ", " to "))


def _bounded(reader: Reader, start: int, end: int, index: int, year: int) -> Node | None:
    """A year of accounts or crops with its months in brackets: `2023-24 (April-March)`."""
    if reader.kind(index) != "month" or reader.kind(index + 1) != "month":
        return None
    opens, closes = reader.atoms[index], reader.atoms[index + 1]
    first, last = opens.entry.number, closes.entry.number
    hyphen = reader.gap(opens.end, index + 1)
    if reader.gap(end, index) not in _ROUND_THE_YEAR or hyphen not in _HYPHENS or first != last % 12 + 1 or first == 1:
        return None
    days = calendar.month_days(year, first)[0], calendar.month_days(year + 1, last)[1]
    return Node(start, closes.end, index + 2, days, "fiscal")


def joined_years(reader: Reader, node: Node) -> Node:
    """A range of two years: `2015 to 2022`, `between 2010 and 2015`; else the node as it is."""
    if node.basis != "year" or node.role or node.days[0] is None or reader.kind(node.next) != "year":
        return node
    gap = reader.gap(node.end, node.next)
    between = gap == " and " and reader.word_before(node.start) == "between"
    if not between and gap not in (" to ", " - ", " – ", " through ", " until ", "-to-"):
        return node
    other = reader.read(node.next)
    if other is None or other.basis != "year" or not other.days[1] or node.days[0] > other.days[1]:
        return node
    return Node(node.start, other.end, other.next, (node.days[0], other.days[1]), "years")


def smaller(reader: Reader, start: int, frame: Frame) -> Node | None:
    """A smaller period right after its year: `last year's first quarter`, `2023 Q1`."""
    if reader.kind(frame.next) not in ("nth", "opening"):
        return None
    if reader.gap(frame.end, frame.next) not in (" ", "'s ", "' ", "/", "-"):
        return None
    _, end, atom = reader.atoms[frame.next]
    days, basis = within(atom, frame)
    return Node(start, end, frame.next + 1, days, basis)


def within(atom: Atom, frame: Frame) -> tuple[Days, str]:
    """Days and basis of a quarter, half, week, opening or closing inside its year or month."""
    basis = atom.unit if atom.kind == "nth" else atom.unit + "s"
    first, last = frame.days
    if frame.basis == "fiscal":
        return UNKNOWN, "fiscal"
    if first is None or last is None:
        return UNKNOWN, basis
    if atom.kind == "opening":
        return calendar.opening_days(frame.days, atom.number, atom.unit), basis
    if atom.kind != "nth":
        return calendar.closing_days(frame.days, atom.number, atom.unit), basis
    if frame.basis == "year":
        return calendar.part_days(first.year, atom.unit, atom.number), basis
    if frame.basis == "month" and atom.unit == "half":
        middle = first.replace(day=15)
        return ((first, middle) if atom.number == 1 else (middle.replace(day=16), last)), basis
    if frame.basis == "month" and atom.unit == "week":
        begin = calendar.after(first, atom.number - 1, "week")
        return (begin, calendar.after(begin, 6, "day")), basis
    return UNKNOWN, basis


def read_fiscal(reader: Reader, index: int) -> Node | None:
    """`fiscal 1987`, `financial year 2022-23`, `fiscal year ended March 31`, `fiscal first quarter`, `this season`."""
    start, end, atom = reader.atoms[index]
    stretch = reader.up_to(start, end, index + 1, 1, "year")
    if stretch:
        return stretch._replace(basis="fiscal")
    gap, kind = reader.gap(end, index + 1), reader.kind(index + 1)
    if kind == "year" and gap in (" ", "-", " of "):
        node = read_year(reader, index + 1)
        if node and node.start > start:
            if node.basis == "fiscal" and node.days != UNKNOWN:
                return node._replace(start=start)
            stretch = reader.up_to(start, node.end, node.next, 1, "year")
            return (stretch or node._replace(start=start, days=UNKNOWN))._replace(basis="fiscal")
    if kind == "nth" and gap == " ":
        frame = reader.outer(reader.atoms[index + 1].end, index + 2)
        end, following = (frame.end, frame.next) if frame else (reader.atoms[index + 1].end, index + 2)
        return Node(start, end, following, UNKNOWN, "fiscal")
    return Node(start, end, index + 1, UNKNOWN, "fiscal") if atom.way is not None else None


def read_fiscal_year(reader: Reader, index: int) -> Node | None:
    """`FY2023`, `FY2023/24`."""
    start, end, _ = reader.atoms[index]
    match = _SECOND_YEAR.match(reader.text, end)
    end = match.end() if match else end
    return Node(start, end, reader.skip(index + 1, end), UNKNOWN, "fiscal")


def read_decade(reader: Reader, index: int) -> Node | None:
    """`the 1990s`."""
    start, end, atom = reader.atoms[index]
    return Node(start, end, index + 1, calendar.decade_days(atom.number), "decade")


def read_named(reader: Reader, index: int) -> Node | None:
    """`Vision 2030`: a year that is part of a name and dates nothing."""
    start, _, _ = reader.atoms[index]
    if reader.kind(index + 1) != "year" or reader.gap(reader.atoms[index].end, index + 1) not in (" ", ". "):
        return None
    return (
        Node(start, reader.atoms[index + 1].end, index + 2, UNKNOWN, "name") if reader.text[start].isupper() else None
    )
