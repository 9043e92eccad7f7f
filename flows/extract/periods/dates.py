"""A month as it is written: with the days before or after it, with its year, and told from a modal verb or a name."""

import re
from typing import NamedTuple

from flows.extract.periods.reader import Frame, Reader
from flows.extract.periods.years import PREPOSITIONS
from flows.reference import table

_NUMBER = r"(\d{1,2})(?:st|nd|rd|th)?"
_NO_DAY = r"(?![\w%:]|[.,/]\d| ?(?:pct|per ?cent|percent|mln|bln|bn|billion|million|gmt|am|pm|a\.m|p\.m)\b)"
_DAY = re.compile(rf"\.? ?{_NUMBER}{_NO_DAY}")
_DAYS = re.compile(rf"\.? ?{_NUMBER} ?(?:-|–|to|and|through|&) ?(?:the )?{_NUMBER}{_NO_DAY}")
_RUN_FIRST = frozenset("-–ta&")
_DAY_AND_YEAR = re.compile(rf", {_NUMBER},? (?=\d{{4}}\b)")
_DAY_BEFORE = re.compile(
    rf"(?<![\w.,:/$£€-])(?:{_NUMBER} ?(?:-|–|to|and|&) ?(?:the )?)?{_NUMBER}(?: of |[ -]| day of | of the month of )\Z"
)
_DAY_WORD = {row["form"]: int(row["value"]) for row in table("lexicons/periods") if row["class"] == "day_word"}
_BEFORE_DAY_WORD = frozenset(row["form"] for row in table("lexicons/periods") if row["class"] == "before_day_word")
_BEFORE_NAMES = frozenset(("and", "or", "with", "the", "its", "as", "each", "every"))
_YEAR_GAPS = frozenset((" ", ", ", ",", " , ", " of ", " of the ", "-", "/", ". ", " in "))
_WITHIN_GAPS = frozenset((" ", " of ", " of the "))
_DASH = re.compile(r"(?:, ?[A-Z][a-zA-Z]{1,12})? ?(?:-|–|—|--) |\s?\([A-Z][\w .]{1,20}\)")
_DASH_FIRST = frozenset("-–—(")
_PLACE = re.compile(r"[A-Z][^a-z\n]{2}[^\n]{0,60}, \Z|[A-Z][\w .,'/-]{2,40}, \Z|\Z")


class Month(NamedTuple):
    """A month as written: span, next atom, number, first and last day named (None: the whole), and its year."""

    start: int
    end: int
    next: int
    number: int
    low: int | None
    high: int | None
    frame: Frame | None


def month_at(reader: Reader, index: int) -> Month | None:
    """The month of an atom with what belongs to it; None where its letters are no month's."""
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
    if gap is not None and gap in _YEAR_GAPS and (reader.kind(following) == "year" or gap in _WITHIN_GAPS):
        frame = reader.frame(following, gap)
        if frame and frame.basis == "years":
            frame = None
    if frame:
        end, following = frame.end, frame.next
    return tuple.__new__(Month, (start, end, following, atom.number, low, high, frame))


def _days_named(reader: Reader, index: int) -> tuple[int | None, int | None, int, int]:
    """First and last day beside the month of atom `index`, and the span of them all."""
    start, end, _ = reader.atoms[index]
    text = reader.text
    named = _days_after(reader, index) if text[end : end + 3].strip("., ")[:1].isdigit() else None
    if named is None and text[start - 2 : start - 1] in _DAY_ENDS:
        named = _days_before(reader, index)
    if named is None and text[end : end + 1] == " ":
        named = _day_in_words(reader, index)
    return named or (None, None, start, end)


_DAY_ENDS = frozenset("0123456789tdhf")
"""Last letters of a day before its month: `9`, `1st`, `2nd`, `9th`, `9th of`."""


def _days_after(reader: Reader, index: int) -> tuple[int, int, int, int] | None:
    """`December 9`, `Dec. 9-11`, `June, 30, 1987`."""
    start, end, _ = reader.atoms[index]
    text = reader.text
    single = _DAY.match(text, end)
    if single is None or text[single.end() : single.end() + 2].lstrip()[:1] in _RUN_FIRST:
        run = _DAYS.match(text, end)
        if run:
            low, high = int(run[1]), int(run[2])
            if 1 <= low < high <= 31 and not _belongs_on(reader, run.end(), index + 1):
                return low, high, start, run.end()
    if single:
        low = int(single[1])
        if 1 <= low <= 31:
            year_begins = reader.kind(index + 1) == "year" and reader.atoms[index + 1].start < single.end(1)
            return None if year_begins else (low, low, start, single.end())
    match = _DAY_AND_YEAR.match(text, end)
    return (int(match[1]), int(match[1]), start, match.end() - 1) if match else None


def _days_before(reader: Reader, index: int) -> tuple[int, int, int, int] | None:
    """`9 December`, `09th and 10th January`, `1st of May`."""
    start, end, _ = reader.atoms[index]
    match = _DAY_BEFORE.search(reader.text, max(start - 30, reader.floor), start)
    if match is None or not 1 <= int(match[2]) <= 31:
        return None
    high = int(match[2])
    low = int(match[1]) if match[1] else high
    return (low, high, match.start(), end) if 1 <= low <= high else (high, high, match.start(2), end)


def _day_in_words(reader: Reader, index: int) -> tuple[int, int, int, int] | None:
    """`April one`, where what stands around shows that no things are counted: `in April two ships sank`."""
    start, end, _ = reader.atoms[index]
    word = reader.folded[end + 1 : end + 7].split(" ", 1)[0]
    stop = end + 1 + len(word)
    if word not in _DAY_WORD:
        return None
    closed = reader.text[stop : stop + 1] in (",", ".", "\n", "")
    if not closed and reader.word_before(start) not in _BEFORE_DAY_WORD:
        return None
    return _DAY_WORD[word], _DAY_WORD[word], start, stop


def _belongs_on(reader: Reader, end: int, index: int) -> bool:
    """`March 9 to 11 April`: the second number belongs to the month that follows it."""
    index = reader.skip(index, end)
    return reader.kind(index) == "month" and reader.gap(end, index) in (" ", " of ")


def is_month(reader: Reader, index: int, month: Month) -> bool:
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


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a day stands between the place of a report at the beginning of a line and a dash."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2] not in _DASH_FIRST:
        return False
    if not _DASH.match(text, end):
        return False
    line = text.rfind("\n", max(start - 70, 0), start) + 1
    return (line > 0 or start < 70) and _PLACE.fullmatch(text, line, start) is not None
