"""Weekdays: `on Tuesday`, `last Friday`, `Monday of next week`, `Tuesday, December 9`."""

import re

from flows.extract.periods import calendar
from flows.extract.periods.calendar import UNKNOWN, Days
from flows.extract.periods.months import DEADLINE
from flows.extract.periods.reader import Node, Reader

_DATED = re.compile(r"\.?,? ?\(?(?:the )?(?:\d{1,2}(?:st|nd|rd|th)?[ /.-](?:of |\d{1,2}[/.-])?)?")
_PAPERS = (" Times", " Telegraph", " Express", " Mirror", " Post", " Mail")


def read_weekday(reader: Reader, index: int) -> Node | None:
    """`Tuesday`, `last Friday`, `Monday of next week`, and a weekday before its date."""
    start, end, atom = reader.atoms[index]
    if atom.way is None and not reader.text[start].isupper():
        return None
    gap = reader.gap(end, index + 1)
    if gap is not None and reader.kind(index + 1) in ("month", "year") and _DATED.fullmatch(gap):
        dated = reader.read_as(index + 1, tense=None, floor=end)
        if dated and dated.basis in ("day", "days"):
            return dated._replace(start=start)
    if atom.name == "short" or reader.text.startswith(_PAPERS, end):
        return None
    if gap in (" ", " of ") and reader.kind(index + 1) == "relative":
        week = reader.atoms[index + 1]
        if week.entry.unit == "week":
            day = calendar.following(reader.around("week", week.entry.way or 0)[0], atom.number)
            return Node(start, week.end, index + 2, (day, day), "weekday")
    return Node(start, end, index + 1, _weekday_days(reader, index), "weekday")


def _weekday_days(reader: Reader, index: int) -> Days:
    """The weekday nearest before today, or after it where the text tells of what is to come.

    `Last Thursday` is the one of last week: for one of this week its bare name would do. A weekend counts to the
    week after it.
    """
    start, end, atom = reader.atoms[index]
    today = reader.today
    if today is None:
        return UNKNOWN
    back = (today.weekday() - atom.number) % 7
    if atom.way is None:
        ahead = reader.word_before(start) in DEADLINE or reader.way(start, end) == "ahead"
        offset = (7 - back) % 7 if ahead else -back
    elif atom.way > 0:
        offset = 7 - back
    elif atom.way == 0:
        offset = atom.number - today.weekday()
    else:
        this_week = today.weekday() < 5 and atom.number < today.weekday()
        offset = -(back + 7) if this_week else -(back or 7)
    day = calendar.following(today, offset)
    return day, day
