"""The day on which an instrument was signed or reached, from its sentence or the occasion it belongs to."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from flows.extract.agreements.governing import Standing
from flows.extract.agreements.instruments import Instrument
from flows.extract.periods import Period
from flows.extract.text.sentences import Sentence, sentence_at

Dated = tuple[date, tuple[int, int]]

_OCCASION = (
    r"(?:visit|trip|tour|talks|meetings?|discussions|negotiations|consultations|dialogue|summit|ceremony|session|forum|"
    r"conference|gathering|event|proceedings|commission|encounter|round|mission|reception|exhibition|fair|seminar)"
)
_SAME_OCCASION = re.compile(
    r"\s*(?:Afterwards?|Later|Then|Earlier (?:that|the same|in the) day|(?:On )?(?:that|the) same day|"
    r"On (?:this|the|that) occasion|"
    rf"(?:Following|After|Concluding|At the end of) (?:the|their) {_OCCASION})\b"
)
_DURING = re.compile(
    r"\b(?:during|at|after|following|concluding|upon|on the (?:occasion|sidelines|margins?|fringes) of|"
    r"(?:at|on|by|upon) (?:the )?(?:end|close|conclusion|completion|start|opening) of|"
    r"(?:in|within) the (?:framework|course|context|presence) of|as part of) "
    rf"(?:the|this|his|her|their|these|that) (?:[\w-]+ ){{0,3}}?({_OCCASION})\b(?! (?:last|in (?:19|20)\d\d)\b)",
    re.I,
)
_WITNESSED = re.compile(
    r"\b(?:witness(?:ed|ing)|(?:attend|oversaw|oversee|presid)(?:ed|ing)?(?: over)?) (?:the|an?) "
    r"(?:signing|signature|exchange|ceremony)\b"
)
_HELD = re.compile(rf"\b{_OCCASION}\b", re.I)
_LINE = 200
"""Within so many characters before the word of signing the line of its list begins."""
_RECENT = 31
_DAYS = frozenset(["day", "weekday"])
_SAID = re.compile(r"\b(?:said|told [\w ]{2,20}|announced|reported)\s+(?:(?:on|late|early|last)\s+)*$")
_MEETING = re.compile(r"\b(?:meeting|session|talks)\b")


def _days(periods: Sequence[Period]) -> list[Period]:
    return [p for p in periods if p.first is not None and p.first == p.last and p.role == "in" and p.basis in _DAYS]


_SIGNED_ON = re.compile(r",? (?:signed|concluded|inked|reached) (?:(?:in|at) [A-Z][\w' -]{2,30} )?(?:on )?(?:the )?")
_STANDING = frozenset(("begin", "apply", "ratify", "expire"))


def signing_day(text: str, made: Instrument, stands: Standing | None, inside: Sequence[Period]) -> Dated | None:
    """The day nearest to the word of signing in its sentence; None where it is not said, or not signed."""
    if stands is not None and stands.act in _STANDING:  # `the treaty, signed on 5 August 2019, has entered into force`
        beside = next((p for p in _days(inside) if p.start > made.end), None)
        if beside is not None and beside.first is not None and _SIGNED_ON.fullmatch(text, made.end, beside.start):
            return beside.first, (beside.start, beside.end)
        return None
    if stands is None or stands.act not in ("sign", "reach") or not stands.done or stands.status == "to_be_signed":
        return None
    best: tuple[int, Dated] | None = None
    for period in _days(inside):
        if _SAID.search(text, max(period.start - 30, 0), period.start):
            continue
        if made.relative is not None and not made.relative[0] <= period.start < made.relative[1]:
            continue
        if made.complement and made.complement[0] <= period.start < made.complement[1]:
            continue
        distance = min(abs(period.start - stands.end), abs(period.end - stands.start), abs(period.start - made.end))
        if period.first is not None and (best is None or distance < best[0]):
            best = (distance, (period.first, (period.start, period.end)))
    return best[1] if best else None


class Occasions(NamedTuple):
    """The days that a document tells of: the first of a meeting; all in order; how many of these begin as one day.

    `held` has the day of each kind of occasion (`forum`, `visit`), None where sentences about it tell several.
    """

    meeting: Dated | None
    days: list[Period]
    alike: int
    held: dict[str, Dated | None]


def occasions(
    text: str, sentences: Sequence[Sentence], periods: Sequence[Period], published_on: date | None
) -> Occasions:
    """What `day_of_occasion` asks of a document, found once for all its instruments; days to come are no part of it."""
    meeting: Dated | None = None
    days: list[Period] = []
    kinds: dict[str, Dated | None] = {}
    named: tuple[int, frozenset[str]] = (-1, frozenset())
    for day in _days(periods):
        if day.first is not None and published_on is not None and day.first > published_on:
            continue
        held = sentences[sentence_at(sentences, day.start)]
        if not held.start <= day.start < held.end:
            continue
        days.append(day)
        if named[0] != held.start:
            named = held.start, frozenset(map(_kind, _HELD.findall(text, held.start, held.end)))
        for kind in named[1]:
            before = kinds.setdefault(kind, (day.first, (day.start, day.end)) if day.first is not None else None)
            if before is not None and before[0] != day.first:
                kinds[kind] = None
        if meeting is None and day.first is not None and _MEETING.search(text, held.start, held.end):
            meeting = day.first, (day.start, day.end)
    alike = next((at for at, day in enumerate(days) if day.first != days[0].first), len(days))
    if (
        days
        and published_on is not None
        and days[0].first is not None
        and (published_on - days[0].first).days > _RECENT
    ):
        alike = 0  # the one day told of is of something long past, not of what the text reports
    return Occasions(meeting, days, alike, kinds)


def _kind(noun: str) -> str:
    return noun.lower().rstrip("s")


def day_of_occasion(
    text: str, made: Instrument, sentence: Sentence, stands: Standing | None, told: Callable[[], Occasions]
) -> Dated | None:
    """The day of the meeting whose end the signing was: minutes bear its day, `afterwards` means the same day.

    What was signed `during the visit` has the day of the visit where the document tells of no other.
    """
    if made.head.type == "minutes" and told().meeting is not None:
        return told().meeting
    low = sentence.start
    if stands is not None and stands.start < low:  # the line that announces a list
        low = text.rfind("\n", max(stands.start - _LINE, 0), stands.start) + 1 or stands.start
    tied = _DURING.search(text, low, sentence.end)
    if tied is not None and (dated := told().held.get(_kind(tied[1]))) is not None:
        return dated
    days, alike = told().days, told().alike
    tied = tied or _WITNESSED.search(text, low, sentence.end)
    alone = days and alike == len(days) and (tied or made.head.type == "minutes")
    if alone and days[0].first is not None:
        return days[0].first, (days[0].start, days[0].end)
    if not _SAME_OCCASION.match(text, sentence.start, sentence.end):
        return None
    before = bisect_right(days, sentence.start, key=lambda day: day.end)
    last = days[before - 1] if 0 < before <= alike else None
    return (last.first, (last.start, last.end)) if last is not None and last.first is not None else None
