"""Periods of something else than the figure beside them: of a document, a participle, of what it is set against."""

import re

from flows.extract.figures.scene import Scene
from flows.extract.periods import Period
from flows.extract.quantities import Quantity
from flows.extract.text.worded import Worded

OPENS = 70
"""A relative clause or apposition opens within so many characters before what it holds."""


_PARTICIPLE = re.compile(r", (?:(?:\w+ly|first|long|already|also) )?[a-z]{3,}ed [^,;]*$")
_GOES_ON = re.compile(
    r"[^,;]{0,60}, (?:will|would|is|are|was|were|has|have|had|said|should|could|may|might|can|says?|gives?|gave|made|"
    r"generates|produces|carries|supplies|employs|serves|handles|holds|provides|exports|imports|"
    r"[a-z]{3,}ed|rose|fell|grew|brought|cost|drew|sent|sold|bought|took|ran) "
)


def inserted(scene: Scene, period: Period, quantity: Quantity) -> bool:
    """Whether a period stands in a participle that commas set apart from the clause of a figure."""
    if _between_dashes(scene, period, quantity):
        return True
    if not _GOES_ON.match(scene.text, period.end, quantity.hedge_start):
        return False
    return _PARTICIPLE.search(scene.text, max(scene.start, period.start - OPENS), period.start) is not None


# What was done with the thing then, not what is said of it now; `recorded in 2014` would be of the figure itself.
_DONE_THEN = re.compile(
    r", (?:(?:\w+ly|first|already|long|also) )?(?!signed|agreed|concluded|recorded|registered|reported|posted|measured|"
    r"achieved|reached|earned|compared|followed|estimated|valued|lifted|based)[a-z]{3,}ed (?:[\w'-]+ ){0,5}$"
)


def apposed_behind(scene: Scene, quantity: Quantity, period: Period) -> bool:
    """Whether commas set apart a participle with a period behind a figure: `a $5 million line, opened in 2014, has`."""
    if not scene.text.startswith(",", period.end) or "," not in scene.text[quantity.end : period.start]:
        return False
    return _DONE_THEN.search(scene.text, max(quantity.end, period.start - OPENS), period.start) is not None


_DASH = re.compile(r" [—–-] |—")


def _between_dashes(scene: Scene, period: Period, quantity: Quantity) -> bool:
    """Whether a period stands between dashes that close before a figure: `A pact — signed in May — brought $4 mln`."""
    closed = _DASH.search(scene.text, period.end, quantity.hedge_start)
    if closed is None or _DASH.search(scene.text, closed.end(), quantity.hedge_start):
        return False
    return len(_DASH.findall(scene.text, scene.start, period.start)) == 1


def recurs(scene: Scene, period: Period) -> bool:
    """Whether months or days come again every year: `40 MW every year from June 15 to November 15`."""
    if "year" not in scene.words:
        return False
    return _EVERY_YEAR.search(scene.fold, max(scene.start, period.start - 28), period.start) is not None


_EVERY_YEAR = re.compile(r"\b(?:each|every) year (?:from|between|in|during|on) (?:the )?$")
_PLAN = re.compile(r" (?:\w+ ){0,2}(?:plan|programme|program|strategy|agenda|framework|roadmap|road map)\b")


def names_a_plan(scene: Scene, period: Period) -> bool:
    """Whether years are those of a plan that they name: `the 2022-2023 Action Plan`."""
    return period.basis in ("year", "years", "fiscal") and _PLAN.match(scene.fold, period.end) is not None


_DOCUMENT = re.compile(
    r" (?:s )?(?:annual |interim )?(?:prices|report|survey|study|review|edition|law|act|treaty|agreement|accord|pact|"
    r"contract|constitution|census|convention|protocol|decree)\b"
)


def names_a_document(scene: Scene, period: Period) -> bool:
    """Whether a year tells one report or law from another: `its 1986 annual report`, `the 1985 contract`."""
    return period.basis == "year" and _DOCUMENT.match(scene.fold, period.end) is not None


def named_level(scene: Scene, period: Period) -> bool:
    """Whether a period says what a figure is measured against: `ahead of the 1986 pace`."""
    return (
        not _LEVEL.absent(scene.words)
        and _LEVEL.match(scene.fold, period.end) is not None
        and bool(_LEVEL_OF.search(scene.fold, max(scene.start, period.start - 20), period.start))
    )


_OVER = r"\b(?:from|over|on|than|against|with|to|ahead of|above|below|behind) (?:the|its|their) "
_SAME_BASE = Worded("same|corresponding|comparable|previous|year earlier", " $", _OVER)
_THAN_IN = re.compile(r"\bthan in (?:the |a )?(?:\w+ ){0,3}(?:year|season|month|quarter) of $")
# `a drop of 9 per cent from the record of the previous year`, `above the level seen in 2019`
_MARK_OF = Worded(
    "record|level|peak|high|low|figure|total|mark|volume|value",
    r" (?:(?:set|reached|seen|recorded|registered|reported) )?(?:of|in|from) (?:the )?$",
    _OVER + r"(?:\w+ ){0,2}",
)
_LAST_BASE = Worded("previous|last|prior|earlier", r" \w+ (?:on|in|of) $", _OVER)


_TELLS = Worded("said|says|told|added|noted|stated", r"(?: reporters| reuters)?(?: late| early)?(?: on)? $")


def of_telling(scene: Scene, period: Period) -> bool:
    """Whether a day before that of the document is that of what somebody said: `said on Tuesday it has 40 MW`."""
    if period.basis not in ("day", "weekday") or period.last is None or _TELLS.absent(scene.words):
        return False
    past = scene.published_on is not None and period.last < scene.published_on
    return past and _TELLS.search(scene.fold, max(scene.start, period.start - 28), period.start) is not None


def of_the_same(scene: Scene, period: Period) -> bool:
    """Whether a period is part of what another is measured against: `from the same 1985 quarter`."""
    if "than" in scene.words and _THAN_IN.search(scene.fold, max(scene.start, period.start - 40), period.start):
        return True
    if not _MARK_OF.absent(scene.words) and _MARK_OF.search(
        scene.fold, max(scene.start, period.start - 56), period.start
    ):
        return True
    if _SAME_BASE.absent(scene.words) and _LAST_BASE.absent(scene.words):
        return False
    start = max(scene.start, period.start - 28)
    return bool(
        _SAME_BASE.search(scene.fold, start, period.start) or _LAST_BASE.search(scene.fold, start, period.start)
    )


def against(scene: Scene, period: Period) -> bool:
    """Whether a period is told as one that another is measured against: `after January's rise`."""
    if _AGAINST.absent(scene.words):
        return False
    return _AGAINST.search(scene.fold, max(scene.start, period.start - 16), period.start) is not None


_AGAINST = Worded("after|following|against|versus|vs|compared with|compared to", r" (?:a |the )?$")


_LEVEL_OF = re.compile(r"\b(?:ahead of|above|below|behind|over|from|than) (?:the |its |their )?$")
_LEVEL = Worded(
    "pace|level|levels|figure|total|average|mark|record|harvest|crop|output|production|yield|volume|price|prices",
    before=" (?:s )?",
)


BESIDE = 6
"""A period of one figure among several stands within so many characters behind it."""


def period_beside(scene: Scene, quantity: Quantity) -> Period | None:
    """The period right behind a figure: `from 68.7 million last year to 69.5 million this year`."""
    for period in scene.periods:
        if period.start >= quantity.end:
            return period if period.start - quantity.end <= BESIDE else None
    return None
