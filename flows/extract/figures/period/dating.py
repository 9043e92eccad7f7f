"""When a figure holds: its period from the words around it, from the figure before it, or from the document's date."""

import re

from flows.extract.figures.going_on import PART, part_of_told
from flows.extract.figures.period.about import placed_then, recounted
from flows.extract.figures.period.asides import OPENS
from flows.extract.figures.period.carried import carried
from flows.extract.figures.period.cumulative import both_years, same_again, since_then, this_year_so_far, year_so_far
from flows.extract.figures.period.own_period import own_period
from flows.extract.figures.period.stocks import apposed, is_stock
from flows.extract.figures.scene import SHORTEST, TRADE, Draft, Scene, latest
from flows.extract.figures.status.standing import NOW, raised_from_today
from flows.extract.periods import Period
from flows.extract.quantities import Quantity
from flows.extract.text.worded import Worded

_FLOWS = frozenset({"trade", "exports", "imports", "trade_balance", "tourists", "gdp", "investment", "aid", "loan"})


_ESTIMATE = Worded("estimates|estimated|estimate|puts|sees|reckons")
ALL_BUT = 20
"""A period of which less than one part in so many is left is as good as over."""


def _beside_and_ahead(scene: Scene, draft: Draft) -> Period | None:
    """A period right behind a figure that has not begun: what is said of it cannot be a fact yet."""
    for period in scene.periods:
        if period.start >= draft.quantity.end:
            near = period.start - draft.quantity.end <= 4 and period.basis in ("year", "quarter", "month", "half")
            begins = period.first is not None and scene.published_on is not None and period.first > scene.published_on
            return period if near and begins and period.role in ("in", "by") else None
    return None


def _ahead(scene: Scene, draft: Draft, period: Period) -> bool:
    """Whether an estimate is of a period not yet over: then it is a forecast."""
    if scene.published_on is None or period.last is None or period.last <= scene.published_on:
        return False
    if _ESTIMATE.absent(scene.words):
        return False
    left = period.last - scene.published_on
    if period.first is not None and left * ALL_BUT < period.last - period.first:
        return False  # `is estimated at 3 bn in 1986/87`, a week before that year ends: it is reckoned, not foretold
    return _ESTIMATE.search(scene.fold, scene.start, draft.quantity.start) is not None


_CURRENT = Worded(
    "existing|current",
    r"\s+(?!account|loss|profit|prices|ratio|cost|expenditure|spending|asset|liabilit|year|fiscal|"
    r"financial|season|crop|marketing|quarter|half|qtr|month|week)(?:\w+ ){0,4}$",
)
_AT_PRESENT = Worded("present", r" (?:level of |total of |\w+ )?$", r"\b(?:the|its|their|a) ")


_TODAY = _CURRENT.opening | NOW.opening | _AT_PRESENT.opening


def _of_today(scene: Scene, quantity: Quantity) -> bool:
    """Whether a number is said to be the present one: `the current 5 pct`, `is now around 10 mln`."""
    if _TODAY.isdisjoint(scene.words):
        return False
    left = scene.left(quantity)
    return _CURRENT.search(left) is not None or NOW.search(left) is not None or _AT_PRESENT.search(left) is not None


def dated(scene: Scene, draft: Draft) -> None:
    """Set first and last day of a draft whose metric, measure and status are known."""
    if draft.status == "actual" and _of_today(scene, draft.quantity):
        draft.first = draft.last = scene.published_on
        return
    if draft.status == "actual" and (ahead := _beside_and_ahead(scene, draft)) is not None:
        draft.status = "forecast"
        _apply(draft, ahead)
        return
    if (rank := _ranked_today(scene, draft)) is not None:
        draft.first, draft.last = rank.first, rank.last
        return
    if (told := same_again(scene, draft)) is not None:
        draft.first, draft.last, draft.dated = told.first, told.last, True
        return
    period = own_period(scene, draft)
    if period is not None and draft.status == "actual" and _ahead(scene, draft, period):
        draft.status = "forecast"
    if period is not None:
        _apply(draft, this_year_so_far(scene, draft, year_so_far(scene, draft, both_years(scene, period))))
        return
    if (first := since_then(scene, draft)) is not None:
        draft.first, draft.last, draft.dated = first, scene.published_on, True
        return
    if draft.status == "actual" and raised_from_today(scene, draft.quantity):
        draft.first = draft.last = scene.published_on
        return
    whole = part_of_told(scene, draft.quantity) if draft.rule == PART else None
    if whole is not None and whole.dated and whole.status == draft.status:
        draft.first, draft.last, draft.dated = whole.first, whole.last, whole.dated
        return
    family = TRADE if draft.metric in TRADE else frozenset({draft.metric})
    if draft.rule == "of_rank" and draft.measure != "share" and (fact := scene.last_fact(family)) is not None:
        draft.first, draft.last, draft.dated = fact.first, fact.last, True  # `the top buyer, taking 60,000 tonnes`
        return
    last = None
    if scene.made:  # not what a figure was compared with
        last = next((d for d in reversed(scene.made) if d.rule != "compared"), scene.made[-1])
    if last is not None and _goes_with(scene, draft, last):
        draft.first, draft.last, draft.dated = last.first, last.last, last.dated
        if "period" in last.evidence:
            draft.evidence["period"] = last.evidence["period"]
        return
    if draft.status != "actual":
        if (
            last is not None
            and last.dated
            and last.metric == draft.metric
            and _INSTEAD.search(scene.left(draft.quantity))
        ):
            draft.last = last.last  # `grew nine pct last year against a projection of four pct`
        return
    if draft.metric in _EVENTS and _of_the_day(scene, draft):
        return
    if draft.measure == "rank" and (fact := placed_then(scene, draft)) is not None:
        draft.first, draft.last, draft.dated = fact.first, fact.last, True
        draft.sure *= 0.9
        return
    if is_stock(scene, draft):
        draft.first = draft.last = scene.published_on
        return
    if draft.metric in _FLOWS and (opened := _opened(scene) or recounted(scene, scene.opened)) is not None:
        _apply(draft, opened)
        draft.sure *= 0.9
        return
    if draft.metric in _FLOWS and not scene.headline:
        earlier = scene.last_fact(TRADE if draft.metric in TRADE else frozenset({draft.metric}))
        if earlier is not None:
            draft.first, draft.last, draft.dated = earlier.first, earlier.last, True
            draft.sure *= 0.9
        elif draft.metric in TRADE and draft.measure == "level" and _STANDS_AT.search(scene.left(draft.quantity)):
            draft.first = draft.last = scene.published_on
        elif draft.metric in TRADE and (other := _reported_on(scene, draft)) is not None:
            draft.first, draft.last, draft.dated = other.first, other.last, True
            draft.sure *= 0.85
        elif scene.titled is not None and not any(d.dated for d in scene.before):
            _apply(draft, scene.titled)
            draft.sure *= 0.8
    if draft.first is draft.last is None and not draft.dated and (told := carried(scene, draft)) is not None:
        draft.first, draft.last, draft.dated = told.first, told.last, True
        draft.sure *= 0.8


_WORKS = frozenset({"energy", "transport"})
_INSTEAD = re.compile(
    r"\b(?:against|instead of|compared with|compared to|than|versus|below|above|short of) (?:\w+ ){0,4}"
    r"(?:planned|projected|forecast|targeted|expected|projection|target|goal) (?:of )?$"
)
_SPANS = frozenset({"year", "quarter", "month", "half", "months", "quarters"})


def _opened(scene: Scene) -> Period | None:
    """The past period that opens the sentence before, which told no figure: `In January the trend was reversed.`"""
    today = scene.published_on
    for period in scene.opened if today is not None else ():
        if period.role == "in" and period.basis in _SPANS and period.last is not None:
            begun = period.first is not None and today is not None and period.first <= today
            opens = _OPENING.fullmatch(scene.text, max(scene.opened_at, period.start - OPENS), period.start) is not None
            return period if begun and opens else None
    return None


_OPENING = re.compile(r"\s*(?:(?:In|For|During|Over|By|Through|Throughout|From|But in|And in|Yet in)(?: the)? )?")


# `has a trade deficit of about 1 billion dlrs`, `two-way trade stands at …`
_STANDS_AT = re.compile(
    r"\b(?:(?:has|have|runs?|faces?) an? (?:\w+ ){0,3}(?:deficit|surplus) (?:with (?:the )?\w+ )?(?:of|worth) |"
    r"(?:(?:now|currently) )?(?:stands? at|is worth|is valued at|amounts? to|totals?|runs? at) )$"
)


def _reported_on(scene: Scene, draft: Draft) -> Draft | None:
    """The account told of just before in the same currency, of whose period a report goes on to tell trade."""
    recent = [*scene.made[::-1], *(scene.before[:-7:-1] if scene.gap <= 1 else ())]
    told = latest(d for d in recent if d.status == "actual" and d.dated and d.rule != "compared")
    if told is None or told.first is None or told.last is None or (told.last - told.first).days < SHORTEST:
        return None
    alike = draft.quantity.unit == "percent" or told.quantity.unit == draft.quantity.unit
    return told if alike and told.quantity.kind == "money" else None


RECENT = 40
"""So many figures back a text still speaks of the same signing or grant."""
_EVENTS = frozenset({"agreements_signed", "aid", "loan"})


def _of_the_day(scene: Scene, draft: Draft) -> bool:
    """Date what was signed or granted by the day that the text reports on, where it reports on one day."""
    earlier = [
        d
        for d in scene.before[-RECENT:]
        if d.metric == draft.metric and d.dated and d.first is not None and d.first == d.last
    ]
    day = (earlier[-1].first if earlier else None) or scene.reported
    if day is not None:
        draft.first = draft.last = day
        draft.dated = True
        draft.sure *= 0.9
    return day is not None


def _apply(draft: Draft, period: Period) -> None:
    draft.dated = True
    draft.evidence["period"] = (period.start, period.end)
    if draft.status == "actual":
        draft.first, draft.last = period.first, period.last
        return
    if draft.status == "forecast" and period.role == "in":
        draft.first, draft.last = period.first, period.last  # what is expected of a time covers it like a fact
        return
    whole = period.first is not None and (period.first.month, period.first.day) == (1, 1)
    if whole and period.basis == "years" and period.role == "in" and draft.metric in _GRANTED:
        draft.first, draft.last = period.first, period.last  # `will lend $5 million between 2023 and 2025`
        return
    # The deadline of a goal is the last day of its period; `from 2025` opens one.
    draft.first, draft.last = (period.first, None) if period.role in ("from", "since") else (None, period.last)


def _ranked_today(scene: Scene, draft: Draft) -> Draft | None:
    """The rank of today whose share a figure tells: `remains the largest source of imports, supplying 31 per cent`."""
    rank = scene.made[-1] if scene.made and draft.rule == "of_rank" else None
    if rank is None or rank.measure != "rank" or rank.first is None or rank.dated:
        return None
    return rank if all(period.start < draft.quantity.start for period in scene.periods) else None


_GRANTED = frozenset({"aid", "loan"})
_STILL = re.compile(r"\bthat [\w ]{1,50} (?:remained|remains|was still|is still) (?:the |its )?(?:\w+ )?$")
_PARTS = re.compile(r"\b(?:including|of which|among them|comprising|made up of) (?:about |some |nearly |over )?$")
# `the presence of nine firms, with investments worth $8 million`
_WORTH = re.compile(r" (?!and |but |while )(?:\w+ +){0,6}with (?:\w+ ){0,5}(?:worth|of|totalling|totaling|exceeding) ")
_NOW_AND = re.compile(r" and [\w ]{0,60}? (?:is|are|has|have|stands?) ")
_RELATIVE = re.compile(r", (?:which|who|where|whose) [^,]*$")


def _goes_with(scene: Scene, draft: Draft, last: Draft) -> bool:
    """Whether a figure shares the period of the one before it in its sentence: `$5bn in 2022, up 19 per cent`."""
    if "," in scene.text[last.quantity.end : draft.quantity.start] and _RELATIVE.search(
        scene.text, max(scene.start, last.quantity.start - OPENS), last.quantity.start
    ):
        return False  # `Funds, which averaged 5.97 pct yesterday, opened at six pct`
    if not last.dated and apposed(scene, last.quantity, draft.quantity.start) is not None:
        return False  # `A pipeline, built at a cost of $5 million, can send 24,000 tonnes`
    if draft.quantity.kind == "money" and last.quantity.kind == "measure" and not last.dated and last.metric in _WORKS:
        return False  # `a 700-megawatt plant, built at a cost of $2 billion`: what stands was paid for once
    if draft.status != last.status and {draft.status, last.status} & {"actual"}:
        return False
    if draft.measure == "rank" and _STILL.search(scene.fold, last.quantity.end, draft.quantity.start):
        return False  # `trade rose to $4 million in 2022, and they noted that Peru remained the largest supplier`
    alike = draft.status == last.status and draft.quantity.kind == last.quantity.kind
    if alike and last.dated and _PARTS.search(scene.fold, last.quantity.end, draft.quantity.start):
        return True  # `provided $9 million in 2022, including $2 million for roads`
    other = draft.metric == last.metric == "other" and draft.cue != last.cue and draft.measure == "level"
    if other and _NOW_AND.search(scene.fold, last.quantity.end, draft.quantity.start):
        return False  # `prices rose 94 per cent last year, and reserves are put at $5 billion`
    if draft.measure in ("change", "share", "rank") or last.measure == "change":
        return True
    counted = last.measure == "count" and "with" in scene.words
    if counted and _WORTH.fullmatch(scene.fold, last.quantity.noun_end, draft.quantity.hedge_start):
        return True
    return (
        draft.metric == last.metric
        or draft.cue == last.cue
        or {draft.metric, last.metric} <= {"trade", "exports", "imports", "trade_balance"}
        or {draft.metric, last.metric} <= {"investment", "investment_projects"}
    )
