"""The day on which an instrument was signed or reached, from its sentence or the occasion it belongs to."""

import re
from collections.abc import Sequence
from datetime import date

from flows.extract.agreements.governing import Standing
from flows.extract.agreements.instruments import Instrument
from flows.extract.periods import Period
from flows.extract.text.sentences import Sentence, sentence_at

Dated = tuple[date, tuple[int, int]]

_SAME_OCCASION = re.compile(
    r"\s*(?:Afterwards?|Later|Then|On (?:this|the) occasion|"
    r"(?:Following|After|Concluding|At the end of) (?:the|their) (?:talks|meeting|discussions))\b"
)
_DAYS = frozenset(["day", "weekday"])
_SAID = re.compile(r"\b(?:said|told [\w ]{2,20}|announced|reported)\s+(?:(?:on|late|early|last)\s+)*$")
_MEETING = re.compile(r"\b(?:meeting|session|talks)\b")


def _days(periods: Sequence[Period]) -> list[Period]:
    return [p for p in periods if p.first is not None and p.first == p.last and p.role == "in" and p.basis in _DAYS]


def signing_day(text: str, made: Instrument, stands: Standing | None, inside: Sequence[Period]) -> Dated | None:
    """The day nearest to the word of signing in its sentence; None where it is not said, or not signed."""
    if stands is None or stands.act not in ("sign", "reach") or not stands.done:
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


def day_of_occasion(
    text: str, made: Instrument, sentence: Sentence, sentences: Sequence[Sentence], periods: Sequence[Period]
) -> Dated | None:
    """The day of the meeting whose end the signing was: minutes bear its day, `afterwards` means the same day."""
    minutes = made.head.type == "minutes"
    if not minutes and not _SAME_OCCASION.match(text, sentence.start, sentence.end):
        return None
    told = ((day, sentences[sentence_at(sentences, day.start)]) for day in _days(periods))
    within = [(day, held) for day, held in told if held.start <= day.start < held.end]
    if minutes:
        for day, held in within:
            if day.first and _MEETING.search(text, held.start, held.end):
                return day.first, (day.start, day.end)
        return None
    days = [day for day, _ in within]
    before = [day for day in days if day.end <= sentence.start]
    if before and before[-1].first is not None and len({day.first for day in before}) == 1:
        return before[-1].first, (before[-1].start, before[-1].end)
    return None
