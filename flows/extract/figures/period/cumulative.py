"""What a flow came to by some day, or over the time just told: `through July`, `over the same months`."""

import re
from datetime import date, timedelta
from itertools import pairwise

from flows.extract.figures.scene import TRADE, Draft, Scene, clause, recent
from flows.extract.periods import Period
from flows.extract.text.worded import Worded

_FLOWS = TRADE | {"tourists"}
_ENDS = ("end of ", "end ", "the end of ")
_OPENS = ("at the ", "by the ", "until the ", "to the ", "as of the ", "as at the ", "through the ", "at ")


def ends_a_month(scene: Scene, period: Period) -> bool:
    """Whether a day is named as the end of a month or year, up to which a flow is added up."""
    begins = scene.fold.startswith(_ENDS, period.start)
    return begins and period.basis == "day" and scene.fold.endswith(_OPENS, 0, period.start)


def year_so_far(scene: Scene, draft: Draft, period: Period) -> Period:
    """Of a flow told up to a month, the year up to the end of it: `Through July this year trade fell 2 per cent`."""
    if draft.status != "actual" or draft.metric not in _FLOWS or period.last is None:
        return period
    through = (
        period.role == "until"
        and period.basis == "month"
        and scene.fold.endswith(("through ", "up to "), 0, period.start)
    )
    if through or ends_a_month(scene, period):
        return period._replace(first=period.last.replace(month=1, day=1))
    return period


def both_years(scene: Scene, period: Period) -> Period:
    """A year with the one beside it where one figure is told of the two: `$74 million for the years 2025 and 2026`."""
    if period.basis != "year" or "and" not in scene.words or "respectively" in scene.words:
        return period
    at = next((i for i, other in enumerate(scene.periods) if other.start == period.start), 0)
    for low, high in pairwise(scene.periods[max(at - 1, 0) : at + 2]):
        joined = low.basis == high.basis == "year" and scene.fold[low.end : high.start] == " and "
        follow = low.last is not None and high.first is not None and (high.first - low.last).days == 1
        if joined and follow and _DURING.search(scene.fold, max(scene.start, low.start - 10), low.start):
            return period._replace(first=low.first, last=high.last)
    return period


def this_year_so_far(scene: Scene, draft: Draft, period: Period) -> Period:
    """Of a fact of this year, the days up to that of the document: the rest is still to come."""
    today = scene.published_on
    if draft.status != "actual" or today is None or period.last is None or period.last <= today:
        return period
    this = period.role == "in" and period.basis == "year" and scene.fold.startswith("this year", period.start)
    return period._replace(last=today) if this else period


def since_then(scene: Scene, draft: Draft) -> date | None:
    """The first day of the time told just before, since which one is told: `Since then Peru has lent $2 million`."""
    if draft.status != "actual" or "since" not in scene.words:
        return None
    if _ENDS_SINCE.match(scene.text, draft.quantity.end) is not None and scene.made and scene.made[-1].last is not None:
        return scene.made[-1].last + timedelta(days=1)  # `peaked in 2011 and has hovered around $5 million since`
    if _SINCE_THEN.search(scene.fold, scene.start, draft.quantity.hedge_start) is None:
        return None
    if scene.opened:
        return scene.opened[-1].first
    told = next((d for d in recent(scene) if d.dated), None) if scene.gap <= TOLD else None
    return told.first if told is not None else None


TOLD = 2
"""So many sentences after a time `since then` still refers to it."""
_ENDS_SINCE = re.compile(r" (?:ever )?since(?: then)?(?=[.;,]|$)")
_SINCE_THEN = re.compile(r"\bsince then\b")
_DURING = re.compile(r"\b(?:in|during|for|over|both|years) (?:both )?$")
_SAME = Worded(
    "same",
    r" (?:\w+ )?(?:period|months|timeframe|time frame|span|years|stretch)\b"
    r"(?! (?:of|in|last|a|the|previous|earlier|from)\b)",
    r"\b(?:over|in|during|for|within) (?:the|that|this) ",
)


def same_again(scene: Scene, draft: Draft) -> Draft | None:
    """The fact just told whose time a figure is said to be of too: `invested $2 million over the same period`."""
    if draft.status != "actual" or _SAME.absent(scene.words):
        return None
    start, end = clause(scene, draft.quantity)
    begins = scene.made[-1].quantity.end if scene.made else scene.start
    at = scene.quantities.index(draft.quantity) + 1
    until = scene.quantities[at].hedge_start if at < len(scene.quantities) else scene.end
    if _SAME.search(scene.fold, max(begins, start), min(until, end)) is None:
        return None
    told = [*scene.made[::-1], *(scene.before[:-7:-1] if scene.gap <= 1 else ())]
    return next((d for d in told if d.status == "actual" and d.first and d.last and d.rule != "compared"), None)
