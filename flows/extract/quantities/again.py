"""Numbers without a noun that take up what was counted before: `but only 3,000 in 2021`, `raised from 20 to 40`."""

import re

from flows.extract.quantities.nouns import singular
from flows.extract.quantities.quantity import Quantity
from flows.reference import table

_COUNTED = frozenset(row["noun"] for row in table("lexicons/counted"))
_THINGS = ("count", "measure")
_BACK = 6
"""What a number takes up is told at most so many numbers before."""
_NEAR = 240
_OPENS = 130
"""So many characters before a number stand the things that grew to it, at most."""
_ALIKE = 50
"""A number that takes up another is at most so many times as large or small."""

_WHEN = re.compile(
    r" (?:in|for|during|by) (?:(?:early |late |mid-?)?(?:19|20)\d\d|[A-Z][a-z]{2,8} (?:19|20)\d\d)\b|"
    r" (?:last|this|next) (?:year|month|season|quarter)\b|"
    r" the (?:previous|preceding|following) (?:year|month|season)\b|"
    r" (?:the|a|one|two|three|four|five|six|seven|eight|nine|ten) (?:year|decade|month)s? "
    r"(?:earlier|before|ago|previously|later)\b"
)
_SENTENCE_END = re.compile(r"[.!?] +[A-Z\"]|\n")
_LED = re.compile(
    r"(?:\b(?:and|but|to|from|against|with|than|were|was|sent|had|received|bought|sold|came|only|just)|,) "
    r"(?:only |just |some |about |around |nearly |almost )?$"
)
# `Last year they were`, `for the current season the figure is`, `a number that fell to`
_TAKEN_UP = re.compile(
    r"\b(?:(?:[Tt]he|[Tt]his|[Tt]hat|a) (?:figure|number|total|quantity|tally|volume|count)|[Tt]hey|[Tt]here|which)\b"
    r"[^.;:\d]{0,24} (?:was|were|is|are|numbered|stood at|stands at|reached|totall?ed|hit|"
    r"(?:rose|fell|grew|dropped|climbed|jumped|sank|shrank|increased|decreased|declined|came|amounted) to) "
    r"(?:only |just |some |about |around |nearly |almost |over |a mere )?$"
)
_TO = re.compile(r" to (?:some |about |a total of )?")
_GROWN = re.compile(
    r"\b(?P<noun>[A-Za-z][a-z]{3,}s)\b[^.;:\d\n]{0,70}? (?:increas|rais|doubl|trebl|tripl|quadrupl|expand|rise|rising|"
    r"rose|grow|grew|go up|went up|cut|reduc|lower|fall|fell|drop|declin|lift|boost|br(?:ing|ought)|climb|halv|extend|"
    r"up|rebound|recover|surg|soar|jump|swell|swollen|slump|plung|plummet|slid|sank)[a-z]{0,4}"
    r"(?: (?:by )?\d[\d.]* ?(?:%|per ?cent|pct))?(?: [a-z]+){0,4} (?:from|to) $"
)
_FROM = re.compile(r"\b(?P<noun>[a-z]{4,}s)(?: (?:a|per|each|every) (?:year|month|week|day))? from $")
_ENDS = re.compile(r"[,.;)]|$| (?:a|per|each|every|to|from|in|by|this|last|next|as|and|under|for|with)\b")


def taken_up(text: str, made: list[Quantity], at: int) -> Quantity | None:
    """The things of which a bare number tells how many there were another time, or None."""
    quantity = made[at]
    if at and _WHEN.match(text, quantity.end) and _LED.search(text, max(0, quantity.hedge_start - 24), quantity.start):
        return _before(text, made, at, timed=True)
    if _ENDS.match(text, quantity.end) is None:
        return None
    if text.endswith((" from ", " to "), 0, quantity.hedge_start):
        return _grown(text, made, at)
    if at and _TAKEN_UP.search(text, max(0, quantity.hedge_start - 70), quantity.start):
        return _before(text, made, at, timed=False)
    return None


def _before(text: str, made: list[Quantity], at: int, *, timed: bool) -> Quantity | None:
    """The things counted before; in the same sentence and at a time of their own where the number has one."""
    quantity = made[at]
    for other in reversed(made[max(0, at - _BACK) : at]):
        if quantity.start - other.end > _NEAR:
            return None
        if other.kind == "percent":
            return None
        if other.kind in _THINGS:
            between = text[other.end : quantity.start]
            if timed and (_SENTENCE_END.search(between) or not _WHEN.search(between)):
                return None
            if not timed and len(_SENTENCE_END.findall(between)) > 1:
                return None
            return other if 1 / _ALIKE < abs(quantity.value / (other.value or 1.0)) < _ALIKE else None
    return None


def _grown(text: str, made: list[Quantity], at: int) -> Quantity | None:
    """The things that grow from or to a number: `grants will be doubled from 20 to 40`, `from four to six flights`."""
    quantity = made[at]
    if at + 1 < len(made) and text.endswith(" from ", 0, quantity.hedge_start):
        other = made[at + 1]
        if other.kind == "count" and _TO.fullmatch(text, quantity.end, other.hedge_start):
            return other
    if at and made[at - 1].kind == "count" and made[at - 1].noun_end == made[at - 1].end:
        other = made[at - 1]
        if _TO.fullmatch(text, other.end, quantity.hedge_start):
            return other
    told = _GROWN.search(text, max(0, quantity.hedge_start - _OPENS), quantity.hedge_start)
    while told is not None and singular(told["noun"].lower()) not in _COUNTED:
        told = _GROWN.search(text, told.end("noun"), quantity.hedge_start)
    if told is None and at + 1 < len(made) and _TO.fullmatch(text, quantity.end, made[at + 1].hedge_start):
        told = _FROM.search(text, max(0, quantity.hedge_start - 40), quantity.hedge_start)
    noun = singular(told["noun"].lower()) if told is not None else None
    return quantity._replace(unit=noun, kind="count") if noun in _COUNTED else None
