"""Meetings, visits, calls and ceremonies that a document reports as held, under way or fixed for a day."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from flows.extract.agreements.lead_parties import About, about, without_dateline
from flows.extract.analysis import Analysis, by_sentence, within
from flows.extract.events.attendance import attendance, level_of
from flows.extract.events.occasions import NOUNS, Occasion, occasions
from flows.extract.events.telling import Told, tense
from flows.extract.parties import Mention
from flows.extract.periods import Period
from flows.extract.text.sentences import Sentence

Row = dict[str, Any]
Span = tuple[int, int]

_DATED_BY = frozenset(["in", "at"])
_BASES = frozenset(["day", "days", "weekday", "week", "month"])
_TELLING = re.compile(r"\b(?:said|says|told|announced|reported|added|according)\b")
_OTHER_CLAUSE = re.compile(
    r"[;:]|, (?:and|but|who|which|took|was|were|is|are|began|ended)\b|"
    r"\b(?:since|until|who|which|that|when|after|before|has|have|had|will|would|could|should|"
    r"to (?!be held|take place|begin|start|open)[a-z]+|agreed|decided|established|reached|set|made)\b"
)
_PLACE = re.compile(
    r"\b(?:in|at) (?:the )?((?:[A-ZÀ-Ỹ][\w'’.-]*[\w](?: (?:de|del|da|la|El|el|of)(?= [A-Z]))? ?){1,4})(?<! )"
)
_TIME_WORD = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b"
)
_HERE = re.compile(r"\bhere\b")
_LISTED = re.compile(r"[^;:.()]{0,90}")
_OF_HOLDING = frozenset("held scheduled planned chaired hosted attended organised organized convened called".split())
_INTO = re.compile(r"\b(?:in|to) (?:the )?$")
_RELATIVE = re.compile(r"\b(?:who|whom|which)\b")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|said|says)\b")


def events(a: Analysis) -> list[Row]:
    """The records of table events, sorted by span; see ANNOTATION.md for the columns."""
    rows: dict[Span, Row] = {}
    whom = cache(partial(about, a.text, a.parties))
    for sentence, hits in by_sentence(NOUNS.find(a.fold), a.sentences):
        mentions = without_dateline(a.text, sentence, within(a.parties.mentions, sentence.start, sentence.end))
        periods = within(a.periods, sentence.start, sentence.end)
        before: tuple[Occasion, Told] | None = None
        named = occasions(a.text, hits, sentence, mentions, periods)
        for index, made in enumerate(named):
            told = tense(a.text, a.fold, sentence, made) or _shared(a.text, made, before)
            dated = _date(a.text, made, sentence, told, periods)
            if told is None and dated is not None and _is_past(dated, a.doc.published_on):
                told = Told("past", "behind", dated.start, dated.end)
            if told is not None and dated is not None and _is_ahead(dated, a.doc.published_on):
                told = told._replace(tense="future")
            if told is None or not _counts(a.text, made, told, dated, sentence):
                continue
            low = named[index - 1].end if index else sentence.start
            high = named[index + 1].left.start if index + 1 < len(named) else sentence.end
            row = _row(a, made, sentence, told, dated, whom(), mentions, (low, high))
            if row is not None:
                before = (made, told)
                rows[made.start, made.end] = row
    return [rows[span] for span in sorted(rows)]


def _shared(text: str, made: Occasion, before: tuple[Occasion, Told] | None) -> Told | None:
    """The tense of the occasion listed before this one."""
    if before is None:
        return None
    gap = text[before[0].end : made.left.start]
    listed = gap.lstrip().startswith((",", "and ")) and _LISTED.fullmatch(gap) is not None and not _FINITE.search(gap)
    return before[1] if listed else None


def _date(text: str, made: Occasion, sentence: Sentence, told: Told | None, periods: Sequence[Period]) -> Period | None:
    """The period that says when: in or right before the name, right behind it, or before the verb of holding."""
    usable = [p for p in periods if p.first is not None and p.role in _DATED_BY and p.basis in _BASES]
    for period in usable:
        if made.left.start - 3 <= period.end <= made.noun_start:
            return period
    reach = 50 if told is None or told.side == "preposition" else 90
    behind = told.end if told is not None and told.side == "behind" else made.end
    for period in usable:
        if made.end <= period.start <= behind + reach and _belongs(text[min(behind, period.start) : period.start]):
            return period
    if told is None or told.side == "preposition" or _TELLING.search(text, sentence.start, told.start):
        return None
    return next((p for p in reversed(usable) if p.end <= told.start or told.end <= p.start < made.start), None)


def _belongs(gap: str) -> bool:
    """Whether nothing but place and participants stands between a name and its date."""
    done = any(word.endswith("ed") and word not in _OF_HOLDING for word in gap.split())
    if done or gap.strip().removesuffix("on").strip() == ",":
        return False  # `responding to the session, on Monday he said`, `a note on the talks adopted on Monday`
    return _OTHER_CLAUSE.search(gap) is None and _TELLING.search(gap) is None


def _is_past(period: Period, published_on: date | None) -> bool:
    return period.first is not None and published_on is not None and period.first <= published_on


def _is_ahead(period: Period, published_on: date | None) -> bool:
    return period.first is not None and published_on is not None and period.first > published_on


def _counts(text: str, made: Occasion, told: Told, dated: Period | None, sentence: Sentence) -> bool:
    """Whether the phrase names an occasion that took place or has its day, rather than pointing back to one."""
    if made.noun.many and made.others is None:
        return False
    aimless = made.noun.kind == "visit" and made.place is None and made.others is None
    if aimless and made.left.before in ("a", "an"):  # `arrived for a four-day visit`, not `planned a visit`
        return told.tense != "future" and told.side in ("preposition", "arrival")
    if told.tense == "future" and (dated is None or dated.basis not in ("day", "days", "weekday")):
        return False
    if made.named:
        return made.left.before not in ("any", "no", "such", "every", "each")
    held_behind = made.end < told.start <= made.end + 2 and text[told.start : told.end] == "held"
    if made.noun.needs == "name" or (made.left.definite and not (held_behind and made.left.before == "their")):
        return False
    return held_behind or dated is not None or _where(text, made, sentence) is not None


def _where(text: str, made: Occasion, sentence: Sentence) -> Span | None:
    """The words that say where: the goal of a visit, or `in` and a name behind the phrase."""
    if made.place is not None:
        return made.place
    for match in _PLACE.finditer(text, made.end, min(sentence.end, made.end + 90)):
        between = made.end, match.start()
        elsewhere = _FINITE.search(text, *between) or _RELATIVE.search(text, *between)
        if elsewhere and "held" not in text[slice(*between)]:
            return None  # `met the president, who asked for investment in Peru`
        if not _TIME_WORD.match(text, match.start(1)):
            return match.start(1), match.end(1)
    return None


def _where_before(a: Analysis, made: Occasion, sentence: Sentence, mentions: Sequence[Mention]) -> Span | None:
    """The place named before the phrase: `the Lima talks`, `arrived in Lima for a four-day visit`."""
    for mention in reversed(mentions):
        if made.left.start <= mention.start < made.noun_start and mention.kind == "capital":
            return mention.start, mention.end
        aimless = made.noun.kind == "visit" and sentence.start <= mention.start < made.left.start
        if aimless and mention.kind in ("name", "capital") and _INTO.search(a.fold, sentence.start, mention.start):
            return mention.start, mention.end
    return None


def _row(
    a: Analysis,
    made: Occasion,
    sentence: Sentence,
    told: Told,
    dated: Period | None,
    whom: About,
    mentions: Sequence[Mention],
    around: Span,
) -> Row | None:
    present = attendance(a.text, a.fold, made, sentence, told, whom, mentions)
    if present is None:
        return None
    where = _where(a.text, made, sentence)
    place = a.text[slice(*where)] if where else None
    if where is None:
        where = _where_before(a, made, sentence, mentions)
        place = a.text[slice(*where)] if where else None
    if place is None and _HERE.search(a.text, made.end, min(sentence.end, made.end + 40)):
        place = a.doc.place
    evidence = {"noun": (made.noun_start, made.noun_end), "cue": (told.start, told.end)}
    if present.span is not None:
        evidence["parties"] = present.span
    if dated is not None:
        evidence["date"] = (dated.start, dated.end)
    if where is not None:
        evidence["place"] = where
    return {
        "start": made.start,
        "end": made.end,
        "kind": made.noun.kind,
        "date_start": dated.first if dated else None,
        "date_end": dated.last if dated else None,
        "place": place,
        "parties": list(present.codes),
        "level": level_of(a.text, a.fold, around, whom.levels),
        "rule": f"{made.noun.kind}_{told.tense}",
        "confidence": round(present.sure * (0.9 if told.tense == "past" else 0.8), 2),
        "evidence": evidence,
    }
