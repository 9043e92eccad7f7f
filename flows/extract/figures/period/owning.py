"""Periods that own an amount, or from whose year before it sets out: `rose last year from 3 to 9 million`."""

import re
from datetime import date

from flows.extract.figures.scene import Draft, Scene
from flows.extract.periods import Period
from flows.extract.periods.calendar import shifted
from flows.extract.quantities import Quantity

_GENITIVE = re.compile(r"'s (?:[a-z]+ )?")


def owner_of(scene: Scene, quantity: Quantity) -> Period | None:
    """The past period that owns an amount: `over last year's record $9 billion deficit`."""
    for period in scene.periods:
        if period.end > quantity.hedge_start:
            return None
        begun = period.first and scene.published_on and period.first <= scene.published_on
        if begun and period.basis in _SHIFTED and _GENITIVE.fullmatch(scene.text, period.end, quantity.hedge_start):
            return period
    return None


_UP_TO = re.compile(r" to (?:about |some |nearly |over |around |a record |more than )?")
_MOVED = re.compile(
    r"\b(?:rose|fell|grew|climbed|dropped|jumped|surged|increased|decreased|declined|went|up|down|rising) from "
)


def set_out(scene: Scene, draft: Draft, period: Period) -> Period:
    """Of `rose from $3 million to $5 million` in a year, the first amount is that of the year before."""
    quantity = draft.quantity
    at = scene.quantities.index(quantity) + 1
    goal = scene.quantities[at] if at < len(scene.quantities) else None
    left = scene.fold[max(scene.start, quantity.hedge_start - 24) : quantity.hedge_start]
    if goal is None or goal.unit != quantity.unit or draft.status != "actual" or not _MOVED.search(left + " "):
        return period
    if not _UP_TO.fullmatch(scene.fold, quantity.end, goal.hedge_start):
        return period
    if period.basis not in _SHIFTED or period.first is None or period.last is None:
        return period
    first, last = shifted((period.first, period.last), -1, "year")
    return period._replace(first=first, last=last)


_CAME_FROM = re.compile(r" from (?:only |just |about |some |a |mere )*$")


def year_before(scene: Scene, quantity: Quantity, last: Draft) -> tuple[date | None, date | None]:
    """Of `fell to $3 million from $5 million` in a year or half, the second amount is that of the year before.

    Of a shorter period nobody can tell whether it is set against the one before or that of the year before.
    """
    first, end = last.first, last.last
    if last.status != "actual" or last.quantity.unit != quantity.unit or first is None or end is None:
        return None, None
    if not HALF <= (end - first).days <= YEAR or _CAME_FROM.search(scene.left(quantity, 24)) is None:
        return None, None
    if _ANOTHER_TIME.match(scene.right(quantity)):
        return None, None
    return shifted((first, end), -1, "year")


_ANOTHER_TIME = re.compile(
    r" [^,;]{0,30}?\b(?:years?|months?|decades?|quarters?) (?:prior|before|earlier|ago|previously)\b"
)
HALF, YEAR = 150, 366
"""So many days an account covers that is set against that of the year before."""
_SHIFTED = frozenset({"year", "quarter", "half", "month", "months", "quarters"})
