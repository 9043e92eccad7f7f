"""Figures that another is measured against: `up from 11.1 mln in 1985`, `against 295 mln a year earlier`, `vs 60 cts`.

Such a figure counts the same thing as the one it is compared with, as a fact of the period it names itself, never
of the period of the other.
"""

import re
from datetime import date
from itertools import pairwise

from flows.extract.figures.measures import CHANGE_AFTER, measure
from flows.extract.figures.period.owning import year_before
from flows.extract.figures.scene import MEMORY, Draft, Scene
from flows.extract.periods import NO_PERIOD, Period
from flows.extract.periods.calendar import shifted
from flows.extract.quantities import Quantity
from flows.extract.text.worded import Worded

_AGAINST = Worded(
    "from|against|versus|vs|compared with|compared to|compares with|comparing with|"
    "compare with|after|than|above|below|exceeding|gain on|rise on|increase on|growth on|jump on|drop on|fall on|"
    "decline on|down on|up on|double|twice|triple|treble|times",
    r"\s+"
    r"(?:(?:a|an|one of|the|its|their|only|just|loss|profit|net|about|level of|total of|revised|upwardly revised|"
    r"an upward revised|year earlier|last year s|previous|surplus of|deficit of|figure of|record|deficit|"
    r"surplus|figure|estimated|comparable|provisional|corresponding|rise of|fall of|gain of|decline of|"
    r"increase of|rate of|projected|forecast|planned|"
    r"targeted|downwards? revised|upwards? revised|and|preliminary|adjusted|then|some|a mere) ){0,5}$",
)


def _anew(scene: Scene, quantity: Quantity, last: Draft) -> bool:
    """Whether another account begins behind the last figure: `bought $15 million, so its deficit widened from …`."""
    for cue in scene.cues:
        if last.quantity.end <= cue.start < quantity.hedge_start and cue.entry.value == "trade_balance":
            return last.metric != "trade_balance" and "," in scene.text[last.quantity.end : cue.start]
    return False


_MOVES = Worded("from|than|up|down|higher|lower|more|less|rise|rose|fell|compared|against|to|over|on")
_COMPARES = re.compile(r" ?(?:this|that|it|the|last|these|its) (?:[\w]+ ){0,5}compare[sd]? (?:with|to) ")
_COMPARING = frozenset(("compare", "compares", "compared"))
_ON_SALES = re.compile(r" (?:(?:a|per) share )?on (?:\w+ ){0,2}(?:sales|revenues?|turnover|volume) of $")
REACH = 110
"""A period stands within so many characters of the figure that it dates."""


def compared(scene: Scene, quantity: Quantity) -> Draft | None:
    """The draft of a figure that the last one is compared with, or None if it is no such figure."""
    last = scene.made[-1] if scene.made else _set_against(scene, quantity)
    if last is None or quantity.kind not in ("money", "percent", "measure", "number", "count"):
        return None
    if quantity.kind == "count" and not _from_as_many(scene, quantity, last):
        return None
    if last.rule == "compared":
        between = scene.fold[last.quantity.end : quantity.hedge_start]
        if between.strip() == "or" or _ON_SALES.match(between):
            return last.again(quantity, "compared", quantity.hedge)  # `against 5.2 mln dlrs on sales of 80 mln`
    if last.rule != "compared" and _in_brackets(scene, quantity, last):
        return _of_before(scene, quantity, last)
    word = None if _AGAINST.absent(scene.words) else _AGAINST.search(scene.left(quantity, 70))
    if word is not None and word[1] == "from" and last.rule != "compared" and _anew(scene, quantity, last):
        return None
    owner = _owning_period(scene, quantity)
    alike = quantity.unit == last.quantity.unit
    if word is None and owner is None and not (alike and (last.rule == "compared" or not _EARLIER.absent(scene.words))):
        return None
    period = _period(scene, quantity)
    direct = (
        period is not None
        and not _EARLIER.absent(scene.words)
        and _EARLIER.search(scene.fold, period.start, period.end) is not None
        and period.start - quantity.end < 30
        and not any(quantity.end <= other.start < period.start for other in scene.quantities)
        and not _MOVES.search(scene.fold[quantity.end : period.start])
    )
    chained = (
        last.rule == "compared"
        and alike
        and period is not None
        and period.start - quantity.end < 20
        and _AND.search(scene.fold[last.quantity.end : quantity.hedge_start]) is not None
    )
    if word is None and owner is None and not chained and not (direct and alike):
        return None
    if word is not None and word[1] in _ONLY_DATED and period is None:
        return None
    if not alike and last.quantity.kind != "percent":
        earlier = [d for d in scene.made if d.quantity.unit == quantity.unit]
        if not earlier:
            return None
        last = earlier[-1]
    second = _second_of_pair(scene, quantity)
    if second is not None and period is None:
        period = _period(scene, second)
        last = _pair_of(scene, quantity)[0]
    elif last.rule == "compared" and chained and len(pair := _pair_of(scene, quantity)) == TWO:
        last = pair[1]
    measured = "count" if quantity.kind == "count" else "level"
    draft = Draft(
        quantity, last.metric, last.frame, last.cue, measured, None, "actual", quantity.hedge, last.reporter,
        last.partner,
        rule="compared", sure=0.9 * last.sure,
        evidence={role: span for role, span in last.evidence.items() if role in ("metric", "parties")},
    )  # fmt: skip
    if quantity.kind in ("money", "measure") and CHANGE_AFTER.match(scene.right(quantity)):
        measure(scene, draft)  # `after a 1.3 billion expansion`
    if quantity.unit == last.quantity.unit == "percent":
        measure(scene, draft)
        if draft.measure == "level" and (last.measure != "change" or word is not None or owner is not None):
            draft.measure, draft.direction = last.measure, last.direction
    # `to 58 from 30 aircraft by 1995`, but `up from 30 before 1995`
    period = owner or (period if period is None or period.role != "by" or period.first is None else None)
    if (
        period is not None
        and last.status == "forecast"
        and _SEEN_BEFORE.fullmatch(scene.fold, period.start, period.end)
    ):
        # `forecast at 15 mln tonnes, vs 14 mln last month`
        draft.status, draft.first, draft.last = "forecast", last.first, last.last
    elif period is not None and last.dated and last.first is last.last is None and _of_that(scene, period):
        draft.evidence["period"] = (period.start, period.end)  # the year before one without days has none either
    elif period is not None:
        running = _runs(period, scene)
        if running and last.status == "forecast":
            draft.status = "forecast"  # `18.9 dlrs next year from 17.4 dlrs this year`
        draft.first, draft.last = (period.first, period.last) if running else _days(period, scene)
        base = last if last.rule != "compared" else next((d for d in scene.made if d.rule != "compared"), last)
        if base.first and base.last and _YEAR_BEFORE.fullmatch(scene.fold, period.start, period.end):
            draft.first, draft.last = shifted((base.first, base.last), -1, "year")
        if draft.first is None and last.first and last.last and _SAME_DAYS.match(scene.right(quantity)):
            draft.first, draft.last = shifted((last.first, last.last), -1, "year")
        if draft.status == "forecast" and period.role != "in":
            draft.first = None
        draft.evidence["period"] = (period.start, period.end)
    elif (parallel := next((d for d in scene.made if d.rule == "compared" and d.first), None)) is not None:
        draft.first, draft.last = parallel.first, parallel.last  # `rose to 3.3 in May from 3.1 in April, … from 2.4`
    elif last.status == "target" and scene.fold.endswith(" from ", 0, quantity.hedge_start):
        draft.first = draft.last = scene.published_on  # `to raise it to 25,000 megawatts from 4,000`
    else:
        draft.first, draft.last = year_before(scene, quantity, last) if word is not None else (None, None)
        if draft.first is None:
            draft.first, draft.last = _as_before(scene, last)
    return draft


_ONLY_DATED = frozenset({"after", "above", "below", "double", "twice", "triple", "treble", "times"})
"""Behind one of these words an amount is what another is set against only if it has a period of its own."""


def _as_before(scene: Scene, last: Draft) -> tuple[date | None, date | None]:
    """The days that a figure of the same period was set against a little before: an account goes on to compare so."""
    told = [*(scene.before[-SAME:] if scene.gap <= MEMORY else ()), *scene.made]
    for base, other in pairwise(told):
        set_against = other.rule == "compared" and base.rule != "compared"
        same = last.first is not None and (base.first, base.last) == (last.first, last.last)
        if set_against and same and other.first is not None and last.first is not None and other.first < last.first:
            return other.first, other.last
    return None, None


SAME = 12
"""So many figures back an account still sets its figures against the same time before."""


def _in_brackets(scene: Scene, quantity: Quantity, last: Draft) -> bool:
    """Whether an amount stands alone in brackets behind one in its unit: `Peru 500,000 tonnes (600,000)`."""
    if quantity.unit != last.quantity.unit or last.measure != "level" or quantity.kind not in ("money", "measure"):
        return False
    between = scene.text[last.quantity.end : quantity.hedge_start]
    return between == " (" and scene.text.startswith(")", quantity.end)


def _of_before(scene: Scene, quantity: Quantity, last: Draft) -> Draft:
    """The amount of the time before; its days are those that another of the sentence is set against, if any."""
    draft = last.again(quantity, "compared", quantity.hedge)
    told = next((d for d in scene.made if d.rule == "compared" and d.first), None)
    draft.first, draft.last = (told.first, told.last) if told is not None else _as_before(scene, last)
    draft.evidence.pop("period", None)
    return draft


_BARE_FROM = Worded("from|against|versus|vs|compared with|compared to", r" (?:(?:a|the|only|just|some|about) )?$")


def _from_as_many(scene: Scene, quantity: Quantity, last: Draft) -> bool:
    """Whether a count is set against another of the same things: `to 3,808 from 5,873 cars a year earlier`."""
    if last.measure != "count" or last.quantity.unit != quantity.unit or _BARE_FROM.absent(scene.words):
        return False
    return _BARE_FROM.search(scene.left(quantity, 30)) is not None


def _set_against(scene: Scene, quantity: Quantity) -> Draft | None:
    """The figure of the sentence before that a sentence sets against another: `This compared with a surplus of …`."""
    if scene.gap > 1 or not scene.before or _COMPARING.isdisjoint(scene.words):
        return None
    if not _COMPARES.match(scene.fold, scene.start):
        return None
    told = [d for d in scene.before[:-6:-1] if d.rule != "compared"]
    alike = [d for d in told if d.quantity.unit == quantity.unit]
    level = [d for d in alike if d.measure == "level"]
    return next(iter(level or alike), None)


TWO = 2
"""Two levels of different things, compared with two others: `imports were A, exports B, compared with C and D`."""


def _pair_of(scene: Scene, quantity: Quantity) -> list[Draft]:
    """The levels in a quantity's unit told before a comparison, if they are of different things."""
    made = [d for d in scene.made if d.rule != "compared" and d.measure == "level"]
    told = [d for d in made if d.quantity.unit == quantity.unit]
    return told if len({d.cue for d in told}) == len(told) else []


def _second_of_pair(scene: Scene, quantity: Quantity) -> Quantity | None:
    """The amount joined by `and` to the first that a pair of levels is compared with, or None."""
    at = scene.quantities.index(quantity) + 1
    if at >= len(scene.quantities) or not scene.made or scene.made[-1].rule == "compared":
        return None
    other = scene.quantities[at]
    joined = other.unit == quantity.unit and scene.text[quantity.end : other.hedge_start] == " and "
    return other if joined and len(_pair_of(scene, quantity)) == TWO else None


_YEAR_BEFORE = re.compile(r"(?:a |the |one )?year (?:earlier|before|ago|previously)")
_SAME_DAYS = re.compile(r" in the (?:same|corresponding|comparable|like|equivalent) [\d ]*period\b")
_OF_THAT = re.compile(
    r"(?:in |the |a |one )*(?:(?:year|season) (?:earlier|before|ago|previously)|(?:previous|"
    r"preceding) (?:year|season|one)|last month)"
)


def _of_that(scene: Scene, period: Period) -> bool:
    """Whether a period is told from the one before, as that of an account or crop whose days nobody has stated."""
    return _OF_THAT.fullmatch(scene.fold, period.start, period.end) is not None


_SEEN_BEFORE = re.compile(r"(?:last|previous) (?:month|week)|a (?:month|week) (?:ago|earlier)")
_EARLIER = Worded("earlier|ago|before|previous|preceding|prior|same|corresponding|comparable")


def _owning_period(scene: Scene, quantity: Quantity) -> Period | None:
    """The period that owns a figure: `from 1985's 10.2 billion`, `from December's 4.40 billion`."""
    if not scene.periods:
        return None
    its_noun = scene.fold.endswith((" of ", " of a "), scene.start, quantity.hedge_start)
    for period in scene.periods:
        if period.end > quantity.hedge_start:
            return None
        if quantity.hedge_start - period.end <= 3 and scene.text.startswith("'s", period.end):
            return period
        if (
            its_noun
            and _ITS_NOUN.fullmatch(scene.fold[period.end : quantity.hedge_start])
            and (
                _AGAINST.search(scene.fold, max(scene.start, period.start - 24), period.start)
                or scene.fold.endswith(_TIMES, scene.start, period.start)
            )
        ):
            return period
    return None


_TIMES = (" double the ", " twice the ", " triple the ", " half the ")
_ITS_NOUN = re.compile(r"(?: s)?(?: \w+){1,3} of (?:a )?")


def _runs(period: Period, scene: Scene) -> bool:
    """Whether a period has begun and is not over."""
    first, last, today = period.first, period.last, scene.published_on
    return first is not None and last is not None and today is not None and first <= today < last


def _days(period: Period, scene: Scene) -> tuple[date | None, date | None]:
    return _past(period.first, scene), _past(period.last, scene)


def _past(day: date | None, scene: Scene) -> date | None:
    """What a figure is compared with has been: a day read as one to come is that of the year before."""
    if day is not None and scene.published_on is not None and day > scene.published_on:
        return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)
    return day


_AND = re.compile(r"\band (?:from )?$")
_NEXT = re.compile(r"\b(?:from|to|against|vs|compared|while|and)\b")


def _before(period: Period) -> bool:
    return period.role == "base" or period.basis == "relative"


def _period(scene: Scene, quantity: Quantity) -> Period | None:
    """The first period behind a figure up to the next comparison; other amounts of the same thing may stand between."""
    for period in scene.periods:
        if quantity.end <= period.start < quantity.end + REACH and period.basis not in NO_PERIOD:
            between = scene.fold[quantity.end : period.start]
            if period.role == "rate" or _NEXT.search(
                between.replace("compared with", "", 1) if _before(period) else between
            ):
                return None
            return period
    return None
