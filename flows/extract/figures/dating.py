"""When a figure holds: its period from the words around it, from the figure before it, or from the document's date."""

import re

from flows.extract.figures.counted import STOCKS
from flows.extract.figures.scene import Draft, Scene
from flows.extract.figures.status import attribute
from flows.extract.periods import NO_PERIOD, Period

_NO_DAYS = NO_PERIOD | {"relative"}
_COVERS = frozenset({"in", "since", "from", "until", "by", "at"})
_PRESENT = re.compile(
    r"\b(?:is|are|has|have|goes|go|stands|ranks|accounts|runs|makes|make|take|takes|pass|holds|owns|"
    r"remains|amounts|represents|lies|currently|now|contains|employs|include|includes|already)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|\w{3,}ed|rose|fell|grew|went|came|stood|made|took|ran|hit|sold|bought|sent|"
    r"drew|held|met)\b"
)
_STOCK_METRICS = frozenset({"border_demarcated", "border_not_demarcated"})
_STOCK_UNITS = frozenset({"km", "mile", "ha", "acre", "MW", "GW", "square metre", "square km"})
_FLOWS = frozenset({"trade", "exports", "imports", "trade_balance", "tourists", "gdp", "investment", "aid", "loan"})
_TRADE = frozenset({"trade", "exports", "imports", "trade_balance"})
_OTHER_CLAUSE = re.compile(r"[;]| while | whereas | but |, and (?!in\b)")


_ESTIMATE = re.compile(r"\b(?:estimates|estimated|estimate|puts|sees|reckons)\b")


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
    return _ESTIMATE.search(scene.fold, scene.start, draft.quantity.start) is not None


_NOW = re.compile(r"\b(?:existing|current)\s+(?:\w+ ){0,4}$")


def dated(scene: Scene, draft: Draft) -> None:
    """Set first and last day of a draft whose metric, measure and status are known."""
    if draft.status == "actual" and _NOW.search(scene.left(draft.quantity)):
        draft.first = draft.last = scene.published_on
        return
    if draft.status == "actual" and (ahead := _beside_and_ahead(scene, draft)) is not None:
        draft.status = "forecast"
        _apply(draft, ahead)
        return
    period = _own_period(scene, draft)
    if period is not None and draft.status == "actual" and _ahead(scene, draft, period):
        draft.status = "forecast"
    if period is not None:
        _apply(draft, period)
        return
    last = scene.made[-1] if scene.made else None
    if last is not None and _goes_with(draft, last):
        draft.first, draft.last, draft.dated = last.first, last.last, last.dated
        if "period" in last.evidence:
            draft.evidence["period"] = last.evidence["period"]
        return
    if draft.status != "actual":
        return
    if draft.metric in _EVENTS and _of_the_day(scene, draft):
        return
    if _is_stock(scene, draft):
        draft.first = draft.last = scene.published_on
        return
    if draft.metric in _FLOWS and not scene.headline:
        earlier = scene.last_fact(_TRADE if draft.metric in _TRADE else frozenset({draft.metric}))
        if earlier is not None:
            draft.first, draft.last, draft.dated = earlier.first, earlier.last, True
            draft.sure *= 0.9


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
    # The deadline of a goal is the last day of its period; `from 2025` opens one.
    draft.first, draft.last = (period.first, None) if period.role in ("from", "since") else (None, period.last)


def _goes_with(draft: Draft, last: Draft) -> bool:
    """Whether a figure shares the period of the one before it in its sentence: `$5bn in 2022, up 19 per cent`."""
    if draft.status != last.status and {draft.status, last.status} & {"actual"}:
        return False
    if draft.measure in ("change", "share", "rank") or last.measure == "change":
        return True
    return (
        draft.metric == last.metric
        or draft.cue == last.cue
        or {draft.metric, last.metric} <= {"trade", "exports", "imports", "trade_balance"}
        or {draft.metric, last.metric} <= {"investment", "investment_projects"}
    )


def _own_period(scene: Scene, draft: Draft) -> Period | None:
    """The period named for this figure: right after it, else the nearest before it that no other figure took."""
    quantity = draft.quantity
    index = scene.quantities.index(quantity)
    following = scene.quantities[index + 1 :]
    if (
        draft.measure == "change"
        and following
        and scene.fold[quantity.end : following[0].hedge_start].strip() in ("to", "from", "to reach")
    ):
        following = following[1:]  # `soared 130 percent to US$432 million from January through April`
    until = following[0].hedge_start if following else scene.end
    after = [p for p in scene.periods if quantity.end <= p.start < until and _covers(p)]
    for period in after:
        between = scene.text[quantity.end : period.start]
        if _OTHER_CLAUSE.search(between) or len(between) > 90 or _modifies_past(between):
            break
        if _NEXT.search(between) and following and 0 <= following[0].hedge_start - period.end <= 12:
            break  # `fell 0.6 pct and in January 0.7 pct`
        if (
            period.role == "from"
            and draft.status == "actual"
            and draft.measure == "change"
            and period.first != period.last
        ):
            continue
        if _acceptable(scene, draft, period):
            return period
    taken = {
        d.evidence["period"] for d in scene.made if "period" in d.evidence and d.evidence["period"][0] >= d.quantity.end
    }
    for period in reversed(scene.periods):
        if period.end > quantity.hedge_start or not _covers(period) or _base(scene, period):
            continue
        if (period.start, period.end) in taken and not _change_of_same(draft, scene):
            return None
        if _modifies_past(scene.fold[max(scene.start, period.start - 24) : period.start]):
            continue  # `the group, which was founded in 1900, holds …`
        if quantity.kind == "rank" and period.start - scene.start > OPENING:
            return None  # `In 2022, X was the second-largest`; no other period before a rank is its own
        if _acceptable(scene, draft, period):
            return period
    return None


OPENING = 12
"""A period that opens a sentence begins within so many characters of it."""


_NEXT = re.compile(r"(?:,| and| but) (?:in |for |on )?$")
_EARLIER = re.compile(r"\b(?:previous|earlier|before|ago|preceding|last)\b")
_MEASURED = re.compile(r"\b(?:over|on|from|against|than|with|to|above|below) (?:the |a |its )?$")


def _base(scene: Scene, period: Period) -> bool:
    """Whether a period is what a change is measured against: `up 20 pct over the previous year`."""
    if period.role == "base":
        return True
    if scene.text.startswith("'s", period.end):
        return False
    if period.role == "since" and _RECORD.search(scene.fold, max(scene.start, period.start - 60), period.start):
        return True  # `the first rise since October 1985`
    words = scene.fold[period.start : period.end]
    return bool(
        _EARLIER.search(words) and _MEASURED.search(scene.fold[max(scene.start, period.start - 14) : period.start])
    ) or (words.endswith(" ago") and period.role == "in" and "while" not in words and _AGO.search(words) is not None)


_RECORD = re.compile(r"\b(?:first|highest|lowest|largest|biggest|smallest|record|worst|best|most|least)\b[^,;]*$")
_AGO = re.compile(r"\b(?:year|month|quarter|week)s? ago$")


def _covers(period: Period) -> bool:
    return period.role in _COVERS and period.basis not in _NO_DAYS


def _change_of_same(draft: Draft, scene: Scene) -> bool:
    return draft.measure in ("change", "share") and bool(scene.made)


def _modifies_past(between: str) -> bool:
    return re.search(r"\b(?:signed|launched|established|opened|agreed|founded|born)\b", between) is not None


def _acceptable(scene: Scene, draft: Draft, period: Period) -> bool:
    """A goal's or forecast's day must not be over; an actual figure's must not lie ahead, nor a flow be of one day."""
    if draft.metric in _TRADE and period.basis in ("day", "weekday") and draft.status == "actual":
        return False
    if attribute(scene, draft.quantity):
        return False
    if scene.published_on is None:
        return True
    if draft.status == "actual":
        return period.first is None or period.first <= scene.published_on
    if period.role in ("from", "since"):
        return period.first is not None and period.first >= scene.published_on.replace(month=1, day=1)
    if period.basis in ("day", "weekday", "now") and period.role != "by" and period.last == scene.published_on:
        return False
    return period.last is not None and period.last >= scene.published_on and period.role != "at"


def _is_stock(scene: Scene, draft: Draft) -> bool:
    quantity = draft.quantity
    if draft.metric == "agreements_signed" or draft.measure == "change":
        return False
    if draft.measure == "rank" or draft.metric in _STOCK_METRICS:
        return True
    around = scene.fold[max(scene.start, quantity.start - 100) : min(scene.end, quantity.end + 60)]
    if attribute(scene, quantity):
        return True
    present = _PRESENT.search(around) is not None
    if quantity.unit in STOCKS or quantity.unit in _STOCK_UNITS or draft.measure in ("share", "count"):
        return present or not _PAST.search(around)
    return present and draft.metric not in ("trade", "exports", "imports", "trade_balance") and not _PAST.search(around)


def respectively(scene: Scene, word_at: int) -> None:
    """Align lists: `topped 9.5 billion in 2021 and 8.45 billion in 2022, respectively rising 80% and 16.7%`.

    The drafts after the first list take period and parties of its members in order, if the lists are equally long.
    """
    made = scene.made
    rates = [d for d in made if d.quantity.unit == "percent" and d.quantity.start > word_at]
    if not rates:
        rates = [d for d in made if d.quantity.unit == "percent"]
    levels = (
        [d for d in made if d.quantity.unit != "percent" and d.quantity.end <= rates[0].quantity.start] if rates else []
    )
    if len(rates) < 2 or len(rates) != len(levels):
        return
    for rate, level in zip(rates, levels, strict=True):
        rate.first, rate.last, rate.dated = level.first, level.last, level.dated
        rate.reporter, rate.partner, rate.metric = level.reporter, level.partner, level.metric
        rate.evidence |= {role: span for role, span in level.evidence.items() if role == "period"}
        rate.measure, rate.direction = "change", rate.direction or rates[0].direction
