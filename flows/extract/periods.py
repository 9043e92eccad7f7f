"""The periods of a text: every word that names time, with the days it covers, seen from the day of publication.

`basis`, a closed list, says what names the days: year, years (a run of them), half, halves, quarter, quarters, month,
months, week, weeks, fortnight, fortnights, day, days, weekday, decade, decades; fiscal (a year of accounts or crops,
days unknown unless its end is stated); now (the moment of speaking); relative (year-on-year, a year); and three that
are no period but keep their numbers from being figures: duration (`70 years`, days unknown), time (`0945 GMT`), name
(`Vision 2030`).

`role`, a closed list, says how the clause hangs on it: in; by (deadline); since (days up to publication); from (last
day unknown); until; base (what is compared with); rate (`a year`); at (stock words, `as of` a day).

Conventions: the early, mid and late third of a month are its days 1-10, 11-20, 21-end, of a year its months 1-4, 5-8,
9-12; `the end of 2014` is its last day; `since 2015` beside a rate a year, and `the last five years` likewise, end with
the last full year.
"""

import re
from datetime import date
from typing import NamedTuple

from flows.extract import calendar
from flows.extract.calendar import UNKNOWN, Days
from flows.extract.time_reader import Key, Node, Reader

UNITS = ("decade", "year", "half", "quarter", "month", "fortnight", "week", "day")
BASES = frozenset((*UNITS, *(unit + "s" for unit in UNITS), "halves", "weekday", "fiscal", "now", "relative", "duration", "time", "name"))
ROLES = frozenset(("in", "by", "since", "from", "until", "base", "rate", "at"))


class Period(NamedTuple):
    """text[start:end] names the days `first` to `last`, inclusive; None where text and document date do not fix them."""

    start: int
    end: int
    first: date | None
    last: date | None
    basis: str
    role: str


_ROLE_WORDS = {
    "by": "by", "before": "by", "since": "since", "from": "from", "until": "until", "till": "until", "through": "until",
    "than": "base", "versus": "base", "vs": "base", "against": "base", "starting": "from", "beginning": "from", "effective": "from",
    "than in": "base", "than for": "base", "than at": "base", "compared with": "base", "compared to": "base", "relative to": "base",
    "as of": "at", "as at": "at", "up to": "until", "than a": "base", "starting in": "from", "beginning in": "from", "since in": "since",
    "starting from": "from", "as from": "from", "effective from": "from", "no later than": "by", "later than": "by", "not until": "from",
    "with": "in", "to": "until", "over": "base", "on": "base", "above": "base", "below": "base", "from in": "from",
}  # fmt: skip
_COMPARED = re.compile(r"\b(?:from|than|versus|vs|against|compared with|compared to|down on|up on)\b")
_CHANGE = re.compile(
    r"\b(?:up|down|rose|rise|rises|risen|rising|fell|fall|falls|fallen|grew|grow|growth|grown|gain|gained|higher|lower|more|less|"
    r"increase|increased|decrease|decreased|decline|declined|drop|dropped|jumped|climbed|pct|percent|per cent|unchanged|change|changed|"
    r"jump|surged|soared|plunged|slipped|eased|compared|growing|falling|reduction|narrowed|widened|improved|improvement)\b|%"
)
_POINTS = frozenset(("year", "quarter", "month", "half", "week", "months", "day", "weekday"))


def periods(text: str, folded: str, published_on: date | None) -> list[Period]:
    """Periods in order, none overlapping another. `folded` is `lexicon.fold(text)`. Never raises, whatever the text."""
    reader = Reader(text, folded, published_on)
    found: list[Period] = []
    open_keys: list[tuple[int, Key]] = []
    named: dict[Key, set[Days]] = {}
    index = 0
    while index < len(reader.atoms):
        node = reader.read(index)
        if node is None or node.start < reader.floor:
            index += 1
            continue
        node = _joined(reader, node)
        period = _period(reader, node)
        if node.key and node.days == UNKNOWN:
            open_keys.append((len(found), node.key))
        elif period.first and period.last:
            named.setdefault(_key(period), set()).add((period.first, period.last))
        found.append(period)
        if node.days != UNKNOWN and period.role in ("in", "by") and node.basis not in ("weekday", "now", "day"):
            reader.focus = node._replace(role=period.role)
        reader.floor = node.end
        index = max(node.next, index + 1)
        while index < len(reader.atoms) and reader.atoms[index].start < node.end:
            index += 1
    for place, key in open_keys:
        days = named.get(key, set())
        if len(days) == 1:
            first, last = next(iter(days))
            found[place] = found[place]._replace(first=first, last=last)
    return found


def _key(period: Period) -> Key:
    """What a period with its days is called where its year is left out."""
    first, last = period.first, period.last
    if first is None or last is None:
        return ()
    if period.basis in ("quarter", "half"):
        length = calendar.MONTHS_IN[period.basis]
        return period.basis, (first.month - 1) // length + 1, 0, 0
    return period.basis, first.month, last.month, first.day if period.basis == "day" else 0


def _joined(reader: Reader, node: Node) -> Node:
    """A range of two like periods: `from 2015 to 2022`, `2015 - 2020`."""
    if node.basis != "year" or node.role or node.days[0] is None or node.next >= len(reader.atoms):
        return node
    gap = reader.gap(node.end, node.next)
    between = reader.word_before(node.start) == "between"
    if gap not in (" to ", " - ", " – ", "–", " through ", " until ", "-to-") and not (gap == " and " and between):
        return node
    if reader.atoms[node.next].entry.kind != "year":
        return node
    other = reader.read(node.next)
    if other is None or other.basis != "year" or not (other.days[1] and node.days[0] < other.days[1]) or other.start < node.end:
        return node
    return Node(node.start, other.end, other.next, (node.days[0], other.days[1]), "years")


def _period(reader: Reader, node: Node) -> Period:
    first, last = node.days
    role = node.role or _role(reader, node)
    if role in ("from", "base") and node.basis in ("years", "months", "days") and reader.word_before(node.start) in ("from", ""):
        role = "in"  # the word belongs to the range
    if role == "since":
        today = reader.today
        if first and today and first <= today:
            last = today
            if node.basis == "year" and reader.annual(node.start) and first.year < today.year:
                last = calendar.year_days(today.year - 1)[1]
        else:
            last = None
    elif role == "from":
        last = None
    return Period(node.start, node.end, first, last, node.basis, role)


def _role(reader: Reader, node: Node) -> str:
    """The role that the words before a period give it."""
    low = max(node.start - 60, reader.floor, 0)
    left = reader.text[low : node.start].lower()
    words = left.replace(" the ", " ").replace(" its ", " ").rsplit(None, 2)
    if len(left) < 2 or not words:
        return "in"
    role = (_ROLE_WORDS.get(" ".join(words[-2:])) if len(words) > 1 else None) or _ROLE_WORDS.get(words[-1]) or "in"
    if role == "in" and node.basis in _POINTS:
        return _compared(left)
    if role == "from":
        past = node.days[0] is None or reader.today is None or node.days[0] <= reader.today
        return "base" if past and words[-1] == "from" and _CHANGE.search(reader.folded, max(node.start - 90, 0), node.start) else "from"
    if words[-1] in ("over", "on", "above", "below") and role == "base":
        if node.basis in ("day", "weekday") or not _CHANGE.search(left):
            return "in"
    return role


def _compared(left: str) -> str:
    """`base` where a word of comparison and a number lead up to the period: `from 5 mln in`, `than in`."""
    cue = None
    for cue in _COMPARED.finditer(left):  # noqa: B007
        pass
    if cue is None:
        return "in"
    between = left[cue.end() :]
    if len(between) > 45 or any(mark in between for mark in (". ", ";", "\n", " to ", " by ", " and ")):
        return "in"
    return "base" if cue[0] != "from" or any(char.isdigit() for char in between) else "in"
