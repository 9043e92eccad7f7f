"""By when an action is to be done: the deadline that its own words state."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from flows.extract.analysis import Analysis, within
from flows.extract.clauses.made import Action
from flows.extract.parties import Mention
from flows.extract.periods import Period

_TAKING_PLACE = frozenset({"hold", "take"})
_YEAR = re.compile(r"\d{4}|\blast\b|\byear\b")
_A_YEAR = 366
_INSERTED = re.compile(r", (?:\w{1,6} )?(?:which|who|whose) [^,]{0,120},")
_IN_YEAR = re.compile(r"\b(?:in|during|throughout|for|of|end|early|late|mid|from|and|to) $")
_DEADLINE = re.compile(r" before (?:the )?$")


def deadline(a: Analysis, action: Action) -> Period | None:
    """The period by or in which an action is to be done; not one that belongs to its object (`the Games in 2023`)."""
    published = a.doc.published_on
    for period in within(a.periods, action.start, action.end):
        if period.last is None or _in_subordinate(a.text, a.fold, action.start, period.start):
            continue
        if period.role == "by":
            return _to_come(a, period)
        spans = a.fold.endswith((" over the ", " over "), action.start, period.start)
        if spans and _YEAR.search(a.text, period.start, period.end):
            continue  # `give aid over the 2021-25 period`
        year = a.fold[period.start : period.end].isdigit()
        ahead = period.role == "in" and _ahead(period.last, published)
        places = () if year and action.lemma not in _TAKING_PLACE else a.parties.mentions
        ahead = ahead and not _of_object(a.text, period.start, places)
        if ahead and (not year or _IN_YEAR.search(a.fold, action.start, period.start)):
            return period  # but not `designate 2026 as a year of friendship`
    return None


def _to_come(a: Analysis, period: Period) -> Period:
    """A deadline without a year is ahead: what is to be done `by September` in May is to be in this year."""
    published, last = a.doc.published_on, period.last
    if published is None or last is None or last >= published or _YEAR.search(a.text, period.start, period.end):
        return period
    if (published - last).days > _A_YEAR:
        return period
    after = last + timedelta(days=1)
    of_month = after.day == 1  # the last of February is another in each year
    ahead = after.replace(year=after.year + 1) - timedelta(days=1) if of_month else last.replace(year=last.year + 1)
    return period._replace(last=ahead)


def _in_subordinate(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a clause of its own begins before a date: `ask for it when he visits next month`."""
    inserted = _INSERTED.search(text, start, end)  # `complete the road, of which Peru holds a part, by 2030`
    verb, _, rest = folded[start:end].partition(" ")  # `cut that share by 2030`
    if inserted is not None:
        rest = folded[start : inserted.start()].partition(" ")[2] + " " + folded[inserted.end() : end]
    between = f" {verb} {_DEADLINE.sub('', rest.removeprefix('that '))} "
    return any(f" {word} " in between for word in ("when", "after", "before", "which", "who", "if", "that", "during"))


def _ahead(day: date, published: date | None) -> bool:
    return published is None or day > published


def _of_object(text: str, start: int, places: Sequence[Mention]) -> bool:
    """Whether a date follows a name or parenthesis that it dates: `Southeast Asian Games (SEA Games) in 2023`.

    One of the `places` is where, not what: `send a mission to Peru in May`.
    """
    if any(m.kind in ("name", "capital") and m.end <= start for m in within(places, start - 30, start)[-1:]):
        gap = text[within(places, start - 30, start)[-1].end : start].strip()
        if gap in ("in", "on", "", "this", "next"):
            return False
    before = text[max(start - 40, 0) : start].split()
    while before and before[-1] in ("in", "on", "of", "during", "the", "for"):
        before.pop()
    return bool(before) and (before[-1].endswith(")") or (before[-1][0].isupper() and len(before[-1]) > 2))
