"""The period that a figure has in its own sentence: which of those named around it is told of it."""

import re

from flows.extract.figures.period.asides import (
    OPENS,
    against,
    apposed_behind,
    inserted,
    named_level,
    names_a_document,
    names_a_plan,
    of_telling,
    of_the_same,
    period_beside,
    recurs,
)
from flows.extract.figures.period.cumulative import ends_a_month
from flows.extract.figures.period.owning import owner_of, set_out
from flows.extract.figures.scene import TRADE, Draft, Scene
from flows.extract.figures.status.standing import attribute
from flows.extract.periods import NO_PERIOD, Period
from flows.extract.quantities import Quantity
from flows.extract.text.worded import Worded

_NO_DAYS = NO_PERIOD | {"relative"}
_COVERS = frozenset({"in", "since", "from", "until", "by", "at"})
# `1986 net includes …`: a statement of results, which are of their own period.
RESULT = Worded(
    "include|includes|exclude|excludes|reflect|reflects|is after|is before|are after|are before",
    " ",
    r"\b(?:net|results?|earnings|profits?|income|loss|losses|figures?|shr|shrs|revenues?|revs|sales|year|years|yr|qtr|"
    r"qtrs|quarter|half|mths|months|period|periods) (?:\w+ ){0,3}",
)
_OTHER_CLAUSE = re.compile(
    r"[;]| while | whereas | but | though | although |, and (?!in\b)|, (?:for|under|in|to|by|on|with) which |"
    r", (?:among them|including|such as|notably) |, (?:continuing|following|reflecting|reversing) "
)


_TO = re.compile(
    r"(?: (?:year on year|on year|from a year earlier|annually))? +(?:to|from|to (?:reach|hit|total))"
    r"(?: (?:a|an|its)(?: new)?(?: record| all time high)(?: high)?(?: of)?)? *"
)


def own_period(scene: Scene, draft: Draft) -> Period | None:
    """The period named for this figure: right after it, else the nearest before it that no other figure took."""
    if not scene.periods:
        return None
    quantity = draft.quantity
    following = scene.quantities[scene.quantities.index(quantity) + 1 :]
    if following and scene.fold.endswith(" from ", 0, quantity.hedge_start):
        beside = period_beside(scene, quantity)
        if beside is not None and beside.first is not None:
            return beside
    if "s" in scene.words and (owner := owner_of(scene, quantity)) is not None:
        return owner
    dating = [p for p in scene.periods if p.role == "base" or (_covers(p) and not recurs(scene, p))]
    if not dating:  # nothing but a dateline, a time of day
        return None
    behind = max(quantity.end, quantity.noun_end)
    if draft.measure == "change" and following and _TO.fullmatch(scene.fold, behind, following[0].hedge_start):
        following = following[1:]  # `soared 130 percent to US$432 million from January through April`
    if following and following[0].noun_end == quantity.noun_end:
        following = following[1:]  # `315 out of 371 firms exported last year`
    of_whole = draft.measure == "share" and scene.fold[behind : following[0].hedge_start] if following else ""
    if of_whole and _OF_WHOLE.fullmatch(of_whole):
        following = following[1:]  # `half of the 36 million bottles exported in 2015`
    while following and _CONVERSION.fullmatch(scene.text, scene.quantities[-len(following) - 1].end, following[0].end):
        following = following[1:]  # `to Ksh 128 billion ($915 million) in 2022`
    if following and _OR.fullmatch(scene.text, behind, following[0].hedge_start) and following[0].unit != quantity.unit:
        following = following[1:]  # `rose 60 tonnes, or 14 pct, last year`
    until = following[0].hedge_start if following else scene.end
    after = [p for p in dating if quantity.end <= p.start < until and (p.role != "base" or _beside(scene, draft, p))]
    for period in after:
        between = scene.text[quantity.end : period.start]
        flow = draft.metric in TRADE  # `Chad, with exports of $5 million, ranked second in 2018`
        if (
            not flow
            and "," in between
            and _INSERTED.search(scene.text, max(scene.start, quantity.start - OPENS), quantity.start)
        ):
            break  # `Toshin, with 1,700 workers, gave no forecast for the year`
        if period.role == "since" and _base(scene, period):
            continue  # `up 21 per cent and the highest since 2013`
        if period.role == "since" and scene.fold.endswith(_UNCHANGED, 0, period.start):
            continue
        if draft.status == "actual" and apposed_behind(scene, quantity, period):
            continue  # `a $5 million line of credit, first offered in 2014, has been used up`
        if of_the_same(scene, period):
            continue  # `up 2.9 pct from the same 1985 quarter`
        if period.basis in ("day", "weekday") and not _SAID.absent(scene.words) and _SAID.search(between):
            continue  # `up 11 per cent, said a report on Thursday`
        shipped = draft.status == "actual" and not _SHIPPED.absent(scene.words)
        if shipped and _SHIPPED.search(scene.fold, max(scene.start, period.start - 40), period.start):
            continue  # `bought wheat for shipment between May and July`
        if against(scene, period) or names_a_document(scene, period) or named_level(scene, period):
            continue  # `dropped 6 pct after January's rise`
        if _OTHER_CLAUSE.search(between) or len(between) > 90:
            break
        if draft.status != "actual" and between.endswith(_AND_IN):
            break  # `to free goods of 53 countries, and in August they signed`
        lent = draft.metric in ("loan", "aid") and _SIGNED.search(between)
        if _modifies_past(scene, between) and not lent and period.role != "since":
            break
        opens = scene.fold[period.end : following[0].hedge_start] if following else ""
        if _NEXT.search(between) and following and len(opens) <= FEW and opens != " to ":
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
    if following and (shared := _shared(scene, draft, following[0])) is not None:
        return shared
    if dating[0].end > quantity.hedge_start:
        return None
    for period in reversed(dating):
        if period.end > quantity.hedge_start or _base(scene, period):
            continue
        if "recent" in scene.words and _RECENT.search(scene.fold, period.end, quantity.hedge_start):
            return None  # `In May they signed it, and in recent years Peru has lent …`
        if (period.start, period.end) in scene.bases:
            continue  # `rose 9 pct in 1986 after two pct in 1985, and orders three pct`
        paid = _PAID.fullmatch(scene.fold, max(period.end, quantity.hedge_start - 40), quantity.hedge_start) is not None
        if (period.start, period.end) in scene.taken and not _change_of_same(draft, scene) and not paid:
            return None
        kept = period.role == "since" or paid
        if not kept and _modifies_past(scene, scene.fold[max(scene.start, period.start - 24) : period.start]):
            continue  # `the group, which was founded in 1900, holds …`
        if names_a_document(scene, period) or of_the_same(scene, period):
            continue
        if draft.status == "actual" and names_a_plan(scene, period):
            continue
        if draft.status != "actual" and period.start - scene.start > OPENING and _another_task(scene, period, quantity):
            continue
        if draft.status != "actual" and _UNDERTAKEN.match(scene.fold, period.end, quantity.hedge_start):
            continue  # `in August the two sides agreed to free 98 per cent of exports`
        if of_telling(scene, period):
            continue  # `said last night his country has 40 MW`
        if inserted(scene, period, quantity):
            continue  # `The deal, opposed until Friday by Peru, will remove 98 per cent of tariffs`
        closed = scene.text.startswith(",", period.end) or _MAIN_VERB.match(scene.fold, period.end)
        if closed and _WHICH.search(scene.fold, max(scene.start, period.start - 50), period.start):
            continue  # `the coins which go on sale tomorrow will be priced at …`
        if _describes(scene, quantity):
            return None  # `last month it suspended payments on Brazil's 68 billion dlr debt`
        became = "become" in scene.words or "becoming" in scene.words
        if became and _BECAME.match(scene.fold, period.end, quantity.hedge_start):
            return period  # `overtook Peru in 2021 to become its second trading partner`
        if quantity.kind == "rank" and period.start - scene.start > OPENING:
            return None  # `In 2022, X was the second-largest`; no other period before a rank is its own
        if period.basis == "year" and _IN_QUARTER.match(scene.right(quantity, 16)):
            return None  # `1986 net includes credits of 165,000 dlrs in quarter`
        if _acceptable(scene, draft, period):
            return set_out(scene, draft, period)
    return None


_RECENT = re.compile(r"\b(?:in|over|for) recent (?:years|months|weeks|decades)\b")
_IN_QUARTER = re.compile(r" in (?:the )?(?:qtr|quarter)\b")
_OR = re.compile(r",? or (?:about |around |some |nearly )?")
_CONVERSION = re.compile(
    r"\s*\((?:or |about |some |around |approximately |nearly |over |equal to |equivalent to )?[^()]{1,40}"
)
_WHICH = re.compile(r" (?:which|who|that) (?:\w+ ){1,6}$")
_MAIN_VERB = re.compile(r"(?: \w+){0,3} +(?:will|would|is|are|was|were|has|have|had|should|can|could|may) ")
_OF_GOODS = re.compile(r"(?: of \w+)?(?:,? respectively,?)? (?:in |during )?")
_OF_WHOLE = re.compile(r" of (?:the |its |their |some |all |a total of |[a-z ]{3,24} s )?(?:estimated )?")
_WHOSE = re.compile(r"\w (?:s|its|their|his)\s+$")
_ADJECTIVE = re.compile(r"(?<=dlr) [a-z]+\b|-[a-z]+ ")
_COORDINATED = re.compile(r" and (?:[a-z]+ ){0,4}$")


def _describes(scene: Scene, quantity: Quantity) -> bool:
    """Whether money is an adjective of what somebody has."""
    owned = quantity.kind == "money" and _WHOSE.search(scene.left(quantity, 14)) is not None
    return owned and _ADJECTIVE.match(scene.text, quantity.end) is not None


def _shared(scene: Scene, draft: Draft, other: Quantity) -> Period | None:
    """The period right behind a second amount of a list: `revenues of 8 mln dlrs and profits of 2 mln in 1986`."""
    behind = max(draft.quantity.end, draft.quantity.noun_end)
    if draft.status != "actual" or not _COORDINATED.fullmatch(scene.fold, behind, other.hedge_start):
        return None
    end = max(other.end, other.noun_end)
    for period in scene.periods:
        if end <= period.start <= end + 38 and _covers(period) and _OF_GOODS.fullmatch(scene.text, end, period.start):
            return period if _acceptable(scene, draft, period) else None
    return None


def _another_task(scene: Scene, period: Period, quantity: Quantity) -> bool:
    """Whether a deadline is that of another task: `will finish it by July and will spend $3 million on a port`."""
    if "; " in scene.text[period.end : quantity.hedge_start]:
        return True
    return "and" in scene.words and _TASK.search(scene.fold, period.end, quantity.hedge_start) is not None


_TASK = re.compile(
    r" and (?:also )?(?:will|would|is to|are to|plans? to|intends? to|(?:it|they|he|she) [a-z]+|"
    r"(?:to )?(?:finance|fund|spend|invest|build|provide|buy|order|grant|give|lend) )"
)
OPENING = 12
"""A period that opens a sentence begins within so many characters of it."""


_INSERTED = re.compile(r", (?:with|which|who|where|whose|an?|the) [^,]*$")
_SAID = Worded("said|says|told|showed|shows|reported|announced|according to")

_SHIPPED = Worded("shipment|delivery|loading|arrival", r"[\w ]{0,40}$", r"\bfor (?:\w+ )?")
_NEXT = re.compile(r"(?:,| and| but) (?:in |for |on )?$")
FEW = 12
"""The figure that a period opens stands within so many characters behind it."""
_EARLIER = Worded("previous|earlier|before|ago|preceding|last")
_MEASURED = re.compile(r"\b(?:over|on|from|against|than|with|to|above|below) (?:the |a |its )?$")


def _base(scene: Scene, period: Period) -> bool:
    """Whether a period is what a change is measured against: `up 20 pct over the previous year`."""
    if period.start - scene.start <= 1 and scene.fold.endswith(" ago", period.start, period.end):
        return False  # `Ten years ago, 70 firms …`
    if period.role == "base":
        return True
    if scene.text.startswith("'s", period.end):
        return False
    if period.role == "since" and _RECORD.search(scene.fold, max(scene.start, period.start - RECORD), period.start):
        # `the first rise since October 1985`, not `has been the largest donor since 1990`
        return _HAS_BEEN.search(scene.fold, max(scene.start, period.start - RECORD), period.start) is None
    if _EARLIER.absent(scene.words):
        return False
    words = scene.fold[period.start : period.end]
    if period.basis in _ROLLING and words.startswith("last ") and scene.fold.endswith("over the ", 0, period.start):
        return False  # `Over the last decade trade has grown by 60 per cent`
    return bool(
        _EARLIER.search(words) and _MEASURED.search(scene.fold[max(scene.start, period.start - 14) : period.start])
    ) or (words.endswith(" ago") and period.role == "in" and "while" not in words and _AGO.search(words) is not None)


_ROLLING = frozenset({"decade", "decades", "years", "months", "quarters", "weeks"})
_RECORD = re.compile(r"\b(?:first|highest|lowest|largest|biggest|smallest|record|worst|best|most|least)\b[^,;]*$")
RECORD = 120
"""A superlative stands within so many characters before the time since which it holds."""
_AND_IN = (", and in ", ", and on ", ", but in ", ", but on ")
_UNDERTAKEN = re.compile(
    r"(?: [a-z]+){1,4} (?:concluded|signed|agreed|pledged|promised|announced|reached|launched|decided|undertook|vowed|"
    r"approved|committed|proposed|unveiled) "
)
_BECAME = re.compile(r" (?:to become|becoming) ")
_UNCHANGED = ("unchanged since ", "steady since ", "the same since ", "frozen since ")
_HAS_BEEN = re.compile(
    r"\b(?:has|have) (?:long )?(?:been|remained) (?:[\w ]{1,30} s |the |its |their )?(?:\w+ )?"
    r"(?:largest|biggest|top|first) (?:\w+ ){0,3}(?:donor|partner|buyer|supplier|market|investor|creditor|lender|"
    r"source|destination|exporter|importer|customer)s? "
)
_AGO = re.compile(r"\b(?:year|month|quarter|week)s? ago$")


def _beside(scene: Scene, draft: Draft, period: Period) -> bool:
    """Whether what a later amount is compared with has its own period beside it: `from $700m in 1995 to $1.1bn`."""
    return (
        period.role == "base"
        and period.basis in ("year", "month", "quarter", "half")
        and draft.measure != "change"
        and scene.text[draft.quantity.end : period.start] == " in "
    )


def _covers(period: Period) -> bool:
    return period.role in _COVERS and period.basis not in _NO_DAYS


def _change_of_same(draft: Draft, scene: Scene) -> bool:
    return draft.measure in ("change", "share") and bool(scene.made)


# `a loan signed in December`, `lent $5 million under an agreement concluded in May`
_SIGNED = re.compile(
    r"(?:\b(?:loan|credit|grant|aid)|^| under (?:the|an?) (?:\w+ ){0,2}(?:agreement|deal|accord|contract|pact)) "
    r"(?:signed|agreed|concluded) "
)
_PAID = re.compile(
    r" (?:at a (?:total )?(?:cost|price|value) of|for|costing|worth|(?:with|for) a (?:total )?value of|"
    r"to the (?:value|tune) of) "
)  # `opened in 2022 at a cost of $5 million`
_FOUNDED = Worded(
    "renewed|ratified|inked|signed|launched|established|opened|agreed|founded|born|maturing|expiring|redeemable|repayable|due"
)


def _modifies_past(scene: Scene, between: str) -> bool:
    return not _FOUNDED.absent(scene.words) and _FOUNDED.search(between) is not None


_HAD = re.compile(r"\b(?:had|earlier|previously|originally)\b")
_CURRENT = re.compile(r"current (?:\w+ )?(?:qtr|quarter|half|year|period)\b")


_COUNTED_LATER = frozenset({"month", "quarter", "months"})
UNTOLD = 92
"""So many days after a month or quarter its figures may still be a forecast."""


def _acceptable(scene: Scene, draft: Draft, period: Period) -> bool:
    """A goal's or forecast's day must not be over; an actual figure's must not lie ahead, nor a flow be of one day."""
    if draft.metric in TRADE and period.basis in ("day", "weekday") and draft.status == "actual":
        return period.role == "since" or ends_a_month(scene, period)
    if attribute(scene, draft.quantity):
        return False
    if (
        not RESULT.absent(scene.words)
        and _CURRENT.match(scene.fold, period.start)
        and RESULT.search(scene.fold, scene.start, scene.end)
    ):
        return False  # the quarter that the results are of
    if scene.published_on is None:
        return True
    if draft.status == "actual":
        return period.first is None or period.first <= scene.published_on
    if period.role in ("from", "since"):
        return period.first is not None and period.first >= scene.published_on.replace(month=1, day=1)
    if period.basis in ("day", "weekday", "now") and period.role != "by" and period.last == scene.published_on:
        return False
    if period.last is None or period.role == "at":
        return False
    past = (
        period.role == "by" and draft.status == "target" and _HAD.search(scene.fold, scene.start, draft.quantity.start)
    )
    counted = draft.status == "forecast" and period.basis in _COUNTED_LATER and period.start > draft.quantity.end
    if counted and 0 < (scene.published_on - period.last).days <= UNTOLD:
        return True  # what is expected of a month that is over and not counted yet
    return period.last >= scene.published_on or bool(past)  # `had set a target of $15 billion by 2020`
